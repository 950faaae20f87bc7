//! `paste`: the tables of a block of cells that were copied from a spreadsheet.

use super::request::Request;
use super::tables;
use crate::intake::ScoringEngine;
use crate::words::{Language, Problems};

pub(super) fn answer(engine: &ScoringEngine, request: &Request<'_>) -> Result<String, Problems> {
    let name = match request.language() {
        Language::Zh => "粘贴",
        Language::En => "pasted",
    };
    tables::answer(engine, &engine.pasted(name, request.wanted("text")?))
}
