//! `jixiao diff`.

use std::path::Path;

use clap::{Args, ValueEnum};

use super::answer::json_text;
use super::batch::Batch;
use super::gather::Gathering;
use super::messages::{Messages, width};
use super::outcome::Outcome;
use super::setup::Setup;
use super::sheet_output;
use crate::codes::overflow;
use crate::diff::{self, Sheet, lists, second_scoring, second_scoring_page};
use crate::intake::{Document, ScoringEngine};
use crate::model::scorecard::Scorecard;
use crate::print::Output;
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
    /// One row a table, and one an indicator that differs.
    Csv,
    /// The same as a workbook: totals and rows, what differs most first.
    #[cfg(feature = "excel")]
    Xlsx,
}

impl Diff {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        let format = self.batch.format(self.format, Format::Human)?;
        #[cfg(feature = "excel")]
        if format == Format::Xlsx {
            sheet_output::needs_file(self.batch.output.as_deref())?;
        }
        let engine = self.batch.engine(setup)?;
        let alone = self.after.is_none();
        // Opened before the work is done, so that a file that exists is told of at once.
        let output = self.batch.open_output(format == Format::Csv)?;
        let mut side = Side { engine, batch: &self.batch, messages, failed: 0 };
        let before = side.sheets(&self.before, alone)?;
        let after = self.after.as_ref().map(|after| side.sheets(after, false)).transpose()?;
        let diff =
            second_scoring(before, after, side.failed).map_err(|error| overflow(Place::file(&self.before), &error))?;
        let nothing = diff.tables.is_empty() && diff.only_before.is_empty() && diff.only_after.is_empty();
        if nothing && diff.failed > 0 {
            return Ok(Outcome::Failed);
        }
        write(&diff, format, output, messages.language)?;
        Ok(match (diff.failed, diff.is_same()) {
            (0, true) => Outcome::Fine,
            (0, false) => Outcome::Findings,
            _ => Outcome::Failed,
        })
    }
}

fn write(diff: &diff::Diff, format: Format, mut output: Output, language: Language) -> Result<(), Problems> {
    match format {
        Format::Human => output.write(second_scoring_page::second_scoring(diff, language, width()).as_bytes())?,
        Format::Json => output.write(json_text(diff)?.as_bytes())?,
        Format::Csv => sheet_output::write_csv(&lists::list(diff, language), &mut output, language)?,
        #[cfg(feature = "excel")]
        Format::Xlsx => sheet_output::write_workbook(&lists::ranked_lists(diff, language), &mut output, language)?,
    }
    Ok(output.finish()?)
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
        let gathering =
            Gathering { engine: &self.engine, inputs, threads: self.batch.threads()?, messages: self.messages };
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
