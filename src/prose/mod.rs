//! A text with forms whose figures name their sources: written as Markdown and as Word, and read back after people have
//! edited it.

mod blocks;
pub(crate) mod citation;
mod cited;
mod grid;
mod markdown;
pub mod read;
mod word;

pub use blocks::{Block, Form, FormCell, Prose, Span};
pub use citation::{key, one_line};
pub use cited::Cited;
pub use markdown::markdown;
pub use word::{word, word_with};
