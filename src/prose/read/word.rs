//! A text in Word, as `narrate` writes it and as Word, WPS and LibreOffice save it after people have edited it.

use std::ops::Range;

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

use super::alternates::Alternates;
use super::behind::Behind;
use super::element::Element;
use super::fields::Fields;
use super::looks::{Look, Styles};
use super::package::{Parts, attribute, damaged, not_word, parts, resolved, split_view};
use super::reading::{Line, Piece, Reading};
use super::room;
use super::seen::{Odd, Seen};
use super::space::Space;
use crate::prose::{Origin, citation};
use crate::words::Problem;

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
    let Parts { texts, styles, .. } = parts(name, bytes)?;
    let styles = Styles::of(&styles);
    texts.first().map_or(Ok(Vec::new()), |xml| walk(name, xml, &styles).map(|walk| walk.lines))
}

/// The same of the text and of its footnotes, headers and footers, with what was not read.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Reading, Problem> {
    let Parts { texts, comments, styles, unread, shown, origin } = parts(name, bytes)?;
    let (styles, mut seen) = (Styles::of(&styles), Seen::default());
    let mut reading = Reading { unread, origin, ..Reading::default() };
    for xml in &texts {
        let walk = walk(name, xml, &styles)?;
        seen.join(&walk.seen);
        reading.origin.kind = reading.origin.kind.or(walk.kind);
        let before = reading.lines.len();
        reading.rows.extend(walk.rows.into_iter().map(|row| before + row.start..before + row.end));
        reading.lines.extend(walk.lines);
    }
    if let Some(xml) = comments {
        let walk = walk(name, &xml, &styles)?;
        seen.join(&walk.seen);
        reading.remarks.extend(walk.lines.iter().map(Line::text));
    }
    reading.unread.extend(seen.told());
    reading.shown_otherwise = seen.otherwise().into_iter().chain(shown).collect();
    Ok(reading)
}

/// The way through a part to its end.
fn walk<'s>(name: &str, xml: &str, styles: &'s Styles) -> Result<Walk<'s>, Problem> {
    let mut reader = NsReader::from_str(xml);
    let mut walk = Walk::new(styles);
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
            Event::Text(text) => walk.text(&text.xml10_content()),
            Event::CData(text) => walk.text(&text.xml10_content()),
            Event::GeneralRef(entity) => walk.text(&resolved(&entity)),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
        if walk.path.len() > DEPTH {
            return Err(damaged(name));
        }
    }
    walk.seen.join(&walk.fields.seen());
    match walk {
        Walk { path, .. } if !path.is_empty() => Err(damaged(name)),
        Walk { is_text: false, .. } => Err(not_word(name)),
        walk if walk.alternates.differ => Err(split_view(name)),
        walk => Ok(walk),
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
struct Walk<'s> {
    styles: &'s Styles,
    /// The elements that are open.
    path: Vec<Element>,
    /// How many of them are hidden.
    hidden: usize,
    /// Whether there was a text at all.
    is_text: bool,
    /// The paragraphs that are open: one, and those of the text boxes in it.
    open_lines: Vec<Line>,
    lines: Vec<Line>,
    /// Which of them are the cells of a row, and how many were there when the rows began that are open.
    rows: Vec<Range<usize>>,
    open_rows: Vec<usize>,
    /// How deep the rows and cells stand that are left out, and whether they are merged into others.
    deleted: Vec<(usize, bool)>,
    bookmarks: Vec<Open>,
    fields: Fields,
    alternates: Alternates,
    /// How the paragraphs look that are open, by themselves and by their styles.
    paragraphs: Vec<[Look; 2]>,
    behind: Behind,
    /// How the run looks that is open, by itself and by its style.
    run: [Look; 2],
    seen: Seen,
    /// What kind of letter a bookmark says that it is.
    kind: Option<String>,
}

impl<'s> Walk<'s> {
    fn new(styles: &'s Styles) -> Self {
        Self {
            styles,
            path: Vec::new(),
            hidden: 0,
            is_text: false,
            open_lines: Vec::new(),
            lines: Vec::new(),
            rows: Vec::new(),
            open_rows: Vec::new(),
            deleted: Vec::new(),
            bookmarks: Vec::new(),
            fields: Fields::default(),
            alternates: Alternates::default(),
            paragraphs: Vec::new(),
            behind: Behind::default(),
            run: [Look::default(); 2],
            seen: Seen::default(),
            kind: None,
        }
    }

    fn open(&mut self, element: Element, tag: &BytesStart<'_>) {
        let in_run = self.path.last() == Some(&Element::Run);
        let of_run = self.path.ends_with(&[Element::Run, Element::Hidden]);
        self.path.push(element);
        match element {
            Element::Body | Element::Margin | Element::Notes => self.is_text = true,
            Element::Hidden if self.is_of_row() && tag.local_name().as_ref() == "del" => {
                self.hidden += 1;
                self.delete(Element::Row);
            }
            Element::Hidden => self.hidden += 1,
            Element::Deleted => self.delete(Element::Cell),
            Element::Covered => self.leave_out(Element::Cell, true),
            Element::HiddenRow if self.is_hidden_row() && Look::is_on(tag) => {
                self.leave_out(Element::Row, false);
                self.seen.note(Odd::Hidden);
            }
            Element::LineNumbers => self.seen.note(Odd::Printed),
            Element::Run => self.run = [Look::default(); 2],
            Element::Look if of_run => self.run[0].note(tag),
            Element::Look => self.shade(tag),
            Element::OfFill if self.path.contains(&Element::Fill) => self.run[0].note_fill(tag),
            Element::Page => self.behind.page(tag),
            Element::Table | Element::Cell => self.behind.open(),
            Element::Room if room::is_odd(tag) => self.seen.note(Odd::Set),
            Element::Style => self.style(tag, of_run),
            Element::Field => self.fields.begin_whole(tag),
            Element::FieldSign => self.fields.sign(tag),
            Element::Printed => self.note(Odd::Printed),
            Element::NoteLine if !self.path.contains(&Element::Notes) => self.note(Odd::Printed),
            Element::Bound => self.note(Odd::Bound),
            Element::Turned => self.note(Odd::Turned),
            Element::FormulaSign => {
                let sign = attribute(tag, "val").unwrap_or_default();
                self.alternates.add(&sign);
                self.add(&sign);
            }
            Element::Alternates => self.alternates.open(),
            Element::Alternative => self.alternates.branch(),
            Element::Fallback => {
                self.hidden += 1;
                self.alternates.branch();
            }
            Element::WordArt => self.add(&attribute(tag, "string").unwrap_or_default()),
            Element::Symbol if in_run => {
                self.note(Odd::Symbols);
                self.add(&symbol(tag));
            }
            Element::Paragraph => {
                self.open_lines.push(Line::default());
                self.paragraphs.push([Look::default(), self.styles.usual()]);
            }
            Element::PageEnd if in_run && self.bookmarks.last().is_some_and(|open| open.seen) => self.add(" "),
            Element::Row => self.open_rows.push(self.lines.len()),
            Element::Sign(sign) if in_run => self.add(sign),
            Element::BookmarkStart => self.begin(tag),
            Element::BookmarkEnd => self.end(tag),
            _ => {}
        }
    }

    fn close(&mut self) {
        match self.path.pop() {
            Some(Element::Hidden | Element::Fallback) => self.hidden = self.hidden.saturating_sub(1),
            Some(Element::Cell) if self.ends_deleted() => self.behind.close(),
            Some(Element::Alternates) => self.alternates.close(),
            Some(Element::Table | Element::Cell) => self.behind.close(),
            Some(Element::Row) => {
                self.ends_deleted();
                let from = self.open_rows.pop().unwrap_or_default();
                self.rows.extend(Some(from..self.lines.len()).filter(|row| !row.is_empty()));
            }
            Some(Element::Field) => self.fields.end_whole(),
            Some(Element::Run) => self.run = [Look::default(); 2],
            Some(Element::Paragraph) => {
                let line = self.open_lines.pop().unwrap_or_default();
                self.paragraphs.pop();
                // A figure ends with the paragraph that it begins in.
                self.bookmarks.retain(|open| !open.seen);
                self.lines.extend(Some(line).filter(|line| !line.pieces.is_empty()));
            }
            _ => {}
        }
    }

    /// Whether what begins is said of a row of a table.
    fn is_of_row(&self) -> bool {
        self.path.ends_with(&[Element::Row, Element::Hidden, Element::Hidden])
    }

    /// Whether what begins says of a row that it is hidden.
    fn is_hidden_row(&self) -> bool {
        self.path.ends_with(&[Element::Row, Element::Hidden, Element::HiddenRow])
    }

    /// A row or a cell that somebody deleted, and nobody accepted yet: of its words nobody knows whether they are said.
    fn delete(&mut self, what: Element) {
        self.leave_out(what, false);
        self.seen.note(Odd::Struck);
    }

    /// Nobody sees what stands in a row or a cell.
    fn leave_out(&mut self, what: Element, is_covered: bool) {
        if let Some(depth) = self.path.iter().rposition(|element| *element == what) {
            self.deleted.push((depth, is_covered));
            self.hidden += 1;
        }
    }

    /// Whether the element that ends was deleted.
    fn ends_deleted(&mut self) -> bool {
        let ends = self.deleted.last().is_some_and(|(depth, _)| *depth == self.path.len());
        if ends {
            self.deleted.pop();
            self.hidden = self.hidden.saturating_sub(1);
        }
        ends
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

    /// Takes note of what is put behind a paragraph, a cell or a table.
    fn shade(&mut self, tag: &BytesStart<'_>) {
        if tag.local_name().as_ref() != "shd" {
            return;
        }
        match self.path.iter().rev().nth(2) {
            Some(Element::Paragraph) => {
                self.paragraphs.iter_mut().last().into_iter().for_each(|[own, _]| own.note(tag));
            }
            Some(Element::Table | Element::Cell) => self.behind.shade(tag),
            _ => {}
        }
    }

    /// Takes note of the style of a run or of a paragraph. One of a table is that of all paragraphs in it, which have no
    /// say over it: it is told where it hides something.
    fn style(&mut self, tag: &BytesStart<'_>, of_run: bool) {
        let look = self.styles.look(&attribute(tag, "val").unwrap_or_default());
        match tag.local_name().as_ref() {
            "rStyle" if of_run => self.run[1] = look,
            "pStyle" if self.path.iter().rev().nth(2) == Some(&Element::Paragraph) => {
                self.paragraphs.iter_mut().last().into_iter().for_each(|[_, style]| *style = look);
            }
            "tblStyle" => self.behind.style(look).into_iter().for_each(|odd| self.seen.note(odd)),
            _ => {}
        }
    }

    /// Takes note of what is seen otherwise than it is read.
    fn note(&mut self, odd: Odd) {
        if self.hidden == 0 {
            self.seen.note(odd);
        }
    }

    /// Adds what a run says: to the figure whose bookmark began last, if one is open.
    fn add(&mut self, words: &str) {
        let is_seen = words.contains(|sign: char| !sign.is_whitespace());
        let Some(line) = self.open_lines.last_mut() else {
            // A formula may stand between paragraphs, in a line of its own.
            if is_seen && self.hidden == 0 {
                self.lines.push(Line { pieces: vec![Piece::Text(words.to_owned())] });
            }
            return;
        };
        if is_seen && self.deleted.iter().any(|(_, is_covered)| *is_covered) {
            self.seen.note(Odd::Covered);
        }
        if self.hidden > 0 || words.is_empty() {
            return;
        }
        // What a reader sees of a page's number in the text is another number than the one that stands there.
        if is_seen && self.fields.number_pages() {
            if self.path.contains(&Element::Margin) && words.trim().bytes().all(|sign| sign.is_ascii_digit()) {
                return;
            }
            self.seen.note(Odd::Page);
        }
        if is_seen && self.fields.are_in_code() {
            self.seen.note(Odd::InCode);
        }
        let [run, style] = self.run;
        let [own, paragraph] = self.paragraphs.last().copied().unwrap_or_default();
        let look = run.on(style).on(own).on(paragraph);
        // What nobody sees is not said.
        if let Some(odd) = self.behind.unseen(look) {
            if is_seen {
                self.seen.note(odd);
            }
            return;
        }
        if is_seen && (look.is_set() || self.path.contains(&Element::Boxed)) {
            self.seen.note(Odd::Set);
        }
        if is_seen && look.is_of_symbols() {
            self.seen.note(Odd::Symbols);
        }
        if is_seen && self.behind.may_hide(look) {
            self.seen.note(Odd::Pale);
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
        let name = attribute(tag, "name").unwrap_or_default();
        if let Some(kind) = Origin::kind_of_bookmark(&name) {
            self.kind = Some(kind.to_owned());
        }
        let key = citation::key_of_bookmark(&name).map(str::to_owned);
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
