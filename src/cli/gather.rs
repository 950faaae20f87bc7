//! What a command gathers: the documents of its inputs, with everything that is wrong with them told.

use super::messages::Messages;
use super::outcome::Outcome;
use super::progress::Progress;
use crate::intake::{Document, Kind, ScoringEngine, Threads, gather};
use crate::read::Inputs;
use crate::words::{Caution, Place, Problems, Remark, text};

/// Documents on their way into a command.
#[derive(Debug)]
pub(super) struct Gathering<'e> {
    /// What opens files.
    pub(super) engine: &'e ScoringEngine,
    pub(super) inputs: Inputs,
    pub(super) threads: Threads,
    pub(super) messages: Messages,
}

impl Gathering<'_> {
    /// Reads them all; `take` gets what `read` makes of each, in the order of the inputs, and nothing for an input that
    /// cannot be computed: what is wrong with it is told, and the others go on.
    pub(super) fn run<D: Send>(
        &self,
        read: impl Fn(&Document<'_>) -> Result<D, Problems> + Sync,
        mut take: impl FnMut(Option<D>) -> Result<(), Problems>,
    ) -> Result<Outcome, Problems> {
        self.gather(Cautions::Told, self.progress(), read, |made| take(made.ok()))
    }

    /// The same where `take` wants to know as well what is wrong with an input.
    pub(super) fn run_with_problems<D: Send>(
        &self,
        read: impl Fn(&Document<'_>) -> Result<D, Problems> + Sync,
        take: impl FnMut(Result<D, &Problems>) -> Result<(), Problems>,
    ) -> Result<Outcome, Problems> {
        self.gather(Cautions::Told, self.progress(), read, take)
    }

    /// The same for scorecards, which are written as they come and keep themselves what is unsure about workbooks.
    pub(super) fn run_for_cards<D: Send>(
        &self,
        read: impl Fn(&Document<'_>) -> Result<D, Problems> + Sync,
        mut take: impl FnMut(Option<D>) -> Result<(), Problems>,
    ) -> Result<Outcome, Problems> {
        self.gather(Cautions::Kept, self.progress().beside_results(), read, |made| take(made.ok()))
    }

    fn progress(&self) -> Progress {
        Progress::new(self.inputs.files.len(), self.messages.language).unless(self.messages.are_json())
    }

    fn gather<D: Send>(
        &self,
        cautions: Cautions,
        mut progress: Progress,
        read: impl Fn(&Document<'_>) -> Result<D, Problems> + Sync,
        mut take: impl FnMut(Result<D, &Problems>) -> Result<(), Problems>,
    ) -> Result<Outcome, Problems> {
        let mut outcome = Outcome::Fine;
        let mut told = Told::default();
        let read = |document: &Document<'_>| {
            let made = read(document);
            // What came to nothing keeps nothing.
            let tells = cautions == Cautions::Told || made.is_err() || document.kind == Kind::Department;
            let cautions = if tells { document.cautions().to_vec() } else { Vec::new() };
            Ok((Unsure { signs: document.source().signs_told(), cautions }, made))
        };
        gather(self.engine, &self.inputs.files, &self.threads, read, |found| {
            progress.step();
            let (unsure, made) = found.unwrap_or_else(|problems| (Unsure::default(), Err(problems)));
            unsure.tell(&mut progress, self.messages);
            match made {
                Ok(made) => take(Ok(made)),
                Err(problems) => {
                    progress.clear();
                    outcome = Outcome::Failed;
                    let taken = take(Err(&problems));
                    told.tell(problems, self.messages);
                    taken
                }
            }
        })?;
        progress.clear();
        told.close(self.messages);
        tell_unread(&self.inputs, self.messages);
        Ok(outcome)
    }
}

/// What is to be said of how a document was read.
#[derive(Debug, Default)]
struct Unsure {
    signs: Option<Remark>,
    cautions: Vec<Caution>,
}

impl Unsure {
    fn tell(&self, progress: &mut Progress, messages: Messages) {
        if self.signs.is_some() || !self.cautions.is_empty() {
            progress.clear();
        }
        if let Some(remark) = &self.signs {
            messages.remark(remark);
        }
        for caution in &self.cautions {
            messages.caution(caution);
        }
    }
}

/// What becomes of what is unsure about a form of a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cautions {
    Told,
    Kept,
}

/// Names what was not read of folders.
pub(super) fn tell_unread(inputs: &Inputs, messages: Messages) {
    for caution in inputs.imported.iter().chain(&inputs.unread) {
        messages.caution(caution);
    }
    if let [first, ..] = inputs.own.as_slice() {
        let count = inputs.own.len();
        messages.say(&text!(
            "文件夹中有 {count} 个本程序写出的清单和通知,不是自评表,没有读取(如 {first})",
            "lists and letters of this program in folders, which are no tables and were not read: {count} ({first} for one)"
        ));
    }
    let unread = inputs.unread.len();
    if unread > 0 {
        messages.say(&text!("文件夹中有 {unread} 个文件没有读取", "files of folders that were not read: {unread}"));
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
