//! `compare`: a table beside another one, or beside what another template makes of it.

use serde::Serialize;

use super::answer::json;
use super::request::Request;
use super::table::{document, no_table};
use crate::codes::overflow;
use crate::diff::{RuleDiff, ScorecardDiff, Sheet, compare, compare_templates, second_scoring};
use crate::intake::{Document, ScoringEngine};
use crate::ledger::Detail;
use crate::model::scorecard::Scorecard;
use crate::words::{Place, Problems};

#[derive(Serialize)]
struct Answer {
    /// What comes of the second side.
    card: Scorecard,
    /// The table as its own template scores it, beside that.
    differences: ScorecardDiff,
    /// What the two templates say otherwise, where they are not the same.
    rules: Vec<RuleDiff>,
}

pub(super) fn answer(engine: &ScoringEngine, request: &Request<'_>) -> Result<String, Problems> {
    let source = request.table("assessment")?;
    let table = document(&source)?;
    let own = engine.clone().detail(Detail::Brief);
    let before = scored(&own, &table)?;
    if request.has("other") {
        let other = request.table("other")?;
        let card = scored(&own, &document(&other)?)?;
        let differences = reviewed(&before, &card)?;
        let rules = rules(engine, &before, &card);
        return json(&Answer { card, differences, rules });
    }
    let mut other = own.clone();
    let id = request.wanted("template")?;
    let place = table.place();
    other.score_with(engine.library().named(id).map_err(|complaint| complaint.at(place))?);
    let card = scored(&other, &table)?;
    let (rules, differences) = (rules(engine, &before, &card), compare(&before, &card));
    json(&Answer { card, differences, rules })
}

fn scored(engine: &ScoringEngine, table: &Document<'_>) -> Result<Scorecard, Problems> {
    engine.score_document(table)?.ok_or_else(|| no_table(table).into())
}

/// What differs, what the department reported besides.
fn reviewed(before: &Scorecard, after: &Scorecard) -> Result<ScorecardDiff, Problems> {
    let [one, other] = [before, after].map(|card| vec![Sheet::new(card.clone(), false)]);
    let diff = second_scoring(one, Some(other), 0).map_err(|error| overflow(Place::file("compare"), &error))?;
    Ok(diff.tables.into_iter().next().unwrap_or_else(|| compare(before, after)))
}

/// What two templates say otherwise.
fn rules(engine: &ScoringEngine, before: &Scorecard, after: &Scorecard) -> Vec<RuleDiff> {
    let rulebook = |card: &Scorecard| engine.library().for_year(&card.template.id, card.year).ok();
    match (rulebook(before), rulebook(after)) {
        (Some(one), Some(other)) if before.template != after.template => compare_templates(&one, &other).rules,
        _ => Vec::new(),
    }
}
