//! `jixiao rules`.

use clap::Args;

use super::answer::Answer;
use super::messages::Messages;
use super::outcome::Outcome;
use crate::audit::{page, rule_pages};
use crate::words::Problems;

/// Arguments of `rules`.
#[derive(Debug, Args)]
pub(super) struct Rules {
    #[command(flatten)]
    answer: Answer,
}

impl Rules {
    pub(super) fn run(&self, messages: Messages) -> Result<Outcome, Problems> {
        let pages = rule_pages();
        self.answer.write(&pages, || page::rules(pages.iter(), messages.language))?;
        Ok(Outcome::Fine)
    }
}
