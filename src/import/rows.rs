//! The rows below a heading: indicators, the tiers above each, subtotals, and where it all ends.

use std::ops::Range;

use super::execution::Execution;
use super::form::{Field, IndicatorRow, TierFields, TierRow};
use super::gaps;
use super::grid::{Grid, Spot};
use super::heading::Header;
use super::inapplicable;
use super::label::{one_line, tier_name};
use super::money;
use super::named_targets;
use super::nested::ends_in_their_sum;
use super::origin::Remark;
use super::role::Role;
use super::row_table::{GAP, Table};
use super::running::TierPoints;
use crate::lists::lists;
use crate::words::text;

/// What stands below a heading.
pub(super) struct Below {
    pub(super) indicators: Vec<IndicatorRow>,
    pub(super) subtotals: Vec<TierRow>,
    /// What the rows below each tier come to.
    points: TierPoints,
    /// The row of the execution rate, where it stands among them.
    pub(super) execution: Option<Execution>,
    /// The row of the total.
    pub(super) total: Option<u32>,
    /// The row of a total that stands right below the heading, where another one stands behind the rows.
    pub(super) total_above: Option<u32>,
    /// The block of money, where it stands among them or below.
    pub(super) money: Option<Range<u32>>,
    /// The row behind the table.
    pub(super) end: u32,
    pub(super) remarks: Vec<Remark>,
}

/// Reads the rows below a heading, up to where the next one begins.
pub(super) fn below(grid: &Grid<'_>, header: &Header, limit: u32) -> Below {
    let table = Table::of(grid, header, header.below..limit);
    let mut reading = Below {
        indicators: Vec::new(),
        subtotals: Vec::new(),
        points: TierPoints::default(),
        execution: None,
        total: None,
        total_above: None,
        money: None,
        end: header.below,
        remarks: Vec::new(),
    };
    let mut tiers: Vec<Option<Field>> = vec![None; table.naming.len()];
    let (mut empty, mut owner, mut gaps) = (0, None, Vec::new());
    let limit = limit.min(grid.end());
    reading.remarks.extend(table.both.map(named_targets::told));
    for row in (header.below..limit).filter(|row| !header.is_again(*row)) {
        if table.is_empty(row) {
            empty += 1;
            if empty >= GAP {
                break;
            }
            continue;
        }
        if reading.money.as_ref().is_some_and(|money| money.contains(&row)) {
            continue;
        }
        if let Some(money) = money::block(grid, row..limit).filter(|_| reading.money.is_none()) {
            reading.end = money.end;
            reading.money = Some(money);
            continue;
        }
        if table.ends_at(row) {
            if table.goes_on_behind(row) {
                continue;
            }
            break;
        }
        let is_first = reading.end == header.below;
        empty = 0;
        reading.end = row + 1;
        if table.is_total(row) {
            reading.total_above = reading.total.replace(row);
            if is_first && table.begins_behind(row) {
                continue;
            }
            break;
        }
        if let Some(subtotal) = table.subtotal(row) {
            let sum = tier_sum(&table, row, &subtotal, &mut reading, &tiers);
            reading.subtotals.extend(sum);
            continue;
        }
        if let Some(execution) = table.execution(row, &mut reading.remarks) {
            reading.execution = Some(execution);
            continue;
        }
        table.climb(row, &mut tiers);
        owner = table.owner(row).or(owner);
        let mut said = Vec::new();
        let Some(mut indicator) = table.indicator(row, &tiers, &mut said) else {
            reading.remarks.append(&mut said);
            continue;
        };
        if let Some(remark) = inapplicable::told(&table, row, &indicator) {
            reading.remarks.push(remark);
        } else {
            reading.remarks.append(&mut said);
            indicator.owner.clone_from(&owner);
            reading.indicators.push(indicator);
            gaps.extend(gaps::of_row(grid, &table.naming, &tiers, row));
        }
    }
    if reading.total.is_none() {
        reading.total = table.later_total(reading.end..limit);
    }
    // Below the table of the last form of a sheet no other one has its money.
    if reading.money.is_none() && limit == grid.end() {
        reading.money = (reading.end..limit).find_map(|row| money::block(grid, row..limit));
    }
    if reading.total.is_none() && ends_in_their_sum(&reading.indicators) {
        reading.total = reading.indicators.pop().and_then(|row| row.fields.weight).map(|weight| weight.cell.row);
        let first = reading.total.and_then(|row| grid.row(row).next());
        reading.remarks.extend(first.map(|first| summed_up(&first)));
    }
    reading.remarks.extend(gaps::told(&gaps, &reading.indicators));
    reading
}

fn summed_up(first: &Spot<'_>) -> Remark {
    let label = one_line(first.text());
    let text = text!(
        "“{label}”一行的分值是以上各行之和,记为总分,不是指标:请核对",
        "the row `{label}` has the points of all rows above together and was taken for the total, not for an indicator: please check"
    );
    Remark::at(first.at(), text)
}

/// What a row of a subtotal says.
fn tier_sum(
    table: &Table<'_, '_>,
    row: u32,
    label: &Spot<'_>,
    reading: &mut Below,
    tiers: &[Option<Field>],
) -> Option<TierRow> {
    let level = table.naming.iter().position(|column| label.at().column <= column.to).unwrap_or_default();
    let own = tier_name(lists().sheets.subtotals.strip_suffix(label.label().text()).unwrap_or_default());
    let remarks = &mut reading.remarks;
    let fields =
        TierFields { weight: table.field(row, Role::Weight, remarks), score: table.field(row, Role::Score, remarks) };
    let path = if own.is_empty() {
        reading.points.under(&reading.indicators, tiers.get(..=level).unwrap_or(tiers), fields.weight.as_ref())
    } else {
        let above = tiers.iter().take(level).flatten().filter(|tier| tier.text != own).cloned();
        Some(above.chain([Field { text: own.clone(), cell: label.at() }]).collect())
    };
    let found = path.map(|path| TierRow { path, fields }).filter(|found| found.fields.fields().next().is_some());
    if found.is_none() {
        remarks.push(Remark::at(label.at(), text!("小计没有导入", "a subtotal was not imported")));
    }
    found
}
