//! What a form says in words, clause by clause: its cells that are no figures, and what lies over or around the sheet.

use std::collections::BTreeMap;
use std::ops::Range;

use super::labelled;
use crate::book::Sheet;
use crate::import::form::Form;
use crate::import::grid::{Grid, Spot};
use crate::import::heading::Header;
use crate::import::label::is_figure;
use crate::import::origin::Remark;
use crate::import::row_table::is_note;
use crate::import::spans::Spans;
use crate::lists::lists;
use crate::num::{fold_width, is_blank};
use crate::reading::clauses;
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
    /// The label and the words of an opinion about the form.
    pub(super) opinion: Option<(String, String)>,
    /// Whether it is how a row earns its points, or a field that the audit looks at itself.
    pub(super) is_rule: bool,
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
            opinion: labelled::opinion(None, text),
            is_rule: false,
        }
    }

    /// The cell of the form that says it.
    pub(super) fn cell(&self) -> Option<Address> {
        self.at
    }

    /// The row of the sheet that it is said of: its own within a table, and that of the cell on which it is a note.
    pub(super) fn line(&self) -> Option<u32> {
        self.at.filter(|_| self.place == Place::Row || self.of.is_some()).map(|at| at.row)
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
    let is_rule = |label: &str| lists().sheets.criteria.is_in(label);
    let columns = header.columns.iter().chain(&header.unknown);
    let rules = Spans::of(columns.filter(|column| is_rule(&column.label)).map(|column| (column.from, column.to)));
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
        let before =
            spot.at().column.checked_sub(1).and_then(|column| grid.covering(Address::new(spot.at().row, column)));
        let said = Said::of(&spot.cell.text, Some(spot.at()), place);
        let opinion = said.opinion.clone();
        let beside =
            || labelled::opinion(before.as_ref().map(Spot::text), &spot.cell.text).filter(|_| place == Place::Line);
        // What stands in the fields of a row the audit holds against it, in whatever file they come.
        let is_rule = pointer.is_some_and(is_looked_at_elsewhere) || rules.has(spot.at().column) && place == Place::Row;
        Some(Said { opinion: opinion.or_else(beside), is_rule, ..said })
    });
    said.collect()
}

fn is_of_table(pointer: &str) -> bool {
    ["/indicators/", "/funds/"].iter().any(|table| pointer.starts_with(table))
}

/// Whether an audit holds a field against the results itself, or it says what was hoped for.
fn is_looked_at_elsewhere(pointer: &str) -> bool {
    is_of_table(pointer) || pointer == "/goal/expected"
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
