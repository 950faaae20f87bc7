//! A table of cells, the darker the more hangs on them.

use super::frame::{Frame, begin_link, fitted, label};
use super::length::Length;
use crate::print::Markup;

/// A column.
#[derive(Debug)]
pub(crate) struct HeatColumn {
    /// What stands above it.
    pub(crate) name: String,
    /// What it is about.
    pub(crate) says: String,
    /// Where a click on it leads.
    pub(crate) href: String,
}

/// A row.
#[derive(Debug)]
pub(crate) struct HeatRow {
    /// What stands before it.
    pub(crate) name: String,
    /// The whole of that.
    pub(crate) says: String,
    /// Where a click on it leads.
    pub(crate) href: String,
    /// Its cells, one a column.
    pub(crate) cells: Vec<Option<HeatMark>>,
    /// What stands behind it.
    pub(crate) total: String,
}

/// A cell.
#[derive(Debug)]
pub(crate) struct HeatMark {
    /// How many.
    pub(crate) count: usize,
    /// What hangs on it, below the count.
    pub(crate) points: String,
    /// How dark it is, from 1 to 5.
    pub(crate) level: u8,
    /// All of it in words.
    pub(crate) says: String,
    /// Where a click on it leads.
    pub(crate) href: String,
}

const WIDTH: Length = Length::whole(1000);
const NAMES: Length = Length::whole(190);
const TOTAL: Length = Length::whole(70);
const HEAD: Length = Length::whole(26);
const ROW: Length = Length::whole(34);
const WIDEST: Length = Length::whole(64);

/// Draws it.
pub(crate) fn heat(markup: &mut Markup, frame: &Frame, columns: &[HeatColumn], rows: &[HeatRow], total: &str) {
    let count = i64::try_from(columns.len()).unwrap_or(i64::MAX);
    let width = (WIDTH - NAMES - TOTAL).over(count).min(WIDEST);
    let height = HEAD + ROW.times(i64::try_from(rows.len()).unwrap_or_default()) + Length::whole(2);
    let end = NAMES + width.times(count);
    frame.begin(markup, end + TOTAL, height);
    for (column, x) in columns.iter().zip(steps(NAMES, width)) {
        begin_link(markup, &column.href, &column.says);
        label(markup, "head", [x + width.over(2), Length::whole(17)], &column.name);
        markup.end();
    }
    label(markup, "total", [end + TOTAL, Length::whole(17)], total);
    for (row, y) in rows.iter().zip(steps(HEAD, ROW)) {
        let middle = y + Length::whole(21);
        begin_link(markup, &row.href, &row.says);
        label(markup, "name", [NAMES - Length::whole(8), middle], &fitted(&row.name, 26));
        markup.end();
        for (cell, x) in row.cells.iter().zip(steps(NAMES, width)) {
            draw(markup, cell.as_ref(), [x, y], width);
        }
        label(markup, "total", [end + TOTAL, middle], &row.total);
    }
    markup.end();
}

/// Places one behind the other.
fn steps(from: Length, step: Length) -> impl Iterator<Item = Length> {
    (0..).map(move |index| from + step.times(index))
}

fn draw(markup: &mut Markup, cell: Option<&HeatMark>, [x, y]: [Length; 2], width: Length) {
    let gap = Length::whole(1);
    let area = |markup: &mut Markup, class: String| {
        markup.begin("rect").with("class", class).with("x", x + gap).with("y", y + gap);
        markup.with("width", width - gap.times(2)).with("height", ROW - gap.times(2)).with("rx", 2).end();
    };
    let Some(HeatMark { count, points, level, says, href }) = cell else { return area(markup, "h0".to_owned()) };
    begin_link(markup, href, says);
    area(markup, format!("h{level}"));
    let middle = x + width.over(2);
    let class = match level {
        ..=1 => "pale",
        2 | 3 => "light",
        _ => "dark",
    };
    markup.begin("g").with("class", class);
    label(markup, "count", [middle, y + Length::whole(if points.is_empty() { 21 } else { 16 })], &count.to_string());
    if !points.is_empty() {
        label(markup, "points", [middle, y + Length::whole(28)], points);
    }
    markup.end().end();
}
