//! The rows of the money as they are printed, brought into the currency of the table.

use std::collections::BTreeMap;

use super::measure::{Conversion, Unit, convert, folded};
use super::money::Money;
use super::notes;
use crate::model::{Amount, Assessment, Denominator, FundRow, FundSource, Note, Problem, Text};
use crate::num::{ArithmeticError, Fraction, Number, is_blank_mark};
use crate::origin::Place;

/// The money of a table.
#[derive(Default)]
pub(super) struct Funds {
    /// Every row, in the order of the table.
    pub(super) rows: Vec<Money>,
    /// The row that is scored.
    pub(super) total: Money,
    /// What was converted of it, as printed, by its key.
    pub(super) printed: BTreeMap<String, String>,
    /// A remark on each of these. Of the other rows nothing is scored or shown.
    pub(super) notes: Vec<Note>,
}

/// Reads the rows of the money; the executed amount is divided by `of`.
///
/// # Errors
/// Every amount whose unit cannot be brought into the currency, with its place.
pub(super) fn read_funds(
    assessment: &Assessment,
    of: Denominator,
    locate: &dyn Fn(&str) -> Place,
) -> Result<Funds, Vec<Problem>> {
    let total = assessment.funds.iter().position(|row| row.source == FundSource::Total);
    let currency = assessment.currency.as_deref().map(folded).filter(|text| !is_blank_mark(text));
    let mut funds = Funds { total: Money { of, ..Money::default() }, ..Funds::default() };
    let mut problems = Vec::new();
    for (index, row) in assessment.funds.iter().enumerate() {
        let mut read = |(key, zh, en): (&str, &str, &str), amount: Option<&Amount>| {
            let amount = amount?;
            match in_currency(amount, currency.as_deref()) {
                Ok(Settled::AsPrinted) => Some(amount.number),
                Ok(Settled::Converted(number, unit)) => {
                    if total == Some(index) {
                        let printed = amount.to_string();
                        let worth = format!("{number}{unit}");
                        funds.notes.push(notes::amount_converted((zh, en), &printed, &worth));
                        funds.printed.insert(key.to_owned(), printed);
                    }
                    Some(number)
                }
                Err((message, advice)) => {
                    let problem = Problem::new(locate(&format!("/funds/{index}/{key}")), message);
                    problems.push(problem.advise(advice));
                    None
                }
            }
        };
        let FundRow { initial, budget, executed, received, pooled, .. } = row;
        let money = Money {
            initial: read(("initial", "年初预算数", "the budget at the beginning of the year"), initial.as_ref()),
            budget: read(("budget", "全年预算数", "the full-year budget"), budget.as_ref()),
            executed: read(("executed", "全年执行数", "the executed amount"), executed.as_ref()),
            received: read(("received", "到位资金", "the funds received"), received.as_ref()),
            pooled: read(("pooled", "统筹整合资金", "the pooled funds"), pooled.as_ref()),
            of,
        };
        if total == Some(index) {
            funds.total = money;
        }
        funds.rows.push(money);
    }
    if problems.is_empty() { Ok(funds) } else { Err(problems) }
}

/// What an amount comes to.
enum Settled {
    /// It counts in the currency as it is.
    AsPrinted,
    /// Another number, and the currency that it counts in.
    Converted(Number, String),
}

/// An amount in the currency, or what is wrong with it and what to do.
fn in_currency(amount: &Amount, currency: Option<&str>) -> Result<Settled, (Text, Text)> {
    let Some(unit) = &amount.unit else { return Ok(Settled::AsPrinted) };
    // Whatever the two mean, they mean the same.
    if currency == Some(unit) {
        return Ok(Settled::AsPrinted);
    }
    let Some((unit, from)) = money(unit) else {
        let message =
            Text::new(format!("“{amount}”:“{unit}”不是金额单位"), format!("`{amount}`: {unit} is no unit of money"));
        let advice = Text::new(
            "可用:元、千元、万元、百万元、千万元、亿元;或只写数字,以表的 currency 为单位",
            "known are: 元, 千元, 万元, 百万元, 千万元, 亿元; or write the number only, in the table's `currency`",
        );
        return Err((message, advice));
    };
    let Some(currency) = currency else {
        let message = Text::new(
            format!("“{amount}”带有单位,表中却没有 currency"),
            format!("`{amount}` has a unit, and the table names no `currency`"),
        );
        let line = format!("currency = \"{}\"", unit.name());
        let advice = Text::new(format!("请在文件开头写 {line}"), format!("write {line} at the top of the file"));
        return Err((message, advice));
    };
    let Some((currency, to)) = money(currency) else {
        let message = Text::new(
            format!("“{amount}”无法换算为表的货币单位“{currency}”"),
            format!("`{amount}` cannot be converted into the table's currency {currency}"),
        );
        let advice = Text::new(
            format!("请只写数字,以“{currency}”为单位;或更正 currency"),
            format!("write the number only, in {currency}; or correct `currency`"),
        );
        return Err((message, advice));
    };
    if from == to {
        return Ok(Settled::AsPrinted);
    }
    let number = converted(amount.number, from, to).ok().and_then(|value| value.to_string().parse().ok());
    let number = number.ok_or_else(|| {
        let message = Text::new(
            format!("“{amount}”换算为“{}”后数位过多,无法精确表示", currency.name()),
            format!("`{amount}` has too many digits in {} to be kept exactly", currency.name()),
        );
        (message, Text::new("最多 28 位有效数字", "at most 28 digits are"))
    })?;
    Ok(Settled::Converted(number, currency.name().to_owned()))
}

/// A unit of money, and how many 元 it is. 万 is short for 万元 here.
fn money(text: &str) -> Option<(Unit, Fraction)> {
    let (yuan, unit) = (Unit::read("元")?, Unit::read(text)?);
    match convert(Some(&yuan), Some(&unit)) {
        Conversion::None => Some((unit, Fraction::ONE)),
        Conversion::Completed(unit, factor) => Some((unit, factor)),
        Conversion::Factor(factor) => Some((unit, factor)),
        Conversion::Taken(_) | Conversion::Impossible => None,
    }
}

fn converted(number: Number, from: Fraction, to: Fraction) -> Result<Fraction, ArithmeticError> {
    number.fraction().multiply(from)?.divide(to)
}
