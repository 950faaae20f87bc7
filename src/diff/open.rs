//! Totals over what both sides scored: a row that is open on one side counts on neither, and never as nothing.

use super::row::Row;
use super::scorecard_diff::{Cause, CauseKind};
use crate::num::{ArithmeticError, Figure, Fraction};
use crate::score::Stated;
use crate::words::text;

/// A row of the first scorecard, and that of the second.
pub(super) type Pair<'c> = (Row<'c>, Option<Row<'c>>);

/// The points that one side gives to rows which the other leaves open.
#[derive(Clone, Copy)]
pub(super) struct OneSided {
    before: Fraction,
    after: Fraction,
}

impl OneSided {
    /// `own` is what the first side gives to a row.
    pub(super) fn of(pairs: &[Pair<'_>], own: impl Fn(&Row<'_>) -> Option<Fraction>) -> Result<Self, ArithmeticError> {
        let mut points = Self { before: Fraction::ZERO, after: Fraction::ZERO };
        for (before, after) in pairs.iter().filter_map(|(before, after)| Some((before, after.as_ref()?))) {
            match (own(before), after.score) {
                (Some(own), None) => points.before = points.before.add(own)?,
                (None, Some(score)) => points.after = points.after.add(score.value())?,
                _ => {}
            }
        }
        Ok(points)
    }

    /// The second total − the first, without these points; none where one of them is.
    pub(super) fn difference(self, before: Option<Fraction>, after: Option<Figure>) -> Option<Figure> {
        let before = before?.subtract(self.before).ok()?;
        after?.value().subtract(self.after).ok()?.subtract(before).ok().map(Figure::from)
    }

    /// That totals are apart by these points as well.
    pub(super) fn cause(self) -> Option<Cause> {
        let Self { before, after } = self;
        if before.is_zero() && after.is_zero() {
            return None;
        }
        let text = text!(
            "总分之差只计两边都计了分的行:只有前者计分的 {before} 分、只有后者计分的 {after} 分不算在内",
            "the change of the total is that of rows which both sides scored, without {before} points that only the first gives and {after} that only the second gives"
        );
        Some(Cause::new(CauseKind::Data, text).sides("total", None, None))
    }
}

/// What the department gives to a row: the points that it wrote, or else those of its scorecard.
pub(super) fn own_points(row: &Row<'_>) -> Option<Fraction> {
    let stated = Stated::read(row.reported).figure().map(|figure| figure.value);
    stated.or_else(|| row.score.map(Figure::value))
}
