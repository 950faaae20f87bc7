//! Messages for programs: one JSON object a line, in both languages.

use clap::ValueEnum;
use serde::Serialize;

use crate::print;
use crate::words::{Place, Position, Text};

/// How messages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    /// Lines for people.
    Human,
    /// One JSON object a line for programs.
    Json,
}

/// What kind of message it is. The codes are for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Code {
    /// The arguments of the command.
    Usage,
    /// Something that cannot be computed.
    Input,
    /// Something that was read all the same, and a person should look at.
    Unsure,
    /// How a file was read.
    Remark,
    /// What a command came to.
    Summary,
}

impl Code {
    const fn severity(self) -> &'static str {
        match self {
            Self::Usage | Self::Input => "error",
            Self::Unsure => "warning",
            Self::Remark => "note",
            Self::Summary => "info",
        }
    }
}

#[derive(Serialize)]
struct Line<'a> {
    severity: &'static str,
    code: Code,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Where<'a>>,
    #[serde(flatten)]
    text: &'a Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    advice: Option<&'a Text>,
}

/// A place by its parts; those that are not known are left out.
#[derive(Serialize)]
struct Where<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
}

impl<'a> Where<'a> {
    fn of(place: &'a Place) -> Self {
        let file = place.file.as_str();
        let nowhere = Self { file, line: None, column: None, sheet: None, cell: None };
        match &place.position {
            None => nowhere,
            Some(Position::Text { line, column }) => Self { line: Some(*line), column: Some(*column), ..nowhere },
            Some(Position::Sheet { sheet, cell }) => {
                Self { sheet: Some(sheet), cell: cell.map(|cell| cell.to_string()), ..nowhere }
            }
        }
    }
}

/// A message as one line of JSON.
pub(super) fn json_line(code: Code, place: Option<&Place>, text: &Text, advice: Option<&Text>) -> String {
    let line = Line { severity: code.severity(), code, place: place.map(Where::of), text, advice };
    // Strings and numbers alone: there is nothing that could not be written.
    print::line(&line).unwrap_or_default()
}
