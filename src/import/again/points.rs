//! Points that words state: another total, or points that nothing in the form has.

use super::known::Known;
use super::said::{Place, Said};
use crate::lists::lists;
use crate::num::Fraction;
use crate::reading::{Figure, figures, in_figures};
use crate::words::{Text, text};

/// What is stated of points and is not what was read.
pub(super) fn other(said: &Said, known: &Known) -> Vec<Text> {
    let Some((total, read)) = &known.total else { return Vec::new() };
    let mut told = Vec::new();
    for clause in &said.clauses {
        let clause = in_figures(clause);
        for stated in figures(&clause).filter_map(|figure| Stated::of(&figure)) {
            let points = stated.points;
            let is_whole = stated.is_whole && !known.is_of_part(&clause);
            let is_full = points == known.full && (said.place == Place::Note || stated.is_full);
            let is_known = known.has(points) && !(is_whole && said.place != Place::Row);
            if points == *total || is_full || is_known {
                continue;
            }
            if is_whole {
                let (total, cell) = (&read.text, read.cell);
                told.push(text!(
                    "此处写总分 {points},{cell} 处写的是 {total}:请核对以哪个为准",
                    "the total is {points} here and {total} in {cell}: please check which of them counts"
                ));
            } else if said.place == Place::Line && points > known.most {
                let (total, cell) = (&read.text, read.cell);
                told.push(text!(
                    "此处写 {points} 分,既不是 {cell} 处的总分 {total},也不是表中任何一行、一级的分值或得分:请核对",
                    "{points} points stand here, which are neither the total in {cell}, {total}, nor those of any row or tier: please check"
                ));
            }
        }
    }
    told
}

/// Points that a clause states.
struct Stated {
    points: Fraction,
    /// Whether they are called those of the whole form.
    is_whole: bool,
    /// Whether they are called the full ones.
    is_full: bool,
}

impl Stated {
    fn of(figure: &Figure<'_>) -> Option<Self> {
        let stated = &lists().stated;
        let before = without_fillers(figure.before);
        let unit = lists().claims.points.strip_prefix(figure.behind);
        let unit = unit.filter(|rest| stated.prolonging.strip_prefix(rest).is_none());
        let is_whole = stated.whole.is_in(figure.before);
        let is_named = stated.scoring.strip_suffix(before).is_some();
        let is_points = match unit {
            Some(rest) => is_whole || is_named || ends(rest),
            None => is_named && ends(figure.behind),
        };
        let is_of_each =
            stated.each.strip_suffix(figure.before).is_some() || stated.each.strip_suffix(before).is_some();
        let is_full = lists().sheets.weights.is_in(figure.before) || lists().sheets.total_weights.is_in(figure.before);
        // 预算执行情况(20分) and 得分(20分*执行率) have so many full points; those behind a grade are what it was given for.
        let label = figure.before.strip_suffix('(').filter(|_| unit.is_some());
        let is_label = label.is_some_and(|label| lists().grades.order.strip_suffix(label).is_none());
        let found = Self { points: figure.value, is_whole, is_full };
        Some(found)
            .filter(|_| is_points && (is_whole || !is_label) && !is_of_each && !figure.is_limit() && !figure.is_part())
    }
}

/// Whether a text ends here or goes on behind a sign.
fn ends(rest: &str) -> bool {
    rest.starts_with(|sign: char| !sign.is_alphanumeric() && !matches!(sign, '%' | '‰')) || rest.is_empty()
}

/// A text without signs and words at its end that add nothing.
pub(super) fn without_fillers(text: &str) -> &str {
    let mut rest = text;
    loop {
        let plain = rest.trim_end_matches(|sign: char| !sign.is_alphanumeric());
        match lists().stated.fillers.strip_suffix(plain) {
            Some(shorter) => rest = shorter,
            None => return plain,
        }
    }
}
