//! Raw values to checked ones: the shape of a file, then its meaning; all errors at once.

mod ask;
mod builtin;
mod cell;
mod check;
mod funds;
mod inherit;
mod library;
mod not_applicable;
mod row;
mod rulebook;
mod table;
mod tiers;
mod unreadable;
mod unverified;
mod vocabulary;

pub(crate) use funds::read_amount;
pub(crate) use inherit::overlay;
pub use library::Library;
pub use row::Row;
pub use rulebook::{Rulebook, fingerprint};
pub use table::{ExecutionRow, Table};
pub use tiers::Tier;
pub(crate) use tiers::names;
pub use unreadable::Unreadable;
