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
use crate::words::Problems;

/// Scores all tables of the inputs, a line each.
pub(super) fn write_points(
    gathering: &Gathering<'_>,
    batch: &Batch,
    resume: bool,
    lines: Lines,
) -> Result<Outcome, Problems> {
    let output = LongOutput::open(gathering, batch, resume, &format!("points {lines:?}"))?;
    let points = PointsFile { output, header: String::new() };
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
    PointsFile { output, header }.fill(gathering, expected, CardsReader::new(gathering.engine, cards))
}

struct PointsFile {
    output: LongOutput,
    /// What stands above the first of them.
    header: String,
}

impl PointsFile {
    fn fill(
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
        Ok(self.output.write(text.as_bytes())?)
    }
}
