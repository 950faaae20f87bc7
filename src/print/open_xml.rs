//! What documents and workbooks share as they are packed (Open XML): the zip file without dates, so that the same parts
//! give the same bytes, the properties that a file has of its own, and texts as XML carries them.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::words::visible;

/// A package of parts, each with its name and its XML.
pub(crate) fn package(parts: impl IntoIterator<Item = (String, String)>) -> Result<Vec<u8>, ZipError> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        package.start_file(name, options)?;
        package.write_all(br#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#)?;
        package.write_all(xml.as_bytes())?;
    }
    Ok(package.finish()?.into_inner())
}

/// The properties that a file has of its own: the part `docProps/custom.xml`.
pub(crate) fn properties(properties: &BTreeMap<String, String>) -> String {
    let property = |(index, (name, value)): (usize, (&String, &String))| {
        format!(
            r#"<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{}" name="{}"><vt:lpwstr>{}</vt:lpwstr></property>"#,
            index + 2,
            escaped(name),
            escaped(value)
        )
    };
    format!(
        concat!(
            r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" "#,
            r#"xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{}</Properties>"#,
        ),
        properties.iter().enumerate().map(property).collect::<String>()
    )
}

/// A text with nothing in it that XML takes for its own.
pub(crate) fn escaped(text: &str) -> String {
    quick_xml::escape::escape(printable(text)).into_owned()
}

/// A text as a document can carry it: line breaks are `\n`, tabs are blanks, other hidden signs are shown, what XML has
/// no place for is replaced, and byte-order marks, which say nothing, are left out.
pub(crate) fn printable(text: &str) -> String {
    let sign = |sign| match sign {
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '\t' => ' ',
        '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER,
        sign => sign,
    };
    let text: String = text.replace("\r\n", "\n").chars().filter(|sign| *sign != '\u{feff}').map(sign).collect();
    visible(&text).into_owned()
}
