//! A text in Word, as `narrate` writes it and as Word, WPS and LibreOffice save it after people have edited it.

use quick_xml::NsReader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;

use super::package::{attribute, damaged, document, not_word};
use super::{Line, Piece};
use crate::prose::citation;
use crate::words::Problem;

/// WordprocessingML, as everybody writes it and in its strict form.
const NAMESPACES: [&[u8]; 2] = [
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// How many elements stand inside each other at most; documents have some twenty.
const DEPTH: usize = 1000;

/// How many figures are open at once at most; usually it is one.
const OPEN: usize = 100;

/// Every paragraph that holds anything, those in cells too, with all changes that are marked accepted. A figure is
/// what its bookmark holds, in the paragraph where that begins.
///
/// # Errors
/// A file that is not a Word document, or is too large.
pub fn word(name: &str, bytes: &[u8]) -> Result<Vec<Line>, Problem> {
    let xml = document(name, bytes)?;
    let mut reader = NsReader::from_str(&xml);
    let mut walk = Walk::default();
    loop {
        let (namespace, event) = reader.read_resolved_event().map_err(|_| damaged(name))?;
        let ours = matches!(namespace, ResolveResult::Bound(namespace) if NAMESPACES.contains(&namespace.0));
        match event {
            Event::Start(tag) => walk.open(Element::of(ours, &tag), &tag),
            Event::Empty(tag) => {
                walk.open(Element::of(ours, &tag), &tag);
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
        Walk { lines, .. } => Ok(lines),
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
    BookmarkStart,
    BookmarkEnd,
    /// Nothing in it is text: properties, what was deleted or moved away, what stands there for old programs.
    Hidden,
    Other,
}

impl Element {
    fn of(ours: bool, tag: &BytesStart<'_>) -> Self {
        match tag.local_name().as_ref() {
            b"Fallback" => Self::Hidden,
            _ if !ours => Self::Other,
            b"body" => Self::Body,
            b"p" => Self::Paragraph,
            b"r" => Self::Run,
            b"t" => Self::Letters,
            // The end of a page is no sign.
            b"br" if attribute(tag, "type").is_some_and(|kind| kind != "textWrapping") => Self::Other,
            b"tab" | b"ptab" | b"br" | b"cr" => Self::Sign(" "),
            b"noBreakHyphen" => Self::Sign("-"),
            b"bookmarkStart" => Self::BookmarkStart,
            b"bookmarkEnd" => Self::BookmarkEnd,
            b"pPr" | b"rPr" | b"tblPr" | b"trPr" | b"tcPr" | b"sectPr" | b"del" | b"moveFrom" => Self::Hidden,
            _ => Self::Other,
        }
    }
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
}

impl Walk {
    fn open(&mut self, element: Element, tag: &BytesStart<'_>) {
        let in_run = self.path.last() == Some(&Element::Run);
        self.path.push(element);
        match element {
            Element::Body => self.seen = true,
            Element::Hidden => self.hidden += 1,
            Element::Paragraph => self.open_lines.push(Line::default()),
            Element::Sign(sign) if in_run => self.add(sign),
            Element::BookmarkStart => self.begin(tag),
            Element::BookmarkEnd => self.end(tag),
            _ => {}
        }
    }

    fn close(&mut self) {
        match self.path.pop() {
            Some(Element::Hidden) => self.hidden = self.hidden.saturating_sub(1),
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
        if self.path.last() == Some(&Element::Letters) {
            self.add(text);
        }
    }

    /// Adds what a run says: to the figure whose bookmark began last, if one is open.
    fn add(&mut self, words: &str) {
        let Some(line) = self.open_lines.last_mut() else { return };
        if self.hidden > 0 || words.is_empty() {
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
