//! So much of one beside so much of another: 1:19, ≤1:16.5, 配比1:3.
//!
//! Whether ≥1:19 asks for more or for fewer than nineteen, signs do not say, so a proportion is a word, which is compared
//! as it stands.

use super::figure::in_digits;

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

#[cfg(test)]
mod tests {
    use super::is_proportion;

    #[test]
    fn proportions() {
        for text in ["1:20", "≤1:16.5", "配比1:3", "2:8", "1 : 1.5"] {
            assert!(is_proportion(text), "{text}");
        }
        for text in ["8:30", "1:2:3", "12", "小学1:19,初中1:13.5", "比例:5"] {
            assert!(!is_proportion(text), "{text}");
        }
    }
}
