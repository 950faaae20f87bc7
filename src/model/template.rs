//! A template: the rules of one place and year, as data that anybody can read.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Banded, Date, FundRow, Indicator, Outcome, Printed, Scheme, Share};
use crate::num::{Fraction, Mode, Number, Rounding};

/// 评分模板: which tiers of indicators there are, what each is worth, how points are earned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Where it belongs and what it is: `shandong/zaozhuang-self-2024`.
    pub id: String,
    /// Version of this text; any change of a rule is a new version.
    pub version: String,
    /// Id of a template whose rules hold wherever this one says nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extends: Option<String>,
    /// What of that template is not taken over: names of its top-level keys, such as `execution`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
    /// When the rules are in force; a table is scored by those of the last day of its year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<Effective>,
    /// Title in Chinese.
    pub title: String,
    /// Title in English.
    pub title_en: String,
    /// Who evaluates whom.
    pub kind: EvaluationKind,
    /// Full points of the whole table.
    pub total: Number,
    /// Whether the weights of a table have to add up to `total`.
    pub must_add_up: bool,
    /// The one rounding.
    pub rounding: RoundingRule,
    /// The execution rate's own row; leave it out where the rate is one of the indicators.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub execution: Option<ExecutionRule>,
    /// What a full-year budget of zero comes to.
    pub zero_budget: ZeroBudget,
    /// The method for each kind of target.
    pub rules: Rules,
    /// Methods with parameters, by names of the template's own.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub methods: BTreeMap<String, Scheme>,
    /// Figures that formulas name, with their dates.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: BTreeMap<String, Parameter>,
    /// What far exceeding a target costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub far_above: Option<FarAbove>,
    /// What becomes of the points of indicators that do not apply; without it they stay open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<NotApplicableRule>,
    /// Limits of the total: vetoes, and caps by execution.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caps: Vec<Cap>,
    /// Words that settle an indicator.
    pub words: Vocabulary,
    /// The first level of the tree. Without any, every name is accepted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<TierRule>,
    /// Indicators that the template itself sets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<IndicatorRule>,
    /// The grades; a template that gives lights gives none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grading: Option<Grading>,
    /// Traffic lights instead of grades, for monitoring within the year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lights: Option<Lights>,
    /// Rows with their points, computed whenever the template is loaded: a template that
    /// contradicts its own examples scores nobody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
    /// The sources of the rules, by the short names that the rules cite.
    pub basis: BTreeMap<String, Basis>,
}

/// Who evaluates whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EvaluationKind {
    /// 单位自评: the unit that spends scores itself.
    #[serde(rename = "self")]
    SelfEvaluation,
    /// 部门评价: the competent department evaluates.
    Department,
    /// 财政评价: the finance bureau evaluates.
    Finance,
    /// 部门整体支出自评: a department scores all its spending.
    Whole,
    /// 绩效运行监控: lights within the year, no points.
    Monitoring,
}

/// When rules are in force; both days are included, and an end that is not given is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Effective {
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
}

impl Effective {
    /// Whether a day is among them.
    #[must_use]
    pub fn includes(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// A year whose last day is among them: the first one, or where they have no beginning the last one.
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        let ends = |year: u16| Date::end_of_month(year, 12).filter(|day| self.includes(*day)).map(|_| year);
        match (self.from, self.to) {
            (Some(from), _) => ends(from.year()),
            (None, Some(to)) => ends(to.year()).or_else(|| ends(to.year() - 1)),
            (None, None) => None,
        }
    }
}

/// A figure of the rules, with the dates of its values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// What it is counted in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Its values, the earliest first, without overlap.
    pub values: Vec<ParameterValue>,
}

impl Parameter {
    /// The value on a day; on an unknown day only one that holds for ever.
    #[must_use]
    pub fn on(&self, day: Option<Date>) -> Option<&ParameterValue> {
        self.values.iter().find(|value| match day {
            Some(day) => Effective { from: value.from, to: value.to }.includes(day),
            None => value.from.is_none() && value.to.is_none(),
        })
    }
}

/// A value of a parameter and when it holds; both days are included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParameterValue {
    /// The value: per cent, or a decimal.
    pub value: Share,
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// Short name of the source.
    pub basis: String,
}

/// 远超目标: what it costs to exceed a target that was set too low. It holds for targets with ≥ or
/// > that are not rates below 100 %: whoever is asked for 80 % and comes to 100 % is not far above.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FarAbove {
    /// The steps, the lowest first.
    pub steps: Vec<FarAboveStep>,
    /// Whether a reason given for the deviation saves the points.
    pub excused_by_reason: bool,
    /// Short name of the source.
    pub basis: String,
}

/// One step of exceeding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FarAboveStep {
    /// Actual ÷ target from which the step holds, included: `130%`.
    pub from: Share,
    /// The share of the points that is lost; `0%` for a remark alone.
    pub loses: Share,
}

/// What becomes of the points of indicators that do not apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NotApplicableRule {
    /// Where they go.
    pub points: NotApplicablePoints,
    /// For `tier`: where the points of a tier go in which nothing applies, by the names of first-level
    /// tiers: `"满意度指标" = "效益指标"`. A tier that is not named keeps them open.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub moves: BTreeMap<String, String>,
    /// Short name of the source.
    pub basis: String,
}

/// Where the points of indicators that do not apply go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NotApplicablePoints {
    /// Nowhere: they stay open, and count as not assessed.
    Open,
    /// To all other indicators, in proportion to their full points.
    Rescale,
    /// To the other indicators of the same first-level tier, in proportion to their full points.
    Tier,
}

/// A limit of the total that holds where a condition does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// The condition: a formula over `execution_rate`/执行率, `budget`/预算数, `executed`/执行数,
    /// `total`/总分 before any cap, the ids of indicators (their points) and the parameters.
    pub when: String,
    /// The most that the total may be then.
    pub most: Number,
    /// What it means, in Chinese.
    pub says: String,
    /// What it means, in English.
    pub says_en: String,
    /// Short name of the source.
    pub basis: String,
}

/// Where, how and to how many places is rounded. It happens once: at the level named here.
/// Figures above that level are sums, figures below it are shown rounded but carried on exactly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoundingRule {
    /// Decimal places of points, 0 to 9.
    #[schemars(range(min = 0, max = 9))]
    pub places: u8,
    /// What happens to the digits behind them.
    pub mode: Mode,
    /// The level at which points are rounded.
    pub at: Level,
    /// How the execution rate is printed, in per cent. Its points never use the printed rate.
    pub rate: Rounding,
    /// Short name of the source.
    pub basis: String,
}

impl RoundingRule {
    /// The rounding of points.
    #[must_use]
    pub const fn points(&self) -> Rounding {
        Rounding { places: self.places, mode: self.mode }
    }
}

/// A level of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Each indicator, and the row of the execution rate.
    Indicator,
    /// Each node of the tree; the total is the sum of the first level.
    Tier,
    /// The total.
    Total,
}

/// 预算执行率 as a row of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExecutionRule {
    /// Full points of the row.
    pub weight: Number,
    /// How they are earned; otherwise in proportion to the rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// What the executed amount is divided by.
    #[serde(default, skip_serializing_if = "Denominator::is_budget")]
    pub of: Denominator,
    /// Short name of the source.
    pub basis: String,
}

/// What an executed amount is divided by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Denominator {
    /// 全年预算数.
    #[default]
    Budget,
    /// 年初预算数.
    Initial,
    /// 到位资金, as in the framework of department evaluation.
    Received,
    /// 全年预算数 less 统筹整合资金, as in transfers for forestry.
    BudgetLessPooled,
}

impl Denominator {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
    fn is_budget(&self) -> bool {
        *self == Self::Budget
    }
}

/// What a full-year budget of zero comes to: the rate has no value then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ZeroBudget {
    /// No points, counted as assessed.
    NoPoints,
    /// Not assessed; the points stay open.
    Unassessable,
}

/// The method for each kind of target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Targets with ≥ or >.
    pub at_least: Rule,
    /// Targets with =.
    pub equal: Rule,
    /// Targets with ≤ or <.
    pub at_most: Rule,
    /// Ranges: 5±1, 90%–95%. Without a rule they cannot be assessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<Rule>,
    /// Deadlines: 2023年12月底. Without a rule they cannot be assessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Rule>,
    /// Targets in words.
    pub word: WordRule,
}

/// A method and its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// How points are earned: the name of a method without parameters, or of one of `[methods]`.
    pub method: String,
    /// Short name of the source.
    pub basis: String,
}

/// The rule for targets in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WordRule {
    /// How points are earned: the name of a method without parameters, or of one of `[methods]`.
    pub method: String,
    /// Whether points that a person gave (`judged`) count, within nothing and the full points.
    pub judged: bool,
    /// Short name of the source.
    pub basis: String,
}

/// Words that settle an indicator whose target is in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// Actual words that mean: reached.
    pub met: Vec<String>,
    /// Actual words that mean: not reached.
    pub missed: Vec<String>,
    /// Words in order, the best first, each step with its spellings: whoever is asked for 良 and
    /// comes to 优 has reached it.
    pub ladder: Vec<Vec<String>>,
}

/// A node of the tree. Weights: a fixed one, or limits, or neither.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TierRule {
    /// Its name on the form.
    pub name: String,
    /// Other names in use for the same node.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The sum that the weights below it must have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Number>,
    /// The least that they may add up to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Number>,
    /// The most that they may add up to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Number>,
    /// Short name of the source; needed where weights are set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// The nodes below. Without any, every name is accepted there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<TierRule>,
}

/// An indicator that the template sets: a table may leave out what is given here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicatorRule {
    /// What formulas call it; then it needs a name of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The tiers above it.
    pub path: Vec<String>,
    /// Its name; without one the rule holds for every indicator of that path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Full points. A table that gives others breaks the template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Number>,
    /// The target, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Printed>,
    /// The method, instead of the one for the kind of target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Short name of the source.
    pub basis: String,
}

/// The grades and their source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grading {
    /// The grades, the best first; the last one begins at 0.
    pub grades: Vec<Grade>,
    /// Short name of the source.
    pub basis: String,
}

/// A grade and where it begins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// 优, 良, 中, 差.
    pub name: String,
    /// Where it begins, included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Number>,
    /// Where it begins, not included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub above: Option<Number>,
    /// Where it ends, included; without `to` and `below` where the better grade begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Number>,
    /// Where it ends, not included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Number>,
}

impl Banded for Grade {
    fn written(limit: Fraction) -> String {
        limit.to_string()
    }

    fn limits(&self) -> [Option<Fraction>; 4] {
        [self.from, self.above, self.to, self.below].map(|limit| limit.map(Number::fraction))
    }
}

/// Traffic lights for monitoring within the year (双监控).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lights {
    /// Targets with ≥, > or =: bands of actual ÷ (target × months passed ÷ 12), the highest first.
    pub progress: Vec<LightBand>,
    /// The same for the money: executed ÷ (budget × months passed ÷ 12).
    pub budget: Vec<LightBand>,
    /// The light where a ceiling, a range, a deadline or a word is kept; the one where a verdict
    /// says partly; the one where it is broken.
    pub kept: Light,
    /// Where a verdict says that a target is reached in part.
    pub partial: Light,
    /// Where it is broken.
    pub broken: Light,
    /// Short name of the source.
    pub basis: String,
}

/// A light and the progress that it stands for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LightBand {
    /// The light.
    pub light: Light,
    /// Where it begins, included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Share>,
    /// Where it begins, not included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub above: Option<Share>,
    /// Where it ends, included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Share>,
    /// Where it ends, not included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Share>,
}

impl Banded for LightBand {
    fn limits(&self) -> [Option<Fraction>; 4] {
        [self.from, self.above, self.to, self.below].map(|limit| limit.map(Share::fraction))
    }
}

/// A traffic light, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// 蓝: far ahead.
    Blue,
    /// 绿: on the way.
    Green,
    /// 黄: behind.
    Yellow,
    /// 红: far behind.
    Red,
}

/// A row of a table, its money, or a total, and what it comes to: the smallest worked case, kept
/// beside the rule that it proves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// What it shows.
    pub about: String,
    /// The year whose figures hold; otherwise the first one at whose end the template is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// An indicator with its weight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<Indicator>,
    /// The total row of the money; beside an indicator or a total, the money that they look at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub funds: Option<FundRow>,
    /// A total before any cap, to be graded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Number>,
    /// Months passed, for lights.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 12))]
    pub month: Option<u8>,
    /// The points that the row, the money, or the total under its caps, comes to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Number>,
    /// The outcome, where it is not told by the points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// The grade of the total; of an indicator where it is the whole table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<String>,
    /// The light.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub light: Option<Light>,
}

/// Where a rule comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// The document.
    pub document: String,
    /// Its number, such as 财预〔2020〕10号.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// When it was issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The article, or the place in the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// Whether somebody read it in the document itself, or saw it at work in published figures.
    pub verified: bool,
    /// What it says, or how it is known.
    pub says: String,
}

impl Basis {
    /// The source in one line: document, number, date, article; and that nobody verified it, if so.
    #[must_use]
    pub fn cite(&self) -> String {
        let open = if self.verified { "" } else { "(未核实原文)" };
        self.named() + open
    }

    /// Document, number, date, article.
    #[must_use]
    pub fn named(&self) -> String {
        let mut line = format!("《{}》", self.document);
        let date = self.date.map(|date| date.to_string());
        for part in [&self.number, &date, &self.article].into_iter().flatten() {
            line.push(' ');
            line.push_str(part);
        }
        line
    }
}
