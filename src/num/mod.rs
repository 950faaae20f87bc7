//! Exact numbers: decimals as they are written, fractions while computing, points after the
//! one rounding that a template names.
//!
//! | type | what it is | made by |
//! |---|---|---|
//! | [`Number`] | a decimal exactly as somebody wrote it | reading text |
//! | [`Fraction`] | an exact value between two roundings | arithmetic |
//! | [`ExactSum`] | the sum of many of these, of any length | [`Summing`] |
//! | [`Points`] | a rounded figure with a fixed number of places | [`Fraction::round`] only |
//! | [`Figure`] | any of these on its way to a reader, and back | results |
//! | [`Value`] | a figure, or words where there is none | results |
//!
//! There is no other way from a fraction to points, and no float anywhere. What does not fit is
//! an [`ArithmeticError`] that names both operands; nothing is ever cut off in silence.

use std::fmt;

mod arithmetic;
mod error;
mod exact_sum;
mod figure;
mod fraction;
mod long_fraction;
mod number;
mod packed;
mod points;
mod rounding;
mod string;
mod text;
mod value;

pub use error::ArithmeticError;
pub use exact_sum::{ExactSum, Summing};
pub use figure::{Figure, NoFigure};
pub use fraction::Fraction;
pub use long_fraction::LongFraction;
pub use number::{Number, NumberError};
pub(crate) use packed::Packed;
pub use points::Points;
pub use rounding::{Mode, Rounding};
pub(crate) use string::stands_as_string;
pub use text::{fold_width, is_blank, is_blank_mark};
pub use value::Value;

/// Most places that a [`Number`] can have.
const MAX_SCALE: u32 = 28;

/// Ten to a power; no type of this module has more than [`MAX_SCALE`] places.
#[allow(clippy::indexing_slicing, reason = "the exponent is kept within the table")]
const fn power_of_ten(exponent: u32) -> i128 {
    const POWERS: [i128; MAX_SCALE as usize + 1] = {
        let mut powers = [1; MAX_SCALE as usize + 1];
        let mut exponent = 1;
        while exponent < powers.len() {
            powers[exponent] = powers[exponent - 1] * 10;
            exponent += 1;
        }
        powers
    };
    POWERS[if exponent < MAX_SCALE { exponent } else { MAX_SCALE } as usize]
}

/// Writes digits of which some stand behind the point, behind a text.
fn push_decimal(text: &mut String, digits: i128, places: u32) {
    let Ok(mut left) = u64::try_from(digits.unsigned_abs()) else {
        text.push_str(&Long { digits, places }.to_string());
        return;
    };
    // Twenty digits, or a zero with all places behind it.
    let (mut written, mut length) = ([b'0'; 32], 0);
    let whole = places + u32::from(places > 0);
    for sign in written.iter_mut().rev() {
        if length > whole && left == 0 {
            break;
        }
        if places > 0 && length == places {
            *sign = b'.';
        } else {
            #[allow(clippy::cast_possible_truncation, reason = "the rest is below ten")]
            let digit = (left % 10) as u8;
            (*sign, left) = (b'0' + digit, left / 10);
        }
        length += 1;
    }
    if digits < 0 {
        text.push('-');
    }
    // All at once: a text that grows sign by sign is asked for room each time.
    let signs = written.get(written.len() - length as usize..).and_then(|signs| str::from_utf8(signs).ok());
    text.push_str(signs.unwrap_or_default());
}

/// More digits than are written at once.
struct Long {
    digits: i128,
    places: u32,
}

impl fmt::Display for Long {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_decimal(f, self.digits, self.places)
    }
}

/// Writes digits of which some stand behind the point.
fn write_decimal(f: &mut fmt::Formatter<'_>, digits: i128, places: u32) -> fmt::Result {
    let sign = if digits < 0 { "-" } else { "" };
    let (digits, step) = (digits.unsigned_abs(), power_of_ten(places).unsigned_abs());
    match places {
        0 => write!(f, "{sign}{digits}"),
        _ => write!(f, "{sign}{}.{:0width$}", digits / step, digits % step, width = places as usize),
    }
}
