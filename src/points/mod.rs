//! 得分行: a table as one short line, for machines and millions: its points, tiers, total and grade, and nothing else.
//!
//! There are two ways to a line. The ordinary one makes a scorecard and leaves out what the line does not say; the
//! straight one reads the bytes of a line of NDJSON by the schema of a table, remembers how cells and rows are read, and
//! leaves to the ordinary way whatever is unusual. What they write is the same, byte for byte.

mod cards;
mod format;
mod line;
mod ordinary;
mod reading;
mod straight;
mod sums;

pub use cards::CardsReader;
pub use format::Cards;
pub use line::{PointsLine, PointsProject};
pub use ordinary::{Lines, Scored};
pub use reading::{Chunk, PointsReader};
pub use sums::{SumsReader, TableSums};
