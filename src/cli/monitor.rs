//! `jixiao monitor`.

use clap::{Args, ValueEnum};

use super::answer::json_text;
use super::batch::Batch;
use super::gather::Gathering;
use super::messages::{Messages, width};
use super::outcome::Outcome;
use super::setup::Setup;
use super::sheet_output;
use crate::monitor::{Monitoring, Watching, page, watch};
use crate::print::Output;
use crate::read::{each_once, inputs};
use crate::words::{Language, Problems};

/// Arguments of `monitor`.
#[derive(Debug, Args)]
pub(super) struct Monitor {
    /// Tables of months (workbooks, TOML, JSON), scorecards, folders of them, or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    /// How the result is written; otherwise by the name of the output file, or for people.
    #[arg(long, short, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    batch: Batch,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Lines for people.
    Human,
    /// One JSON object.
    Json,
    /// One row a warning, and one for a month without.
    Csv,
    /// The same as a workbook.
    #[cfg(feature = "excel")]
    Xlsx,
}

impl Monitor {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        let format = self.batch.format(self.format, Format::Human)?;
        #[cfg(feature = "excel")]
        if format == Format::Xlsx {
            sheet_output::needs_file(self.batch.output.as_deref())?;
        }
        let engine = self.batch.engine(setup)?;
        let mut watching = Watching::default();
        let gathering = Gathering {
            engine: &engine,
            inputs: each_once(inputs(&self.paths)),
            threads: self.batch.threads()?,
            messages,
        };
        // Opened before the work is done, so that a file that exists is told of at once.
        let output = self.batch.open_output(format == Format::Csv)?;
        let take = |table| {
            match table {
                Some(table) => watching.take(table),
                None => watching.fail(),
            }
            Ok(())
        };
        let outcome = gathering.run(|document| watch(&engine, document), take)?;
        let found = watching.conclude();
        write(&found, format, output, messages.language)?;
        let warns = if found.warned > 0 { Outcome::Findings } else { Outcome::Fine };
        Ok(outcome.max(warns))
    }
}

fn write(found: &Monitoring, format: Format, mut output: Output, language: Language) -> Result<(), Problems> {
    match format {
        Format::Human => output.write(page::page(found, language, width()).as_bytes())?,
        Format::Json => output.write(json_text(found)?.as_bytes())?,
        Format::Csv => sheet_output::write_csv(&page::list(found, language), &mut output, language)?,
        #[cfg(feature = "excel")]
        Format::Xlsx => sheet_output::write_workbook(&[page::list(found, language)], &mut output, language)?,
    }
    Ok(output.finish()?)
}
