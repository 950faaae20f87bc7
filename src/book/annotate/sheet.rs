//! One sheet: its notes with their boxes, and its cells in colour.

use std::collections::{BTreeMap, BTreeSet};

use super::annotation::Annotation;
use super::cells::Cells;
use super::comments::Comments;
use super::drawing;
use super::edits::Edits;
use super::list::place;
use super::outline::{Outline, RELATIONS};
use super::parts::{Declared, Parts};
use super::shade::Shade;
use super::styles::Styles;
use crate::book::limits;
use crate::book::refusal::Refusal;
use crate::book::xlsx::Relations;
use crate::words::Address;

/// What comes behind the drawing of notes.
const BEHIND_DRAWING: [&str; 8] =
    ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"];

const COMMENTS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const DRAWING: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";

/// A sheet and what it is related to.
struct SheetPart<'p> {
    path: &'p str,
    text: String,
    outline: Outline,
    relations: Relations,
}

/// What is put on the cells of a sheet.
#[derive(Default)]
struct Marks {
    notes: BTreeMap<Address, String>,
    shades: BTreeMap<Address, Shade>,
}

/// Puts annotations on the sheet of a part.
pub(super) fn annotate(
    parts: &mut Parts<'_>,
    styles: &mut Styles,
    path: &str,
    annotations: &[&Annotation],
) -> Result<(), Refusal> {
    let text = parts.text(path)?.ok_or(Refusal::Damaged)?;
    let outline = Outline::read(&text)?;
    let relations = Relations::of(parts.package(), path)?;
    let sheet = SheetPart { path, text, outline, relations };
    let comments = sheet.comments(parts)?;
    let marks = sheet.marks(annotations, &comments)?;
    let boxes = marks.notes.iter().filter(|(at, _)| !comments.cells().contains(at)).map(|(at, note)| (*at, note));
    let boxes: BTreeMap<Address, &String> = boxes.collect();
    sheet.put_comments(parts, comments.with(&marks.notes)?)?;
    let drawing = if boxes.is_empty() { None } else { sheet.put_boxes(parts, &boxes)? };
    let mut edits = Cells::new(&sheet.outline, styles, marks.shades).shade(&sheet.text)?;
    if let Some(drawing) = drawing {
        sheet.link(&drawing, &mut edits)?;
    }
    parts.put(path, edits.apply(&sheet.text)?);
    Ok(())
}

impl SheetPart<'_> {
    fn comments(&self, parts: &mut Parts<'_>) -> Result<Comments, Refusal> {
        let text = self.relations.by_kind.get("comments").map(|path| parts.text(path)).transpose()?.flatten();
        Comments::read(text)
    }

    /// What is said of a cell that another covers is said of that one, and what is said of the sheet, of its title.
    /// Newer programs show conversations in place of the notes of the same cells: there a note would not be seen, and
    /// stands on a free cell of the first row with the name of its own.
    fn marks(&self, annotations: &[&Annotation], comments: &Comments) -> Result<Marks, Refusal> {
        let title = self.outline.seen(self.outline.title.unwrap_or_default());
        let has_threads = self.relations.by_kind.contains_key("threadedComment");
        let taken = if has_threads { comments.cells() } else { BTreeSet::new() };
        let free = || (0..limits::COLUMNS).map(|column| Address::new(0, column)).find(|at| !taken.contains(at));
        let mut marks = Marks::default();
        for annotation in annotations {
            let at = self.outline.seen(annotation.cell.unwrap_or(title));
            if at.row >= limits::ROWS || at.column >= limits::COLUMNS {
                return Err(Refusal::Damaged);
            }
            let shade = marks.shades.entry(at).or_insert(annotation.shade);
            *shade = annotation.shade.max(*shade);
            if taken.contains(&at) {
                let note = marks.notes.entry(free().unwrap_or(at)).or_default();
                add(note, &format!("{at}: {}", annotation.text));
            } else {
                add(marks.notes.entry(at).or_default(), &annotation.text);
            }
        }
        Ok(marks)
    }

    fn put_comments(&self, parts: &mut Parts<'_>, text: String) -> Result<(), Refusal> {
        if let Some(path) = self.relations.by_kind.get("comments") {
            parts.put(path, text);
            return Ok(());
        }
        let path = parts.unused("xl/comments", ".xml");
        parts.put(&path, text);
        parts.relate(self.path, "comments", &path)?;
        parts.declare(Declared::Part { path: &path, kind: COMMENTS })
    }

    /// Puts boxes into the drawing of the sheet; the id of a new one.
    fn put_boxes(&self, parts: &mut Parts<'_>, notes: &BTreeMap<Address, &String>) -> Result<Option<String>, Refusal> {
        let known = self.outline.drawing.as_ref().and_then(|id| self.relations.by_id.get(id));
        if let Some(path) = known {
            let text = parts.drawing(path)?;
            parts.put(path, drawing::with(text, &self.outline, notes)?);
            return Ok(None);
        }
        let path = parts.unused("xl/drawings/vmlDrawing", ".vml");
        parts.put(&path, drawing::with(None, &self.outline, notes)?);
        parts.declare(Declared::Ending { ending: "vml", kind: DRAWING })?;
        parts.relate(self.path, "vmlDrawing", &path).map(Some)
    }

    /// Names the drawing in the sheet.
    fn link(&self, id: &str, edits: &mut Edits) -> Result<(), Refusal> {
        let element = match &self.outline.prefix {
            Some(prefix) => format!(r#"<legacyDrawing {prefix}:id="{id}"/>"#),
            None => format!(r#"<legacyDrawing xmlns:r="{RELATIONS}" r:id="{id}"/>"#),
        };
        edits.insert(place(&self.text, &BEHIND_DRAWING)?, element);
        Ok(())
    }
}

/// Puts a text below another one.
fn add(note: &mut String, text: &str) {
    if !note.is_empty() {
        note.push_str("\n\n");
    }
    note.push_str(text);
}
