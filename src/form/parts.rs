//! Which rows of the money the total is the sum of.
//!
//! A row whose name begins with 其中 is a part of the row above it, and with it those of the same source behind it; right below
//! the total, 其中 says that of the total itself. What names leave open, amounts say, where there are any: several rows of one
//! source may stand beside each other (中央, 省级), or be parts of the first of them.

use super::figures::{plain, sum};
use crate::lists::lists;
use crate::model::assessment::{FundRow, FundSource};
use crate::num::{Fraction, is_blank};

/// The sources of a total.
const SOURCES: [FundSource; 3] = [FundSource::Current, FundSource::Carryover, FundSource::Other];

/// The numbers of the rows that the total is the sum of; none where that is not certain.
#[must_use]
pub fn parts_of_total(funds: &[FundRow]) -> Option<Vec<usize>> {
    let (named, all) = (by_names(funds), below_total(funds));
    let amounts: [fn(&FundRow) -> Option<Fraction>; 3] = [initial, budget, executed];
    let sums: Vec<Sum> = amounts.into_iter().filter_map(|amount| Sum::of(funds, &all, amount)).collect();
    if sums.is_empty() {
        return Some(named).filter(|named| is_one_a_source(funds, named));
    }
    let foots = |rows: &Vec<usize>| sums.iter().all(|sum| sum.comes_of(rows));
    if named.len() < all.len() && foots(&named) {
        return Some(named);
    }
    let mut found: Vec<Vec<usize>> = [named, all, first_of_each(funds)].into_iter().filter(foots).collect();
    found.dedup();
    found.pop().filter(|_| found.is_empty())
}

fn initial(fund: &FundRow) -> Option<Fraction> {
    plain(&fund.initial)
}

fn budget(fund: &FundRow) -> Option<Fraction> {
    plain(&fund.budget)
}

fn executed(fund: &FundRow) -> Option<Fraction> {
    plain(&fund.executed)
}

/// The amounts of a column in which the total says one, and the rows with money.
struct Sum {
    total: Fraction,
    rows: Vec<Option<Fraction>>,
}

impl Sum {
    fn of(funds: &[FundRow], parts: &[usize], amount: fn(&FundRow) -> Option<Fraction>) -> Option<Self> {
        let total = funds.iter().find(|fund| fund.source == FundSource::Total).and_then(amount)?;
        let rows: Vec<Option<Fraction>> = funds.iter().map(amount).collect();
        let has_parts = parts.iter().any(|row| rows.get(*row).is_some_and(Option::is_some));
        (has_parts && !total.is_zero()).then_some(Self { total, rows })
    }

    fn comes_of(&self, rows: &[usize]) -> bool {
        sum(rows.iter().filter_map(|row| *self.rows.get(*row)?)) == Some(self.total)
    }
}

fn below_total(funds: &[FundRow]) -> Vec<usize> {
    numbered(funds).map(|(row, _)| row).collect()
}

fn numbered(funds: &[FundRow]) -> impl Iterator<Item = (usize, &FundRow)> {
    funds.iter().enumerate().filter(|(_, fund)| fund.source != FundSource::Total)
}

/// The rows that no 其中 makes parts of another.
fn by_names(funds: &[FundRow]) -> Vec<usize> {
    let (mut rows, mut inside, mut opened_above) = (Vec::new(), None, true);
    for (row, fund) in numbered(funds) {
        let opens = opens_parts(fund);
        // Behind the total or another 其中 it stands beside that one.
        let begins = opens && !opened_above;
        let goes_on = inside.is_some_and(|source| opens || source == fund.source);
        inside = (begins || goes_on).then_some(fund.source);
        opened_above = opens;
        if inside.is_none() {
            rows.push(row);
        }
    }
    rows
}

/// The first row of every source.
fn first_of_each(funds: &[FundRow]) -> Vec<usize> {
    let first = |source: FundSource| funds.iter().position(|fund| fund.source == source);
    let mut rows: Vec<usize> = SOURCES.into_iter().filter_map(first).collect();
    rows.sort_unstable();
    rows
}

/// Whether no two of some rows are of one source.
fn is_one_a_source(funds: &[FundRow], rows: &[usize]) -> bool {
    let of = |source| move |row: &&usize| funds.get(**row).is_some_and(|fund| fund.source == source);
    SOURCES.into_iter().all(|source| rows.iter().filter(of(source)).count() <= 1)
}

/// Whether a row calls itself part of the one above it.
fn opens_parts(fund: &FundRow) -> bool {
    let begins = |name: &str| lists().forms.of_which.begin(name.trim_start_matches(is_blank)).is_some();
    fund.name.as_deref().is_some_and(begins)
}
