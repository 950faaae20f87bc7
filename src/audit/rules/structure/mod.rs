//! J6: what the template asks of a table.

mod alike;
mod presence;
mod share;

pub(super) mod duplicate_indicator;
pub(super) mod no_indicators;
pub(super) mod no_satisfaction;
pub(super) mod qualitative_heavy;
pub(super) mod tier_missing;
pub(super) mod weight_concentrated;
