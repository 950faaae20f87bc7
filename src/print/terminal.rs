//! Tables for a terminal. Chinese characters are two columns wide there.

use comfy_table::{Cell, CellAlignment, ContentArrangement, LineStyle, Table, TableStyle};

use crate::words::{one_line, tight};

/// From this width on the lower tiers are shown.
pub(crate) const WIDE: u16 = 100;

/// A table with three rules and nothing between the columns.
pub(crate) fn plain_table(width: u16) -> Table {
    let rule = LineStyle::none().fill('─').junction('─');
    let style = TableStyle::new().top_border(rule).header_separator(rule).bottom_border(rule);
    let mut table = Table::new();
    table.load_style(style);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    table
}

/// The text of a table, one blank between its columns and none at the ends of lines.
pub(crate) fn trimmed(table: &mut Table) -> String {
    for column in table.column_iter_mut() {
        column.set_padding((0, 1));
    }
    table.to_string().lines().map(str::trim_end).collect::<Vec<_>>().join("\n") + "\n"
}

/// A cell, whatever its text, is one line.
#[allow(clippy::needless_pass_by_value, reason = "cells are made of figures and of texts under way")]
pub(crate) fn cell(text: impl ToString) -> Cell {
    Cell::new(tight(&one_line(&text.to_string())))
}

pub(crate) fn number(text: &str) -> Cell {
    cell(text).set_alignment(CellAlignment::Right)
}
