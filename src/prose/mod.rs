//! A text with forms whose figures name their sources: written as Markdown and as Word, and read back after people have
//! edited it.

mod blocks;
pub(crate) mod citation;
mod cited;
mod grid;
mod markdown;
mod origin;
pub mod read;
mod word;

pub use blocks::{Block, Form, FormCell, Placement, Prose, Span};
pub use citation::{KIND, key, one_line};
pub use cited::Cited;
pub use markdown::markdown;
pub use origin::Origin;
pub use word::{letter, word, word_with};
