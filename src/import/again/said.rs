//! What a form says in words, clause by clause: its cells that are no figures, and what lies over or around the sheet.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::book::Sheet;
use crate::import::form::Form;
use crate::import::grid::Grid;
use crate::import::heading::Header;
use crate::import::label::is_figure;
use crate::import::origin::Remark;
use crate::import::row_table::is_note;
use crate::num::{fold_width, is_blank};
use crate::words::{Address, Text, text};

/// Where something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A line of the form, above or below its tables.
    Line,
    /// A note on how the form is filled in.
    Note,
    /// The goal, what came of it, problems: they tell of much besides the form.
    Prose,
    /// A cell of words in the row of an indicator.
    Row,
}

/// Something that is said.
pub(super) struct Said {
    at: Option<Address>,
    /// What it stands in, where that is no cell.
    of: Option<Text>,
    pub(super) place: Place,
    /// Its clauses without blanks, in half width.
    pub(super) clauses: Vec<String>,
    /// What is parted by blanks in those of several words.
    pub(super) words: Vec<String>,
}

/// Letters of a line; what is longer is prose.
const LONGEST: usize = 60;

impl Said {
    fn of(text: &str, at: Option<Address>, place: Place) -> Self {
        let is_long = text.chars().count() > LONGEST && place == Place::Line;
        Self {
            at,
            of: None,
            place: if is_long { Place::Prose } else { place },
            clauses: clauses(text),
            words: words(text),
        }
    }

    /// The cell of the form that says it.
    pub(super) fn cell(&self) -> Option<Address> {
        self.at
    }

    /// A remark on it, of a value that counts.
    pub(super) fn remark(&self, text: Text) -> Remark {
        let text = match &self.of {
            Some(of) => text!("{of}:{text}", "{of}: {text}"; of, text),
            None => text,
        };
        Remark { cell: self.at, ..Remark::whole(text) }.of_value()
    }
}

/// The clauses of a text.
fn clauses(text: &str) -> Vec<String> {
    let ends = ['。', ';', '\u{ff1b}', ',', '\u{ff0c}', '\n', '\t', '\u{3000}', '!', '\u{ff01}', '?', '\u{ff1f}'];
    let parts = text.split("  ").flat_map(|part| part.split(ends));
    let plain = |part: &str| part.chars().filter(|sign| !is_blank(*sign)).map(fold_width).collect::<String>();
    parts.map(plain).filter(|part| !part.is_empty()).collect()
}

/// The words between blanks, where there are several.
fn words(text: &str) -> Vec<String> {
    let words = text.split(is_blank).map(|word| word.chars().map(fold_width).collect::<String>());
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    if words.len() > 1 { words } else { Vec::new() }
}

/// What the cells of a form say.
pub(super) fn of_cells(grid: &Grid<'_>, header: &Header, rows: Range<u32>, form: &Form) -> Vec<Said> {
    let fields: BTreeMap<Address, String> = form.fields().into_iter().map(|(pointer, cell)| (cell, pointer)).collect();
    let of_rows: Vec<u32> =
        fields.iter().filter(|(_, pointer)| is_of_table(pointer)).map(|(cell, _)| cell.row).collect();
    let spots = grid.rows(rows).filter(|spot| !(header.top..header.below).contains(&spot.at().row));
    let said = spots.filter_map(|spot| {
        let pointer = fields.get(&spot.at()).map(String::as_str);
        let place = match pointer {
            Some(pointer) if is_figure_of(pointer) => return None,
            Some(pointer) if is_of_table(pointer) => Place::Row,
            Some(pointer) if is_prose(pointer) => Place::Prose,
            None if of_rows.binary_search(&spot.at().row).is_ok() => Place::Row,
            _ if is_note(spot.text()) => Place::Note,
            _ => Place::Line,
        };
        Some(Said::of(&spot.cell.text, Some(spot.at()), place))
    });
    said.collect()
}

fn is_of_table(pointer: &str) -> bool {
    ["/indicators/", "/funds/"].iter().any(|table| pointer.starts_with(table))
}

fn is_prose(pointer: &str) -> bool {
    ["/goal/", "/problems", "/improvements"].iter().any(|text| pointer.starts_with(text))
}

/// Whether a field of a table is no text beside its figures: names and targets have figures of their own.
fn is_figure_of(pointer: &str) -> bool {
    let words = ["reason", "evidence", "criteria"];
    is_of_table(pointer) && !words.iter().any(|word| pointer.ends_with(word))
}

/// What the cells of another sheet say in words.
pub(super) fn of_other(sheet: &Sheet) -> Vec<Said> {
    let cells = sheet.cells.iter().take(MOST).filter(|(_, cell)| !is_figure(&cell.text));
    let said = cells.map(|(at, cell)| {
        let name = &sheet.name;
        let of = text!("工作表“{name}”{at} 格", "sheet {name}, cell {at}");
        // Points there may be those of anything, unless they are called the whole ones.
        Said { of: Some(of), ..Said::of(&cell.text, None, Place::Prose) }
    });
    said.collect()
}

/// Cells of another sheet that are looked at.
const MOST: usize = 2000;

/// What lies over a sheet and is printed around it.
pub(super) fn of_sheet(sheet: &Sheet) -> Vec<Said> {
    let said = sheet.beside.iter().map(|beside| {
        let said = Said::of(&beside.text, beside.at, Place::Line);
        Said { of: Some(beside.kind.called()), ..said }
    });
    said.collect()
}
