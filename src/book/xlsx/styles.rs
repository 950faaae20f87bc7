//! How cells show their numbers, and whether anybody sees what they show.

use std::collections::HashMap;

use super::fonts::{Look, colour, is_pale};
use crate::book::number_format::NumberFormat;
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

/// What readers see of the cells of a style.
#[derive(Clone, Debug, Default)]
pub(super) struct CellStyle {
    /// How it shows texts that are no numbers; none where it shows them as they are.
    pub(super) texts: Option<TextFormat>,
    /// Whether nobody sees what is written in it.
    pub(super) is_unseen: bool,
    /// Whether its ground is coloured.
    pub(super) is_coloured: bool,
    /// Whether what is written in it is repeated over its width.
    pub(super) is_repeated: bool,
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
type Own = HashMap<u32, (NumberFormat, Option<TextFormat>)>;

/// Fonts and fills, by their numbers.
#[derive(Default)]
struct Colours {
    fonts: Vec<(Look, Option<[u8; 3]>)>,
    fills: Vec<Fill>,
}

/// What is behind the letters of a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fill {
    White,
    Coloured(Option<[u8; 3]>),
}

/// A format of conditions: how its letters look, whether it has a ground of its own, and whether it shows no number.
#[derive(Default)]
struct Laid {
    look: Look,
    is_filled: bool,
    shows_none: bool,
}

impl Laid {
    fn meet(&mut self, tag: &Tag<'_>) {
        match tag.name().as_str() {
            "patternFill" => self.is_filled = true,
            // Of the ground.
            "bgColor" | "fgColor" => {}
            "numFmt" => {
                let code = tag.get("formatCode").unwrap_or_default();
                self.shows_none = matches!(NumberFormat::parse(&code), NumberFormat::Text(_));
            }
            _ => self.look.meet(tag),
        }
    }

    fn hides(&self) -> bool {
        self.shows_none || !self.look.is_seen(!self.is_filled)
    }
}

impl Styles {
    pub(super) fn read(text: &str) -> Result<Self, Refusal> {
        let mut elements = Elements::unmixed(text);
        let (mut styles, mut own, mut colours, mut part, mut count) =
            (Self::default(), Own::new(), Colours::default(), Part::Other, 0);
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
                    (Part::Conditional, _) => laid.iter_mut().last().into_iter().for_each(|last| last.meet(&tag)),
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

    /// Whether some format of conditions hides what it is laid over.
    pub(super) fn hide_any(&self) -> bool {
        self.hiding.contains(&true)
    }

    /// Whether this one does.
    pub(super) fn hides(&self, laid: usize) -> bool {
        self.hiding.get(laid).copied().unwrap_or_default()
    }
}

impl Colours {
    fn meet(&mut self, part: Part, tag: &Tag<'_>) {
        match (part, tag.name().as_str()) {
            (Part::Fonts, "font") => self.fonts.push((Look::default(), None)),
            (Part::Fonts, name) => {
                if let Some((look, own)) = self.fonts.last_mut() {
                    look.meet(tag);
                    *own = if name == "color" { colour(tag) } else { *own };
                }
            }
            (_, "fill") => self.fills.push(Fill::White),
            (_, "patternFill") => {
                let pattern = tag.get("patternType").unwrap_or_default();
                let is_plain = matches!(pattern.as_str(), "" | "none" | "gray125");
                self.fill(if is_plain { Fill::White } else { Fill::Coloured(None) });
            }
            (_, "gradientFill") => self.fill(Fill::Coloured(None)),
            (_, "fgColor") if is_pale(tag) => self.fill(Fill::White),
            (_, "fgColor") => self.fill(Fill::Coloured(colour(tag))),
            _ => {}
        }
    }

    fn fill(&mut self, fill: Fill) {
        self.fills.iter_mut().last().into_iter().for_each(|last| *last = fill);
    }

    fn cell(&self, xf: &Tag<'_>, own: &Own) -> CellStyle {
        let at = |id: &str| xf.number::<usize>(id);
        let (look, ink) = at("fontId").and_then(|id| self.fonts.get(id)).copied().unwrap_or_default();
        let fill = at("fillId").and_then(|id| self.fills.get(id)).copied().unwrap_or(Fill::White);
        let is_coloured = fill != Fill::White;
        let is_same = ink.is_some() && fill == Fill::Coloured(ink);
        let texts = xf.number("numFmtId").and_then(|id: u32| own.get(&id)?.1.clone());
        CellStyle { texts, is_unseen: is_same || !look.is_seen(!is_coloured), is_coloured, is_repeated: false }
    }
}

fn written(tag: &Tag<'_>) -> Option<(u32, (NumberFormat, Option<TextFormat>))> {
    let code = tag.get("formatCode")?;
    Some((tag.number("numFmtId")?, (NumberFormat::parse(&code), TextFormat::parse(&code))))
}

fn format(tag: &Tag<'_>, own: &Own) -> Option<NumberFormat> {
    let id = tag.get("numFmtId").map_or(Some(0), |id| id.trim().parse().ok())?;
    own.get(&id).map(|(format, _)| format.clone()).or_else(|| NumberFormat::builtin(id))
}
