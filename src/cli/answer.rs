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
    /// Begins answers about one thing after the other.
    pub(super) fn begin(&self) -> Answers {
        Answers { format: self.format, output: Output::standard(), held: String::new(), is_first: true }
    }

    /// Writes a result, for people in the lines that are made of it.
    pub(super) fn write<T: Serialize>(&self, result: &T, lines: impl FnOnce() -> String) -> Result<(), Problems> {
        let text = match self.format {
            Format::Human => lines(),
            Format::Json => json_text(result)?,
        };
        print(text.as_bytes())
    }
}

/// Answers about one thing after the other, of which there may be millions: an array in JSON.
pub(super) struct Answers {
    format: Format,
    output: Output,
    /// What is not written yet: whoever fails at a few things has said nothing of them.
    held: String,
    is_first: bool,
}

/// Bytes that are held before they are written.
const HELD: usize = 1 << 20;

impl Answers {
    /// Adds one, for people in the lines that are made of it.
    pub(super) fn add<T: Serialize>(&mut self, one: &T, lines: impl FnOnce() -> String) -> Result<(), Problems> {
        match self.format {
            Format::Human => self.held.push_str(&lines()),
            Format::Json => {
                self.held.push_str(if self.is_first { "[\n  " } else { ",\n  " });
                self.held.push_str(&print::pretty_within(one, 1).map_err(|error| unwritable(&error))?);
            }
        }
        self.is_first = false;
        if self.held.len() >= HELD {
            self.output.write(self.held.as_bytes())?;
            self.held.clear();
        }
        Ok(())
    }

    /// Writes what is left, for people with something behind it.
    pub(super) fn end(mut self, behind: &str) -> Result<(), Problems> {
        self.held.push_str(match self.format {
            Format::Human => behind,
            Format::Json if self.is_first => "[]\n",
            Format::Json => "\n]\n",
        });
        self.output.write(self.held.as_bytes())?;
        Ok(self.output.finish()?)
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
