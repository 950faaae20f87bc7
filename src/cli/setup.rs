//! What all commands share: language, templates, and the files that a path stands for.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{ArgAction, Args};

use super::language::Choice;
use crate::load::Rulebook;
use crate::model::{Problem, Problems, Text};
use crate::origin::Place;
use crate::pipeline::Pipeline;
use crate::read::{Format, Source, files_below};

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

/// Threads that work at once: as many as asked for, or as there are processors.
pub(super) fn threads(jobs: Option<std::num::NonZeroUsize>) -> Result<rayon::ThreadPool, Problem> {
    let count = jobs.map_or(0, std::num::NonZeroUsize::get);
    rayon::ThreadPoolBuilder::new().num_threads(count).build().map_err(|error| {
        Problem::new(Place::file("--jobs"), Text::new(format!("无法启动线程:{error}"), error.to_string()))
    })
}
