//! The table of a request.

use crate::intake::Document;
use crate::read::Source;
use crate::words::Problems;

/// The one document of a table's text, whatever it turns out to be.
pub(super) fn document(source: &Source) -> Result<Document<'_>, Problems> {
    Document::of(source, source.only()?)
}
