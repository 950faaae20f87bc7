//! Labels of the head of a form, and of what stands below its table, that are nearly known: a letter is damaged, missing or turned.

use std::collections::BTreeSet;
use std::ops::Range;

use super::form::Form;
use super::grid::Grid;
use super::label::Label;
use super::origin::Remark;
use super::role::Part;
use crate::lists::{Words, lists};
use crate::read::is_nearly;
use crate::words::{Address, text};

/// The letters of a word of which one may be wrong: of shorter ones every other word is as near.
const LEAST: usize = 4;

/// The lists of labels that stand before values.
fn labels() -> [&'static Words; 13] {
    let sheets = &lists().sheets;
    [
        &sheets.project,
        &sheets.department,
        &sheets.implementer,
        &sheets.unit,
        &sheets.reporter,
        &sheets.code,
        &sheets.expected,
        &sheets.achieved,
        &sheets.total_scores,
        &sheets.grades,
        &sheets.conclusion,
        &sheets.problems,
        &sheets.improvements,
    ]
}

/// The label that a text nearly is.
pub(super) fn meant(grid: &Grid<'_>, label: &Label) -> Option<&'static str> {
    let is_known = labels().iter().any(|words| label.ends_in(words).is_some())
        || lists().sheets.medium.is_in(label.text())
        || [Part::Money, Part::Indicators].iter().any(|part| grid.role(*part, label).is_some());
    let is_near = |word: &&str| word.chars().count() >= LEAST && is_nearly(label.text(), word);
    labels().into_iter().filter(|_| !is_known).flat_map(Words::iter).find(is_near)
}

/// Tells of those from which nothing was read.
pub(super) fn tell(grid: &Grid<'_>, rows: Range<u32>, form: &mut Form) {
    let read: BTreeSet<Address> = form.fields().into_iter().map(|(_, cell)| cell).collect();
    let labels = grid.rows(rows).filter(|spot| !read.contains(&spot.at()));
    let told = labels.filter_map(|spot| {
        let label = Label::first_of(spot.text());
        let (meant, written) = (meant(grid, &label)?, label.text());
        let text = text!(
            "“{written}”可能是“{meant}”,其后的内容没有按它导入:请核对",
            "`{written}` may be `{meant}`; what stands behind it was not imported as such: please check"
        );
        Some(Remark::at(spot.at(), text))
    });
    let told: Vec<Remark> = told.collect();
    form.remarks.extend(told);
}
