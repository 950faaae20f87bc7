//! The parts of a package under change: what no change touches is copied as it is packed.

use std::collections::BTreeMap;

use super::edits::Edits;
use super::list::place;
use super::tags::Tags;
use crate::book::package::Package;
use crate::book::refusal::Refusal;
use crate::book::xlsx::Relations;

const CONTENT_TYPES: &str = "[Content_Types].xml";

const NO_RELATIONS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>"#,
);

/// What older packages, of the strict kind, name their relations with.
const STRICT: &str = "http://purl.oclc.org/ooxml";

/// A package and what changes in it.
pub(super) struct Parts<'b> {
    package: Package<'b>,
    changed: BTreeMap<String, String>,
}

impl<'b> Parts<'b> {
    pub(super) const fn of(package: Package<'b>) -> Self {
        Self { package, changed: BTreeMap::new() }
    }

    pub(super) const fn package(&mut self) -> &mut Package<'b> {
        &mut self.package
    }

    /// A part as it is by now, where there is one that can be changed.
    pub(super) fn text(&mut self, path: &str) -> Result<Option<String>, Refusal> {
        let path = self.package.named(path).unwrap_or_else(|| path.to_owned());
        if let Some(text) = self.changed.get(&path) {
            return Ok(Some(text.clone()));
        }
        let text = self.package.part(&path)?;
        text.as_deref().map_or(Ok(()), plain)?;
        Ok(text)
    }

    /// A drawing, which need not be XML.
    pub(super) fn drawing(&mut self, path: &str) -> Result<Option<String>, Refusal> {
        self.package.part(path)
    }

    /// Puts a text in place of a part, or a new part beside the others.
    pub(super) fn put(&mut self, path: &str, text: String) {
        let path = self.package.named(path).unwrap_or_else(|| path.to_owned());
        self.changed.insert(path, text);
    }

    /// A name that no part has yet.
    pub(super) fn unused(&self, begin: &str, end: &str) -> String {
        let name = |number: usize| format!("{begin}{number}{end}");
        let is_free = |name: &String| self.package.named(name).is_none() && !self.changed.contains_key(name);
        (1..usize::MAX).map(name).find(is_free).unwrap_or_default()
    }

    /// Relates a part to another one: the id of the relation.
    pub(super) fn relate(&mut self, part: &str, kind: &str, to: &str) -> Result<String, Refusal> {
        let path = Relations::path(part);
        let text = self.text(&path)?.unwrap_or_else(|| NO_RELATIONS.to_owned());
        let is_free = |id: &String| !text.contains(&format!("\"{id}\"")) && !text.contains(&format!("'{id}'"));
        let id = (1..usize::MAX).map(|number| format!("rId{number}")).find(is_free).unwrap_or_default();
        let relation = format!(
            r#"<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="/{to}"/>"#
        );
        let changed = inserted(&text, &relation)?;
        self.put(&path, changed);
        Ok(id)
    }

    /// Says what kind of part a name, or an ending of names, stands for, unless that is said.
    pub(super) fn declare(&mut self, kind: Declared<'_>) -> Result<(), Refusal> {
        let text = self.text(CONTENT_TYPES)?.ok_or(Refusal::Damaged)?;
        if !kind.is_said(&text)? {
            let changed = inserted(&text, &kind.said())?;
            self.put(CONTENT_TYPES, changed);
        }
        Ok(())
    }

    /// The package with all changes.
    pub(super) fn packed(self) -> Result<Vec<u8>, Refusal> {
        self.package.with(self.changed)
    }
}

/// A kind of part.
#[derive(Clone, Copy)]
pub(super) enum Declared<'a> {
    /// Of all parts whose names end so.
    Ending { ending: &'a str, kind: &'a str },
    /// Of one part.
    Part { path: &'a str, kind: &'a str },
}

impl Declared<'_> {
    fn is_said(self, text: &str) -> Result<bool, Refusal> {
        let (element, key, value) = match self {
            Self::Ending { ending, .. } => ("Default", "Extension", ending.to_owned()),
            Self::Part { path, .. } => ("Override", "PartName", format!("/{path}")),
        };
        let mut tags = Tags::of(text);
        while let Some(tag) = tags.next()? {
            if tag.name() == element && tag.get(key).is_some_and(|found| found.eq_ignore_ascii_case(&value)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn said(self) -> String {
        match self {
            Self::Ending { ending, kind } => format!(r#"<Default Extension="{ending}" ContentType="{kind}"/>"#),
            Self::Part { path, kind } => format!(r#"<Override PartName="/{path}" ContentType="{kind}"/>"#),
        }
    }
}

/// The text with an element behind all others.
fn inserted(text: &str, element: &str) -> Result<String, Refusal> {
    let mut edits = Edits::default();
    edits.insert(place(text, &[])?, element);
    edits.apply(text)
}

/// Refuses a part in which elements cannot be put as they are written here: they would belong to another namespace.
fn plain(text: &str) -> Result<(), Refusal> {
    let root = Tags::of(text).next()?.ok_or(Refusal::Damaged)?;
    let own = root.get("xmlns");
    if root.attributes().into_iter().filter_map(|(name, _)| root.get(name)).any(|value| value.starts_with(STRICT)) {
        return Err(Refusal::OtherXml);
    }
    if root.qualified().contains(':') || own.is_none() { Err(Refusal::OtherXml) } else { Ok(()) }
}
