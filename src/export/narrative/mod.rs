//! The section of final accounts about evaluations: its wording, the forms of its appendix, and how a text becomes a
//! file.

mod appendix;
mod forms;
mod wording;

pub use forms::{project_form, results_form};
pub use wording::{WORDING, story};
