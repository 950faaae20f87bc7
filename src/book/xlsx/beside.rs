//! What a sheet says besides its cells: boxes that lie over them, in drawings of today and of old, notes, and what is printed on
//! every page.

use super::workbook::Relations;
use crate::book::beside::{AUTHOR, Beside, BesideKind, printed};
use crate::book::package::Package;
use crate::book::refusal::Refusal;
use crate::book::xml::{Elements, Next};
use crate::words::Address;

/// What is said besides the cells of a sheet.
pub(super) fn of_sheet(package: &mut Package<'_>, path: &str, sheet: &str) -> Result<Vec<Beside>, Refusal> {
    let relations = Relations::of(package, path)?;
    let mut part = |kind: &str| relations.by_kind.get(kind).map(|path| package.part(path)).transpose();
    let (drawing, old) = (part("drawing")?.flatten(), part("vmlDrawing")?.flatten());
    let notes = part("comments")?.flatten();
    let mut found = Vec::new();
    if let Some(drawing) = drawing {
        found.extend(Beside::of(BesideKind::Box, None, &letters(&drawing)?));
    }
    found.extend(old.and_then(|drawing| Beside::of(BesideKind::Box, None, &in_boxes(&drawing))));
    if let Some(notes) = notes {
        found.extend(of_notes(&notes)?);
    }
    found.extend(Beside::of(BesideKind::Margin, None, &margins(sheet)?));
    Ok(found)
}

/// The letters of a drawing, one run behind the other.
fn letters(drawing: &str) -> Result<String, Refusal> {
    let (mut elements, mut is_text, mut said) = (Elements::unmixed(drawing), false, String::new());
    loop {
        match elements.next()? {
            Next::Start(tag) => is_text = tag.name() == "t",
            Next::Text(text) if is_text => said.push_str(text.trim()),
            Next::End(name) => {
                is_text = false;
                if name == "p" {
                    said.push('\n');
                }
            }
            Next::Nothing => return Ok(said),
            Next::Text(_) | Next::Empty(_) => {}
        }
    }
}

/// The words in the boxes of an old drawing, which is not always XML.
fn in_boxes(drawing: &str) -> String {
    let mut said = String::new();
    for inside in drawing.split("<v:textbox").skip(1) {
        let inside = inside.split("</v:textbox>").next().unwrap_or_default();
        for part in inside.split('<').filter_map(|part| part.split_once('>').map(|(_, text)| text)) {
            // What stands behind the tag of the box itself is of its first part.
            said.push_str(part.trim());
        }
        said.push('\n');
    }
    let own = said.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ");
    own.replace("&amp;", "&")
}

/// The notes on cells.
fn of_notes(text: &str) -> Result<Vec<Beside>, Refusal> {
    let mut elements = Elements::of(text);
    let (mut found, mut authors, mut inside) = (Vec::new(), Vec::new(), String::new());
    let (mut at, mut is_own, mut said) = (None, false, String::new());
    loop {
        match elements.next()? {
            Next::Start(tag) => {
                inside = tag.name();
                if inside == "comment" {
                    at = tag.get("ref").and_then(|cell| Address::parse(&cell));
                    let author = tag.number::<usize>("authorId").and_then(|id| authors.get(id));
                    is_own = author.is_some_and(|author| author == AUTHOR);
                    said.clear();
                }
            }
            Next::Text(text) if inside == "author" => authors.push(text.trim().to_owned()),
            Next::Text(text) if inside == "t" => said.push_str(&text),
            Next::End(name) => {
                inside.clear();
                if name == "comment" && !is_own {
                    found.extend(Beside::of(BesideKind::Note, at, &said));
                }
            }
            Next::Nothing => return Ok(found),
            Next::Text(_) | Next::Empty(_) => {}
        }
    }
}

/// What stands above and below every page, a line each.
fn margins(sheet: &str) -> Result<String, Refusal> {
    let mut said = String::new();
    let Some((from, to)) = sheet.find("headerFooter").zip(sheet.rfind("headerFooter>")) else { return Ok(said) };
    let from = sheet.get(..from).and_then(|before| before.rfind('<')).unwrap_or(from);
    let Some(part) = sheet.get(from..to + "headerFooter>".len()) else { return Ok(said) };
    let (mut elements, mut code) = (Elements::of(part), String::new());
    loop {
        match elements.next()? {
            Next::Text(more) => code.push_str(&more),
            Next::End(_) => {
                said.push_str(&printed(&std::mem::take(&mut code)));
                said.push('\n');
            }
            Next::Nothing => return Ok(said),
            Next::Start(_) | Next::Empty(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_of_old_drawings_are_read_without_their_tags() {
        let drawing = "<xml><v:shape><v:textbox style='x'><div>自评<br>得85分</div></v:textbox></v:shape></xml>";
        assert_eq!(in_boxes(drawing).trim(), "自评得85分");
    }
}
