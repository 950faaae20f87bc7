//! The tables of a file, as a page goes on with them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::answer::{Told, json, problems};
use crate::intake::{Document, Kind, ScoringEngine};
use crate::model::assessment::Assessment;
use crate::read::Source;
use crate::words::{Caution, Position, Problems, Text, text};

/// The template of places that have none of their own.
pub(super) const USUAL: &str = "national/self-2020";

#[derive(Serialize)]
struct Answer {
    tables: Vec<Table>,
    problems: Vec<Told>,
}

/// A table that was found.
#[derive(Serialize)]
struct Table {
    title: String,
    assessment: Assessment,
    remarks: Vec<Remark>,
    /// The cell of every field that came from one.
    cells: BTreeMap<String, String>,
    origin: String,
}

/// What is unsure about a table.
#[derive(Serialize)]
struct Remark {
    /// The cell; empty where it is about the table as a whole.
    place: String,
    /// The field that came from the cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    #[serde(flatten)]
    text: Text,
}

/// The answer for a file: its tables, and what is wrong with whatever else it holds.
pub(super) fn answer(engine: &ScoringEngine, source: &Result<Source, Problems>) -> Result<String, Problems> {
    let mut answer = Answer { tables: Vec::new(), problems: Vec::new() };
    match source {
        Err(found) => answer.problems.extend(found.0.iter().map(Told::from)),
        Ok(source) => {
            for document in Document::all(source) {
                match document.and_then(|document| table(engine, &document)) {
                    Ok(table) => answer.tables.push(table),
                    Err(found) => answer.problems.extend(found.0.iter().map(Told::from)),
                }
            }
        }
    }
    json(&answer)
}

/// The same, or what is wrong with the file as a whole.
pub(super) fn told(engine: &ScoringEngine, source: &Result<Source, Problems>) -> String {
    answer(engine, source).unwrap_or_else(|found| problems(&found))
}

fn table(engine: &ScoringEngine, document: &Document<'_>) -> Result<Table, Problems> {
    match document.kind {
        Kind::Table => {}
        Kind::Department => {
            let message = text!(
                "这是部门公开的汇总,不是一张自评表",
                "this is what a department publishes about its projects together, and no table of one"
            );
            return Err(crate::words::Problem::new(document.place(), message).into());
        }
        Kind::Other(other) => return Err(document.refused(other).into()),
    }
    let mut assessment: Assessment = document.decode()?;
    let imported = assessment.imported.take().unwrap_or_default();
    let place = document.place();
    let book = place.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let of_sheet = |cell: String| cell.strip_prefix(book).and_then(|cell| cell.strip_prefix('!')).map(str::to_owned);
    let cells = imported.cells.into_iter().filter_map(|(field, cell)| Some((field, of_sheet(cell)?)));
    let cells: BTreeMap<String, String> = cells.collect();
    let mut remarks: Vec<Remark> = document.cautions().iter().map(|caution| remark(caution, &cells)).collect();
    if assessment.template.as_ref().is_none_or(|id| engine.library().for_year(id, assessment.year).is_err()) {
        remarks.push(Remark { place: String::new(), field: Some("/template".to_owned()), text: usual(&assessment) });
        assessment.template = Some(USUAL.to_owned());
    }
    let sheet = match &place.position {
        Some(Position::Sheet { sheet, .. }) => Some(sheet.as_ref()),
        _ => None,
    };
    let name = &assessment.project.name;
    Ok(Table {
        title: if name.is_empty() { sheet.unwrap_or(&place.file).to_owned() } else { name.clone() },
        origin: sheet.map_or_else(|| place.file.clone(), |sheet| format!("{}!{sheet}", place.file)),
        assessment,
        remarks,
        cells,
    })
}

/// That a table is scored by the rules of the ministry, for want of others.
fn usual(table: &Assessment) -> Text {
    match &table.template {
        None => text!(
            "表中没有看出地区,先按 {USUAL} 评分:不对请另选模板",
            "the table names no place that has a template, and is scored by {USUAL}: if that is wrong, choose another one"
        ),
        Some(id) => text!(
            "没有模板“{id}”,先按 {USUAL} 评分:不对请另选模板",
            "there is no template `{id}`; the table is scored by {USUAL}: if that is wrong, choose another one"
        ),
    }
}

fn remark(caution: &Caution, cells: &BTreeMap<String, String>) -> Remark {
    let place = caution.place.position.as_ref().map(ToString::to_string).unwrap_or_default();
    let field = cells.iter().find(|(_, cell)| **cell == place).map(|(field, _)| field.clone());
    Remark { place, field, text: caution.text.clone() }
}
