//! Rows that stand for the rows below them: forms without columns of tiers name a tier in a row of its own, with the points of all
//! its indicators.

use super::form::{Field, IndicatorRow, TierFields, TierRow};
use super::label::Label;
use super::origin::Remark;
use super::running::{RunningPoints, number, points};
use crate::identity::{label_core, label_kind};
use crate::lists::lists;
use crate::num::{Fraction, fold_width};
use crate::words::text;

/// The indicators of a table, and its tiers.
#[derive(Default)]
pub(super) struct Unnested {
    pub(super) indicators: Vec<IndicatorRow>,
    pub(super) tiers: Vec<TierRow>,
    /// What rows of tiers give as reasons, each with its tier.
    reasons: Vec<(Vec<Field>, Field)>,
}

impl Unnested {
    fn take_tier(&mut self, row: &IndicatorRow, path: Vec<Field>) {
        self.reasons.extend(row.fields.reason.clone().map(|reason| (path.clone(), reason)));
        let fields = TierFields { weight: row.fields.weight.clone(), score: row.fields.reported.clone() };
        let says = fields.fields().next().is_some();
        self.tiers.extend(says.then_some(TierRow { path, fields }));
    }

    /// A reason in the row of a tier is that of the rows below it that lost points and give none.
    pub(super) fn hand_down_reasons(&mut self) -> Vec<Remark> {
        let mut remarks = Vec::new();
        for (path, reason) in &self.reasons {
            let is_open =
                |row: &&mut IndicatorRow| is_under(row, path) && row.fields.reason.is_none() && !has_full_points(row);
            self.indicators.iter_mut().filter(is_open).for_each(|row| row.fields.reason = Some(reason.clone()));
            let tier = path.last().map(|tier| tier.text.clone()).unwrap_or_default();
            let text = text!(
                "原因写在“{tier}”一行:记为其下未得满分、又没有写原因的各项的原因,请核对",
                "this reason stands in the row of `{tier}`; it was imported for the rows below it that lost points and give none: please check"
            );
            remarks.push(Remark::at(reason.cell, text));
        }
        remarks
    }
}

/// Whether a row stands below a tier.
fn is_under(row: &IndicatorRow, tier: &[Field]) -> bool {
    row.path.len() >= tier.len() && row.path.iter().zip(tier).all(|(a, b)| a.text == b.text)
}

/// Whether a row has all its points.
pub(super) fn has_full_points(row: &IndicatorRow) -> bool {
    points(row).is_some() && points(row) == row.fields.reported.as_ref().and_then(number)
}

/// Takes out rows that are tiers of those below; their points are subtotals.
pub(super) fn unnested(rows: &[IndicatorRow]) -> Unnested {
    let mut found = Unnested::default();
    let mut above: Vec<Heading> = Vec::new();
    let mut is_open = false;
    let table = Rows::of(rows);
    for (place, row) in rows.iter().enumerate() {
        let heading =
            || Heading::of(&table, place).map(|heading| (heading.level(&above, is_open, &table, place), heading));
        if table.is_tier_of_columns(place) {
            found.take_tier(row, row.path.clone());
        } else if let Some((level, heading)) = heading().filter(|(level, _)| *level < DEEPEST) {
            above.truncate(level);
            above.push(heading);
            is_open = true;
            found.take_tier(row, names(&above));
        } else {
            if !is_filled(row) || !row.path.is_empty() {
                // A row without a target that is no tier ends those above.
                above.clear();
            }
            is_open = false;
            let mut row = row.clone();
            row.path.splice(0..0, names(&above));
            found.indicators.push(row);
        }
    }
    found
}

/// Tiers below each other, as many as a table may have.
pub(super) const DEEPEST: usize = 16;

/// Rows with what is asked of those below each, found in one pass from the last to the first.
struct Rows<'r> {
    all: &'r [IndicatorRow],
    points: RunningPoints,
    /// Behind which row the rows end that stand below this one in the columns of tiers.
    ends: Vec<usize>,
    /// The next row that may not be a tier, from each row on.
    filled: Vec<usize>,
    /// Which rows are tiers by their names.
    headings: Vec<bool>,
}

impl<'r> Rows<'r> {
    fn of(rows: &'r [IndicatorRow]) -> Self {
        let points = RunningPoints::of(rows.iter().map(|row| is_filled(row).then(|| points(row))));
        let (ends, filled) = (ends_below(rows), next_that(rows, |row| !may_be_tier(row)));
        let mut table = Self { all: rows, points, ends, filled, headings: vec![false; rows.len() + 1] };
        for place in (0..rows.len()).rev() {
            let is_heading = table.is_heading(place);
            table.headings.get_mut(place).into_iter().for_each(|heading| *heading = is_heading);
        }
        table
    }

    /// Whether a row fills in the columns of tiers alone and stands over the next one, which has a tier more; or has the points of
    /// all rows below it together.
    fn is_tier_of_columns(&self, place: usize) -> bool {
        let Some(row) = self.all.get(place) else { return false };
        if row.fields.name.is_some() || row.path.is_empty() || is_filled(row) {
            return false;
        }
        let end = self.ends.get(place).copied().unwrap_or(place + 1);
        let next = self.all.get(place + 1).filter(|_| end > place + 1);
        let has_more = next.is_some_and(|next| next.path.len() > row.path.len());
        has_more || points(row).is_some_and(|own| self.points.of_rows(place + 1..end) == Some(own))
    }

    /// Whether a row is a tier by its name: it has neither target nor result, those below it have, and its points are theirs
    /// together; or it has none, and a name or a number as tiers have.
    fn is_heading(&self, place: usize) -> bool {
        let Some(row) = self.all.get(place).filter(|row| may_be_tier(row)) else { return false };
        let next = self.filled.get(place + 1).and_then(|next| self.all.get(*next));
        let is_over_rows = next.is_some_and(|next| is_filled(next) && next.path.is_empty());
        let is_named = || {
            row.fields.name.as_ref().is_some_and(|name| {
                let is_called = lists().sheets.row_names.strip_suffix(Label::of(&name.text).text()).is_some();
                is_called || label_kind(&name.text).is_some()
            })
        };
        let is_over_heading = || self.headings.get(place + 1).copied().unwrap_or_default();
        is_over_rows
            && match points(row) {
                Some(own) => self.points.come_to(own, place + 1) || is_over_heading() && is_named(),
                None => {
                    let is_numbered = || outline_of(row).is_some_and(|(kind, _)| kind < FIGURES);
                    row.fields.weight.is_none() && (is_named() || is_numbered())
                }
            }
    }
}

/// Behind which row the rows end that have the tiers of each, and perhaps more.
fn ends_below(rows: &[IndicatorRow]) -> Vec<usize> {
    let shared = |a: &IndicatorRow, b: &IndicatorRow| a.path.iter().zip(&b.path).take_while(|(a, b)| a == b).count();
    let deepest = rows.iter().map(|row| row.path.len()).max().unwrap_or_default();
    // The next row that has not the tiers of the one before down to each level.
    let mut breaks = vec![rows.len(); deepest + 1];
    let mut ends = vec![rows.len(); rows.len()];
    for (place, row) in rows.iter().enumerate().rev() {
        if let Some(next) = rows.get(place + 1) {
            breaks.iter_mut().skip(shared(row, next) + 1).for_each(|end| *end = place + 1);
        }
        let end = breaks.get(row.path.len()).copied().unwrap_or(place + 1);
        ends.get_mut(place).into_iter().for_each(|slot| *slot = end);
    }
    ends
}

/// From each row on the first that is one.
fn next_that(rows: &[IndicatorRow], is_one: impl Fn(&IndicatorRow) -> bool) -> Vec<usize> {
    let mut next = vec![rows.len(); rows.len() + 1];
    let mut last = rows.len();
    for (place, row) in rows.iter().enumerate().rev() {
        last = if is_one(row) { place } else { last };
        next.get_mut(place).into_iter().for_each(|slot| *slot = last);
    }
    next
}

/// A row that names a tier of the rows below it.
struct Heading {
    name: Field,
    outline: Option<Outline>,
}

fn names(tiers: &[Heading]) -> Vec<Field> {
    tiers.iter().map(|tier| tier.name.clone()).collect()
}

impl Heading {
    /// A row as a tier, where it is one.
    fn of(table: &Rows<'_>, place: usize) -> Option<Self> {
        let row = table.all.get(place).filter(|_| table.headings.get(place).copied().unwrap_or_default())?;
        Some(Self { name: row.fields.name.clone()?, outline: outline_of(row) })
    }

    /// How many of the tiers above stay above this one: by their numbers; right behind another tier all of them; the parts of
    /// every table come first; otherwise as many as leave room for the tiers that follow one another here.
    fn level(&self, above: &[Self], is_open: bool, table: &Rows<'_>, place: usize) -> usize {
        if let Some(own) = self.outline {
            return above.iter().take_while(|tier| tier.outline.is_none_or(|outline| outline < own)).count();
        }
        if is_open {
            return above.len();
        }
        let run = table.filled.get(place).map_or(1, |next| next - place);
        if is_part(&self.name.text) { 0 } else { above.len().saturating_sub(run) }
    }
}

/// Whether a tier is one of the first level in every form: 产出, 效益, 满意度.
pub(super) fn is_part(name: &str) -> bool {
    let tiers = &lists().tiers;
    let core = label_core(name);
    [&tiers.required, &tiers.required_of_others, &tiers.satisfaction].iter().any(|words| words.has(&core))
}

/// Whether a row has a name and neither target nor result, in a table without columns of tiers.
fn may_be_tier(row: &IndicatorRow) -> bool {
    row.fields.name.is_some() && row.path.is_empty() && !is_filled(row)
}

/// The kind of the number before a name, and how many numbers stand behind its first: `一、` stands over `(一)`, that over `1.`,
/// and that over `1.1`.
pub(super) type Outline = (usize, usize);

/// The first kind of numbers in figures.
const FIGURES: usize = 2;

/// The number of a row, before its name or in a column of its own.
pub(super) fn outline_of(row: &IndicatorRow) -> Option<Outline> {
    let before = row.number.as_ref().and_then(|number| outline(number, true));
    before.or_else(|| outline(&row.fields.name.as_ref()?.text, false))
}

/// What kind of number a text begins with, or is.
fn outline(text: &str, is_whole: bool) -> Option<Outline> {
    let text: String = text.chars().map(fold_width).collect();
    let inner = text.strip_prefix('(');
    let number = inner.unwrap_or(&text);
    let is_figure = number.starts_with(|sign: char| sign.is_ascii_digit());
    let trimmed = |text: &'_ str| -> usize {
        let rest =
            text.trim_start_matches(|sign: char| if is_figure { sign.is_ascii_digit() } else { is_numeral(sign) });
        text.len() - rest.len()
    };
    let mut behind = number.get(trimmed(number)..)?;
    let mut depth = 0;
    while let Some(next) = behind.strip_prefix('.').filter(|next| is_figure && trimmed(next) > 0) {
        behind = next.get(trimmed(next)..)?;
        depth += 1;
    }
    let ends = behind.starts_with(if inner.is_some() { [')'; 3] } else { ['、', '.', ','] });
    let is_numbered = behind.len() < number.len() && (ends || depth > 0 || is_whole && behind.is_empty());
    is_numbered.then_some((usize::from(inner.is_some()) + FIGURES * usize::from(is_figure), depth))
}

fn is_numeral(sign: char) -> bool {
    "一二三四五六七八九十".contains(sign)
}

pub(super) fn is_filled(row: &IndicatorRow) -> bool {
    row.fields.target.is_some() || row.fields.actual.is_some()
}

/// Whether the last row has neither target nor result, and the points of all others together: the total, whatever it is called.
pub(super) fn ends_in_their_sum(rows: &[IndicatorRow]) -> bool {
    let Some((last, others)) = rows.split_last().filter(|(last, others)| others.len() > 1 && !is_filled(last)) else {
        return false;
    };
    points(last).is_some() && sum(&others.iter().collect::<Vec<_>>()) == points(last)
}

/// What the full points of some rows make together.
pub(super) fn sum(rows: &[&IndicatorRow]) -> Option<Fraction> {
    rows.iter().try_fold(Fraction::ZERO, |sum, row| sum.add(points(row)?).ok())
}
