//! The same projects across years: scores, money, and what became of the targets.
//!
//! [`Trend`] takes in the tables of many years in any order, [`YearTable`] what is kept of one. In the end the tables of
//! one project are brought together, each year is held against the nearest earlier one, and the targets of both in pairs.

mod aim;
mod collect;
mod follow;
pub mod page;
mod pairs;
mod reason;
mod target;
mod total;
mod trending;
mod verdict;
mod year;
mod year_on_year;

pub use collect::Trend;
pub use reason::Reason;
pub use target::Target;
pub use trending::{Trending, YearDocument, follow};
pub use year::YearTable;
pub use year_on_year::{
    OtherTarget, ProjectYear, ProjectYears, ScoreMoves, TargetChange, TargetChanges, TargetDirection, TargetMove,
    TargetMoves, TrendTotal, UnclearYear, YearChange, YearOnYear, YearSource,
};
