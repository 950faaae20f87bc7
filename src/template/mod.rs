//! Templates: those of the program and of the user, what they extend, and what has to hold before they score anybody.

mod builtin;
mod check;
mod data;
mod inherit;
mod library;
mod list;
mod named;
mod page;
mod rulebook;
pub mod toml;

pub use data::Template;
pub(crate) use inherit::overlay;
pub use library::Library;
pub use list::templates;
pub(crate) use page::statements;
pub use page::{Statement, template};
pub use rulebook::{Rulebook, fingerprint};
