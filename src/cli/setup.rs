//! What all commands share: language, templates, and the files that a path stands for.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{ArgAction, Args};

use super::language::Choice;
use super::message_json::MessageFormat;
use crate::intake::ScoringEngine;
use crate::lists::add_words;
use crate::model::value::Date;
use crate::read::{Format, Source, files_below};
use crate::template::Rulebook;
use crate::words::{Place, Problem, Problems, text};

/// Options of every command.
#[derive(Debug, Args)]
pub(super) struct Setup {
    /// Language of tables and messages; otherwise that of the locale.
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    lang: Option<Choice>,
    /// How messages on standard error are written; otherwise for people.
    #[arg(long, global = true, value_enum, value_name = "FMT")]
    message_format: Option<MessageFormat>,
    /// A folder of templates of your own; they come before those of the program.
    #[arg(long, global = true, value_name = "DIR")]
    templates: Option<PathBuf>,
    /// A file of words of your own; they are known besides those of the program.
    #[arg(long, global = true, value_name = "FILE")]
    words: Option<String>,
    /// Print help.
    #[arg(long, short, global = true, action = ArgAction::Help)]
    help: Option<bool>,
}

impl Setup {
    /// Puts the words of `--words` besides those of the program, before anything is read.
    pub(super) fn add_words(&self) -> Result<(), Problems> {
        self.words.as_ref().map_or(Ok(()), |name| add_words(&Source::open(name)?))
    }

    /// The folder of the user's own templates.
    pub(super) fn templates(&self) -> String {
        self.templates.as_ref().map(|folder| folder.display().to_string()).unwrap_or_default()
    }

    /// An engine with the templates of the program and of `--templates`.
    pub(super) fn engine(&self) -> Result<ScoringEngine, Problems> {
        let (engine, problems) = self.engine_and_problems()?;
        if problems.is_empty() { Ok(engine) } else { Err(Problems::sorted(problems)) }
    }

    /// The same with those templates of `--templates` that can score, and what is wrong with the others.
    pub(super) fn engine_and_problems(&self) -> Result<(ScoringEngine, Vec<Problem>), Problems> {
        let mut engine = ScoringEngine::builtin()?;
        let mut problems = Vec::new();
        for name in self.templates.iter().flat_map(|folder| files_below(folder, &["toml"])) {
            let added = name.and_then(|name| Source::open(&name)).map_err(Problems::from);
            if let Err(mut found) = added.and_then(|source| engine.add_template(&source)) {
                problems.append(&mut found.0);
            }
        }
        Ok((engine, problems))
    }
}

/// The template that `--template` names: a file, or the id, title or place of one at hand.
pub(super) fn named_template(engine: &mut ScoringEngine, name: &str) -> Result<Arc<Rulebook>, Problems> {
    if is_file(name) { engine.add_template(&Source::open(name)?) } else { at_hand(engine, name) }
}

/// The file of a template, by its name or by the id of one at hand.
pub(super) fn template_source(engine: &ScoringEngine, name: &str) -> Result<Source, Problems> {
    let source = if is_file(name) { Source::open(name) } else { at_hand(engine, name)?.source() };
    source.map_err(Problems::from)
}

fn is_file(name: &str) -> bool {
    Path::new(name).is_file() || Format::of_name(name).is_some()
}

fn at_hand(engine: &ScoringEngine, id: &str) -> Result<Arc<Rulebook>, Problems> {
    let found = engine.library().named(id);
    found.map_err(|complaint| complaint.at(Place::file("--template")).into())
}

/// The day in Beijing, where the tables are due.
pub(super) fn today() -> Result<Date, Problem> {
    const EAST: u64 = 8 * 60 * 60;
    const DAY: u64 = 24 * 60 * 60;
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_secs());
    let days = i64::try_from((seconds + EAST) / DAY).ok();
    days.and_then(Date::since_1970).ok_or_else(|| {
        Problem::new(Place::file("--on"), text!("系统日期无法使用", "the date of the system cannot be used"))
    })
}
