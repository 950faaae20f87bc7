//! Bytes to raw values with their places: nothing here knows what an assessment is.

mod decode;
mod files;
mod json;
mod node;
mod source;
pub mod story;
mod text;
mod toml;

pub use decode::DecodeError;
pub use files::files_below;
pub use node::{Key, Node, Value};
pub(crate) use node::{MAX_UNQUOTED_DIGITS, significant_digits};
pub use source::{Format, Source};
