//! Points on their way out, one line a table, in the order of the inputs.

use super::batch::Batch;
use super::gather::{Gathering, while_read};
use super::outcome::Outcome;
use super::tally::Tally;
use crate::intake::Gathered;
use crate::points::{Chunk, Lines, PointsReader};
use crate::print::Output;
use crate::read::Expected;
use crate::words::Problems;

/// Scores all tables of the inputs, a line each.
pub(super) fn write_points(gathering: &Gathering<'_>, batch: &Batch, lines: Lines) -> Result<Outcome, Problems> {
    let mut points = PointsFile { output: batch.open_output(false)?, tally: Tally::default() };
    let reader = PointsReader::new(gathering.engine, lines);
    let gathered = gathering.run_for_cards(Expected::Lines, reader, |gathered| {
        match gathered {
            Gathered::Made(chunk) => points.take(chunk)?,
            Gathered::Pause => points.output.flush()?,
        }
        while_read(&points.output)
    });
    // Nobody reads the rest.
    if !points.output.is_closed() {
        gathered?;
    }
    points.finish(gathering)
}

struct PointsFile {
    output: Output,
    tally: Tally,
}

impl PointsFile {
    /// Some lines, or a failure.
    fn take(&mut self, chunk: Option<Chunk>) -> Result<(), Problems> {
        let Some(Chunk { text, written, incomplete, .. }) = chunk else {
            self.tally.failed += 1;
            return Ok(());
        };
        self.tally.written += written;
        self.tally.incomplete += incomplete;
        // Hidden signs are escaped in them already.
        Ok(self.output.write_raw(text.as_bytes())?)
    }

    /// Closes the output. Where nothing could be scored nothing is written.
    fn finish(self, gathering: &Gathering<'_>) -> Result<Outcome, Problems> {
        if self.tally.written > 0 {
            self.output.finish()?;
        }
        self.tally.tell(gathering.messages);
        Ok(self.tally.outcome())
    }
}
