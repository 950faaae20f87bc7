//! A form as a table of Word.

use docx_rs::{
    Table, TableAlignmentType, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, VMergeType,
    WidthType,
};

use super::ids::Ids;
use super::style::{FORM_WIDTH, Style};
use super::{content, paragraph};
use crate::export::narrative::grid::{Part, Slot, grid};
use crate::model::Form;

/// Room above and below the text of a cell, and beside it, in twentieths of a point.
const MARGINS: (usize, usize) = (30, 40);

/// The height that marks a row of headings until [`repeat_headings`] has seen it.
const HEADING: f32 = 1.0;

/// What docx-rs writes for a row of that height.
const HEADING_MARK: &str = r#"<w:trHeight w:val="1" w:hRule="atLeast" />"#;

/// The table, as wide as the page; no row is torn by the end of a page.
pub(super) fn table(form: &Form, ids: &mut Ids) -> Table {
    let widths = widths(&form.columns);
    let mut rows = Vec::new();
    for (index, parts) in grid(form).into_iter().enumerate() {
        let row = TableRow::new(cells(&parts, &widths, ids)).cant_split();
        rows.push(if index < form.headings { row.row_height(HEADING) } else { row });
    }
    let (vertical, beside) = MARGINS;
    Table::new(rows)
        .set_grid(widths)
        .width(FORM_WIDTH, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .align(TableAlignmentType::Center)
        .margins(TableCellMargins::new().margin(vertical, beside, vertical, beside))
}

fn cells(parts: &[Part<'_>], widths: &[usize], ids: &mut Ids) -> Vec<TableCell> {
    let mut widths = widths.iter();
    let mut cells = Vec::new();
    for part in parts {
        let width = widths.by_ref().take(part.columns).sum();
        let cell = TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center);
        let cell = if part.columns > 1 { cell.grid_span(part.columns) } else { cell };
        cells.push(match part.slot {
            Slot::Cell(shown) => {
                let cell = if part.rows > 1 { cell.vertical_merge(VMergeType::Restart) } else { cell };
                let style = if shown.prose { Style::FormText } else { Style::FormCell };
                let mut text = paragraph(style, ids);
                text.children.extend(content(&shown.spans, ids));
                cell.add_paragraph(text)
            }
            Slot::Above => cell.vertical_merge(VMergeType::Continue).add_paragraph(paragraph(Style::FormCell, ids)),
            Slot::Empty => cell.add_paragraph(paragraph(Style::FormCell, ids)),
        });
    }
    cells
}

/// The columns in twentieths of a point, together as wide as the page.
fn widths(columns: &[u16]) -> Vec<usize> {
    let share = |width: &u16| usize::from(*width).max(1);
    let all: usize = columns.iter().map(share).sum();
    let ends = columns.iter().scan(0, |sum, width| {
        let from = FORM_WIDTH * *sum / all;
        *sum += share(width);
        Some(FORM_WIDTH * *sum / all - from)
    });
    ends.collect()
}

/// Lets rows of headings come again on every page, for which docx-rs has no word. No text holds the mark: its `<`
/// would be escaped.
pub(super) fn repeat_headings(document: &mut Vec<u8>) {
    if let Ok(text) = std::str::from_utf8(document) {
        *document = text.replace(HEADING_MARK, "<w:tblHeader />").into_bytes();
    }
}
