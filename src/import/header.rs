//! The heading of a table of indicators, wherever it stands: a row in which several columns say what they are for.

use std::collections::BTreeSet;

use super::grid::{Grid, Spot};
use super::heading::{Column, Header, column};
use super::label::Label;
use super::pages;
use super::role::{Part, Role};
use super::settled::settled;
use crate::lists::lists;
use crate::order::Order;

/// All headings of a sheet, from the top down, and from left to right where they stand side by side.
pub(super) fn headers(grid: &Grid<'_>) -> Vec<Header> {
    let mut headers: Vec<Header> = Vec::new();
    for row in grid.filled_rows() {
        let used = headers.last().map_or(0, end);
        if row < used {
            continue;
        }
        // A heading right below another one, with no row between, is the lower half of it.
        let half = headers.iter().filter(|header| header.below == row && header.again.is_empty()).count() == 1;
        let before = if half { headers.iter().rev().nth(1).map_or(0, end) } else { used };
        let tables = side_by_side(&whole(grid, row, before));
        let found: Vec<Header> =
            tables.into_iter().filter(Header::is_one).map(|header| settled(grid, header, used)).collect();
        if half && !found.is_empty() {
            headers.pop();
        }
        for header in found {
            let page = headers.last().and_then(|first| pages::again(grid, first, &header));
            match headers.last_mut().zip(page) {
                Some((first, page)) => {
                    first.remarks.extend(pages::told(&page, &header));
                    first.again.push(page);
                }
                None => headers.push(header),
            }
        }
    }
    headers
}

/// The row behind the last of a heading, wherever that stands again.
fn end(header: &Header) -> u32 {
    header.again.last().map_or(header.below, |again| again.end)
}

/// The columns of a row, with those of the row above that reach down to it or stand over empty cells.
fn whole(grid: &Grid<'_>, row: u32, used: u32) -> Header {
    let found = |row| grid.row(row).filter_map(|spot| Some((spot, grid.role(Part::Indicators, &spot.label())?)));
    let own: Vec<(Spot<'_>, Role)> = found(row).collect();
    let naming = own.iter().filter(|(_, role)| role.names()).map(|(spot, _)| spot.area.to.row).max();
    let last = naming.unwrap_or(row);
    // A title stands over all columns too, and beside no names.
    let groups: Vec<Spot<'_>> = naming.map(|_| groups(grid, row).collect()).unwrap_or_default();
    let last = last.max(if stands_under(grid, row + 1, &groups) { row + 1 } else { row });
    // What reaches further down is no heading but the name of a part of the form.
    let mut columns: Vec<Column> =
        own.iter().filter(|(spot, _)| spot.area.to.row <= last).map(|(spot, role)| column(spot, *role)).collect();
    let mut top = row;
    if let Some(above) =
        row.checked_sub(1).filter(|above| *above >= used && columns.iter().any(|column| column.role.names()))
    {
        let taken = |spot: &Spot<'_>| grid.row_in(row, spot.area.from.column, spot.area.to.column).next().is_some();
        let reaching: Vec<(Spot<'_>, Role)> = found(above).collect();
        let are_several = reaching.len() >= 2;
        for (spot, role) in reaching {
            if !taken(&spot) && spot.area.to.row <= row && are_several {
                columns.push(column(&spot, role));
                top = above;
            }
        }
    }
    let below = (row + 1..=last).flat_map(|row| grid.row(row));
    let below = below.filter(|spot| is_under(&groups, spot));
    columns.extend(below.filter_map(|spot| Some(column(&spot, grid.role(Part::Indicators, &spot.label())?))));
    columns.extend(points_of_several(&groups, last));
    columns.extend(unnamed(grid, row, &columns));
    columns.extend(aimed_at(grid, row, &columns));
    columns.order_by_key(|column| column.from);
    Header::of(top, last + 1, columns)
}

/// Headings of a row that say nothing themselves and stand over several columns: `年度指标` over `指标值` and `完成值`.
fn groups<'s>(grid: &'s Grid<'_>, row: u32) -> impl Iterator<Item = Spot<'s>> {
    let is_wide = |spot: &Spot<'_>| spot.area.to.column > spot.area.from.column;
    grid.row(row).filter(move |spot| is_wide(spot) && grid.role(Part::Indicators, &spot.label()).is_none())
}

/// Whether a cell stands below one of some headings, which follow one another from left to right.
fn is_under(groups: &[Spot<'_>], spot: &Spot<'_>) -> bool {
    let at = spot.at();
    let before = groups.partition_point(|group| group.at().column <= at.column).checked_sub(1);
    let group = before.and_then(|place| groups.get(place));
    group.is_some_and(|group| group.area.to.row < at.row && group.area.has_column(at.column))
}

/// Whether a row holds nothing but the headings below such groups: targets and results.
fn stands_under(grid: &Grid<'_>, row: u32, groups: &[Spot<'_>]) -> bool {
    let role = |spot: &Spot<'_>| grid.role(Part::Indicators, &spot.label());
    let is_value = |spot: &Spot<'_>| matches!(role(spot), Some(Role::Target | Role::Actual));
    grid.row(row).filter(is_value).count() > 1 && grid.row(row).all(|spot| is_under(groups, &spot))
}

/// Headings of points that several people gave, which stand below theirs: `得分情况` over `自评` and `复核`.
fn points_of_several(groups: &[Spot<'_>], last: u32) -> Vec<Column> {
    let is_of_points = |group: &&Spot<'_>| lists().sheets.scores.is_in(group.label().text()) && group.at().row < last;
    groups.iter().filter(is_of_points).map(|group| column(group, Role::Score)).collect()
}

/// The names of indicators under a heading of their own: right behind the tiers, `一级指标 | 二级指标 | 绩效指标`, or, where there are
/// none, at the left of all.
fn unnamed(grid: &Grid<'_>, row: u32, columns: &[Column]) -> Option<Column> {
    if columns.iter().any(|column| column.role == Role::Name) {
        return None;
    }
    let tiers = columns.iter().filter(|column| matches!(column.role, Role::Tier(_) | Role::Kind));
    let spot = match tiers.map(|column| column.to).max() {
        Some(last) => grid.row(row).find(|spot| spot.at().column == last + 1)?,
        None => {
            let is_value = |column: &&Column| !matches!(column.role, Role::Number | Role::Project);
            let first = columns.iter().filter(is_value).map(|column| column.from).min()?;
            grid.row(row).rfind(|spot| spot.at().column < first && spot.area.height() == 1)?
        }
    };
    let is_open = grid.role(Part::Indicators, &spot.label()).is_none();
    // `计划指标` holds targets.
    let is_planned = lists().sheets.planned.is_in(spot.label().text());
    let is_one = is_open && !is_planned && lists().sheets.row_names.strip_suffix(spot.label().text()).is_some();
    let is_group = grid.below(&spot).is_some_and(|below| grid.role(Part::Indicators, &below.label()).is_some());
    (is_one && !is_group).then(|| column(&spot, Role::Name))
}

/// Targets under the name of a goal or of a plan, `年度绩效目标`, `计划情况`: behind what names indicators, where no other column holds targets.
fn aimed_at(grid: &Grid<'_>, row: u32, columns: &[Column]) -> Option<Column> {
    let last = columns.iter().filter(|column| column.role.names()).map(|column| column.to).max()?;
    if columns.iter().any(|column| column.role == Role::Target) {
        return None;
    }
    let is_open = |spot: &Spot<'_>| grid.role(Part::Indicators, &spot.label()).is_none();
    let sheets = &lists().sheets;
    let says = |label: &Label| label.is(&sheets.expected) || sheets.planned.is_in(label.text());
    let is_goal = |spot: &Spot<'_>| spot.at().column > last && says(&spot.label());
    grid.row(row).find(|spot| is_open(spot) && is_goal(spot)).map(|spot| column(&spot, Role::Target))
}

/// One heading a table: where what names indicators begins anew, another table begins.
fn side_by_side(whole: &Header) -> Vec<Header> {
    let table = |columns| Header::of(whole.top, whole.below, columns);
    let mut tables = vec![table(Vec::new())];
    // What names indicators in the first table, and in the last one.
    let (mut first, mut named) = (Vec::<Column>::new(), BTreeSet::new());
    for column in &whole.columns {
        let again = column.role.names() && !named.insert(column.role);
        if again {
            // Tables side by side share the tiers above the first that is repeated.
            let shared = first.iter().take_while(|other| other.role != column.role);
            let columns: Vec<Column> = shared.cloned().collect();
            named = columns.iter().map(|column| column.role).chain([column.role]).collect();
            let end = tables.last().and_then(Header::own).map_or(0, |(_, to)| to);
            tables.iter_mut().last().into_iter().for_each(|last| last.band.1 = end);
            tables.push(Header { shared: columns.len(), band: (end.saturating_add(1), u32::MAX), ..table(columns) });
        } else if column.role.names() && tables.len() == 1 {
            first.push(column.clone());
        }
        if let Some(table) = tables.last_mut() {
            table.columns.push(column.clone());
        }
    }
    tables
}
