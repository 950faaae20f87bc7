//! Points on their way out in columns, a row a table.

use super::batch::Batch;
use super::gather::Gathering;
use super::outcome::Outcome;
use super::points::{Pack, PointsFile};
use super::resume::LongOutput;
use crate::columns::PointsColumns;
use crate::points::{Lines, PointsReader};
use crate::read::Expected;
use crate::words::{Place, Problem, Problems, Text};

/// Scores all tables of the inputs, a row each.
pub(super) fn write_columns(gathering: &Gathering<'_>, batch: &Batch, lines: Lines) -> Result<Outcome, Problems> {
    let output = LongOutput::open(gathering, batch, false, "columns")?;
    let pack = PointsColumns::new(lines == Lines::Points).map_err(unwritable)?;
    let points = PointsFile { output, header: String::new(), pack };
    points.fill(gathering, Expected::Lines, PointsReader::new(gathering.engine, lines))
}

impl Pack for PointsColumns {
    fn pack(&mut self, lines: String) -> Result<Vec<u8>, Problem> {
        self.add(&lines).map_err(unwritable)
    }

    fn rest(self) -> Result<Vec<u8>, Problem> {
        self.finish().map_err(unwritable)
    }
}

fn unwritable(message: Text) -> Problem {
    Problem::new(Place::file("--output"), message)
}
