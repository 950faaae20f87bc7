//! What all letters share: a wording of the program, a text made of facts, and a document that says what it is.

use serde::Serialize;

use crate::narrative::{TextFacts, Wording, worded_of};
use crate::prose::{Origin, Prose, letter};
use crate::words::{Place, Problem, text};

/// A letter about what was audited.
pub trait Letter: Serialize + Sized {
    /// What its document says that it is.
    const KIND: &'static str;
    /// The wording of the program.
    const WORDING: &'static str;

    /// What the document says of itself.
    fn origin(&self) -> Origin;

    /// What a letter that people may have edited is held against.
    fn text_facts(&self) -> TextFacts;

    /// The letter as a text.
    ///
    /// # Errors
    /// A wording that cannot be used.
    fn prose(&self, wording: &str, name: &str) -> Result<Prose, Problem> {
        let help = text!(
            "内置的措辞见 jixiao audit --show-wording,其中用到的都可以用",
            "jixiao audit --show-wording prints the wording of the program, and with it what there is to print"
        );
        worded_of(self, &Wording { text: wording, name, help })
    }

    /// The letter as a Word document.
    ///
    /// # Errors
    /// A wording that cannot be used; a document that is too large.
    fn document(&self, wording: &str, name: &str) -> Result<Vec<u8>, Problem> {
        letter(&self.prose(wording, name)?, &self.origin()).map_err(|message| Problem::new(Place::file(name), message))
    }
}
