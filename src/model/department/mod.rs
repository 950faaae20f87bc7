//! What a department publishes about its projects together: the table of results, the counts, the sentences.
//!
//! Amounts are counted in [`Department::currency`] unless they name a unit of their own; what is [`Printed`] stays as
//! it is printed, its unit with it.

mod accounts;

use std::collections::BTreeMap;

pub use accounts::{
    AccountRow, Accounts, AccountsItem, AccountsTable, AccountsText, Balance, BalanceSide, ChangedFrom, EconomicItems,
    EmptyTable, PrintedSum, PublicExpense, SumPart, ThreePublic,
};

use serde::{Deserialize, Serialize};

use super::assessment::Imported;
use super::value::{Amount, Entered, Printed, year};

/// 项目支出绩效自评结果汇总表 with the text around it, as in the section 预算绩效情况说明 of final accounts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Department {
    /// 部门.
    pub department: String,
    /// 区县.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// 市.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// 年度.
    #[serde(default, deserialize_with = "year", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(range(min = 1990, max = 2099)))]
    pub year: Option<u16>,
    /// 单位: what all amounts are counted in, such as 万元.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Id of the template that grades the totals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// 汇总表, a project a row.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub projects: Vec<ProjectResult>,
    /// What the department states about all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<ReportedResults>,
    /// The text, a project or a statement an entry.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<Statement>,
    /// The final accounts, here or in a file of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accounts: Option<Accounts>,
    /// 导入来源: the cells of the workbook that the table of results was read from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<Imported>,
}

/// One row of the table of results. An amount without a unit counts in the currency of the table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProjectResult {
    /// 项目名称.
    pub name: String,
    /// 预算单位.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// 全年预算数.
    #[serde(default, skip_serializing_if = "Entered::is_open")]
    pub budget: Entered<Amount>,
    /// 全年执行数.
    #[serde(default, skip_serializing_if = "Entered::is_open")]
    pub executed: Entered<Amount>,
    /// 自评得分, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Printed>,
    /// 等级, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Printed>,
}

/// What the text counts up.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReportedResults {
    /// How many projects were evaluated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub projects: Option<u32>,
    /// 涉及预算资金.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub funds: Option<Printed>,
    /// 占项目支出总额的比例.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coverage: Option<Printed>,
    /// How many projects have which grade.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub grades: BTreeMap<String, u32>,
}

/// A piece of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The project that it speaks of; none where it speaks of the department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// The words as published.
    pub text: String,
}
