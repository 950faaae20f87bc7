//! Where long results go: an output like others or, with `--resume`, one that goes on where it was cut off.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::batch::Batch;
use super::gather::{Gathering, while_read};
use super::messages::Messages;
use super::outcome::Outcome;
use super::tally::Tally;
use crate::print::{Output, Part};
use crate::read::{Format, Reached, was_read};
use crate::template::fingerprint;
use crate::words::{Place, Problem, Problems, text};

/// So long at most is made again of what was cut off.
const BETWEEN_MARKS: Duration = Duration::from_secs(2);

/// Results on their way out, and how many there are.
pub(super) struct LongOutput {
    output: Kind,
    pub(super) tally: Tally,
}

enum Kind {
    Plain(Output),
    Growing(Growing),
}

/// A file that goes on where it was cut off.
struct Growing {
    part: Part,
    /// What is done of what.
    run: String,
    reached: Reached,
    /// When the last mark was left; the first one is left at once.
    marked: Option<Instant>,
}

/// How far a result is done.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mark {
    /// A digest of what is done, of what, and by which rules: nobody goes on with something else.
    run: String,
    input: Reached,
    output: u64,
    written: usize,
    incomplete: usize,
    failed: usize,
}

/// That there is nothing to go on with.
pub(super) fn not_resumed() -> Problem {
    Problem::new(
        Place::file("--resume"),
        text!(
            "续评用于一个 NDJSON 文件,且须有 -o 文件和 -f ndjson、points 或 csv",
            "this is for one file of NDJSON, with -o FILE and -f ndjson, points or csv"
        ),
    )
}

impl LongOutput {
    /// `what` is done of the inputs.
    pub(super) fn open(gathering: &Gathering<'_>, batch: &Batch, resume: bool, what: &str) -> Result<Self, Problem> {
        if !resume {
            return Ok(Self { output: Kind::Plain(batch.open_output(false)?), tally: Tally::default() });
        }
        let [Ok(input)] = gathering.inputs.files.as_slice() else { return Err(not_resumed()) };
        let path = batch.output.as_deref().filter(|path| path.as_os_str() != "-").ok_or_else(not_resumed)?;
        if Format::of_name(input) != Some(Format::Ndjson) {
            return Err(not_resumed());
        }
        let run = run(gathering, input, what);
        let (part, left) = Part::open(path, batch.force, was_read)?;
        let growing = Growing { part, run, reached: Reached::default(), marked: None };
        let mut output = Self { output: Kind::Plain(Output::Closed), tally: Tally::default() };
        output.go_on(growing, path, left.as_deref())?;
        Ok(output)
    }

    fn go_on(&mut self, mut growing: Growing, path: &Path, left: Option<&str>) -> Result<(), Problem> {
        if let Some(left) = left {
            let mark = serde_json::from_str::<Mark>(left).ok().filter(|mark| mark.run == growing.run);
            let Mark { input, output, written, incomplete, failed, .. } = mark.ok_or_else(|| other_run(path))?;
            growing.part.go_on_behind(output)?;
            growing.reached = input;
            self.tally = Tally { written, incomplete, failed };
        }
        self.output = Kind::Growing(growing);
        Ok(())
    }

    /// How much of the input is done already.
    pub(super) const fn reached(&self) -> Reached {
        match &self.output {
            Kind::Plain(_) => Reached { lines: 0, bytes: 0 },
            Kind::Growing(growing) => growing.reached,
        }
    }

    /// What follows is UTF-8.
    pub(super) fn mark_encoding(&mut self) -> Result<(), Problem> {
        match &mut self.output {
            Kind::Plain(output) => output.mark_encoding(),
            Kind::Growing(growing) if growing.part.bytes() == 0 => growing.part.write("\u{FEFF}".as_bytes()),
            Kind::Growing(_) => Ok(()),
        }
    }

    /// Writes a text in which nothing is hidden.
    pub(super) fn write(&mut self, text: &[u8]) -> Result<(), Problem> {
        match &mut self.output {
            Kind::Plain(output) => output.write_raw(text),
            Kind::Growing(growing) => growing.part.write(text),
        }
    }

    /// So much of the input is done, and all that was made of it is written.
    pub(super) fn reach(&mut self, reached: Reached) -> Result<(), Problem> {
        let Kind::Growing(growing) = &mut self.output else { return Ok(()) };
        growing.reached = reached;
        if growing.marked.is_some_and(|marked| marked.elapsed() < BETWEEN_MARKS) {
            return Ok(());
        }
        let Tally { written, incomplete, failed } = self.tally;
        let (run, output) = (growing.run.clone(), growing.part.bytes());
        let mark = Mark { run, input: reached, output, written, incomplete, failed };
        let line = crate::print::line(&mark).map_err(|error| super::messages::unwritable(&error))?;
        growing.part.leave(&line)?;
        growing.marked = Some(Instant::now());
        Ok(())
    }

    pub(super) fn flush(&mut self) -> Result<(), Problem> {
        match &mut self.output {
            Kind::Plain(output) => output.flush(),
            Kind::Growing(_) => Ok(()),
        }
    }

    pub(super) const fn is_closed(&self) -> bool {
        matches!(&self.output, Kind::Plain(output) if output.is_closed())
    }

    /// Ends a gathering whose results nobody reads any more.
    pub(super) fn while_read(&self) -> Result<(), Problems> {
        match &self.output {
            Kind::Plain(output) => while_read(output),
            Kind::Growing(_) => Ok(()),
        }
    }

    /// Closes the output and tells what it came to. Where nothing could be scored nothing is written.
    pub(super) fn finish(self, messages: Messages) -> Result<Outcome, Problems> {
        let is_empty = self.tally.written == 0;
        match self.output {
            Kind::Plain(_) if is_empty => {}
            Kind::Plain(output) => output.finish()?,
            Kind::Growing(growing) if is_empty => growing.part.discard()?,
            Kind::Growing(growing) => growing.part.finish()?,
        }
        self.tally.tell(messages);
        Ok(self.tally.outcome())
    }
}

/// A digest of what is done, of which file, by which program and templates.
fn run(gathering: &Gathering<'_>, input: &str, what: &str) -> String {
    let mut run = format!("{what}\n{}\n{input}\n", env!("CARGO_PKG_VERSION"));
    let found = fs::metadata(input).ok();
    let changed = found.as_ref().and_then(|found| found.modified().ok()?.duration_since(UNIX_EPOCH).ok());
    // A text takes whatever is written.
    let _ = writeln!(run, "{:?} {changed:?}", found.map(|found| found.len()));
    let engine = gathering.engine;
    for book in engine.library().iter().chain(engine.template().cloned()) {
        run.push_str(&book.stamp().sha256);
    }
    fingerprint(run.as_bytes())
}

fn other_run(path: &Path) -> Problem {
    let path = path.display().to_string();
    let message = text!(
        "{path}.part 是另一次评分的一部分:表、模板、选项或程序版本与当时不同",
        "{path}.part belongs to another run: tables, template, options or program are not those of that time"
    );
    let advice = text!(
        "请删去 {path}.part 和 {path}.part.json 重新开始,或按当时的命令继续",
        "remove {path}.part and {path}.part.json to begin anew, or go on with the command of that time"
    );
    Problem::new(Place::file("--resume"), message).advise(advice)
}
