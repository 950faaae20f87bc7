//! Many projects to one summary: sums of any hierarchy that merge.
//!
//! [`Rollup`] is a commutative monoid: [`Rollup::empty`], [`Rollup::add`] a project, [`Rollup::merge`] another one. A
//! [`Summary`] is made of it and read back into it, so that summaries of parts come to that of the whole.

mod entry;
mod extremes;
mod label;
pub mod page;
mod reason;
mod refusal;
mod results;
mod roll;
mod rolling;
mod shown;
mod summary;
mod sums;

pub use entry::{Entry, EntryResult, ListedRow, Money};
pub use extremes::Extremes;
pub use label::Label;
pub use reason::Reason;
pub use refusal::Refusal;
pub use results::{DepartmentResults, Known, Row, resolve};
pub use roll::Rollup;
pub use rolling::{Identity, Rolled, Roller, Rolling, RollupReader, counted_once, counted_twice, results};
pub(crate) use shown::{per_cent, shown, whole};
pub use summary::{
    Bin, Counted, ExactSums, Extreme, Group, GroupBy, ReportedTotals, StatedResults, Summary, TierShare,
};
pub(crate) use sums::bin;
pub use sums::{Sums, TierSums};
