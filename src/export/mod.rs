//! Scorecards for people and for programs.

mod schemas;

pub use schemas::{NAMES, schema};
