//! What a printed target or actual value was read as.

use serde::{Deserialize, Serialize};

use crate::model::value::{Relation, Trend};
use crate::num::{Fraction, Value};
use crate::words::Note;

/// What kind of statement a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A number, with or without an operator and a unit.
    Number,
    /// Two numbers between which a value has to lie: `90%-95%`, `5±1`.
    Range,
    /// A day, a month, a year or a part of one, by which or in which something is to be done.
    Date,
    /// Several statements with a count or a date each: 完成1部宣传片,2套方案.
    Compound,
    /// A word that the reader knows, such as 是, 优, 及时; 无 is one of them.
    Word,
    /// Any other text.
    Text,
    /// Nothing, or a mark that stands for nothing: `—`, `-`, `/`.
    Blank,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Number, Self::Range, Self::Date, Self::Compound, Self::Word, Self::Text, Self::Blank];

    /// The name used in scorecards.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Range => "range",
            Self::Date => "date",
            Self::Compound => "compound",
            Self::Word => "word",
            Self::Text => "text",
            Self::Blank => "blank",
        }
    }
}

/// One printed text and what it was read as. The printed text itself stands beside it in the
/// scorecard and is never corrected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// The kind of statement.
    pub kind: Kind,
    /// The relation, for numbers and dates; for an actual value only where it was printed.
    pub relation: Option<Relation>,
    /// Number: without blanks and commas. Range: its lower end. Date: its last day, `2023-12-31`, or
    /// `--12-31` where no year is known, `---15` for a day of each month (`---31` for its last day). Word, text, compound: the text without blanks at its ends.
    /// Blank: the mark that was printed, null for an empty cell. An actual range or date that was compared
    /// as text, because no rule compares it otherwise: that text.
    pub value: Option<Value>,
    /// The upper end of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<Value>,
    /// The first day of a date, where it is not its last day as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    /// The unit in its usual spelling.
    pub unit: Option<String>,
    /// Whether the number counts a change, and which way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trend: Option<Trend>,
    /// The statements of a compound.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartReading>,
    /// Whether the figure is only roughly so, as in 约100人 and 100余人.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub approximate: bool,
    /// Whether the relation was not printed but guessed; a note says from what.
    pub guessed: bool,
    /// What the reader should know about this reading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

impl Reading {
    /// The value of a number.
    #[must_use]
    pub fn number(&self) -> Option<Fraction> {
        self.value.as_ref().filter(|_| self.kind == Kind::Number)?.exact()
    }
}

/// One statement of a compound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PartReading {
    /// The statement as printed.
    pub text: String,
    /// Its count, or its last day.
    pub value: Value,
    /// The unit of its count; null for a date.
    pub unit: Option<String>,
}

/// The readings of an indicator's two texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PairReading {
    /// The target.
    pub target: Reading,
    /// The actual value.
    pub actual: Reading,
}
