//! What is said to people: texts in both languages, places, remarks and errors.

mod figures;
mod note;
mod place;
mod problem;
mod text;

pub use figures::name_the_same;
pub use note::Note;
pub use place::Place;
pub use problem::{Problem, Problems};
pub(crate) use text::text;
pub use text::{Language, Text};
