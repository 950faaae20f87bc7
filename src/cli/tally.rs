//! How many tables were scored, and what the exit code makes of that.

use super::messages::Messages;
use super::outcome::Outcome;
use crate::words::{Text, text};

/// What scoring came to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub(super) written: usize,
    /// Of these, tables of which something could not be assessed.
    pub(super) incomplete: usize,
    /// Tables that could not be computed.
    pub(super) failed: usize,
}

impl Tally {
    /// One more table is written.
    pub(super) fn add(&mut self, is_complete: bool) {
        self.written += 1;
        self.incomplete += usize::from(!is_complete);
    }

    /// Tells whatever is not told by one table that is scored in full.
    pub(super) fn tell(self, messages: Messages) {
        if self.failed > 0 || self.incomplete > 0 || self.written != 1 {
            messages.say(&self.summary());
        }
    }

    fn summary(self) -> Text {
        let Self { written, incomplete, failed } = self;
        let mut text = text!("已评 {written} 张表", "{written} scored");
        if incomplete > 0 {
            text.push(&text!(",{incomplete} 张未能全部评定", ", {incomplete} of them not in full"));
        }
        if failed > 0 {
            text.push(&text!(";{failed} 张无法计算", "; {failed} could not be computed"));
        }
        text
    }

    /// What it came to.
    pub(super) const fn outcome(self) -> Outcome {
        match (self.failed, self.incomplete) {
            (0, 0) if self.written > 0 => Outcome::Fine,
            // That there was no table is an answer.
            (0, _) => Outcome::Findings,
            _ => Outcome::Failed,
        }
    }
}
