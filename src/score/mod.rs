//! From a checked table to a scorecard: pure arithmetic, the same for everybody.
//!
//! A method is written once and runs in either of two ledgers: one that only computes, and one
//! that writes down every step. So a derivation cannot differ from the computation it explains.

mod csv;
mod grade;
mod lights;
mod mark;
mod recompute;
mod replay;
mod stated;
mod steps;
mod sums;
mod table;
mod walk;

pub use csv::csv;
pub use grade::{GradedTotal, grade_total};
pub use mark::{Mark, Sources, Task, mark};
pub use recompute::assessment_of;
pub use replay::{Mismatch, replay};
pub use stated::{Figure, Stated};
pub(crate) use steps::{SCORE, SHARE_KEPT, all_steps};
pub(crate) use table::label;
pub use table::scorecard;
pub use walk::{Failure, score};
