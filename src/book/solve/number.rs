//! Numbers of cells as exact values, and exact values as cells show them.

use super::stop::Stop;
use super::tree::Value;
use crate::book::digits::Digits;
use crate::book::number_format::NumberFormat;
use crate::book::serial::DayCount;
use crate::num::{Fraction, Mode, Rounding};

/// The value of a number as a file or a formula writes it, without the noise of its last digits.
pub(in crate::book) fn read(text: &str) -> Option<Fraction> {
    Digits::parse(text)?.plain().parse().ok()
}

/// Rounds as a spreadsheet does, which looks away from the sign.
pub(super) fn rounded(value: Fraction, places: u8, mode: Mode) -> Result<Fraction, Stop> {
    Ok(value.round(Rounding { places, mode })?.fraction())
}

/// The whole number at or below a value.
pub(super) fn whole(value: Fraction) -> Result<Fraction, Stop> {
    rounded(value, 0, if value.is_negative() { Mode::Up } else { Mode::Down })
}

/// A value under a format that a formula names. Days are not shown here: from when a book counts them, a formula does not say.
pub(super) fn shown_as(value: &Value, format: &str) -> Result<String, Stop> {
    match NumberFormat::parse(format) {
        format @ NumberFormat::Places(_) => shown_value(value, &format, DayCount::default()),
        _ => Err(Stop::unread()),
    }
}

/// What a cell of a format shows for a value: rounded once, to the places that it shows.
pub(super) fn shown(value: Fraction, format: &NumberFormat, days: DayCount) -> Result<String, Stop> {
    let places = format.places().unwrap_or(Rounding::MAX_PLACES).min(Rounding::MAX_PLACES);
    let is_finite = !value.to_string().contains('/');
    let value = if is_finite && format.places().is_none() { value } else { rounded(value, places, Mode::HalfUp)? };
    let digits = Digits::parse(&value.to_string()).ok_or_else(Stop::too_much)?;
    Ok(format.show(&digits, days))
}

/// A value as its cell would show it.
pub(super) fn shown_value(value: &Value, format: &NumberFormat, days: DayCount) -> Result<String, Stop> {
    Ok(match value {
        // A formula that refers to an empty cell shows a zero.
        Value::Blank => shown(Fraction::ZERO, format, days)?,
        Value::Number(number) => shown(*number, format, days)?,
        Value::Text(text) => text.clone(),
        Value::Truth(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
    })
}
