//! A heading with one column for everything: which of several is meant, which are of another year or of tiers, and what is said of
//! those that are left.

use std::collections::{BTreeMap, BTreeSet};

use super::evaluators;
use super::grid::{Grid, Spot};
use super::heading::{Column, Header, column};
use super::label::Label;
use super::monitored;
use super::named_targets;
use super::of_year;
use super::origin::Remark;
use super::periods;
use super::reviewer;
use super::role::{Part, Role};
use super::spans::Spans;
use super::swapped_tiers;
use super::whole_year;
use super::wide::part_names;
use crate::book::Area;
use crate::lists::lists;
use crate::order::Order;
use crate::words::{Address, text};

/// A heading with one column for everything: of several targets the one of the year. `used` is the row behind the heading above.
pub(super) fn settled(grid: &Grid<'_>, mut header: Header, used: u32) -> Header {
    named_targets::join(&mut header);
    evaluators::part(grid, &mut header);
    header.below = header.below.max(below_groups(grid, &header));
    part_groups(grid, &mut header);
    part_names(grid, &mut header);
    first_tier(&mut header);
    swapped_tiers::set_right(grid, &mut header);
    let mut all = std::mem::take(&mut header.known);
    all.extend(header.columns.iter().map(|column| (column.from, column.to)));
    monitored::within(grid, &mut header);
    header.twins = header.columns.iter().filter(|column| is_end_of_year(column)).cloned().collect();
    points_of_rows(&mut header);
    owners(grid, &mut header);
    if header.monitored.is_none() {
        header.unknown = unknown(grid, &header);
    }
    let read = header.columns.iter().chain(&header.unknown).map(|column| (column.from, column.to));
    header.known = read.chain(all).chain(std::mem::take(&mut header.known)).collect();
    header.remarks.extend(header.unknown.iter().map(Column::not_known));
    header.remarks.extend(header.columns.iter().filter(|column| column.role == Role::Mixed).map(mixed));
    let wholes = header.columns.iter().filter(|column| column.holds_more());
    header.remarks.extend(wholes.map(named_targets::told_as_a_whole));
    if header.column(Role::Actual).is_some() {
        let within = header.columns.iter().filter(|column| column.role == Role::Interim);
        header.remarks.extend(within.map(Column::within_the_year));
    }
    of_year::choose(grid, &mut header, used);
    reviewer::leave_reasons_out(&mut header);
    let (named, remarks): (Vec<_>, Vec<_>) = std::mem::take(&mut header.columns).into_iter().partition(asks_for_more);
    // Of two columns for reasons the one that says so comes before one of remarks.
    header.columns = named.into_iter().chain(remarks).collect();
    let mut seen = BTreeSet::new();
    let (kept, twice): (Vec<_>, Vec<_>) = std::mem::take(&mut header.columns).into_iter().partition(|column| {
        matches!(column.role, Role::Unread | Role::Interim | Role::Mixed) || seen.insert(column.role)
    });
    header.columns = kept;
    header.twins.extend(
        twice.iter().filter(|column| matches!(column.role, Role::Target | Role::Actual | Role::Score)).cloned(),
    );
    for column in twice {
        let label = column.label;
        header.remarks.push(Remark::at(
            column.cell,
            text!(
                "“{label}”一栏重复,没有导入",
                "the column `{label}` stands twice and was not imported the second time"
            ),
        ));
    }
    header
}

/// Whether a column is called more than 备注 or 说明.
fn asks_for_more(column: &Column) -> bool {
    column.role != Role::Reason || !lists().sheets.notes.has(&column.label)
}

/// What stands before the second tier and is called 指标 alone is the first one: `指标 | 二级指标 | 三级指标`.
fn first_tier(header: &mut Header) {
    let tiers = |columns: &[Column], wanted: Role| {
        columns.iter().find(|column| column.role == wanted).map(|column| column.from)
    };
    let [first, second] = [0, 1].map(|tier| tiers(&header.columns, Role::Tier(tier)));
    let (None, Some(second)) = (first, second) else { return };
    if let Some(name) = header.columns.iter_mut().find(|column| column.role == Role::Name && column.to < second) {
        name.role = Role::Tier(0);
    }
}

/// Whether a column within the year reaches to its end: it may say what came of the whole.
fn is_end_of_year(column: &Column) -> bool {
    column.role == Role::Interim && lists().sheets.year_end.is_in(&column.label)
}

/// In a list of many projects the columns that say more of each than its name.
fn owners(grid: &Grid<'_>, header: &mut Header) {
    if header.column(Role::Project).is_none() {
        return;
    }
    totals(header);
    let taken = Spans::of(header.columns.iter().map(|column| (column.from, column.to)));
    let (from, to) = header.band;
    let spots = (header.top..header.below).flat_map(|row| grid.row_in(row, from, to));
    let open = spots.filter(|spot| !taken.has(spot.at().column));
    let mut others: BTreeMap<u32, Column> = BTreeMap::new();
    for spot in open {
        let at = spot.at().column;
        let is_taken = others.range(..=at).next_back().is_some_and(|(_, other)| at <= other.to);
        let owner = grid.role_of_owner(&spot.label()).map(|role| column(&spot, role));
        let found = owner.or_else(|| of_money(grid, &spot)).filter(|_| !is_taken);
        others.extend(found.map(|column| (at, column)));
    }
    header.columns.extend(others.into_values());
    header.columns.order_by_key(|column| column.from);
}

/// Beside the points of each row a column of points that is called as a total is, `综合得分`, has that of each project.
fn totals(header: &mut Header) {
    let sheets = &lists().sheets;
    let is_total = |column: &Column| {
        let label = Label::of(&column.label);
        label.is(&sheets.totals) || label.is(&sheets.total_scores)
    };
    let scores = || header.columns.iter().filter(|column| column.role == Role::Score);
    if scores().any(|column| !is_total(column)) {
        let of_score = header.columns.iter_mut().filter(|column| column.role == Role::Score);
        of_score.filter(|column| is_total(column)).for_each(|column| column.role = Role::Total);
    }
}

/// A column of the money of each project.
fn of_money(grid: &Grid<'_>, spot: &Spot<'_>) -> Option<Column> {
    let role = grid.role(Part::Money, &spot.label())?;
    matches!(role, Role::Initial | Role::Budget | Role::Executed | Role::Rate)
        .then(|| Column::of(spot, Part::Money, role))
}

fn mixed(column: &Column) -> Remark {
    let label = &column.label;
    let text = text!(
        "“{label}”一栏一格写了两样,没有导入:请分成两栏",
        "the column `{label}` holds two things in a cell and was not imported: please make two columns of it"
    );
    Remark::at(column.cell, text)
}

/// Tiers may have points of their own beside each; those of an indicator stand behind its name.
fn points_of_rows(header: &mut Header) {
    let Some(last) = header.naming().iter().map(|column| column.to).max() else { return };
    for role in [Role::Weight, Role::Score] {
        let behind = header.columns.iter().find(|column| column.role == role && column.from > last);
        let Some(cell) = behind.map(|column| column.cell) else { continue };
        let is_other = |column: &Column| column.role == role && column.from < last;
        for other in header.columns.iter().filter(|column| is_other(column)) {
            let label = &other.label;
            let text = text!(
                "“{label}”一栏在指标名称之前,是上级指标的,不是各项的",
                "the column `{label}` stands before the names of the indicators: it is of their tiers, and not of the rows"
            );
            header.remarks.push(Remark::at(other.cell, text));
        }
        let (of_tiers, own) =
            std::mem::take(&mut header.columns).into_iter().partition(|column| is_other(column) && column.cell != cell);
        header.columns = own;
        header.of_tiers.extend::<Vec<Column>>(of_tiers);
    }
}

/// Headings of the table that nothing is known of.
fn unknown(grid: &Grid<'_>, header: &Header) -> Vec<Column> {
    let Some((from, to)) = header.own() else { return Vec::new() };
    let spots = (header.top..header.below).flat_map(|row| grid.row_in(row, from, to + 1));
    let spots = spots.filter(|spot| spot.area.to.row < header.below);
    let cells: BTreeSet<Address> = header.columns.iter().map(|column| column.cell).collect();
    let wide = header.columns.iter().filter(|column| column.to > column.from);
    let wide = Spans::of(wide.map(|column| (column.from, column.to)));
    let unknown = spots.filter(|spot| {
        let label = spot.label();
        let known = grid.role(Part::Indicators, &label).is_some() || cells.contains(&spot.at());
        let Area { from, to } = spot.area;
        let over_others =
            (to.row + 1..header.below).any(|row| grid.row_in(row, from.column, to.column).next().is_some());
        let under = wide.has(spot.at().column);
        !known && !over_others && !under && !label.text().is_empty() && label.text().chars().count() <= LONGEST
    });
    unknown.map(|spot| column(&spot, Role::Unread)).collect()
}

/// Letters of a heading.
const LONGEST: usize = 12;

/// Where names, targets or results have headings of their own below the one of their group, these are the columns: `目标` over
/// `指标值` and `计量单位`, `年度指标` over `指标值` and `完成值`.
fn part_groups(grid: &Grid<'_>, header: &mut Header) {
    let mut columns = Vec::new();
    for group in std::mem::take(&mut header.columns) {
        let is_wide = has_parts(&group);
        let under: Vec<Spot<'_>> = if is_wide { under(grid, &group, header.below) } else { Vec::new() };
        let own: Vec<Column> = under
            .iter()
            .filter_map(|spot| Some(column(spot, role_under(grid, &group, spot)?)))
            .filter(|own| group.role != Role::Name || own.role.names() || is_value(own.role))
            .collect();
        if !own.is_empty() {
            columns.extend(own);
        } else if let Some(parted) = periods::parted(&group, &under) {
            header.remarks.extend(parted.remarks);
            columns.extend(parted.columns);
        } else {
            columns.push(group);
        }
    }
    header.columns = columns;
}

const fn is_value(role: Role) -> bool {
    matches!(role, Role::Target | Role::Actual)
}

/// Whether the heading of a column may have headings of its own below it.
const fn has_parts(column: &Column) -> bool {
    matches!(column.role, Role::Name | Role::Target | Role::Actual | Role::Score) && column.to > column.from
}

/// What a heading below that of a group is for; below that of points or results it names who gave them: `自评` and `复核`.
fn role_under(grid: &Grid<'_>, group: &Column, spot: &Spot<'_>) -> Option<Role> {
    let label = spot.label();
    let role = grid.role(Part::Indicators, &label);
    match group.role {
        Role::Score => role.or_else(|| {
            let points = lists().sheets.scores.find_in(&group.label)?;
            grid.role(Part::Indicators, &Label::of(&[label.text(), points].concat()))
        }),
        own if is_value(own) && label.is(&lists().sheets.scorers) => Some(own),
        _ => role,
    }
}

/// The headings below the one of a group.
fn under<'s>(grid: &Grid<'s>, group: &Column, below: u32) -> Vec<Spot<'s>> {
    (group.cell.row + 1..below).flat_map(|row| grid.row_in(row, group.from, group.to)).collect()
}

/// Where one heading stands over several columns, their own headings are no row of the table.
fn below_groups(grid: &Grid<'_>, header: &Header) -> u32 {
    let next = header.below;
    let groups = || header.columns.iter().filter(|column| has_parts(column));
    let parted = groups().any(|column| {
        let role = |spot: &Spot<'_>| grid.role(Part::Indicators, &spot.label());
        let is_heading = |spot: &Spot<'_>| match column.role {
            Role::Name => role(spot).is_some_and(|role| role.names() || is_value(role)),
            Role::Actual => role(spot).is_some_and(is_value) || whole_year::is_period(&spot.label()),
            Role::Score => {
                role_under(grid, column, spot).is_some_and(|role| matches!(role, Role::Score | Role::Review))
            }
            _ => !spot.text().is_ascii(),
        };
        grid.row_in(next, column.from, column.to).filter(is_heading).count() > 1
    });
    let theirs = Spans::of(groups().map(|column| (column.from, column.to)));
    let is_theirs = || grid.row(next).all(|spot| theirs.has(spot.at().column));
    if parted && is_theirs() { next + 1 } else { next }
}
