//! The block of money: a heading of its own, and a row a source.

use std::ops::Range;

use super::doubt::doubtful;
use super::form::{Field, MoneyFields, MoneyRow, ReportedFields};
use super::grid::{Grid, Spot};
use super::header::Column;
use super::label::{Label, one_line, paragraphs};
use super::origin::Remark;
use super::role::Role;
use crate::lists::lists;
use crate::model::value::Amount;
use crate::num::is_blank_mark;
use crate::words::text;

/// Columns of amounts.
const AMOUNTS: [Role; 4] = [Role::Initial, Role::Budget, Role::Executed, Role::Received];

/// What the block says.
#[derive(Default)]
pub(super) struct Money {
    pub(super) rows: Vec<MoneyRow>,
    pub(super) columns: Vec<Column>,
    pub(super) remarks: Vec<Remark>,
}

/// Reads the block of money in some rows.
pub(super) fn read(grid: &Grid<'_>, rows: Range<u32>, reported: &mut ReportedFields) -> Money {
    let mut money = Money::default();
    let heading = rows.clone().find_map(|row| Some((row, heading(grid, row)?)));
    let Some((top, columns)) = heading else {
        let total = grid.rows(rows).find(|spot| source_of(&spot.label()) == Some("total"));
        let unread = || text!("资金没有读出:请自行填写 funds", "the money was not read: please fill in `funds`");
        money.remarks.extend(total.map(|spot| Remark::at(spot.at(), unread())));
        return money;
    };
    money.columns = columns;
    let first = money.columns.iter().map(|column| column.from).min().unwrap_or_default();
    for row in top + 1..rows.end {
        let name = grid.row(row).rfind(|spot| spot.at().column < first && spot.area.height() == 1);
        let Some(name) = name else { break };
        let label = Label::of(&name.cell.text);
        let reading = Reading { grid, row, columns: &money.columns };
        let known = source_of(&label);
        if known.is_none() && !reading.has_figures() {
            break;
        }
        let source = known.unwrap_or("other");
        let found = reading.read(&name, source, &mut money.remarks, reported);
        if let Some(found) = found {
            if known.is_none() {
                let what = &found.fields.name.as_ref().map(|name| name.text.clone()).unwrap_or_default();
                money.remarks.push(Remark::at(
                    name.at(),
                    text!("“{what}”记为其他资金:请核对", "`{what}` was taken for other money: please check"),
                ));
            }
            money.rows.push(found);
        }
    }
    money
}

/// The columns of a heading of money.
fn heading(grid: &Grid<'_>, row: u32) -> Option<Vec<Column>> {
    // Where labels and amounts stand side by side, the row is no heading.
    if grid.row(row).any(|spot| spot.text().parse::<Amount>().is_ok()) {
        return None;
    }
    let mut columns: Vec<Column> = Vec::new();
    for spot in grid.row(row) {
        let label = spot.label();
        let Some(role) = Role::of_money(&label) else { continue };
        // A heading over the names of the rows is none of an amount.
        let over_names = grid.below(&spot).is_some_and(|below| source_of(&below.label()).is_some());
        if over_names || role != Role::Interim && columns.iter().any(|column| column.role == role) {
            continue;
        }
        let label = label.text().to_owned();
        columns.push(Column { role, from: spot.area.from.column, to: spot.area.to.column, cell: spot.at(), label });
    }
    let is_money = |role| matches!(role, Role::Rate | Role::Interim) || AMOUNTS.contains(&role);
    let count = columns.iter().filter(|column| is_money(column.role)).count();
    (count >= 2).then_some(columns)
}

/// Which row of money it is, by its name.
fn source_of(label: &Label) -> Option<&'static str> {
    let (sheets, text) = (&lists().sheets, label.text());
    let part = sheets.of_which.strip_prefix(text).map(|rest| rest.trim_start_matches(':'));
    if part.is_none() && label.ends_in(&sheets.money_total).is_some() {
        return Some("total");
    }
    let name = part.unwrap_or(text);
    if name.chars().count() > 24 {
        return None;
    }
    // What is carried over or other is said first: 其他财政资金 names both.
    if sheets.money_carried.is_in(name) {
        Some("carryover")
    } else if sheets.money_other.is_in(name) {
        Some("other")
    } else if sheets.money_current.is_in(name) {
        Some("current")
    } else {
        None
    }
}

struct Reading<'g, 's> {
    grid: &'g Grid<'s>,
    row: u32,
    columns: &'g [Column],
}

impl<'s> Reading<'_, 's> {
    fn within(&self, role: Role) -> Option<Spot<'s>> {
        let column = self.columns.iter().find(|column| column.role == role)?;
        self.grid.row(self.row).find(|spot| column.from <= spot.at().column && spot.at().column <= column.to)
    }

    fn is_open(&self) -> bool {
        AMOUNTS.into_iter().all(|role| self.within(role).is_none_or(|spot| is_blank_mark(spot.text())))
    }

    fn has_figures(&self) -> bool {
        AMOUNTS.into_iter().filter_map(|role| self.within(role)).any(|spot| spot.text().parse::<Amount>().is_ok())
    }

    fn field(&self, role: Role, remarks: &mut Vec<Remark>) -> Option<Field> {
        let spot = self.within(role)?;
        remarks.extend(spot.cell.doubt.map(|doubt| doubtful(spot.at(), doubt)));
        let rows = spot.area.height();
        if rows > 1 {
            let what = role.said();
            remarks.push(Remark::at(
                spot.at(),
                text!("一格{what}合并了 {rows} 行,没有导入", "one cell of {what} is merged over {rows} rows; it was not imported"; what),
            ));
            return None;
        }
        let text = if role == Role::Reason { paragraphs(spot.text()) } else { one_line(spot.text()) };
        Some(Field { text, cell: spot.at() }).filter(|field| !is_blank_mark(&field.text))
    }

    fn read(
        &self,
        name: &Spot<'_>,
        source: &'static str,
        remarks: &mut Vec<Remark>,
        reported: &mut ReportedFields,
    ) -> Option<MoneyRow> {
        if self.is_open() {
            return None;
        }
        let text = one_line(name.text()).trim_end_matches([':', '\u{ff1a}']).to_owned();
        let mut fields = MoneyFields {
            name: Some(Field { text, cell: name.at() }),
            initial: self.field(Role::Initial, remarks),
            budget: self.field(Role::Budget, remarks),
            executed: self.field(Role::Executed, remarks),
            received: self.field(Role::Received, remarks),
            rate: self.field(Role::Rate, remarks),
            reason: self.field(Role::Reason, remarks),
        };
        if source == "total" && reported.execution_rate.is_none() {
            reported.execution_rate = fields.rate.take();
            reported.execution_score = self.field(Role::Score, remarks);
        }
        Some(MoneyRow { source, fields })
    }
}
