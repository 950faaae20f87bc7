//! A document of a file: what it is, and its values, which become plain data when somebody asks for them.

use serde::de::DeserializeOwned;

use super::keys::{in_chinese, in_english};
use super::limits::Limits;
use super::other::Other;
use crate::model::scorecard::Scorecard;
use crate::read::{Node, Places, Shaped, Source, decode_named};
use crate::template::fingerprint;
use crate::words::{Caution, Place, Position, Problem, Problems};

/// One of the values of a file.
#[derive(Clone, Debug)]
pub struct Document<'s> {
    /// What it is.
    pub kind: Kind,
    source: &'s Source,
    node: Node<'s>,
}

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 自评表: an assessment, or what is nearest to one.
    Table,
    /// What a department publishes about its projects together: it names the department, and no project.
    Department,
    /// What lies beside tables.
    Other(Other),
}

impl Kind {
    /// Results of this program, which it can write, have no limits but those of files.
    const fn limits(self) -> Option<Limits> {
        match self {
            Self::Table => Some(Limits::TABLE),
            Self::Department => Some(Limits::DEPARTMENT),
            Self::Other(_) => None,
        }
    }
}

impl<'s> Document<'s> {
    /// A value of a file; the keys of a table may be Chinese.
    ///
    /// # Errors
    /// Two names of one key in one table.
    pub fn of(source: &'s Source, mut node: Node<'s>) -> Result<Self, Problems> {
        in_english(source, &mut node)?;
        let is_department = node.get("department").is_some() && node.get("project").is_none();
        let kind = match Other::of(source, &node) {
            _ if is_department => Kind::Department,
            Some(other) => Kind::Other(other),
            None => Kind::Table,
        };
        Ok(Self { kind, source, node })
    }

    /// The documents of a file, one after the other.
    pub fn all(source: &'s Source) -> impl Iterator<Item = Result<Self, Problems>> {
        source.values().map(|node| Self::of(source, node?))
    }

    /// The file.
    #[must_use]
    pub const fn source(&self) -> &'s Source {
        self.source
    }

    /// Where it begins.
    #[must_use]
    pub fn place(&self) -> Place {
        self.source.place(self.node.start)
    }

    /// Where its values stand.
    #[must_use]
    pub const fn places(&self) -> Places<'_> {
        Places::new(self.source, &self.node)
    }

    /// Whether it has a key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.node.get(key).is_some()
    }

    /// SHA-256 of the file, where it is the only document that the file can hold, otherwise of its own text; a form of a
    /// workbook has the digest of the workbook and its number.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let own = || fingerprint(self.source.own_text(&self.node).as_bytes());
        self.source.form(&self.node).map_or_else(own, |form| form.sha256.clone())
    }

    /// SHA-256 of the workbook that has its form, where the form is known by another one.
    #[must_use]
    pub fn book_fingerprint(&self) -> Option<&str> {
        let form = self.source.form(&self.node)?;
        Some(&*form.book).filter(|book| *book != form.sha256)
    }

    /// Whether it is a form of a workbook.
    #[must_use]
    pub fn is_form(&self) -> bool {
        self.source.form(&self.node).is_some()
    }

    /// What is unsure about a form of a workbook.
    #[must_use]
    pub fn cautions(&self) -> &[Caution] {
        self.source.form(&self.node).map_or(&[], |form| &form.cautions)
    }

    /// What is said of whole sheets beside that of this form: nothing of them was read.
    pub fn sheets_beside(&self) -> impl Iterator<Item = &Caution> {
        let own = self.source.form(&self.node).map(|form| &form.sheet);
        self.cautions().iter().filter(move |caution| match &caution.place.position {
            Some(Position::Sheet { sheet, cell: None }) => own.is_some_and(|own| **own != **sheet),
            _ => false,
        })
    }

    /// As plain data of a type.
    ///
    /// # Errors
    /// More than a document of its kind may hold; everything that does not fit the type, each with its place.
    pub fn decode<T: DeserializeOwned + Shaped>(&self) -> Result<T, Problems> {
        if let Some(limits) = self.kind.limits() {
            limits.check(self.source, &self.node)?;
        }
        decode_named(self.source, &self.node, in_chinese)
    }

    /// As a scorecard.
    ///
    /// # Errors
    /// Everything that does not belong into one.
    pub fn card(&self) -> Result<Scorecard, Problems> {
        self.decode()
    }

    /// That it is something else, where a table is wanted.
    #[must_use]
    pub fn refused(&self, other: Other) -> Problem {
        let problem = Problem::new(self.place(), other.message());
        match other.advice() {
            Some(advice) => problem.advise(advice),
            None => problem,
        }
    }
}
