//! `compare`: what another template makes of a table.

use serde::Serialize;

use super::answer::json;
use super::request::Request;
use super::table::{document, no_table};
use crate::diff::{ScorecardDiff, compare};
use crate::intake::ScoringEngine;
use crate::ledger::Detail;
use crate::model::scorecard::Scorecard;
use crate::words::Problems;

#[derive(Serialize)]
struct Answer {
    card: Scorecard,
    /// The table as its own template scores it, and as the other one does.
    differences: ScorecardDiff,
}

pub(super) fn answer(engine: &ScoringEngine, request: &Request<'_>) -> Result<String, Problems> {
    let source = request.table("assessment")?;
    let document = document(&source)?;
    let own = engine.clone().detail(Detail::Brief);
    let mut other = own.clone();
    let id = request.wanted("template")?;
    let place = document.place();
    other.score_with(engine.library().named(id).map_err(|complaint| complaint.at(place))?);
    let before = own.score_document(&document)?.ok_or_else(|| no_table(&document))?;
    let card = other.score_document(&document)?.ok_or_else(|| no_table(&document))?;
    json(&Answer { differences: compare(&before, &card), card })
}
