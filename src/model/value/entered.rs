//! A cell for a figure, as somebody filled it in.

#[cfg(test)]
use std::borrow::Cow;
use std::fmt;

#[cfg(test)]
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Deserializer;
use serde::{Deserialize, Serialize, Serializer};

use super::amount::Amount;
use super::printed::Printed;
use crate::num::{Number, NumberError, fold_width, is_blank, is_blank_mark};

/// What a cell for a figure says. A table with a cell that nobody can read is still a table: what hangs on the cell
/// cannot be assessed, and everything else can.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Entered<T> {
    /// Nothing, or a mark that stands for nothing: `—`, `-`, `/`.
    #[default]
    Open,
    /// A figure.
    Figure(T),
    /// A text that is no figure: `约10`, `详见附件`; as printed.
    Unreadable(String),
}

/// What cells can be read as.
pub trait Readable: Sized {
    /// The name of its schema.
    const NAME: &'static str;
    /// The word in its schema by which it is told from other texts.
    const FORMAT: &'static str;
    /// What its schema says.
    const DESCRIPTION: &'static str;

    /// Reads a text that is not blank.
    ///
    /// # Errors
    /// A text that is no such figure.
    fn read(text: &str) -> Result<Self, NumberError>;

    /// Whether a text is what a form prints into the cell for nobody to leave out: a unit alone.
    #[must_use]
    fn is_printed_by_the_form(_: &str) -> bool {
        false
    }
}

/// Points, with `分` or `%` behind them or not.
impl Readable for Number {
    const NAME: &'static str = "Points";
    const FORMAT: &'static str = "points";
    const DESCRIPTION: &'static str = "Points: a decimal, as a string of at most 28 digits with 分 or % behind them or not, or as a number of at most 15; empty, — or / where the cell is open. Any other text is kept as printed, and what hangs on it cannot be assessed.";

    /// The number of `20分` and of `20%`: a table is worth 100 points. Where a template's is not, weights in per cent
    /// do not add up to what it asks for, and the scorecard says so.
    fn read(text: &str) -> Result<Self, NumberError> {
        let text = text.trim_matches(is_blank);
        let number = text.strip_suffix(|mark| mark == '分' || mark == '﹪' || fold_width(mark) == '%');
        number.filter(|number| !number.is_empty()).unwrap_or(text).parse().and_then(Self::stated)
    }
}

/// An amount of money with its unit, if it has one.
impl Readable for Amount {
    const NAME: &'static str = "Amount";
    const FORMAT: &'static str = "amount";
    const DESCRIPTION: &'static str = "An amount of money: a decimal, as a string of at most 28 digits with its unit behind them or not, or as a number of at most 15; empty, — or / where the cell is open. Any other text is kept as printed, and what hangs on it cannot be assessed.";

    fn read(text: &str) -> Result<Self, NumberError> {
        let amount: Self = text.parse()?;
        amount.number.stated().map(|_| amount)
    }

    /// 万元, (元).
    fn is_printed_by_the_form(text: &str) -> bool {
        let unit = text.trim_matches(|c| is_blank(c) || matches!(fold_width(c), '(' | ')'));
        unit.ends_with('元') && unit.chars().all(|c| matches!(c, '元' | '百' | '千' | '万' | '亿'))
    }
}

impl<T> Entered<T> {
    /// The figure, where there is one.
    #[must_use]
    pub const fn figure(&self) -> Option<&T> {
        match self {
            Self::Figure(figure) => Some(figure),
            Self::Open | Self::Unreadable(_) => None,
        }
    }

    /// The text, where it is no figure.
    #[must_use]
    pub fn unreadable(&self) -> Option<&str> {
        match self {
            Self::Unreadable(text) => Some(text),
            Self::Open | Self::Figure(_) => None,
        }
    }

    /// Whether the cell says nothing.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Open)
    }
}

impl<T: Copy> Entered<T> {
    /// The figure by itself, where there is one.
    #[must_use]
    pub fn value(&self) -> Option<T> {
        self.figure().copied()
    }
}

impl<T> From<Option<T>> for Entered<T> {
    fn from(figure: Option<T>) -> Self {
        figure.map_or(Self::Open, Self::Figure)
    }
}

impl<T: Readable> Entered<T> {
    /// Reads the text of a cell. What no number can hold is kept as printed, like any other text.
    #[must_use]
    pub fn read(text: &str) -> Self {
        if is_blank_mark(text) || T::is_printed_by_the_form(text) {
            return Self::Open;
        }
        T::read(text).map_or_else(|_| Self::Unreadable(text.to_owned()), Self::Figure)
    }
}

impl<T: fmt::Display> Serialize for Entered<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Open => serializer.serialize_none(),
            Self::Figure(figure) => serializer.collect_str(figure),
            Self::Unreadable(text) => serializer.serialize_str(text),
        }
    }
}

impl<'de, T: Readable> Deserialize<'de> for Entered<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let printed = Option::<Printed>::deserialize(deserializer)?;
        Ok(printed.map_or(Self::Open, |Printed(text)| Self::read(&text)))
    }
}

#[cfg(test)]
impl<T: Readable> JsonSchema for Entered<T> {
    fn schema_name() -> Cow<'static, str> {
        T::NAME.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": T::DESCRIPTION,
            "type": ["string", "number", "null"],
            "format": T::FORMAT
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_may_carry_their_mark() {
        for (text, value) in
            [("20", "20"), ("20分", "20"), ("7.5 分", "7.5"), ("20%", "20"), ("２０％", "20"), (" 12.50 % ", "12.50")]
        {
            let read = Entered::<Number>::read(text);
            assert_eq!(read.figure().map(ToString::to_string).as_deref(), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_figure_is_kept_as_printed() {
        for text in ["分", "%", "20分钟", "20%分", "20‰", "1/5", "20元", "约10", "九分", "1e2", " 约 10 "] {
            assert_eq!(Entered::<Number>::read(text), Entered::Unreadable(text.to_owned()));
        }
        for text in ["7,00.0,77", "详见附件", "约208万元", "5万3千元", "5."] {
            assert_eq!(Entered::<Amount>::read(text), Entered::Unreadable(text.to_owned()));
        }
        for text in ["", " ", "—", "-", "/", "万元", "（元）"] {
            assert_eq!(Entered::<Amount>::read(text), Entered::Open);
        }
    }

    #[test]
    fn no_digit_is_lost_in_silence() {
        let long = "1234567890123456789012345678901234567890";
        assert_eq!(Entered::<Number>::read(long).unreadable(), Some(long));
        for text in [format!("{long}元"), "7.9e28".to_owned(), "79000000000000000000000000000".to_owned()] {
            assert_eq!(Entered::<Amount>::read(&text).unreadable(), Some(text.as_str()));
        }
        assert!(Entered::<Amount>::read("0.0000000000000000000000000007").figure().is_none());
        assert!(Entered::<Amount>::read("1370000000000.00元").figure().is_some());
    }
}
