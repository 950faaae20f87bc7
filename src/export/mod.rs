//! Scorecards for people and for programs.

pub mod narrative;
mod schemas;

pub use schemas::{NAMES, schema};
