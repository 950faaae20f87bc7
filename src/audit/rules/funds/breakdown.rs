//! Which rows of the money are parts of which.
//!
//! The statutory form has one total and its sources. Other forms break rows down again: a name that begins with
//! 其中 opens the parts of the row above it. Where the total has such parts of its own, the rows that open
//! further ones break it down a second time, as programmes do beside sources. Forms of whole departments have rows
//! that say by what the money is broken down (按收入性质分, 按支出性质分): each is the total again, and what stands
//! below it is its parts.

use crate::audit::audited_table::{AuditedTable, Fund};
use crate::identity::name_core;
use crate::lists::{Forms, lists};
use crate::model::assessment::FundSource;
use crate::num::{Number, is_blank};
use crate::words::{Word, word};

/// A row and the rows that it is the sum of, by their numbers.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) whole: usize,
    pub(super) parts: Vec<usize>,
}

/// The rows of the money.
#[derive(Clone, Debug)]
pub(super) struct Breakdown {
    /// The total and its parts.
    pub(super) total: Group,
    /// Rows that may break the total down a second time.
    pub(super) second: Vec<usize>,
    /// Rows below the total that have parts of their own.
    pub(super) nested: Vec<Group>,
    /// Rows that are the total again, each broken down in its own way.
    pub(super) again: Vec<Group>,
}

/// The columns of a row.
pub(super) const COLUMNS: [&str; 3] = ["initial", "budget", "executed"];

/// An amount of a row.
pub(super) fn amount(fund: &Fund<'_>, column: &str) -> Option<Number> {
    match column {
        "initial" => fund.money.initial,
        "budget" => fund.money.budget,
        _ => fund.money.executed,
    }
}

/// What a column is called.
pub(super) fn column_name(column: &str) -> Word {
    match column {
        "initial" => word("年初预算数", "budget at the beginning of the year"),
        "budget" => word("全年预算数", "full-year budget"),
        _ => word("全年执行数", "executed amount"),
    }
}

/// What a row is called, without 其中.
pub(super) fn row_name<'a>(fund: &Fund<'a>) -> &'a str {
    let row = fund.row;
    let name = row.name.as_deref().map_or("", |name| name.trim_matches(is_blank));
    let name =
        lists().forms.of_which.strip_prefix(name).map_or(name, |name| name.trim_start_matches([':', '\u{ff1a}']));
    match (name.trim_matches(is_blank), row.source) {
        ("", FundSource::Total) => "年度资金总额",
        ("", FundSource::Current) => "当年财政拨款",
        ("", FundSource::Carryover) => "上年结转资金",
        ("", FundSource::Other) => "其他资金",
        (name, _) => name,
    }
}

impl Breakdown {
    /// None where there is no total.
    pub(super) fn of(table: &AuditedTable<'_>) -> Option<Self> {
        let total = table.total_funds()?.index;
        let funds = &table.funds;
        if let Some(breakdown) = Self::by_headings(total, funds) {
            return Some(breakdown);
        }
        let opens = |index: usize| funds.get(index).is_some_and(is_part_of_above);
        let explicit = opens(total + 1);
        let mut breakdown = Self::empty(total);
        let mut inside: Option<FundSource> = None;
        for Fund { index, row, .. } in funds.iter().filter(|fund| fund.row.source != FundSource::Total) {
            let index = *index;
            let above = index.checked_sub(1).filter(|above| *above != total);
            let heads = opens(index + 1);
            match (above, inside, breakdown.nested.last_mut()) {
                (Some(whole), _, _) if opens(index) => {
                    breakdown.nested.push(Group { whole, parts: vec![index] });
                    inside = Some(row.source);
                }
                (_, Some(source), Some(group)) if !heads && row.source == source => group.parts.push(index),
                _ => {
                    inside = None;
                    let second = heads && explicit && !opens(index);
                    let rows = if second { &mut breakdown.second } else { &mut breakdown.total.parts };
                    rows.push(index);
                }
            }
        }
        Some(breakdown)
    }

    const fn empty(total: usize) -> Self {
        let total = Group { whole: total, parts: Vec::new() };
        Self { total, second: Vec::new(), nested: Vec::new(), again: Vec::new() }
    }

    /// Rows that say by what they break the total down, with the rows below each; none where no row does.
    fn by_headings(total: usize, funds: &[Fund<'_>]) -> Option<Self> {
        let mut breakdown = Self::empty(total);
        for fund in funds.iter().filter(|fund| fund.index != total) {
            if is_breakdown(fund) {
                breakdown.again.push(Group { whole: fund.index, parts: Vec::new() });
            } else if let Some(group) = breakdown.again.last_mut() {
                group.parts.push(fund.index);
            } else {
                breakdown.total.parts.push(fund.index);
            }
        }
        (!breakdown.again.is_empty()).then_some(breakdown)
    }

    /// Whether the row of the total says nothing though its parts have money.
    pub(super) fn total_is_empty(&self, funds: &[Fund<'_>]) -> bool {
        let is_zero = |column: &str, index: usize| {
            let cell = funds.get(index).and_then(|row| amount(row, column));
            let unread = funds.get(index).is_some_and(|row| row.is_unread(column));
            !unread && cell.is_none_or(|number| number.fraction().is_zero())
        };
        let filled = |column: &&str| self.total.parts.iter().any(|part| !is_zero(column, *part));
        let mut columns = COLUMNS.iter().filter(|column| filled(column)).peekable();
        columns.peek().is_some() && columns.all(|column| is_zero(column, self.total.whole))
    }
}

/// Whether a row says by what it breaks the total down: 按收入性质分, 按资金来源划分.
fn is_breakdown(fund: &Fund<'_>) -> bool {
    let name = name_core(row_name(fund));
    let name = name.trim_end_matches(':');
    let Forms { breakdown_begins, breakdown_ends, .. } = &lists().forms;
    breakdown_begins.begin(name).is_some() && breakdown_ends.strip_suffix(name).is_some()
}

/// Whether a row calls itself part of the one above it.
pub(super) fn is_part_of_above(fund: &Fund<'_>) -> bool {
    fund.row
        .name
        .as_deref()
        .is_some_and(|name| lists().forms.of_which.begin(name.trim_start_matches(is_blank)).is_some())
}
