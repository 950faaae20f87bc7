//! What the tables of final accounts call the items of a code.

use std::collections::BTreeMap;

use super::titles;
use crate::identity::name_core;
use crate::model::department::{AccountRow, Accounts};
use crate::words::Word;

/// A code that another table gives another name.
#[derive(Clone, Debug)]
pub(super) struct TwoNames<'a> {
    /// Where the second name stands.
    pub(super) at: String,
    pub(super) code: &'a str,
    pub(super) first: Called<'a>,
    pub(super) second: Called<'a>,
}

/// What a table calls it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Called<'a> {
    pub(super) table: Word,
    pub(super) name: &'a str,
}

/// All of them. A name that is a part of the other one is the same, shortened.
pub(super) fn two_names(accounts: &Accounts) -> Vec<TwoNames<'_>> {
    let mut known: BTreeMap<&str, Called<'_>> = BTreeMap::new();
    let mut found = Vec::new();
    for (key, title, rows) in tables(accounts) {
        for (index, row) in rows.iter().enumerate() {
            let Some(code) = row.code.as_deref().map(str::trim).filter(|code| !code.is_empty()) else { continue };
            let second = Called { table: title, name: &row.name };
            let first = *known.entry(code).or_insert(second);
            if !is_same(first.name, second.name) {
                found.push(TwoNames { at: format!("/accounts/{key}/{index}/name"), code, first, second });
            }
        }
    }
    found
}

/// The tables by function.
fn tables(accounts: &Accounts) -> [(&'static str, Word, &[AccountRow]); 5] {
    [
        ("income", titles::INCOME, &accounts.income),
        ("spending", titles::SPENDING, &accounts.spending),
        ("general", titles::GENERAL, &accounts.general),
        ("government_fund", titles::GOVERNMENT_FUND, &accounts.government_fund),
        ("state_capital", titles::STATE_CAPITAL, &accounts.state_capital),
    ]
}

fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (name_core(a), name_core(b));
    a.contains(&*b) || b.contains(&*a)
}
