//! The heading of a table of indicators, wherever it stands: a row in which several columns say what they are for.

use std::collections::BTreeSet;
use std::ops::Range;

use super::grid::{Grid, Spot};
use super::label::{Label, is_head_label};
use super::origin::Remark;
use super::role::{Part, Role};
use super::years;
use crate::lists::lists;
use crate::order::Order;
use crate::words::{Address, text};

/// A column with its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is for.
    pub role: Role,
    /// Its first column of cells.
    pub from: u32,
    /// Its last one.
    pub to: u32,
    /// The heading.
    pub cell: Address,
    /// What the heading says.
    pub label: String,
    /// The same with what stands in its brackets.
    pub heading: String,
    /// The table that it belongs to.
    pub part: Part,
}

impl Column {
    pub(super) fn of(spot: &Spot<'_>, part: Part, role: Role) -> Self {
        let (label, area) = (spot.label(), spot.area);
        Self {
            role,
            from: area.from.column,
            to: area.to.column,
            cell: spot.at(),
            label: label.text().to_owned(),
            heading: label.heading(),
            part,
        }
    }
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Its first row.
    pub(super) top: u32,
    /// The first row of what stands below.
    pub(super) below: u32,
    /// Its columns from left to right, of one table.
    pub(super) columns: Vec<Column>,
    /// How many of its columns are those of the table to the left, which it shares.
    pub(super) shared: usize,
    /// Rows in which it stands again, for another page of paper.
    pub(super) again: Vec<Range<u32>>,
    /// Headings that nothing is known of.
    pub(super) unknown: Vec<Column>,
    pub(super) remarks: Vec<Remark>,
}

impl Header {
    /// The columns that are its own: the first and the last.
    pub(super) fn own(&self) -> Option<(u32, u32)> {
        let own = || self.columns.iter().skip(self.shared);
        Some((own().map(|column| column.from).min()?, own().map(|column| column.to).max()?))
    }

    /// The column for something.
    pub(super) fn column(&self, role: Role) -> Option<&Column> {
        self.columns.iter().find(|column| column.role == role)
    }

    /// The columns that name an indicator, from the first tier down; the last one has its own name.
    pub(super) fn naming(&self) -> Vec<&Column> {
        let mut naming: Vec<&Column> = self.columns.iter().filter(|column| column.role.names()).collect();
        let rank = |role| match role {
            Role::Kind => 0,
            Role::Tier(tier) => tier + 1,
            _ => usize::MAX,
        };
        naming.order_by_key(|column| rank(column.role));
        naming
    }

    fn roles(&self) -> BTreeSet<Role> {
        self.columns.iter().map(|column| column.role).collect()
    }

    /// Whether so many columns of the right kinds make it a heading.
    fn is_one(&self) -> bool {
        let roles = self.roles();
        let names = roles.iter().any(|role| role.names());
        let values = [Role::Target, Role::Actual, Role::Interim, Role::Mixed].iter().any(|role| roles.contains(role));
        let points = roles.contains(&Role::Weight) && roles.contains(&Role::Score);
        names && (values || points) && roles.len() >= LEAST
    }
}

/// Columns of different kinds that make a heading.
const LEAST: usize = 3;

/// All headings of a sheet, from the top down, and from left to right where they stand side by side.
pub(super) fn headers(grid: &Grid<'_>) -> Vec<Header> {
    let mut headers: Vec<Header> = Vec::new();
    for row in grid.filled_rows() {
        let used = headers.last().map_or(0, |last| last.again.last().map_or(last.below, |again| again.end));
        if row < used {
            continue;
        }
        let tables = side_by_side(&whole(grid, row, used));
        let found = tables.into_iter().filter(Header::is_one).map(|header| settled(grid, header));
        for header in found.collect::<Vec<_>>() {
            match headers.last_mut().filter(|last| continues(grid, last, &header)) {
                Some(last) => last.again.push(header.top..header.below),
                None => headers.push(header),
            }
        }
    }
    headers
}

/// Whether a heading is the one above once more, as it is printed on every page: right behind a row of the table.
fn continues(grid: &Grid<'_>, last: &Header, header: &Header) -> bool {
    let same = |a: &Column, b: &Column| a.role == b.role && a.label == b.label && (a.from, a.to) == (b.from, b.to);
    let is_same =
        last.columns.len() == header.columns.len() && last.columns.iter().zip(&header.columns).all(|(a, b)| same(a, b));
    let sheets = &lists().sheets;
    let ends = |spot: Spot<'_>| {
        let label = Label::first_of(spot.text());
        is_head_label(&label) || [&sheets.totals, &sheets.total_scores].iter().any(|words| label.is(words))
    };
    let from = last.again.last().map_or(last.below, |again| again.end);
    let above = header.top.checked_sub(1).filter(|above| *above >= from);
    let is_row = above.is_some_and(|row| grid.row(row).count() >= LEAST) && !grid.rows(from..header.top).any(ends);
    is_same && is_row
}

fn column(spot: &Spot<'_>, role: Role) -> Column {
    Column::of(spot, Part::Indicators, role)
}

/// The columns of a row, with those of the row above that reach down to it or stand over empty cells.
fn whole(grid: &Grid<'_>, row: u32, used: u32) -> Header {
    let found = |row| grid.row(row).filter_map(|spot| Some((spot, grid.role(Part::Indicators, &spot.label())?)));
    let naming = found(row).filter(|(_, role)| role.names());
    let last = naming.map(|(spot, _)| spot.area.to.row).max().unwrap_or(row);
    // What reaches further down is no heading but the name of a part of the form.
    let mut columns: Vec<Column> =
        found(row).filter(|(spot, _)| spot.area.to.row <= last).map(|(spot, role)| column(&spot, role)).collect();
    let mut top = row;
    if let Some(above) =
        row.checked_sub(1).filter(|above| *above >= used && columns.iter().any(|column| column.role.names()))
    {
        let taken = |spot: &Spot<'_>| grid.row(row).any(|under| spot.area.has_column(under.area.from.column));
        for (spot, role) in found(above) {
            if !taken(&spot) && spot.area.to.row <= row && found(above).count() >= 2 {
                columns.push(column(&spot, role));
                top = above;
            }
        }
    }
    columns.extend(unnamed(grid, row, &columns));
    columns.extend(aimed_at(grid, row, &columns));
    columns.order_by_key(|column| column.from);
    Header { top, below: last + 1, columns, shared: 0, again: Vec::new(), unknown: Vec::new(), remarks: Vec::new() }
}

/// The names of indicators under a heading of their own: right behind the tiers, `一级指标 | 二级指标 | 绩效指标`, or, where there are
/// none, at the left of all.
fn unnamed(grid: &Grid<'_>, row: u32, columns: &[Column]) -> Option<Column> {
    if columns.iter().any(|column| matches!(column.role, Role::Kind | Role::Name)) {
        return None;
    }
    let tiers = columns.iter().filter(|column| matches!(column.role, Role::Tier(_)));
    let spot = match tiers.map(|column| column.to).max() {
        Some(last) => grid.row(row).find(|spot| spot.at().column == last + 1)?,
        None => {
            let first = columns.iter().filter(|column| column.role != Role::Number).map(|column| column.from).min()?;
            grid.row(row).rfind(|spot| spot.at().column < first && spot.area.height() == 1)?
        }
    };
    let is_open = grid.role(Part::Indicators, &spot.label()).is_none();
    let is_one = is_open && lists().sheets.row_names.strip_suffix(spot.label().text()).is_some();
    let is_group = grid.below(&spot).is_some_and(|below| grid.role(Part::Indicators, &below.label()).is_some());
    (is_one && !is_group).then(|| column(&spot, Role::Name))
}

/// Targets under the name of a goal, `年度绩效目标`: behind what names indicators, where no other column holds targets.
fn aimed_at(grid: &Grid<'_>, row: u32, columns: &[Column]) -> Option<Column> {
    let last = columns.iter().filter(|column| column.role.names()).map(|column| column.to).max()?;
    if columns.iter().any(|column| column.role == Role::Target) {
        return None;
    }
    let is_open = |spot: &Spot<'_>| grid.role(Part::Indicators, &spot.label()).is_none();
    let is_goal = |spot: &Spot<'_>| spot.at().column > last && spot.label().is(&lists().sheets.expected);
    grid.row(row).find(|spot| is_open(spot) && is_goal(spot)).map(|spot| column(&spot, Role::Target))
}

/// One heading a table: where what names indicators begins anew, another table begins.
fn side_by_side(whole: &Header) -> Vec<Header> {
    let mut tables = vec![Header { columns: Vec::new(), ..whole.clone() }];
    for column in &whole.columns {
        let Some(table) = tables.last() else { break };
        let again = column.role.names() && table.column(column.role).is_some();
        if again {
            // Tables side by side share the tiers above the first that is repeated.
            let shared = tables.first().into_iter().flat_map(|first| &first.columns);
            let shared = shared.take_while(|other| other.role != column.role).filter(|other| other.role.names());
            let columns: Vec<Column> = shared.cloned().collect();
            tables.push(Header { shared: columns.len(), columns, ..whole.clone() });
        }
        if let Some(table) = tables.last_mut() {
            table.columns.push(column.clone());
        }
    }
    tables
}

/// A heading with one column for everything: of several targets the one of the year.
fn settled(grid: &Grid<'_>, mut header: Header) -> Header {
    header.below = header.below.max(below_groups(grid, &header));
    part_groups(grid, &mut header);
    start_of_a_year(&mut header);
    points_of_rows(&mut header);
    owners(grid, &mut header);
    header.unknown = unknown(grid, &header);
    header.remarks.extend(header.unknown.iter().map(not_known));
    header.remarks.extend(header.columns.iter().filter(|column| column.role == Role::Mixed).map(mixed));
    header.remarks.extend(header.columns.iter().filter(|column| is_hidden(grid, column)).map(hidden));
    for role in [Role::Target, Role::Actual, Role::Score] {
        one_of_the_year(grid, &mut header, role);
    }
    let mut seen = BTreeSet::new();
    let (kept, twice): (Vec<_>, Vec<_>) = std::mem::take(&mut header.columns).into_iter().partition(|column| {
        matches!(column.role, Role::Unread | Role::Interim | Role::Mixed) || seen.insert(column.role)
    });
    header.columns = kept;
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

/// Of several columns for one thing the one of the year: by its word, or by the year of the form.
fn one_of_the_year(grid: &Grid<'_>, header: &mut Header, role: Role) {
    let found: Vec<Column> = header.columns.iter().filter(|column| column.role == role).cloned().collect();
    let year = years::stated(grid, 0..header.top).map(|stated| stated.year.to_string());
    let is_named = |column: &&Column| year.as_ref().is_some_and(|year| column.label.contains(year));
    let is_this = |column: &&Column| lists().sheets.this_year.is_in(&column.label);
    let only = |of: &dyn Fn(&&Column) -> bool| {
        let mut of_year = found.iter().filter(of);
        of_year.next().filter(|_| of_year.next().is_none())
    };
    let Some(chosen) = only(&is_named).or_else(|| only(&is_this)).or(found.first()).filter(|_| found.len() > 1) else {
        return;
    };
    header.columns.retain(|column| column.role != role || column.cell == chosen.cell);
    for left in found.iter().filter(|column| column.cell != chosen.cell) {
        let (label, what) = (&left.label, role.said());
        let text = text!(
            "有几栏{what},“{label}”一栏没有导入",
            "there are several columns of {what}; `{label}` was not imported"; what
        );
        header.remarks.push(Remark::at(left.cell, text));
    }
}

/// In a list of many projects the columns that say more of each than its name.
fn owners(grid: &Grid<'_>, header: &mut Header) {
    if header.column(Role::Project).is_none() {
        return;
    }
    for spot in grid.rows(header.top..header.below) {
        let is_taken =
            header.columns.iter().any(|column| column.from <= spot.at().column && spot.at().column <= column.to);
        let role = grid.role_of_owner(&spot.label()).filter(|_| !is_taken);
        header.columns.extend(role.map(|role| column(&spot, role)));
    }
    header.columns.order_by_key(|column| column.from);
}

/// Whether nobody sees a column of which something is read.
fn is_hidden(grid: &Grid<'_>, column: &Column) -> bool {
    let is_read = !matches!(column.role, Role::Number | Role::Unread | Role::Interim | Role::Mixed);
    is_read && (column.from..=column.to).all(|column| grid.sheet.hidden_columns.contains(&column))
}

fn hidden(column: &Column) -> Remark {
    let label = &column.label;
    let text =
        text!("“{label}”一栏是隐藏的,已一并导入", "the column `{label}` is hidden; it was imported all the same");
    Remark::at(column.cell, text)
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
                "“{label}”一栏在指标名称之前,是上级指标的,没有导入",
                "the column `{label}` stands before the names of the indicators and belongs to their tiers; it was not imported"
            );
            header.remarks.push(Remark::at(other.cell, text));
        }
        header.columns.retain(|column| !is_other(column) || column.cell == cell);
    }
}

/// Headings of the table that nothing is known of.
fn unknown(grid: &Grid<'_>, header: &Header) -> Vec<Column> {
    let Some((from, to)) = header.own() else { return Vec::new() };
    let is_beside =
        |spot: &Spot<'_>| from <= spot.at().column && spot.at().column <= to + 1 && spot.area.to.row < header.below;
    let spots = grid.rows(header.top..header.below).filter(is_beside);
    let unknown = spots.filter(|spot| {
        let label = spot.label();
        let known = grid.role(Part::Indicators, &label).is_some()
            || header.columns.iter().any(|column| column.cell == spot.at());
        let over_others =
            grid.rows(spot.area.to.row + 1..header.below).any(|below| spot.area.has_column(below.at().column));
        let under = header
            .columns
            .iter()
            .any(|column| column.to > column.from && column.from <= spot.at().column && spot.at().column <= column.to);
        !known && !over_others && !under && !label.text().is_empty() && label.text().chars().count() <= LONGEST
    });
    unknown.map(|spot| column(&spot, Role::Unread)).collect()
}

pub(super) fn not_known(column: &Column) -> Remark {
    let label = &column.label;
    Remark::at(
        column.cell,
        text!("不认识的栏“{label}”没有导入", "the column `{label}` is not known and was not imported"),
    )
}

/// Letters of a heading.
const LONGEST: usize = 12;

/// Of a form that monitors a year the targets alone are a start: why something was late in July is no reason of the year.
fn start_of_a_year(header: &mut Header) {
    let Some(interim) = header.column(Role::Interim).map(|column| column.cell) else { return };
    let is_start = |role: Role| {
        role.names()
            || matches!(
                role,
                Role::Number
                    | Role::Project
                    | Role::Code
                    | Role::Year
                    | Role::Department
                    | Role::Unit
                    | Role::Target
                    | Role::Operator
                    | Role::Measure
                    | Role::Weight
                    | Role::Interim
            )
    };
    header.columns.retain(|column| is_start(column.role));
    header.remarks.push(Remark::at(
        interim,
        text!(
            "这是年中的监控表:只导入目标,完成值、得分与原因留待填写",
            "this form monitors the year: only its targets were imported; what came of them, points and reasons are left to be filled in"
        ),
    ));
}

/// Where targets or results have headings of their own below the one of their group, these are the columns: `目标` over
/// `指标值` and `计量单位`.
fn part_groups(grid: &Grid<'_>, header: &mut Header) {
    let mut columns = Vec::new();
    for group in std::mem::take(&mut header.columns) {
        let is_wide = matches!(group.role, Role::Target | Role::Actual) && group.to > group.from;
        let rows = group.cell.row + 1..header.below;
        let under = grid.rows(rows).filter(|spot| group.from <= spot.at().column && spot.at().column <= group.to);
        let own = under.filter_map(|spot| Some(column(&spot, grid.role(Part::Indicators, &spot.label())?)));
        let own: Vec<Column> = if is_wide { own.collect() } else { Vec::new() };
        if own.is_empty() { columns.push(group) } else { columns.extend(own) }
    }
    header.columns = columns;
}

/// Where one heading stands over several columns, their own headings are no row of the table.
fn below_groups(grid: &Grid<'_>, header: &Header) -> u32 {
    let wide = |column: &Column| column.role == Role::Target && column.to > column.from;
    let next = header.below;
    let parted = header.columns.iter().filter(|column| wide(column)).any(|column| {
        let under =
            grid.row(next).filter(|spot| column.from <= spot.area.from.column && spot.area.from.column <= column.to);
        under.filter(|spot| !spot.text().is_ascii()).count() > 1
            && grid.row(next).all(|spot| column.from <= spot.area.from.column && spot.area.from.column <= column.to)
    });
    if parted { next + 1 } else { next }
}
