//! J1: the arithmetic of one table.

mod doubtful;
pub(super) mod negative_figure;
mod printed_points;
mod results_first;
pub(super) mod spreadsheet_error;
pub(super) mod subtotal_not_sum;
mod tier;
pub(super) mod tier_weights_differ;
pub(super) mod total_not_sum;
pub(super) mod unreadable_figure;
pub(super) mod weights_do_not_add_up;
pub(super) mod zero_weight;
