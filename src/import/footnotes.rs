//! Marks of footnotes behind names and figures: `维护渡口①`, `11处*`. They say that something is said below, and are no part of what
//! they stand behind.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::form::Form;
use super::label::is_figure;
use super::origin::Remark;
use super::unseen::counts;
use crate::book::{Cell, Sheet};
use crate::num::is_blank;
use crate::words::{Address, text};

/// A sheet without the marks in its cells, and which mark stood in which.
pub(super) struct Unmarked<'s> {
    pub(super) sheet: Cow<'s, Sheet>,
    marks: BTreeMap<Address, char>,
    /// What is said behind each mark below.
    notes: BTreeMap<char, String>,
}

/// Whether a sign may be the mark of a footnote.
const fn is_mark(sign: char) -> bool {
    matches!(sign, '*' | '\u{ff0a}' | '※' | '†' | '‡' | '①'..='⑳')
}

impl<'s> Unmarked<'s> {
    /// Takes off the marks that a note on the sheet begins with, and those behind figures, where nothing else could be meant:
    /// names may be numbered by the same signs.
    pub(super) fn of(sheet: &'s Sheet) -> Self {
        let ends = |cell: &Cell| cell.text.trim_end_matches(is_blank).ends_with(is_mark);
        if !sheet.cells.values().any(ends) {
            return Self { sheet: Cow::Borrowed(sheet), marks: BTreeMap::new(), notes: BTreeMap::new() };
        }
        let notes = notes(sheet);
        let (mut plain, mut marks) = (sheet.clone(), BTreeMap::new());
        for (at, cell) in &mut plain.cells {
            let Some((text, mark)) = parted(&cell.text) else { continue };
            if notes.contains_key(&mark) || is_figure(text) || begins_as_value(text) {
                cell.text = text.to_owned();
                marks.insert(*at, mark);
            }
        }
        Self { sheet: Cow::Owned(plain), marks, notes }
    }

    /// Tells of the marks that stood behind fields of a form.
    pub(super) fn tell(&self, form: &mut Form) {
        let cells: BTreeMap<Address, String> =
            form.fields().into_iter().map(|(pointer, cell)| (cell, pointer)).collect();
        let marked = self.marks.iter().filter_map(|(at, mark)| Some((at, mark, cells.get(at)?)));
        form.remarks.extend(marked.map(|(at, mark, pointer)| {
            if let Some(note) = self.notes.get(mark).filter(|_| counts(pointer)) {
                let note: String = note.chars().take(SHOWN).collect();
                let text = text!(
                    "末尾有注号“{mark}”,注中说“{note}”:是否改变所填的数,无从判断",
                    "`{mark}` at its end refers to the note `{note}`; whether that makes it another figure cannot be told"
                );
                return Remark::at(*at, text).of_value();
            }
            let text = text!(
                "末尾的“{mark}”按注号,没有导入:请核对",
                "`{mark}` at its end was taken for the mark of a footnote and was not imported: please check"
            );
            Remark::at(*at, text)
        }));
    }
}

/// Letters of a note that are shown.
const SHOWN: usize = 40;

/// The marks with which notes begin, and what each says: what stands alone in its row.
fn notes(sheet: &Sheet) -> BTreeMap<char, String> {
    let mut rows: BTreeMap<u32, Vec<&Cell>> = BTreeMap::new();
    for (at, cell) in &sheet.cells {
        rows.entry(at.row).or_default().push(cell);
    }
    let alone = rows.into_values().filter(|cells| cells.len() == 1).flatten();
    let lines: Vec<&str> = alone.flat_map(|cell| cell.text.lines()).collect();
    let lines = lines.into_iter().map(|line| line.trim_start_matches(is_blank));
    let marks = lines.filter_map(|line| {
        let mark = line.chars().next().filter(|sign| is_mark(*sign) && line.chars().count() > 2)?;
        Some((mark, line.trim_start_matches(is_mark).trim_matches(is_blank).to_owned()))
    });
    // Of several behind one mark the first.
    marks.rev().collect()
}

/// What stands before the marks at the end of a text, and the first of them.
fn parted(text: &str) -> Option<(&str, char)> {
    let text = text.trim_end_matches(is_blank);
    let before = text.trim_end_matches(is_mark);
    let mark = text.get(before.len()..)?.chars().next()?;
    let before = before.trim_end_matches(is_blank);
    (!before.is_empty()).then_some((before, mark))
}

/// Whether a text begins with a figure, as targets and results do: `≥12处`.
fn begins_as_value(text: &str) -> bool {
    let figure = text.trim_start_matches(|sign| is_blank(sign) || "≥≤=<>≧≦＝＞＜".contains(sign));
    figure.starts_with(|sign: char| sign.is_ascii_digit())
}
