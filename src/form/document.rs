//! Forms as a Word document, each on pages of its own.

use std::collections::BTreeMap;

use super::pieces::{Piece, Pieces, Table};
use crate::book::{Look, Mark, Paper};
use crate::prose::{Block, Form, FormCell, Prose, word_with};
use crate::words::Text;

/// The document.
///
/// # Errors
/// A document that is too large.
pub fn word(papers: &[Paper], properties: &BTreeMap<String, String>) -> Result<Vec<u8>, Text> {
    let blocks = papers.iter().flat_map(blocks).map(Block::Form).collect();
    word_with(&Prose { blocks }, properties)
}

/// The tables of a sheet: the lines above stand with the first, those below with the last.
fn blocks(paper: &Paper) -> Vec<Form> {
    let pieces = Pieces::of(paper);
    let mut forms: Vec<Form> = pieces.tables.iter().map(|table| form(paper, table)).collect();
    if let Some(first) = forms.first_mut() {
        let title = pieces.above.iter().find(|mark| mark.look == Look::Title);
        first.title = title.map_or_else(String::new, |mark| mark.content.text().to_owned());
        first.notes = notes(&pieces.above);
    }
    if let Some(last) = forms.last_mut() {
        last.foot = pieces.below.iter().map(|mark| mark.content.text().to_owned()).collect();
    }
    forms
}

/// Lines above a table on one line: on the left, in the middle, on the right.
fn notes(above: &[&Mark]) -> Vec<String> {
    let on = |look| above.iter().filter(move |mark| mark.look == look).map(|mark| mark.content.text());
    let notes = [Look::Left, Look::Middle, Look::Right].map(|look| on(look).collect::<Vec<_>>().join(" "));
    if notes.iter().all(String::is_empty) { Vec::new() } else { notes.into() }
}

fn form(paper: &Paper, table: &Table<'_>) -> Form {
    let cell = |piece: &Piece<'_>| {
        let cell = FormCell::words(piece.text).across(piece.columns as usize).down(piece.rows as usize);
        if piece.look == Look::Words { cell.prose() } else { cell }
    };
    let rows = table.headings.iter().chain(&table.rows);
    Form {
        columns: paper.columns.iter().map(|width| u16::try_from(*width).unwrap_or(u16::MAX)).collect(),
        headings: table.headings.len(),
        rows: rows.map(|row| row.iter().map(cell).collect()).collect(),
        ..Form::default()
    }
}
