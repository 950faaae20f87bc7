//! What is said to people: texts in both languages, places, remarks and errors.

mod note;
mod place;
mod problem;
mod text;

pub use note::Note;
pub use place::Place;
pub use problem::{Problem, Problems};
pub use text::{Language, Text};
