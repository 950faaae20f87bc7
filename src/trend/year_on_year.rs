//! The same projects across years.

use serde::{Deserialize, Serialize};

use crate::model::template::EvaluationKind;
use crate::num::Figure;
use crate::rollup::{Counted, Summary};
use crate::words::Note;

/// Projects of which there are two years or more: what they scored, what they spent, and what became of their targets.
///
/// Every year is held against the nearest earlier one that was given. Amounts are in 万元, figures are strings; each is
/// computed exactly and rounded once, to two places, where it has a percentage or a mean in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct YearOnYear {
    /// `jixiao/trend/v1`.
    pub schema: String,
    /// Who evaluated whom. Evaluations of other kinds are left out.
    pub kind: EvaluationKind,
    /// 万元.
    pub currency: String,
    /// The projects of two years or more, by department, unit and name.
    pub projects: Vec<ProjectYears>,
    /// Years of which a project has several tables, so that none of them is used.
    pub unclear: Vec<UnclearYear>,
    /// What all of them come to.
    pub total: TrendTotal,
    /// What was given and could not be followed, and why.
    pub left_out: Vec<Counted>,
}

impl YearOnYear {
    /// The value of [`YearOnYear::schema`].
    pub const SCHEMA: &'static str = "jixiao/trend/v1";
    /// What all amounts are counted in.
    pub const CURRENCY: &'static str = Summary::CURRENCY;
}

/// A project and its years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProjectYears {
    /// 项目名称, that of the last year.
    pub name: String,
    /// 项目编码.
    pub code: Option<String>,
    /// 主管部门.
    pub department: Option<String>,
    /// 预算单位.
    pub unit: Option<String>,
    /// Its years, the first one first.
    pub years: Vec<ProjectYear>,
}

/// One year of a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProjectYear {
    /// 年度.
    pub year: u16,
    /// 项目名称 as it is written that year.
    pub name: String,
    /// Where its score is from.
    pub source: YearSource,
    /// Where its table was read; null without one.
    pub file: Option<String>,
    /// The template that scored or graded.
    pub template: Option<String>,
    /// 得分.
    pub score: Option<Figure>,
    /// 满分; null for a reported score.
    pub full_points: Option<Figure>,
    /// Why there is no score, where there is none; then what is to be known of the amounts.
    pub remarks: Vec<Note>,
    /// 等级.
    pub grade: Option<String>,
    /// 全年预算数.
    pub budget: Option<Figure>,
    /// 全年执行数.
    pub executed: Option<Figure>,
    /// 执行率 in per cent; null where the budget is zero or not stated.
    pub rate_percent: Option<Figure>,
    /// What changed since the nearest earlier year; null for the first one.
    pub change: Option<YearChange>,
    /// What became of the targets since the nearest earlier year with a table; null where there is none.
    pub targets: Option<TargetChanges>,
}

/// Where a year's score is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum YearSource {
    /// 按表计算: its table was scored.
    Computed,
    /// 部门填报: its department reports it, and no table of it is given.
    Reported,
}

/// The changes of a year; null where either year lacks the figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct YearChange {
    /// The year that it is held against.
    pub from: u16,
    /// Points more or less; null where the full points differ as well.
    pub score: Option<Figure>,
    /// Percentage points of the execution rate.
    pub rate_points: Option<Figure>,
    /// 全年预算数.
    pub budget: Option<Figure>,
    /// The same in per cent; null where the earlier budget is zero.
    pub budget_percent: Option<Figure>,
    /// Whether another template scored.
    pub template_changed: bool,
}

/// What became of the targets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TargetChanges {
    /// The year that they are held against.
    pub from: u16,
    /// How many are as they were.
    pub unchanged: usize,
    /// All others: the lowered ones, the raised, the changed, those with other full points, the added, the dropped; each in the
    /// order of the table.
    pub changed: Vec<TargetChange>,
}

/// A target that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TargetChange {
    /// The tiers above it.
    pub path: Vec<String>,
    /// Its name.
    pub name: Option<String>,
    /// What became of it.
    pub moved: TargetMove,
    /// What makes it another target, where it was neither raised nor lowered.
    pub otherwise: Option<OtherTarget>,
    /// How the actual value has to stand to it.
    pub direction: Option<TargetDirection>,
    /// The earlier target as printed.
    pub before: Option<String>,
    /// The later target as printed.
    pub after: Option<String>,
    /// The earlier year's actual value as printed.
    pub last_actual: Option<String>,
    /// Later − earlier, in the unit of the later one; exact.
    pub difference: Option<Figure>,
    /// That unit.
    pub unit: Option<String>,
    /// The difference in per cent of the earlier one; null where that is zero, and for rates, whose difference is one
    /// of percentage points.
    pub percent: Option<Figure>,
    /// Whether it was lowered to less than what was reached the year before: what auditors look for (J802).
    pub below_last_actual: bool,
    /// Full points before.
    pub weight_before: Option<Figure>,
    /// Full points after.
    pub weight_after: Option<Figure>,
}

/// What became of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TargetMove {
    /// 提高: it asks for more: a higher floor, a lower ceiling, an earlier day, a narrower range.
    Raised,
    /// 降低: it asks for less.
    Lowered,
    /// 改动: it is another target, and nobody can say whether it asks for more.
    Changed,
    /// 分值改动: the same target with other full points.
    Reweighted,
    /// 新增.
    Added,
    /// 取消.
    Dropped,
}

/// What makes a target another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OtherTarget {
    /// Another kind of statement: a number became words.
    Kind,
    /// Another relation: ≥ became ≤ or =.
    Relation,
    /// A unit that cannot be converted.
    Unit,
    /// The number was one to exceed or not to exceed; nobody can tell.
    Direction,
    /// Neither range lies in the other.
    Range,
    /// A deadline in another year than before, counted from the year of the table.
    Year,
    /// Other words.
    Words,
}

/// How the actual value has to stand to a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TargetDirection {
    /// ≥, >, and = of what is to be reached.
    Floor,
    /// ≤ and <.
    Ceiling,
    /// Between two ends.
    Range,
    /// By a day.
    Deadline,
}

/// A year of which a project has several tables.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UnclearYear {
    /// 主管部门.
    pub department: Option<String>,
    /// 预算单位.
    pub unit: Option<String>,
    /// 项目名称.
    pub name: String,
    /// 年度.
    pub year: u16,
    /// Where the tables are.
    pub files: Vec<String>,
}

/// What all projects come to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TrendTotal {
    /// Projects of two years or more.
    pub followed: usize,
    /// Their years.
    pub years: usize,
    /// Projects of one year, and why.
    pub single: Vec<Counted>,
    /// Changes of scores from one year to the next.
    pub scores: ScoreMoves,
    /// What became of the targets.
    pub targets: TargetMoves,
}

/// Changes of scores from one year to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ScoreMoves {
    /// Those that rose.
    pub risen: usize,
    /// Those that fell.
    pub fallen: usize,
    /// Those that stayed.
    pub stayed: usize,
    /// Those that cannot be compared: no score, or other full points.
    pub not_compared: usize,
    /// The mean of those that can, to two places.
    pub mean_change: Option<Figure>,
}

/// What became of targets from one year to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TargetMoves {
    /// 提高.
    pub raised: usize,
    /// 降低.
    pub lowered: usize,
    /// Those among the lowered ones that are below what was reached the year before.
    pub below_last_actual: usize,
    /// 改动.
    pub changed: usize,
    /// As they were, though perhaps with other full points.
    pub unchanged: usize,
    /// 新增.
    pub added: usize,
    /// 取消.
    pub dropped: usize,
}
