//! J8: across years and documents; waivers.

mod years;

pub(crate) mod expired_waiver;
pub(super) mod same_targets_as_last_year;
pub(super) mod target_below_last_actual;
pub(crate) mod unused_waiver;
