//! What is said to people: texts in both languages, places, remarks and errors.

mod address;
mod caution;
mod figures;
mod language;
mod note;
mod place;
mod problem;
mod remark;
#[cfg(feature = "columnar")]
mod said;
mod sentence;
#[cfg(any(feature = "cli", feature = "excel"))]
mod taken;
mod text;
mod unseen;
mod visible;
mod word;

pub use address::Address;
pub use caution::Caution;
pub use figures::{is_plain, name_the_same};
pub use language::Language;
pub use note::Note;
pub use place::{Place, Position};
pub use problem::{Complaint, Problem, Problems};
pub use remark::Remark;
#[cfg(feature = "columnar")]
pub use said::Said;
pub use sentence::Sentence;
#[cfg(any(feature = "cli", feature = "excel"))]
pub(crate) use taken::TakenNames;
pub use text::Text;
pub(crate) use text::{say, text};
pub use unseen::is_unseen;
pub use visible::{one_line, sentence, tight, visible};
pub use word::{Word, word};
