//! From a checked table to a scorecard: pure arithmetic, the same for everybody.
//!
//! A method is written once and runs in either of two ledgers: one that only computes, and one
//! that writes down every step. So a derivation cannot differ from the computation it explains.

pub mod compare;
mod grade;
mod lights;
mod mark;
mod recompute;
mod replay;
mod stated;
mod sums;
mod walk;

pub use grade::{GradedTotal, grade_total};
pub use mark::{Mark, Sources, Task, mark};
pub use recompute::assessment_of;
pub(crate) use replay::same;
pub use replay::{Mismatch, replay};
pub use stated::{Figure, Stated};
pub use walk::{Failure, score};
