//! A file as documents with fields.

use super::fields::{Fields, Leaf, below, fields_of};
use super::record::DocumentKind;
#[cfg(feature = "excel")]
use crate::book;
use crate::prose::read::{Line, from_bytes};
use crate::read::{Format, Source, as_text};
use crate::template::fingerprint;

/// What a file holds.
pub(super) struct Contents {
    pub(super) kind: DocumentKind,
    pub(super) documents: Vec<Fields>,
}

/// The largest text whose lines are kept.
const TEXT: usize = 1 << 20;

/// Reads a file as what its name and its bytes say; what cannot be read so is known by its bytes.
pub(super) fn contents(name: &str, bytes: &[u8]) -> Contents {
    if let Some(documents) = data(name, bytes) {
        return Contents { kind: DocumentKind::Data, documents };
    }
    let of_parts = || workbook(name, bytes).or_else(|| text(name, bytes));
    let (kind, mut fields) = of_parts().unwrap_or_else(|| (DocumentKind::Bytes, Fields::new()));
    fields.insert("/sha256".to_owned(), Leaf::Text(fingerprint(bytes)));
    Contents { kind, documents: vec![fields] }
}

/// The values of a notation, by the name of the file.
fn data(name: &str, bytes: &[u8]) -> Option<Vec<Fields>> {
    let format = Format::of_name(name)?;
    let source = Source::from_bytes(name, Some(format), bytes.to_vec()).ok()?;
    source.values().map(|node| node.ok().map(|node| fields_of(&node))).collect()
}

#[cfg(not(feature = "excel"))]
fn workbook(_: &str, _: &[u8]) -> Option<(DocumentKind, Fields)> {
    None
}

/// The cells of a workbook as they are shown.
#[cfg(feature = "excel")]
fn workbook(name: &str, bytes: &[u8]) -> Option<(DocumentKind, Fields)> {
    let is_word = name.to_ascii_lowercase().ends_with(".docx");
    if is_word || !crate::read::is_workbook(name, bytes) {
        return None;
    }
    let book = book::read(name, bytes).ok()?;
    let cells = |sheet: &book::Sheet| {
        let at = below("", &sheet.name);
        sheet
            .cells
            .iter()
            .map(|(address, cell)| (format!("{at}/{address}"), Leaf::Text(cell.text.clone())))
            .collect::<Vec<_>>()
    };
    Some((DocumentKind::Workbook, book.sheets.iter().flat_map(cells).collect()))
}

/// The lines of a Word document or of a text.
fn text(name: &str, bytes: &[u8]) -> Option<(DocumentKind, Fields)> {
    let lines: Vec<String> = if name.to_ascii_lowercase().ends_with(".docx") {
        let reading = from_bytes(name, bytes.to_vec()).ok()?;
        reading.lines.iter().map(Line::text).chain(reading.remarks).collect()
    } else {
        let (text, mark) = as_text(name, bytes.get(..TEXT + 1).map_or_else(|| bytes.to_vec(), <[u8]>::to_vec)).ok()?;
        let text = text.get(mark..).filter(|text| text.len() <= TEXT && !text.contains('\0'))?;
        text.lines().map(str::to_owned).collect()
    };
    let fields = lines.into_iter().enumerate().map(|(index, line)| (format!("/lines/{}", index + 1), Leaf::Text(line)));
    Some((DocumentKind::Text, fields.collect()))
}
