//! Points on their way out, one line a table, in the order of the inputs.

use super::batch::Batch;
use super::gather::{Cautions, Gathering};
use super::messages::unwritable;
use super::outcome::Outcome;
use super::resume::LongOutput;
use crate::intake::{Gathered, Reader};
use crate::points::{Cards, CardsReader, Chunk, Lines, PointsReader};
use crate::read::Expected;
use crate::score::csv_header;
use crate::words::{Problem, Problems};

/// Scores all tables of the inputs, a line each.
pub(super) fn write_points(
    gathering: &Gathering<'_>,
    batch: &Batch,
    resume: bool,
    lines: Lines,
) -> Result<Outcome, Problems> {
    let output = LongOutput::open(gathering, batch, resume, &format!("points {lines:?}"))?;
    let points = PointsFile { output, header: String::new(), pack: AsLines };
    points.fill(gathering, Expected::Lines, PointsReader::new(gathering.engine, lines))
}

/// Scores all tables of the inputs, a scorecard each.
pub(super) fn write_cards(
    gathering: &Gathering<'_>,
    batch: &Batch,
    resume: bool,
    cards: Cards,
) -> Result<Outcome, Problems> {
    let mut output = LongOutput::open(gathering, batch, resume, &format!("cards {cards:?}"))?;
    let (mut header, mut expected) = (String::new(), Expected::Lines);
    if cards == Cards::Csv {
        (header, expected) = (csv_header().map_err(|error| unwritable(&error))?, Expected::Any);
        output.mark_encoding()?;
    }
    PointsFile { output, header, pack: AsLines }.fill(gathering, expected, CardsReader::new(gathering.engine, cards))
}

/// What becomes of lines on their way into a file.
pub(super) trait Pack {
    /// Takes some lines; the bytes that can be written.
    fn pack(&mut self, lines: String) -> Result<Vec<u8>, Problem>;

    /// The bytes that are left.
    fn rest(self) -> Result<Vec<u8>, Problem>;
}

/// They stay lines.
struct AsLines;

impl Pack for AsLines {
    fn pack(&mut self, lines: String) -> Result<Vec<u8>, Problem> {
        Ok(lines.into_bytes())
    }

    fn rest(self) -> Result<Vec<u8>, Problem> {
        Ok(Vec::new())
    }
}

pub(super) struct PointsFile<P> {
    pub(super) output: LongOutput,
    /// What stands above the first of them.
    pub(super) header: String,
    pub(super) pack: P,
}

impl<P: Pack> PointsFile<P> {
    pub(super) fn fill(
        mut self,
        gathering: &Gathering<'_>,
        expected: Expected,
        reader: impl Reader<Chunk>,
    ) -> Result<Outcome, Problems> {
        let from = self.output.reached();
        let gathered = gathering.run_for_cards(Cautions::Kept, expected, from, reader, |gathered| {
            match gathered {
                Gathered::Made(chunk) => self.take(chunk)?,
                Gathered::Reached(reached) => self.output.reach(reached)?,
                Gathered::Pause => self.output.flush()?,
            }
            self.output.while_read()
        });
        // Nobody reads the rest.
        if !self.output.is_closed() {
            gathered?;
        }
        let rest = self.pack.rest()?;
        self.output.write(&rest)?;
        self.output.finish(gathering.messages)
    }

    /// Some lines, or a failure.
    fn take(&mut self, chunk: Option<Chunk>) -> Result<(), Problems> {
        let Some(Chunk { text, written, incomplete, .. }) = chunk else {
            self.output.tally.failed += 1;
            return Ok(());
        };
        if written > 0 && self.output.tally.written == 0 {
            self.output.write(self.header.as_bytes())?;
        }
        self.output.tally.written += written;
        self.output.tally.incomplete += incomplete;
        // Hidden signs are shown in them already.
        Ok(self.output.write(&self.pack.pack(text)?)?)
    }
}
