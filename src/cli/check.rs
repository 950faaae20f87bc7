//! `jixiao template check`.

use clap::{Args, ValueEnum};

use super::Outcome;
use super::messages::{Messages, unwritable};
use super::setup::{Setup, template_source};
use crate::export::{Output, json_pretty, template_proofs};
use crate::model::Problems;

/// Arguments of `template check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Ids of templates, or files; without any, all templates at hand.
    #[arg(value_name = "TEMPLATE")]
    names: Vec<String>,
    /// How the result is written.
    #[arg(long, short, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Lines for people.
    Human,
    /// One JSON array.
    Json,
}

impl Check {
    /// A bad template does not stop the others.
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        let (pipeline, problems) = setup.pipeline_and_problems()?;
        let mut outcome = Outcome::Fine;
        if !problems.is_empty() {
            messages.problems(&Problems::sorted(problems));
            outcome = Outcome::Failed;
        }
        let names = match self.names {
            names if names.is_empty() => pipeline.library().iter().map(|book| book.template.id.clone()).collect(),
            names => names,
        };
        let mut checks = Vec::new();
        for name in names {
            match template_source(&pipeline, &name).and_then(|source| pipeline.check_template(&source)) {
                Ok(check) => {
                    outcome = outcome.max(if check.holds() { Outcome::Fine } else { Outcome::Findings });
                    checks.push(check);
                }
                Err(problems) => {
                    messages.problems(&problems);
                    outcome = Outcome::Failed;
                }
            }
        }
        let text = match self.format {
            Format::Human => checks.iter().map(|check| template_proofs(check, messages.language)).collect(),
            Format::Json => json_pretty(&checks).map_err(|error| unwritable(&error))? + "\n",
        };
        let mut output = Output::open(None, false)?;
        output.write(text.as_bytes())?;
        output.finish()?;
        Ok(outcome)
    }
}
