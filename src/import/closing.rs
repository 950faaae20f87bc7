//! What a form asks below its table: conclusion, problems, improvements.

use std::ops::Range;

use super::form::{Field, Form};
use super::grade::is_grade;
use super::grid::Grid;
use super::label::{Label, paragraphs};
use super::total;
use crate::lists::{Words, lists};
use crate::num::is_blank_mark;

/// Reads what stands below a table.
pub(super) fn read(grid: &Grid<'_>, rows: Range<u32>, form: &mut Form) {
    let sheets = &lists().sheets;
    form.conclusion = value(grid, rows.clone(), &sheets.conclusion);
    form.problems = value(grid, rows.clone(), &sheets.problems);
    form.improvements = value(grid, rows.clone(), &sheets.improvements);
    for spot in grid.rows(rows) {
        total::within(&spot, &mut form.reported.fields);
        let reported = &mut form.reported.fields;
        if reported.grade.is_none() && spot.label().ends_in(&sheets.grades).is_some() {
            let grade = grid.behind(&spot).filter(|value| is_grade(value.text()));
            reported.grade = grade.map(|value| Field { text: value.text().to_owned(), cell: value.at() });
        }
    }
}

fn value(grid: &Grid<'_>, rows: Range<u32>, words: &Words) -> Option<Field> {
    let within = grid.rows(rows.clone()).find_map(|spot| {
        let text = within(spot.text(), words)?;
        Some(Field { text, cell: spot.at() })
    });
    let mut spots = grid.rows(rows);
    let beside = || {
        let found = spots.find_map(|spot| {
            spot.label().ends_in(words)?;
            grid.behind(&spot)
        })?;
        Some(Field { text: paragraphs(found.text()), cell: found.at() })
    };
    within.or_else(beside).filter(|field| !is_blank_mark(&field.text))
}

/// What stands behind a label in its own cell, up to the next one: `存在问题:人手不足。`.
fn within(text: &str, words: &Words) -> Option<String> {
    let sheets = &lists().sheets;
    let labelled = |line: &str, words: &Words| line.contains([':', '\u{ff1a}']) && Label::first_of(line).is(words);
    let begins = |line: &&str| labelled(line, words);
    let is_other = |line: &&str| {
        [&sheets.conclusion, &sheets.problems, &sheets.improvements, &sheets.notes]
            .iter()
            .any(|words| labelled(line, words))
    };
    let mut lines = text.lines().skip_while(|line| !begins(line));
    let (_, first) = lines.next()?.split_once([':', '\u{ff1a}'])?;
    let found: Vec<&str> = std::iter::once(first).chain(lines.take_while(|line| !is_other(line))).collect();
    Some(paragraphs(&found.join("\n"))).filter(|text| !text.is_empty())
}
