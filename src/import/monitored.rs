//! Forms that monitor the year: their headings say months, `1-7月完成值`, or their title does, `项目绩效运行监控表(季度)`, whatever their columns
//! are called. What they say of so many months is their result, for a template that monitors the year; for any other one it is
//! none, and their targets alone are a start.

use std::ops::Range;

use super::form::{Form, MoneyFields};
use super::grid::{Grid, Spot};
use super::heading::{Column, Header, column};
use super::label::Label;
use super::months::months;
use super::origin::Remark;
use super::passed::{Monitored, MonthField};
use super::role::Role;
use super::spans::Spans;
use crate::lists::lists;
use crate::num::is_blank_mark;
use crate::words::text;

/// Months of a year, of which nobody monitors all.
const YEAR: u8 = 12;

/// Keeps of a heading that says months what a form of monitoring is read for; one that asks for results and for points as well is a
/// self-evaluation.
pub(super) fn within(grid: &Grid<'_>, header: &mut Header) {
    let Some(interim) = header.column(Role::Interim).map(|column| column.cell) else { return };
    if header.column(Role::Actual).is_some() && header.column(Role::Score).is_some() {
        return;
    }
    let results = header.columns.iter().filter(|column| column.role == Role::Interim);
    let results = results.filter_map(|column| Some((passed(&column.label, is_result)?, column.cell)));
    let last = results.max_by_key(|(month, _)| *month);
    let month = last.map(|(month, cell)| MonthField { month, cell });
    header.columns.retain(|column| is_start(column.role));
    if let Some(month) = &month {
        let meant = header.columns.iter_mut().filter(|column| column.cell == month.cell);
        meant.for_each(|column| column.role = Role::Actual);
    }
    header.columns.retain(|column| month.is_none() || column.role != Role::Interim);
    take(grid, header, Monitored { cell: interim, month, left: Vec::new() });
}

/// The heading of a form whose title says that it monitors the year, where its columns do not: results without points are those of
/// so many months as the title says, or else none.
pub(super) fn of_title(grid: &Grid<'_>, header: &Header, above: Range<u32>) -> Option<Header> {
    let is_open = header.column(Role::Actual).is_some()
        && header.monitored.is_none()
        && [Role::Score, Role::Interim].iter().all(|role| header.column(*role).is_none());
    let title = above.filter(|_| is_open).find_map(|row| title(grid, row))?;
    let month = passed(Label::of(title.text()).text(), |_| true);
    let month = month.map(|month| MonthField { month, cell: title.at() });
    let mut header = header.clone();
    let cell = header.column(Role::Actual).map_or(title.at(), |column| column.cell);
    if month.is_none() {
        let actual = header.columns.iter_mut().filter(|column| column.role == Role::Actual);
        actual.for_each(|column| column.role = Role::Interim);
    }
    header.columns.retain(|column| is_start(column.role) || column.role == Role::Actual);
    take(grid, &mut header, Monitored { cell, month, left: Vec::new() });
    Some(header)
}

/// Notes down what is left of a heading.
fn take(grid: &Grid<'_>, header: &mut Header, monitored: Monitored) {
    let left = left(grid, header);
    header.known.extend(left.iter().map(|column| (column.from, column.to)));
    header.unknown.clear();
    let left = left.into_iter().map(|column| (column.cell, column.heading)).collect();
    header.monitored = Some(Monitored { left, ..monitored });
}

/// The headings of columns that are not kept, each once: none of those below it.
fn left(grid: &Grid<'_>, header: &Header) -> Vec<Column> {
    let kept = header.columns.iter().filter(|column| column.role != Role::Interim);
    let kept = Spans::of(kept.map(|column| (column.from, column.to)));
    let (from, to) = header.band;
    let mut left: Vec<Column> = Vec::new();
    let mut taken = Spans::of(std::iter::empty());
    for row in header.top..header.below {
        let spots = grid.row_in(row, from, to).filter(|spot| !is_blank_mark(spot.text()));
        let open = spots.filter(|spot| !kept.has(spot.at().column) && !taken.has(spot.at().column));
        let found: Vec<Column> = open.map(|spot| column(&spot, Role::Unread)).collect();
        left.extend(found);
        taken = Spans::of(left.iter().map(|column| (column.from, column.to)));
    }
    left
}

/// What of such a form is a start of the year: why something was late in July is no reason of the year.
const fn is_start(role: Role) -> bool {
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
}

/// How many months a heading says have passed, where it is of something else besides that is wanted.
fn passed(heading: &str, is_wanted: impl Fn(&Label) -> bool) -> Option<u8> {
    let (month, rest) = months(heading)?;
    (month < YEAR && is_wanted(&Label::of(&rest))).then_some(month)
}

/// Whether a heading, without its months, asks for results.
fn is_result(label: &Label) -> bool {
    let sheets = &lists().sheets;
    let is_done = || sheets.executed.find_in(label.text()).is_some() && label.ends_in(&sheets.rates).is_none();
    Role::of_indicators(label) == Some(Role::Actual) || is_done()
}

/// The title at the beginning of a row that ends so.
fn title<'s>(grid: &Grid<'s>, row: u32) -> Option<Spot<'s>> {
    let first = grid.row(row).next()?;
    lists().sheets.monitoring.strip_suffix(Label::of(first.text()).text()).map(|_| first)
}

/// What a heading of money is for in a form of so many months: `1-7月执行数` holds what was spent.
pub(super) fn role_of_money(column: &Column, month: u8) -> Option<Role> {
    let (own, rest) = months(&column.label)?;
    let role = Role::of_money(&Label::of(&rest))?;
    (own == month && matches!(role, Role::Executed | Role::Rate)).then_some(role)
}

/// Says what such a form was read for, and takes out what came of its months where the template does not monitor the year.
pub(super) fn settle(form: &mut Form, is_monitoring: bool) {
    let Some(monitored) = form.monitored.take() else { return };
    let month = monitored.month.filter(|_| is_monitoring);
    let said = match &month {
        Some(MonthField { month, cell }) => Remark::at(
            *cell,
            text!(
                "这是年中的监控表,按 {month} 个月的完成情况导入:要看预警,请用 jixiao 监控",
                "this form monitors the year and was imported with what came of its first {month} months: `jixiao monitor` says what it warns of"
            ),
        ),
        None => {
            without_results(form);
            Remark::at(
                monitored.cell,
                text!(
                    "这是年中的监控表:只导入目标,完成值、得分与原因留待填写",
                    "this form monitors the year: only its targets were imported; what came of them, points and reasons are left to be filled in"
                ),
            )
        }
    };
    form.remarks.push(said);
    form.month = month;
    let Some((first, _)) = monitored.left.first() else { return };
    let count = monitored.left.len();
    let all = monitored.left.iter().map(|(cell, heading)| format!("{cell} {heading}"));
    let all = all.collect::<Vec<_>>().join("、");
    form.remarks.push(Remark::at(
        *first,
        text!(
            "监控表的 {count} 栏没有导入:{all}",
            "{count} columns of this form of monitoring were not imported: {all}"
        ),
    ));
}

fn without_results(form: &mut Form) {
    form.indicators.iter_mut().for_each(|row| row.fields.actual = None);
    for row in &mut form.funds {
        row.fields = MoneyFields { executed: None, rate: None, ..std::mem::take(&mut row.fields) };
    }
    form.reported.fields.execution_rate = None;
}
