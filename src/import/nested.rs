//! Rows that stand for the rows below them: forms without columns of tiers name a tier in a row of its own, with the points of all
//! its indicators.

use super::form::{Field, IndicatorRow, TierFields, TierRow};
use super::label::Label;
use crate::lists::lists;
use crate::num::{Fraction, Number, fold_width};

/// Takes out rows that are tiers of those below; their points are subtotals.
pub(super) fn unnested(rows: &[IndicatorRow]) -> (Vec<IndicatorRow>, Vec<TierRow>) {
    let (mut kept, mut tiers) = (Vec::new(), Vec::new());
    let mut above: Vec<Field> = Vec::new();
    let mut rest = rows;
    while let Some((row, below)) = rest.split_first() {
        rest = below;
        if let Some(name) = tier_of(row, below) {
            above.retain(|tier| stands_over(tier, &name));
            above.push(name);
            let fields = TierFields { weight: row.fields.weight.clone(), score: row.fields.reported.clone() };
            let says = fields.fields().next().is_some();
            tiers.extend(says.then(|| TierRow { path: above.clone(), fields }));
            continue;
        }
        if !is_filled(row) || !row.path.is_empty() {
            // A row without a target that is no tier ends those above.
            above.clear();
        }
        let mut row = row.clone();
        row.path.splice(0..0, above.iter().cloned());
        kept.push(row);
    }
    (kept, tiers)
}

/// Whether the number of a tier is of a higher kind: `一、` stands over `(一)`, and that over `1.`.
fn stands_over(tier: &Field, below: &Field) -> bool {
    outline(&tier.text).zip(outline(&below.text)).is_some_and(|(tier, below)| tier < below)
}

/// The kind of number before a name.
fn outline(name: &str) -> Option<usize> {
    let text: String = name.chars().map(fold_width).collect();
    let inner = text.strip_prefix('(');
    let number = inner.unwrap_or(&text);
    let is_figure = number.starts_with(|sign: char| sign.is_ascii_digit());
    let behind =
        number.trim_start_matches(|sign: char| if is_figure { sign.is_ascii_digit() } else { is_numeral(sign) });
    let is_numbered =
        behind.len() < number.len() && behind.starts_with(if inner.is_some() { [')'; 3] } else { ['、', '.', ','] });
    is_numbered.then_some(usize::from(inner.is_some()) + 2 * usize::from(is_figure))
}

fn is_numeral(sign: char) -> bool {
    "一二三四五六七八九十".contains(sign)
}

fn is_filled(row: &IndicatorRow) -> bool {
    row.fields.target.is_some() || row.fields.actual.is_some()
}

/// The tier that a row is: it has neither target nor result, those below it have, and its points are theirs together; or it has
/// none, and a name or a number as tiers have.
fn tier_of(row: &IndicatorRow, below: &[IndicatorRow]) -> Option<Field> {
    let name = row.fields.name.clone().filter(|_| row.path.is_empty() && !is_filled(row))?;
    let is_lower = |row: &IndicatorRow| row.fields.name.as_ref().is_some_and(|lower| stands_over(&name, lower));
    let under = below.iter().take_while(|row| row.path.is_empty() && (is_filled(row) || is_lower(row)));
    let children: Vec<&IndicatorRow> = under.filter(|row| is_filled(row)).collect();
    let is_named = || lists().sheets.row_names.strip_suffix(Label::of(&name.text).text()).is_some();
    let is_tier = match points(row) {
        Some(own) => sum(&children) == Some(own),
        None => row.fields.weight.is_none() && (is_named() || outline(&name.text).is_some_and(|kind| kind < 2)),
    };
    (is_tier && !children.is_empty()).then_some(name)
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

/// Whether the last row has neither target nor result, and the points of all others together: the total, whatever it is called.
pub(super) fn ends_in_their_sum(rows: &[IndicatorRow]) -> bool {
    let Some((last, others)) = rows.split_last().filter(|(last, others)| others.len() > 1 && !is_filled(last)) else {
        return false;
    };
    points(last).is_some() && sum(&others.iter().collect::<Vec<_>>()) == points(last)
}

/// The full points of a row.
pub(super) fn points(row: &IndicatorRow) -> Option<Fraction> {
    number(row.fields.weight.as_ref()?)
}

/// The number that a cell says.
pub(super) fn number(field: &Field) -> Option<Fraction> {
    field.text.parse::<Number>().ok().map(Number::fraction)
}

/// What the full points of some rows make together.
pub(super) fn sum(rows: &[&IndicatorRow]) -> Option<Fraction> {
    rows.iter().try_fold(Fraction::ZERO, |sum, row| sum.add(points(row)?).ok())
}
