//! The section of final accounts about evaluations: the forms of its appendix, and how a text becomes a file.

mod forms;
mod grid;
mod markdown;
mod word;

pub use forms::{project_form, results_form};
pub use markdown::markdown;
pub use word::word;
