//! CSV: one row a year of a project, and one a target that is not what it was.

use serde::Serialize;

use crate::num::Figure;
use crate::print::{CsvError, Rows};
use crate::trend::year_on_year::{
    OtherTarget, ProjectYear, ProjectYears, TargetChange, TargetChanges, TargetDirection, TargetMove, YearOnYear,
    YearSource,
};

/// One row; the names of its fields are the header.
#[derive(Clone, Copy, Default, Serialize)]
struct Line<'a> {
    /// What the row is: `year` or `target`.
    row: &'a str,
    department: Option<&'a str>,
    unit: Option<&'a str>,
    code: Option<&'a str>,
    project: &'a str,
    year: u16,
    /// The year that it is held against.
    from: Option<u16>,
    source: Option<YearSource>,
    template: Option<&'a str>,
    score: Option<Figure>,
    full_points: Option<Figure>,
    score_change: Option<Figure>,
    grade: Option<&'a str>,
    budget: Option<Figure>,
    budget_change: Option<Figure>,
    budget_percent: Option<Figure>,
    executed: Option<Figure>,
    rate_percent: Option<Figure>,
    rate_points: Option<Figure>,
    tier: Option<&'a str>,
    subtier: Option<&'a str>,
    indicator: Option<&'a str>,
    moved: Option<TargetMove>,
    otherwise: Option<OtherTarget>,
    direction: Option<TargetDirection>,
    before: Option<&'a str>,
    after: Option<&'a str>,
    last_actual: Option<&'a str>,
    difference: Option<Figure>,
    difference_unit: Option<&'a str>,
    percent: Option<Figure>,
    below_last_actual: Option<bool>,
    weight_before: Option<Figure>,
    weight_after: Option<Figure>,
}

/// The names of the fields, which stand there even if no project has two years.
const HEADER: [&str; 34] = [
    "row",
    "department",
    "unit",
    "code",
    "project",
    "year",
    "from",
    "source",
    "template",
    "score",
    "full_points",
    "score_change",
    "grade",
    "budget",
    "budget_change",
    "budget_percent",
    "executed",
    "rate_percent",
    "rate_points",
    "tier",
    "subtier",
    "indicator",
    "moved",
    "otherwise",
    "direction",
    "before",
    "after",
    "last_actual",
    "difference",
    "difference_unit",
    "percent",
    "below_last_actual",
    "weight_before",
    "weight_after",
];

/// The rows of a comparison, below their header.
///
/// # Errors
/// None: the text is kept in memory.
pub fn csv(found: &YearOnYear) -> Result<Vec<u8>, CsvError> {
    let mut rows = Rows::new(false);
    rows.cells(HEADER)?;
    for project in &found.projects {
        for year in &project.years {
            rows.row(of_year(project, year))?;
            if let Some(changes) = &year.targets {
                for change in &changes.changed {
                    rows.row(of_target(project, year, changes, change))?;
                }
            }
        }
    }
    rows.finish()
}

fn of_project<'a>(project: &'a ProjectYears, year: &'a ProjectYear) -> Line<'a> {
    Line {
        department: project.department.as_deref(),
        unit: project.unit.as_deref(),
        code: project.code.as_deref(),
        project: &year.name,
        year: year.year,
        ..Line::default()
    }
}

fn of_year<'a>(project: &'a ProjectYears, year: &'a ProjectYear) -> Line<'a> {
    let change = year.change.as_ref();
    Line {
        row: "year",
        from: change.map(|change| change.from),
        source: Some(year.source),
        template: year.template.as_deref(),
        score: year.score,
        full_points: year.full_points,
        score_change: change.and_then(|change| change.score),
        grade: year.grade.as_deref(),
        budget: year.budget,
        budget_change: change.and_then(|change| change.budget),
        budget_percent: change.and_then(|change| change.budget_percent),
        executed: year.executed,
        rate_percent: year.rate_percent,
        rate_points: change.and_then(|change| change.rate_points),
        ..of_project(project, year)
    }
}

fn of_target<'a>(
    project: &'a ProjectYears,
    year: &'a ProjectYear,
    changes: &'a TargetChanges,
    change: &'a TargetChange,
) -> Line<'a> {
    let tier = |level: usize| change.path.get(level).map(String::as_str);
    Line {
        row: "target",
        from: Some(changes.from),
        tier: tier(0),
        subtier: tier(1),
        indicator: change.name.as_deref(),
        moved: Some(change.moved),
        otherwise: change.otherwise,
        direction: change.direction,
        before: change.before.as_deref(),
        after: change.after.as_deref(),
        last_actual: change.last_actual.as_deref(),
        difference: change.difference,
        difference_unit: change.unit.as_deref(),
        percent: change.percent,
        below_last_actual: Some(change.below_last_actual),
        weight_before: change.weight_before,
        weight_after: change.weight_after,
        ..of_project(project, year)
    }
}
