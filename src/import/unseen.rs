//! What is unsure about the cells of a form, whatever they were read for: each field has its cell, and a doubt about that cell is
//! told, also where nobody asked for it on the way; and what the file of a sheet holds beside what the sheet shows.

use std::collections::{BTreeMap, BTreeSet};

use super::doubt::doubtful;
use super::form::Form;
use super::grid::Grid;
use super::heading::Column;
use super::hidden;
use super::origin::Remark;
use crate::book::{BesideKind, Doubt, Sheet};
use crate::words::{Address, Text, text};

/// Remarks on fields whose cells are in doubt, and on what the rows of the form hold unseen, as far as nothing was said of these
/// cells.
pub(super) fn remarks(
    grid: &Grid<'_>,
    band: Option<(u32, u32)>,
    fields: &[(String, Address)],
    columns: &[Column],
    said: &[Remark],
) -> Vec<Remark> {
    let sheet = grid.sheet;
    let said: BTreeSet<Address> = said.iter().filter_map(|remark| remark.cell).collect();
    let cells: BTreeSet<Address> = fields.iter().map(|(_, cell)| *cell).collect();
    let doubt = |at: &Address| Some((*at, sheet.cells.get(at)?.doubt.as_ref()?));
    let counting: BTreeSet<Address> =
        fields.iter().filter(|(pointer, _)| counts(pointer)).map(|(_, cell)| *cell).collect();
    let of_fields = cells.iter().filter(|at| !said.contains(at)).filter_map(doubt);
    // A name that was looked up elsewhere is the same name.
    let of_fields = of_fields.filter(|(at, doubt)| counting.contains(at) || !matches!(doubt, Doubt::Unchecked(_)));
    let of_fields = of_fields.map(|(at, doubt)| doubtful(at, doubt));
    of_fields
        .chain(left_out(sheet, band, &cells, &said))
        .chain(covered(sheet, band, &cells))
        .chain(garbled(sheet, &cells))
        .chain(ragged(sheet, fields, columns))
        .chain(hidden::remarks(grid, &cells, columns))
        .collect()
}

/// Marks what is said of doubtful cells that count: of a table with such nobody can say that it passes. So is a value of a column
/// that counts, or one that two results contradict, where nothing was read of it.
pub(super) fn mark(sheet: &Sheet, fields: &[(String, Address)], columns: &[Column], remarks: &mut [Remark]) {
    let counting: BTreeSet<Address> =
        fields.iter().filter(|(pointer, _)| counts(pointer)).map(|(_, cell)| *cell).collect();
    let counts = |at: &Address| {
        let is_over = |column: &&Column| column.from <= at.column && at.column <= column.to && column.cell.row < at.row;
        counting.contains(at) || columns.iter().filter(is_over).any(|column| column.role.counts())
    };
    let is_doubtful = |at: Address| {
        let doubt = sheet.cells.get(&at).and_then(|cell| cell.doubt.as_ref()).filter(|doubt| !is_certain(doubt));
        doubt.is_some_and(|doubt| matches!(doubt, Doubt::Differing(_)) || counts(&at))
    };
    let doubtful = remarks.iter_mut().filter(|remark| remark.cell.is_some_and(is_doubtful));
    doubtful.for_each(|remark| remark.is_open = true);
}

/// Whether a field holds what points are computed from or held against.
pub(super) fn counts(pointer: &str) -> bool {
    let words = ["name", "path", "source", "reason", "evidence", "criteria", "reviewed"];
    let of_table = ["/year", "/currency", "/funds/", "/indicators/", "/reported/"];
    let says_words = || pointer.split('/').any(|key| words.contains(&key));
    of_table.iter().any(|table| pointer.starts_with(table)) && !says_words()
}

/// Whether what was imported of a cell is certain all the same.
const fn is_certain(doubt: &Doubt) -> bool {
    matches!(doubt, Doubt::Computed(_) | Doubt::Typed | Doubt::TooLong)
}

/// What nobody sees of cells that came to nothing, from the first row of the form to the last one.
fn left_out(
    sheet: &Sheet,
    band: Option<(u32, u32)>,
    cells: &BTreeSet<Address>,
    said: &BTreeSet<Address>,
) -> Vec<Remark> {
    let Some((first, last)) = cells.first().zip(cells.last()) else { return Vec::new() };
    let is_left_out = |doubt: &Doubt| matches!(doubt, Doubt::Unseen(_) | Doubt::Repeated(_));
    let own = in_rows(&sheet.cells, band, first.row, last.row);
    let doubts = own.filter_map(|(at, cell)| Some((at, cell.doubt.as_ref()?)));
    let doubts = doubts.filter(|(_, doubt)| is_left_out(doubt));
    let others = doubts.filter(|(at, _)| !cells.contains(at) && !said.contains(at));
    few(others.collect(), |count, all| {
        text!(
            "有 {count} 格文字与底色相近、极小、划了删除线或重复填充,没有导入,请核对:{all}",
            "the texts of {count} cells are nearly in the colour of their ground, too small, struck out or repeated; they were not imported, please check: {all}"
        )
    })
}

/// What a form has of a sheet from one row to another.
fn in_rows<T>(
    of: &BTreeMap<Address, T>,
    band: Option<(u32, u32)>,
    first: u32,
    last: u32,
) -> impl Iterator<Item = (&Address, &T)> {
    // The rows of a form that has its sheet to itself follow one another; of others there is a part in each.
    let whole = band.is_none().then_some((first..=first, last - first));
    let (rows, below) = whole.unwrap_or((first..=last, 0));
    let (from, to) = band.unwrap_or((0, u32::MAX));
    rows.flat_map(move |row| of.range(Address::new(row, from)..=Address::new(row + below, to)))
}

/// What is unsure about the file of a form as a whole: its order, and, of the last form of a text, where it ends.
pub(super) fn of_file(sheet: &Sheet, form: &Form, is_last: bool) -> impl Iterator<Item = Remark> + use<> {
    let has_points = form.indicators.iter().any(|row| row.fields.reported.is_some());
    let may_be_cut = sheet.is_text && is_last && has_points && form.reported.fields.total.is_none();
    let cut = || {
        Remark::whole(text!(
            "文本文件不写明到哪里为止,表中又没有总分:请核对末尾是否少了行",
            "a text file does not say where it ends, and the table has no total: please check whether rows are missing at its end"
        ))
    };
    let boxes = boxed(sheet);
    sheet.is_disordered.then(disordered).into_iter().chain(may_be_cut.then(cut)).chain(boxes)
}

/// That words stand in boxes, which were not read.
fn boxed(sheet: &Sheet) -> Option<Remark> {
    let boxes = sheet.beside.iter().filter(|beside| beside.kind == BesideKind::Box);
    let words = boxes.flat_map(|beside| beside.text.chars()).filter(|sign| *sign != '\n');
    let words: String = words.take(SHOWN_OF_BOXES).collect();
    let remark = || {
        Remark::whole(text!(
            "表上有文本框,其中的字没有读取,也可能盖住单元格,请核对:“{words}”",
            "there are boxes with words over the sheet, which were not read and may hide cells, please check: {words}"
        ))
    };
    (!words.is_empty()).then(remark)
}

/// Letters of boxes that are shown.
const SHOWN_OF_BOXES: usize = 40;

/// That parts of a file may have been exchanged.
pub(super) fn disordered() -> Remark {
    Remark::whole(text!(
        "文件内部的次序不对,可能已损坏,读出的内容可能不在原来的位置:请在 Excel 或 WPS 中打开核对,另存后再试",
        "the parts of the file are not in order: it may be damaged, and what was read may have stood elsewhere; open it in Excel or WPS, check it, and save it anew"
    ))
}

/// Fields with letters that no font has: something was lost on the way.
fn garbled(sheet: &Sheet, cells: &BTreeSet<Address>) -> Vec<Remark> {
    let is_no_letter = |sign: char| matches!(sign, '\u{fffd}' | '\u{e000}'..='\u{f8ff}');
    let found = cells.iter().filter(|at| sheet.cells.get(at).is_some_and(|cell| cell.text.contains(is_no_letter)));
    let told = |at: &Address| {
        let text =
            text!("有无法显示的字,可能已损坏:请核对", "some letters cannot be shown and may be damaged: please check");
        Remark::at(*at, text)
    };
    found.map(told).collect()
}

/// Texts that the sheet shows nowhere, from the first row of the form to the last one.
fn covered(sheet: &Sheet, band: Option<(u32, u32)>, cells: &BTreeSet<Address>) -> Vec<Remark> {
    let Some((first, last)) = cells.first().zip(cells.last()) else { return Vec::new() };
    let own = in_rows(&sheet.doubts, band, first.row, last.row);
    let hidden = own.filter(|(_, doubt)| matches!(doubt, Doubt::Covered(_)));
    few(hidden.collect(), |count, all| {
        text!(
            "文件中有 {count} 格文字,表上看不到,没有导入,请核对:{all}",
            "the file holds texts in {count} cells which the sheet shows nowhere; they were not imported, please check: {all}"
        )
    })
}

/// Rows with headings or figures that are shorter or longer than the others of a text in columns.
fn ragged(sheet: &Sheet, fields: &[(String, Address)], columns: &[Column]) -> Vec<Remark> {
    let is_row = |pointer: &str| {
        ["/indicators", "/funds", "/projects", "/reported"].iter().any(|table| pointer.starts_with(table))
    };
    let of_fields = fields.iter().filter(|(pointer, _)| is_row(pointer)).map(|(_, cell)| cell.row);
    let rows: BTreeSet<u32> = of_fields.chain(columns.iter().map(|column| column.cell.row)).collect();
    let of_rows = rows.iter().flat_map(|row| sheet.doubts.range(Address::new(*row, 0)..=Address::new(*row, u32::MAX)));
    let of_rows = of_rows.filter(|(_, doubt)| matches!(doubt, Doubt::Ragged { .. }));
    few(of_rows.collect(), |count, all| {
        text!(
            "有 {count} 行的栏数与多数行不同,请核对是否少了或多了一格:{all}",
            "{count} rows have another number of columns than most; please check whether a cell is missing or too many: {all}"
        )
    })
}

/// Cells that are told one by one.
const FEW: usize = 3;

/// A remark each, or where there are many one for all.
fn few(doubts: Vec<(&Address, &Doubt)>, all: impl Fn(usize, String) -> Text) -> Vec<Remark> {
    match doubts.first() {
        Some((first, _)) if doubts.len() > FEW => {
            let cells: Vec<String> = doubts.iter().map(|(at, _)| at.to_string()).collect();
            vec![Remark::at(**first, all(doubts.len(), cells.join(" ")))]
        }
        _ => doubts.into_iter().map(|(at, doubt)| doubtful(*at, doubt)).collect(),
    }
}
