//! The table of a request.

use crate::intake::Document;
use crate::read::Source;
use crate::words::{Problem, Problems, text};

/// The one document of a table's text, whatever it turns out to be.
pub(super) fn document(source: &Source) -> Result<Document<'_>, Problems> {
    Document::of(source, source.only()?)
}

/// That a document is what a department publishes about its projects together.
pub(super) fn no_table(document: &Document<'_>) -> Problem {
    Problem::new(document.place(), text!("这不是一张自评表", "this is no table of a project"))
}
