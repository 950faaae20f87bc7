//! Bars as cells of a table: they print on every machine, and need no picture.

use crate::num::{Fraction, Mode, Rounding};
use crate::prose::{Cited, FormCell};

/// Columns that a bar is as long as at most.
pub(super) const LENGTH: usize = 20;

/// The cells of a bar, as long as its figure is beside the greatest one; what is more than nothing is seen.
pub(super) fn bar(figure: Option<&Cited>, greatest: Fraction) -> Vec<FormCell> {
    let value = figure.and_then(|figure| figure.value.exact()).unwrap_or(Fraction::ZERO);
    let length = if value.is_positive() { columns(value, greatest).clamp(1, LENGTH) } else { 0 };
    let part = |columns: usize, shaded: bool| {
        let cell = FormCell::words("").across(columns);
        (columns > 0).then(|| if shaded { cell.shaded() } else { cell })
    };
    [part(length, true), part(LENGTH - length, false)].into_iter().flatten().collect()
}

fn columns(value: Fraction, greatest: Fraction) -> usize {
    let rounding = Rounding { places: 0, mode: Mode::HalfUp };
    let length = i64::try_from(LENGTH).ok().and_then(|length| {
        let part = value.divide(greatest).ok()?.multiply(Fraction::whole(length)).ok()?;
        part.round(rounding).ok()?.fraction().as_whole()
    });
    length.and_then(|length| usize::try_from(length).ok()).unwrap_or(0)
}

/// The greatest of figures.
pub(super) fn greatest<'c>(figures: impl Iterator<Item = &'c Cited>) -> Fraction {
    figures.filter_map(|figure| figure.value.exact()).fold(Fraction::ZERO, Fraction::max)
}
