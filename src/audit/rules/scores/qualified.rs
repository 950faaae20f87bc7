//! What stands beside the figure of an actual value. Words that name what is counted, or say that it was done, leave the figure what
//! it is; any other may deny or qualify it: 96%(未达标), 预计96%, 约96%.

use crate::audit::audited_row::AuditedRow;
use crate::lists::lists;
use crate::model::scorecard::{Kind, Outcome};
use crate::num::fold_width;
use crate::reading::Unit;
use crate::words::{Text, is_unseen, text, visible};

/// Why points for a figure or a date prove nothing: the words beside it may say that it is not so.
pub(super) fn qualified(row: &AuditedRow<'_>) -> Option<Text> {
    let counts = match row.actual().kind {
        Kind::Number => matches!(row.outcome(), Outcome::Met | Outcome::Partial),
        Kind::Date => row.outcome() == Outcome::Met,
        _ => false,
    };
    let earned = || row.reported.figure().is_some_and(|points| points.value.is_positive());
    let words = (counts && earned()).then(|| beside(row)).filter(|words| !words.is_empty())?;
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
    let printed: String = row.actual_text().chars().map(fold_width).collect();
    let words = printed.split(|sign: char| !sign.is_alphabetic());
    let mut own = Plain { unit: known_unit(row), is_date: row.actual().kind == Kind::Date, said: String::new() };
    // Beside most figures stands their unit alone.
    let mut words: Vec<&str> = words.filter(|word| !own.is_plain(word)).collect();
    if !words.is_empty() {
        own.said = said_of(row);
        words.retain(|word| !own.is_plain(word));
    }
    // By a day so much of it was done: all of it, or else the day says little.
    let part = (own.is_date && printed.contains('%') && !printed.contains("100%")).then_some("%");
    // Signs that nobody sees may show the figure backwards.
    let unseen = printed.chars().find(|sign| is_unseen(*sign)).map(|sign| visible(&sign.to_string()).into_owned());
    words.into_iter().chain(part).map(str::to_owned).chain(unseen).collect()
}

/// The unit of the figure, where it is one: in 520次未完成 a unit would be guessed.
fn known_unit(row: &AuditedRow<'_>) -> String {
    let is_one = |unit: &String| Unit::read(unit).is_some_and(|unit| unit.is_known() && !unit.counts_things());
    row.actual().unit.clone().filter(is_one).unwrap_or_default()
}

/// What the table says of the indicator.
fn said_of(row: &AuditedRow<'_>) -> String {
    let indicator = row.indicator;
    let texts = indicator.path.iter().chain(&indicator.name).map(String::as_str).chain([row.target_text()]);
    texts.flat_map(|text| text.chars().chain([' '])).map(fold_width).collect()
}

/// What leaves a figure what it is.
struct Plain {
    unit: String,
    is_date: bool,
    /// What the table says of the indicator.
    said: String,
}

impl Plain {
    /// Whether all of a word is of the indicator, its unit, or said of anything that was done.
    fn is_plain(&self, word: &str) -> bool {
        // Of a long one nobody looks for the parts.
        if word.len() > LONGEST {
            return self.said.contains(word);
        }
        let mut rest = word;
        while !rest.is_empty() {
            let of_unit = (!self.unit.is_empty() && rest.starts_with(&self.unit)).then_some(self.unit.len());
            let length = self.usual(rest).max(of_unit).max(shared(rest, &self.said));
            let Some(length) = length else { return false };
            rest = rest.get(length..).unwrap_or_default();
        }
        true
    }

    /// The length of the longest usual word that a text begins with.
    fn usual(&self, text: &str) -> Option<usize> {
        let (plain, dates) = (&lists().values.plain, &lists().dates);
        let of_dates = [&dates.moments, &dates.by_then, &dates.year_signs];
        let lists = [plain].into_iter().chain(of_dates.into_iter().filter(|_| self.is_date));
        lists.filter_map(|list| list.begin(text)).map(|(word, _)| word.len()).max()
    }
}

/// The bytes of the longest beginning that stands in another text; where one does, all shorter ones do.
fn shared(text: &str, other: &str) -> Option<usize> {
    let ends = text.char_indices().map(|(at, sign)| at + sign.len_utf8()).skip(SHORTEST - 1);
    let ends: Vec<usize> = ends.collect();
    let count = ends.partition_point(|end| text.get(..*end).is_some_and(|part| other.contains(part)));
    ends.get(count.checked_sub(1)?).copied()
}
