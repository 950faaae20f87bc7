//! The facts of 预算绩效情况说明: what a department's evaluations of a year come to, every figure with its source.

mod check;
mod cite;
mod coverage;
mod evaluated;
mod group;
mod named;
mod outcomes;
mod problems;
mod project;
mod remarks;
mod telling;

pub use check::check;
pub use evaluated::Evaluated;
pub use remarks::remarks;
pub use telling::{Telling, Untold};
