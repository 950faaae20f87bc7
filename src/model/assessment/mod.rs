//! A self-evaluation table as a department fills it in.
//!
//! Amounts are counted in [`Assessment::currency`] unless they name a unit of their own; weights, judged points and
//! those of a panel in points. What is [`Printed`] stays as it is printed, its unit with it.

mod imported;
mod waiver;

use std::collections::BTreeMap;

pub use imported::{ImportRemark, Imported};
pub use waiver::{Waiver, WaiverFile};

use serde::{Deserialize, Serialize};

use super::value::{Amount, Entered, Printed, month, year};
use crate::num::Number;

/// 项目支出绩效自评表: one project, its money, its goal and its indicators.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// Id of the template that scores this table, such as `shandong/zaozhuang-self-2024`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// 年度: the budget year.
    #[serde(default, deserialize_with = "year", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(range(min = 1990, max = 2099)))]
    pub year: Option<u16>,
    /// Months passed, for monitoring within the year.
    #[serde(default, deserialize_with = "month", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(range(min = 1, max = 12)))]
    pub month: Option<u8>,
    /// 单位: what all amounts are counted in, such as 万元.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The project.
    pub project: Project,
    /// 年度总体目标.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<Goal>,
    /// 项目预算执行情况, a row a source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub funds: Vec<FundRow>,
    /// 绩效指标, in the order of the form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
    /// Whether the table is whole. `false` says that rows are missing, as in an excerpt: then the audit does not
    /// take sums over the rows for proof.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub complete: Option<bool>,
    /// What the department wrote as its results; never used for scoring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<Reported>,
    /// 评价结论: what the form has the department conclude; never used for scoring, nor are the next two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conclusion: Option<String>,
    /// 存在问题, 主要问题及原因分析.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problems: Option<String>,
    /// 改进措施, 下一步工作计划.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub improvements: Option<String>,
    /// Findings that somebody answers for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<Waiver>,
    /// 导入来源: the cells of the workbook that the table was read from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<Imported>,
}

/// Whose project it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// 项目名称.
    pub name: String,
    /// 主管部门.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// 预算单位.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// 项目编码.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// 实施单位.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub implementer: Option<String>,
    /// 项目类别.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// 区县.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// 市.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
}

/// 年度总体目标.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// 预期目标.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
    /// 实际完成情况.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub achieved: Option<String>,
}

/// One row of the money. An amount without a unit counts in the currency of the table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FundRow {
    /// Which row it is.
    pub source: FundSource,
    /// What the form calls the row, where it has rows of its own: `其中:中央补助`. A name that begins with 其中
    /// opens the parts of the row above it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// 年初预算数.
    #[serde(default, skip_serializing_if = "Entered::is_open")]
    pub initial: Entered<Amount>,
    /// 全年预算数 (A).
    #[serde(default, skip_serializing_if = "Entered::is_open")]
    pub budget: Entered<Amount>,
    /// 全年执行数 (B).
    #[serde(default, skip_serializing_if = "Entered::is_open")]
    pub executed: Entered<Amount>,
    /// 到位资金: what was received, where a template divides by it.
    #[serde(default, skip_serializing_if = "Entered::is_open")]
    pub received: Entered<Amount>,
    /// 统筹整合资金: what was pooled with other funds, where a template takes it out.
    #[serde(default, skip_serializing_if = "Entered::is_open")]
    pub pooled: Entered<Amount>,
    /// 执行率 as the row prints it; never used for scoring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<Printed>,
    /// 原因, 偏差原因: why the money of the row was adjusted or not spent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The rows that the statutory form prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FundSource {
    /// 年度资金总额: the row that is scored.
    Total,
    /// 当年财政拨款.
    Current,
    /// 上年结转资金.
    Carryover,
    /// 其他资金.
    Other,
}

/// One row of the indicators.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// The tiers above the indicator, from the first level down: `["产出指标", "数量指标"]`.
    pub path: Vec<String>,
    /// The indicator's own name, where the form has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// 指标性质, 计算符号, 运算符号: `≥`, `≤`, `=`, 定性; as printed, where the form has a column for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator: Option<Printed>,
    /// 年度指标值, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Printed>,
    /// 度量单位, 计量单位: the unit of target and actual value, as printed, where the form has a column for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Printed>,
    /// 实际完成值, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual: Option<Printed>,
    /// 分值: full points.
    #[serde(default, skip_serializing_if = "Entered::is_open")]
    pub weight: Entered<Number>,
    /// A scoring method other than the one the template would choose; only one that the template names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Points that a person gave, where the template leaves them to judgement.
    #[serde(default, skip_serializing_if = "Entered::is_open")]
    pub judged: Entered<Number>,
    /// What several scorers gave, where the template takes their mean.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub panel: Vec<PanelScore>,
    /// How often each answer of a survey was given, where the template computes satisfaction from it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub survey: BTreeMap<String, Printed>,
    /// Why the indicator does not apply this year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<String>,
    /// 偏差原因分析及改进措施.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// 佐证材料.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// 评分标准, 评价标准: what the form prints about how points are earned; never used for scoring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criteria: Option<String>,
    /// 得分 as the department wrote it. It counts only where the template leaves the row to a person, nobody else judged,
    /// and it lies where such points may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<Printed>,
    /// 复核分, 财政审核评分: the points of a second look, where the form has a column for them; never used for scoring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<Printed>,
}

/// What one scorer gave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PanelScore {
    /// Who: a name or a role.
    pub scorer: String,
    /// The points; open where the scorer gave none.
    #[serde(default, skip_serializing_if = "Entered::is_open")]
    pub points: Entered<Number>,
}

/// The results that the department wrote, as printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reported {
    /// 执行率, such as `95.82%`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub execution_rate: Option<Printed>,
    /// The points of the execution rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub execution_score: Option<Printed>,
    /// 分值合计: the full points of the whole table, as its last row states them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Printed>,
    /// 总分.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Printed>,
    /// 复核总分: the total of the second scores.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<Printed>,
    /// 等级.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Printed>,
    /// 小计: the subtotals that the form prints.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<ReportedTier>,
}

/// A subtotal as printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReportedTier {
    /// The node of the tree, from the first level down.
    pub path: Vec<String>,
    /// Its full points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Printed>,
    /// Its points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Printed>,
}
