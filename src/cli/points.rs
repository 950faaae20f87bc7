//! Points on their way out, one line a table, in the order of the inputs.

use super::batch::Batch;
use super::gather::Gathering;
use super::outcome::Outcome;
use super::tally::Tally;
use crate::points::{Lines, Scored};
use crate::print::Output;
use crate::words::Problems;

/// Scores all tables of the inputs, a line each.
pub(super) fn write_points(gathering: &Gathering<'_>, batch: &Batch, lines: Lines) -> Result<Outcome, Problems> {
    let mut points = PointsFile { output: batch.open_output(false)?, tally: Tally::default() };
    gathering.run_for_cards(|document| lines.score(gathering.engine, document), |scored| points.take(scored))?;
    points.finish(gathering)
}

struct PointsFile {
    output: Output,
    tally: Tally,
}

impl PointsFile {
    /// A line; nothing of what has none; and a failure.
    fn take(&mut self, scored: Option<Option<Scored>>) -> Result<(), Problems> {
        let Some(scored) = scored else {
            self.tally.failed += 1;
            return Ok(());
        };
        let Some(Scored { mut line, is_complete }) = scored else { return Ok(()) };
        self.tally.add(is_complete);
        line.push('\n');
        // Hidden signs are escaped in it already.
        Ok(self.output.write_raw(line.as_bytes())?)
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
