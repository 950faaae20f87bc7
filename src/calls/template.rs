//! `template`: the rules of a template in words, as `template show` prints them.

use serde::Serialize;

use super::answer::json;
use super::request::Request;
use crate::intake::ScoringEngine;
use crate::template::template;
use crate::words::{Problems, text};

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    version: &'a str,
    title: &'a str,
    page: String,
}

/// Pages are as wide as the screen that shows them.
const WIDTH: u16 = u16::MAX;

pub(super) fn answer(engine: &ScoringEngine, request: &Request<'_>) -> Result<String, Problems> {
    let (id, language) = (request.wanted("id")?, request.language());
    let book = engine.library().named(id).map_err(|complaint| {
        let at = request.problem("id", text!("没有模板“{id}”", "there is no template `{id}`"));
        complaint.at(at.place)
    })?;
    let rules = &book.template;
    let page = template(rules, language, WIDTH);
    json(&Answer { id: &rules.id, version: &rules.version, title: rules.title_in(language), page })
}
