//! J4: scores against results.

mod band;
mod excess;
mod gainsaid;
mod inverse;
mod points;
mod qualified;

pub(super) mod ceiling_breached_but_full;
pub(super) mod execution_score_wrong;
pub(super) mod grade_not_by_total;
pub(super) mod judged_outside_band;
pub(super) mod met_but_deducted;
pub(super) mod score_above_weight;
pub(super) mod score_not_by_rule;
pub(super) mod second_score_differs;
pub(super) mod unfinished_but_full;
pub(super) mod unmet_but_full;
