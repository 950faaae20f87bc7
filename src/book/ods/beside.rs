//! What a sheet of .ods has besides its cells: boxes over them, notes on them, and what is printed on every page.

use crate::book::beside::{Beside, BesideKind};
use crate::book::refusal::Refusal;
use crate::book::xml::{Elements, Next};

/// Elements that lie over the cells, and hold words of their own.
const DRAWN: [&str; 14] = [
    "caption",
    "circle",
    "connector",
    "custom-shape",
    "ellipse",
    "frame",
    "g",
    "line",
    "measure",
    "path",
    "polygon",
    "polyline",
    "rect",
    "regular-polygon",
];

/// Whether an element lies over the cells.
pub(super) fn is_drawn(name: &str) -> bool {
    DRAWN.contains(&name)
}

/// Who wrote a note, and when.
const OF_NOTES: [&str; 4] = ["creator", "date", "date-string", "creator-initials"];

/// The words of an element that has begun, up to its end: a line each paragraph.
pub(super) fn words(elements: &mut Elements<'_>, name: &str) -> Result<String, Refusal> {
    let (mut said, mut depth, mut is_of_note) = (String::new(), 1usize, false);
    loop {
        match elements.next()? {
            Next::Start(tag) => {
                depth += usize::from(tag.name() == name);
                is_of_note = OF_NOTES.contains(&tag.name().as_str());
            }
            Next::Text(text) if is_of_note => drop(text),
            Next::Text(text) => said.push_str(text.trim()),
            Next::End(ended) if ended == name && depth == 1 => return Ok(said),
            Next::End(ended) => {
                is_of_note = false;
                depth -= usize::from(ended == name);
                if ended == "p" {
                    said.push('\n');
                }
            }
            Next::Nothing => return Err(Refusal::Damaged),
            Next::Empty(_) => {}
        }
    }
}

/// Heads and feet of pages.
const MARGINS: [&str; 6] = ["header", "header-left", "header-first", "footer", "footer-left", "footer-first"];

/// What the styles of a book print above and below every page. The file does not say here of which sheet.
pub(super) fn margins(styles: &str) -> Result<Option<Beside>, Refusal> {
    let (mut elements, mut said, mut is_master) = (Elements::of(styles), String::new(), false);
    loop {
        match elements.next()? {
            Next::Start(tag) if tag.name() == "master-styles" => is_master = true,
            Next::Start(tag) if is_master && MARGINS.contains(&tag.name().as_str()) => {
                if tag.get("display").is_some_and(|display| display == "false") {
                    words(&mut elements, &tag.name())?;
                } else {
                    said.push_str(&words(&mut elements, &tag.name())?);
                }
            }
            Next::Nothing => return Ok(Beside::of(BesideKind::Margin, None, &said)),
            _ => {}
        }
    }
}
