//! Grades that words state.

use super::differing::differing;
use super::points;
use super::said::{Place, Said};
use crate::import::form::{Field, Form};
use crate::import::grade::{choices, grade_of, named};
use crate::import::reviewer;
use crate::lists::lists;
use crate::words::{Text, text};

/// Takes the grade that a line states, where no cell has one.
pub(super) fn take(said: &[Said], form: &mut Form) {
    if form.reported.fields.grade.is_some() {
        return;
    }
    let lines = said.iter().filter(|said| matches!(said.place, Place::Line));
    let found = lines.filter_map(|said| Some((said.cell()?, said.clauses.iter().find_map(|clause| grade(clause))?)));
    let found = { found }.next();
    form.reported.fields.grade = found.map(|(cell, text)| Field { text, cell });
}

/// Grades that are stated and are not the one which was read.
pub(super) fn other(said: &Said, form: &Form) -> Vec<Text> {
    let Some(read) = &form.reported.fields.grade else { return Vec::new() };
    // What somebody else grades is another thing.
    let own = said.clauses.iter().filter(|clause| !reviewer::begins(clause));
    let others = own.filter_map(|clause| grade(clause));
    let others = others.filter(|other| spelled(other) != spelled(&read.text));
    others.map(|other| differing(&text!("等级", "the grade"), &other, read)).collect()
}

/// A grade as it is usually written.
fn spelled(grade: &str) -> &str {
    lists().grades.spellings.get(grade).map_or(grade, String::as_str)
}

/// The grade that a clause says the form has.
fn grade(clause: &str) -> Option<String> {
    // Of several that are offered the one counts that is ticked.
    if named(clause) > 1 {
        let is_asked = lists().sheets.grades.is_in(clause) || lists().stated.grades.is_in(clause);
        return grade_of(choices(clause)).filter(|_| is_asked);
    }
    one(clause).map(str::to_owned)
}

fn one(clause: &str) -> Option<&'static str> {
    let (stated, grades) = (&lists().stated, &lists().grades);
    let words = grades.order.iter().chain(grades.spellings.names());
    let found = words.filter_map(|word| Some((clause.rfind(word)?, word)));
    // Of those that end in one place the longest.
    let (at, word) = found.max_by_key(|(at, word)| (at + word.len(), word.len()))?;
    let (before, behind) = (clause.get(..at)?, clause.get(at + word.len()..)?);
    let named = points::without_fillers(before);
    // 评定中 is no grade, 评定良好 is one.
    let is_long = word.chars().nth(1).is_some();
    let is_asked =
        lists().sheets.grades.strip_suffix(before).is_some() || is_long && stated.grades.strip_suffix(before).is_some();
    let is_named = stated.grades.is_in(before) && named.len() < before.len() || is_asked;
    let behind = stated.graded.strip_prefix(behind).unwrap_or(behind);
    let is_end = !behind.starts_with(|sign: char| sign.is_alphanumeric() || "(、/□☐☑√".contains(sign));
    let is_limit = || crate::reading::figures(before).any(|figure| figure.is_limit());
    Some(word).filter(|_| is_named && is_end && !is_limit())
}
