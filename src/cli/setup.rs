//! What all commands share: language, templates, and the files that a path stands for.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{ArgAction, Args};
use rayon::prelude::*;

use super::language::Choice;
use super::messages::Messages;
use super::outcome::Outcome;
use crate::intake::Pipeline;
use crate::model::value::Date;
use crate::read::{Format, Source, files_below};
use crate::template::Rulebook;
use crate::words::{Place, Problem, Problems, Text};

/// Options of every command.
#[derive(Debug, Args)]
pub(super) struct Setup {
    /// Language of tables and messages; otherwise that of the locale.
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    lang: Option<Choice>,
    /// A folder of templates of your own; they come before those of the program.
    #[arg(long, global = true, value_name = "DIR")]
    templates: Option<PathBuf>,
    /// Print help.
    #[arg(long, short, global = true, action = ArgAction::Help)]
    help: Option<bool>,
}

impl Setup {
    /// A pipeline with the templates of the program and of `--templates`.
    pub(super) fn pipeline(&self) -> Result<Pipeline, Problems> {
        let (pipeline, problems) = self.pipeline_and_problems()?;
        if problems.is_empty() { Ok(pipeline) } else { Err(Problems::sorted(problems)) }
    }

    /// The same with those templates of `--templates` that can score, and what is wrong with the others.
    pub(super) fn pipeline_and_problems(&self) -> Result<(Pipeline, Vec<Problem>), Problems> {
        let mut pipeline = Pipeline::builtin()?;
        let mut problems = Vec::new();
        for name in self.templates.iter().flat_map(|folder| files_below(folder, &["toml"])) {
            let added = name.and_then(|name| Source::open(&name)).map_err(Problems::from);
            if let Err(mut found) = added.and_then(|source| pipeline.add_template(&source)) {
                problems.append(&mut found.0);
            }
        }
        Ok((pipeline, problems))
    }
}

/// The template that `--template` names: a file, or the id of one at hand.
pub(super) fn named_template(pipeline: &mut Pipeline, name: &str) -> Result<Arc<Rulebook>, Problems> {
    if is_file(name) { pipeline.add_template(&Source::open(name)?) } else { at_hand(pipeline, name) }
}

/// The file of a template, by its name or by the id of one at hand.
pub(super) fn template_source(pipeline: &Pipeline, name: &str) -> Result<Source, Problems> {
    let source = if is_file(name) { Source::open(name) } else { at_hand(pipeline, name)?.source() };
    source.map_err(Problems::from)
}

fn is_file(name: &str) -> bool {
    Path::new(name).is_file() || Format::of_name(name).is_some()
}

fn at_hand(pipeline: &Pipeline, id: &str) -> Result<Arc<Rulebook>, Problems> {
    let found = pipeline.library().get(id);
    found.map_err(|(message, advice)| Problem::new(Place::file("--template"), message).advise(advice).into())
}

/// The files that paths stand for: a folder stands for the tables in it, at any depth.
pub(super) fn inputs(paths: &[String]) -> Vec<Result<String, Problem>> {
    let mut names = Vec::new();
    for path in paths {
        if path != "-" && Path::new(path).is_dir() {
            let found = files_below(Path::new(path), &["toml", "json", "ndjson", "jsonl"]);
            if found.is_empty() {
                let message =
                    Text::new("文件夹中没有 TOML 或 JSON 文件", "there are no TOML or JSON files in this folder");
                names.push(Err(Problem::new(Place::file(path), message)));
            }
            names.extend(found);
        } else {
            names.push(Ok(path.clone()));
        }
    }
    names
}

/// A file that is named twice, or named and lying in a folder that is named, is one: it counts once.
pub(super) fn each_once(mut names: Vec<Result<String, Problem>>) -> Vec<Result<String, Problem>> {
    let mut seen = HashSet::new();
    names.retain(|name| match name {
        Ok(name) => seen.insert(std::fs::canonicalize(name).unwrap_or_else(|_| name.into())),
        Err(_) => true,
    });
    names
}

/// Files that are read before any of their results is used, so that memory stays bounded.
const BATCH: usize = 256;

/// Files in batches that are read at once. Of files that hold many tables each is one, and is read by all threads.
pub(super) fn batches(names: &[Result<String, Problem>]) -> impl Iterator<Item = &[Result<String, Problem>]> {
    names.chunk_by(|a, b| is_small(a) && is_small(b)).flat_map(|files| files.chunks(BATCH))
}

/// Whether a file holds one table.
fn is_small(name: &Result<String, Problem>) -> bool {
    name.as_ref().is_ok_and(|name| Format::of_name(name) == Some(Format::Toml))
}

/// Reads a batch of files; `take` gets their documents in the order of the files, until it fails.
pub(super) fn read_batch<D: Send>(
    files: &[Result<String, Problem>],
    read: impl Fn(&Source, &mut dyn FnMut(Result<D, Problems>)) + Sync,
    mut take: impl FnMut(Result<D, Problems>) -> Result<(), Problems>,
) -> Result<(), Problems> {
    let read_file = |file: &Result<String, Problem>, then: &mut dyn FnMut(Result<D, Problems>)| match file
        .clone()
        .and_then(|name| Source::open(&name))
    {
        Ok(source) => read(&source, then),
        Err(problem) => then(Err(problem.into())),
    };
    let mut taken = Ok(());
    let mut take = |document| {
        if taken.is_ok() {
            taken = take(document);
        }
    };
    if let [file] = files {
        read_file(file, &mut take);
        return taken;
    }
    let read_whole = |file| {
        let mut documents = Vec::new();
        read_file(file, &mut |document| documents.push(document));
        documents
    };
    let documents: Vec<_> = files.par_iter().map(read_whole).collect();
    documents.into_iter().flatten().for_each(take);
    taken
}

/// Reads all files; `take` gets their documents in the order of the files, and nothing for an input that cannot be
/// computed: what is wrong with it is told, and the others go on.
pub(super) fn read_all<D: Send>(
    names: &[Result<String, Problem>],
    messages: Messages,
    read: impl Fn(&Source, &mut dyn FnMut(Result<D, Problems>)) + Sync,
    mut take: impl FnMut(Option<D>) -> Result<(), Problems>,
) -> Result<Outcome, Problems> {
    let mut outcome = Outcome::Fine;
    for files in batches(names) {
        read_batch(files, &read, |document| match document {
            Ok(document) => take(Some(document)),
            Err(problems) => {
                messages.problems(&problems);
                outcome = Outcome::Failed;
                take(None)
            }
        })?;
    }
    Ok(outcome)
}

/// The day in Beijing, where the tables are due.
pub(super) fn today() -> Result<Date, Problem> {
    const EAST: u64 = 8 * 60 * 60;
    const DAY: u64 = 24 * 60 * 60;
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_secs());
    let days = i64::try_from((seconds + EAST) / DAY).ok();
    days.and_then(Date::since_1970).ok_or_else(|| {
        Problem::new(Place::file("--on"), Text::new("系统日期无法使用", "the date of the system cannot be used"))
    })
}
