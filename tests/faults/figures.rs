//! Figures within printed texts.

use jixiao::num::{Fraction, Mode, Number, Rounding};

/// The first figure of a text.
pub(crate) fn digits(text: &str) -> Option<&str> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let rest = &text[start..];
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    Some(&rest[..end])
}

/// Its value.
pub(crate) fn value(text: &str) -> Option<Fraction> {
    Some(digits(text)?.parse::<Number>().ok()?.fraction())
}

/// The value of a text that has to have one.
pub(crate) fn figure(text: &str) -> Fraction {
    value(text).unwrap_or_else(|| panic!("no figure in {text:?}"))
}

/// The text with another first figure.
pub(crate) fn respelled(text: &str, figure: &str) -> String {
    text.replacen(digits(text).unwrap_or_default(), figure, 1)
}

pub(crate) fn times(figure: Fraction, of: i64, parts: i64) -> Fraction {
    figure.multiply(Fraction::whole(of)).unwrap().divide(Fraction::whole(parts)).unwrap()
}

pub(crate) fn plus(a: Fraction, b: Fraction) -> Fraction {
    a.add(b).unwrap()
}

pub(crate) fn minus(a: Fraction, b: Fraction) -> Fraction {
    a.subtract(b).unwrap()
}

/// So many hundredths.
pub(crate) fn cents(many: i64) -> Fraction {
    Fraction::whole(many).divide(Fraction::whole(100)).unwrap()
}

/// Cut off behind so many places.
pub(crate) fn cut(figure: Fraction, places: u8) -> Fraction {
    figure.round(Rounding { places, mode: Mode::Down }).unwrap().fraction()
}

/// Whether it has no more than two places.
pub(crate) fn is_in_cents(figure: Fraction) -> bool {
    cut(figure, 2) == figure
}

pub(crate) fn decimals(text: &str) -> u32 {
    let digits = digits(text).unwrap_or_default();
    digits.split_once('.').map_or(0, |(_, places)| u32::try_from(places.len()).unwrap())
}

/// The figure with two of its neighbouring digits swapped, the last ones that differ.
pub(crate) fn swapped(text: &str) -> Option<String> {
    let digits = digits(text)?;
    let mut chars: Vec<char> = digits.chars().collect();
    let at = (1..chars.len())
        .rev()
        .find(|at| chars[*at] != chars[at - 1] && chars[*at].is_ascii_digit() && chars[at - 1].is_ascii_digit())?;
    chars.swap(at, at - 1);
    Some(respelled(text, &chars.into_iter().collect::<String>()))
}
