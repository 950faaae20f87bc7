//! The block of money: a heading of its own, and a row a source.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::adjusted::{self, AdjustedRow};
use super::doubt::doubtful;
use super::form::{Field, MoneyFields, MoneyRow, ReportedFields};
use super::grid::{Grid, Spot};
use super::heading::Column;
use super::label::{Label, is_amount, is_figure, one_line, paragraphs};
use super::lacking;
use super::origin::Remark;
use super::parts;
use super::planned;
use super::role::{Part, Role};
use super::shared::is_hint;
use super::source::source_of;
use super::spans::Spans;
use super::spread;
use super::transposed;
use super::under_years;
use super::years;
use crate::lists::lists;
use crate::num::is_blank_mark;
use crate::words::{Address, text};

/// Columns of amounts.
const AMOUNTS: [Role; 4] = [Role::Initial, Role::Budget, Role::Executed, Role::Received];

/// Columns of amounts and of what they were changed by.
const FIGURES: [Role; 5] = [Role::Initial, Role::Adjusted, Role::Budget, Role::Executed, Role::Received];

/// What the block says.
#[derive(Default)]
pub(super) struct Money {
    pub(super) rows: Vec<MoneyRow>,
    pub(super) columns: Vec<Column>,
    /// Headings that nothing is known of.
    pub(super) unknown: Vec<Column>,
    /// The full points of the rate.
    pub(super) weight: Option<Field>,
    pub(super) remarks: Vec<Remark>,
}

/// The money of a form: in its head, or else in a block between its indicators or below them.
pub(super) fn of_form(
    grid: &Grid<'_>,
    head: Range<u32>,
    elsewhere: Option<Range<u32>>,
    is_goal: bool,
    reported: &mut ReportedFields,
) -> Money {
    let mut money = read(grid, head, is_goal, reported);
    let Some(rows) = elsewhere else { return money };
    if money.rows.is_empty() {
        return read(grid, rows, is_goal, reported);
    }
    let first = grid.row(rows.start).next();
    let text = || text!("资金另有一处,没有导入", "there is another block of money here, which was not imported");
    money.remarks.extend(first.map(|first| Remark::at(first.at(), text())));
    money
}

/// The rows of a block of money that begins with the first of some rows: its heading, and a row a source; a second row of all money
/// is the total of something else.
pub(super) fn block(grid: &Grid<'_>, rows: Range<u32>) -> Option<Range<u32>> {
    let Heading { columns, below, .. } = heading(grid, rows.start)?;
    let first = columns.iter().map(|column| column.from).min()?;
    let source = |row: u32| source_of(&name_of(grid, row, first)?.label());
    let mut is_total_there = false;
    let found = (below..rows.end).take_while(|row| {
        let source = source(*row);
        let again = source == Some("total") && std::mem::replace(&mut is_total_there, true);
        source.is_some() && !again
    });
    let count = u32::try_from(found.count()).ok().filter(|count| *count > 0)?;
    Some(rows.start..below + count)
}

/// What a row of money is called: the last cell before its amounts that is none.
fn name_of<'s>(grid: &Grid<'s>, row: u32, first: u32) -> Option<Spot<'s>> {
    let is_name = |spot: &Spot<'_>| spot.area.height() == 1 && !is_amount(spot.text());
    grid.row(row).rfind(|spot| spot.at().column < first && is_name(spot))
}

/// Reads the block of money in some rows.
fn read(grid: &Grid<'_>, rows: Range<u32>, is_goal: bool, reported: &mut ReportedFields) -> Money {
    let mut money = Money::default();
    let heading = rows.clone().find_map(|row| Some((row, heading(grid, row)?)));
    if let Some((top, Heading { columns, below, left_out })) = heading {
        money.remarks.extend(left_out.iter().map(Column::left_out));
        money.columns = columns;
        money.unknown = unknown(grid, top..below, &money.columns);
        money.remarks.extend(money.unknown.iter().map(Column::not_known));
        money.remarks.extend(within_the_year(&money.columns));
        money.columns = without_rates_of_months(std::mem::take(&mut money.columns), &mut money.remarks);
        money.remarks.extend(money.columns.iter().filter_map(taken_for_budget));
        money.read_rows(grid, below..rows.end, reported);
    } else if let Some(found) = transposed::read(grid, rows.clone()) {
        reported.execution_rate = reported.execution_rate.take().or(found.rate);
        reported.execution_score = reported.execution_score.take().or(found.score);
        money.remarks.extend(found.remarks);
        money.columns = found.columns;
        money.rows = found.rows;
    }
    if money.rows.is_empty() {
        money.read_pairs(grid, rows, is_goal, reported);
    }
    money
}

impl Money {
    /// A row of money: the rows below a heading, up to the first that names none.
    fn read_rows(&mut self, grid: &Grid<'_>, rows: Range<u32>, reported: &mut ReportedFields) {
        let money = self;
        let first = money.columns.iter().map(|column| column.from).min().unwrap_or_default();
        let mut adjusted = Vec::new();
        for row in rows {
            let Some(name) = name_of(grid, row, first) else { break };
            let label = Label::of(&name.cell.text);
            let reading = Reading { grid, row, columns: &money.columns };
            let known = source_of(&label);
            if known.is_none() && !reading.has_figures() {
                break;
            }
            let source = known.unwrap_or("other");
            if source == "total" && money.weight.is_none() {
                money.weight = reading.field(Role::Weight, &mut money.remarks);
            }
            let found = reading.read(&name, source, &mut money.remarks, reported);
            if let Some(found) = found {
                if known.is_none() {
                    let what = &found.fields.name.as_ref().map(|name| name.text.clone()).unwrap_or_default();
                    money.remarks.push(Remark::at(
                        name.at(),
                        text!("“{what}”记为其他资金:请核对", "`{what}` was taken for other money: please check"),
                    ));
                }
                adjusted.push(reading.field(Role::Adjusted, &mut money.remarks));
                money.rows.push(found);
            }
        }
        if let Some(column) = money.columns.iter().find(|column| column.role == Role::Adjusted) {
            let rows = money.rows.iter_mut().zip(adjusted).map(|(row, adjusted)| {
                let of_all = if row.source == "total" { reported.execution_rate.clone() } else { None };
                AdjustedRow { rate: of_all.or_else(|| row.fields.rate.clone()), row, adjusted }
            });
            money.remarks.extend(adjusted::settle(column, rows.collect()));
        }
        money.remarks.extend(lacking::told(&money.rows));
    }

    /// Labels with their amounts beside or below them, which are those of all money.
    fn read_pairs(&mut self, grid: &Grid<'_>, rows: Range<u32>, is_goal: bool, reported: &mut ReportedFields) {
        let mut pairs = Pairs::default();
        for row in rows.clone() {
            pairs.add_row(grid, row, &mut self.remarks);
        }
        if !pairs.found.contains_key(&Role::Budget) && pairs.found.contains_key(&Role::Executed) {
            pairs.take_total(grid, rows.clone(), &mut self.remarks);
        }
        self.columns = pairs.columns;
        let [initial, budget, executed, received] = AMOUNTS.map(|role| pairs.found.remove(&role));
        if [&initial, &budget, &executed, &received].into_iter().any(Option::is_some) {
            reported.execution_rate = reported.execution_rate.take().or(pairs.found.remove(&Role::Rate));
            reported.execution_score = reported.execution_score.take().or(pairs.found.remove(&Role::Score));
            let fields = MoneyFields { initial, budget, executed, received, ..MoneyFields::default() };
            let parts = parts::below(grid, rows.end, &fields);
            self.rows.push(MoneyRow { source: "total", fields });
            self.rows.extend(parts);
            return;
        }
        let planned = planned::read(grid, rows.clone(), is_goal);
        self.remarks.extend(planned.remarks);
        self.rows = planned.rows;
        if !self.rows.is_empty() {
            return;
        }
        let total = grid.rows(rows).find(|spot| source_of(&spot.label()) == Some("total"));
        let unread = || text!("资金没有读出:请自行填写资金(funds)", "the money was not read: please fill in `funds`");
        self.remarks.extend(total.map(|spot| Remark::at(spot.at(), unread())));
    }
}

/// Amounts by what stands before or above each.
#[derive(Default)]
struct Pairs {
    found: BTreeMap<Role, Field>,
    columns: Vec<Column>,
}

impl Pairs {
    fn add_row(&mut self, grid: &Grid<'_>, row: u32, remarks: &mut Vec<Remark>) {
        let before = self.found.len();
        for spot in grid.row(row) {
            let head = spot.text().split([':', '\u{ff1a}']).next().unwrap_or_default();
            let label = Label::of(head);
            let role = grid.role(Part::Money, &label).or_else(|| Role::of_year_money(&label));
            // Points are those of the rate where they stand in its row.
            let wanted = |role| AMOUNTS.contains(&role) || role == Role::Rate;
            let role = role.filter(|role| wanted(*role) || *role == Role::Score && self.found.len() > before);
            let role = role.filter(|_| !is_part_of_money(&label));
            let mut value =
                |role| figure_of(grid, &spot, role).or_else(|| Self::far_figure(grid, &spot, role, remarks));
            let Some((role, value)) = role.and_then(|role| Some((role, value(role)?))) else {
                continue;
            };
            let text = Column::of(&spot, Part::Money, role).with_its_unit(value.text);
            self.add(role, &spot, Field { text, ..value }, remarks);
        }
    }

    /// The figure behind a label with empty cells between.
    fn far_figure(grid: &Grid<'_>, label: &Spot<'_>, role: Role, remarks: &mut Vec<Remark>) -> Option<Field> {
        let value = grid.right_of(label).filter(|value| AMOUNTS.contains(&role) && is_amount(value.text()))?;
        let what = label.label().text().to_owned();
        let text = text!(
            "“{what}”与数之间隔了空格,按它的数导入:请核对",
            "empty cells stand between `{what}` and this figure, which was imported as its own: please check"
        );
        remarks.push(Remark::at(value.at(), text));
        Some(Field { text: one_line(value.text()), cell: value.at() })
    }

    /// All money of the year beside what was spent of it is the budget.
    fn take_total(&mut self, grid: &Grid<'_>, rows: Range<u32>, remarks: &mut Vec<Remark>) {
        let mut totals = grid.rows(rows).filter(|spot| source_of(&spot.label()) == Some("total"));
        let found = totals.find_map(|spot| Some((spot, figure_of(grid, &spot, Role::Budget)?)));
        let Some((label, value)) = found else { return };
        let what = label.label().text().to_owned();
        let text = text!("“{what}”记为全年预算数:请核对", "`{what}` was taken for the budget: please check");
        remarks.push(Remark::at(value.cell, text));
        self.add(Role::Budget, &label, value, remarks);
    }

    fn add(&mut self, role: Role, label: &Spot<'_>, value: Field, remarks: &mut Vec<Remark>) {
        match self.found.get(&role) {
            None => {
                self.columns.push(Column::of(label, Part::Money, role));
                self.found.insert(role, value);
            }
            Some(first) if first.text != value.text => {
                let (what, at) = (role.said(), first.cell);
                remarks.push(Remark::at(
                    value.cell,
                    text!("{what}另有一处,没有导入:导入的是 {at}", "there is another {what} here, which was not imported: {at} was", at = at; what),
                ));
            }
            Some(_) => {}
        }
    }
}

/// Whether a label names a part of the money: `中央下达资金`.
fn is_part_of_money(label: &Label) -> bool {
    Role::of_amounts(label).is_some() && source_of(label).is_some_and(|source| source != "total")
}

/// The figure in the cell of a label behind a colon, at its right, or alone below it.
fn figure_of(grid: &Grid<'_>, label: &Spot<'_>, role: Role) -> Option<Field> {
    let is_figure = |text: &str| {
        let begins = text.starts_with(|sign: char| sign.is_ascii_digit());
        begins && (!AMOUNTS.contains(&role) || is_amount(text))
    };
    let inline = label.text().split_once([':', '\u{ff1a}']).map(|(_, value)| one_line(value));
    if let Some(text) = inline.filter(|text| is_figure(text)) {
        return Some(Field { text, cell: label.at() });
    }
    let is_alone = |below: &Spot<'_>| grid.below(below).is_none_or(|next| !is_figure(&one_line(next.text())));
    let beside = grid.behind(label).into_iter().chain(grid.below(label).filter(is_alone));
    let given = |spot: Spot<'_>| Field { text: one_line(spot.text()), cell: spot.at() };
    beside.map(given).find(|field| is_figure(&field.text))
}

/// The heading of a block of money.
struct Heading {
    columns: Vec<Column>,
    /// The first row below it.
    below: u32,
    /// Those of another year than the form is of.
    left_out: Vec<Column>,
}

/// The columns of a heading of money.
fn heading(grid: &Grid<'_>, row: u32) -> Option<Heading> {
    // Where labels and amounts stand side by side, the row is no heading.
    let has_amounts = |row| grid.row(row).any(|spot| is_amount(spot.text()));
    if has_amounts(row) {
        return None;
    }
    let mut columns: Vec<Column> = Vec::new();
    let groups = groups(grid, row);
    let below = row + if groups.is_empty() { 1 } else { 2 };
    let first_name = first_name(grid, below);
    for spot in grid.row(row) {
        if let Some(parts) = groups.get(&spot.at()) {
            columns.extend(parts.iter().cloned());
            continue;
        }
        let Some(role) = grid.role(Part::Money, &spot.label()) else { continue };
        // A heading over the names of the rows, or before them, is none of an amount.
        let over_names = grid.below(&spot).is_some_and(|below| source_of(&below.label()).is_some());
        if over_names || first_name.is_some_and(|name| spot.at().column < name) {
            continue;
        }
        columns.push(Column::of(&spot, Part::Money, role));
    }
    let is_money = |role| matches!(role, Role::Rate | Role::Interim) || FIGURES.contains(&role);
    let count = columns.iter().filter(|column| is_money(column.role)).count();
    if columns.iter().any(|column| column.role == Role::Budget) {
        columns.retain(|column| column.role != Role::Adjusted);
    }
    (count >= 2).then(|| {
        let year = years::stated(grid, 0..row).year();
        let first = grid.row(row).map(|spot| spot.at().column).min().unwrap_or_default();
        under_years::name(grid, &mut columns, first);
        let mut by_role: BTreeMap<Role, Vec<&Column>> = BTreeMap::new();
        for column in &columns {
            by_role.entry(column.role).or_default().push(column);
        }
        let of_year = by_role.values().filter_map(|several| Column::of_the_year(several, year));
        let of_year: BTreeSet<Address> = of_year.map(|column| column.cell).collect();
        let is_meant = |column: &Column| column.role == Role::Interim || of_year.contains(&column.cell);
        let (meant, left_out) = columns.iter().cloned().partition(is_meant);
        Heading { columns: meant, below, left_out }
    })
}

/// The headings of a row that stand over headings of amounts, `预算` over `年初数` and `调整后`, with those: where the row below holds
/// nothing else.
fn groups(grid: &Grid<'_>, row: u32) -> BTreeMap<Address, Vec<Column>> {
    let mut groups = BTreeMap::new();
    for group in grid.row(row).filter(|spot| spot.area.to.column > spot.at().column && spot.area.height() == 1) {
        let under = grid.row_in(row + 1, group.at().column, group.area.to.column);
        let parts = under.filter_map(|spot| Some((grid.role(Part::Money, &spot.label())?, spot)));
        let parts: Vec<Column> = parts.map(|(role, spot)| Column::of(&spot, Part::Money, role)).collect();
        if parts.iter().filter(|part| FIGURES.contains(&part.role)).count() > 1 {
            groups.insert(group.at(), parts);
        }
    }
    let count: usize = groups.values().map(Vec::len).sum();
    if grid.row(row + 1).count() == count { groups } else { BTreeMap::new() }
}

/// The first column of the names of sources in a row, where one is what stands before its amounts.
fn first_name(grid: &Grid<'_>, row: u32) -> Option<u32> {
    let name = grid.row(row).find(|spot| !is_amount(spot.text()))?;
    source_of(&name.label()).map(|_| name.at().column)
}

/// That a column was taken for the budget by what was done with the money.
fn taken_for_budget(column: &Column) -> Option<Remark> {
    let what = &column.label;
    let is_taken = column.role == Role::Budget && Role::of_amounts(&Label::of(what)).is_some();
    let text = text!("“{what}”记为全年预算数:请核对", "`{what}` was taken for the budget: please check");
    is_taken.then(|| Remark::at(column.cell, text))
}

/// That columns beside that of the year are of a part of it.
fn within_the_year(columns: &[Column]) -> Vec<Remark> {
    let is_year_there = columns.iter().any(|column| column.role == Role::Executed);
    let within = columns.iter().filter(|column| is_year_there && column.role == Role::Interim);
    within.map(Column::within_the_year).collect()
}

/// The columns without the rate and its points, where what was spent is that of a part of the year.
fn without_rates_of_months(columns: Vec<Column>, remarks: &mut Vec<Remark>) -> Vec<Column> {
    let has = |role| columns.iter().any(|column: &Column| column.role == role);
    if !has(Role::Interim) || has(Role::Executed) {
        return columns;
    }
    let is_of_rate = |column: &Column| matches!(column.role, Role::Rate | Role::Score);
    let (left, kept): (Vec<_>, Vec<_>) = columns.into_iter().partition(is_of_rate);
    remarks.extend(left.iter().map(Column::within_the_year));
    kept
}

/// Headings that nothing is known of, with an amount below them.
fn unknown(grid: &Grid<'_>, rows: Range<u32>, columns: &[Column]) -> Vec<Column> {
    let is_amount = |spot: Spot<'_>| is_amount(&one_line(spot.text()));
    let read = Spans::of(columns.iter().map(|column| (column.from, column.to)));
    let is_unknown = |spot: &Spot<'_>| !read.has(spot.at().column) && grid.below(spot).is_some_and(is_amount);
    grid.rows(rows).filter(is_unknown).map(|spot| Column::of(&spot, Part::Money, Role::Unread)).collect()
}

struct Reading<'g, 's> {
    grid: &'g Grid<'s>,
    row: u32,
    columns: &'g [Column],
}

impl<'s> Reading<'_, 's> {
    fn within(&self, role: Role) -> Option<Spot<'s>> {
        let column = self.columns.iter().find(|column| column.role == role)?;
        self.grid.row_in(self.row, column.from, column.to).next()
    }

    /// The merged cell that covers the row from above in a column.
    fn over(&self, column: &Column) -> Option<Spot<'s>> {
        self.grid.covering(Address::new(self.row, column.from)).filter(|spot| column.is_of(spot))
    }

    fn is_open(&self) -> bool {
        FIGURES.into_iter().all(|role| self.within(role).is_none_or(|spot| is_blank_mark(spot.text())))
    }

    /// Why amounts of a row that shows none may be there all the same: formulas that nothing has computed.
    fn doubts(&self) -> impl Iterator<Item = Remark> {
        let spots = FIGURES.into_iter().filter_map(|role| self.within(role));
        spots.filter_map(|spot| spot.cell.doubt.as_ref().map(|doubt| doubtful(spot.at(), doubt)))
    }

    fn has_figures(&self) -> bool {
        FIGURES.into_iter().filter_map(|role| self.within(role)).any(|spot| is_amount(spot.text()))
    }

    fn field(&self, role: Role, remarks: &mut Vec<Remark>) -> Option<Field> {
        let column = self.columns.iter().find(|column| column.role == role)?;
        let spot = self.within(role).or_else(|| self.over(column).filter(|_| role == Role::Reason))?;
        // A reason that is merged over several rows is that of each; what the form itself printed there is none.
        let is_reason = role == Role::Reason && !is_hint(spot.text());
        if spot.at().row < self.row && !is_reason {
            return None;
        }
        remarks.extend(spot.cell.doubt.as_ref().map(|doubt| doubtful(spot.at(), doubt)));
        remarks.extend(spread::told(&spot, column, self.columns.iter()));
        let rows = spot.area.height();
        if rows > 1 && !is_reason {
            let what = role.said();
            remarks.push(Remark::at(
                spot.at(),
                text!("一格{what}合并了 {rows} 行,没有导入", "one cell of {what} is merged over {rows} rows; it was not imported"; what),
            ));
            return None;
        }
        let text = if is_reason { paragraphs(spot.text()) } else { one_line(spot.text()) };
        let text = column.with_its_unit(text);
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
            remarks.extend(self.doubts());
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
        remarks.extend(fields.rate.as_ref().filter(|rate| !is_figure(&rate.text)).map(|rate| {
            let text = &rate.text;
            Remark::at(rate.cell, text!("执行率“{text}”不是比率:请核对", "the rate `{text}` is none: please check"))
        }));
        if source == "total" && reported.execution_rate.is_none() {
            reported.execution_rate = fields.rate.take();
            let score = self.field(Role::Score, remarks);
            reported.execution_score = score.filter(|field| !lists().sheets.open.has(&field.text));
        }
        Some(MoneyRow { source, fields })
    }
}
