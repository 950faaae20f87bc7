//! Rows beside which no label of a tier stands, where other rows have one: a label may be missing.

use std::collections::BTreeMap;

use super::form::{Field, IndicatorRow};
use super::grid::Grid;
use super::heading::Column;
use super::origin::Remark;
use super::role::Role;
use crate::words::{Address, Text, text};

/// A tier that a row does not name.
pub(super) struct Gap {
    level: usize,
    row: u32,
    /// The label of the rows above, which was taken for it though it is merged over those rows alone.
    taken: Option<Field>,
}

/// The tiers that nothing names in a row: no cell stands there, be it merged or not.
pub(super) fn of_row<'t>(
    grid: &'t Grid<'_>,
    naming: &'t [&Column],
    tiers: &'t [Option<Field>],
    row: u32,
) -> impl Iterator<Item = Gap> + 't {
    let upper = naming.len().saturating_sub(1);
    let open = naming.iter().take(upper).enumerate().filter(move |(_, column)| {
        (column.from..=column.to).all(|column| grid.covering(Address::new(row, column)).is_none())
    });
    open.filter_map(move |(level, _)| {
        let taken = tiers.get(level).and_then(Option::as_ref);
        let ends_above = |label: &Field| {
            let area = grid.covering(label.cell).map(|spot| spot.area);
            area.is_some_and(|area| area.height() > 1 && area.to.row < row)
        };
        taken.is_none_or(ends_above).then(|| Gap { level, row, taken: taken.cloned() })
    })
}

/// Tells of gaps in tiers that other rows have.
pub(super) fn told(gaps: &[Gap], rows: &[IndicatorRow]) -> Vec<Remark> {
    let cells = rows.iter().filter_map(|row| row.fields.fields().map(|(_, field)| field.cell).min());
    let mut firsts: BTreeMap<u32, Address> = BTreeMap::new();
    for cell in cells {
        firsts.entry(cell.row).and_modify(|first| *first = cell.min(*first)).or_insert(cell);
    }
    let deepest = rows.iter().map(|row| row.path.len()).max().unwrap_or_default();
    let of_rows = gaps.iter().filter(|gap| gap.level < deepest);
    of_rows.filter_map(|gap| Some(Remark::at(*firsts.get(&gap.row)?, said(gap)))).collect()
}

fn said(gap: &Gap) -> Text {
    let what = Role::Tier(gap.level).said();
    match gap.taken.as_ref().map(|label| &label.text) {
        Some(label) => text!(
            "此行没有写{what},按上面的“{label}”导入:请核对",
            "no {what} stands beside this row, which was imported under `{label}` above: please check"; what
        ),
        None => text!("此行没有写{what}:请核对", "no {what} stands beside this row: please check"; what),
    }
}
