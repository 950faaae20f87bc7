//! The points that a form states in its cells.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::points;
use super::money::Money;
use super::rows::Rows;
use crate::import::form::{Field, Form};
use crate::lists::{Words, lists};
use crate::num::{ExactSum, Fraction, fold_width, is_blank};

/// The total that was read, and all points beside it.
pub(super) struct Known {
    /// The total and its field; without one nothing contradicts it.
    pub(super) total: Option<(Fraction, Field)>,
    pub(super) full: Fraction,
    /// Points and full points of rows, tiers and the execution rate.
    others: Vec<Fraction>,
    /// The most points of one row.
    pub(super) most: Fraction,
    /// What tiers are called.
    tiers: Words,
    pub(super) money: Money,
    pub(super) rows: Rows,
}

impl Known {
    pub(super) fn of(form: &Form) -> Self {
        let reported = &form.reported.fields;
        let figure = |field: &Option<Field>| points(&field.as_ref()?.text);
        let total = reported.total.clone().and_then(|total| Some((points(&total.text)?, total)));
        let weights = form.indicators.iter().filter_map(|row| figure(&row.fields.weight));
        let mut others: Vec<Fraction> = sums(form);
        let rows = form.indicators.iter().flat_map(|row| {
            let fields = &row.fields;
            [&fields.weight, &fields.reported, &fields.reviewed].map(figure)
        });
        let tiers = form.reported.tiers.iter().flat_map(|row| [figure(&row.fields.weight), figure(&row.fields.score)]);
        let of_all = [&reported.execution_score, &reported.reviewed].map(figure);
        others.extend(rows.chain(tiers).chain(of_all).flatten());
        others.sort_unstable();
        let names = form.indicators.iter().flat_map(|row| row.path.iter()).map(|tier| short(&tier.text));
        let names: BTreeSet<String> = names.filter(|name| name.chars().count() > 1).collect();
        Self {
            total,
            full: figure(&reported.weight).unwrap_or_else(|| Fraction::whole(100)),
            others,
            most: weights.max().unwrap_or_default(),
            tiers: names.iter().map(String::as_str).collect(),
            money: Money::of(form),
            rows: Rows::of(form),
        }
    }

    /// Whether the form states these points of anything.
    pub(super) fn has(&self, points: Fraction) -> bool {
        points == self.full || self.others.binary_search(&points).is_ok()
    }

    /// Whether a clause speaks of a tier or of the execution rate.
    pub(super) fn is_of_part(&self, clause: &str) -> bool {
        lists().claims.not_scored.is_in(clause) || self.tiers.is_in(clause)
    }
}

/// What the rows of each tier come to, in points and full points.
fn sums(form: &Form) -> Vec<Fraction> {
    let mut rows: BTreeMap<Vec<&str>, Vec<[Option<Fraction>; 2]>> = BTreeMap::new();
    for row in &form.indicators {
        let own = [&row.fields.weight, &row.fields.reported]
            .map(|field| field.as_ref().map_or(Some(Fraction::default()), |field| points(&field.text)));
        for level in 1..=row.path.len() {
            let path = row.path.iter().take(level).map(|tier| tier.text.as_str()).collect();
            rows.entry(path).or_default().push(own);
        }
    }
    let sum = |rows: &[[Option<Fraction>; 2]], of: usize| {
        let own: Option<Vec<Fraction>> = rows.iter().map(|row| row.get(of).copied().flatten()).collect();
        ExactSum::of(own?).ok().map(|sum| sum.near())
    };
    rows.values().flat_map(|rows| [sum(rows, 0), sum(rows, 1)]).flatten().collect()
}

/// A tier without the word that all of them end in.
fn short(tier: &str) -> String {
    let plain: String = tier.chars().filter(|sign| !is_blank(*sign)).map(fold_width).collect();
    let name = plain.split('(').next().unwrap_or_default();
    lists().sheets.indicators.strip_suffix(name).unwrap_or(name).to_owned()
}
