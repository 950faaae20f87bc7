//! From a checked table to a scorecard: pure arithmetic, the same for everybody.
//!
//! A method is written once and runs in either of two ledgers: one that only computes, and one
//! that writes down every step. So a derivation cannot differ from the computation it explains.

mod csv;
mod grade;
mod label;
mod lights;
mod lost;
mod lost_page;
mod recompute;
mod replay;
mod row_score;
mod scoring;
mod stated;
mod steps;
mod stride;
mod sums;
mod table;

pub use csv::csv;
#[cfg(feature = "cli")]
pub(crate) use csv::csv_header;
pub use grade::{GradedTotal, grade_total};
pub(crate) use grade::{open_grade, sure_grade};
pub(crate) use label::label;
pub use lost::{LostPoints, LostRow, Step, lost_points};
pub use lost_page::told_of_row;
pub use recompute::{NoNumber, assessment_of};
pub use replay::{Mismatch, replay};
pub(crate) use row_score::score_share;
pub use row_score::{RowPoints, RowScore, Sources, Task, score_row};
pub use scoring::{Failure, score};
pub(crate) use scoring::{score_alone, score_money};
pub use stated::{PrintedFigure, Stated};
pub(crate) use steps::{SCORE, SHARE_KEPT, all_steps};
pub use stride::Unit;
pub use table::scorecard;
