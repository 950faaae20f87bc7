//! A document with one fault, and what has to be found of it.

use serde_json::Value;

use super::case::{Case, Sheet};

/// Documents of which one has a fault.
pub(crate) struct Mutant {
    /// What was done.
    pub kind: &'static str,
    /// The case that it was made of.
    pub case: String,
    pub documents: Vec<(String, Value)>,
    /// The file and the JSON Pointer at which it has to be found; none for a near miss, which is no fault.
    pub at: Option<(String, String)>,
    /// The rules of which findings are true as well, as consequences of the fault.
    pub also: Vec<&'static str>,
    /// Whether so much is broken that whatever else is found may be true.
    pub breaks: bool,
}

impl Mutant {
    /// A true consequence of the fault.
    pub(crate) fn also(mut self, slug: &'static str) -> Self {
        self.also.push(slug);
        self
    }

    /// A fault that breaks so much that whatever else is found may be true.
    pub(crate) const fn consequences(mut self) -> Self {
        self.breaks = true;
        self
    }

    /// A consequence that follows on a condition only.
    pub(crate) fn also_if(self, condition: bool, slug: &'static str) -> Self {
        if condition { self.also(slug) } else { self }
    }
}

impl Sheet<'_> {
    fn mutant(&self, kind: &'static str, at: Option<String>, edit: impl FnOnce(&mut Value)) -> Mutant {
        let mut table = self.table.clone();
        edit(&mut table);
        Mutant {
            kind,
            case: self.name.to_owned(),
            at: at.map(|at| (self.name.to_owned(), at)),
            documents: vec![(self.name.to_owned(), table)],
            also: Vec::new(),
            breaks: false,
        }
    }

    /// A fault that has to be found at a pointer.
    pub(crate) fn plant(&self, kind: &'static str, at: impl Into<String>, edit: impl FnOnce(&mut Value)) -> Mutant {
        self.mutant(kind, Some(at.into()), edit)
    }

    /// A change that is just no fault.
    pub(crate) fn near(&self, kind: &'static str, edit: impl FnOnce(&mut Value)) -> Mutant {
        self.mutant(kind, None, edit)
    }
}

impl Case {
    fn mutant(&self, kind: &'static str, at: Option<(usize, String)>, edit: impl FnOnce(&mut Self)) -> Mutant {
        let mut case = self.clone();
        edit(&mut case);
        let at = at.map(|(document, at)| (self.documents[document].0.clone(), at));
        Mutant { kind, case: self.name.clone(), at, documents: case.documents, also: Vec::new(), breaks: false }
    }

    /// A fault that has to be found at a pointer of a document.
    pub(crate) fn plant(
        &self,
        kind: &'static str,
        (document, at): (usize, impl Into<String>),
        edit: impl FnOnce(&mut Self),
    ) -> Mutant {
        self.mutant(kind, Some((document, at.into())), edit)
    }

    /// A change that is just no fault.
    pub(crate) fn near(&self, kind: &'static str, edit: impl FnOnce(&mut Self)) -> Mutant {
        self.mutant(kind, None, edit)
    }
}
