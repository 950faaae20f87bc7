//! `jixiao diff`.

use std::path::Path;

use clap::Args;

use super::batch::Batch;
use super::gather::Gathering;
use super::list_output::{ListHelp, ListOutput, ListedResult};
use super::messages::Messages;
use super::outcome::Outcome;
use super::setup::Setup;
use crate::codes::overflow;
use crate::diff::{self, Sheet, lists, second_scoring, second_scoring_page};
use crate::intake::{Document, ScoringEngine};
use crate::model::scorecard::Scorecard;
use crate::print::Listing;
use crate::read::inputs;
use crate::words::{Language, Place, Problem, Problems, text};

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The department's table, or its scorecard in JSON, or a folder of them.
    #[arg(value_name = "A")]
    before: String,
    /// The auditor's. Without it the points that A reports are compared with those that its own figures give.
    #[arg(value_name = "B")]
    after: Option<String>,
    #[command(flatten)]
    output: ListOutput<DiffHelp>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct DiffHelp;

impl ListHelp for DiffHelp {
    const FORMAT: &'static str = "How the result is written; otherwise by the name of the output file, or for people";
    const CSV: &'static str = "One row a table, and one an indicator that differs";
    const XLSX: &'static str = "The same as a workbook: totals and rows, what differs most first";
}

impl ListedResult for diff::Diff {
    fn page(&self, language: Language, width: u16) -> String {
        second_scoring_page::second_scoring(self, language, width)
    }

    fn list(&self, language: Language) -> Listing {
        lists::list(self, language)
    }

    fn sheets(&self, language: Language) -> Vec<Listing> {
        lists::ranked_lists(self, language)
    }
}

impl Diff {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        let engine = self.output.batch.engine(setup)?;
        let alone = self.after.is_none();
        let output = self.output.open()?;
        let mut side = Side { engine, batch: &self.output.batch, messages, failed: 0 };
        let before = side.sheets(&self.before, alone)?;
        let after = self.after.as_ref().map(|after| side.sheets(after, false)).transpose()?;
        let diff =
            second_scoring(before, after, side.failed).map_err(|error| overflow(Place::file(&self.before), &error))?;
        let nothing = diff.tables.is_empty() && diff.only_before.is_empty() && diff.only_after.is_empty();
        if nothing && diff.failed > 0 {
            return Ok(Outcome::Failed);
        }
        output.write(&diff, messages.language)?;
        Ok(match (diff.failed, diff.is_same()) {
            (0, true) => Outcome::Fine,
            (0, false) => Outcome::Findings,
            _ => Outcome::Failed,
        })
    }
}

/// Reads both sides; what cannot be scored is told, and stops no other.
struct Side<'b> {
    engine: ScoringEngine,
    batch: &'b Batch,
    messages: Messages,
    failed: usize,
}

impl Side<'_> {
    /// The scorecards of a side, in the order of its files.
    fn sheets(&mut self, path: &str, with_reports: bool) -> Result<Vec<Sheet>, Problems> {
        let in_folder = path != "-" && Path::new(path).is_dir();
        let inputs = inputs(&[path.to_owned()]);
        let gathering = Gathering::new(&self.engine, inputs, self.batch.threads()?, self.messages);
        let read = |document: &Document<'_>| {
            let card = self.engine.scorecard(document)?;
            card.map(|card| if with_reports { reporting(card, document) } else { Ok(card) }).transpose()
        };
        let (mut sheets, mut failed) = (Vec::new(), 0);
        gathering.run(read, |card| {
            failed += usize::from(card.is_none());
            sheets.extend(card.flatten().map(|card| Sheet::new(card, in_folder)));
            Ok(())
        })?;
        self.failed += failed;
        Ok(sheets)
    }
}

/// A scorecard whose table reports any points; without them there is nothing to compare it with.
fn reporting(card: Scorecard, document: &Document<'_>) -> Result<Scorecard, Problems> {
    if card.reports_points() {
        return Ok(card);
    }
    let name = &card.project.name;
    let message = text!("“{name}”没有填报得分", "{name} reports no points");
    let advice = text!("与另一张表比较用 jixiao diff A B", "to compare it with another table use jixiao diff A B");
    Err(Problem::new(document.source().place(0), message).advise(advice).into())
}
