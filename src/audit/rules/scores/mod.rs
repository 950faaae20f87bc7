//! J4: scores against results.

pub(super) mod unmet_but_full;
