//! 部门决算公开: the tables of a department's final accounts, and what its text says of them.

use serde::{Deserialize, Serialize};

#[cfg(test)]
use crate::model::value::OpenNumber;
use crate::model::value::{Printed, open_or_number};
use crate::num::Number;

/// The tables of final accounts as printed, whatever numbers they have, and the figures of 决算情况说明. Whatever is not printed is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Accounts {
    /// Whether every row of every table is here; `false` for excerpts. Taken for true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub complete: Option<bool>,
    /// 收入支出决算总表.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub balance: Option<Balance>,
    /// 收入决算表.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub income: Vec<AccountRow>,
    /// 支出决算表.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spending: Vec<AccountRow>,
    /// 财政拨款收入支出决算总表.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appropriation: Option<Balance>,
    /// 一般公共预算财政拨款支出决算表.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub general: Vec<AccountRow>,
    /// 一般公共预算财政拨款基本支出决算明细表.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub economic: Option<EconomicItems>,
    /// 政府性基金预算财政拨款收入支出决算表.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub government_fund: Vec<AccountRow>,
    /// 国有资本经营预算财政拨款支出决算表.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub state_capital: Vec<AccountRow>,
    /// 财政拨款“三公”经费支出决算表.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub three_public: Option<ThreePublic>,
    /// What the text says of items, an item an entry.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<AccountsText>,
    /// Sums that stand in the text alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sums: Vec<PrintedSum>,
    /// Tables that are published without a figure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub empty: Vec<EmptyTable>,
    /// Sentences or paragraphs of the text as printed, each looked at for itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sentences: Vec<String>,
}

/// A table without a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EmptyTable {
    /// Which one.
    pub table: AccountsTable,
    /// What is printed below it: 本单位没有国有资本经营预算财政拨款支出.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<Printed>,
}

/// A table of final accounts, by its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccountsTable {
    /// 收入决算表.
    Income,
    /// 支出决算表.
    Spending,
    /// 财政拨款收入支出决算总表.
    Appropriation,
    /// 一般公共预算财政拨款支出决算表.
    General,
    /// 一般公共预算财政拨款基本支出决算明细表.
    Economic,
    /// 政府性基金预算财政拨款收入支出决算表.
    GovernmentFund,
    /// 国有资本经营预算财政拨款支出决算表.
    StateCapital,
    /// 财政拨款“三公”经费支出决算表.
    ThreePublic,
}

/// A row of a table; which columns it has is the table's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountRow {
    /// 科目编码: three digits for 类, five for 款, seven for 项; none for 合计.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// 科目名称 or 项目.
    pub name: String,
    /// 金额, 合计, 小计, 本年收入合计, 本年支出合计.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub total: Option<Number>,
    /// 财政拨款收入.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub appropriation: Option<Number>,
    /// 上级补助收入.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub superior: Option<Number>,
    /// 事业收入.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub business: Option<Number>,
    /// 经营收入; 经营支出.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub operating: Option<Number>,
    /// 附属单位上缴收入.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub subordinate: Option<Number>,
    /// 其他收入.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub other: Option<Number>,
    /// 基本支出.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub basic: Option<Number>,
    /// 项目支出.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub project: Option<Number>,
    /// 上缴上级支出.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub remitted: Option<Number>,
    /// 对附属单位补助支出.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub subsidies: Option<Number>,
    /// 一般公共预算财政拨款.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub general: Option<Number>,
    /// 政府性基金预算财政拨款.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub government_fund: Option<Number>,
    /// 国有资本经营预算财政拨款.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub state_capital: Option<Number>,
    /// 年初结转和结余.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub opening: Option<Number>,
    /// 本年收入.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub income: Option<Number>,
    /// 年末结转和结余.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub closing: Option<Number>,
}

/// A table of both sides.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Balance {
    /// 收入.
    pub income: BalanceSide,
    /// 支出.
    pub spending: BalanceSide,
}

/// One side of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BalanceSide {
    /// The items of the year.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<AccountRow>,
    /// 本年收入合计, 本年支出合计.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<AccountRow>,
    /// What comes to it or stays: 使用非财政拨款结余, 年初结转和结余; 结余分配, 年末结转和结余.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carried: Vec<AccountRow>,
    /// 总计.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub all: Option<AccountRow>,
}

/// Basic spending by economic items.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EconomicItems {
    /// The items: three digits for 类, five for 款.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<AccountRow>,
    /// 人员经费合计: 301 and 303.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub staff: Option<Number>,
    /// 公用经费合计: all other items.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub office: Option<Number>,
}

/// “三公”经费.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ThreePublic {
    /// 合计.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<PublicExpense>,
    /// 因公出国(境)费.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abroad: Option<PublicExpense>,
    /// 公务用车购置及运行维护费.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vehicles: Option<PublicExpense>,
    /// 公务用车购置费.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purchase: Option<PublicExpense>,
    /// 公务用车运行维护费.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub running: Option<PublicExpense>,
    /// 公务接待费.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reception: Option<PublicExpense>,
}

/// What was planned and what was spent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PublicExpense {
    /// 预算数: the full year's, as adjusted.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub budget: Option<Number>,
    /// 决算数.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub settled: Option<Number>,
}

/// What the text says of an item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountsText {
    /// 科目编码, where it speaks of an item of the tables by function.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Which total of the tables it speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<AccountsItem>,
    /// What it is called there.
    pub name: String,
    /// 决算 or the amount that was spent.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub amount: Option<Number>,
    /// 年初预算.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub initial: Option<Number>,
    /// 全年预算.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub budget: Option<Number>,
    /// 完成年初预算的 105.53%, or of the full-year budget where that is the one printed; 年初无预算.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<Printed>,
    /// 上年决算.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub last: Option<Number>,
    /// 减少 2,732.53, 增加 15.25, 一致.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Printed>,
    /// 下降 36.95%, 增长 8.68%.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change_rate: Option<Printed>,
    /// What it changed from; last year's amount unless said otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed_from: Option<ChangedFrom>,
    /// The whole that it is a part of.
    #[serde(default, deserialize_with = "open_or_number", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "OpenNumber"))]
    pub of: Option<Number>,
    /// 占 52.21%.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Printed>,
}

/// What an amount changed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChangedFrom {
    /// 比上年.
    LastYear,
    /// 比年初预算数.
    Initial,
}

/// A total of the tables that the text speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccountsItem {
    /// 收、支总计 of 收入支出决算总表.
    Total,
    /// 本年收入合计.
    Income,
    /// 财政拨款收入.
    AppropriationIncome,
    /// 本年支出合计.
    Spending,
    /// 基本支出.
    Basic,
    /// 项目支出.
    Project,
    /// 财政拨款收、支总计 of 财政拨款收入支出决算总表.
    Appropriation,
    /// 一般公共预算财政拨款支出.
    General,
    /// 一般公共预算财政拨款基本支出.
    GeneralBasic,
    /// 政府性基金预算财政拨款支出.
    GovernmentFund,
    /// 国有资本经营预算财政拨款支出.
    StateCapital,
    /// 人员经费.
    Staff,
    /// 公用经费.
    Office,
    /// “三公”经费.
    ThreePublic,
    /// 因公出国(境)费.
    Abroad,
    /// 公务用车购置及运行维护费.
    Vehicles,
    /// 公务用车购置费.
    Purchase,
    /// 公务用车运行维护费.
    Running,
    /// 公务接待费.
    Reception,
}

/// A sum with its parts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PrintedSum {
    /// What it is the sum of.
    pub name: String,
    /// The sum.
    pub total: Number,
    /// Its parts.
    pub parts: Vec<SumPart>,
}

/// A part of a sum.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SumPart {
    /// What it is.
    pub name: String,
    /// Its amount.
    pub amount: Number,
}
