//! 得分行: a table as one short line, for machines and millions: its points, tiers, total and grade, and nothing else.

mod line;
mod ordinary;

pub use line::{PointsLine, PointsProject};
pub use ordinary::{Lines, Scored};
