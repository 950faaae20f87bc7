//! The rows of the money as they are printed, brought into the currency of the table.

use std::collections::BTreeMap;

use super::unreadable::Unreadable;
use crate::codes::{Code, remarks};
use crate::methods::{Money, UnreadAmount};
use crate::model::assessment::{Assessment, FundSource};
use crate::model::template::Denominator;
use crate::model::value::{Amount, Entered};
use crate::num::{ArithmeticError, Figure, Fraction, Number, is_blank_mark};
use crate::reading::{Conversion, Unit, convert, folded};
use crate::words::{Complaint, Note, Word, text, word};

/// The money of a table.
#[derive(Default)]
pub(super) struct Funds {
    /// Every row, in the order of the table.
    pub(super) rows: Vec<Money>,
    /// The row that is scored.
    pub(super) total: Money,
    /// What was converted of it or cannot be read, as printed, by its key.
    pub(super) printed: BTreeMap<String, String>,
    /// A remark on each amount of it that was converted. Of the other rows nothing is scored or shown.
    pub(super) notes: Vec<Note>,
    /// The amounts of it that cannot be read.
    pub(super) unread: Vec<UnreadAmount>,
    /// Every amount that cannot be read, of whichever row.
    pub(super) unreadable: Vec<Unreadable>,
}

/// Reads the rows of the money; the executed amount is divided by `of`.
pub(super) fn read_funds(assessment: &Assessment, of: Denominator) -> Funds {
    let total = assessment.funds.iter().position(|row| row.source == FundSource::Total);
    let currency = assessment.currency.as_deref().map(folded).filter(|text| !is_blank_mark(text));
    let mut funds = Funds { total: Money { of, ..Money::default() }, ..Funds::default() };
    for (index, row) in assessment.funds.iter().enumerate() {
        let mut cells =
            Cells { row: index, scored: total == Some(index), currency: currency.as_deref(), funds: &mut funds };
        let mut read = |column: Column, cell: &Entered<Amount>| cells.read(column, cell);
        let money = Money {
            initial: read(INITIAL, &row.initial),
            budget: read(BUDGET, &row.budget),
            executed: read(EXECUTED, &row.executed),
            received: read(RECEIVED, &row.received),
            pooled: read(POOLED, &row.pooled),
            pooled_unknown: false,
            of,
        };
        let money = Money { pooled_unknown: money.pooled.is_none() && !row.pooled.is_open(), ..money };
        if total == Some(index) {
            funds.total = money;
        }
        funds.rows.push(money);
    }
    funds
}

/// The amount of a cell of a department's table of results, in the currency of the table; none where it is open.
///
/// # Errors
/// What cannot be read.
pub(crate) fn read_amount(
    at: String,
    name: Word,
    cell: &Entered<Amount>,
    currency: Option<&str>,
) -> Result<Option<Number>, Unreadable> {
    let currency = currency.map(folded).filter(|text| !is_blank_mark(text));
    match cell {
        Entered::Open => Ok(None),
        Entered::Unreadable(printed) => Err(Unreadable::amount(at, name, printed)),
        Entered::Figure(amount) => match in_currency(amount, currency.as_deref()) {
            Settled::AsPrinted => Ok(Some(amount.number)),
            Settled::Converted(number, _) => Ok(Some(number)),
            Settled::Foreign(why) => Err(Unreadable::unit(at, name, &amount.to_string(), why)),
        },
    }
}

/// A column of the money: its key, and what it is called.
#[derive(Clone, Copy)]
struct Column {
    key: &'static str,
    name: Word,
}

const INITIAL: Column =
    Column { key: "initial", name: word("年初预算数", "the budget at the beginning of the year") };
const BUDGET: Column = Column { key: "budget", name: word("全年预算数", "the full-year budget") };
const EXECUTED: Column = Column { key: "executed", name: word("全年执行数", "the executed amount") };
const RECEIVED: Column = Column { key: "received", name: word("到位资金", "the funds received") };
const POOLED: Column = Column { key: "pooled", name: word("统筹整合资金", "the pooled funds") };

/// The cells of a row, and where what they say goes.
struct Cells<'a> {
    row: usize,
    /// Whether the row is the one that is scored.
    scored: bool,
    currency: Option<&'a str>,
    funds: &'a mut Funds,
}

impl Cells<'_> {
    /// The amount of a cell in the currency; none where it is open or cannot be read.
    fn read(&mut self, column: Column, cell: &Entered<Amount>) -> Option<Number> {
        let Column { key, name } = column;
        let at = format!("/funds/{}/{key}", self.row);
        let amount = match cell {
            Entered::Open => return None,
            // In a table that counts in 元 the sign says what is known.
            Entered::Unreadable(printed) if self.currency == Some("元") && without_sign(printed).is_some() => {
                return without_sign(printed);
            }
            Entered::Unreadable(printed) => {
                self.unread(key, Unreadable::amount(at, name, printed));
                return None;
            }
            Entered::Figure(amount) => amount,
        };
        match in_currency(amount, self.currency) {
            Settled::AsPrinted => Some(amount.number),
            Settled::Converted(number, unit) => {
                if self.scored {
                    let printed = amount.to_string();
                    self.funds.notes.push(remarks::amount_converted(name, &printed, &format!("{number}{unit}")));
                    self.funds.printed.insert(key.to_owned(), printed);
                }
                Some(number)
            }
            Settled::Foreign(why) => {
                self.unread(key, Unreadable::unit(at, name, &amount.to_string(), why));
                None
            }
        }
    }

    fn unread(&mut self, key: &'static str, unreadable: Unreadable) {
        if self.scored {
            self.funds.printed.insert(key.to_owned(), unreadable.printed.clone());
            self.funds.unread.push(UnreadAmount { key, note: unreadable.note(Code::AmountUnreadable) });
        }
        self.funds.unreadable.push(unreadable);
    }
}

/// The number of ¥1,000.00.
fn without_sign(printed: &str) -> Option<Number> {
    behind_sign(printed).filter(|number| number.stated().is_ok())
}

fn behind_sign(printed: &str) -> Option<Number> {
    printed.trim_start().strip_prefix(['¥', '￥'])?.parse().ok()
}

/// What an amount comes to.
enum Settled {
    /// It counts in the currency as it is.
    AsPrinted,
    /// Another number, and the currency that it counts in.
    Converted(Number, String),
    /// It cannot be brought into the currency: why, and what to write.
    Foreign(Complaint),
}

/// An amount in the currency.
fn in_currency(amount: &Amount, currency: Option<&str>) -> Settled {
    let Some(unit) = &amount.unit else { return Settled::AsPrinted };
    // Whatever the two mean, they mean the same.
    if currency == Some(unit) {
        return Settled::AsPrinted;
    }
    let Some((unit, from)) = money(unit) else {
        return Settled::Foreign(Complaint {
            message: text!("“{unit}”不是金额单位", "{unit} is no unit of money"),
            advice: text!(
                "可用单位:元、千元、万元、百万元、千万元、亿元;或只写数字,以表的货币单位计",
                "known units are: 元, 千元, 万元, 百万元, 千万元, 亿元; or write the number only, in the table's currency"
            ),
        });
    };
    let Some(currency) = currency else {
        let line = format!("currency = \"{}\"", unit.name());
        return Settled::Foreign(Complaint {
            message: text!("带有单位,表中却没有写货币单位", "it has a unit, and the table names no currency"),
            advice: text!("请在文件开头写 {line}", "write {line} at the top of the file"),
        });
    };
    let Some((currency, to)) = money(currency) else {
        return Settled::Foreign(Complaint {
            message: text!(
                "无法换算为表的货币单位“{currency}”",
                "it cannot be converted into the table's currency {currency}"
            ),
            advice: text!(
                "请只写数字,以“{currency}”为单位;或更正货币单位(currency)",
                "write the number only, in {currency}; or correct the `currency`"
            ),
        });
    };
    if from == to {
        return Settled::AsPrinted;
    }
    let number = converted(amount.number, from, to).ok().and_then(|value| Figure::from(value).number());
    match number.and_then(|number| number.stated().ok()) {
        Some(number) => Settled::Converted(number, currency.name().to_owned()),
        None => Settled::Foreign(Complaint {
            message: text!(
                "换算为“{currency}”后数值过大或过小",
                "in {currency} it is too large or too small",
                currency = currency.name()
            ),
            advice: text!("请核对", "check it"),
        }),
    }
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
