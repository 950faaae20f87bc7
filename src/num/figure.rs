//! A computed figure: its exact value, and how it is printed.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;
use serde::de::{Deserializer, Error, Unexpected, Visitor};

use super::string::stands_as_string;
use super::{Fraction, MAX_SCALE, Number, Points, power_of_ten, push_decimal, write_decimal};

/// A figure as results carry it: a decimal with its places, `10.00`, or an exact value, which is printed as the
/// shortest decimal or, where no finite one exists, as `a/b` in lowest terms.
///
/// It stands in files as its text, is printed only when somebody reads it, and is read back only as it is printed:
/// `07`, `1,000` and `2/4` are no figures. Two figures are equal where they print the same; to compare values, compare
/// [`Figure::value`].
#[derive(Clone, Copy, Debug)]
pub struct Figure(Form);

#[derive(Clone, Copy, Debug)]
enum Form {
    /// Digits and how many of them stand behind the point.
    Decimal(i128, u32),
    /// Printed as [`Fraction`] prints.
    Exact(Fraction),
}

impl Figure {
    /// Nothing, without places.
    pub const ZERO: Self = Self(Form::Decimal(0, 0));

    /// The exact value.
    #[must_use]
    #[inline]
    pub fn value(self) -> Fraction {
        match self.0 {
            Form::Decimal(digits, places) => Fraction::over(digits, power_of_ten(places)),
            Form::Exact(value) => value,
        }
    }

    /// The same as a decimal that somebody might have written; none where it has no finite one, or too many digits.
    #[must_use]
    pub fn number(self) -> Option<Number> {
        let (digits, places) = self.decimal()?;
        Number::of(digits, places)
    }

    /// The digits of the value with so many places; none where it has more, or too many digits.
    #[cfg(feature = "columnar")]
    pub(crate) fn digits(self, places: u32) -> Option<i128> {
        let (digits, own) = self.value().decimal()?;
        let more = places.checked_sub(own)?;
        digits.checked_mul(10_i128.checked_pow(more)?)
    }

    /// A decimal of some digits.
    pub(crate) const fn of_digits(digits: i128, places: u32) -> Self {
        Self(Form::Decimal(digits, places))
    }

    /// Writes it behind a text, as it is printed.
    pub(crate) fn push_to(self, text: &mut String) {
        match self.0 {
            Form::Decimal(digits, places) => push_decimal(text, digits, places),
            Form::Exact(value) => value.push_to(text),
        }
    }

    fn decimal(self) -> Option<(i128, u32)> {
        match self.0 {
            Form::Decimal(digits, places) => Some((digits, places)),
            Form::Exact(value) => value.decimal(),
        }
    }
}

impl From<Fraction> for Figure {
    #[inline]
    fn from(value: Fraction) -> Self {
        Self(Form::Exact(value))
    }
}

impl From<Points> for Figure {
    #[inline]
    fn from(points: Points) -> Self {
        Self(Form::Decimal(points.units.into(), points.places.into()))
    }
}

impl From<Number> for Figure {
    #[inline]
    fn from(number: Number) -> Self {
        let (digits, places) = number.digits();
        Self(Form::Decimal(digits, places))
    }
}

impl PartialEq for Figure {
    fn eq(&self, other: &Self) -> bool {
        match (self.0, other.0) {
            (Form::Decimal(digits, places), Form::Decimal(others, their_places)) => {
                (digits, places) == (others, their_places)
            }
            (Form::Exact(value), Form::Exact(other)) => value == other,
            _ => self.value() == other.value() && self.decimal() == other.decimal(),
        }
    }
}

impl Eq for Figure {}

/// In columns it stands like any text.
impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match f.width() {
            Some(_) => f.pad(&self.0.to_string()),
            None => self.0.fmt(f),
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decimal(digits, places) => write_decimal(f, *digits, *places),
            Self::Exact(value) => value.fmt(f),
        }
    }
}

/// What is read back.
const WANTED: &str = "a figure of results: a decimal, or a fraction a/b in lowest terms";

/// That a text is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoFigure;

impl fmt::Display for NoFigure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not {WANTED}")
    }
}

impl std::error::Error for NoFigure {}

/// Reads back what a figure prints, and nothing else.
impl FromStr for Figure {
    type Err = NoFigure;

    fn from_str(text: &str) -> Result<Self, NoFigure> {
        let (sign, size) = text.strip_prefix('-').map_or((1, text), |size| (-1, size));
        let figure = match size.split_once('/') {
            Some((above, below)) => ratio(sign, above, below),
            None => decimal(sign, size),
        };
        figure.ok_or(NoFigure)
    }
}

fn decimal(sign: i128, size: &str) -> Option<Figure> {
    let (whole, rest) = size.split_once('.').unwrap_or((size, ""));
    let places = u32::try_from(rest.len()).ok().filter(|places| *places <= MAX_SCALE)?;
    let cut = size.ends_with('.') || (whole.len() > 1 && whole.starts_with('0')) || whole.is_empty();
    let digits = sign * whole_number(whole.bytes().chain(rest.bytes())).filter(|_| !cut)?;
    (digits != 0 || sign > 0).then_some(Figure(Form::Decimal(digits, places)))
}

/// A fraction without a finite decimal, in lowest terms.
fn ratio(sign: i128, above: &str, below: &str) -> Option<Figure> {
    let terms = [above, below].map(|term| {
        let led = term.is_empty() || term.starts_with('0');
        whole_number(term.bytes()).filter(|_| !led)
    });
    let [Some(above), Some(below)] = terms else { return None };
    let value = Fraction::over(sign * above, below);
    (value.is_reduced() && value.decimal().is_none()).then(|| value.into())
}

fn whole_number(mut digits: impl Iterator<Item = u8>) -> Option<i128> {
    digits.try_fold(0_i128, |value, digit| {
        let digit = digit.is_ascii_digit().then(|| digit - b'0')?;
        value.checked_mul(10)?.checked_add(digit.into())
    })
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Printed;

        impl Visitor<'_> for Printed {
            type Value = Figure;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(WANTED)
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Figure, E> {
                text.parse().map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
            }
        }

        deserializer.deserialize_str(Printed)
    }
}

stands_as_string!(Figure);

#[cfg(test)]
mod tests {
    use super::super::{Mode, Rounding};
    use super::*;

    fn figure(text: &str) -> Figure {
        text.parse().unwrap()
    }

    #[test]
    fn is_read_back_as_it_is_printed() {
        for text in [
            "0",
            "0.00",
            "10.00",
            "-4.01",
            "33904/3425",
            "-1/3",
            "-1701411834.6046923173168730371588410572",
            "170141183460469231731687303715884105726/11",
        ] {
            assert_eq!(figure(text).to_string(), text);
            let value: Fraction = text.parse().unwrap();
            assert_eq!(figure(text).value(), value, "{text}");
        }
    }

    #[test]
    fn is_nothing_else() {
        for text in [
            "",
            "-",
            ".",
            "5.",
            ".5",
            "07",
            "-0",
            "-0.00",
            "+3",
            "1,000",
            " 7",
            "７",
            "1e3",
            "9分",
            "2/4",
            "1/2",
            "3/1",
            "0/3",
            "1/0",
            "1/-3",
            "1/03",
            "--1",
            "-",
            "1/",
            "/3",
            "1.2.3",
            "0.12345678901234567890123456789",
            "170141183460469231731687303715884105728",
        ] {
            assert_eq!(text.parse::<Figure>(), Err(NoFigure), "{text}");
        }
    }

    #[test]
    fn equals_what_prints_the_same() {
        let half = Fraction::ONE.divide(Fraction::whole(2)).unwrap();
        let points = half.round(Rounding { places: 2, mode: Mode::HalfUp }).unwrap();
        assert_eq!(Figure::from(half), figure("0.5"));
        assert_eq!(figure("0.5"), half.into());
        assert_eq!(Figure::from(points), figure("0.50"));
        assert_ne!(Figure::from(points), half.into());
        assert_ne!(figure("7.50"), figure("7.5"));
        assert_eq!(format!("{:>6}{:<4}|", figure("7.50"), figure("-1/3")), "  7.50-1/3|");
        let number: Number = "7.50".parse().unwrap();
        assert_eq!((Figure::from(number), Figure::from(number).number()), (figure("7.50"), Some(number)));
    }
}
