//! A table bound to its template: every rule chosen, every text read, every unit settled.

mod answers;
mod assumed;
mod cell;
mod execution;
mod funds;
mod goal_form;
mod idle;
mod method;
mod not_applicable;
mod row;
mod table;
mod tiers;
mod unreadable;
mod unverified;
mod vocabulary;

pub use assumed::Assumed;
pub use execution::ExecutionItem;
pub(crate) use funds::read_amount;
pub use method::Loss;
pub(crate) use method::{plain_days, said_of_numbers};
pub use row::Row;
pub(crate) use row::{MAX_DEPTH, build_row, direction_note};
pub use table::{ExecutionRow, Table};
pub use tiers::Tier;
pub(crate) use tiers::{Weighed, arrange, check_weights};
pub use unreadable::Unreadable;
pub(crate) use unverified::unverified;
pub(crate) use vocabulary::{band_of, is_between};
