//! CSV: one row a year of a project, and one a target that is not what it was.

use serde::Serialize;

use crate::print::CsvError;
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
    score: Option<&'a str>,
    full_points: Option<&'a str>,
    score_change: Option<&'a str>,
    grade: Option<&'a str>,
    budget: Option<&'a str>,
    budget_change: Option<&'a str>,
    budget_percent: Option<&'a str>,
    executed: Option<&'a str>,
    rate_percent: Option<&'a str>,
    rate_points: Option<&'a str>,
    tier: Option<&'a str>,
    subtier: Option<&'a str>,
    indicator: Option<&'a str>,
    moved: Option<TargetMove>,
    otherwise: Option<OtherTarget>,
    direction: Option<TargetDirection>,
    before: Option<&'a str>,
    after: Option<&'a str>,
    last_actual: Option<&'a str>,
    difference: Option<&'a str>,
    difference_unit: Option<&'a str>,
    percent: Option<&'a str>,
    below_last_actual: Option<bool>,
    weight_before: Option<&'a str>,
    weight_after: Option<&'a str>,
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
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    writer.write_record(HEADER)?;
    for project in &found.projects {
        for year in &project.years {
            writer.serialize(of_year(project, year))?;
            if let Some(changes) = &year.targets {
                for change in &changes.changed {
                    writer.serialize(of_target(project, year, changes, change))?;
                }
            }
        }
    }
    writer.into_inner().map_err(|error| error.into_error().into())
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
        score: year.score.as_deref(),
        full_points: year.full_points.as_deref(),
        score_change: change.and_then(|change| change.score.as_deref()),
        grade: year.grade.as_deref(),
        budget: year.budget.as_deref(),
        budget_change: change.and_then(|change| change.budget.as_deref()),
        budget_percent: change.and_then(|change| change.budget_percent.as_deref()),
        executed: year.executed.as_deref(),
        rate_percent: year.rate_percent.as_deref(),
        rate_points: change.and_then(|change| change.rate_points.as_deref()),
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
        difference: change.difference.as_deref(),
        difference_unit: change.unit.as_deref(),
        percent: change.percent.as_deref(),
        below_last_actual: Some(change.below_last_actual),
        weight_before: change.weight_before.as_deref(),
        weight_after: change.weight_after.as_deref(),
        ..of_project(project, year)
    }
}
