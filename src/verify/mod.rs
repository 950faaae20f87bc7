//! A scorecard computed again: from its own inputs and its template, its derivations replayed, and field for field from the
//! table that it says it comes from. From itself alone it proves its arithmetic, and nothing of what went into it.

#[cfg(feature = "cli")]
mod again;
mod card;
mod differences;
mod table;
mod tables;

pub use card::{Verdict, verify, verify_all};
pub use table::{SourceTable, source_table};
pub use tables::{AgainstTables, SourceTables};
