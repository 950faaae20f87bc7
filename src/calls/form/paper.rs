//! The sheet of a form as a page draws it.

use serde::Serialize;
use serde_json::Value;

use crate::book::{Area, Hint, Look, Mark, Paper, Takes};
use crate::codes::Code;
use crate::form::Filled;
use crate::model::scorecard::Scorecard;
use crate::print::tree;
use crate::words::{Address, Language, Place, Problem, Problems, say, text};

/// A sheet.
#[derive(Serialize)]
pub(super) struct Sheet<'a> {
    name: &'a str,
    /// How wide the columns are, in tenths of a digit.
    widths: &'a [u32],
    /// The row of headings that comes again on every printed page.
    #[serde(skip_serializing_if = "Option::is_none")]
    repeated: Option<u32>,
    /// In the order in which they are read.
    cells: Vec<Cell<'a>>,
}

/// A cell, or several that are merged. Rows and columns are counted from 0.
#[derive(Serialize)]
struct Cell<'a> {
    row: u32,
    column: u32,
    rows: u32,
    columns: u32,
    text: &'a str,
    look: &'static str,
    /// What it prints.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    input: bool,
    /// The field that an entry sets, where that is another one than is printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    enters: Option<String>,
    /// The row that the table gets first, where it does not have the one of the cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    insert: Option<Insert<'a>>,
    /// The fields of the rows below that an entry sets as well: a tier that several rows share.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<String>,
    /// What stands in the table, where the cell says it otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    choices: &'a [String],
}

/// A row of money that a form prints and a table does not have.
#[derive(Serialize)]
struct Insert<'a> {
    list: &'static str,
    at: usize,
    row: FundOf<'a>,
}

#[derive(Serialize)]
struct FundOf<'a> {
    source: &'a str,
}

impl<'a> Insert<'a> {
    /// The row of a field `/funds/+current@1/budget`, and the field that the cell has in it.
    fn of(field: &'a str) -> Option<(Self, String)> {
        let (row, key) = field.strip_prefix("/funds/+")?.split_once('/')?;
        let (source, at) = row.split_once('@')?;
        Some((Self { list: "/funds", at: at.parse().ok()?, row: FundOf { source } }, format!("/funds/{at}/{key}")))
    }
}

impl<'a> Sheet<'a> {
    pub(super) fn of(paper: &'a Paper, filled: &'a Filled, language: Language) -> Result<Self, Problems> {
        let table = tree(&filled.assessment).map_err(|error| {
            let message = text!("无法写出:{error}", "cannot be written: {error}");
            Problem::new(Place::file("form"), message)
        })?;
        let drawing = Drawing { paper, filled, table, language };
        Ok(Self {
            name: &paper.name,
            widths: &paper.columns,
            repeated: paper.repeated,
            cells: paper.cells.iter().map(|(at, mark)| drawing.cell(*at, mark)).collect(),
        })
    }
}

struct Drawing<'a> {
    paper: &'a Paper,
    filled: &'a Filled,
    /// The table in JSON, in which fields are found.
    table: Value,
    language: Language,
}

impl<'a> Drawing<'a> {
    fn cell(&self, at: Address, mark: &'a Mark) -> Cell<'a> {
        let area = self.paper.area(at);
        let field = mark.field.as_deref();
        let judged = field.and_then(|field| self.judged(field));
        let input = mark.input || judged.is_some();
        let is_judged = judged.is_some();
        let (insert, inserted) = field.filter(|_| input).and_then(Insert::of).unzip();
        let enters = judged.or(inserted);
        let set = enters.as_deref().filter(|_| insert.is_none()).or(field).filter(|_| input);
        let text = mark.content.text();
        let value = set.map(|field| self.value(field)).filter(|value| value != text);
        let hint = self.hint(area).filter(|_| input);
        let (prompt, choices) = hint.map_or((None, [].as_slice()), told);
        let prompt = prompt.filter(|_| !is_judged).map(str::to_owned);
        let by_hand = is_judged.then(|| say!(self.language, "由人评判的得分", "points that a person gives").to_owned());
        Cell {
            row: area.from.row,
            column: area.from.column,
            rows: area.height(),
            columns: area.to.column - area.from.column + 1,
            text,
            look: look(mark.look),
            field,
            input,
            also: field.map_or_else(Vec::new, |field| also(field, area)),
            enters,
            insert,
            value,
            hint: prompt.or(by_hand),
            choices,
        }
    }

    /// The field for the points of a person, where the row is left to one.
    fn judged(&self, field: &str) -> Option<String> {
        let row = field.strip_prefix("card:/indicators/")?.strip_suffix("/score")?;
        let index: usize = row.parse().ok()?;
        let is_judged = is_judged(self.filled.card.as_ref()?, index)?;
        is_judged.then(|| format!("/indicators/{index}/judged"))
    }

    /// What stands in the table at a field.
    fn value(&self, field: &str) -> String {
        match self.table.pointer(field) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        }
    }

    fn hint(&self, area: Area) -> Option<&'a Hint> {
        let covers = |hint: &&Hint| {
            let (rows, columns) = (hint.area.from.row..=hint.area.to.row, hint.area.from.column..=hint.area.to.column);
            rows.contains(&area.from.row) && columns.contains(&area.from.column)
        };
        self.paper.hints.iter().find(covers)
    }
}

/// Whether a row is left to a person, or a person has given points.
fn is_judged(card: &Scorecard, index: usize) -> Option<bool> {
    const CODES: [Code; 5] = [
        Code::JudgedMissing,
        Code::JudgedOutside,
        Code::JudgedOutsideBand,
        Code::JudgedUnreadable,
        Code::ReportedAsJudged,
    ];
    let row = card.indicators.get(index)?;
    let mut notes = row.why.iter().chain(&row.notes);
    Some(row.judged.is_some() || notes.any(|note| CODES.iter().any(|code| note.code == *code)))
}

fn told(hint: &Hint) -> (Option<&str>, &[String]) {
    let prompt = Some(hint.prompt.as_str()).filter(|prompt| !prompt.is_empty());
    match &hint.takes {
        Takes::Offered(names) => (prompt, names),
        Takes::Anything | Takes::UpTo(_) | Takes::Amount => (prompt, &[]),
    }
}

/// The same tier of the rows below that share its cell.
fn also(field: &str, area: Area) -> Vec<String> {
    let parts = || {
        let (index, level) = field.strip_prefix("/indicators/")?.split_once("/path/")?;
        Some((index.parse::<u32>().ok()?, level))
    };
    let Some((index, level)) = parts() else { return Vec::new() };
    (1..area.height()).map(|below| format!("/indicators/{}/path/{level}", index + below)).collect()
}

const fn look(look: Look) -> &'static str {
    match look {
        Look::Title => "title",
        Look::Middle => "middle",
        Look::Right => "right",
        Look::Left => "left",
        Look::Heading | Look::Cell => "cell",
        Look::Words => "words",
    }
}
