//! What stands beside the figure of an actual value. Words that name what is counted, or say that it was done, leave the figure what
//! it is; any other may deny or qualify it: 96%(未达标), 预计96%, 约96%.

use crate::audit::audited_row::AuditedRow;
use crate::lists::lists;
use crate::model::scorecard::{Kind, Outcome};
use crate::num::fold_width;
use crate::words::{Text, text};

/// Why points for a figure prove nothing: the words beside it may say that it is not so.
pub(super) fn qualified(row: &AuditedRow<'_>) -> Option<Text> {
    let reading = row.actual();
    let counts = matches!(row.outcome(), Outcome::Met | Outcome::Partial) && reading.kind == Kind::Number;
    let earned = row.reported.figure().is_some_and(|points| points.value.is_positive());
    let words = Some(beside(row)).filter(|words| counts && earned && !words.is_empty())?;
    let (actual, words) = (row.actual_text(), words.join("、"));
    Some(text!(
        "实际完成值“{actual}”中的“{words}”是否改变所填的数,无从判断",
        "whether the words {words} in the actual value {actual} make its figure another one cannot be told"
    ))
}

/// Bytes of a word that is looked at in parts.
const LONGEST: usize = 300;

/// The shortest words that are the same by more than chance.
const SHORTEST: usize = 2;

/// The words beside the figure that are not known to leave it what it is.
fn beside(row: &AuditedRow<'_>) -> Vec<String> {
    let unit = row.actual().unit.clone().unwrap_or_default();
    let printed: String = row.actual_text().chars().map(fold_width).collect();
    let words = printed.split(|sign: char| !sign.is_alphabetic());
    // Beside most figures stands their unit alone.
    let mut words: Vec<&str> = words.filter(|word| !is_plain(word, "", &unit)).collect();
    if !words.is_empty() {
        let known = said_of(row);
        words.retain(|word| !is_plain(word, &known, &unit));
    }
    words.into_iter().map(str::to_owned).collect()
}

/// What the table says of the indicator.
fn said_of(row: &AuditedRow<'_>) -> String {
    let indicator = row.indicator;
    let texts = indicator.path.iter().chain(&indicator.name).map(String::as_str).chain([row.target_text()]);
    texts.flat_map(|text| text.chars().chain([' '])).map(fold_width).collect()
}

/// Whether all of a word is of the indicator, its unit, or said of anything that was done.
fn is_plain(word: &str, known: &str, unit: &str) -> bool {
    // Of a long one nobody looks for the parts.
    if word.len() > LONGEST {
        return known.contains(word);
    }
    let mut rest = word;
    while !rest.is_empty() {
        let plain = lists().values.plain.begin(rest).map(|(plain, _)| plain.len());
        let of_unit = (!unit.is_empty() && rest.starts_with(unit)).then_some(unit.len());
        let Some(length) = plain.max(of_unit).max(shared(rest, known)) else { return false };
        rest = rest.get(length..).unwrap_or_default();
    }
    true
}

/// The bytes of the longest beginning that stands in another text; where one does, all shorter ones do.
fn shared(text: &str, other: &str) -> Option<usize> {
    let ends = text.char_indices().map(|(at, sign)| at + sign.len_utf8()).skip(SHORTEST - 1);
    let ends: Vec<usize> = ends.collect();
    let count = ends.partition_point(|end| text.get(..*end).is_some_and(|part| other.contains(part)));
    ends.get(count.checked_sub(1)?).copied()
}
