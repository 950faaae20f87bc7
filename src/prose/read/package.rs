//! The package of a Word document: a zip file, of which one part holds the text.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::words::{Place, Problem, Text, text};

/// The most bytes that a part may have, unpacked. A text with five hundred forms has some 30 MiB.
const LIMIT: u64 = 64 << 20;

/// Where the text is, if the package does not say.
const USUAL: &str = "word/document.xml";

/// The XML of the text.
pub(super) fn document(name: &str, bytes: &[u8]) -> Result<String, Problem> {
    // How files of Word up to 2003 begin, and those with a password.
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(problem(name, text!("是旧版 .doc 文件,或设有密码", "an old .doc file, or one with a password")));
    }
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| not_word(name))?;
    let main = part(name, &mut package, "_rels/.rels")?.and_then(|relations| target(&relations));
    let text = part(name, &mut package, main.as_deref().unwrap_or(USUAL))?;
    text.ok_or_else(|| not_word(name))
}

/// A part, if the package has it.
fn part(name: &str, package: &mut ZipArchive<Cursor<&[u8]>>, path: &str) -> Result<Option<String>, Problem> {
    let Ok(file) = package.by_name(path) else { return Ok(None) };
    let mut bytes = Vec::new();
    let read = file.take(LIMIT + 1).read_to_end(&mut bytes);
    if bytes.len() as u64 > LIMIT {
        return Err(Problem::new(
            Place::file(name),
            text!(
                "文件过大\u{ff1a}正文展开后超过 {most} MiB",
                "the file is too large: its text has more than {most} MiB unpacked",
                most = LIMIT >> 20
            ),
        ));
    }
    read.map_err(|_| damaged(name))?;
    String::from_utf8(bytes).map(Some).map_err(|_| damaged(name))
}

/// The part with the text, by the relations of the package.
fn target(relations: &str) -> Option<String> {
    let mut reader = Reader::from_str(relations);
    loop {
        match reader.read_event().ok()? {
            Event::Empty(tag) | Event::Start(tag) if is_main(&tag) => {
                return attribute(&tag, "Target").map(|target| target.trim_start_matches('/').to_owned());
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// Whether it is the relation to the part with the text.
fn is_main(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
}

/// The value of an attribute, whatever its prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|found| found.key.local_name().as_ref() == name.as_bytes())?;
    std::str::from_utf8(&found.value).ok().and_then(|value| unescape(value).ok()).map(Cow::into_owned)
}

/// A file without a text.
pub(super) fn not_word(name: &str) -> Problem {
    problem(name, text!("不是 Word 文件", "not a Word document"))
}

/// A file whose text is no text.
pub(super) fn damaged(name: &str) -> Problem {
    problem(name, text!("文件已损坏", "the file is damaged"))
}

fn problem(name: &str, message: Text) -> Problem {
    Problem::new(Place::file(name), message)
        .advise(text!("请在 Word 或 WPS 中另存为 .docx", "save it as .docx in Word, WPS or LibreOffice"))
}
