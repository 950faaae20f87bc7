//! The templates at hand: those of the program, and before them those of the user.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use super::builtin::TEMPLATES;
use super::rulebook::Rulebook;
use super::shape::choices;
use crate::model::{Problems, Text};
use crate::read::{Format, Source};

/// Checked templates by their ids.
#[derive(Clone, Debug, Default)]
pub struct Library {
    books: BTreeMap<String, Arc<Rulebook>>,
}

impl Library {
    /// The templates inside the program.
    ///
    /// # Errors
    /// None in a released program: a test loads every one of them.
    pub fn builtin() -> Result<Self, Problems> {
        static BUILTIN: LazyLock<Result<Library, Problems>> = LazyLock::new(|| {
            let mut library = Library::default();
            for (name, text) in TEMPLATES {
                let source = Source::from_bytes(name, Some(Format::Toml), text.as_bytes().to_vec())?;
                library.add(Rulebook::from_source(&source)?);
            }
            Ok(library)
        });
        BUILTIN.clone()
    }

    /// Adds a template; it takes the place of one with the same id.
    pub fn add(&mut self, book: Rulebook) -> Arc<Rulebook> {
        let book = Arc::new(book);
        self.books.insert(book.template.id.clone(), Arc::clone(&book));
        book
    }

    /// The template with an id.
    ///
    /// # Errors
    /// What is wrong and what to do, where there is none.
    pub fn get(&self, id: &str) -> Result<Arc<Rulebook>, (Text, Text)> {
        self.books.get(id).cloned().ok_or_else(|| {
            let names: Vec<&str> = self.books.keys().map(String::as_str).collect();
            (Text::new(format!("没有模板“{id}”"), format!("there is no template `{id}`")), choices(id, &names))
        })
    }

    /// Every template, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Rulebook>> {
        self.books.values()
    }
}
