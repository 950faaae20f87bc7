//! Tables that stand side by side: two forms on one sheet, or one form with columns for two periods.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use super::grid::Grid;
use super::heading::Header;
use super::origin::Remark;
use crate::book::Sheet;
use crate::lists::lists;
use crate::words::{Address, text};

/// Rows by which the headings of forms side by side may differ.
const LEVEL: u32 = 12;

/// The first and the last column of a part of a sheet.
type Band = (u32, u32);

/// The parts of a sheet whose forms stand side by side, each as a sheet; none where there is one at most.
pub(super) fn parts(sheet: &Sheet, headers: &[Header]) -> Vec<(Band, Sheet)> {
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
    let bands = starts.zip(ends.iter().copied().chain([u32::MAX]));
    bands.zip(parted(sheet, &ends)).collect()
}

/// The cells of some columns each, with those that reach into them: a title may stand over all.
fn parted(sheet: &Sheet, ends: &[u32]) -> Vec<Sheet> {
    let part = |column: u32| ends.partition_point(|end| *end < column);
    let mut parts =
        vec![Sheet { name: sheet.name.clone(), is_text: sheet.is_text, ..Sheet::default() }; ends.len() + 1];
    let mut reach: HashMap<Address, usize> = HashMap::new();
    for area in &sheet.merged {
        let last = part(area.to.column);
        reach.insert(area.from, last);
        for sheet in parts.iter_mut().take(last + 1).skip(part(area.from.column)) {
            sheet.merged.push(*area);
        }
    }
    for (at, cell) in &sheet.cells {
        let first = part(at.column);
        let last = reach.get(at).copied().unwrap_or(first);
        for sheet in parts.iter_mut().take(last + 1).skip(first) {
            sheet.cells.insert(*at, cell.clone());
        }
    }
    parts
}

/// Of tables that share their tiers, the one for the year.
pub(super) fn of_the_year(grid: &Grid<'_>, headers: Vec<Header>) -> Vec<Header> {
    let goals = OnceCell::new();
    let is_of_year = |header: &Header| goals.get_or_init(|| Goals::of(grid)).stand_over(header);
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
        if is_of_year(&header) && !is_of_year(first) {
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

/// The labels of goals of the year: the first row of each column in which one stands.
struct Goals(BTreeMap<u32, u32>);

impl Goals {
    fn of(grid: &Grid<'_>) -> Self {
        let sheets = &lists().sheets;
        let mut rows = BTreeMap::new();
        for spot in grid.rows(0..grid.end()) {
            let label = spot.label();
            if label.ends_in(&sheets.expected).is_some() && sheets.this_year.is_in(label.text()) {
                rows.entry(spot.at().column).or_insert(spot.at().row);
            }
        }
        Self(rows)
    }

    /// Whether one stands over the columns of a table.
    fn stand_over(&self, header: &Header) -> bool {
        header.own().is_some_and(|(from, to)| self.0.range(from..=to).any(|(_, row)| *row < header.top))
    }
}
