//! Many projects to one summary: sums of any hierarchy that merge.
//!
//! [`Rollup`] is a commutative monoid: [`Rollup::empty`], [`Rollup::add`] a project, [`Rollup::merge`] another one. A
//! [`crate::model::Summary`] is made of it and read back into it, so that summaries of parts come to that of the whole.

mod entry;
mod extremes;
mod label;
pub mod narrative;
mod refusal;
mod results;
mod roll;
pub mod sample;
mod sums;
pub mod trend;
mod why;

pub use entry::{Came, Entry, ListedRow, Money};
pub use extremes::Extremes;
pub use label::Label;
pub use refusal::Refusal;
pub use results::{DepartmentResults, Known, Row, resolve};
pub use roll::Rollup;
pub use sums::{Sums, TierSums};
pub use why::Why;

use crate::num::{ArithmeticError, Fraction, Mode, Rounding};

/// The one rounding of a summary: two places, half to even, for figures that are shown and never for sums.
fn shown(value: Fraction) -> Result<String, ArithmeticError> {
    Ok(value.round(Rounding { places: 2, mode: Mode::HalfEven })?.to_string())
}

/// Above ÷ below, as it is shown; nothing where there is nothing to divide by.
fn ratio(above: Fraction, below: Fraction) -> Result<Option<String>, ArithmeticError> {
    if !below.is_positive() {
        return Ok(None);
    }
    above.divide(below).and_then(shown).map(Some)
}

/// The same in per cent.
fn per_cent(above: Fraction, below: Fraction) -> Result<Option<String>, ArithmeticError> {
    ratio(above.multiply(Fraction::whole(100))?, below)
}

/// A count as a value.
fn whole(count: usize) -> Fraction {
    Fraction::whole(i64::try_from(count).unwrap_or(i64::MAX))
}
