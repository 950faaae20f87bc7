//! Bytes to raw values with their places: nothing here knows what an assessment is.

#[cfg(feature = "cli")]
mod blocks;
#[cfg(any(feature = "cli", feature = "excel"))]
mod claim;
mod decode;
#[cfg(any(feature = "cli", feature = "excel"))]
mod ending;
#[cfg(feature = "cli")]
mod files;
mod form_text;
#[cfg(feature = "excel")]
mod given;
#[cfg(feature = "cli")]
mod inputs;
mod json;
mod lines;
#[cfg(any(feature = "cli", feature = "excel"))]
mod lock;
mod node;
#[cfg(any(feature = "cli", feature = "excel"))]
mod passages;
#[cfg(any(feature = "cli", feature = "excel"))]
mod passed;
mod places;
mod plain;
#[cfg(any(feature = "cli", feature = "excel"))]
mod printed;
mod shape;
mod signs;
mod source;
mod text;
mod toml;
mod typed;
#[cfg(any(feature = "cli", feature = "excel"))]
mod unread;
mod values;
mod workbook;

#[cfg(feature = "cli")]
pub(crate) use blocks::open_blocks;
#[cfg(feature = "cli")]
pub use blocks::{Block, Blocks, Expected, Opened, Reached};
#[cfg(any(feature = "cli", feature = "excel"))]
pub use claim::{Claim, refute};
pub use decode::DecodeError;
#[cfg(feature = "cli")]
pub(crate) use files::{bytes, line_at, looked_at, was_read};
#[cfg(feature = "cli")]
pub use files::{file_limit, files_below};
pub use form_text::FormText;
#[cfg(feature = "excel")]
pub use given::{Given, given};
#[cfg(feature = "cli")]
pub use inputs::{Input, Inputs, each_once, inputs, size, whole_folder, without};
#[cfg(all(feature = "cli", feature = "excel"))]
pub use inputs::{returned, workbooks};
pub use lines::{Line, Lines};
pub use node::{Key, Node, Value};
#[cfg(any(feature = "cli", feature = "excel"))]
pub(crate) use passages::{Passages, passages};
pub use places::Places;
#[cfg(feature = "excel")]
pub(crate) use shape::is_nearly;
#[cfg(feature = "cli")]
pub(crate) use shape::nearest_word;
pub(crate) use shape::{choices, nearest};
#[cfg(feature = "excel")]
pub(crate) use source::is_workbook;
pub use source::{Format, Source};
pub(crate) use text::as_text;
pub use typed::{Shaped, decode, decode_named, decode_part};
#[cfg(feature = "excel")]
pub use unread::COPY_MARK;
pub use values::Record;
#[cfg(any(feature = "cli", feature = "excel"))]
pub(crate) use workbook::has_its_ending;
