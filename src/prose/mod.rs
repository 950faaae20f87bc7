//! A text with forms whose figures name their sources: written as Markdown and as Word, and read back after people have
//! edited it.

pub(crate) mod citation;
mod cited;
mod grid;
mod markdown;
pub mod read;
mod story;
mod word;

pub use citation::{key, one_line};
pub use cited::Cited;
pub use markdown::markdown;
pub use story::{Block, Form, FormCell, Span, Story};
pub use word::word;
