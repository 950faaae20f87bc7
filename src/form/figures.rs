//! Figures of sheets: the exact value in digits, and the format in which the sheet shows it as it is printed.

use crate::book::{Content, Formula, Shown};
use crate::model::value::{Amount, Entered};
use crate::num::{Figure, Fraction, Mode, Number, Rounding};
use crate::words::Address;

/// Digits that a spreadsheet keeps.
const DIGITS: usize = 15;

/// A figure as it is printed; none where a spreadsheet cannot hold it.
pub(super) fn shown(figure: Figure) -> Option<Shown> {
    let text = figure.to_string();
    if text.contains('/') || significant(&text) > DIGITS {
        return None;
    }
    Some(Shown { value: text.clone(), format: places(behind_point(&text)), text })
}

/// A rate in per cent, `95.82`, as `95.82%`.
pub(super) fn percent(rate: Figure) -> Option<Shown> {
    let plain = shown(rate)?;
    let count = behind_point(&plain.text);
    let digits: String = plain.text.chars().filter(char::is_ascii_digit).collect();
    let digits = format!("{digits:0>width$}", width = count + 3);
    let (whole, rest) = digits.split_at_checked(digits.len() - count - 2)?;
    let sign = if plain.text.starts_with('-') { "-" } else { "" };
    Some(Shown {
        value: format!("{sign}{whole}.{rest}"),
        format: percent_places(count),
        text: format!("{}%", plain.text),
    })
}

/// A figure, or its text where a spreadsheet cannot hold it.
pub(crate) fn content(figure: Figure) -> Content {
    shown(figure).map_or_else(|| Content::Text(figure.to_string()), Content::Figure)
}

/// What somebody entered as an amount, as it is printed.
pub(super) fn amount(entered: &Entered<Amount>) -> Content {
    match entered {
        Entered::Open => Content::Blank,
        Entered::Figure(amount) if amount.unit.is_none() => content(amount.number.into()),
        Entered::Figure(amount) => Content::Text(amount.to_string()),
        Entered::Unreadable(text) => Content::Text(text.clone()),
    }
}

/// What somebody entered as points.
pub(super) fn points(entered: &Entered<Number>) -> Content {
    match entered {
        Entered::Open => Content::Blank,
        Entered::Figure(number) => content((*number).into()),
        Entered::Unreadable(text) => Content::Text(text.clone()),
    }
}

/// The number of an amount in the currency of its table.
pub(super) fn plain(entered: &Entered<Amount>) -> Option<Fraction> {
    entered.figure().filter(|amount| amount.unit.is_none()).map(|amount| amount.number.fraction())
}

/// A sum; none where it cannot be represented.
pub(super) fn sum(figures: impl IntoIterator<Item = Fraction>) -> Option<Fraction> {
    figures.into_iter().try_fold(Fraction::ZERO, |sum, figure| sum.add(figure).ok())
}

/// A share in per cent, rounded.
pub(super) fn rate(part: Fraction, whole: Fraction, rounding: Rounding) -> Option<Figure> {
    let exact = part.divide(whole).ok()?.multiply(Fraction::whole(100)).ok()?;
    exact.round(rounding).ok().map(Figure::from)
}

/// Whether `ROUND` of a spreadsheet gives this rate: it rounds half away from zero.
pub(super) fn is_rounded_half_up(part: Fraction, whole: Fraction, printed: Figure) -> bool {
    let count = u8::try_from(behind_point(&printed.to_string())).unwrap_or(u8::MAX);
    let rounding = Rounding { places: count, mode: Mode::HalfUp };
    rate(part, whole, rounding).is_some_and(|rate| rate.value() == printed.value())
}

/// A rate of two cells as a formula.
pub(super) fn live_rate(whole: Address, part: Address, count: usize, result: Option<Shown>) -> Content {
    let (to, format) = (count + 2, percent_places(count));
    Content::Formula(Formula { text: format!("IF(N({whole})=0,\"\",ROUND({part}/{whole},{to}))"), format, result })
}

/// Places behind the point of a printed decimal.
pub(super) fn behind_point(text: &str) -> usize {
    text.split_once('.').map_or(0, |(_, rest)| rest.len())
}

fn significant(text: &str) -> usize {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.trim_start_matches('0').len()
}

fn percent_places(count: usize) -> String {
    if count == 0 { "0%".to_owned() } else { format!("{}%", places(count)) }
}

fn places(count: usize) -> String {
    if count == 0 { "General".to_owned() } else { format!("0.{}", "0".repeat(count)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_shown_as_they_are_printed() {
        for (text, value, format, read) in [
            ("95.82", "0.9582", "0.00%", "95.82%"),
            ("100.00", "1.0000", "0.00%", "100.00%"),
            ("7", "0.07", "0%", "7%"),
            ("102.5", "1.025", "0.0%", "102.5%"),
            ("0", "0.00", "0%", "0%"),
        ] {
            let rate = percent(text.parse().unwrap()).unwrap();
            assert_eq!((rate.value.as_str(), rate.format.as_str(), rate.text.as_str()), (value, format, read));
        }
        let points = shown("98.20".parse().unwrap()).unwrap();
        assert_eq!((points.value.as_str(), points.format.as_str()), ("98.20", "0.00"));
        assert_eq!(shown("20/3".parse().unwrap()), None);
        assert_eq!(shown("1234567890123456".parse().unwrap()), None);
    }
}
