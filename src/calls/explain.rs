//! `explain`: how a figure of a form came about, in words and step by step.

use serde::Serialize;

use super::answer::json;
use super::request::Request;
use super::table::{document, no_table};
use crate::explain::{ToldStep, Topic, explain, told_steps};
use crate::intake::ScoringEngine;
use crate::ledger::Detail;
use crate::model::scorecard::{Scorecard, Step};
use crate::words::{Problems, text};

#[derive(Serialize)]
struct Answer {
    title: String,
    text: String,
    steps: Vec<ToldStep>,
}

pub(super) fn answer(engine: &ScoringEngine, request: &Request<'_>) -> Result<String, Problems> {
    let source = request.table("assessment")?;
    let document = document(&source)?;
    let engine = engine.clone().detail(Detail::Full);
    let card = engine.score_document(&document)?.ok_or_else(|| no_table(&document))?;
    let field = request.wanted("field")?;
    let language = request.language();
    let topic = Topic::of_field(field);
    let told = topic.and_then(|topic| Some((steps_of(&card, topic)?, explain(&card, topic, language)?)));
    let Some((steps, text)) = told else {
        let message = text!("“{field}”没有计算", "nothing is computed at `{field}`");
        return Err(request.problem("field", message).into());
    };
    // What it is about stands on the first line below the name of the project.
    let (title, text) = parted(&text);
    json(&Answer { title, text, steps: told_steps(&card, steps, language) })
}

fn steps_of<'c>(card: &'c Scorecard, topic: Topic<'_>) -> Option<&'c [Step]> {
    match topic {
        Topic::Row(index) => card.indicators.get(index).map(|row| row.derivation.as_slice()),
        Topic::Execution => card.execution.as_ref().map(|money| money.derivation.as_slice()),
        _ => Some(&card.total.derivation),
    }
}

/// The heading of a derivation, and what stands below it.
fn parted(text: &str) -> (String, String) {
    let below = text.split_once('\n').map_or("", |(_, below)| below).trim_start_matches('\n');
    let (title, rest) = below.split_once('\n').unwrap_or((below, ""));
    (title.to_owned(), rest.to_owned())
}
