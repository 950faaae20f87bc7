//! Tables that are still to be filled in: from a template, and from a table that exists already.

use super::outdated::{left_behind, speaks_of};
use crate::model::assessment::{Assessment, FundRow, FundSource, Goal, Indicator};
use crate::model::template::{IndicatorRule, TierRule};
use crate::model::value::{Entered, Printed};
use crate::template::Rulebook;

/// Rows that are left free below each tier.
const ROWS: usize = 2;

/// What amounts are counted in, unless somebody says otherwise.
const CURRENCY: &str = "万元";

/// An empty table by the rules of a template: the rows that it sets, and some below every tier. `usual` has the tiers
/// where the template itself has none.
#[must_use]
pub fn blank(book: &Rulebook, usual: &Rulebook) -> Assessment {
    let own = &book.template.tiers;
    let tiers = if own.is_empty() { &usual.template.tiers } else { own };
    let mut rows = Vec::new();
    for tier in tiers {
        below(tier, &[], &book.template.indicators, &mut rows);
    }
    let all = [FundSource::Total, FundSource::Current, FundSource::Carryover, FundSource::Other];
    Assessment {
        template: Some(book.template.id.clone()),
        currency: Some(CURRENCY.to_owned()),
        goal: Some(Goal { expected: None, achieved: None }),
        funds: all.into_iter().map(open).collect(),
        indicators: rows,
        ..Assessment::default()
    }
}

/// A row of money in which nothing stands.
const fn open(source: FundSource) -> FundRow {
    FundRow {
        source,
        name: None,
        initial: Entered::Open,
        budget: Entered::Open,
        executed: Entered::Open,
        received: Entered::Open,
        pooled: Entered::Open,
        rate: None,
        reason: None,
    }
}

/// The rows below a tier: those that the template names, otherwise free ones.
fn below(tier: &TierRule, above: &[String], set: &[IndicatorRule], rows: &mut Vec<Indicator>) {
    let path: Vec<String> = above.iter().chain([&tier.name]).cloned().collect();
    let named = set.iter().filter(|rule| rule.path == path && rule.name.is_some());
    let before = rows.len();
    rows.extend(named.map(|rule| Indicator {
        path: path.clone(),
        name: rule.name.clone(),
        target: rule.target.clone(),
        weight: rule.weight.map_or(Entered::Open, Entered::Figure),
        ..Indicator::default()
    }));
    for next in &tier.tiers {
        below(next, &path, set, rows);
    }
    if rows.len() == before {
        rows.extend(std::iter::repeat_n(Indicator { path, ..Indicator::default() }, ROWS));
    }
}

/// A table without what came of it, for a year, or for its own where none is asked for: aims and full points stay, actual values,
/// points, reasons and conclusions do not. Of another year, amounts do not stay either, nor targets that speak of the year.
#[must_use]
pub fn emptied(table: &Assessment, year: Option<u16>) -> Assessment {
    let same_year = year.is_none() || year == table.year;
    let old = left_behind(table, year);
    let is_outdated = |target: &Printed| old.is_some_and(|old| speaks_of(&target.0, old));
    let row = |row: &Indicator| Indicator {
        target: row.target.clone().filter(|target| !is_outdated(target)),
        actual: None,
        judged: Entered::Open,
        panel: Vec::new(),
        survey: std::collections::BTreeMap::new(),
        not_applicable: None,
        reason: None,
        evidence: None,
        reported: None,
        reviewed: None,
        ..row.clone()
    };
    let money = |row: &FundRow| {
        let [initial, budget] =
            [&row.initial, &row.budget].map(|amount| if same_year { amount.clone() } else { Entered::Open });
        FundRow { initial, budget, name: row.name.clone(), ..open(row.source) }
    };
    let expected = table.goal.as_ref().and_then(|goal| goal.expected.clone());
    Assessment {
        template: table.template.clone(),
        year: table.year.filter(|_| same_year),
        currency: table.currency.clone().or_else(|| Some(CURRENCY.to_owned())),
        project: table.project.clone(),
        goal: Some(Goal { expected, achieved: None }),
        funds: table.funds.iter().map(money).collect(),
        indicators: table.indicators.iter().map(row).collect(),
        ..Assessment::default()
    }
}
