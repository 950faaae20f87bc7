//! What a command gathers: the documents of its inputs, with everything that is wrong with them told.

use super::messages::Messages;
use super::outcome::Outcome;
use crate::intake::{Document, Threads, gather};
use crate::read::Input;
use crate::words::Problems;

/// Documents on their way into a command.
#[derive(Debug)]
pub(super) struct Gathering {
    pub(super) inputs: Vec<Input>,
    pub(super) threads: Threads,
    pub(super) messages: Messages,
}

impl Gathering {
    /// Reads them all; `take` gets what `read` makes of each, in the order of the inputs, and nothing for an input that
    /// cannot be computed: what is wrong with it is told, and the others go on.
    pub(super) fn run<D: Send>(
        &self,
        read: impl Fn(&Document<'_>) -> Result<D, Problems> + Sync,
        mut take: impl FnMut(Option<D>) -> Result<(), Problems>,
    ) -> Result<Outcome, Problems> {
        let mut outcome = Outcome::Fine;
        gather(&self.inputs, &self.threads, read, |document| match document {
            Ok(document) => take(Some(document)),
            Err(problems) => {
                self.messages.problems(&problems);
                outcome = Outcome::Failed;
                take(None)
            }
        })?;
        Ok(outcome)
    }
}
