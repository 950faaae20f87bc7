//! A text in Word, as `narrate` writes it and as Word, WPS and LibreOffice save it after people have edited it.

use quick_xml::NsReader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;

use super::alternates::Alternates;
use super::fields::{Fields, is_page};
use super::package::{Parts, attribute, damaged, not_word, parts, split_view};
use super::reading::{Line, Piece, Reading};
use crate::prose::citation;
use crate::words::{Problem, text};

/// Whose elements are known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Space {
    Word,
    /// Letters in formulas and in drawings.
    Letters,
    Alternates,
    /// Drawings of old.
    Vml,
    /// Whose elements surround words.
    Other,
    /// What Word leaves out with everything in it.
    Foreign,
}

/// What the names of Word's own namespaces begin with.
const OWN: [&str; 4] = [
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/",
    "http://purl.oclc.org/ooxml/",
    "urn:schemas-microsoft-com:",
];

/// WordprocessingML, formulas, drawings, alternates: as everybody writes them and in their strict form.
const NAMESPACES: [(&[u8], Space); 8] = [
    (b"urn:schemas-microsoft-com:vml", Space::Vml),
    (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", Space::Word),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", Space::Word),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/math", Space::Letters),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", Space::Letters),
    (b"http://schemas.openxmlformats.org/drawingml/2006/main", Space::Letters),
    (b"http://purl.oclc.org/ooxml/drawingml/main", Space::Letters),
    (b"http://schemas.openxmlformats.org/markup-compatibility/2006", Space::Alternates),
];

impl Space {
    fn of(namespace: &[u8]) -> Self {
        let known = NAMESPACES.iter().find(|(known, _)| *known == namespace).map(|(_, space)| *space);
        let own = OWN.iter().any(|own| namespace.starts_with(own.as_bytes()));
        known.unwrap_or(if own { Self::Other } else { Self::Foreign })
    }
}

/// How many elements stand inside each other at most; documents have some twenty.
const DEPTH: usize = 1000;

/// How many figures are open at once at most; usually it is one.
const OPEN: usize = 100;

/// Every paragraph of the text that holds anything, those in cells too, with all changes that are marked accepted. A figure is
/// what its bookmark holds, in the paragraph where that begins.
///
/// # Errors
/// A file that is not a Word document, or is too large.
pub fn word(name: &str, bytes: &[u8]) -> Result<Vec<Line>, Problem> {
    let Parts { texts, .. } = parts(name, bytes)?;
    texts.first().map_or(Ok(Vec::new()), |xml| walk(name, xml).map(|walk| walk.lines))
}

/// The same of the text and of its footnotes, headers and footers, with what was not read.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Reading, Problem> {
    let Parts { texts, unread } = parts(name, bytes)?;
    let mut reading = Reading { lines: Vec::new(), unread };
    let mut fields = false;
    for xml in &texts {
        let walk = walk(name, xml)?;
        fields |= walk.fields.others;
        reading.lines.extend(walk.lines);
    }
    if fields {
        reading.unread.push(text!(
            "域的代码,更新后显示的可能不同",
            "codes of fields, which may show something else when updated"
        ));
    }
    Ok(reading)
}

/// The way through a part to its end.
fn walk(name: &str, xml: &str) -> Result<Walk, Problem> {
    let mut reader = NsReader::from_str(xml);
    let mut walk = Walk::default();
    loop {
        let (namespace, event) = reader.read_resolved_event().map_err(|_| damaged(name))?;
        let space = match namespace {
            ResolveResult::Bound(namespace) => Space::of(namespace.0),
            _ => Space::Other,
        };
        match event {
            Event::Start(tag) => walk.open(Element::of(space, &tag), &tag),
            Event::Empty(tag) => {
                walk.open(Element::of(space, &tag), &tag);
                walk.close();
            }
            Event::End(_) => walk.close(),
            Event::Text(text) => walk.text(&text.xml10_content().map_err(|_| damaged(name))?),
            Event::CData(text) => walk.text(&text.xml10_content().map_err(|_| damaged(name))?),
            Event::GeneralRef(entity) => walk.text(&resolved(&entity)),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
        if walk.path.len() > DEPTH {
            return Err(damaged(name));
        }
    }
    match walk {
        Walk { path, .. } if !path.is_empty() => Err(damaged(name)),
        Walk { seen: false, .. } => Err(not_word(name)),
        walk if walk.alternates.differ => Err(split_view(name)),
        walk => Ok(walk),
    }
}

/// What `&amp;` and `&#x4e00;` stand for; nothing where it is not known.
fn resolved(entity: &BytesRef<'_>) -> String {
    match entity.resolve_char_ref() {
        Ok(Some(sign)) => sign.to_string(),
        _ => entity.decode().ok().and_then(|name| resolve_predefined_entity(&name)).unwrap_or_default().to_owned(),
    }
}

/// What an element means for the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Element {
    Body,
    Paragraph,
    Run,
    /// Letters, inside of a run.
    Letters,
    /// One sign, inside of a run.
    Sign(&'static str),
    /// Letters as an attribute.
    WordArt,
    /// One sign of a font of symbols.
    Symbol,
    /// Makes a run one that nobody sees.
    Vanish,
    /// A field with what it shows.
    Field,
    FieldSign,
    FieldCode,
    Alternates,
    Alternative,
    /// What is shown where nothing else can be.
    Fallback,
    BookmarkStart,
    BookmarkEnd,
    /// Nothing in it is text: properties, what was deleted or moved away, what stands there for old programs.
    Hidden,
    Other,
}

impl Element {
    fn of(space: Space, tag: &BytesStart<'_>) -> Self {
        let name = tag.local_name();
        match (space, name.as_ref()) {
            (Space::Word, name) => Self::of_word(name, tag),
            (Space::Letters, b"t") => Self::Letters,
            (Space::Vml, b"textpath") => Self::WordArt,
            (Space::Foreign, _) => Self::Hidden,
            (Space::Alternates, b"AlternateContent") => Self::Alternates,
            (Space::Alternates, b"Choice") => Self::Alternative,
            (Space::Alternates, b"Fallback") => Self::Fallback,
            _ => Self::Other,
        }
    }

    fn of_word(name: &[u8], tag: &BytesStart<'_>) -> Self {
        match name {
            b"body" | b"hdr" | b"ftr" | b"footnotes" | b"endnotes" => Self::Body,
            b"p" => Self::Paragraph,
            b"r" => Self::Run,
            b"t" => Self::Letters,
            // The end of a page is no sign.
            b"br" if attribute(tag, "type").is_some_and(|kind| kind != "textWrapping") => Self::Other,
            b"tab" | b"ptab" | b"br" | b"cr" => Self::Sign(" "),
            b"noBreakHyphen" => Self::Sign("-"),
            b"sym" => Self::Symbol,
            b"vanish" if attribute(tag, "val").is_none_or(|on| !matches!(on.as_str(), "0" | "false" | "off")) => {
                Self::Vanish
            }
            b"fldChar" => Self::FieldSign,
            b"instrText" => Self::FieldCode,
            b"bookmarkStart" => Self::BookmarkStart,
            b"bookmarkEnd" => Self::BookmarkEnd,
            b"fldSimple" if is_page(tag) => Self::Hidden,
            b"fldSimple" => Self::Field,
            b"pPr" | b"rPr" | b"tblPr" | b"trPr" | b"tcPr" | b"sectPr" | b"del" | b"moveFrom" => Self::Hidden,
            _ => Self::Other,
        }
    }
}

/// A sign of a font of symbols: those fonts have their signs at F000 and above, digits where digits stand elsewhere.
fn symbol(tag: &BytesStart<'_>) -> String {
    let code = attribute(tag, "char").and_then(|code| u32::from_str_radix(&code, 16).ok()).unwrap_or_default();
    let code = if (0xF000..0xF100).contains(&code) { code - 0xF000 } else { code };
    char::from_u32(code).filter(|sign| !sign.is_control()).unwrap_or(char::REPLACEMENT_CHARACTER).to_string()
}

/// A bookmark around a figure that has begun and not ended.
struct Open {
    id: String,
    key: String,
    /// Whether some of it has been seen.
    seen: bool,
}

/// The way through a document.
#[derive(Default)]
struct Walk {
    /// The elements that are open.
    path: Vec<Element>,
    /// How many of them are hidden.
    hidden: usize,
    /// Whether there was a text at all.
    seen: bool,
    /// The paragraphs that are open: one, and those of the text boxes in it.
    open_lines: Vec<Line>,
    lines: Vec<Line>,
    bookmarks: Vec<Open>,
    fields: Fields,
    alternates: Alternates,
    /// Whether nobody sees the run that is open.
    vanished: bool,
}

impl Walk {
    fn open(&mut self, element: Element, tag: &BytesStart<'_>) {
        let in_run = self.path.last() == Some(&Element::Run);
        let in_properties_of_run = self.path.ends_with(&[Element::Run, Element::Hidden]);
        self.path.push(element);
        match element {
            Element::Body => self.seen = true,
            Element::Hidden => self.hidden += 1,
            Element::Run => self.vanished = false,
            Element::Vanish => self.vanished |= in_properties_of_run,
            Element::Field => self.fields.others = true,
            Element::FieldSign => self.fields.sign(tag),
            Element::Alternates => self.alternates.open(),
            Element::Alternative => self.alternates.branch(),
            Element::Fallback => {
                self.hidden += 1;
                self.alternates.branch();
            }
            Element::WordArt => self.add(&attribute(tag, "string").unwrap_or_default()),
            Element::Symbol if in_run => self.add(&symbol(tag)),
            Element::Paragraph => self.open_lines.push(Line::default()),
            Element::Sign(sign) if in_run => self.add(sign),
            Element::BookmarkStart => self.begin(tag),
            Element::BookmarkEnd => self.end(tag),
            _ => {}
        }
    }

    fn close(&mut self) {
        match self.path.pop() {
            Some(Element::Hidden | Element::Fallback) => self.hidden = self.hidden.saturating_sub(1),
            Some(Element::Alternates) => self.alternates.close(),
            Some(Element::Run) => self.vanished = false,
            Some(Element::Paragraph) => {
                let line = self.open_lines.pop().unwrap_or_default();
                // A figure ends with the paragraph that it begins in.
                self.bookmarks.retain(|open| !open.seen);
                self.lines.extend(Some(line).filter(|line| !line.pieces.is_empty()));
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        match self.path.last() {
            Some(Element::Letters) => {
                self.alternates.add(text);
                self.add(text);
            }
            Some(Element::FieldCode) => self.fields.code(text),
            _ => {}
        }
    }

    /// Adds what a run says: to the figure whose bookmark began last, if one is open.
    fn add(&mut self, words: &str) {
        let Some(line) = self.open_lines.last_mut() else { return };
        if self.hidden > 0 || self.vanished || self.fields.hide() || words.is_empty() {
            return;
        }
        let words = words.replace(['\n', '\r', '\t'], " ");
        let Some(open) = self.bookmarks.last_mut() else { return line.push(&words) };
        match line.pieces.last_mut() {
            Some(Piece::Cited { key, text }) if open.seen && *key == open.key => text.push_str(&words),
            _ => line.pieces.push(Piece::Cited { key: open.key.clone(), text: words }),
        }
        open.seen = true;
    }

    fn begin(&mut self, tag: &BytesStart<'_>) {
        let key = attribute(tag, "name").as_deref().and_then(citation::key_of_bookmark).map(str::to_owned);
        let full = self.bookmarks.len() >= OPEN;
        let key = key.filter(|_| !full);
        self.bookmarks.extend(key.zip(attribute(tag, "id")).map(|(key, id)| Open { id, key, seen: false }));
    }

    fn end(&mut self, tag: &BytesStart<'_>) {
        let id = attribute(tag, "id");
        let Some(at) = self.bookmarks.iter().position(|open| Some(&open.id) == id.as_ref()) else { return };
        let open = self.bookmarks.remove(at);
        if !open.seen {
            let empty = Piece::Cited { key: open.key, text: String::new() };
            match self.open_lines.last_mut() {
                Some(line) => line.pieces.push(empty),
                None => self.lines.push(Line { pieces: vec![empty] }),
            }
        }
    }
}
