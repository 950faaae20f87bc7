//! What a command answers on standard output: lines for people, or JSON.

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::messages::unwritable;
use crate::print::{self, Output};
use crate::words::{Place, Problem, Problems, text};

/// How a command answers.
#[derive(Debug, Args)]
pub(super) struct Answer {
    /// How the result is written.
    #[arg(long, short, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Lines for people.
    Human,
    /// JSON for programs.
    Json,
}

impl Answer {
    /// Writes a result, for people in the lines that are made of it.
    pub(super) fn write<T: Serialize>(&self, result: &T, lines: impl FnOnce() -> String) -> Result<(), Problems> {
        let text = match self.format {
            Format::Human => lines(),
            Format::Json => json_text(result)?,
        };
        print(text.as_bytes())
    }
}

/// A result as JSON that ends its line.
pub(super) fn json_text<T: Serialize>(result: &T) -> Result<String, Problems> {
    Ok(print::pretty(result).map_err(|error| unwritable(&error))? + "\n")
}

/// That standard output cannot be written.
pub(super) fn unprintable(error: &std::io::Error) -> Problem {
    Problem::of_system(Place::file("stdout"), &text!("无法写入", "cannot be written"), error)
}

/// Writes to standard output.
pub(super) fn print(bytes: &[u8]) -> Result<(), Problems> {
    let mut output = Output::standard();
    output.write(bytes)?;
    output.finish()?;
    Ok(())
}
