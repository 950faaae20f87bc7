//! `jixiao template diff`.

use std::sync::Arc;

use clap::Args;

use super::answer::Answer;
use super::gather::Gathering;
use super::messages::{Messages, width};
use super::outcome::Outcome;
use super::setup::{Setup, named_template};
use crate::codes::overflow;
use crate::diff::page::template_diff;
use crate::diff::{Rescored, compare_templates, rescore, sum_up};
use crate::intake::{ScoringEngine, Threads};
use crate::read::inputs;
use crate::template::Rulebook;
use crate::words::{Place, Problems};

/// Arguments of `template diff`.
#[derive(Debug, Args)]
pub(super) struct Diff {
    /// Id of the first template, or a file.
    #[arg(value_name = "A")]
    before: String,
    /// Id of the second template, or a file.
    #[arg(value_name = "B")]
    after: String,
    /// Score these tables, or folders of them, with both and say what changes.
    #[arg(long, value_name = "PATH", num_args = 1..)]
    rescore: Vec<String>,
    #[command(flatten)]
    answer: Answer,
}

impl Diff {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        let mut engine = setup.engine()?;
        let before = named_template(&mut engine, &self.before)?;
        let after = named_template(&mut engine, &self.after)?;
        let mut diff = compare_templates(&before, &after);
        if !self.rescore.is_empty() {
            diff.rescored = Some(self.rescored(&engine, [before, after], messages)?);
        }
        self.answer.write(&diff, || template_diff(&diff, messages.language, width()))?;
        let differs = match &diff.rescored {
            Some(rescored) if rescored.failed > 0 => return Ok(Outcome::Failed),
            Some(rescored) => rescored.tables.iter().any(|table| !table.is_same()),
            None => !diff.rules.is_empty(),
        };
        Ok(if differs { Outcome::Findings } else { Outcome::Fine })
    }

    /// Every table scored with both templates; one that cannot be is told, and stops no other.
    fn rescored(
        &self,
        engine: &ScoringEngine,
        templates: [Arc<Rulebook>; 2],
        messages: Messages,
    ) -> Result<Rescored, Problems> {
        let [before, after] = templates.map(|template| {
            let mut engine = engine.clone();
            engine.score_with(template);
            engine
        });
        let (mut tables, mut failed) = (Vec::new(), 0);
        let gathering = Gathering::new(engine, inputs(&self.rescore), Threads::default(), messages);
        gathering.run(
            |document| rescore(document, &before, &after),
            |table| {
                failed += usize::from(table.is_none());
                tables.extend(table.flatten());
                Ok(())
            },
        )?;
        sum_up(tables, failed).map_err(|error| overflow(Place::file("--rescore"), &error).into())
    }
}
