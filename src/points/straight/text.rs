//! A table as its line has it: what scoring needs, borrowed, and the rest passed over by the schema. Whatever is unusual, a key that
//! is unknown or stands twice among it, is none.

use super::scan::Scanner;

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
    /// The list as it stands in the line.
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

/// Keys that were seen of one value.
#[derive(Default)]
struct Seen(u32);

impl Seen {
    /// Whether a key is seen for the first time.
    #[inline]
    fn first(&mut self, number: u32) -> Option<()> {
        let bit = 1 << number;
        (self.0 & bit == 0).then(|| self.0 |= bit)
    }
}

/// Calls for the value of each key; `None` ends it.
#[inline]
fn keys<'l>(line: &mut Scanner<'l>, mut value: impl FnMut(&mut Scanner<'l>, &'l str) -> Option<()>) -> Option<()> {
    line.pass(b'{')?;
    let mut is_first = true;
    while line.next(is_first, b'}')? {
        is_first = false;
        let key = line.text()?;
        line.pass(b':')?;
        value(line, key)?;
    }
    Some(())
}

/// Calls for each item of a list.
#[inline]
fn items<'l>(line: &mut Scanner<'l>, mut item: impl FnMut(&mut Scanner<'l>) -> Option<()>) -> Option<()> {
    line.pass(b'[')?;
    let mut is_first = true;
    while line.next(is_first, b']')? {
        is_first = false;
        item(line)?;
    }
    Some(())
}

impl<'l> TableText<'l> {
    /// Reads a line; `rows` is used again.
    pub(super) fn read(line: &'l str, rows: Vec<RowText<'l>>) -> Option<Self> {
        let mut line = Scanner::new(line);
        let mut table = Self { rows, ..Self::default() };
        table.rows.clear();
        let (mut seen, mut has_project) = (Seen::default(), false);
        keys(&mut line, |line, key| {
            seen.first(match key {
                "template" => 0,
                "year" => 1,
                "currency" => 2,
                "project" => 3,
                "goal" => 4,
                "funds" => 5,
                "indicators" => 6,
                "complete" => 7,
                "reported" => 8,
                "conclusion" => 9,
                "problems" => 10,
                "improvements" => 11,
                _ => return None,
            })?;
            match key {
                "template" => table.template = short(line.text_or_null()?, MOST_TEXT)?,
                "year" => table.year = Some(line.number()?.parse().ok()?),
                "project" => {
                    has_project = true;
                    table.project = project(line)?;
                }
                "goal" => goal(line)?,
                "funds" => table.funds(line)?,
                "indicators" => items(line, |line| {
                    (table.rows.len() < MOST_ROWS).then_some(())?;
                    table.rows.push(row(line)?);
                    Some(())
                })?,
                "complete" => {
                    table.says_whether_complete = true;
                    line.skip_bool()?;
                }
                "reported" => table.reported = reported(line)?,
                "currency" => table.currency = line.raw_or_null(MOST_TEXT)?,
                _ => line.skip_text_or_null(MOST_TEXT)?,
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

fn project<'l>(line: &mut Scanner<'l>) -> Option<ProjectText<'l>> {
    let (mut project, mut seen, mut has_name) = (ProjectText::default(), Seen::default(), false);
    keys(line, |line, key| {
        let (number, place) = match key {
            "name" => {
                has_name = true;
                seen.first(0)?;
                project.name = short(Some(line.text()?), MOST_TEXT)??;
                return Some(());
            }
            "code" => (1, &mut project.code),
            "department" => (2, &mut project.department),
            "unit" => (3, &mut project.unit),
            _ => {
                let number = OTHERS.iter().position(|other| *other == key)?;
                seen.first(u32::try_from(number).ok()? + 4)?;
                *project.others.get_mut(number)? = line.raw_or_null(MOST_TEXT)?;
                return Some(());
            }
        };
        seen.first(number)?;
        *place = short(line.text_or_null()?, MOST_TEXT)?;
        Some(())
    })?;
    has_name.then_some(project)
}

fn goal(line: &mut Scanner<'_>) -> Option<()> {
    let mut seen = Seen::default();
    if line.sign()? == b'n' {
        return line.skip_text_or_null(0);
    }
    keys(line, |line, key| {
        seen.first(match key {
            "expected" => 0,
            "achieved" => 1,
            _ => return None,
        })?;
        line.skip_text_or_null(MOST_TEXT)
    })
}

/// Whether a row of money is the one that is scored, and its amounts.
fn money<'l>(line: &mut Scanner<'l>) -> Option<(bool, MoneyText<'l>)> {
    let (mut money, mut seen, mut source) = (MoneyText::default(), Seen::default(), None);
    keys(line, |line, key| {
        let (number, place) = match key {
            "source" => {
                seen.first(0)?;
                source = Some(line.text()?);
                return Some(());
            }
            "initial" => (1, &mut money.initial),
            "budget" => (2, &mut money.budget),
            "executed" => (3, &mut money.executed),
            "received" => (4, &mut money.received),
            "pooled" => (5, &mut money.pooled),
            "rate" => {
                seen.first(6)?;
                return cell(line).map(drop);
            }
            "name" => {
                seen.first(7)?;
                return line.skip_text_or_null(MOST_CELL);
            }
            "reason" => {
                seen.first(8)?;
                return line.skip_text_or_null(MOST_CELL);
            }
            _ => return None,
        };
        seen.first(number)?;
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

fn row<'l>(line: &mut Scanner<'l>) -> Option<RowText<'l>> {
    let (mut row, mut seen) = (RowText::default(), Seen::default());
    keys(line, |line, key| {
        let (number, place) = match key {
            "path" => {
                seen.first(0)?;
                row.path = path(line)?;
                return Some(());
            }
            "name" => {
                seen.first(1)?;
                row.name = short(line.text_or_null()?, MOST_CELL)?;
                return Some(());
            }
            "target" => (2, &mut row.target),
            "actual" => (3, &mut row.actual),
            "weight" => (4, &mut row.weight),
            "reported" => (5, &mut row.reported),
            "operator" => (6, &mut row.operator),
            "unit" => (7, &mut row.unit),
            "reviewed" => {
                seen.first(8)?;
                return cell(line).map(drop);
            }
            "reason" => (9, &mut row.reason),
            "evidence" => (10, &mut row.name),
            "criteria" => (11, &mut row.name),
            _ => return None,
        };
        seen.first(number)?;
        match number {
            9 => *place = line.raw_or_null(MOST_CELL)?,
            10.. => line.skip_text_or_null(MOST_CELL)?,
            _ => *place = cell(line)?,
        }
        Some(())
    })?;
    seen.first(0).is_none().then_some(row)
}

/// A list of texts, as it stands there.
#[inline]
fn path<'l>(line: &mut Scanner<'l>) -> Option<&'l str> {
    line.sign()?;
    let from = *line;
    items(line, |line| short(Some(line.text()?), MOST_CELL).map(drop))?;
    line.since(&from)
}

/// What the department wrote as its results, which scores nothing.
#[allow(clippy::option_option, reason = "what is unusual is none, and so is what says nothing")]
fn reported<'l>(line: &mut Scanner<'l>) -> Option<Option<[Option<&'l str>; REPORTED.len()]>> {
    let (mut seen, mut results) = (Seen::default(), [None; REPORTED.len()]);
    if line.sign()? == b'n' {
        return line.skip_text_or_null(0).map(|()| None);
    }
    keys(line, |line, key| {
        let number = REPORTED.iter().position(|result| *result == key)?;
        seen.first(u32::try_from(number).ok()?)?;
        *results.get_mut(number)? = cell(line)?;
        Some(())
    })?;
    Some(Some(results))
}
