//! The one way in: what a file holds, and what is made of it by all threads.

mod pipeline;

pub(crate) use pipeline::{CHUNK, has_schema, is_department, refuse_others, tables};
pub use pipeline::{Document, Pipeline, Verdict, compare_templates};
