//! J5: texts and reasons.

mod contradiction;
mod exceeding;
mod parts;
mod quantity;

pub(super) mod leftover;

pub(super) mod deviation_without_reason;
pub(super) mod goal_contradicts_indicator;
pub(super) mod placeholder_name;
pub(super) mod reason_without_deviation;
pub(super) mod template_text_left;
pub(super) mod text_contradicts_table;
