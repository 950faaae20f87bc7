//! What there is to tell of a department's evaluations of a year: every figure with where it comes from.

use serde::{Deserialize, Serialize};

use crate::model::assessment::Goal;
use crate::num::{Figure, Fraction};
use crate::prose::Cited;
use crate::words::{Word, word};

/// The facts of 预算绩效情况说明, the section of final accounts. A wording makes a text of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Narrative {
    /// `jixiao/narrative/v1`.
    pub schema: String,
    /// 部门.
    pub department: String,
    /// 年度.
    pub year: Option<u16>,
    /// What sums of money are counted in: 万元.
    pub currency: String,
    /// Which money was evaluated, and its share in the spending of the accounts; null where nothing says.
    pub coverage: Option<Coverage>,
    /// 单位自评: the department's projects, scored by itself.
    pub own: Evaluations,
    /// 转移支付项目自评: projects of transfers from above.
    pub transfers: Evaluations,
    /// 部门整体支出自评.
    pub whole: Evaluations,
    /// 部门评价: projects that the department evaluated.
    pub by_department: Evaluations,
    /// 财政评价: projects that the finance bureau evaluated.
    pub by_finance: Evaluations,
    /// What the department declares not to have. Of what is neither given nor declared, nothing can be said.
    pub without: Vec<Section>,
}

/// Evaluations of one kind, which a narrative has a section for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// 单位自评.
    Own,
    /// 转移支付项目自评.
    Transfers,
    /// 部门评价.
    ByDepartment,
    /// 财政评价.
    ByFinance,
}

impl Section {
    /// What it tells of.
    #[must_use]
    pub const fn word(self) -> Word {
        match self {
            Self::Own => word("单位自评", "self-evaluations"),
            Self::Transfers => word("转移支付项目自评", "self-evaluations of transfers"),
            Self::ByDepartment => word("部门评价", "evaluations by the department"),
            Self::ByFinance => word("财政评价", "evaluations by the finance bureau"),
        }
    }
}

impl Narrative {
    /// The value of [`Narrative::schema`].
    pub const SCHEMA: &'static str = "jixiao/narrative/v1";

    /// The evaluations that a section tells of.
    #[must_use]
    pub const fn section(&self, section: Section) -> &Evaluations {
        match section {
            Section::Own => &self.own,
            Section::Transfers => &self.transfers,
            Section::ByDepartment => &self.by_department,
            Section::ByFinance => &self.by_finance,
        }
    }

    /// The sections that have nothing to tell.
    #[must_use]
    pub fn absent(&self) -> Vec<Section> {
        let sections = [Section::Own, Section::Transfers, Section::ByDepartment, Section::ByFinance];
        sections.into_iter().filter(|section| self.section(*section).is_empty()).collect()
    }

    /// The evaluations of every kind.
    #[must_use]
    pub const fn evaluations(&self) -> [&Evaluations; 5] {
        [&self.own, &self.transfers, &self.whole, &self.by_department, &self.by_finance]
    }
}

/// Which money was evaluated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// The sum of the budgets; where not every project states one, what the department states.
    pub funds: Cited,
    /// Whether the sum is what the department states.
    pub stated: bool,
    /// Its shares in project spending, as far as the accounts tell; none where it is more than that.
    pub shares: Vec<SpendingShare>,
    /// The share that the department states, where the accounts tell none.
    pub stated_share: Option<Cited>,
}

/// A share in project spending.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SpendingShare {
    /// Of what: 一般公共预算项目支出, 项目支出.
    pub of: String,
    /// How much that is.
    pub total: Cited,
    /// The share in per cent, to two places, half away from zero.
    pub percent: Cited,
}

/// Evaluations of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Evaluations {
    /// How many projects.
    pub projects: Cited,
    /// How many of them were scored in full by their tables.
    pub computed: Cited,
    /// How many enter with the total that the department's table of results states.
    pub reported: Cited,
    /// How many have no total.
    pub open: Cited,
    /// How many have a table of their own here.
    pub with_table: Cited,
    /// How many state a budget.
    pub with_budget: Cited,
    /// 全年预算数 of those that state one.
    pub budget: Cited,
    /// The money of those that state both; null where none does.
    pub money: Option<SpentFacts>,
    /// The mean of the totals.
    pub mean: Option<Cited>,
    /// The highest total.
    pub highest: Option<Best>,
    /// The lowest total.
    pub lowest: Option<Best>,
    /// How many have which grade, the best grade first.
    pub grades: Vec<GradeCount>,
    /// How many have a total and no grade.
    pub ungraded: Cited,
    /// How many have amounts that cannot be converted, and are not in any sum.
    pub unconverted: Cited,
    /// Points of the tiers of the first level, of the projects that were scored by their tables.
    pub tiers: Vec<TierFacts>,
    /// What came of their indicators.
    pub indicators: Outcomes,
    /// Tiers of the first level with indicators that did not reach their targets, the most first.
    pub shortfalls: Vec<Shortfall>,
    /// The lowest execution rate of a table; null where none is below 100 per cent.
    pub slowest: Option<Slowest>,
    /// Every project with its total, in the order of the table of results; those that it does not list follow.
    pub listed: Vec<Listed>,
    /// The tables of projects, in the same order.
    pub tables: Vec<ProjectFacts>,
}

impl Evaluations {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.projects.value.exact().is_some_and(Fraction::is_zero)
    }
}

/// What projects were to spend and what they spent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SpentFacts {
    /// How many projects state both.
    pub projects: Cited,
    /// Their 全年预算数.
    pub budget: Cited,
    /// Their 全年执行数.
    pub executed: Cited,
    /// 执行率 in per cent.
    pub rate: Cited,
}

/// A highest or lowest total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Best {
    /// The total.
    pub score: Cited,
    /// How many projects have it.
    pub count: Cited,
    /// The first of them, in the order of their names.
    pub projects: Vec<String>,
}

/// How many projects have a grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GradeCount {
    /// 等级.
    pub grade: String,
    /// How many.
    pub projects: Cited,
}

/// The points of a tier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TierFacts {
    /// Its name.
    pub name: String,
    /// Full points.
    pub weight: Cited,
    /// Points.
    pub score: Cited,
    /// Points in per cent of full points, of several projects.
    pub share: Option<Cited>,
}

/// Indicators of a tier that did not reach their targets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Shortfall {
    /// The name of the tier.
    pub tier: String,
    /// How many.
    pub unmet: Cited,
}

/// The lowest execution rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Slowest {
    /// The first project that has it, in the order of the tables.
    pub name: String,
    /// 执行率 in per cent.
    pub rate: Cited,
}

/// What came of indicators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Outcomes {
    /// How many there are.
    pub all: Cited,
    /// Those that reached their targets.
    pub met: Cited,
    /// Those that did not.
    pub unmet: Cited,
    /// Those with points that a person gave.
    pub judged: Cited,
    /// Those that could not be assessed.
    pub open: Cited,
    /// Those that did not apply.
    pub not_applicable: Cited,
}

/// A row of 项目支出绩效自评结果汇总表.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// Its number, from 1.
    pub number: Cited,
    /// As the table of results calls it.
    pub name: String,
    /// 预算单位.
    pub unit: Option<String>,
    /// The total; null where there is none.
    pub score: Option<Cited>,
    /// 等级.
    pub grade: Option<String>,
    /// Whether its own table gives the total.
    pub computed: bool,
    /// The total that the table of results states.
    pub stated: Option<Cited>,
}

/// A project with its table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProjectFacts {
    /// 项目名称; with its unit in brackets where several tables have one name.
    pub name: String,
    /// 主管部门.
    pub department: Option<String>,
    /// 预算单位, or the unit that implements it.
    pub unit: Option<String>,
    /// What its amounts are counted in.
    pub currency: String,
    /// Whether everything that has points was assessed.
    pub complete: bool,
    /// Whether all that was not assessed does not apply, and its points went nowhere.
    pub inapplicable: bool,
    /// The total.
    pub score: Option<Cited>,
    /// The total that the table itself states, where it is not that.
    pub stated: Option<Figure>,
    /// Full points.
    pub weight: Option<Cited>,
    /// How much of that was assessed.
    pub assessed: Option<Cited>,
    /// 等级.
    pub grade: Option<String>,
    /// The money.
    pub money: Option<MoneyFacts>,
    /// 年度总体目标.
    pub goal: Option<Goal>,
    /// The rows of the money as printed.
    pub funds: Vec<FundFacts>,
    /// The tiers of the first level.
    pub tiers: Vec<TierFacts>,
    /// What came of its indicators.
    pub outcomes: Outcomes,
    /// Every indicator, in the order of the table.
    pub indicators: Vec<IndicatorFacts>,
}

/// Money and execution rate of a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MoneyFacts {
    /// 全年预算数.
    pub budget: Option<Cited>,
    /// 全年执行数.
    pub executed: Option<Cited>,
    /// 执行率 in per cent.
    pub rate: Option<Cited>,
    /// Full points, where the execution rate is a row of its own.
    pub weight: Option<Cited>,
    /// Its points.
    pub score: Option<Cited>,
    /// Why it could not be assessed, in Chinese.
    pub why: Option<String>,
}

/// A row of the money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FundFacts {
    /// What the form calls it.
    pub name: String,
    /// Whether it is the row that is scored.
    pub total: bool,
    /// 年初预算数.
    pub initial: Option<Cited>,
    /// 全年预算数.
    pub budget: Option<Cited>,
    /// 全年执行数.
    pub executed: Option<Cited>,
}

/// A row of the indicators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IndicatorFacts {
    /// The tiers above it.
    pub path: Vec<String>,
    /// Its name; that of its last tier where it has none.
    pub name: String,
    /// The target as printed.
    pub target: Option<Cited>,
    /// The actual value as printed.
    pub actual: Option<Cited>,
    /// Full points, with those that it takes over from indicators that do not apply.
    pub weight: Option<Cited>,
    /// Points.
    pub score: Option<Cited>,
    /// What came of it.
    pub result: Reached,
    /// 偏差原因分析及改进措施.
    pub reason: Option<String>,
    /// Why it could not be assessed, in Chinese.
    pub why: Option<String>,
}

/// Whether an indicator reached its target, in the words of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reached {
    /// It did.
    Met,
    /// It did, and lost points for exceeding it far.
    Exceeded,
    /// It did not.
    Unmet,
    /// A person gave the full points.
    Judged,
    /// A person gave less.
    JudgedShort,
    /// It could not be assessed.
    Open,
    /// It did not apply.
    NotApplicable,
}
