//! Texts that are known, found wherever another text goes on with one: by their order, so that many texts cost little more
//! than few.

use std::collections::BTreeSet;
use std::ops::Bound;

use super::numerals::{is_dash, is_numeral};

/// Texts that are known.
#[derive(Debug, Default)]
pub(super) struct KnownTexts(BTreeSet<String>);

impl KnownTexts {
    pub(super) fn insert(&mut self, text: String) {
        self.0.insert(text);
    }

    pub(super) fn extend(&mut self, texts: impl IntoIterator<Item = String>) {
        self.0.extend(texts);
    }

    /// The longest of them that a text begins with.
    pub(super) fn begin<'t>(&self, text: &'t str) -> Option<&'t str> {
        let mut most = text;
        while !most.is_empty() {
            // Whatever a text begins with stands before it in their order, and all between begin with it too.
            let nearest = self.0.range::<str, _>((Bound::Unbounded, Bound::Included(most))).next_back()?;
            most = shared(nearest, text);
            if most.len() == nearest.len() {
                return Some(most).filter(|found| !found.is_empty());
            }
        }
        None
    }

    /// A text with a sign in place of each of them; a number is not taken apart, and neither is a span of numbers.
    pub(super) fn without(&self, text: &str, sign: char) -> String {
        let (mut left, mut rest) = (String::with_capacity(text.len()), text);
        while let Some(next) = rest.chars().next() {
            let goes_on = of_number(next) && left.trim_end_matches(is_dash).ends_with(of_number);
            match self.begin(rest).filter(|found| !goes_on && ends_whole(found, rest)) {
                Some(found) => {
                    left.push(sign);
                    rest = rest.get(found.len()..).unwrap_or_default();
                }
                None => {
                    left.push(next);
                    rest = rest.get(next.len_utf8()..).unwrap_or_default();
                }
            }
        }
        left
    }
}

/// Whether what a text begins with does not end within a number.
fn ends_whole(found: &str, text: &str) -> bool {
    let behind = text.get(found.len()..).unwrap_or_default();
    !(found.ends_with(of_number) && behind.starts_with(of_number))
}

/// Whether a sign is one of numbers, be they in figures or in Chinese numerals.
fn of_number(sign: char) -> bool {
    sign.is_numeric() || is_numeral(sign)
}

/// What two texts begin with alike.
fn shared<'t>(a: &str, b: &'t str) -> &'t str {
    let length = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(sign, _)| sign.len_utf8()).sum();
    b.get(..length).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(texts: &[&str]) -> KnownTexts {
        KnownTexts(texts.iter().copied().map(str::to_owned).collect())
    }

    #[test]
    fn the_longest_that_a_text_begins_with() {
        let known = known(&["12345热线", "12345", "12345热线运行", "12346", "二期"]);
        for (text, found) in [
            ("12345热线运行经费", Some("12345热线运行")),
            ("12345热线费", Some("12345热线")),
            ("12345", Some("12345")),
            ("1234", None),
            ("", None),
            ("二期工程", Some("二期")),
            ("三期", None),
        ] {
            assert_eq!(known.begin(text), found, "{text}");
        }
    }

    #[test]
    fn no_number_is_taken_apart() {
        let known = known(&["5号泵站", "科室9"]);
        assert_eq!(known.without("5号泵站和15号泵站,科室9、科室98", '…'), "…和15号泵站,…、科室98");
        let years = KnownTexts(["2024年".to_owned()].into());
        assert_eq!(years.without("2023—2024年度,2024年", '…'), "2023—2024年度,…");
    }
}
