//! A table as its line has it: what scoring needs, borrowed, and the rest passed over by the schema. Whatever is unusual, a key that
//! is unknown or stands twice among it, is none.

use super::keys::{Keys, items, keys};
use super::name::Name;
use super::scan::Scanner;
use crate::model::value::YEARS;

/// Bytes of a text that has no more characters than a table may have in it.
const MOST_TEXT: usize = 20_000;
const MOST_CELL: usize = 2_000;

/// Rows that a table may have.
const MOST_ROWS: usize = 2_000;

/// A table.
#[derive(Debug, Default)]
pub(super) struct TableText<'l> {
    pub(super) template: Option<&'l str>,
    pub(super) year: Option<u16>,
    /// As JSON without its quotation marks, like all texts that are only passed on.
    pub(super) currency: Option<&'l str>,
    pub(super) project: ProjectText<'l>,
    /// Whether it has any rows of money.
    pub(super) has_funds: bool,
    /// Whether it says if all of its rows are there.
    pub(super) says_whether_complete: bool,
    /// The row of the money that is scored.
    pub(super) total: Option<MoneyText<'l>>,
    pub(super) rows: Vec<RowText<'l>>,
    /// The results that the department wrote, where it did.
    pub(super) reported: Option<[Option<&'l str>; REPORTED.len()]>,
}

/// What a department may write as its results, in the order of scorecards.
pub(super) const REPORTED: [&str; 6] = ["execution_rate", "execution_score", "weight", "total", "reviewed", "grade"];

/// What else may be said of a project, in the order of scorecards.
pub(super) const OTHERS: [&str; 4] = ["implementer", "category", "district", "city"];

/// Whose project it is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ProjectText<'l> {
    pub(super) code: Option<&'l str>,
    pub(super) name: &'l str,
    pub(super) department: Option<&'l str>,
    pub(super) unit: Option<&'l str>,
    /// As JSON without quotation marks.
    pub(super) others: [Option<&'l str>; OTHERS.len()],
}

/// A row of the money.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct MoneyText<'l> {
    pub(super) initial: Option<&'l str>,
    pub(super) budget: Option<&'l str>,
    pub(super) executed: Option<&'l str>,
    pub(super) received: Option<&'l str>,
    pub(super) pooled: Option<&'l str>,
}

/// A row of the indicators.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::points) struct RowText<'l> {
    /// The list as it stands in the line, if it is one: see [`labels`].
    pub(super) path: &'l str,
    pub(super) name: Option<&'l str>,
    pub(super) operator: Option<&'l str>,
    pub(super) target: Option<&'l str>,
    pub(super) unit: Option<&'l str>,
    pub(super) actual: Option<&'l str>,
    pub(super) weight: Option<&'l str>,
    pub(super) reported: Option<&'l str>,
    /// As JSON without quotation marks.
    pub(super) reason: Option<&'l str>,
}

#[derive(Clone, Copy)]
enum Key {
    Template,
    Year,
    Currency,
    Project,
    Goal,
    Funds,
    Indicators,
    Complete,
    Reported,
    Text,
}

const TABLE: Keys<Key, 12> = [
    (Name::of("template"), Key::Template),
    (Name::of("year"), Key::Year),
    (Name::of("currency"), Key::Currency),
    (Name::of("project"), Key::Project),
    (Name::of("goal"), Key::Goal),
    (Name::of("funds"), Key::Funds),
    (Name::of("indicators"), Key::Indicators),
    (Name::of("reported"), Key::Reported),
    (Name::of("conclusion"), Key::Text),
    (Name::of("problems"), Key::Text),
    (Name::of("improvements"), Key::Text),
    (Name::of("complete"), Key::Complete),
];

impl<'l> TableText<'l> {
    /// Reads a line; `rows` is used again.
    pub(super) fn read(line: &'l str, rows: Vec<RowText<'l>>) -> Option<Self> {
        let mut line = Scanner::of(line)?;
        let mut table = Self { rows, ..Self::default() };
        table.rows.clear();
        let mut has_project = false;
        keys(&mut line, &TABLE, |line, key| {
            match key {
                Key::Template => table.template = short(line.text_or_null()?, MOST_TEXT)?,
                Key::Year => table.year = Some(line.number()?.parse().ok().filter(|year| YEARS.contains(year))?),
                Key::Project => {
                    has_project = true;
                    table.project = project(line)?;
                }
                Key::Goal => goal(line)?,
                Key::Funds => table.funds(line)?,
                Key::Indicators => items(line, |line| {
                    (table.rows.len() < MOST_ROWS).then_some(())?;
                    table.rows.push(RowText::default());
                    row(line, table.rows.last_mut()?)
                })?,
                Key::Complete => {
                    table.says_whether_complete = true;
                    line.skip_bool()?;
                }
                Key::Reported => table.reported = reported(line)?,
                Key::Currency => table.currency = line.raw_or_null(MOST_TEXT)?,
                Key::Text => line.skip_text_or_null(MOST_TEXT)?,
            }
            Some(())
        })?;
        (line.is_at_end() && has_project).then_some(table)
    }

    fn funds(&mut self, line: &mut Scanner<'l>) -> Option<()> {
        let mut left = MOST_ROWS;
        items(line, |line| {
            left = left.checked_sub(1)?;
            self.has_funds = true;
            let (is_total, money) = money(line)?;
            if is_total && self.total.is_none() {
                self.total = Some(money);
            }
            Some(())
        })
    }
}

/// A text of so many bytes at most.
#[inline]
#[allow(clippy::option_option, reason = "what is unusual is none, and so is what says nothing")]
fn short(text: Option<&str>, most: usize) -> Option<Option<&str>> {
    text.is_none_or(|text| text.len() <= most).then_some(text)
}

/// A cell of a list.
#[inline]
#[allow(clippy::option_option, reason = "what is unusual is none, and so is what says nothing")]
fn cell<'l>(line: &mut Scanner<'l>) -> Option<Option<&'l str>> {
    short(line.cell()?, MOST_CELL)
}

#[derive(Clone, Copy)]
enum ProjectKey {
    Name,
    Code,
    Department,
    Unit,
    /// One of [`OTHERS`].
    Other(usize),
}

const PROJECT: Keys<ProjectKey, 8> = [
    (Name::of("code"), ProjectKey::Code),
    (Name::of("name"), ProjectKey::Name),
    (Name::of("department"), ProjectKey::Department),
    (Name::of("unit"), ProjectKey::Unit),
    (Name::of(OTHERS[0]), ProjectKey::Other(0)),
    (Name::of(OTHERS[1]), ProjectKey::Other(1)),
    (Name::of(OTHERS[2]), ProjectKey::Other(2)),
    (Name::of(OTHERS[3]), ProjectKey::Other(3)),
];

fn project<'l>(line: &mut Scanner<'l>) -> Option<ProjectText<'l>> {
    let (mut project, mut has_name) = (ProjectText::default(), false);
    keys(line, &PROJECT, |line, key| {
        let place = match key {
            ProjectKey::Name => {
                has_name = true;
                project.name = short(Some(line.text()?), MOST_TEXT)??;
                return Some(());
            }
            ProjectKey::Code => &mut project.code,
            ProjectKey::Department => &mut project.department,
            ProjectKey::Unit => &mut project.unit,
            ProjectKey::Other(number) => {
                *project.others.get_mut(number)? = line.raw_or_null(MOST_TEXT)?;
                return Some(());
            }
        };
        *place = short(line.text_or_null()?, MOST_TEXT)?;
        Some(())
    })?;
    has_name.then_some(project)
}

const GOAL: Keys<(), 2> = [(Name::of("expected"), ()), (Name::of("achieved"), ())];

fn goal(line: &mut Scanner<'_>) -> Option<()> {
    if line.sign()? == b'n' {
        return line.skip_text_or_null(0);
    }
    keys(line, &GOAL, |line, ()| line.skip_text_or_null(MOST_TEXT))
}

#[derive(Clone, Copy)]
enum MoneyKey {
    Source,
    Initial,
    Budget,
    Executed,
    Received,
    Pooled,
    Rate,
    Text,
}

const MONEY: Keys<MoneyKey, 9> = [
    (Name::of("source"), MoneyKey::Source),
    (Name::of("initial"), MoneyKey::Initial),
    (Name::of("budget"), MoneyKey::Budget),
    (Name::of("executed"), MoneyKey::Executed),
    (Name::of("rate"), MoneyKey::Rate),
    (Name::of("name"), MoneyKey::Text),
    (Name::of("received"), MoneyKey::Received),
    (Name::of("pooled"), MoneyKey::Pooled),
    (Name::of("reason"), MoneyKey::Text),
];

/// Whether a row of money is the one that is scored, and its amounts.
fn money<'l>(line: &mut Scanner<'l>) -> Option<(bool, MoneyText<'l>)> {
    let (mut money, mut source) = (MoneyText::default(), None);
    keys(line, &MONEY, |line, key| {
        let place = match key {
            MoneyKey::Source => {
                source = Some(line.text()?);
                return Some(());
            }
            MoneyKey::Initial => &mut money.initial,
            MoneyKey::Budget => &mut money.budget,
            MoneyKey::Executed => &mut money.executed,
            MoneyKey::Received => &mut money.received,
            MoneyKey::Pooled => &mut money.pooled,
            MoneyKey::Rate => return cell(line).map(drop),
            MoneyKey::Text => return line.skip_text_or_null(MOST_CELL),
        };
        *place = cell(line)?;
        Some(())
    })?;
    let is_total = match source? {
        "total" => true,
        "current" | "carryover" | "other" => false,
        _ => return None,
    };
    Some((is_total, money))
}

#[derive(Clone, Copy)]
enum RowKey {
    Path,
    Name,
    Operator,
    Target,
    Unit,
    Actual,
    Weight,
    Reported,
    Reviewed,
    Reason,
    Text,
}

const ROW: Keys<RowKey, 12> = [
    (Name::of("path"), RowKey::Path),
    (Name::of("name"), RowKey::Name),
    (Name::of("target"), RowKey::Target),
    (Name::of("actual"), RowKey::Actual),
    (Name::of("weight"), RowKey::Weight),
    (Name::of("reported"), RowKey::Reported),
    (Name::of("reason"), RowKey::Reason),
    (Name::of("operator"), RowKey::Operator),
    (Name::of("unit"), RowKey::Unit),
    (Name::of("reviewed"), RowKey::Reviewed),
    (Name::of("evidence"), RowKey::Text),
    (Name::of("criteria"), RowKey::Text),
];

/// Reads a row into its place.
fn row<'l>(line: &mut Scanner<'l>, row: &mut RowText<'l>) -> Option<()> {
    let mut has_path = false;
    keys(line, &ROW, |line, key| {
        let place = match key {
            RowKey::Path => {
                has_path = true;
                row.path = line.list()?;
                return Some(());
            }
            RowKey::Name => {
                row.name = short(line.text_or_null()?, MOST_CELL)?;
                return Some(());
            }
            RowKey::Operator => &mut row.operator,
            RowKey::Target => &mut row.target,
            RowKey::Unit => &mut row.unit,
            RowKey::Actual => &mut row.actual,
            RowKey::Weight => &mut row.weight,
            RowKey::Reported => &mut row.reported,
            RowKey::Reviewed => return cell(line).map(drop),
            RowKey::Reason => {
                row.reason = line.raw_or_null(MOST_CELL)?;
                return Some(());
            }
            RowKey::Text => return line.skip_text_or_null(MOST_CELL),
        };
        *place = cell(line)?;
        Some(())
    })?;
    has_path.then_some(())
}

const RESULTS: Keys<usize, { REPORTED.len() }> = [
    (Name::of(REPORTED[0]), 0),
    (Name::of(REPORTED[1]), 1),
    (Name::of(REPORTED[2]), 2),
    (Name::of(REPORTED[3]), 3),
    (Name::of(REPORTED[4]), 4),
    (Name::of(REPORTED[5]), 5),
];

/// What the department wrote as its results, which scores nothing.
#[allow(clippy::option_option, reason = "what is unusual is none, and so is what says nothing")]
fn reported<'l>(line: &mut Scanner<'l>) -> Option<Option<[Option<&'l str>; REPORTED.len()]>> {
    if line.sign()? == b'n' {
        return line.skip_text_or_null(0).map(|()| None);
    }
    let mut results = [None; REPORTED.len()];
    keys(line, &RESULTS, |line, number| {
        *results.get_mut(number)? = cell(line)?;
        Some(())
    })?;
    Some(Some(results))
}

/// The labels of a path as its line has it; none of what is no list of texts, or of one that is unusual.
pub(super) fn labels(path: &str) -> Option<Vec<String>> {
    let labels: Vec<String> = serde_json::from_str(path).ok()?;
    labels.iter().all(|label| label.len() <= MOST_CELL).then_some(labels)
}
