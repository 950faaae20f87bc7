//! What a figure says, however it is written.

use super::folded::one_quote;
use crate::num::{Number, fold_width, is_blank};

/// The digits between the commas of thousands.
const THOUSAND: usize = 3;

/// Whether a text says what a figure says: its thousands may stand with their commas or without, and last zeros may be left
/// out.
pub(super) fn same(stated: &str, shown: &str) -> bool {
    let (stated, shown) = (core(stated), core(shown));
    stated == shown || number(&stated).is_some_and(|value| number(&shown) == Some(value))
}

/// A figure without the commas of its thousands, and without blanks but those within a number.
pub(super) fn core(text: &str) -> String {
    let signs: Vec<char> = text.trim_matches(is_blank).chars().map(fold_width).map(one_quote).collect();
    let mut core = String::with_capacity(text.len());
    for number in signs.chunk_by(|a, b| belongs(*a) == belongs(*b)) {
        core.push_str(&if number.iter().copied().any(|sign| sign.is_ascii_digit()) {
            without_thousands(number)
        } else {
            number.iter().filter(|sign| !is_blank(**sign)).collect()
        });
    }
    core
}

/// Whether a sign may stand within a number.
fn belongs(sign: char) -> bool {
    sign.is_ascii_digit() || matches!(sign, '.' | ',') || is_blank(sign)
}

/// A number without the commas of its thousands, where it has them there and nowhere else.
fn without_thousands(number: &[char]) -> String {
    let number: String = number.iter().map(|sign| if is_blank(*sign) { ' ' } else { *sign }).collect();
    let number = number.trim();
    let (whole, places) = number.split_once('.').unwrap_or((number, ""));
    let mut groups = whole.split(',');
    let is_group = |group: &str| group.bytes().all(|sign| sign.is_ascii_digit());
    let first = groups.next().is_some_and(|group| is_group(group) && (1..=THOUSAND).contains(&group.len()));
    let fits = first && groups.all(|group| is_group(group) && group.len() == THOUSAND) && is_group(places);
    if fits { number.replace(',', "") } else { number.to_owned() }
}

/// A number that is written as numbers are: one without zeros before it.
fn number(core: &str) -> Option<Number> {
    let digits = core.trim_start_matches(|sign: char| !sign.is_ascii_digit());
    let begins_with_zero = digits.starts_with('0') && digits.chars().nth(1).is_some_and(|sign| sign.is_ascii_digit());
    let is_plain = digits.starts_with(|sign: char| sign.is_ascii_digit()) && !begins_with_zero;
    let is_whole = !core.starts_with('.') && !core.ends_with('.') && !core.contains([',', ' ']);
    Some(core).filter(|_| is_plain && is_whole)?.parse::<Number>().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_may_be_written_in_other_ways() {
        for (stated, shown) in [
            ("98.20", "98.2"),
            ("2203.91", "2,203.91"),
            (" 100 ", "100"),
            ("≥300个/套", "≥300 个/套"),
            ("１，３７０", "1,370"),
            ("1,234,567.50", "1234567.5"),
            ("0.50", "0.5"),
            ("-3", "-3.0"),
            ("第1,2次", "第1,2 次"),
            ("2024年5月", "2024 年 5 月"),
        ] {
            assert!(same(stated, shown), "{stated}");
        }
        for (stated, shown) in
            [("98.02", "98.2"), ("98", "98.2"), ("", "98.2"), ("≥30 个/套", "≥300 个/套"), ("9.82", "98.2")]
        {
            assert!(!same(stated, shown), "{stated}");
        }
    }

    /// What is no way to write a number.
    #[test]
    fn a_figure_is_written_as_numbers_are() {
        for (stated, shown) in [
            ("137,0", "1,370"),
            ("1,,37,0", "1,370"),
            (",1370", "1,370"),
            ("1370,", "1,370"),
            ("1,00", "100"),
            ("3,37.28", "337.28"),
            ("3 37.28", "337.28"),
            ("9. 98", "9.98"),
            ("9\u{a0}.98", "9.98"),
            ("9\u{200b}.98", "9.98"),
            ("1\t370", "1,370"),
            ("2 203.91", "2,203.91"),
            ("097.83", "97.83"),
            ("01", "1"),
            ("1.", "1"),
            (".5", "0.5"),
            ("9*7.8*3", "97.83"),
            ("1,370", "13,70"),
            ("≥3 00个", "≥300 个"),
        ] {
            assert!(!same(stated, shown), "{stated}");
        }
    }
}
