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
    let mut rows: Vec<Vec<FormCell>> = rows.map(|row| row.iter().map(cell).collect()).collect();
    if table.headings.len() == 1 {
        join_name(&mut rows);
    }
    Form {
        columns: paper.columns.iter().map(|width| u16::try_from(*width).unwrap_or(u16::MAX)).collect(),
        headings: table.headings.len(),
        rows,
        ..Form::default()
    }
}

/// The name of a part of the form begins beside its headings.
fn join_name(rows: &mut [Vec<FormCell>]) {
    let [heading, first, ..] = rows else { return };
    let (Some(empty), Some(name)) = (heading.first(), first.first()) else { return };
    if empty.spans.is_empty() && empty.columns == name.columns && name.rows > 1 {
        let name = first.remove(0);
        let rows = name.rows + 1;
        heading.splice(..1, [name.down(rows)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_part_begins_beside_its_headings() {
        let words = |words: &str| FormCell::words(words);
        let mut rows = vec![
            vec![words(""), words("一级指标")],
            vec![words("绩效指标").down(2), words("产出指标")],
            vec![words("效益指标")],
        ];
        join_name(&mut rows);
        let joined =
            vec![vec![words("绩效指标").down(3), words("一级指标")], vec![words("产出指标")], vec![words("效益指标")]];
        assert_eq!(rows, joined);
        // A heading of its own stays.
        let mut own = vec![vec![words("部分"), words("一级指标")], vec![words("绩效指标").down(2), words("产出指标")]];
        let before = own.clone();
        join_name(&mut own);
        assert_eq!(own, before);
    }
}
