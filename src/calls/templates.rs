//! `templates`: those that a table can be scored by.

use serde::Serialize;

use super::answer::json;
use super::request::Request;
use crate::import::places;
use crate::intake::ScoringEngine;
use crate::model::template::{Effective, EvaluationKind};
use crate::words::{Language, Problems};

#[derive(Serialize)]
struct Answer {
    templates: Vec<Entry>,
}

/// A template as it is chosen from a list.
#[derive(Serialize)]
struct Entry {
    id: String,
    version: String,
    title: String,
    title_en: String,
    kind: EvaluationKind,
    /// The places that its title names, the widest first.
    places: Vec<String>,
    /// The days on which it is in force, where it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    effective: Option<Effective>,
}

pub(super) fn answer(engine: &ScoringEngine, _: &Request<'_>) -> Result<String, Problems> {
    let entry = |book: std::sync::Arc<crate::template::Rulebook>| {
        let template = &book.template;
        Entry {
            id: template.id.clone(),
            version: template.version.clone(),
            title: template.title_in(Language::Zh).to_owned(),
            title_en: template.title_in(Language::En).to_owned(),
            kind: template.kind,
            places: places(&template.title),
            effective: template.effective,
        }
    };
    json(&Answer { templates: engine.library().iter().map(entry).collect() })
}
