//! `jixiao template check`.

use clap::Args;

use super::answer::Answer;
use super::messages::Messages;
use super::outcome::Outcome;
use super::setup::{Setup, template_source};
use crate::prove::{self, check};
use crate::words::Problems;

/// Arguments of `template check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Ids of templates, or files; without any, all templates at hand.
    #[arg(value_name = "TEMPLATE")]
    names: Vec<String>,
    #[command(flatten)]
    answer: Answer,
}

impl Check {
    /// A bad template does not stop the others.
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        let (engine, problems) = setup.engine_and_problems()?;
        let mut outcome = Outcome::Fine;
        if !problems.is_empty() {
            messages.problems(&Problems::sorted(problems));
            outcome = Outcome::Failed;
        }
        let names = match self.names {
            names if names.is_empty() => engine.library().iter().map(|book| book.template.id.clone()).collect(),
            names => names,
        };
        let mut checks = Vec::new();
        for name in names {
            match template_source(&engine, &name).and_then(|source| check(&source, engine.library())) {
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
        let proofs = || checks.iter().map(|check| prove::proofs(check, messages.language)).collect();
        self.answer.write(&checks, proofs)?;
        Ok(outcome)
    }
}
