//! The grade of a form: a word, or the one that is ticked of those that are printed.

use crate::lists::lists;
use crate::num::is_blank;

/// Signs of a box that is ticked.
const TICKED: &str = "☑☒√■✓✔";
/// Signs of a box that is not.
const OPEN: &str = "□☐○";

/// Whether a text is one of the grades.
pub(super) fn is_grade(text: &str) -> bool {
    let grades = &lists().grades;
    grades.order.has(text) || grades.spellings.get(text).is_some()
}

/// The one grade that is ticked in `优☑ 良□ 中□ 差□` or `□优 ☑良`: boxes stand on one side of all of them.
pub(super) fn ticked(text: &str) -> Option<&str> {
    let is_box = |sign: char| TICKED.contains(sign) || OPEN.contains(sign);
    let is_first = text.trim_start_matches(is_blank).starts_with(is_box);
    let (mut rest, mut chosen) = (text.trim_matches(is_blank), Vec::new());
    while !rest.is_empty() {
        let from = if is_first { rest.chars().next().map_or(0, char::len_utf8) } else { 0 };
        let word_end = rest.get(from..)?.find(is_box).map_or(rest.len(), |end| from + end);
        let word = rest.get(from..word_end)?.trim_matches(is_blank);
        let sign = if is_first { rest.chars().next() } else { rest.get(word_end..)?.chars().next() };
        if !is_grade(word) || !sign.is_some_and(is_box) {
            return None;
        }
        chosen.extend(sign.filter(|sign| TICKED.contains(*sign)).map(|_| word));
        let behind = if is_first { word_end } else { word_end + sign.map_or(0, char::len_utf8) };
        rest = rest.get(behind..)?.trim_start_matches(is_blank);
    }
    match chosen.as_slice() {
        [one] => Some(one),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_that_is_ticked_counts() {
        for (text, grade) in [
            ("优☑ 良□ 中□ 差□", Some("优")),
            ("□优 ☑良 □中 □差", Some("良")),
            ("优□良□中√差□", Some("中")),
            ("优□ 良□ 中□ 差□", None),
            ("优☑ 良☑ 中□ 差□", None),
            ("☑是 □否", None),
            ("优", None),
            ("", None),
        ] {
            assert_eq!(ticked(text), grade, "{text}");
        }
    }
}
