//! `jixiao monitor`.

use clap::Args;

use super::list_output::{ListHelp, ListOutput, ListedResult};
use super::messages::Messages;
use super::outcome::Outcome;
use super::setup::Setup;
#[cfg(feature = "excel")]
use super::warning_notices::WarningOptions;
use crate::monitor::{Monitoring, Watching, page, watch};
use crate::print::Listing;
use crate::words::{Language, Problems};

/// Arguments of `monitor`.
#[derive(Debug, Args)]
pub(super) struct Monitor {
    /// Tables of months (workbooks, TOML, JSON), scorecards, folders of them, or - for standard input.
    #[cfg_attr(feature = "excel", arg(required_unless_present = "show_wording", value_name = "PATH"))]
    #[cfg_attr(not(feature = "excel"), arg(required = true, value_name = "PATH"))]
    paths: Vec<String>,
    #[cfg(feature = "excel")]
    #[command(flatten)]
    notices: WarningOptions,
    #[command(flatten)]
    output: ListOutput<MonitorHelp>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct MonitorHelp;

impl ListHelp for MonitorHelp {
    const FORMAT: &'static str = "How the result is written; otherwise by the name of the output file, or for people";
    const CSV: &'static str = "One row a warning, and one for a month without";
}

impl ListedResult for Monitoring {
    fn page(&self, language: Language, width: u16) -> String {
        page::page(self, language, width)
    }

    fn list(&self, language: Language) -> Listing {
        page::list(self, language)
    }
}

impl Monitor {
    #[cfg_attr(not(feature = "excel"), allow(unused_mut, reason = "a folder takes the place of the output"))]
    pub(super) fn run(mut self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        #[cfg(feature = "excel")]
        if self.notices.show_wording {
            return WarningOptions::print_wording();
        }
        #[cfg(feature = "excel")]
        let folder = self.notices.folder(&mut self.output.batch)?;
        let engine = self.output.batch.engine(setup)?;
        let mut watching = Watching::default();
        let gathering = self.output.gathering(&engine, &self.paths, messages)?;
        let output = self.output.open()?;
        let take = |table| {
            match table {
                Some(table) => watching.take(table),
                None => watching.fail(),
            }
            Ok(())
        };
        let outcome = gathering.run(|document| watch(&engine, document), take)?;
        let found = watching.conclude();
        output.write(&found, messages.language)?;
        #[cfg(feature = "excel")]
        if let Some(folder) = folder {
            folder.write(&found, messages)?;
        }
        let warns = if found.warned > 0 { Outcome::Findings } else { Outcome::Fine };
        Ok(outcome.max(warns))
    }
}
