//! # J317 payment-as-output · 以付款充当产出 · Payment as an output
//!
//! ## 中文
//! 检查:数量、质量指标中,有没有资金的支付率、拨付率、到位率、执行率、支出进度。
//! 为何:钱付出去不是做成的事,执行率已经另计分;再列为产出,一件事计两次分。
//! 依据:财预〔2020〕10号:产出指标反映数量、质量、时效、成本,预算执行率另计;财政部门复核意见:支付率、执行率不作产出指标。
//! 例:数量指标“专项资金支付率”目标 100%。
//! 怎样改正:改为用这笔钱做成的事,如完成多少公里、多少户;资金的进度放在预算执行率中。
//! 不算:时效指标中的拨付及时率;决策、过程、管理之下的资金到位率;不是资金的到位率,如“人员到位率”;按执行率计分的行;不适用的指标。
//!
//! ## English
//! Checks: whether a rate at which money is paid, transferred, received or spent stands among quantities or qualities.
//! Why: money that is paid is nothing that was done, and the execution rate has points of its own; as an output it counts twice.
//! Basis: 财预〔2020〕10号: outputs are quantity, quality, timeliness and cost, beside the execution rate; reviews by finance bureaus: rates of payment are no outputs.
//! Example: the quantity 专项资金支付率 with a target of 100%.
//! How to correct: name what the money brought about, so many kilometres or households; progress of the money belongs to the execution rate.
//! Not flagged: timeliness of payments; money received below 决策, 过程 or 管理; what is no money, such as 人员到位率; rows scored by the execution rate; indicators that do not apply.

use super::tier::{is_quality, is_quantity};
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::identity::bare_name;
use crate::lists::{Tiers, lists};
use crate::num::ArithmeticError;
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J317",
    slug: "payment-as-output",
    severity: Severity::Note,
    since: "0.1.0",
    source: include_str!("payment_as_output.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let outputs = table.rows.iter().filter(|row| is_quantity(row) || is_quality(row));
    for row in outputs.filter(|row| !row.bound.is_out() && !row.asks_for_execution() && is_payment(row)) {
        let name = row.name();
        let message =
            text!("“{name}”衡量的是付款,不是做成的事", "{name} measures how money was paid, and not what was done");
        report.add(Found::new(row.pointer("name"), message));
    }
    Ok(())
}

/// Whether a name ends with a rate of paying, and speaks of money before it.
fn is_payment(row: &AuditedRow<'_>) -> bool {
    let Tiers { payments, paid, .. } = &lists().tiers;
    payments.strip_suffix(bare_name(row.name())).is_some_and(|before| paid.is_in(before))
}
