//! 页面接口: everything that a page asks of the engine, as calls by name: JSON in, JSON out.
//!
//! A page has one back end or another: the engine within itself, or a server on this machine. Both are [`call`], so that
//! they cannot differ. A call reads no file and no clock, keeps nothing between two calls, and never fails to answer:
//! what cannot be computed is an object with `problems`, each with its place and a sentence in both languages.
//!
//! A *field* names a cell: a JSON Pointer into the table, `/indicators/3/actual`, or behind `card:` into its scorecard,
//! `card:/indicators/3/score`. Amounts, points and rates are strings, as in the documents that they come from.

mod about;
mod answer;
mod blank;
mod code;
mod compare;
mod explain;
mod export;
#[cfg(feature = "serve")]
pub(crate) mod folder;
mod form;
mod open;
mod overview;
mod paste;
mod request;
mod table;
mod tables;
mod template;
mod templates;

pub use self::answer::problems;
use self::request::Request;
use crate::intake::ScoringEngine;
#[cfg(feature = "serve")]
use crate::read::Source;
use crate::words::{Place, Problem, Problems, text};

/// A call: its name, and what answers it.
type Call = (&'static str, fn(&ScoringEngine, &Request<'_>) -> Result<String, Problems>);

/// All of them.
const CALLS: [Call; 12] = [
    ("about", |_, _| about::answer(names().collect())),
    ("templates", templates::answer),
    ("template", template::answer),
    ("open", open::answer),
    ("paste", paste::answer),
    ("blank", blank::answer),
    ("form", form::answer),
    ("explain", explain::answer),
    ("code", |_, request| code::answer(request)),
    ("export", export::answer),
    ("compare", compare::answer),
    ("overview", overview::answer),
];

/// The names of all calls.
pub fn names() -> impl Iterator<Item = &'static str> {
    CALLS.iter().map(|(name, _)| *name)
}

/// Answers a call with the templates of the program.
#[must_use]
pub fn call(name: &str, request: &str) -> String {
    match ScoringEngine::builtin() {
        Ok(engine) => call_with(&engine, name, request),
        Err(found) => problems(&found),
    }
}

/// The same with the templates of somebody's own.
#[must_use]
pub fn call_with(engine: &ScoringEngine, name: &str, request: &str) -> String {
    answered(engine, name, request).unwrap_or_else(|found| problems(&found))
}

/// What `open` answers of a file that was read already.
#[cfg(feature = "serve")]
pub(crate) fn tables_of(engine: &ScoringEngine, source: &Result<Source, Problems>) -> String {
    tables::answer(engine, source).unwrap_or_else(|found| problems(&found))
}

fn answered(engine: &ScoringEngine, name: &str, request: &str) -> Result<String, Problems> {
    let Some((name, answer)) = CALLS.iter().find(|(known, _)| *known == name) else {
        let message = text!("没有调用“{name}”", "there is no call `{name}`");
        return Err(Problem::new(Place::file("call"), message).into());
    };
    let source = request::source(name, request)?;
    answer(engine, &Request::read(&source)?)
}
