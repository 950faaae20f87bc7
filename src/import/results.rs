//! 汇总表: a list with a project a row, its money, its total and its grade. It is what a department publishes about its
//! projects together, and no table of indicators.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use super::doubt::doubtful;
use super::form::{Field, ResultFields, YearField};
use super::grid::{Grid, Spot};
use super::head::Head;
use super::heading::Column;
use super::label::one_line;
use super::origin::Remark;
use super::role::{Part, Role};
use super::row_table::is_note;
use super::statement;
use crate::lists::lists;
use crate::model::assessment::Imported;
use crate::num::is_blank_mark;
use crate::order::Order;
use crate::words::{Address, Text, text};

/// The projects of one department in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ResultList {
    /// 部门.
    pub department: Option<Field>,
    /// 年度.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<YearField>,
    /// 金额单位.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<Field>,
    /// A project a row.
    pub projects: Vec<ResultFields>,
    /// Where all this stands, and what is unsure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub imported: Option<Imported>,
    /// The sheet.
    #[serde(skip)]
    pub sheet: String,
    /// The headings of its columns, and what each was taken for.
    #[serde(skip)]
    pub columns: Vec<Column>,
    /// What is unsure.
    #[serde(skip)]
    pub remarks: Vec<Remark>,
}

impl ResultList {
    /// Every field with its pointer.
    #[must_use]
    pub fn fields(&self) -> Vec<(String, Address)> {
        let mut found = Vec::new();
        found.extend(self.department.as_ref().map(|field| ("/department".to_owned(), field.cell)));
        found.extend(self.year.as_ref().map(|year| ("/year".to_owned(), year.cell)));
        found.extend(self.currency.as_ref().map(|field| ("/currency".to_owned(), field.cell)));
        for (index, row) in self.projects.iter().enumerate() {
            found.extend(row.fields().map(|(key, field)| (format!("/projects/{index}/{key}"), field.cell)));
        }
        found
    }
}

/// Columns of different kinds that make a heading.
const LEAST: usize = 3;

/// Rows without anything that end a list.
const GAP: u32 = 3;

/// The lists of a sheet, one a department; what cannot be taken in is a remark.
pub(super) fn lists_of(grid: &Grid<'_>) -> (Vec<ResultList>, Vec<Remark>) {
    let mut rows = grid.filled_rows().into_iter();
    let Some(heading) = rows.find_map(|row| Heading::of(grid, row)) else { return (Vec::new(), Vec::new()) };
    heading.read(grid)
}

/// The heading of a list.
struct Heading {
    rows: Range<u32>,
    columns: Vec<Column>,
    /// The first column for each thing, by its place.
    places: BTreeMap<Role, usize>,
}

impl Heading {
    /// A row whose cells are headings, with those of the next row where some of them are parted.
    fn of(grid: &Grid<'_>, top: u32) -> Option<Self> {
        let found =
            |row| grid.row(row).filter_map(|spot| Some(column(&spot, grid.role(Part::Projects, &spot.label())?)));
        let mut columns: Vec<Column> = found(top).collect();
        let below: Vec<Column> = found(top + 1).collect();
        let is_parted = columns.len() > 1 && below.len() > 1 && grid.row(top + 1).count() == below.len();
        if is_parted {
            let is_parted = |upper: &Column| grid.row_in(top + 1, upper.from, upper.to).next().is_some();
            columns.retain(|upper| !is_parted(upper));
            columns.extend(below);
        }
        columns.order_by_key(|column| column.from);
        // Of several the first.
        let places = columns.iter().enumerate().rev().map(|(place, column)| (column.role, place)).collect();
        let heading = Self { rows: top..top + 1 + u32::from(is_parted), columns, places };
        (heading.is_one() && heading.has_figures(grid)).then_some(heading)
    }

    fn is_one(&self) -> bool {
        let has = |role| self.column(role).is_some();
        let says =
            [Role::Budget, Role::Executed, Role::Score, Role::Grade].into_iter().filter(|role| has(*role)).count();
        has(Role::Project) && says > 0 && self.places.len() >= LEAST
    }

    /// Whether what stands below it is figures: in a head there are labels side by side as well.
    fn has_figures(&self, grid: &Grid<'_>) -> bool {
        let figures = [Role::Budget, Role::Executed, Role::Score].into_iter().filter_map(|role| self.column(role));
        let below = self.rows.end..self.rows.end + GAP + 1;
        let is_figure = |spot: Spot<'_>| spot.text().starts_with(|sign: char| sign.is_ascii_digit());
        let mut cells = figures.flat_map(|column| below.clone().filter_map(|row| within(grid, row, column)));
        cells.any(is_figure)
    }

    /// The first column for something.
    fn column(&self, role: Role) -> Option<&Column> {
        self.places.get(&role).and_then(|place| self.columns.get(*place))
    }

    fn read(&self, grid: &Grid<'_>) -> (Vec<ResultList>, Vec<Remark>) {
        let mut remarks = self.remarks();
        let currency = statement::currency(grid, 0..self.rows.end, &mut remarks);
        let year = statement::year(grid, 0..self.rows.start, &mut remarks);
        let mut head = Head { grid, rows: 0..self.rows.start, remarks: Vec::new() }.project();
        let mut department = head.department.take().or(head.unit.take());
        let mut lists: Vec<ResultList> = Vec::new();
        let mut places: BTreeMap<Option<String>, usize> = BTreeMap::new();
        let mut by_units = None;
        for row in self.project_rows(grid) {
            let own = self.column(Role::Department).and_then(|column| over(grid, row, column)).map(|spot| field(&spot));
            department = own.or(department);
            let Some(project) = self.project(grid, row, &mut remarks) else { continue };
            // Where nothing says whose the projects are, those of one unit stand together.
            let unit = project.unit.clone().filter(|_| department.is_none());
            by_units = by_units.or_else(|| unit.as_ref().map(|unit| Remark::at(unit.cell, grouped_by_units())));
            let whose = department.clone().or(unit);
            let place = *places.entry(whose.as_ref().map(|name| name.text.clone())).or_insert(lists.len());
            if let Some(list) = lists.get_mut(place) {
                list.projects.push(project);
                continue;
            }
            lists.push(ResultList {
                department: whose,
                year: year.clone(),
                currency: currency.clone(),
                projects: vec![project],
                sheet: grid.sheet.name.clone(),
                columns: self.columns.clone(),
                ..ResultList::default()
            });
        }
        remarks.extend(by_units);
        if let Some(first) = lists.first_mut() {
            first.remarks = remarks;
        }
        named(lists)
    }

    /// What is to be said of the list as a whole.
    fn remarks(&self) -> Vec<Remark> {
        let corner = Address::new(self.rows.start, self.columns.first().map_or(0, |column| column.from));
        let what = text!(
            "这是汇总表,一行一个项目:按部门的结果表读入,没有指标,不能评分",
            "this is a list with a project a row: it is read as the results of a department, and has no indicators to be scored"
        );
        let left_out = self.columns.iter().filter(|column| matches!(column.role, Role::Initial | Role::Review));
        let left_out = left_out.chain(self.twice()).map(not_imported);
        std::iter::once(Remark::at(corner, what)).chain(left_out).collect()
    }

    /// Columns of which there is one already.
    fn twice(&self) -> impl Iterator<Item = &Column> {
        let is_read = |role| matches!(role, Role::Budget | Role::Executed | Role::Score | Role::Grade | Role::Project);
        self.columns.iter().filter(move |column| is_read(column.role) && self.column(column.role) != Some(column))
    }

    /// The rows of projects, up to the notes.
    fn project_rows<'g>(&self, grid: &'g Grid<'_>) -> impl Iterator<Item = u32> + 'g {
        let (start, mut last) = (self.rows.end, self.rows.end);
        let filled = grid.filled_rows().into_iter().filter(move |row| *row >= start);
        filled.take_while(move |row| {
            let gap = row.saturating_sub(last);
            last = *row;
            gap <= GAP && !grid.row(*row).next().is_some_and(|first| is_note(first.text()))
        })
    }

    /// A project of a row; none of a row of sums or of a row that names none.
    fn project(&self, grid: &Grid<'_>, row: u32, remarks: &mut Vec<Remark>) -> Option<ResultFields> {
        let sheets = &lists().sheets;
        let is_sum = |spot: Spot<'_>| {
            let label = spot.label();
            label.is(&sheets.money_total) || label.is(&sheets.totals) || label.ends_in(&sheets.subtotals).is_some()
        };
        if grid.row(row).take(LEAST).any(is_sum) {
            return None;
        }
        let name = self.field(grid, row, Role::Project, remarks);
        let fields = ResultFields {
            unit: self.column(Role::Unit).and_then(|column| over(grid, row, column)).map(|spot| field(&spot)),
            budget: self.field(grid, row, Role::Budget, remarks),
            executed: self.field(grid, row, Role::Executed, remarks),
            total: self.field(grid, row, Role::Score, remarks),
            grade: self.field(grid, row, Role::Grade, remarks),
            name,
        };
        let says = [&fields.budget, &fields.executed, &fields.total, &fields.grade].into_iter().any(Option::is_some);
        match (&fields.name, says) {
            (Some(_), true) => Some(fields),
            (None, false) => None,
            (Some(name), false) => {
                remarks.push(Remark::at(
                    name.cell,
                    text!(
                        "这一行没有金额、得分和等级,没有导入",
                        "this row has no amounts, points or grade; it was not imported"
                    ),
                ));
                None
            }
            (None, true) => {
                let cell = Address::new(row, self.column(Role::Project).map_or(0, |column| column.from));
                remarks.push(Remark::at(
                    cell,
                    text!("这一行没有项目名称,没有导入", "this row names no project; it was not imported"),
                ));
                None
            }
        }
    }

    fn field(&self, grid: &Grid<'_>, row: u32, role: Role, remarks: &mut Vec<Remark>) -> Option<Field> {
        let spot = within(grid, row, self.column(role)?)?;
        remarks.extend(spot.cell.doubt.as_ref().map(|doubt| doubtful(spot.at(), doubt)));
        // What this program writes where there are no points yet is neither a total nor a grade.
        Some(field(&spot)).filter(|field| !is_blank_mark(&field.text) && !lists().sheets.open.has(&field.text))
    }
}

/// Lists that name their departments; without one a list is named as what it is.
fn named(lists: Vec<ResultList>) -> (Vec<ResultList>, Vec<Remark>) {
    let (named, nameless): (Vec<_>, Vec<_>) = lists.into_iter().partition(|list| list.department.is_some());
    let remark = |list: &ResultList| {
        let projects = list.projects.len();
        Remark::whole(text!(
            "汇总表,一行一个项目,{projects} 个项目没有部门名称,没有导入:请加上主管部门一栏,或在表上方写明“主管部门”",
            "a list with a project a row: {projects} projects have no department and were not imported; add a column 主管部门, or write it above the list"
        ))
    };
    let remarks = nameless.iter().map(remark).collect();
    (named, remarks)
}

fn grouped_by_units() -> Text {
    text!(
        "没有写明主管部门,按各行的单位分开导入:请核对",
        "nothing says whose projects these are; they were imported by the units of their rows: please check"
    )
}

fn not_imported(column: &Column) -> Remark {
    let label = &column.label;
    Remark::at(column.cell, text!("“{label}”一栏没有导入", "the column `{label}` was not imported"))
}

fn column(spot: &Spot<'_>, role: Role) -> Column {
    Column::of(spot, Part::Projects, role)
}

fn field(spot: &Spot<'_>) -> Field {
    Field { text: one_line(spot.text()), cell: spot.at() }
}

/// The cell of a row in a column: the first that begins within it.
fn within<'s>(grid: &Grid<'s>, row: u32, column: &Column) -> Option<Spot<'s>> {
    grid.row_in(row, column.from, column.to).next()
}

/// The same, or the merged cell that covers it from above.
fn over<'s>(grid: &Grid<'s>, row: u32, column: &Column) -> Option<Spot<'s>> {
    within(grid, row, column).or_else(|| grid.covering(Address::new(row, column.from)))
}
