//! J8: across years and documents; waivers.

pub(in crate::audit) mod expired_waiver;
pub(in crate::audit) mod unused_waiver;
