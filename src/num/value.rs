//! What something comes to where that may be words: a figure, or a text.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;

use super::string::stands_as_string;
use super::{Figure, Fraction, LongFraction};

/// A figure, or words where there is none; a day is written in words too. In files both are strings.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub enum Value {
    /// A figure.
    Figure(Figure),
    /// A sum that is longer than any figure.
    Long(Box<LongFraction>),
    /// Words that are no figure.
    Words(String),
}

impl Value {
    /// The figure; none where these are words.
    #[must_use]
    pub const fn figure(&self) -> Option<Figure> {
        match self {
            Self::Figure(figure) => Some(*figure),
            Self::Long(_) | Self::Words(_) => None,
        }
    }

    /// The exact value of a figure.
    #[must_use]
    pub fn exact(&self) -> Option<Fraction> {
        self.figure().map(Figure::value)
    }

    /// The exact value, or for a sum that is longer the one that [`LongFraction::near`] gives.
    #[must_use]
    pub fn near(&self) -> Option<Fraction> {
        match self {
            Self::Figure(figure) => Some(figure.value()),
            Self::Long(sum) => Some(sum.near()),
            Self::Words(_) => None,
        }
    }

    /// As it is printed.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Figure(figure) => Cow::Owned(figure.to_string()),
            Self::Long(sum) => Cow::Owned(sum.to_string()),
            Self::Words(words) => Cow::Borrowed(words),
        }
    }
}

impl<T: Into<Figure>> From<T> for Value {
    fn from(figure: T) -> Self {
        Self::Figure(figure.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        number(&text).unwrap_or(Self::Words(text))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        number(text).unwrap_or_else(|| Self::Words(text.to_owned()))
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Figure(figure) => figure.fmt(f),
            Self::Long(sum) => sum.fmt(f),
            Self::Words(words) => f.write_str(words),
        }
    }
}

/// What is no words.
fn number(text: &str) -> Option<Value> {
    let long = || text.parse().ok().map(|sum| Value::Long(Box::new(sum)));
    text.parse().ok().map(Value::Figure).or_else(long)
}

stands_as_string!(Value);
