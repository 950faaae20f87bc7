//! The registry of everything that is said under a code.

mod overflow;
pub(crate) mod remarks;

pub(crate) use overflow::overflow;
pub(crate) use remarks::{cap_undecided, capped, figure_missing, formula_undefined, grade_open, unreadable_number};
