//! So much of one beside so much of another: 1:19, ≤1:16.5, 配比1:3.
//!
//! Whether ≥1:19 asks for more or for fewer than nineteen, signs do not say, so a proportion is a word, which is compared
//! as it stands.

use super::figure::in_digits;
use super::head::is_name;

/// The longest words before a proportion.
const LONGEST_BEFORE: usize = 8;

/// Whether a folded text is a proportion; 8:30 is an hour.
pub(super) fn is_proportion(folded: &str) -> bool {
    let figure = folded.trim_start_matches(|c: char| !c.is_ascii_digit());
    let words = folded.get(..folded.len() - figure.len()).unwrap_or_default();
    let amount = |side: &str| matches!(in_digits(side.trim()), Ok(Some(written)) if written.behind.is_empty());
    figure.split_once(':').is_some_and(|(one, other)| {
        let clock = one.trim() != "1" && other.len() == 2 && other.starts_with(|c: char| ('0'..='5').contains(&c));
        !clock && amount(one) && amount(other) && words.chars().count() <= LONGEST_BEFORE
    })
}

/// Whether a folded text says on how many days and for how many hours: 7×24小时, 5*8小时值班. It is compared as it stands,
/// since hours alone do not say on which days.
pub(super) fn is_round_the_clock(folded: &str) -> bool {
    let number = |text: &str, most: u8| text.parse::<u8>().is_ok_and(|number| (1..=most).contains(&number));
    folded.split_once(['×', '*', 'x', 'X']).is_some_and(|(days, rest)| {
        let hours = rest.split_once("小时").filter(|(hours, _)| number(hours.trim(), 24));
        number(days.trim(), 7) && hours.is_some_and(|(_, deed)| deed.is_empty() || is_name(deed, LONGEST_BEFORE))
    })
}

#[cfg(test)]
mod tests {
    use super::{is_proportion, is_round_the_clock};

    #[test]
    fn proportions() {
        for text in ["1:20", "≤1:16.5", "配比1:3", "2:8", "1 : 1.5"] {
            assert!(is_proportion(text), "{text}");
        }
        for text in ["8:30", "1:2:3", "12", "小学1:19,初中1:13.5", "比例:5"] {
            assert!(!is_proportion(text), "{text}");
        }
    }

    #[test]
    fn days_and_hours() {
        for text in ["7×24小时", "7*24小时值守", "5x8小时", "6×12小时在线"] {
            assert!(is_round_the_clock(text), "{text}");
        }
        for text in ["8×24小时", "7×30小时", "24小时", "3*5米"] {
            assert!(!is_round_the_clock(text), "{text}");
        }
    }
}
