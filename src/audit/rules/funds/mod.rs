//! J2: funds and execution.

mod breakdown;
pub(super) mod budget_cut_to_spending;
pub(super) mod executed_above_budget;
pub(super) mod execution_rate_wrong;
mod explained;
mod footing;
pub(super) mod funds_do_not_foot;
pub(super) mod funds_missing;
pub(super) mod large_budget_adjustment;
pub(super) mod low_execution;
pub(super) mod low_execution_high_score;
pub(super) mod percent_sign_missing;
mod rate;
pub(super) mod total_row_empty;
mod unit_slip;
pub(super) mod zero_budget;
