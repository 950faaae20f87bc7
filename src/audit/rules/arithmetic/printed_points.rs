//! What the printed points of some rows add up to, and what they can add up to where some are not seen.

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::bind::ExecutionItem;
use crate::num::{ArithmeticError, Fraction, Rounding};
use crate::score::{PrintedFigure, Stated};

/// The printed points of some rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct PrintedPoints {
    rounding: Rounding,
    /// Added up.
    pub sum: Fraction,
    /// Added up before rounding, where a row's points agree with what the engine computes.
    unrounded: Fraction,
    /// What those rows lost of their full points.
    pub lost: Fraction,
    /// The full points of all rows.
    weights: Fraction,
    /// The full points of the rows whose points cannot be read; none where those are not known either.
    pub hidden: Option<Fraction>,
    /// How many rows print points.
    pub rows: usize,
    /// How many rows do not, though they count.
    pub open: usize,
}

/// How a printed sum stands to the points that it should be the sum of.
#[derive(Clone, Debug)]
pub(super) enum Sum {
    /// It is their sum.
    Agrees,
    /// It is their sum with fewer places than the template keeps.
    Rounded(Fraction, Vec<Rounding>),
    /// Their sum is another.
    Is(Fraction),
    /// Whatever is not seen, it cannot be more.
    AtMost(Fraction),
    /// Whatever is not seen, it cannot be less.
    AtLeast(Fraction),
    /// What is not seen decides.
    Open,
}

impl PrintedPoints {
    /// The points of some indicators.
    pub(super) fn of(table: &AuditedTable<'_>, rows: &[&AuditedRow<'_>]) -> Result<Self, ArithmeticError> {
        let mut points = Self {
            rounding: table.rounding(),
            sum: Fraction::ZERO,
            unrounded: Fraction::ZERO,
            lost: Fraction::ZERO,
            weights: Fraction::ZERO,
            hidden: Some(Fraction::ZERO),
            rows: 0,
            open: 0,
        };
        let all_weighted = rows.iter().all(|row| row.weight.is_some() || row.reported.figure().is_none());
        for row in rows {
            // A row without a weight counts nothing where others have one, as 其中 rows do; not where some that earned points have none.
            let counts = match row.weight {
                Some(weight) => !weight.is_zero(),
                None if row.bound.has_unknown_weight() => true,
                None => !(row.is_empty() || table.has_points() && all_weighted),
            };
            points.add(&row.reported, row.weight, row.exact, counts)?;
        }
        Ok(points)
    }

    /// With the points of the execution rate, where the form has a row for it.
    pub(super) fn with_execution(mut self, table: &AuditedTable<'_>) -> Result<Self, ArithmeticError> {
        let rule = table.bound.book.template.execution.as_ref();
        let printed = table.reported().execution_score;
        let weight = rule.map(|rule| rule.weight.fraction());
        let among_rows = rule.is_none() && table.rows.iter().any(AuditedRow::asks_for_execution);
        if !among_rows && table.execution_item() == ExecutionItem::Own {
            self.add(&printed, weight, table.execution_exact(), rule.is_some())?;
        }
        Ok(self)
    }

    fn add(
        &mut self,
        printed: &Stated<'_>,
        weight: Option<Fraction>,
        exact: Option<Fraction>,
        counts: bool,
    ) -> Result<(), ArithmeticError> {
        self.weights = self.weights.add(weight.unwrap_or(Fraction::ZERO))?;
        if let Some(figure) = printed.figure() {
            let unrounded = exact.filter(|exact| figure.agrees(*exact, self.rounding)).unwrap_or(figure.value);
            self.rows += 1;
            self.sum = self.sum.add(figure.value)?;
            self.unrounded = self.unrounded.add(unrounded)?;
            if let Some(weight) = weight {
                self.lost = self.lost.add(weight.subtract(figure.value)?)?;
            }
        } else if counts || matches!(printed, Stated::Unreadable(_)) {
            self.open += 1;
            self.hidden = match (self.hidden, weight) {
                (Some(hidden), Some(weight)) => Some(hidden.add(weight)?),
                _ => None,
            };
        }
        Ok(())
    }

    /// Holds a printed sum against them. `whole`: the full points that all rows have together, those among
    /// them that are not seen; `complete`: whether there are none of those.
    pub(super) fn hold(
        &self,
        printed: &PrintedFigure<'_>,
        whole: Option<Fraction>,
        complete: bool,
    ) -> Result<Sum, ArithmeticError> {
        let agrees = |sum| printed.agrees(sum, self.rounding);
        if complete && self.open == 0 {
            return Ok(self.hold_sum(printed));
        }
        let most = match (complete, self.hidden, whole) {
            (true, Some(hidden), _) => Some(self.sum.add(hidden)?),
            (_, _, Some(whole)) => Some(whole.max(self.weights).subtract(self.lost)?),
            _ => None,
        };
        Ok(match most {
            Some(most) if printed.value > most && !agrees(most) => Sum::AtMost(most),
            _ if printed.value < self.sum && !agrees(self.sum) => Sum::AtLeast(self.sum),
            _ => Sum::Open,
        })
    }

    /// All points are seen. Places that the points have and their sum has not were rounded away once more.
    fn hold_sum(&self, printed: &PrintedFigure<'_>) -> Sum {
        let mut roundings = printed.plausible_under(self.sum, self.rounding);
        roundings.extend(printed.plausible_under(self.unrounded, self.rounding));
        let kept = |rounding: &Rounding| rounding.places >= self.rounding.places;
        if printed.value == self.sum || printed.value == self.unrounded || roundings.iter().any(kept) {
            Sum::Agrees
        } else if roundings.is_empty() {
            Sum::Is(self.sum)
        } else {
            Sum::Rounded(self.sum, printed.plausible_under(self.sum, self.rounding))
        }
    }
}
