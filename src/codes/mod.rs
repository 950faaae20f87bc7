//! The registry of everything that is said under a code.

mod code;
mod overflow;
mod pages;
pub(crate) mod remarks;

pub use code::Code;
pub(crate) use overflow::overflow;
pub use pages::{list, page};
pub(crate) use remarks::import_unsure;
