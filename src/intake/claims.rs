//! What files say for which they are not read, held against what is in them: a copy, an imported workbook and a printed form must
//! say nothing that the tables read in their place do not say, and a list or letter has no table.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::document::{Document, Kind};
use super::engine::ScoringEngine;
use super::strays::{columns, stray};
use super::threads::Threads;
use crate::ledger::Detail;
use crate::model::assessment::Assessment;
use crate::model::scorecard::Scorecard;
use crate::num::{fold_width, is_blank, is_blank_mark};
use crate::print::tree;
use crate::read::{Claim, has_its_ending};
use crate::words::{Caution, Place, Problems, text};

/// The files whose claims do not hold, each with what is in it that nobody reads.
pub fn refuted(
    engine: &ScoringEngine,
    threads: &Threads,
    claims: Vec<Claim>,
    bytes: impl Fn(&str) -> Result<Vec<u8>, Problems> + Sync,
) -> Vec<Caution> {
    let read = |name: &str| tables(engine, name, bytes(name)?);
    let held = threads.map(claims, |claim: Claim| match claim.read.as_slice() {
        [] if claim.is_passed => passed(engine, &claim.file, bytes(&claim.file)),
        [] if has_its_ending(&claim.file) => listed(&claim, &read(&claim.file).unwrap_or_default()),
        [] => {
            let text = bytes(&claim.file).map_or(None, |bytes| stray(&claim.file, &bytes))?;
            Some(Caution { place: Place::file(&claim.file), text })
        }
        [first, ..] => other(&claim, first, read),
    });
    held.into_iter().flatten().collect()
}

/// That there is a table in a file that is passed over by its name.
fn passed(engine: &ScoringEngine, file: &str, bytes: Result<Vec<u8>, Problems>) -> Option<Caution> {
    let caution = |text| Some(Caution { place: Place::file(file), text });
    let Ok(bytes) = bytes else {
        return caution(text!(
            "没有读取:从名称看不是表,太大而没有看过;其中若有自评表,请改名",
            "not read: by its name it is no table, and it is too large to be looked at; if there is a table in it, rename it"
        ));
    };
    let of = |ending: &str| tables(engine, &format!("{file}{ending}"), bytes.clone()).ok();
    let found = ["", ".toml", ".json", ".ndjson"].into_iter().filter_map(of).flatten().next();
    if let Some(name) = found.map(|table| table.name) {
        return caution(text!(
            "没有读取:从名称看不是表,其中却有自评表“{name}”;请按内容改名",
            "not read: by its name it is no table, and yet there is one in it, {name}: rename it by what it is"
        ));
    }
    let (target, actual) = columns(&bytes)?;
    caution(text!(
        "没有读取:从名称看不是表,其中却有自评表(“{target}”“{actual}”两栏);请把表复制到工作簿",
        "not read: by its name it is no table, and yet there is one in it (with the columns {target} and {actual}): copy that into a workbook"
    ))
}

/// That there is a table in a list.
fn listed(claim: &Claim, tables: &[Said]) -> Option<Caution> {
    let name = &tables.first()?.name;
    let text = text!(
        "没有读取:自称是本程序写出的清单,其中却有自评表“{name}”;请另存为一个工作簿",
        "not read: it says that it is a list of this program, and yet there is a table in it, {name}: put that into a book of its own"
    );
    Some(Caution { place: Place::file(&claim.file), text })
}

/// That a file is not what is read in its place.
fn other(claim: &Claim, first: &str, read: impl Fn(&str) -> Result<Vec<Said>, Problems>) -> Option<Caution> {
    let caution = |text| Some(Caution { place: Place::file(&claim.file), text });
    let standing: Vec<Said> = claim.read.iter().filter_map(|name| read(name).ok()).flatten().collect();
    let Ok(own) = read(&claim.file) else {
        // The form of a table in which nothing came of anything is an empty one.
        let says_something = standing.iter().flat_map(|table| &table.rows).any(|row| row.contains_key("actual"));
        return caution(text!(
            "没有读取:自称与 {first} 相同,却无法读出其中的表",
            "not read: it says that it is {first} once more, and no table can be read in it"
        ))
        .filter(|_| says_something);
    };
    let news = own.iter().find_map(|table| table.news(&standing))?;
    caution(text!(
        "没有读取:自称与 {first} 相同,其中的“{news}”却不在那里;请核对,多余的移出文件夹",
        "not read: it says that it is {first} once more, and yet {news} is not there: compare them, and take out the one that is not meant"
    ))
}

/// What a table says of its project, and of each of its rows: cells by their keys, each with all that may stand there on a form.
struct Said {
    name: String,
    head: Cells,
    rows: Vec<Cells>,
    /// The amounts of all rows of money, which forms name and order in their own ways.
    money: BTreeSet<String>,
}

type Cells = BTreeMap<&'static str, Vec<String>>;

/// The tables of a file.
fn tables(engine: &ScoringEngine, name: &str, bytes: Vec<u8>) -> Result<Vec<Said>, Problems> {
    let source = engine.source(name, bytes)?;
    let documents = Document::all(&source).filter_map(Result::ok).filter(|document| document.kind == Kind::Table);
    let said = |document: Document<'_>| {
        let card = engine.scored(&document, Detail::Brief, |_, card, _| card).ok();
        Ok(Said::of(&document.decode()?, card.as_ref()))
    };
    documents.map(said).collect()
}

impl Said {
    /// What the program makes of a table is what its forms print where the table says nothing.
    fn of(table: &Assessment, card: Option<&Scorecard>) -> Self {
        let (value, card) =
            (tree(table).unwrap_or_default(), card.and_then(|card| tree(card).ok()).unwrap_or_default());
        let list = |key: &str| value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let scored = |index: usize| card.pointer(&format!("/indicators/{index}")).unwrap_or(&Value::Null);
        let rows = list("indicators").iter().enumerate().map(|(index, row)| cells_of(row, scored(index)));
        let amounts = list("funds").iter().flat_map(|row| AMOUNTS.iter().filter_map(|at| text_at(row, at)));
        Self {
            name: table.project.name.clone(),
            head: head_of(&value, &card),
            rows: rows.collect(),
            money: amounts.map(|amount| core(&amount)).collect(),
        }
    }

    /// The first thing that none of the tables says that it may be.
    fn news(&self, standing: &[Self]) -> Option<String> {
        let mut news = None;
        for other in standing.iter().filter(|other| core(&other.name) == core(&self.name)) {
            news = Some(self.news_to(other)?);
        }
        Some(news.unwrap_or_else(|| self.name.clone()))
    }

    fn news_to(&self, other: &Self) -> Option<String> {
        let of_rows = self.news_of_rows(other);
        let of_money = || self.money.difference(&other.money).next().cloned();
        of_rows.or_else(of_money).or_else(|| unsaid(&self.head, &other.head))
    }

    fn news_of_rows(&self, other: &Self) -> Option<String> {
        let mut left: Vec<&Cells> = other.rows.iter().collect();
        for row in &self.rows {
            match left.iter().position(|other| unsaid(row, other).is_none()) {
                Some(index) => _ = left.remove(index),
                None => return left.iter().find_map(|other| of_one_name(row, other)).or_else(|| first(row, "name")),
            }
        }
        None
    }
}

/// The first cell that says what the other cells do not; where these are blank, nothing is held against them.
fn unsaid(cells: &Cells, other: &Cells) -> Option<String> {
    let is_said = |key: &str, text: &str| match other.get(key) {
        Some(said) => said.iter().any(|said| core(said) == core(text)),
        None => !IN_ROWS.contains(&key),
    };
    cells.iter().find_map(|(key, said)| said.first().filter(|text| !is_said(key, text)).cloned())
}

/// What a row says otherwise than the one of its name.
fn of_one_name(row: &Cells, other: &Cells) -> Option<String> {
    (first(row, "name").map(|name| core(&name)) == first(other, "name").map(|name| core(&name)))
        .then(|| unsaid(row, other))
        .flatten()
}

fn first(cells: &Cells, key: &str) -> Option<String> {
    cells.get(key)?.first().cloned()
}

/// The cells of a row that must be filled in where a copy of it has them filled in.
const IN_ROWS: [&str; 4] = ["name", "target", "actual", "weight"];

const AMOUNTS: [&str; 3] = ["/initial", "/budget", "/executed"];

fn head_of(table: &Value, card: &Value) -> Cells {
    let texts = [
        ("year", [text_at(table, "/year"), None]),
        ("currency", [text_at(table, "/currency"), None]),
        ("department", [text_at(table, "/project/department"), None]),
        ("unit", [text_at(table, "/project/unit"), None]),
        ("code", [text_at(table, "/project/code"), None]),
        ("expected", [text_at(table, "/goal/expected"), None]),
        ("achieved", [text_at(table, "/goal/achieved"), None]),
        ("total", [text_at(table, "/reported/total"), text_at(card, "/total/score")]),
        ("grade", [text_at(table, "/reported/grade"), text_at(card, "/grade")]),
        ("execution_score", [text_at(table, "/reported/execution_score"), text_at(card, "/execution/score")]),
    ];
    filled(texts.map(|(key, texts)| (key, texts.into_iter().flatten().collect())))
}

/// The cells of a row: an operator and a unit may stand in cells of their own.
fn cells_of(row: &Value, scored: &Value) -> Cells {
    let text = |key: &str| text_at(row, &format!("/{key}"));
    let part = |key: &str| text(key).unwrap_or_default();
    let with_parts = |key: &str| {
        let text = text(key)?;
        let (operator, unit) = (part("operator"), part("unit"));
        Some([format!("{operator}{text}{unit}"), format!("{text}{unit}"), format!("{operator}{text}"), text])
    };
    let target = with_parts("target").into_iter().flatten().chain(text_at(scored, "/target")).collect();
    let name = text("name").or_else(|| text_of(row.get("path")?.as_array()?.last()?));
    let weight = [text("weight"), text_at(scored, "/weight")].into_iter().flatten();
    let weight = weight.map(|weight| weight.trim_end_matches('%').to_owned()).collect();
    filled([
        ("name", name.into_iter().collect()),
        ("target", target),
        ("actual", with_parts("actual").into_iter().flatten().collect()),
        ("weight", weight),
        ("reported", [text("reported"), text_at(scored, "/score")].into_iter().flatten().collect()),
        ("reason", text("reason").into_iter().collect()),
    ])
}

fn filled<const N: usize>(cells: [(&'static str, Vec<String>); N]) -> Cells {
    cells.into_iter().filter(|(_, texts)| !texts.is_empty()).collect()
}

fn text_at(value: &Value, pointer: &str) -> Option<String> {
    text_of(value.pointer(pointer)?)
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()).filter(|text| !is_blank_mark(text)),
        value => Some(value.to_string()),
    }
}

/// A text without blanks, in half width, and a decimal without the zeros behind it.
fn core(text: &str) -> String {
    let text: String = text.chars().filter(|sign| !is_blank(*sign)).map(fold_width).collect();
    let (figure, percent) = text.strip_suffix('%').map_or((text.as_str(), ""), |figure| (figure, "%"));
    let is_decimal = figure.contains('.') && figure.chars().all(|sign| sign.is_ascii_digit() || sign == '.');
    let figure = if is_decimal { figure.trim_end_matches('0').trim_end_matches('.') } else { figure };
    format!("{figure}{percent}")
}
