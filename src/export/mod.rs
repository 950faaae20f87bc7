//! Scorecards for people and for programs.

pub mod narrative;
pub mod sample;
mod schemas;

pub use schemas::{NAMES, schema};
