//! What is said about a scorecard, at the cells of the form.

use serde::Serialize;

use crate::form::{Filled, remarks};
use crate::model::scorecard::{Scorecard, ScoredIndicator};
use crate::words::{Note, Text};

/// A remark.
#[derive(Serialize)]
pub(super) struct RemarkHere {
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    /// Its code, by which `code` explains it.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    #[serde(flatten)]
    text: Text,
}

/// All remarks: on the table, on its money, row by row, and on the form.
pub(super) fn of(filled: &Filled, card: &Scorecard) -> Vec<RemarkHere> {
    let whole = card.notes.iter().map(|note| RemarkHere::of(note, None));
    let money = card.execution.iter().filter_map(|money| money.why.as_ref());
    let money = money.map(|note| RemarkHere::of(note, Some("card:/execution/score".to_owned())));
    let rows = card.indicators.iter().enumerate().flat_map(|(index, row)| of_row(index, row));
    let form = remarks(filled).into_iter().map(|text| RemarkHere { field: None, code: None, text });
    whole.chain(money).chain(rows).chain(form).collect()
}

fn of_row(index: usize, row: &ScoredIndicator) -> impl Iterator<Item = RemarkHere> {
    let score = move |note| RemarkHere::of(note, Some(format!("card:/indicators/{index}/score")));
    let target = move |note| RemarkHere::of(note, Some(format!("/indicators/{index}/target")));
    let actual = move |note| RemarkHere::of(note, Some(format!("/indicators/{index}/actual")));
    let said = row.why.iter().chain(&row.notes).map(score);
    said.chain(row.reading.target.notes.iter().map(target)).chain(row.reading.actual.notes.iter().map(actual))
}

impl RemarkHere {
    fn of(note: &Note, field: Option<String>) -> Self {
        Self { field, code: Some(note.code.to_string()), text: note.text() }
    }
}
