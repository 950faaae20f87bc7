//! The styles of a book: fills and formats of cells are added behind those that are there, none is changed.

use std::collections::HashMap;

use super::edits::Edits;
use super::list::{List, place};
use super::shade::Shade;
use super::tags::Tags;
use crate::book::refusal::Refusal;

/// The styles of a book that has none.
pub(super) const NONE: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
    r#"<fonts count="1"><font><sz val="11"/></font></fonts>"#,
    r#"<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"#,
    r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs></styleSheet>"#,
);

/// The first two fills are these, whatever a book says.
const USUAL_FILLS: &str = concat!(
    r#"<fills count="2"><fill><patternFill patternType="none"/></fill>"#,
    r#"<fill><patternFill patternType="gray125"/></fill></fills>"#,
);

const USUAL_FORMATS: &str = r#"<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellXfs>"#;

/// What comes behind the formats of cells.
const BEHIND_FORMATS: [&str; 5] = ["cellStyles", "dxfs", "tableStyles", "colors", "extLst"];

/// The styles, and what is added to them.
pub(super) struct Styles {
    text: String,
    /// The formats of cells as they are written.
    formats: Vec<String>,
    fills: usize,
    new_fills: Vec<Shade>,
    new_formats: Vec<String>,
    known: HashMap<(usize, Shade), usize>,
}

impl Styles {
    pub(super) fn read(text: String) -> Result<Self, Refusal> {
        let behind_fills = [&["borders", "cellStyleXfs", "cellXfs"][..], &BEHIND_FORMATS].concat();
        let text = with(text, "fills", &behind_fills, USUAL_FILLS)?;
        let text = with(text, "cellXfs", &BEHIND_FORMATS, USUAL_FORMATS)?;
        let count = |name| List::find(&text, name).map(|list| list.map_or_else(Vec::new, |list| list.items));
        let fills = count("fills")?.len();
        let formats = count("cellXfs")?.into_iter().filter_map(|at| text.get(at).map(str::to_owned)).collect();
        Ok(Self { text, formats, fills, new_fills: Vec::new(), new_formats: Vec::new(), known: HashMap::new() })
    }

    /// The style like another one, in a colour.
    pub(super) fn shaded(&mut self, style: usize, shade: Shade) -> Result<usize, Refusal> {
        if let Some(known) = self.known.get(&(style, shade)) {
            return Ok(*known);
        }
        let fill = self.fill(shade).to_string();
        // A style that the book does not have is shown as the first one.
        let format = self.formats.get(style).or_else(|| self.formats.first()).ok_or(Refusal::Damaged)?;
        let mut edits = Edits::default();
        let tag = Tags::of(format).next()?.ok_or(Refusal::Damaged)?;
        tag.set(&mut edits, "fillId", &fill);
        tag.set(&mut edits, "applyFill", "1");
        let shaded = self.formats.len() + self.new_formats.len();
        self.new_formats.push(edits.apply(format)?);
        self.known.insert((style, shade), shaded);
        Ok(shaded)
    }

    fn fill(&mut self, shade: Shade) -> usize {
        let known = self.new_fills.iter().position(|known| *known == shade);
        self.fills
            + known.unwrap_or_else(|| {
                self.new_fills.push(shade);
                self.new_fills.len() - 1
            })
    }

    /// The part with what was added.
    pub(super) fn written(self) -> Result<String, Refusal> {
        let solid = |shade: &Shade| {
            let rgb = shade.rgb();
            format!(
                r#"<fill><patternFill patternType="solid"><fgColor rgb="{rgb}"/><bgColor indexed="64"/></patternFill></fill>"#
            )
        };
        let fills: Vec<String> = self.new_fills.iter().map(solid).collect();
        let mut edits = Edits::default();
        for (name, added) in [("fills", &fills), ("cellXfs", &self.new_formats)] {
            List::find(&self.text, name)?.ok_or(Refusal::Damaged)?.append_counted(&mut edits, added);
        }
        edits.apply(&self.text)
    }
}

/// The part with a list, where it has none.
fn with(text: String, name: &str, later: &[&str], list: &str) -> Result<String, Refusal> {
    if List::find(&text, name)?.is_some() {
        return Ok(text);
    }
    let mut edits = Edits::default();
    edits.insert(place(&text, later)?, list);
    edits.apply(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_added_to_the_format_of_the_cell() {
        let text = "<styleSheet><fills count=\"1\"><fill/></fills><cellXfs><xf fontId=\"7\"/>\
                    <xf fillId=\"0\" numFmtId=\"9\"><alignment wrapText=\"1\"/></xf></cellXfs><dxfs/></styleSheet>";
        let mut styles = Styles::read(text.to_owned()).unwrap();
        assert_eq!(styles.shaded(1, Shade::Red).unwrap(), 2);
        assert_eq!(styles.shaded(0, Shade::Red).unwrap(), 3);
        assert_eq!(styles.shaded(1, Shade::Red).unwrap(), 2);
        let written = styles.written().unwrap();
        assert!(written.contains("<xf applyFill=\"1\" fillId=\"1\" numFmtId=\"9\"><alignment wrapText=\"1\"/></xf>"));
        assert!(written.contains("<xf fillId=\"1\" applyFill=\"1\" fontId=\"7\"/></cellXfs><dxfs/>"), "{written}");
        assert!(written.contains("<fills count=\"2\"><fill/><fill><patternFill patternType=\"solid\">"));
    }

    #[test]
    fn a_book_without_styles_gets_the_usual_ones() {
        let mut styles = Styles::read(NONE.to_owned()).unwrap();
        assert_eq!(styles.shaded(0, Shade::Blue).unwrap(), 1);
        let written = styles.written().unwrap();
        assert!(written.contains("<fills count=\"3\">") && written.contains("<cellXfs count=\"2\">"), "{written}");
    }
}
