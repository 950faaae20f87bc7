//! The grade of a form: a word, or the one that is ticked of those that are printed.

use crate::lists::lists;
use crate::num::{fold_width, is_blank};

/// Signs of a box that is ticked.
const TICKED: &str = "☑☒√■✓✔●◉";
/// Signs of a box that is not.
const OPEN: &str = "□☐○◯";
/// The same two in a font of symbols, where another one shows its letters.
const IN_SYMBOLS: [(char, char); 2] = [('R', '☑'), ('£', '□')];

/// Whether a text is one of the grades.
pub(super) fn is_grade(text: &str) -> bool {
    let grades = &lists().grades;
    grades.order.has(text) || grades.spellings.get(text).is_some()
}

/// The grade that a text is, or the one that is ticked in it.
pub(super) fn grade_of(text: &str) -> Option<String> {
    let text = text.trim_matches(is_blank);
    let boxed = boxes(text);
    ticked(&boxed).or_else(|| marked(&boxed)).or(Some(text).filter(|text| is_grade(text))).map(str::to_owned)
}

/// How many grades a text names.
pub(super) fn named(text: &str) -> usize {
    let grades = &lists().grades;
    let (mut rest, mut count) = (text, 0);
    while let Some(sign) = rest.chars().next() {
        let words = grades.order.iter().chain(grades.spellings.names());
        let longest = words.filter(|word| rest.starts_with(word)).map(str::len).max();
        count += usize::from(longest.is_some());
        rest = rest.get(longest.unwrap_or(sign.len_utf8())..).unwrap_or_default();
    }
    count
}

/// Where the grades of a text begin that are offered, or the boxes before them.
pub(super) fn choices(text: &str) -> &str {
    let is_box =
        |sign: char| TICKED.contains(sign) || OPEN.contains(sign) || BRACKETS.iter().any(|(open, _)| *open == sign);
    let begins = |at: usize, sign: char| is_box(sign) || text.get(at..).is_some_and(begins_with_grade);
    let at = text.char_indices().find(|(at, sign)| begins(*at, *sign)).map_or(text.len(), |(at, _)| at);
    text.get(at..).unwrap_or_default()
}

fn begins_with_grade(text: &str) -> bool {
    let grades = &lists().grades;
    grades.order.iter().chain(grades.spellings.names()).any(|word| text.starts_with(word))
}

/// The one grade with a tick beside it in a list whose other grades have no box: `优√、良、中、差`, `1.优√ 2.良`.
fn marked(text: &str) -> Option<&str> {
    let is_parting = |sign: char| is_blank(sign) || sign.is_ascii_digit() || "、,，/;；.．".contains(sign);
    let parts: Vec<&str> = text.split(is_parting).filter(|part| !part.is_empty()).collect();
    let are_grades = parts.len() > 1 && parts.iter().all(|part| is_grade(without_tick(part)));
    let mut ticked = parts.iter().filter(|part| without_tick(part).len() < part.len());
    let one = ticked.next().filter(|_| are_grades)?;
    ticked.next().is_none().then(|| without_tick(one))
}

fn without_tick(word: &str) -> &str {
    word.trim_matches(|sign| TICKED.contains(sign))
}

/// Whether boxes are ticked in a text.
pub(super) fn is_ticked(text: &str) -> bool {
    boxes(text).contains(|sign| TICKED.contains(sign))
}

/// A text whose brackets are boxes: `优(√) 良( )` is `优√ 良□`.
fn boxes(text: &str) -> String {
    let symbols = IN_SYMBOLS.iter().all(|(sign, _)| text.contains(*sign));
    let plain =
        |sign: char| IN_SYMBOLS.iter().find(|(other, _)| symbols && *other == sign).map_or(sign, |(_, plain)| *plain);
    let text: String = text.chars().map(plain).collect();
    let (mut written, mut rest) = (String::new(), text.as_str());
    while let Some((at, sign)) = rest.char_indices().find(|(_, sign)| BRACKETS.iter().any(|(open, _)| open == sign)) {
        let (before, behind) =
            (rest.get(..at).unwrap_or_default(), rest.get(at + sign.len_utf8()..).unwrap_or_default());
        let close = BRACKETS.iter().find(|(open, _)| *open == sign).map_or(sign, |(_, close)| *close);
        let inner = behind.split_once(close).filter(|(inner, _)| {
            let mut signs = inner.trim_matches(is_blank).chars();
            signs.next().is_none_or(|sign| TICKED.contains(sign)) && signs.next().is_none()
        });
        let Some((inner, after)) = inner else { break };
        written.push_str(before);
        written.push(inner.trim_matches(is_blank).chars().next().unwrap_or('□'));
        rest = after;
    }
    written + rest
}

/// Brackets that may be boxes.
const BRACKETS: [(char, char); 5] = [('(', ')'), ('\u{ff08}', '\u{ff09}'), ('[', ']'), ('【', '】'), ('［', '］')];

/// Points and the grade behind them: `98.67分(优)`, `95.2 优`.
pub(super) fn points_and_grade(text: &str) -> (&str, Option<&str>) {
    let is_of_figure = |sign: char| matches!(fold_width(sign), '0'..='9' | '.');
    let figures = text.trim_start_matches(is_of_figure);
    let behind = figures.trim_start_matches(is_blank);
    let behind = lists().claims.points.strip_prefix(behind).unwrap_or(behind);
    let grade = behind.trim_matches(|sign: char| is_blank(sign) || PARTED.contains(sign));
    let points = text.strip_suffix(behind).unwrap_or(text).trim_end_matches(is_blank);
    if figures.len() < text.len() && is_grade(grade) { (points, Some(grade)) } else { (text, None) }
}

/// What stands between points and their grade, or around it.
const PARTED: &str = "()（）[]【】,，、;；/";

/// The one grade that is ticked in `优☑ 良□ 中□ 差□` or `□优 ☑良`: boxes stand on one side of all of them.
fn ticked(text: &str) -> Option<&str> {
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
    fn points_stand_before_their_grade() {
        for (text, parts) in [
            ("95.2 优", ("95.2", Some("优"))),
            ("95.2分（优）", ("95.2分", Some("优"))),
            ("98.67分、优秀", ("98.67分", Some("优秀"))),
            ("95.2", ("95.2", None)),
            ("95.2分", ("95.2分", None)),
            ("优", ("优", None)),
            ("95.2 见说明", ("95.2 见说明", None)),
        ] {
            assert_eq!(points_and_grade(text), parts, "{text}");
        }
    }

    #[test]
    fn brackets_are_boxes_too() {
        assert_eq!(grade_of("优（√） 良（ ） 中（） 差（ ）").as_deref(), Some("优"));
        assert_eq!(grade_of("( )优 (✓)良 ( )中 ( )差").as_deref(), Some("良"));
        assert_eq!(grade_of("优（95分）"), None);
    }

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
            ("●优 ○良 ○中 ○差", Some("优")),
        ] {
            assert_eq!(ticked(text), grade, "{text}");
        }
    }

    #[test]
    fn one_that_is_marked_in_a_list_counts() {
        for (text, grade) in [
            ("优√、良、中、差", Some("优")),
            ("1.优√ 2.良 3.中 4.差", Some("优")),
            ("优、√良、中、差", Some("良")),
            ("优R 良£ 中£ 差£", Some("优")),
            ("[√]优 [ ]良 [ ]中 [ ]差", Some("优")),
            ("√优秀 □良好 □合格 □不合格", Some("优秀")),
            ("优、良、中、差", None),
            ("优√、良√、中", None),
            ("R优", None),
        ] {
            assert_eq!(grade_of(text).as_deref(), grade, "{text}");
        }
        assert_eq!((named("自评等级:●优○良○中○差"), named("优秀"), named("合格、不合格")), (4, 1, 2));
        assert_eq!(choices("自评等级:●优○良"), "●优○良");
        assert_eq!(choices("等级:优√、良"), "优√、良");
    }
}
