//! What a command gathers: the documents of its inputs, with everything that is wrong with them told.

use super::messages::Messages;
use super::outcome::Outcome;
use super::progress::Progress;
use crate::intake::{Document, Gather, Gathered, Kind, Reader, ScoringEngine, Threads, gather, refuted};
use crate::print::Output;
use crate::read::{Expected, Inputs, Lines, Reached, looked_at, size};
use crate::words::{Caution, Place, Problems, Remark, Text, text};

/// Documents on their way into a command.
#[derive(Debug)]
pub(super) struct Gathering<'e> {
    /// What opens files.
    pub(super) engine: &'e ScoringEngine,
    pub(super) inputs: Inputs,
    pub(super) threads: Threads,
    pub(super) messages: Messages,
}

impl<'e> Gathering<'e> {
    /// What inputs stand for. What files say for which they are not read is held against what is in them.
    pub(super) fn new(engine: &'e ScoringEngine, inputs: Inputs, threads: Threads, messages: Messages) -> Self {
        let bytes = |name: &str| looked_at(name).map_err(Problems::from);
        let refuted = refuted(engine, &threads, inputs.claims(), bytes);
        Self { engine, inputs: inputs.refuting(refuted), threads, messages }
    }
}

impl Gathering<'_> {
    /// Reads them all; `take` gets what `read` makes of each, in the order of the inputs, and nothing for an input that
    /// cannot be computed: what is wrong with it is told, and the others go on.
    pub(super) fn run<D: Send + 'static>(
        &self,
        read: impl Fn(&Document<'_>) -> Result<D, Problems> + Sync,
        mut take: impl FnMut(Option<D>) -> Result<(), Problems>,
    ) -> Result<Outcome, Problems> {
        self.run_with_problems(read, |made| take(made.ok()))
    }

    /// The same with a reader that makes something of many lines at once.
    pub(super) fn run_with<D: Send + 'static>(
        &self,
        reader: impl Reader<D>,
        mut take: impl FnMut(Option<D>) -> Result<(), Problems>,
    ) -> Result<Outcome, Problems> {
        self.run_telling(reader, |made| take(made.ok()))
    }

    /// The same where `take` wants to know as well what is wrong with an input.
    pub(super) fn run_with_problems<D: Send + 'static>(
        &self,
        read: impl Fn(&Document<'_>) -> Result<D, Problems> + Sync,
        take: impl FnMut(Result<D, &Problems>) -> Result<(), Problems>,
    ) -> Result<Outcome, Problems> {
        self.run_telling(read, take)
    }

    fn run_telling<D: Send + 'static>(
        &self,
        reader: impl Reader<D>,
        mut take: impl FnMut(Result<D, &Problems>) -> Result<(), Problems>,
    ) -> Result<Outcome, Problems> {
        let reader = Telling { reader, cautions: Cautions::Told };
        self.gather(Expected::Any, Reached::default(), self.progress(), &reader, |gathered| match gathered {
            Gathered::Made(made) => take(made),
            Gathered::Reached(_) | Gathered::Pause => Ok(()),
        })
    }

    /// The same for scorecards, which are written as they come; as data they keep themselves what is unsure about workbooks.
    /// `take` is told as well when whoever waits for an answer can have it.
    pub(super) fn run_for_cards<D: Send + 'static>(
        &self,
        cautions: Cautions,
        expected: Expected,
        from: Reached,
        reader: impl Reader<D>,
        mut take: impl FnMut(Gathered<Option<D>>) -> Result<(), Problems>,
    ) -> Result<Outcome, Problems> {
        let reader = Telling { reader, cautions };
        self.gather(expected, from, self.progress().beside_results(), &reader, |gathered| match gathered {
            Gathered::Made(made) => take(Gathered::Made(made.ok())),
            Gathered::Reached(reached) => take(Gathered::Reached(reached)),
            Gathered::Pause => take(Gathered::Pause),
        })
    }

    fn progress(&self) -> Progress {
        let size = match self.inputs.files.as_slice() {
            [only] => size(only),
            _ => None,
        };
        Progress::new(self.inputs.files.len(), self.messages.language).of_size(size).unless(self.messages.are_json())
    }

    fn gather<D: Send + 'static>(
        &self,
        expected: Expected,
        from: Reached,
        mut progress: Progress,
        reader: &impl Reader<Told<D>>,
        mut take: impl FnMut(Gathered<Result<D, &Problems>>) -> Result<(), Problems>,
    ) -> Result<Outcome, Problems> {
        progress.begin(from.bytes);
        let mut outcome = Outcome::Fine;
        let (mut telling, mut same) = (Faults::default(), Cautioned::default());
        let documents = documents_of(reader);
        let inputs = Gather { engine: self.engine, inputs: &self.inputs.files, threads: &self.threads, expected, from };
        gather(inputs, reader, |gathered| {
            let found = match gathered {
                Gathered::Made(found) => found,
                Gathered::Pause => return take(Gathered::Pause),
                Gathered::Reached(reached) => {
                    progress.reach(reached.bytes);
                    return take(Gathered::Reached(reached));
                }
            };
            progress.step(found.as_ref().map_or(1, documents));
            let Told { unsure, made } =
                found.unwrap_or_else(|problems| Told { unsure: Unsure::default(), made: Err(problems) });
            unsure.tell(&mut same, &mut progress, self.messages);
            match made {
                Ok(made) => take(Gathered::Made(Ok(made))),
                Err(problems) => {
                    progress.clear();
                    outcome = Outcome::Failed;
                    let taken = take(Gathered::Made(Err(&problems)));
                    telling.tell(problems, self.messages);
                    taken
                }
            }
        })?;
        progress.clear();
        same.close(self.messages);
        telling.close(self.messages);
        tell_unread(&self.inputs, self.messages);
        Ok(outcome)
    }
}

/// How many documents something was made of by a reader.
fn documents_of<D, R: Reader<D>>(_: &R) -> fn(&D) -> usize {
    R::documents
}

/// Ends a gathering whose results nobody reads any more; there is nothing to tell of it.
pub(super) fn while_read(output: &Output) -> Result<(), Problems> {
    if output.is_closed() { Err(Problems(Vec::new())) } else { Ok(()) }
}

/// Reads documents, with what is to be said of how each was read.
struct Telling<R> {
    reader: R,
    cautions: Cautions,
}

/// What was made of a document, and what is to be said of how it was read.
struct Told<D> {
    unsure: Unsure,
    made: Result<D, Problems>,
}

impl<D, R: Reader<D>> Reader<Told<D>> for Telling<R> {
    fn document(&self, document: &Document<'_>) -> Result<Told<D>, Problems> {
        let made = self.reader.document(document);
        // What came to nothing keeps nothing.
        let tells = self.cautions == Cautions::Told || made.is_err() || document.kind == Kind::Department;
        let cautions = if tells { document.cautions().to_vec() } else { Vec::new() };
        Ok(Told { unsure: Unsure { signs: document.source().signs_told(), cautions }, made })
    }

    fn lines(&self, lines: Lines<'_>) -> Vec<Result<Told<D>, Problems>> {
        let made = self.reader.lines(lines).into_iter();
        made.map(|made| Ok(Told { unsure: Unsure::default(), made })).collect()
    }

    fn documents(told: &Told<D>) -> usize {
        told.made.as_ref().map_or(1, R::documents)
    }
}

/// What is to be said of how a document was read.
#[derive(Debug, Default)]
struct Unsure {
    signs: Option<Remark>,
    cautions: Vec<Caution>,
}

impl Unsure {
    /// What is said of one book is said of the next in the same words, as that a script left no results of formulas.
    fn tell(self, same: &mut Cautioned, progress: &mut Progress, messages: Messages) {
        if self.signs.is_some() || !self.cautions.is_empty() {
            progress.clear();
        }
        if let Some(remark) = &self.signs {
            messages.remark(remark);
        }
        for caution in self.cautions {
            if messages.are_json() || !same.has_taken(&caution) {
                messages.caution(&caution);
            }
        }
    }
}

/// What is unsure in the same words in several places, told when all of them are known: a line with their number.
#[derive(Default)]
struct Cautioned(Vec<(Caution, usize)>);

impl Cautioned {
    /// Whether a caution is told later.
    fn has_taken(&mut self, caution: &Caution) -> bool {
        let known = self.0.iter_mut().find(|(same, _)| same.text == caution.text);
        if let Some((_, places)) = known {
            *places += 1;
            return true;
        }
        let has_room = self.0.len() < Repeated::KINDS;
        if has_room {
            self.0.push((caution.clone(), 1));
        }
        has_room
    }

    fn close(self, messages: Messages) {
        for (Caution { place, text }, places) in self.0 {
            let text = match places {
                1 => text,
                _ => text!(
                    "{text}(共 {places} 处如此,逐一列出用 --message-format json)",
                    "{text} (the same in {places} places; --message-format json names each)"; text
                ),
            };
            messages.caution(&Caution { place, text });
        }
    }
}

/// What becomes of what is unsure about a form of a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cautions {
    /// It is told on the way.
    Told,
    /// Scorecards say it themselves.
    Kept,
}

/// Files whose tables are read elsewhere, and that are named one by one.
const IMPORTED: usize = 5;

/// Names what was not read of folders.
pub(super) fn tell_unread(inputs: &Inputs, messages: Messages) {
    match inputs.imported.as_slice() {
        [first, .., last] if inputs.imported.len() > IMPORTED && !messages.are_json() => {
            let (count, first, last) = (inputs.imported.len(), &first.place.file, &last.place.file);
            messages.say(&text!(
                "文件夹中有 {count} 个文件的表已在别处读取(批注副本、已导入的工作簿、由别的表写出的表),没有再读(如 {first}、{last};逐一列出用 --message-format json)",
                "files of folders whose tables are read elsewhere, and were not read again: {count} (annotated copies, imported workbooks, forms written of other tables; {first} and {last} for two; --message-format json names each)"
            ));
        }
        imported => imported.iter().for_each(|caution| messages.caution(caution)),
    }
    inputs.unread.iter().for_each(|caution| messages.caution(caution));
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
struct Faults {
    file: String,
    count: usize,
    untold: usize,
    repeated: Repeated,
}

impl Faults {
    fn tell(&mut self, Problems(mut problems): Problems, messages: Messages) {
        let Some(file) = problems.first().map(|problem| problem.place.file.as_str()) else { return };
        if file != self.file {
            self.close_file(messages);
            (self.file, self.count, self.untold) = (file.to_owned(), 0, 0);
        }
        // Those of one document are no more already.
        let left = if self.count == 0 { problems.len() } else { Problems::MOST.saturating_sub(self.count) };
        let all = Problems(problems.split_off(left.min(problems.len()))).all();
        self.untold += all;
        self.count += problems.len();
        if !messages.are_json() {
            problems.retain(|problem| self.repeated.is_news(&problem.place, &problem.message));
        }
        messages.problems(&Problems(problems));
    }

    /// Says how many of a file were not told.
    fn close_file(&self, messages: Messages) {
        if self.untold > 0 {
            messages.problems(&Problems::and_more(Place::file(&self.file), self.untold).into());
        }
    }

    /// Says how many were not told.
    fn close(self, messages: Messages) {
        self.close_file(messages);
        self.repeated.close(messages);
    }
}

/// What is said in the same words of file after file, as that no template is named: after some of them they are counted.
struct Repeated {
    said: Vec<Same>,
    /// Files of which the same is told.
    told: usize,
}

impl Default for Repeated {
    fn default() -> Self {
        Self { said: Vec::new(), told: 5 }
    }
}

/// Something that is said of several files.
struct Same {
    message: Text,
    /// The last file of which it was said.
    file: String,
    files: usize,
    untold: usize,
}

impl Repeated {
    /// Different things that are kept in mind.
    const KINDS: usize = 100;

    fn is_news(&mut self, place: &Place, message: &Text) -> bool {
        let Some(same) = self.said.iter_mut().find(|same| same.message == *message) else {
            if self.said.len() < Self::KINDS {
                self.said.push(Same { message: message.clone(), file: place.file.clone(), files: 1, untold: 0 });
            }
            return true;
        };
        if same.file != place.file {
            same.file.clone_from(&place.file);
            same.files += 1;
        }
        let is_news = same.files <= self.told;
        same.untold += usize::from(!is_news);
        is_news
    }

    fn close(self, messages: Messages) {
        for Same { message, untold, .. } in self.said.into_iter().filter(|same| same.untold > 0) {
            messages.say(&text!(
                "另有 {untold} 处也是:{message}(逐一列出用 --message-format json)",
                "{untold} more of the same: {message} (--message-format json names each)"; message
            ));
        }
    }
}
