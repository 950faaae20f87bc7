//! `jixiao trend`.

use clap::Args;

use super::list_output::{ListHelp, ListOutput, ListedResult};
use super::messages::Messages;
use super::outcome::Outcome;
use super::rollup::Kind;
use super::setup::Setup;
use crate::print::Listing;
use crate::trend::{self, Trending, YearOnYear, follow};
use crate::words::{Language, Problems};

/// Arguments of `trend`.
#[derive(Debug, Args)]
pub(super) struct Trend {
    /// Tables of several years (workbooks, TOML, JSON), scorecards, department files, folders of them, or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    /// Which kind of evaluation; those of other kinds are left out, and counted.
    #[arg(long, value_enum, value_name = "KIND", default_value_t = Kind::SelfEvaluation)]
    kind: Kind,
    #[command(flatten)]
    output: ListOutput<TrendHelp>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct TrendHelp;

impl ListHelp for TrendHelp {
    const FORMAT: &'static str =
        "How the comparison is written; otherwise by the name of the output file, or for people";
    const HUMAN: &'static str = "A table a project, and what became of its targets";
    const CSV: &'static str = "One row a year of a project, and one a target that changed";
    const XLSX: &'static str = "The same as a workbook: the years, and the targets, what matters most first";
}

impl ListedResult for YearOnYear {
    fn page(&self, language: Language, width: u16) -> String {
        trend::page::page(self, language, width)
    }

    fn list(&self, language: Language) -> Listing {
        trend::page::list(self, language)
    }

    fn sheets(&self, language: Language) -> Vec<Listing> {
        trend::page::ranked_lists(self, language).into()
    }
}

impl Trend {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        let engine = self.output.batch.engine(setup)?;
        let kind = self.kind.of_templates();
        let mut trending = Trending::begin(kind);
        let gathering = self.output.gathering(&engine, &self.paths, messages)?;
        let output = self.output.open()?;
        let take = |document| {
            match document {
                Some(document) => trending.take(document),
                None => trending.fail(),
            }
            Ok(())
        };
        let outcome = gathering.run(|document| follow(&engine, document, kind), take)?;
        output.write(&trending.conclude()?, messages.language)?;
        Ok(outcome)
    }
}
