//! Paragraphs and the runs of words in them.

use super::style::Style;
use crate::print::printable;

/// A paragraph in a style, with further properties.
pub(super) fn paragraph(style: Style, properties: &str, content: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{}"/>{properties}</w:pPr>{content}</w:p>"#, style.id())
}

/// A run of words; line breaks stay line breaks.
pub(super) fn run(text: &str) -> String {
    let text = printable(text);
    let words = |line: &str| format!(r#"<w:t xml:space="preserve">{}</w:t>"#, quick_xml::escape::escape(line));
    let lines: Vec<String> = text.split('\n').map(words).collect();
    format!("<w:r>{}</w:r>", lines.join("<w:br/>"))
}
