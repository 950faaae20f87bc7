//! The value that a file keeps of a cell beside the text which it shows.

use crate::book::digits::Digits;
use crate::book::solve::{Value, number};
use crate::book::xml::Tag;
use crate::num::is_blank;

/// A value; programs show it, and not the text.
pub(super) enum Kept {
    Number(Digits),
    Share(Digits),
    Text(String),
    Truth(bool),
    Date(String),
}

impl Kept {
    pub(super) fn of(tag: &Tag<'_>) -> Option<Self> {
        let number = || Digits::parse(&tag.get("value")?);
        match tag.get("value-type").unwrap_or_default().as_str() {
            "percentage" => number().map(Self::Share),
            "string" => tag.get("string-value").map(Self::Text),
            "boolean" => tag.get("boolean-value").map(|truth| Self::Truth(truth == "true")),
            "date" => tag.get("date-value").map(Self::Date),
            "time" => tag.get("time-value").map(Self::Date),
            // A number is one, whatever a file calls it.
            _ => number().map(Self::Number),
        }
    }

    /// Whether a cell has several values, of which each program takes another one.
    pub(super) fn are_several(tag: &Tag<'_>) -> bool {
        ["value", "value-type", "string-value", "boolean-value", "date-value", "formula"]
            .iter()
            .any(|name| tag.differs(name))
    }

    pub(super) fn number(&self) -> Option<&Digits> {
        match self {
            Self::Number(number) | Self::Share(number) => Some(number),
            Self::Text(_) | Self::Truth(_) | Self::Date(_) => None,
        }
    }

    /// What formulas take it for; none for a day, which is none of their numbers here.
    pub(super) fn value(&self) -> Option<Value> {
        match self {
            Self::Number(digits) | Self::Share(digits) => number::read(&digits.plain()).map(Value::Number),
            Self::Text(text) => Some(Value::Text(text.clone())),
            Self::Truth(truth) => Some(Value::Truth(*truth)),
            Self::Date(_) => None,
        }
    }

    /// How it is written where the file has no text for it.
    pub(super) fn text(self) -> String {
        match self {
            Self::Number(number) => number.plain(),
            Self::Share(share) => share.times_hundred().plain() + "%",
            Self::Text(text) | Self::Date(text) => text,
            Self::Truth(truth) => if truth { "TRUE" } else { "FALSE" }.to_owned(),
        }
    }

    /// Whether a text shows it: a number as far as its places go, a text word for word, a day by its figures.
    pub(super) fn is_shown_by(&self, text: &str) -> bool {
        let plain = |text: &str| text.chars().filter(|sign| !is_blank(*sign)).collect::<String>();
        match self {
            Self::Number(number) => shows(number, text),
            Self::Share(share) if text.contains('%') => shows(&share.clone().times_hundred(), text),
            Self::Share(share) => shows(share, text),
            Self::Text(own) => plain(own) == plain(text),
            Self::Truth(_) => !text.contains(char::is_numeric),
            Self::Date(date) => {
                let own: Vec<String> = numerals(date);
                let is_own = |shown: &String| own.iter().any(|own| own == shown || own.ends_with(shown.as_str()));
                numerals(text).iter().all(is_own)
            }
        }
    }
}

/// Whether a text has a number in it that is this one, rounded to the places which the text has.
fn shows(number: &Digits, text: &str) -> bool {
    let text: String = text.chars().filter(|sign| !is_blank(*sign) && *sign != ',').collect();
    let is_it = |shown: &str| {
        let places = shown.split_once('.').map_or(0, |(_, places)| places.len());
        let digits = Digits::parse(shown);
        digits.is_some_and(|digits| {
            shown.contains(['e', 'E']) || number.fixed(places, false) == digits.fixed(places, false)
        })
    };
    let is_of_number = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | '-' | 'E' | '+');
    text.split(|sign| !is_of_number(sign)).any(|shown| is_it(shown) || is_it(shown.trim_matches(['-', '.', '+', 'E'])))
}

/// The whole numbers of a text, without zeros before them.
fn numerals(text: &str) -> Vec<String> {
    let digits = text.split(|sign: char| !sign.is_ascii_digit()).filter(|digits| !digits.is_empty());
    digits.map(|digits| digits.trim_start_matches('0').to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_shows_a_value_as_far_as_its_places_go() {
        let share = |value: &str| Kept::Share(Digits::parse(value).unwrap());
        let number = |value: &str| Kept::Number(Digits::parse(value).unwrap());
        let date = |value: &str| Kept::Date(value.to_owned());
        let words = |value: &str| Kept::Text(value.to_owned());
        for (kept, text, is_shown) in [
            (number("50"), "50", true),
            (number("50"), "50.00", true),
            (number("1234567.891"), "1,234,567.89", true),
            (number("-5"), "-5", true),
            (share("0.98765"), "98.77%", true),
            (share("0.9"), "90%", true),
            (number("46"), "46万元", true),
            (number("46"), "¥46.00", true),
            (number("1.2E8"), "1.20E+08", true),
            (number("50"), "99", false),
            (number("46"), "99万元", false),
            (number("0.9"), "90", false),
            (share("0.9"), "95%", false),
            (number("46"), "abc", false),
            (words("已完成"), "已完成", true),
            (words("未完成"), "已完成", false),
            (date("2024-12-31"), "2024年12月31日", true),
            (date("2024-06-01T00:00:00"), "6月", true),
            (date("2025-12-31"), "2024年12月31日", false),
        ] {
            assert_eq!(kept.is_shown_by(text), is_shown, "{text}");
        }
    }
}
