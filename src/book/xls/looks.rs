//! How the cells of a workbook look: fonts, fills and formats of its styles [MS-XLS 2.4.122, 2.4.353, 2.4.188].

use std::collections::HashMap;

use super::bytes::{long, short};
use crate::book::cell_style::CellStyle;
use crate::book::looks::{Fill, Look, SMALLEST, Script};
use crate::book::old_palette::indexed;
use crate::book::pale_format::PaleFormat;
use crate::book::text_format::TextFormat;
use crate::colour::Colour;

/// Fonts and colours, as they are met.
#[derive(Default)]
pub(super) struct Looks {
    fonts: Vec<Look>,
    /// The colours that the book has in the place of the usual ones.
    palette: HashMap<usize, Colour>,
    /// The records of fonts and styles, which are read when all colours are known.
    written_fonts: Vec<Vec<u8>>,
    written_styles: Vec<Vec<u8>>,
}

/// The font whose number no font has.
const NO_FONT: usize = 4;

/// Numbers of colours that programs choose: ink and paper of the screen.
const AUTOMATIC: usize = 0x7FFF;

impl Looks {
    pub(super) fn font(&mut self, data: &[u8]) {
        self.written_fonts.push(data.to_vec());
    }

    pub(super) fn style(&mut self, data: &[u8]) {
        self.written_styles.push(data.to_vec());
    }

    /// The palette of the book: from the ninth colour on.
    pub(super) fn colours(&mut self, data: &[u8]) {
        let colours = data.get(2..).unwrap_or_default().chunks_exact(4);
        for (number, colour) in (8..).zip(colours) {
            if let [red, green, blue, _] = colour {
                self.palette.insert(number, Colour([*red, *green, *blue]));
            }
        }
    }

    /// The looks of the styles of cells, by the codes of their own formats.
    pub(super) fn styles(&mut self, own: &HashMap<u32, String>) -> Vec<CellStyle> {
        self.fonts = self.written_fonts.iter().map(|font| self.look(font)).collect();
        self.written_styles.iter().map(|style| self.cell(style, own)).collect()
    }

    /// A font by the number that cells and runs have of it.
    pub(super) fn of_font(&self, number: u16) -> Look {
        let number = usize::from(number);
        let place = if number > NO_FONT { number - 1 } else { number };
        self.fonts.get(place).copied().unwrap_or(Look::OF_FONT)
    }

    fn look(&self, font: &[u8]) -> Look {
        let height = short(font, 0).map_or(u32::MAX, u32::from);
        let is_struck = short(font, 2).is_some_and(|flags| flags & STRUCK != 0);
        Look {
            ink: short(font, 4).and_then(|number| self.colour(number.into())).or(Look::OF_FONT.ink),
            is_gone: is_struck || height < SMALLEST * TWENTIETHS,
            script: match short(font, 8) {
                Some(1) => Some(Script::Above),
                Some(2) => Some(Script::Below),
                _ => None,
            },
        }
    }

    fn cell(&self, style: &[u8], own: &HashMap<u32, String>) -> CellStyle {
        let ground = self.fill(style).ground();
        let code = short(style, 2).and_then(|id| own.get(&u32::from(id)));
        CellStyle {
            texts: code.and_then(|code| TextFormat::parse(code)),
            pale: code.and_then(|code| PaleFormat::of(code, ground)),
            is_unseen: !self.of_font(short(style, 0).unwrap_or_default()).is_seen_on(ground),
            ground,
            is_repeated: style.get(6).is_some_and(|alignment| alignment & 7 == FILLED),
        }
    }

    fn fill(&self, style: &[u8]) -> Fill {
        let pattern = long(style, 14).map_or(0, |bits| bits >> 26);
        let colours = usize::from(short(style, 18).unwrap_or_default());
        Fill {
            pattern: Some(share(pattern)),
            over: self.colour(colours & 0x7F),
            under: self.colour(colours >> 7 & 0x7F),
            is_named: true,
            ..Fill::default()
        }
    }

    /// A colour by its number; none of one that programs choose.
    pub(super) fn colour(&self, number: usize) -> Option<Colour> {
        let chosen = number == AUTOMATIC || (64..=81).contains(&number);
        self.palette.get(&number).copied().or_else(|| indexed(number)).filter(|_| !chosen)
    }
}

/// A font that strikes its letters out.
const STRUCK: u16 = 8;

/// Heights are counted in twentieths of a point.
const TWENTIETHS: u32 = 20;

/// Cells that repeat what they say over their width.
const FILLED: u8 = 4;

/// How much of a pattern lies over its ground, in per cent.
pub(super) const fn share(pattern: u32) -> u16 {
    match pattern {
        0 => 0,
        1 => 100,
        3 => 75,
        4 | 11..=16 => 25,
        17 => 12,
        18 => 6,
        _ => 50,
    }
}
