//! A format of conditions, which is laid over that of a cell.

use super::palette::Palette;
use crate::book::hiding::hides;
use crate::book::looks::{Fill, Ground, Look};
use crate::book::xml::Tag;

/// How its letters look, what is behind them, and whether it shows no number.
#[derive(Default)]
pub(super) struct Laid {
    look: Look,
    fill: Fill,
    /// The code of its number format.
    code: String,
    part: Part,
}

/// What is said something of: colours stand below all of them.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Part {
    Font,
    Fill,
    #[default]
    Other,
}

impl Laid {
    pub(super) fn meet(&mut self, tag: &Tag<'_>, palette: &Palette) {
        match tag.name().as_str() {
            "font" => self.part = Part::Font,
            "fill" => self.part = Part::Fill,
            "border" | "alignment" | "protection" => self.part = Part::Other,
            "numFmt" => self.code = tag.get("formatCode").unwrap_or_default(),
            _ if self.part == Part::Font => self.look.meet(tag, palette),
            _ if self.part == Part::Fill => self.fill.meet(tag, palette),
            _ => {}
        }
    }

    /// Whether it may hide what it is laid over.
    pub(super) fn hides(&self) -> bool {
        hides(self.look, self.fill, &self.code)
    }
}

/// Whether black letters are not seen on a colour.
pub(super) fn is_dark(tag: &Tag<'_>, palette: &Palette) -> bool {
    let ink = Look::OF_FONT.ink;
    ink.zip(palette.colour(tag)).is_some_and(|(ink, colour)| !Ground::one(colour).shows(ink))
}
