//! What the full points of rows that follow one another come to, of any run of them at once.

use std::collections::BTreeMap;
use std::ops::Range;

use super::form::{Field, IndicatorRow};
use crate::num::{Fraction, Number};

/// The full points of a row.
pub(super) fn points(row: &IndicatorRow) -> Option<Fraction> {
    number(row.fields.weight.as_ref()?)
}

/// The number that a cell says.
pub(super) fn number(field: &Field) -> Option<Fraction> {
    field.text.parse::<Number>().ok().map(Number::fraction)
}

/// Points added up from the first row on.
pub(super) struct RunningPoints {
    /// What stands before each row, and how many rows were counted; behind the last one everything.
    sums: Vec<(Sum, usize)>,
    /// The last place at which a sum is complete: before a row that is not counted, or at the end.
    ends: BTreeMap<Sum, usize>,
}

/// A sum since the last row of which nobody knows the points, and how many of those there were.
type Sum = (usize, Fraction);

impl RunningPoints {
    /// Of rows with their points; none of a row that is not counted.
    pub(super) fn of(rows: impl Iterator<Item = Option<Option<Fraction>>>) -> Self {
        let (mut sums, mut ends) = (Vec::new(), BTreeMap::new());
        let ((mut gaps, mut sum), mut count) = ((0, Fraction::ZERO), 0);
        for row in rows {
            sums.push(((gaps, sum), count));
            let Some(points) = row else {
                ends.insert((gaps, sum), sums.len() - 1);
                continue;
            };
            count += 1;
            match points.and_then(|points| sum.add(points).ok()) {
                Some(more) => sum = more,
                None => (gaps, sum) = (gaps + 1, Fraction::ZERO),
            }
        }
        sums.push(((gaps, sum), count));
        ends.insert((gaps, sum), sums.len() - 1);
        Self { sums, ends }
    }

    /// What some rows come to, where any of them is counted and all that are have points.
    pub(super) fn of_rows(&self, rows: Range<usize>) -> Option<Fraction> {
        let (((gaps, before), counted), ((later_gaps, behind), all)) =
            (*self.sums.get(rows.start)?, *self.sums.get(rows.end)?);
        if gaps == later_gaps && counted < all { behind.subtract(before).ok() } else { None }
    }

    /// Whether the rows from one on, up to one that is not counted or to the end, come to so much.
    pub(super) fn come_to(&self, own: Fraction, from: usize) -> bool {
        let Some(((gaps, before), counted)) = self.sums.get(from).copied() else { return false };
        let end = before.add(own).ok().and_then(|sum| self.ends.get(&(gaps, sum)));
        end.and_then(|end| self.sums.get(*end)).is_some_and(|(_, all)| *all > counted)
    }
}

/// What the rows below each tier come to, as far as they were read.
#[derive(Default)]
pub(super) struct TierPoints {
    counted: usize,
    sums: BTreeMap<Vec<String>, Option<Fraction>>,
}

impl TierPoints {
    /// The tier that a subtotal without a name is of: that above its own column, or that of its column, by which of them has rows
    /// with its points together.
    pub(super) fn under(
        &mut self,
        rows: &[IndicatorRow],
        tiers: &[Option<Field>],
        weight: Option<&Field>,
    ) -> Option<Vec<Field>> {
        let own = number(weight?)?;
        self.count(rows);
        let tiers: Vec<Field> = tiers.iter().flatten().cloned().collect();
        let texts: Vec<String> = tiers.iter().map(|tier| tier.text.clone()).collect();
        let adds_up = |length: &usize| {
            texts.get(..*length).is_some_and(|path| self.sums.get(path).is_some_and(|sum| *sum == Some(own)))
        };
        (1..=tiers.len()).find(adds_up).and_then(|length| tiers.get(..length).map(<[Field]>::to_vec))
    }

    /// Adds the rows that were read since.
    fn count(&mut self, rows: &[IndicatorRow]) {
        for row in rows.iter().skip(self.counted) {
            let mut path = Vec::new();
            for tier in &row.path {
                path.push(tier.text.clone());
                let sum = self.sums.entry(path.clone()).or_insert(Some(Fraction::ZERO));
                *sum = sum.and_then(|sum| sum.add(points(row)?).ok());
            }
        }
        self.counted = rows.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_run_of_rows_is_known_at_once() {
        let points = |row: &str| match row {
            "-" => None,
            "?" => Some(None),
            points => Some(points.parse().ok().map(Fraction::whole)),
        };
        let running = RunningPoints::of(["10", "20", "-", "30", "?", "5", "5"].into_iter().map(points));
        let of = |rows| running.of_rows(rows).and_then(Fraction::as_whole);
        assert_eq!((of(0..2), of(1..4), of(3..5), of(5..7), of(2..3)), (Some(30), Some(50), None, Some(10), None));
        let come_to = |points, from| running.come_to(Fraction::whole(points), from);
        assert!(come_to(30, 0) && come_to(20, 1) && come_to(10, 5) && come_to(5, 6));
        assert!(!come_to(10, 0) && !come_to(50, 1) && !come_to(0, 2) && !come_to(30, 3));
    }
}
