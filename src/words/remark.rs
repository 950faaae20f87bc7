//! Remarks on a file: it was read, and how is to be known.

use super::language::Language;
use super::place::Place;
use super::text::{Text, say};
use super::visible::one_line;

/// Something about how a file was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The file, and where it begins there.
    pub place: Place,
    /// What is to be known.
    pub message: Text,
}

impl Remark {
    /// The remark as a message in one language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> String {
        let label = say!(language, "注意", "note");
        format!("{}: {label}: {}", one_line(&self.place.to_string()), one_line(self.message.get(language)))
    }
}
