//! Messages on standard error, in the reader's language.

use std::io::{IsTerminal, Write};

use super::excerpt::Excerpts;
use super::message_json::{Code, MessageFormat, json_line};
use super::paint;
use crate::print::wrap;
use crate::words::{Caution, Language, Place, Problem, Problems, Remark, Text, text, visible};

/// Where messages go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Messages {
    /// The reader's language.
    pub(super) language: Language,
    format: MessageFormat,
}

impl Messages {
    pub(super) const fn new(language: Language, format: MessageFormat) -> Self {
        Self { language, format }
    }

    /// Whether programs read them.
    pub(super) const fn are_json(self) -> bool {
        matches!(self.format, MessageFormat::Json)
    }

    fn json(self, code: Code, place: Option<&Place>, text: &Text, advice: Option<&Text>) -> bool {
        if self.are_json() {
            raw_line(&json_line(code, place, text, advice));
        }
        self.are_json()
    }

    /// That the arguments are wrong.
    pub(super) fn usage(self, text: &Text) {
        if !self.json(Code::Usage, None, text, None) {
            line(text.get(self.language));
        }
    }

    /// Every problem with its place and advice, and the line at fault.
    pub(super) fn problems(self, problems: &Problems) {
        let (mut excerpts, width) = (Excerpts::default(), width());
        // Those of one document end with how many are not listed.
        let (told, untold) = problems.0.split_at_checked(Problems::MOST + 1).unwrap_or((&problems.0, &[]));
        let file = |problem: &Problem| Problems::and_more(Place::file(&problem.place.file), untold.len());
        let more = untold.first().map(file);
        for problem in told.iter().chain(&more) {
            if self.json(Code::Input, Some(&problem.place), &problem.message, problem.advice.as_ref()) {
                continue;
            }
            self.line(&problem.in_language(self.language));
            if let Some(excerpt) = excerpts.of(&problem.place, width) {
                line(&excerpt);
            }
        }
    }

    /// A remark on how a file was read.
    pub(super) fn remark(self, remark: &Remark) {
        if !self.json(Code::Remark, Some(&remark.place), &remark.message, None) {
            self.line(&remark.in_language(self.language));
        }
    }

    /// A message with its label, in colour where that is seen.
    fn line(self, message: &str) {
        let message = fitted(&visible(message));
        if paint::on_errors() {
            raw_line(&paint::message(&message, self.language));
        } else {
            raw_line(&message);
        }
    }

    /// What a person should look at.
    pub(super) fn caution(self, caution: &Caution) {
        if !self.json(Code::Unsure, Some(&caution.place), &caution.text, None) {
            self.line(&caution.in_language(self.language));
        }
    }

    /// A summary or a hint.
    pub(super) fn say(self, text: &Text) {
        if !self.json(Code::Summary, None, text, None) {
            line(text.get(self.language));
        }
    }
}

fn line(text: &str) {
    raw_line(&fitted(&visible(text)));
}

/// A message in lines that fit the terminal, where it is seen on one: for programs, and in files, a message is a line.
fn fitted(text: &str) -> String {
    let terminal = std::io::stderr().is_terminal().then(terminal_size::terminal_size).flatten();
    let Some((width, _)) = terminal else { return text.to_owned() };
    let fit = |line: &str| wrap(line, line.len() - line.trim_start_matches(' ').len() + 2, width.0.max(NARROWEST));
    text.lines().map(fit).collect::<Vec<_>>().join("\n")
}

/// Columns that tables and messages need at least.
const NARROWEST: u16 = 60;

fn raw_line(text: &str) {
    // Nobody is left to tell where standard error cannot be written.
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// The width of tables: the terminal's, or `COLUMNS`, or 100.
pub(super) fn width() -> u16 {
    let asked = || std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    terminal().or_else(asked).unwrap_or(100).max(NARROWEST)
}

/// The width of the terminal on which results are seen; none where they go elsewhere.
pub(super) fn terminal() -> Option<u16> {
    let seen = std::io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
    seen.map(|(width, _)| width.0.max(NARROWEST))
}

/// That a result could not be put into the notation that was asked for.
pub(super) fn unwritable(error: &dyn std::error::Error) -> Problem {
    Problem::new(Place::file("stdout"), text!("无法输出:{error}", "cannot be written: {error}"))
}
