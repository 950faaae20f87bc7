//! The one way in: what a file holds, and what is made of it by all threads.
//!
//! A value of a file is a [`Document`] that says of what [`Kind`] it is. `gather` reads the documents of any number of
//! files for every command, lines of NDJSON as a stream, [`gather_source`] those of one; what a command makes of a document is a function beside
//! its product. [`ScoringEngine`] has the templates at hand, and scores.

#[cfg(feature = "excel")]
mod book;
#[cfg(any(feature = "cli", feature = "excel"))]
mod claims;
mod document;
mod engine;
#[cfg(feature = "cli")]
mod gather;
#[cfg(feature = "cli")]
mod gathered;
mod kept;
mod keys;
mod limits;
#[cfg(feature = "cli")]
mod lines;
mod other;
mod reader;
mod roster;
mod source;
#[cfg(any(feature = "cli", feature = "excel"))]
mod strays;
#[cfg(feature = "cli")]
mod stream;
mod threads;
mod waivers;

#[cfg(any(feature = "cli", feature = "excel"))]
pub use claims::refuted;
pub use document::{Document, Kind};
pub use engine::ScoringEngine;
#[cfg(feature = "cli")]
pub use gather::{Gather, gather, open};
#[cfg(feature = "cli")]
pub use gathered::Gathered;
pub(crate) use kept::Kept;
pub use other::Other;
pub use reader::Reader;
#[cfg(all(feature = "cli", feature = "excel"))]
pub use roster::read_projects;
pub use roster::read_roster;
pub use source::gather_source;
pub use threads::Threads;
pub use waivers::read_waivers;
