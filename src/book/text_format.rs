//! The part of a format for texts: how a sheet shows a text that is no number.

use super::format_signs::{Sign, Signs, parts};

/// The part for texts, if there are four.
const OF_TEXTS: usize = 3;

/// What stands around a text, or in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TextFormat(Vec<Option<String>>);

impl TextFormat {
    /// The part of a code; none where it shows texts as they are.
    pub(super) fn parse(code: &str) -> Option<Self> {
        let parts = parts(code);
        let part = parts.get(OF_TEXTS).or_else(|| parts.iter().rev().find(|part| shows_texts(part)))?;
        let signs = Signs { rest: part }.map(|sign| match sign {
            Sign::Code('@') => None,
            Sign::Code(sign) => Some(sign.to_string()),
            Sign::Literal(text) => Some(text),
        });
        let signs: Vec<Option<String>> =
            signs.filter(|sign| sign.as_ref().is_none_or(|text| !text.trim().is_empty())).collect();
        (signs.as_slice() != [None] && !part.contains("General")).then_some(Self(signs))
    }

    /// A text as the sheet shows it.
    pub(super) fn show(&self, text: &str) -> String {
        self.0.iter().map(|sign| sign.as_deref().unwrap_or(text)).collect()
    }
}

fn shows_texts(part: &str) -> bool {
    Signs { rest: part }.any(|sign| matches!(sign, Sign::Code('@')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_shown_by_the_part_that_is_theirs() {
        for (code, shown) in [
            ("@", None),
            ("General", None),
            ("0.00", None),
            ("_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", None),
            ("@\"0\"", Some("400")),
            ("\"≥\"@", Some("≥40")),
            ("0;0;0;\"20 公里\"", Some("20 公里")),
            (";;;", Some("")),
            (";;;@", None),
            ("@@", Some("4040")),
        ] {
            assert_eq!(TextFormat::parse(code).map(|format| format.show("40")).as_deref(), shown, "{code}");
        }
    }
}
