//! How cells show their numbers, and whether anybody sees what they show.

use std::collections::HashMap;

use super::laid::Laid;
use super::palette::Palette;
use crate::book::cell_style::CellStyle;
use crate::book::looks::{Fill, Look};
use crate::book::number_format::NumberFormat;
use crate::book::pale_format::PaleFormat;
use crate::book::refusal::Refusal;
use crate::book::serial::DayCount;
use crate::book::text_format::TextFormat;
use crate::book::xml::{Elements, Next, Tag};

/// Number formats by the style of a cell.
#[derive(Default)]
pub(super) struct Styles {
    /// None for one that the file does not hold.
    formats: Vec<Option<NumberFormat>>,
    cells: Vec<CellStyle>,
    /// Whether a format of conditions hides what it is laid over.
    hiding: Vec<bool>,
    pub(super) days: DayCount,
}

/// The part of the file that is being read: colours stand below fonts, fills, borders and elsewhere.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Fonts,
    Fills,
    Cells,
    Conditional,
    Other,
}

/// Formats of the file's own, by their numbers.
type Own = HashMap<u32, OwnFormat>;

struct OwnFormat {
    numbers: NumberFormat,
    texts: Option<TextFormat>,
    code: String,
}

/// Fonts and fills, by their numbers.
struct Colours<'p> {
    palette: &'p Palette,
    fonts: Vec<Look>,
    fills: Vec<Fill>,
}

impl Styles {
    pub(super) fn read(text: &str, palette: &Palette) -> Result<Self, Refusal> {
        let mut elements = Elements::unmixed(text);
        let mut colours = Colours { palette, fonts: Vec::new(), fills: Vec::new() };
        let (mut styles, mut own, mut part, mut count) = (Self::default(), Own::new(), Part::Other, 0);
        let mut laid: Vec<Laid> = Vec::new();
        loop {
            match elements.next()? {
                Next::Start(tag) | Next::Empty(tag) => match (part, tag.name().as_str()) {
                    (_, "fonts") => part = Part::Fonts,
                    (_, "fills") => part = Part::Fills,
                    (_, "dxfs") => part = Part::Conditional,
                    (_, "cellXfs") => {
                        part = Part::Cells;
                        count = tag.number("count").unwrap_or_default();
                    }
                    (Part::Conditional, "dxf") => laid.push(Laid::default()),
                    (Part::Conditional, _) => {
                        laid.iter_mut().last().into_iter().for_each(|last| last.meet(&tag, palette));
                    }
                    (_, "numFmt") => own.extend(written(&tag)),
                    (Part::Fonts | Part::Fills, _) => colours.meet(part, &tag),
                    (Part::Cells, "xf") => {
                        styles.formats.push(format(&tag, &own));
                        styles.cells.push(colours.cell(&tag, &own));
                    }
                    (Part::Cells, "alignment") if tag.get("horizontal").is_some_and(|side| side == "fill") => {
                        styles.cells.iter_mut().last().into_iter().for_each(|last| last.is_repeated = true);
                    }
                    _ => {}
                },
                Next::End(name) if matches!(name.as_str(), "fonts" | "fills" | "cellXfs" | "dxfs") => {
                    part = Part::Other;
                }
                Next::Nothing => {
                    // Where one is lost, cells have those of others.
                    let is_whole = styles.formats.len() >= count;
                    let known = |format: Option<NumberFormat>| format.filter(|_| is_whole);
                    styles.formats = styles.formats.into_iter().map(known).collect();
                    styles.hiding = laid.iter().map(Laid::hides).collect();
                    return Ok(styles);
                }
                Next::End(_) | Next::Text(_) => {}
            }
        }
    }

    /// The format of a style; none where the file does not hold it. A book may do without styles.
    pub(super) fn format(&self, style: usize) -> Option<&NumberFormat> {
        match self.formats.get(style) {
            None if style == 0 => Some(&NumberFormat::General),
            found => found?.as_ref(),
        }
    }

    /// What readers see of the cells of a style.
    pub(super) fn cell(&self, style: usize) -> Option<&CellStyle> {
        self.cells.get(style)
    }

    /// Whether this one does.
    pub(super) fn hides(&self, laid: usize) -> bool {
        self.hiding.get(laid).copied().unwrap_or_default()
    }
}

impl Colours<'_> {
    fn meet(&mut self, part: Part, tag: &Tag<'_>) {
        match (part, tag.name().as_str()) {
            (Part::Fonts, "font") => self.fonts.push(Look::OF_FONT),
            (Part::Fonts, _) => {
                self.fonts.iter_mut().last().into_iter().for_each(|last| last.meet(tag, self.palette));
            }
            (_, "fill") => self.fills.push(Fill::default()),
            _ => self.fills.iter_mut().last().into_iter().for_each(|last| last.meet(tag, self.palette)),
        }
    }

    fn cell(&self, xf: &Tag<'_>, own: &Own) -> CellStyle {
        let at = |id: &str| xf.number::<usize>(id);
        let look = at("fontId").and_then(|id| self.fonts.get(id)).copied().unwrap_or(Look::OF_FONT);
        let fill = at("fillId").and_then(|id| self.fills.get(id)).copied().unwrap_or_default();
        let (ground, format) = (fill.ground(), xf.number("numFmtId").and_then(|id: u32| own.get(&id)));
        CellStyle {
            texts: format.and_then(|format| format.texts.clone()),
            pale: format.and_then(|format| PaleFormat::of(&format.code, ground)),
            is_unseen: !look.is_seen_on(ground),
            ground,
            is_repeated: false,
        }
    }
}

fn written(tag: &Tag<'_>) -> Option<(u32, OwnFormat)> {
    let code = tag.get("formatCode")?;
    let format = OwnFormat { numbers: NumberFormat::parse(&code), texts: TextFormat::parse(&code), code };
    Some((tag.number("numFmtId")?, format))
}

fn format(tag: &Tag<'_>, own: &Own) -> Option<NumberFormat> {
    let id = tag.get("numFmtId").map_or(Some(0), |id| id.trim().parse().ok())?;
    own.get(&id).map(|format| format.numbers.clone()).or_else(|| NumberFormat::builtin(id))
}
