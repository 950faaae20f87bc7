//! Tables that stand side by side: two forms on one sheet, or one form with columns for two periods.

use super::grid::Grid;
use super::heading::Header;
use super::origin::Remark;
use crate::book::{Area, Sheet};
use crate::lists::lists;
use crate::words::{Address, text};

/// Rows by which the headings of forms side by side may differ.
const LEVEL: u32 = 12;

/// The parts of a sheet whose forms stand side by side, each as a sheet; none where there is one at most.
pub(super) fn parts(sheet: &Sheet, headers: &[Header]) -> Vec<Sheet> {
    let mut ends: Vec<u32> = Vec::new();
    for (one, other) in headers.iter().zip(headers.iter().skip(1)) {
        let Some(((from, to), (other_from, other_to))) = one.own().zip(other.own()) else { continue };
        let is_level = other.top.abs_diff(one.top) <= LEVEL && other.shared == 0;
        if is_level && to < other_from {
            ends.push(to);
        } else if is_level && other_to < from {
            ends.push(other_to);
        }
    }
    ends.sort_unstable();
    ends.dedup();
    if ends.is_empty() {
        return Vec::new();
    }
    let starts = std::iter::once(0).chain(ends.iter().map(|end| end + 1));
    starts.zip(ends.iter().copied().chain([u32::MAX])).map(|(from, to)| part(sheet, from, to)).collect()
}

/// The cells of some columns, with those that reach into them: a title may stand over all.
fn part(sheet: &Sheet, from: u32, to: u32) -> Sheet {
    let meets = |area: &Area| area.from.column <= to && from <= area.to.column;
    let merged: Vec<Area> = sheet.merged.iter().copied().filter(meets).collect();
    let reaches = |at: &Address| merged.iter().any(|area| area.from == *at);
    let is_within = |at: &Address| (from <= at.column && at.column <= to) || reaches(at);
    let cells = sheet.cells.iter().filter(|(at, _)| is_within(at)).map(|(at, cell)| (*at, cell.clone())).collect();
    Sheet { cells, merged, ..sheet.clone() }
}

/// Of tables that share their tiers, the one for the year.
pub(super) fn of_the_year(grid: &Grid<'_>, headers: Vec<Header>) -> Vec<Header> {
    let mut kept: Vec<Header> = Vec::new();
    for mut header in headers {
        let Some(first) = kept.last_mut().filter(|first| first.top == header.top) else {
            kept.push(header);
            continue;
        };
        let remark = |left: &Header, of: &Header| {
            let at = of.own().map_or(0, |(from, _)| from);
            let cell = left.own().map_or(0, |(from, _)| from);
            let kept = Address::new(of.top, at);
            let text = text!(
                "并列两组指标,这一组没有导入:导入的是 {kept} 起的一组",
                "two groups of indicators stand side by side, of which this one was not imported: the one from {kept} on was"
            );
            Remark::at(Address::new(left.top, cell), text)
        };
        if is_of_year(grid, &header) && !is_of_year(grid, first) {
            header.remarks.push(remark(first, &header));
            header.known.append(&mut first.known);
            *first = header;
        } else {
            let said = remark(&header, first);
            first.remarks.push(said);
            first.known.append(&mut header.known);
        }
    }
    kept
}

/// Whether a goal of the year stands over the columns of a table.
fn is_of_year(grid: &Grid<'_>, header: &Header) -> bool {
    let (sheets, Some((from, to))) = (&lists().sheets, header.own()) else { return false };
    grid.rows(0..header.top).any(|spot| {
        let label = spot.label();
        let is_over = from <= spot.at().column && spot.at().column <= to;
        is_over && label.ends_in(&sheets.expected).is_some() && sheets.this_year.is_in(label.text())
    })
}
