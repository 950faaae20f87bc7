//! # J206 total-row-empty · 资金总额没有加总 · The total of the funds was not added up
//!
//! ## 中文
//! 检查:年度资金总额一行为空或为 0,而其中各行有金额。
//! 为何:执行率只看总额一行;总额没有加总,执行率成了 0,它的分就白白丢了。
//! 依据:已公布的表:总额 0/0/0,其中本年财政拨款 90、89.974、89.974,执行率得分写 0;算术。
//! 例:总额 0,其中当年财政拨款 89.974。
//! 怎样改正:把各行加总填入总额一行,重新计算执行率和得分。
//! 不算:各行也没有金额的(见 zero-budget);总额只有一列不符的(见 funds-do-not-foot)。
//!
//! ## English
//! Checks: whether the total row is empty or 0 while the rows below it have money.
//! Why: the execution rate looks at the total only; where it was not added up the rate is 0, and its points are lost for nothing.
//! Basis: published tables: a total of 0/0/0 over one part of 90, 89.974 and 89.974, and 0 points for execution; 算术 (arithmetic).
//! Example: a total of 0, and 89.974 from the year's appropriation below it.
//! How to correct: add the rows up into the total, and compute the rate and its points again.
//! Not flagged: tables whose parts have no money either (see zero-budget); a total that is wrong in one column (see funds-do-not-foot).

use super::breakdown::{Breakdown, COLUMNS, amount, column_name};
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::num::{ArithmeticError, Fraction, Number};
use crate::words::{Text, text, word};

pub(crate) const RULE: Rule = Rule {
    code: "J206",
    slug: "total-row-empty",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("total_row_empty.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let funds = &table.funds;
    let Some(breakdown) = Breakdown::of(table).filter(|breakdown| breakdown.total_is_empty(funds)) else {
        return Ok(());
    };
    let whole = breakdown.total.whole;
    let (mut sums, mut expected): (Vec<Text>, Option<Fraction>) = (Vec::new(), None);
    for column in COLUMNS {
        let parts = breakdown.total.parts.iter().filter_map(|part| funds.get(*part));
        let mut amounts = parts.filter_map(|row| amount(row, column)).map(Number::fraction);
        let sum = amounts.try_fold(Fraction::ZERO, Fraction::add)?;
        if !sum.is_zero() {
            let name = column_name(column);
            sums.push(text!("{name} {sum}", "{name} {sum}"; name));
            // The full-year budget is what the rate is about.
            expected = if column == "budget" { Some(sum) } else { expected.or(Some(sum)) };
        }
    }
    let message = text!(
        "总额一行没有金额,其中各行合计:{sums}", "the total row has no money, the rows below it add up to: {sums}";
        sums = Text::joined(sums, word(",", ", "))
    );
    let sum = expected.unwrap_or(Fraction::ZERO).to_string();
    let mut found = Found::new(format!("/funds/{whole}"), message).figures(sum, "0");
    let score = table.reported().execution_score;
    if let (Some(weight), Some(score)) = (table.execution_weight(), score.figure())
        && score.value.is_zero()
    {
        found = found.worth(weight);
    }
    report.add(found);
    Ok(())
}
