//! The same as lists: one row a year of a project, and one a target that is not what it was.

use std::cmp::Reverse;

use super::targets::{label, otherwise};
use crate::num::{Figure, Fraction};
use crate::order::Order;
use crate::print::{Column, Listing, shown};
use crate::trend::year_on_year::{
    OtherTarget, ProjectYear, ProjectYears, TargetChange, TargetChanges, TargetDirection, TargetMove, YearOnYear,
    YearSource,
};
use crate::words::{Language, say, word};

/// One row, in the order of the columns.
#[derive(Clone, Default)]
struct Line {
    /// What the row is: `year` or `target`.
    row: String,
    department: String,
    unit: String,
    code: String,
    project: String,
    year: String,
    /// The year that it is held against.
    from: String,
    of_year: OfYear,
    of_target: OfTarget,
}

/// What a row of a year says.
#[derive(Clone, Default)]
struct OfYear {
    source: String,
    template: String,
    score: String,
    full_points: String,
    score_change: String,
    grade: String,
    budget: String,
    budget_change: String,
    budget_percent: String,
    executed: String,
    rate_percent: String,
    rate_points: String,
}

/// What a row of a target says.
#[derive(Clone, Default)]
struct OfTarget {
    tier: String,
    subtier: String,
    indicator: String,
    moved: String,
    otherwise: String,
    direction: String,
    before: String,
    after: String,
    last_actual: String,
    difference: String,
    difference_unit: String,
    percent: String,
    below_last_actual: String,
    weight_before: String,
    weight_after: String,
}

/// The columns.
const COLUMNS: [Column; 34] = [
    Column::short(word("类别", "row")),
    Column::name(word("主管部门", "department")),
    Column::name(word("预算单位", "unit")),
    Column::short(word("项目编码", "code")),
    Column::name(word("项目名称", "project")),
    Column::short(word("年度", "year")),
    Column::short(word("与哪年比", "from")),
    Column::short(word("来源", "source")),
    Column::name(word("模板", "template")),
    Column::figure(word("得分", "score")),
    Column::figure(word("满分", "full_points")),
    Column::figure(word("得分增减", "score_change")),
    Column::short(word("等级", "grade")),
    Column::figure(word("全年预算数(万元)", "budget")),
    Column::figure(word("预算增减(万元)", "budget_change")),
    Column::figure(word("预算增减(%)", "budget_percent")),
    Column::figure(word("全年执行数(万元)", "executed")),
    Column::figure(word("执行率(%)", "rate_percent")),
    Column::figure(word("执行率增减(百分点)", "rate_points")),
    Column::name(word("一级指标", "tier")),
    Column::name(word("二级指标", "subtier")),
    Column::name(word("指标", "indicator")),
    Column::short(word("目标变化", "moved")),
    Column::name(word("何以不同", "otherwise")),
    Column::for_programs(word("方向", "direction")),
    Column::name(word("原目标", "before")),
    Column::name(word("新目标", "after")),
    Column::name(word("上次实际", "last_actual")),
    Column::figure(word("目标增减", "difference")),
    Column::short(word("增减单位", "difference_unit")),
    Column::figure(word("目标增减(%)", "percent")),
    Column::short(word("低于上次实际", "below_last_actual")),
    Column::figure(word("原分值", "weight_before")),
    Column::figure(word("新分值", "weight_after")),
];

/// One list of everything, a project after the other.
#[must_use]
pub fn list(found: &YearOnYear, language: Language) -> Listing {
    let mut list = Listing::new(say!(language, "历年比较", "Year on year"), COLUMNS);
    for project in &found.projects {
        for year in &project.years {
            list.rows.push(year_line(project, year, language).cells());
            if let Some(changes) = &year.targets {
                let changed = changes.changed.iter();
                list.rows.extend(
                    changed.map(|change| target_line(project, year, &Changed { changes, change }, language).cells()),
                );
            }
        }
    }
    list
}

/// A list of the years, those whose points fell most first, and one of the targets, the lowered ones first.
#[must_use]
pub fn ranked_lists(found: &YearOnYear, language: Language) -> [Listing; 2] {
    let mut years = Listing::new(say!(language, "得分与预算", "Points and budgets"), COLUMNS);
    let mut of_years: Vec<(&ProjectYears, &ProjectYear)> = all(found).collect();
    of_years.order_by_key(|(_, year)| {
        let change = score_change(year);
        (change.is_none(), change)
    });
    years.rows = of_years.into_iter().map(|(project, year)| year_line(project, year, language).cells()).collect();
    let mut targets = Listing::new(say!(language, "目标", "Targets"), COLUMNS);
    let rows = ranked_targets(found).into_iter();
    targets.rows = rows.map(|of| target_line(of.project, of.year, &of.changed, language).cells()).collect();
    [years, targets]
}

fn all(found: &YearOnYear) -> impl Iterator<Item = (&ProjectYears, &ProjectYear)> {
    found.projects.iter().flat_map(|project| project.years.iter().map(move |year| (project, year)))
}

pub(super) fn score_change(year: &ProjectYear) -> Option<Fraction> {
    year.change.as_ref()?.score.map(Figure::value)
}

/// A target that changed.
pub(super) struct Changed<'f> {
    pub(super) changes: &'f TargetChanges,
    pub(super) change: &'f TargetChange,
}

/// The same with its project and year.
pub(super) struct RankedTarget<'f> {
    pub(super) project: &'f ProjectYears,
    pub(super) year: &'f ProjectYear,
    pub(super) changed: Changed<'f>,
}

/// The targets that changed: the lowered ones first, of these those that lie below what was reached, then those that were
/// lowered most; then the dropped and the others.
pub(super) fn ranked_targets(found: &YearOnYear) -> Vec<RankedTarget<'_>> {
    let mut targets: Vec<RankedTarget<'_>> = all(found)
        .flat_map(|(project, year)| {
            let changes = year.targets.iter();
            let each =
                changes.flat_map(|changes| changes.changed.iter().map(move |change| Changed { changes, change }));
            each.map(move |changed| RankedTarget { project, year, changed })
        })
        .collect();
    targets.order_by_key(|of| {
        let change = of.changed.change;
        let share =
            change.percent.map(Figure::value).map(|share| if share.is_negative() { share } else { negated(share) });
        (weight_of(change.moved), Reverse(change.below_last_actual), share.is_none(), share)
    });
    targets
}

fn negated(share: Fraction) -> Fraction {
    Fraction::ZERO.subtract(share).unwrap_or(share)
}

/// What matters more comes first.
const fn weight_of(moved: TargetMove) -> u8 {
    match moved {
        TargetMove::Lowered => 0,
        TargetMove::Dropped => 1,
        TargetMove::Changed => 2,
        TargetMove::Reweighted => 3,
        TargetMove::Added => 4,
        TargetMove::Raised => 5,
    }
}

fn of_project(project: &ProjectYears, year: &ProjectYear) -> Line {
    Line {
        department: shown(project.department.as_deref()),
        unit: shown(project.unit.as_deref()),
        code: shown(project.code.as_deref()),
        project: year.name.clone(),
        year: year.year.to_string(),
        ..Line::default()
    }
}

fn year_line(project: &ProjectYears, year: &ProjectYear, language: Language) -> Line {
    let change = year.change.as_ref();
    let source = match year.source {
        YearSource::Computed => say!(language, "按表计算", "computed"),
        YearSource::Reported => say!(language, "部门填报", "reported"),
    };
    Line {
        row: say!(language, "年度", "year").to_owned(),
        from: shown(change.map(|change| change.from)),
        of_year: OfYear {
            source: source.to_owned(),
            template: shown(year.template.as_deref()),
            score: shown(year.score),
            full_points: shown(year.full_points),
            score_change: shown(change.and_then(|change| change.score)),
            grade: shown(year.grade.as_deref()),
            budget: shown(year.budget),
            budget_change: shown(change.and_then(|change| change.budget)),
            budget_percent: shown(change.and_then(|change| change.budget_percent)),
            executed: shown(year.executed),
            rate_percent: shown(year.rate_percent),
            rate_points: shown(change.and_then(|change| change.rate_points)),
        },
        ..of_project(project, year)
    }
}

fn target_line(project: &ProjectYears, year: &ProjectYear, changed: &Changed<'_>, language: Language) -> Line {
    let Changed { changes, change } = changed;
    let tier = |level: usize| shown(change.path.get(level).map(String::as_str));
    Line {
        row: say!(language, "目标", "target").to_owned(),
        from: changes.from.to_string(),
        of_target: OfTarget {
            tier: tier(0),
            subtier: tier(1),
            indicator: shown(change.name.as_deref()),
            moved: match language {
                Language::Zh => label(change, language).to_owned(),
                Language::En => moved(change.moved).to_owned(),
            },
            otherwise: shown(change.otherwise.map(|why| match language {
                Language::Zh => otherwise(why, language),
                Language::En => other(why),
            })),
            direction: shown(change.direction.map(direction)),
            before: shown(change.before.as_deref()),
            after: shown(change.after.as_deref()),
            last_actual: shown(change.last_actual.as_deref()),
            difference: shown(change.difference),
            difference_unit: shown(change.unit.as_deref()),
            percent: shown(change.percent),
            below_last_actual: match (change.below_last_actual, language) {
                (true, _) => say!(language, "是", "true").to_owned(),
                (false, Language::En) => "false".to_owned(),
                (false, Language::Zh) => String::new(),
            },
            weight_before: shown(change.weight_before),
            weight_after: shown(change.weight_after),
        },
        ..of_project(project, year)
    }
}

impl Line {
    fn cells(self) -> Vec<String> {
        let Self { row, department, unit, code, project, year, from, of_year: years, of_target: targets } = self;
        vec![
            row,
            department,
            unit,
            code,
            project,
            year,
            from,
            years.source,
            years.template,
            years.score,
            years.full_points,
            years.score_change,
            years.grade,
            years.budget,
            years.budget_change,
            years.budget_percent,
            years.executed,
            years.rate_percent,
            years.rate_points,
            targets.tier,
            targets.subtier,
            targets.indicator,
            targets.moved,
            targets.otherwise,
            targets.direction,
            targets.before,
            targets.after,
            targets.last_actual,
            targets.difference,
            targets.difference_unit,
            targets.percent,
            targets.below_last_actual,
            targets.weight_before,
            targets.weight_after,
        ]
    }
}

/// What programs read, as in JSON.
const fn moved(moved: TargetMove) -> &'static str {
    match moved {
        TargetMove::Raised => "raised",
        TargetMove::Lowered => "lowered",
        TargetMove::Changed => "changed",
        TargetMove::Reweighted => "reweighted",
        TargetMove::Added => "added",
        TargetMove::Dropped => "dropped",
    }
}

const fn other(why: OtherTarget) -> &'static str {
    match why {
        OtherTarget::Kind => "kind",
        OtherTarget::Relation => "relation",
        OtherTarget::Unit => "unit",
        OtherTarget::Direction => "direction",
        OtherTarget::Range => "range",
        OtherTarget::Year => "year",
        OtherTarget::Words => "words",
    }
}

const fn direction(direction: TargetDirection) -> &'static str {
    match direction {
        TargetDirection::Floor => "floor",
        TargetDirection::Ceiling => "ceiling",
        TargetDirection::Range => "range",
        TargetDirection::Deadline => "deadline",
    }
}
