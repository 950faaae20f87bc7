//! What commands over many tables share: the template, where the result goes, how many work at once.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::format::chosen;
use super::setup::{Setup, named_template};
use crate::intake::{ScoringEngine, Threads};
use crate::print::Output;
use crate::read::was_read;
use crate::words::{Problem, Problems};

/// Options of every command over many tables.
#[derive(Debug, Args)]
pub(super) struct Batch {
    /// Score with this template, an id or a file, whatever the tables name.
    #[arg(long, short, alias = "模板", value_name = "TEMPLATE")]
    template: Option<String>,
    /// Write to a file instead of standard output.
    #[arg(long, short, alias = "输出", value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Replace the file if it exists.
    #[arg(long, alias = "覆盖")]
    pub(super) force: bool,
    /// How many tables to work on at once; otherwise as many as there are processors.
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

impl Batch {
    /// An engine that scores with the template asked for.
    pub(super) fn engine(&self, setup: &Setup) -> Result<ScoringEngine, Problems> {
        let mut engine = setup.engine()?;
        if let Some(name) = &self.template {
            let book = named_template(&mut engine, name)?;
            engine.score_with(book);
        }
        Ok(engine)
    }

    /// The format of the result, where one is asked for or the name of the file tells it.
    pub(super) fn format<F: ValueEnum + PartialEq>(&self, asked: Option<F>, usual: F) -> Result<F, Problem> {
        chosen(asked, self.output.as_deref(), usual)
    }

    /// Where the result goes; a spreadsheet begins with the mark of its encoding.
    pub(super) fn open_output(&self, spreadsheet: bool) -> Result<Output, Problem> {
        let mut output = Output::open(self.output.as_deref(), self.force, was_read)?;
        if spreadsheet {
            output.mark_encoding()?;
        }
        Ok(output)
    }

    /// As many threads as asked for, or as there are processors.
    pub(super) fn threads(&self) -> Result<Threads, Problem> {
        Threads::new(self.jobs)
    }
}
