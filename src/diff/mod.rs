//! Two scorecards of the same table side by side: what differs, and why.
//!
//! The scorecards alone are looked at, never a file or a template, so that what somebody else computed can be
//! compared as well.

mod causes;
mod data;
pub mod lists;
mod open;
pub mod page;
mod pairs;
mod ranked;
mod report;
mod rescore;
mod roundings;
mod row;
mod scorecard_diff;
pub mod second_scoring_page;
mod side_by_side;
mod sides;
pub mod statements;
mod table;
mod template_diff;
mod waiting;

pub use pairs::Sheet;
pub use rescore::{compare_templates, rescore};
pub use scorecard_diff::{Cause, CauseKind, ComparedTotals, Diff, RowDiff, RowResult, ScorecardDiff, SelfScore};
pub use side_by_side::{compare, second_scoring, sum_up};
pub use sides::Sides;
pub use template_diff::{Rescored, RuleDiff, TemplateDiff};
