//! Exact numbers: decimals as they are written, fractions while computing, points after the
//! one rounding that a template names.
//!
//! | type | what it is | made by |
//! |---|---|---|
//! | [`Number`] | a decimal exactly as somebody wrote it | reading text |
//! | [`Fraction`] | an exact value between two roundings | arithmetic |
//! | [`Points`] | a rounded figure with a fixed number of places | [`Fraction::round`] only |
//!
//! There is no other way from a fraction to points, and no float anywhere. What does not fit is
//! an [`ArithmeticError`] that names both operands; nothing is ever cut off in silence.

mod error;
mod fraction;
mod number;
mod points;
mod rounding;
mod text;

pub use error::ArithmeticError;
pub use fraction::Fraction;
pub use number::{Number, NumberError};
pub use points::Points;
pub use rounding::{Mode, Rounding};
pub use text::{fold_width, is_blank, is_blank_mark};

/// Powers of ten up to the largest scale that a [`Number`] can have.
pub(crate) const POWERS_OF_TEN: [i128; 29] = powers_of_ten();

const fn powers_of_ten() -> [i128; 29] {
    let mut powers = [1; 29];
    let mut exponent = 1;
    while exponent < powers.len() {
        powers[exponent] = powers[exponent - 1] * 10;
        exponent += 1;
    }
    powers
}
