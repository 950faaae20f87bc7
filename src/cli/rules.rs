//! `jixiao rules`.

use clap::{Args, ValueEnum};

use super::Outcome;
use super::messages::{Messages, unwritable};
use crate::export::{Output, audit_rules, json_pretty};
use crate::model::Problems;
use crate::pipeline::rule_pages;

/// Arguments of `rules`.
#[derive(Debug, Args)]
pub(super) struct Rules {
    /// How they are written.
    #[arg(long, short, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A line a rule.
    Human,
    /// One JSON array with their pages.
    Json,
}

impl Rules {
    pub(super) fn run(&self, messages: Messages) -> Result<Outcome, Problems> {
        let pages = rule_pages();
        let text = match self.format {
            Format::Human => audit_rules(pages.iter(), messages.language),
            Format::Json => json_pretty(&pages).map_err(|error| unwritable(&error))? + "\n",
        };
        let mut output = Output::open(None, false)?;
        output.write(text.as_bytes())?;
        output.finish()?;
        Ok(Outcome::Fine)
    }
}
