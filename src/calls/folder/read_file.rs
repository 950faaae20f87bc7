//! A file as it was read: its version, its tables, and what is wrong with it.

use serde_json::Value;

use crate::calls::tables;
use crate::intake::{Document, Kind, ScoringEngine};
use crate::print::line;
use crate::read::{Format, Source};
use crate::template::fingerprint;
use crate::words::Problems;

/// A file that was read.
#[derive(Debug)]
pub(crate) struct ReadFile {
    /// SHA-256 of its bytes.
    pub(crate) version: String,
    /// The answer of `open`.
    pub(crate) opened: Value,
    /// Each of its tables as a document of its own.
    pub(crate) tables: Vec<Source>,
    /// What a department publishes about its projects together, as it stands in the file.
    pub(crate) department: Option<Source>,
}

impl ReadFile {
    /// What a file holds.
    pub(crate) fn new(engine: &ScoringEngine, name: &str, bytes: Vec<u8>) -> Self {
        let version = fingerprint(&bytes);
        let source = engine.source(name, bytes);
        let is_department = |document: &Result<Document<'_>, Problems>| matches!(document, Ok(document) if document.kind == Kind::Department);
        let department = source.as_ref().is_ok_and(|source| {
            let mut documents = Document::all(source).peekable();
            documents.peek().is_some() && documents.all(|document| is_department(&document))
        });
        if department {
            let opened = Value::Object([("tables".to_owned(), Value::Array(Vec::new()))].into_iter().collect());
            return Self { version, opened, tables: Vec::new(), department: source.ok() };
        }
        let opened: Value = serde_json::from_str(&tables::told(engine, &source)).unwrap_or_default();
        let tables = list(&opened, "tables").iter().filter_map(|table| table_source(name, table)).collect();
        Self { version, opened, tables, department: None }
    }

    /// What is wrong with it.
    pub(crate) fn problems(&self) -> &[Value] {
        list(&self.opened, "problems")
    }

    /// What its tables are called.
    pub(crate) fn titles(&self) -> impl Iterator<Item = &str> {
        list(&self.opened, "tables").iter().map(|table| table.get("title").and_then(Value::as_str).unwrap_or_default())
    }
}

/// A list under a key.
pub(crate) fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn table_source(name: &str, table: &Value) -> Option<Source> {
    let text = line(table.get("assessment")?).ok()?;
    Source::from_bytes(name, Some(Format::Json), text.into_bytes()).ok()
}

/// The one document of a source.
pub(crate) fn document(source: &Source) -> Result<Document<'_>, Problems> {
    Document::of(source, source.only()?)
}
