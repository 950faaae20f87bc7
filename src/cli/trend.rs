//! `jixiao trend`.

use clap::{Args, ValueEnum};

use super::answer::json_text;
use super::batch::Batch;
use super::gather::Gathering;
use super::messages::{Messages, width};
use super::outcome::Outcome;
use super::rollup::Kind;
use super::setup::Setup;
use super::sheet_output;
use crate::print::Output;
use crate::read::{each_once, inputs};
use crate::trend::{self, Trending, YearOnYear, follow};
use crate::words::{Problem, Problems};

/// Arguments of `trend`.
#[derive(Debug, Args)]
pub(super) struct Trend {
    /// Tables of several years (workbooks, TOML, JSON), scorecards, department files, folders of them, or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    /// Which kind of evaluation; those of other kinds are left out, and counted.
    #[arg(long, value_enum, value_name = "KIND", default_value_t = Kind::SelfEvaluation)]
    kind: Kind,
    /// How the comparison is written; otherwise by the name of the output file, or for people.
    #[arg(long, short, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    batch: Batch,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table a project, and what became of its targets.
    Human,
    /// One JSON object.
    Json,
    /// One row a year of a project, and one a target that changed.
    Csv,
    /// The same as a workbook: the years, and the targets, what matters most first.
    #[cfg(feature = "excel")]
    Xlsx,
}

impl Trend {
    fn format(&self) -> Result<Format, Problem> {
        self.batch.format(self.format, Format::Human)
    }

    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        let engine = self.batch.engine(setup)?;
        let kind = self.kind.of_templates();
        let mut trending = Trending::begin(kind);
        let gathering = Gathering {
            engine: &engine,
            inputs: each_once(inputs(&self.paths)),
            threads: self.batch.threads()?,
            messages,
        };
        #[cfg(feature = "excel")]
        if self.format()? == Format::Xlsx {
            sheet_output::needs_file(self.batch.output.as_deref())?;
        }
        // Opened before the work is done, so that a file that exists is told of at once.
        let output = self.batch.open_output(self.format()? == Format::Csv)?;
        let take = |document| {
            match document {
                Some(document) => trending.take(document),
                None => trending.fail(),
            }
            Ok(())
        };
        let outcome = gathering.run(|document| follow(&engine, document, kind), take)?;
        self.write(&trending.conclude()?, output, messages)?;
        Ok(outcome)
    }

    fn write(&self, found: &YearOnYear, mut output: Output, messages: Messages) -> Result<(), Problems> {
        let language = messages.language;
        match self.format()? {
            Format::Human => output.write(trend::page::page(found, language, width()).as_bytes())?,
            Format::Json => output.write(json_text(found)?.as_bytes())?,
            Format::Csv => sheet_output::write_csv(&trend::page::list(found, language), &mut output, language)?,
            #[cfg(feature = "excel")]
            Format::Xlsx => {
                let lists = trend::page::ranked_lists(found, language);
                sheet_output::write_workbook(&lists, &mut output, language)?;
            }
        }
        output.finish()?;
        Ok(())
    }
}
