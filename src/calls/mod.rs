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
pub(crate) mod folder;
mod form;
mod media;
mod open;
mod overview;
mod paste;
mod request;
mod table;
mod tables;
mod template;
mod templates;
mod unpack;

pub use self::answer::problems;
use self::folder::GivenFiles;
use self::request::Request;
use crate::intake::ScoringEngine;
use crate::words::{Place, Problem, Problems, text};

/// A call: its name, and what answers it.
type Call = (&'static str, fn(&ScoringEngine, &Request<'_>) -> Result<String, Problems>);

/// All of them.
const CALLS: [Call; 20] = [
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
    ("unpack", |_, request| unpack::answer(request)),
    ("folder", |engine, request| folder::show(engine, &GivenFiles::of(request)?)),
    ("file", |engine, request| given_file(engine, request)),
    ("picture", |engine, request| of_files(engine, "picture", request)),
    ("report", |engine, request| of_files(engine, "report", request)),
    ("draw", |engine, request| of_files(engine, "draw", request)),
    ("second", |engine, request| of_files(engine, "second", request)),
    ("trend", |engine, request| of_files(engine, "trend", request)),
];

/// What is asked of files that the request holds.
fn of_files(engine: &ScoringEngine, name: &str, request: &Request<'_>) -> Result<String, Problems> {
    let files = GivenFiles::of(request)?;
    folder::answered(engine, &files, name, request).unwrap_or_else(|| Err(no_call(name).into()))
}

/// What a file of a request holds, as it lies among others.
fn given_file(engine: &ScoringEngine, request: &Request<'_>) -> Result<String, Problems> {
    let (files, name) = (GivenFiles::of(request)?, request.wanted("id")?);
    let file = folder::Files::read(&files, engine, name)?;
    folder::file_in_full(engine, &files, name, &file)
}

fn no_call(name: &str) -> Problem {
    Problem::new(Place::file("call"), text!("没有调用“{name}”", "there is no call `{name}`"))
}

/// Answers what is asked of files that lie together; nothing where it is asked of none.
#[cfg(feature = "serve")]
pub(crate) fn call_of_files(
    engine: &ScoringEngine,
    files: &impl folder::Files,
    name: &str,
    request: &str,
) -> Option<Result<String, Problems>> {
    folder::NAMES.contains(&name).then(|| {
        let source = request::source(name, request)?;
        let request = Request::read(&source)?;
        folder::answered(engine, files, name, &request).unwrap_or_else(|| Err(no_call(name).into()))
    })
}

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

fn answered(engine: &ScoringEngine, name: &str, request: &str) -> Result<String, Problems> {
    let Some((name, answer)) = CALLS.iter().find(|(known, _)| *known == name) else {
        return Err(no_call(name).into());
    };
    let source = request::source(name, request)?;
    answer(engine, &Request::read(&source)?)
}
