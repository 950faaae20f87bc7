//! What was read all the same, and a person should look at.

use super::language::Language;
use super::place::Place;
use super::text::{Text, say};
use super::visible::one_line;

/// Something unsure, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caution {
    /// The file, the sheet, the cell.
    pub place: Place,
    /// What is unsure.
    pub text: Text,
}

impl Caution {
    /// The caution as a message in one language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> String {
        let (place, label) = (self.place.to_string(), say!(language, "提示", "note"));
        format!("{}: {label}: {}", one_line(&place), one_line(self.text.get(language)))
    }
}
