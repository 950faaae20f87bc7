//! What a spreadsheet prints where a formula failed or a column is too narrow.

use crate::num::fold_width;

/// The fewest signs # that are a column that was too narrow: ### is shown instead of a figure.
const NARROW: usize = 3;

/// Whether a text holds such an error.
pub(super) fn has_error(text: &str) -> bool {
    error(text).is_some()
}

/// The first such error of a text: a sign #, capital letters, figures and strokes, and ! or ? at the end; or #N/A; or
/// nothing but signs #.
pub(super) fn error(text: &str) -> Option<String> {
    if !text.contains(['#', '\u{FF03}']) {
        return None;
    }
    let plain: String = text.chars().map(fold_width).collect();
    let narrow = plain.trim();
    if narrow.len() >= NARROW && narrow.bytes().all(|b| b == b'#') {
        return Some(narrow.to_owned());
    }
    plain.match_indices('#').find_map(|(at, _)| of_formula(plain.get(at..)?)).map(str::to_owned)
}

/// The error that a text begins with.
fn of_formula(text: &str) -> Option<&str> {
    let behind = text.strip_prefix('#')?;
    let is_part = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '/' | '_');
    let length = behind.find(|c| !is_part(c)).unwrap_or(behind.len());
    let (name, rest) = behind.split_at_checked(length)?;
    if name == "N/A" {
        return text.get(..=length);
    }
    let named = name.starts_with(|c: char| c.is_ascii_uppercase());
    (named && rest.starts_with(['!', '?'])).then(|| text.get(..length + 2)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_and_other_signs() {
        for (text, found) in [
            ("#DIV/0!", Some("#DIV/0!")),
            ("完成 #REF! 次", Some("#REF!")),
            ("\u{FF03}N/A", Some("#N/A")),
            ("#NAME?", Some("#NAME?")),
            ("#GETTING_DATA!", Some("#GETTING_DATA!")),
            (" ##### ", Some("#####")),
            ("#1机组", None),
            ("3#楼", None),
            ("##", None),
            ("#A楼", None),
            ("#12!", None),
            ("# 备注!", None),
        ] {
            assert_eq!(error(text).as_deref(), found, "{text}");
        }
    }
}
