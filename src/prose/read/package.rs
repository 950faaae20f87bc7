//! The package of a Word document: a zip file, of which one part holds the text.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;

use crate::prose::Origin;
use crate::words::{Place, Problem, Text, text};

/// The most bytes that a part may have, unpacked. A text with five hundred forms has some 30 MiB.
const LIMIT: u64 = 64 << 20;

/// Where the text is, if the package does not say.
const USUAL: &str = "word/document.xml";

/// The parts of a document that are read, and those that are not.
#[derive(Default)]
pub(super) struct Parts {
    /// The XML of the text, and of its footnotes, headers and footers.
    pub(super) texts: Vec<String>,
    /// That of the comments.
    pub(super) comments: Option<String>,
    /// That of the styles.
    pub(super) styles: String,
    /// What else a reader may see, by kinds.
    pub(super) unread: Vec<Text>,
    /// What else a reader does see.
    pub(super) shown: Vec<Text>,
    /// What the document says of itself.
    pub(super) origin: Origin,
}

/// The parts of a package.
pub(super) fn parts(name: &str, bytes: &[u8]) -> Result<Parts, Problem> {
    // How files of Word up to 2003 begin, and those with a password.
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(problem(name, text!("是旧版 .doc 文件,或设有密码", "an old .doc file, or one with a password")));
    }
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| not_word(name))?;
    let main = match part(name, &mut package, "_rels/.rels")? {
        Some(relations) => only_text(name, &relations)?,
        None => USUAL.to_owned(),
    };
    let mut parts = Parts::default();
    let own = part(name, &mut package, "docProps/custom.xml")?.unwrap_or_default();
    parts.origin = Origin::of_properties(properties(&own));
    parts.texts.push(part(name, &mut package, &main)?.ok_or_else(|| not_word(name))?);
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let relations = part(name, &mut package, &format!("{folder}/_rels/{file}.rels"))?.unwrap_or_default();
    for Relation { kind, target } in relations_of(&relations) {
        let kind = kind.rsplit('/').next().unwrap_or_default();
        let path = target.strip_prefix('/').map_or_else(|| format!("{folder}/{target}"), str::to_owned);
        if READ.contains(&kind) {
            parts.texts.extend(part(name, &mut package, &path)?);
        } else if kind == "styles" {
            parts.styles.push_str(&part(name, &mut package, &path)?.unwrap_or_default());
        } else if kind == "fontTable" {
            let fonts = part(name, &mut package, &path)?.unwrap_or_default();
            parts.unread.extend(fonts.contains("<w:embed").then(embedded_fonts));
        } else if kind == "numbering"
            && part(name, &mut package, &path)?.is_some_and(|numbers| says_something(&numbers))
        {
            parts.shown.push(text!("自动编号中的文字", "words in automatic numbers"));
        } else if kind == "comments" && parts.comments.is_none() {
            parts.comments = part(name, &mut package, &path)?;
        } else if let Some((_, told)) = unread_kinds().into_iter().find(|(known, _)| *known == kind)
            && !parts.unread.contains(&told)
        {
            parts.unread.push(told);
        }
    }
    Ok(parts)
}

/// Whether automatic numbers say more than what is numbered: 第%1章, 附件%1.
fn says_something(numbering: &str) -> bool {
    const LETTERS: usize = 3;
    const LATIN: usize = 12;
    let mut reader = Reader::from_str(numbering);
    while let Ok(event) = reader.read_event() {
        let tag = match event {
            Event::Empty(tag) | Event::Start(tag) if tag.local_name().as_ref() == "lvlText" => tag,
            Event::Eof => break,
            _ => continue,
        };
        let text = attribute(&tag, "val").unwrap_or_default();
        let words: String =
            text.split('%').enumerate().map(|(at, part)| part.get(usize::from(at > 0)..).unwrap_or(part)).collect();
        let count = |is: fn(&char) -> bool| words.chars().filter(is).count();
        let is_long = count(|sign| sign.is_alphabetic() && !sign.is_ascii()) > LETTERS
            || count(char::is_ascii_alphabetic) > LATIN;
        if is_long || words.contains(char::is_numeric) {
            return true;
        }
    }
    false
}

/// Letters of fonts that the file brings may look like others.
fn embedded_fonts() -> Text {
    text!("嵌入的字体,其中的字形可能与文字不符", "fonts that the file brings, in which letters may look like others")
}

/// Parts that are read besides the text, by the ends of the types of their relations.
const READ: [&str; 4] = ["header", "footer", "footnotes", "endnotes"];

/// Parts that are not read, likewise.
fn unread_kinds() -> [(&'static str, Text); 9] {
    [
        ("comments", text!("批注", "comments")),
        ("image", text!("图片", "pictures")),
        ("aFChunk", text!("嵌入的文件", "embedded files")),
        ("oleObject", text!("嵌入的对象", "embedded objects")),
        ("package", text!("嵌入的对象", "embedded objects")),
        ("chart", text!("图表", "charts")),
        ("diagramData", text!("智能图形", "diagrams")),
        ("subDocument", text!("子文档", "subdocuments")),
        ("numbering", text!("自动编号", "automatic numbers")),
    ]
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

/// The properties that a file has of its own.
fn properties(xml: &str) -> BTreeMap<String, String> {
    let (mut reader, mut found, mut name) = (Reader::from_str(xml), BTreeMap::<String, String>::new(), None);
    while let Ok(event) = reader.read_event() {
        let said = match event {
            Event::Start(tag) if tag.local_name().as_ref() == "property" => {
                name = attribute(&tag, "name");
                continue;
            }
            Event::End(tag) if tag.local_name().as_ref() == "property" => {
                name = None;
                continue;
            }
            Event::Text(text) => text.xml10_content().into_owned(),
            Event::GeneralRef(entity) => resolved(&entity),
            Event::Eof => break,
            _ => continue,
        };
        if let Some(name) = &name {
            found.entry(name.clone()).or_default().push_str(&said);
        }
    }
    found
}

/// What `&amp;` and `&#x4e00;` stand for; nothing where it is not known.
pub(super) fn resolved(entity: &BytesRef<'_>) -> String {
    match entity.resolve_char_ref() {
        Ok(Some(sign)) => sign.to_string(),
        _ => resolve_predefined_entity(entity).unwrap_or_default().to_owned(),
    }
}

/// A relation of a package or of a part.
struct Relation {
    kind: String,
    target: String,
}

fn relations_of(relations: &str) -> Vec<Relation> {
    let (mut reader, mut found) = (Reader::from_str(relations), Vec::new());
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Empty(tag) | Event::Start(tag) => {
                // What stands in another namespace is no type of it.
                let own = |name: &str| tag.try_get_attribute(name).ok().flatten().and_then(|found| value(&found.value));
                found.extend(own("Type").zip(own("Target")).map(|(kind, target)| Relation { kind, target }));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

/// The types of the relation to the text, as everybody writes it and in its strict form.
const MAIN: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
];

/// The part with the text. Of several one program shows this and another that.
fn only_text(name: &str, relations: &str) -> Result<String, Problem> {
    let relations = relations_of(relations);
    let like = relations.iter().filter(|relation| relation.kind.ends_with("/officeDocument")).collect::<Vec<_>>();
    match like.as_slice() {
        [only] if MAIN.contains(&only.kind.as_str()) => Ok(only.target.trim_start_matches('/').to_owned()),
        [] => Err(not_word(name)),
        _ => Err(problem(
            name,
            text!(
                "正文不止一份,不同的程序会显示不同的正文",
                "it has more than one text; programs would show different ones"
            ),
        )),
    }
}

/// That a part of a text is one thing to one program and another thing to others.
pub(super) fn split_view(name: &str) -> Problem {
    problem(
        name,
        text!(
            "有的文字备有几种写法(mc:AlternateContent),不同的程序会显示不同的文字",
            "some words have alternates (mc:AlternateContent), of which programs would show different ones"
        ),
    )
}

/// The value of an attribute, whatever its prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|found| found.key.local_name().as_ref() == name)?;
    value(&found.value)
}

fn value(written: &str) -> Option<String> {
    unescape(written).ok().map(Cow::into_owned)
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
