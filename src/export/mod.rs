//! Scorecards for people and for programs.

pub mod audit;
mod diff;
pub mod narrative;
pub mod sample;
mod schemas;
mod second_scoring;
pub mod summary;
mod template_diff;
pub mod trend;

pub use diff::{scorecard_diff, template_diff};
pub use schemas::{NAMES, schema};
pub use second_scoring::second_scoring;
pub use template_diff::rules;
