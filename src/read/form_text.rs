//! The text that the forms of a workbook were made into: its values stand in cells.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::node::{Node, Value};
use crate::words::{Address, Caution, Position, Problems};

/// A form of a workbook, beside the text that was made of it.
#[derive(Clone, Debug)]
pub struct FormText {
    /// The sheet.
    pub sheet: Arc<str>,
    /// The cell of every field by its JSON Pointer.
    pub cells: BTreeMap<String, Address>,
    /// The blank cells in which more may be written, likewise.
    pub blanks: BTreeMap<String, Address>,
    /// By what the form is known.
    pub sha256: String,
    /// SHA-256 of its workbook.
    pub book: Arc<str>,
    /// What is unsure about it.
    pub cautions: Vec<Caution>,
}

/// The forms of a workbook with the bytes that each covers, and the cells of the values that begin at a byte.
#[derive(Clone, Debug)]
pub(super) struct BookText {
    /// Where each begins.
    starts: Vec<usize>,
    forms: Vec<FormText>,
    cells: BTreeMap<usize, Address>,
}

impl BookText {
    /// `nodes` are the values of the forms.
    pub(super) fn of<'a>(
        nodes: impl Iterator<Item = Result<Node<'a>, Problems>>,
        forms: Vec<FormText>,
    ) -> Result<Self, Problems> {
        let mut text = Self { starts: Vec::new(), forms: Vec::new(), cells: BTreeMap::new() };
        for (node, form) in nodes.zip(forms) {
            text.add(&node?, form);
        }
        text.tell_apart();
        Ok(text)
    }

    fn add(&mut self, node: &Node<'_>, form: FormText) {
        let named = rows(node).into_iter().filter_map(|row| Some((node.nearest(&row).start, first_cell(&form, &row)?)));
        self.cells.extend(named);
        self.cells.extend(form.cells.iter().map(|(pointer, cell)| (node.nearest(pointer).start, *cell)));
        self.starts.push(node.start);
        self.forms.push(form);
    }

    /// Where a sheet has several forms, each stands where it begins.
    fn tell_apart(&mut self) {
        for (start, form) in self.starts.iter().zip(&self.forms) {
            let shares = self.forms.iter().filter(|other| other.sheet == form.sheet).count() > 1;
            let first = form.cells.values().min().filter(|_| shares);
            self.cells.extend(first.map(|cell| (*start, *cell)));
        }
    }

    /// The form in which a byte lies.
    pub(super) fn form(&self, offset: usize) -> Option<&FormText> {
        let behind = self.starts.partition_point(|start| *start <= offset);
        behind.checked_sub(1).and_then(|index| self.forms.get(index))
    }

    /// The blank cell of what is not there, by its JSON Pointer in the form that begins at a byte.
    pub(super) fn blank(&self, offset: usize, pointer: &str) -> Option<Position> {
        self.starts.binary_search(&offset).ok()?;
        let form = self.form(offset)?;
        let cell = form.blanks.get(pointer).copied()?;
        Some(Position::Sheet { sheet: Arc::clone(&form.sheet), cell: Some(cell) })
    }

    /// Where what begins at a byte stands: in its cell, or somewhere on its sheet.
    pub(super) fn position(&self, offset: usize) -> Option<Position> {
        let form = self.form(offset)?;
        Some(Position::Sheet { sheet: Arc::clone(&form.sheet), cell: self.cells.get(&offset).copied() })
    }
}

/// The rows of a form, by their pointers.
fn rows(node: &Node<'_>) -> Vec<String> {
    let of_list = |list: &str| match node.get(list).map(|node| &node.value) {
        Some(Value::List(rows)) => (0..rows.len()).map(|row| format!("/{list}/{row}")).collect(),
        _ => Vec::new(),
    };
    ["funds", "indicators", "projects"].into_iter().flat_map(of_list).collect()
}

/// Where a row stands: at its name, otherwise where it begins.
fn first_cell(form: &FormText, row: &str) -> Option<Address> {
    let below = format!("{row}/");
    let own = form.cells.iter().filter(|(pointer, _)| pointer.starts_with(&below));
    form.cells.get(&format!("{row}/name")).copied().or_else(|| own.map(|(_, cell)| *cell).min())
}
