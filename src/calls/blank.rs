//! `blank`: a table that is still to be filled in, by a template, or with the aims of another one.

use serde::Serialize;

use super::answer::json;
use super::request::Request;
use super::table::document;
use super::tables::USUAL;
use crate::form::{blank, emptied};
use crate::intake::ScoringEngine;
use crate::model::assessment::{Assessment, Project};
use crate::words::{Place, Problems};

#[derive(Serialize)]
struct Answer {
    assessment: Assessment,
}

pub(super) fn answer(engine: &ScoringEngine, request: &Request<'_>) -> Result<String, Problems> {
    let from = request.has("from").then(|| request.table("from")).transpose()?;
    let from: Option<Assessment> = from.as_ref().map(|source| document(source)?.decode()).transpose()?;
    let asked: Option<u16> = request.data("year")?;
    let year = asked.or(from.as_ref().and_then(|table| table.year));
    let named = request.text("template")?;
    let id = named.or(from.as_ref().and_then(|table| table.template.as_deref())).unwrap_or(USUAL);
    let at = |key: &'static str| move |complaint: crate::words::Complaint| complaint.at(Place::file(key));
    let library = engine.library();
    let book = library.for_year(id, year).map_err(at("template"))?;
    let usual = library.get(USUAL).map_err(at("template"))?;
    let mut table = match &from {
        Some(from) => emptied(from, asked),
        None => blank(&book, &usual),
    };
    table.template = Some(book.template.id.clone());
    table.year = year;
    if let Some(project) = request.data::<Project>("project")? {
        table.project = project;
    }
    json(&Answer { assessment: table })
}
