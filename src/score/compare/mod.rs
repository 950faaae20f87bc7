//! Two scorecards of the same table side by side: what differs, and why.
//!
//! The scorecards alone are looked at, never a file or a template, so that what somebody else computed can be
//! compared as well.

mod causes;
mod data;
mod pairs;
mod report;
mod roundings;
mod row;
mod side_by_side;
mod table;

pub use pairs::Sheet;
pub use side_by_side::{compare, second_scoring, sum_up};
