//! Aims of a table that speak of its year: a form of another year that kept `2023年底前` would say something that nobody said.

use crate::model::assessment::Assessment;
use crate::num::fold_width;
use crate::words::{Text, text};

/// Whether a text speaks of a year: `2023年12月`, `2023-12-31`, `2023.6`.
pub(super) fn speaks_of(text: &str, year: u16) -> bool {
    let signs: Vec<char> = text.chars().map(fold_width).filter(|sign| !sign.is_whitespace()).collect();
    let year: Vec<char> = year.to_string().chars().collect();
    let is_digit = |sign: Option<&char>| sign.is_some_and(char::is_ascii_digit);
    (0..signs.len()).any(|at| {
        let behind = signs.get(at + year.len());
        let is_alone = at.checked_sub(1).is_none_or(|before| !is_digit(signs.get(before)));
        let is_year = behind.is_some_and(|sign| matches!(sign, '年' | '-' | '.' | '/' | '~' | '至' | '—'));
        is_alone && is_year && signs.get(at..).is_some_and(|rest| rest.starts_with(&year))
    })
}

/// The year of the next form behind a self-evaluation that gives points; none behind goals or the table of a month, which go on in
/// their own year.
#[must_use]
pub fn following_year(table: &Assessment) -> Option<u16> {
    let has_points = table.reported.as_ref().is_some_and(|reported| reported.total.is_some())
        || table.indicators.iter().any(|row| row.reported.is_some());
    table.year.filter(|_| table.month.is_none() && has_points).map(|year| year.saturating_add(1))
}

/// The year that is left behind where a form of another year is begun.
pub(super) fn left_behind(table: &Assessment, year: Option<u16>) -> Option<u16> {
    table.year.filter(|own| year.is_some_and(|year| year != *own))
}

/// What is to be said of the aims of a table that are taken over into a form of a year: of each its cell, where it has one.
#[must_use]
pub fn outdated(table: &Assessment, year: Option<u16>) -> Vec<Text> {
    let Some(old) = left_behind(table, year) else { return Vec::new() };
    let cell = |pointer: &str| table.imported.as_ref().and_then(|imported| imported.cells.get(pointer)).cloned();
    let mut said = Vec::new();
    for (index, row) in table.indicators.iter().enumerate() {
        let Some(target) = row.target.as_ref().filter(|target| speaks_of(&target.0, old)) else { continue };
        let name = || row.name.clone().or_else(|| row.path.last().cloned()).unwrap_or_default();
        let place = cell(&format!("/indicators/{index}/target")).unwrap_or_else(name);
        said.push(text!(
            "{place}: 提示: 目标“{target}”写的是 {old} 年,新表里留空:请填写",
            "{place}: note: the target `{target}` is one of {old} and is left open in the new table: please fill it in"
        ));
    }
    let goal = table.goal.as_ref().and_then(|goal| goal.expected.as_ref());
    if goal.is_some_and(|goal| speaks_of(goal, old)) {
        let place = cell("/goal/expected").unwrap_or_else(|| table.project.name.clone());
        said.push(text!(
            "{place}: 提示: 年度目标写到 {old} 年,已照抄:请改写",
            "{place}: note: the goal speaks of {old} and was taken over as it is: please rewrite it"
        ));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_known_by_what_stands_behind_them() {
        for text in ["2023年12月底前完成", "2023-12-31", "≤2023.6", "2023 年底", "2023—2025年", "２０２３年"]
        {
            assert!(speaks_of(text, 2023), "{text}");
        }
        for text in ["≥2023人次", "12023年", "2024年", "≥2023", ""] {
            assert!(!speaks_of(text, 2023), "{text}");
        }
    }
}
