//! What a command gathers: the documents of its inputs, with everything that is wrong with them told.

use super::messages::Messages;
use super::outcome::Outcome;
use super::progress::Progress;
use crate::intake::{Document, Threads, gather};
use crate::read::Input;
use crate::words::{Place, Problems};

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
        take: impl FnMut(Option<D>) -> Result<(), Problems>,
    ) -> Result<Outcome, Problems> {
        self.run_beside(Progress::new(self.inputs.len(), self.messages.language), read, take)
    }

    /// The same for a command that writes each result as it comes.
    pub(super) fn run_writing<D: Send>(
        &self,
        read: impl Fn(&Document<'_>) -> Result<D, Problems> + Sync,
        take: impl FnMut(Option<D>) -> Result<(), Problems>,
    ) -> Result<Outcome, Problems> {
        self.run_beside(Progress::new(self.inputs.len(), self.messages.language).beside_results(), read, take)
    }

    fn run_beside<D: Send>(
        &self,
        mut progress: Progress,
        read: impl Fn(&Document<'_>) -> Result<D, Problems> + Sync,
        mut take: impl FnMut(Option<D>) -> Result<(), Problems>,
    ) -> Result<Outcome, Problems> {
        let mut outcome = Outcome::Fine;
        let mut told = Told::default();
        let read = |document: &Document<'_>| Ok((document.source().signs_told(), read(document)));
        gather(&self.inputs, &self.threads, read, |document| {
            progress.step();
            let made = document.and_then(|(signs, made)| {
                if let Some(remark) = signs {
                    progress.clear();
                    self.messages.remark(&remark);
                }
                made
            });
            match made {
                Ok(made) => take(Some(made)),
                Err(problems) => {
                    progress.clear();
                    told.tell(problems, self.messages);
                    outcome = Outcome::Failed;
                    take(None)
                }
            }
        })?;
        progress.clear();
        told.close(self.messages);
        Ok(outcome)
    }
}

/// What was told of the file at hand: a hundred messages say that it needs to be made anew, and a million of them hide
/// what is wrong with the others.
#[derive(Default)]
struct Told {
    file: String,
    count: usize,
    untold: usize,
}

impl Told {
    fn tell(&mut self, Problems(mut problems): Problems, messages: Messages) {
        let Some(file) = problems.first().map(|problem| problem.place.file.as_str()) else { return };
        if file != self.file {
            let next = Self { file: file.to_owned(), count: 0, untold: 0 };
            std::mem::replace(self, next).close(messages);
        }
        // Those of one document are no more already.
        let left = if self.count == 0 { problems.len() } else { Problems::MOST.saturating_sub(self.count) };
        self.untold += problems.len().saturating_sub(left);
        problems.truncate(left);
        self.count += problems.len();
        messages.problems(&Problems(problems));
    }

    /// Says how many were not told.
    fn close(self, messages: Messages) {
        if self.untold > 0 {
            messages.problems(&Problems::and_more(Place::file(&self.file), self.untold).into());
        }
    }
}
