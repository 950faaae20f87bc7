//! What commands share whose result is a page, an object and a list: how it is written, and where to.

use std::marker::PhantomData;
#[cfg(feature = "excel")]
use std::path::Path;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::answer::json_text;
use super::batch::Batch;
use super::gather::Gathering;
use super::messages::{Messages, width};
use super::sheet_output;
#[cfg(feature = "excel")]
use crate::book::Paper;
use crate::intake::ScoringEngine;
use crate::print::{Listing, Output};
use crate::read::{each_once, inputs};
use crate::words::{Language, Problems};

/// What the help of a command says of the notations of its result.
pub(super) trait ListHelp: Clone + Copy + PartialEq + Send + Sync + 'static {
    /// How what is written.
    const FORMAT: &'static str;
    /// What people read.
    const HUMAN: &'static str = "Lines for people";
    /// What programs read.
    const JSON: &'static str = "One JSON object";
    /// What a row is.
    const CSV: &'static str;
    /// What is in a workbook.
    const XLSX: &'static str = "The same as a workbook";
}

/// A result that people read as a page, programs as an object, and spreadsheets as a list.
pub(super) trait ListedResult: Serialize {
    /// The page.
    fn page(&self, language: Language, width: u16) -> String;
    /// All of it as rows.
    fn list(&self, language: Language) -> Listing;
    /// The sheets of its workbook.
    fn sheets(&self, language: Language) -> Vec<Listing> {
        vec![self.list(language)]
    }
    /// The sheet of its workbook that stands before all others, where it is no list.
    #[cfg(feature = "excel")]
    fn first_sheet(&self) -> Option<Paper> {
        None
    }
}

/// How a result is written, and the options of every command over many tables.
#[derive(Debug, Args)]
pub(super) struct ListOutput<H: ListHelp> {
    #[arg(long, short, value_enum, help = H::FORMAT)]
    format: Option<ListFormat<H>>,
    #[command(flatten)]
    pub(super) batch: Batch,
}

/// A notation of a result, with what the help of its command says of it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct ListFormat<H> {
    notation: Notation,
    of: PhantomData<H>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Notation {
    Human,
    Json,
    Csv,
    #[cfg(feature = "excel")]
    Xlsx,
}

impl<H: ListHelp> ListFormat<H> {
    const ALL: &'static [Self] = &[
        Self::new(Notation::Human),
        Self::new(Notation::Json),
        Self::new(Notation::Csv),
        #[cfg(feature = "excel")]
        Self::new(Notation::Xlsx),
    ];

    const fn new(notation: Notation) -> Self {
        Self { notation, of: PhantomData }
    }
}

impl<H: ListHelp> ValueEnum for ListFormat<H> {
    fn value_variants<'v>() -> &'v [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, help) = match self.notation {
            Notation::Human => ("human", H::HUMAN),
            Notation::Json => ("json", H::JSON),
            Notation::Csv => ("csv", H::CSV),
            #[cfg(feature = "excel")]
            Notation::Xlsx => ("xlsx", H::XLSX),
        };
        Some(PossibleValue::new(name).help(help))
    }
}

impl<H: ListHelp> ListOutput<H> {
    /// What the paths of a command stand for, on its way in.
    pub(super) fn gathering<'e>(
        &self,
        engine: &'e ScoringEngine,
        paths: &[String],
        messages: Messages,
    ) -> Result<Gathering<'e>, Problems> {
        let inputs = each_once(inputs(paths));
        Ok(Gathering::new(engine, inputs, self.batch.threads()?, messages))
    }

    /// Whether the result is written as a workbook.
    #[cfg(feature = "excel")]
    pub(super) fn is_workbook(&self) -> Result<bool, Problems> {
        let format = self.batch.format(self.format, ListFormat::new(Notation::Human))?;
        Ok(format.notation == Notation::Xlsx)
    }

    /// The file that it is written into.
    #[cfg(feature = "excel")]
    pub(super) fn file(&self) -> Option<&Path> {
        self.batch.output.as_deref().filter(|path| path.as_os_str() != "-")
    }

    /// Where the result goes: opened before the work is done, so that a file that exists is told of at once.
    pub(super) fn open(&self) -> Result<ListFile, Problems> {
        let notation = self.batch.format(self.format, ListFormat::new(Notation::Human))?.notation;
        #[cfg(feature = "excel")]
        if notation == Notation::Xlsx {
            sheet_output::needs_file(self.batch.output.as_deref())?;
        }
        Ok(ListFile { notation, output: self.batch.open_output(notation == Notation::Csv)? })
    }
}

/// Where a result goes.
#[derive(Debug)]
pub(super) struct ListFile {
    notation: Notation,
    output: Output,
}

impl ListFile {
    /// Writes the result.
    pub(super) fn write(mut self, result: &impl ListedResult, language: Language) -> Result<(), Problems> {
        let output = &mut self.output;
        match self.notation {
            Notation::Human => output.write(result.page(language, width()).as_bytes())?,
            Notation::Json => output.write(json_text(result)?.as_bytes())?,
            Notation::Csv => sheet_output::write_csv(&result.list(language), output, language)?,
            #[cfg(feature = "excel")]
            Notation::Xlsx => {
                sheet_output::write_workbook(result.first_sheet(), &result.sheets(language), output, language)?;
            }
        }
        Ok(self.output.finish()?)
    }
}
