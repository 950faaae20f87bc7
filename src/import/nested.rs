//! Rows that stand for the rows below them: forms without columns of tiers name a tier in a row of its own, with the points of all
//! its indicators.

use super::form::{Field, IndicatorRow, TierFields, TierRow};
use crate::lists::lists;
use crate::num::{Fraction, Number};

/// Takes out rows that are tiers of those below; their points are subtotals.
pub(super) fn unnested(rows: &[IndicatorRow]) -> (Vec<IndicatorRow>, Vec<TierRow>) {
    let (mut kept, mut tiers) = (Vec::new(), Vec::new());
    let mut tier: Option<Field> = None;
    let mut rest = rows;
    while let Some((row, below)) = rest.split_first() {
        rest = below;
        if let Some(parent) = parent(row, below) {
            tier = parent.path.first().cloned();
            let says = parent.fields.fields().next().is_some();
            tiers.extend(Some(parent).filter(|_| says));
            continue;
        }
        // A row without a target that is no tier ends the one above.
        tier = tier.filter(|_| is_filled(row) && row.path.is_empty());
        let mut row = row.clone();
        row.path.splice(0..0, tier.clone());
        kept.push(row);
    }
    (kept, tiers)
}

fn is_filled(row: &IndicatorRow) -> bool {
    row.fields.target.is_some() || row.fields.actual.is_some()
}

/// The tier that a row is: it has neither target nor result, those below it have, and its points are theirs together; or it has
/// none, and a name as tiers have.
fn parent(row: &IndicatorRow, below: &[IndicatorRow]) -> Option<TierRow> {
    let name = row.fields.name.clone().filter(|_| row.path.is_empty() && !is_filled(row))?;
    let children: Vec<&IndicatorRow> = below.iter().take_while(|row| is_filled(row) && row.path.is_empty()).collect();
    let is_tier = match points(row) {
        Some(own) => sum(&children) == Some(own),
        None => row.fields.weight.is_none() && lists().sheets.row_names.strip_suffix(&name.text).is_some(),
    };
    let fields = TierFields { weight: row.fields.weight.clone(), score: row.fields.reported.clone() };
    (is_tier && !children.is_empty()).then(|| TierRow { path: vec![name], fields })
}

/// The tier that a subtotal without a name is of: that above its own column, or that of its column, by which of them has rows
/// with its points together.
pub(super) fn under(rows: &[IndicatorRow], tiers: &[Option<Field>], weight: Option<&Field>) -> Option<Vec<Field>> {
    let own = number(weight?)?;
    let tiers: Vec<Field> = tiers.iter().flatten().cloned().collect();
    let is_of = |row: &&IndicatorRow, tier: &[Field]| {
        row.path.len() >= tier.len() && row.path.iter().zip(tier).all(|(a, b)| a.text == b.text)
    };
    let adds_up = |tier: &&[Field]| {
        let rows: Vec<&IndicatorRow> = rows.iter().filter(|row| is_of(row, tier)).collect();
        !rows.is_empty() && sum(&rows) == Some(own)
    };
    (1..=tiers.len()).filter_map(|length| tiers.get(..length)).find(adds_up).map(<[Field]>::to_vec)
}

fn points(row: &IndicatorRow) -> Option<Fraction> {
    number(row.fields.weight.as_ref()?)
}

fn number(field: &Field) -> Option<Fraction> {
    field.text.parse::<Number>().ok().map(Number::fraction)
}

fn sum(rows: &[&IndicatorRow]) -> Option<Fraction> {
    rows.iter().try_fold(Fraction::ZERO, |sum, row| sum.add(points(row)?).ok())
}
