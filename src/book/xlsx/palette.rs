//! The colours that a book names: by figures, by the numbers of its theme, by those of the old palette.

use crate::book::refusal::Refusal;
use crate::book::xml::{Elements, Next, Tag};
use crate::colour::Colour;

/// The colours of a theme, in the order in which cells number them: paper and ink, the same again, six accents, two of links.
#[derive(Clone, Debug)]
pub(super) struct Palette([Colour; 12]);

impl Default for Palette {
    /// The usual theme.
    fn default() -> Self {
        Self(
            [
                0xFF_FFFF, 0x00_0000, 0xE7_E6E6, 0x44_546A, 0x44_72C4, 0xED_7D31, 0xA5_A5A5, 0xFF_C000, 0x5B_9BD5,
                0x70_AD47, 0x05_63C1, 0x95_4F72,
            ]
            .map(of_figure),
        )
    }
}

impl Palette {
    /// Reads a theme, which counts ink before paper.
    pub(super) fn read(theme: &str) -> Result<Self, Refusal> {
        let (mut palette, mut elements, mut named) = (Self::default(), Elements::of(theme), Vec::new());
        let mut is_scheme = false;
        loop {
            match elements.next()? {
                Next::Start(tag) if tag.name() == "clrScheme" => is_scheme = true,
                Next::Start(tag) | Next::Empty(tag) if is_scheme => named.extend(named_by(&tag)),
                Next::End(name) if name == "clrScheme" => break,
                Next::Nothing => break,
                _ => {}
            }
        }
        let places = [1, 0, 3, 2, 4, 5, 6, 7, 8, 9, 10, 11];
        for (place, colour) in places.into_iter().zip(named) {
            palette.0.get_mut(place).into_iter().for_each(|own: &mut Colour| *own = colour);
        }
        Ok(palette)
    }

    /// The colour of an element; none of one that is chosen by programs, or is not known.
    pub(super) fn colour(&self, tag: &Tag<'_>) -> Option<Colour> {
        let rgb = || {
            let rgb = tag.get("rgb")?;
            Colour::parse(rgb.get(rgb.len().checked_sub(6)?..)?)
        };
        let theme = || self.0.get(tag.number::<usize>("theme")?).copied();
        let plain = rgb().or_else(theme).or_else(|| indexed(tag.number("indexed")?))?;
        Some(tag.get("tint").map_or(plain, |tint| tinted(plain, &tint)))
    }
}

fn named_by(tag: &Tag<'_>) -> Option<Colour> {
    match tag.name().as_str() {
        "srgbClr" => Colour::parse(&tag.get("val")?),
        "sysClr" => Colour::parse(&tag.get("lastClr")?),
        _ => None,
    }
}

/// A colour of the old palette by its number.
pub(super) fn indexed(number: usize) -> Option<Colour> {
    let number = if number < FIRST { number } else { number - FIRST };
    OLD.get(number).copied().map(of_figure)
}

/// The first eight stand twice.
const FIRST: usize = 8;

const OLD: [u32; 56] = [
    0x00_0000, 0xFF_FFFF, 0xFF_0000, 0x00_FF00, 0x00_00FF, 0xFF_FF00, 0xFF_00FF, 0x00_FFFF, 0x80_0000, 0x00_8000,
    0x00_0080, 0x80_8000, 0x80_0080, 0x00_8080, 0xC0_C0C0, 0x80_8080, 0x99_99FF, 0x99_3366, 0xFF_FFCC, 0xCC_FFFF,
    0x66_0066, 0xFF_8080, 0x00_66CC, 0xCC_CCFF, 0x00_0080, 0xFF_00FF, 0xFF_FF00, 0x00_FFFF, 0x80_0080, 0x80_0000,
    0x00_8080, 0x00_00FF, 0x00_CCFF, 0xCC_FFFF, 0xCC_FFCC, 0xFF_FF99, 0x99_CCFF, 0xFF_99CC, 0xCC_99FF, 0xFF_CC99,
    0x33_66FF, 0x33_CCCC, 0x99_CC00, 0xFF_CC00, 0xFF_9900, 0xFF_6600, 0x66_6699, 0x96_9696, 0x00_3366, 0x33_9966,
    0x00_3300, 0x33_3300, 0x99_3300, 0x99_3366, 0x33_3399, 0x33_3333,
];

const fn of_figure(figure: u32) -> Colour {
    let [_, red, green, blue] = figure.to_be_bytes();
    Colour([red, green, blue])
}

/// A colour with so much of white in it, or of black where the share is below nothing: `-0.249977`.
fn tinted(colour: Colour, tint: &str) -> Colour {
    let (share, other) =
        tint.trim().strip_prefix('-').map_or((tint.trim(), Colour::WHITE), |share| (share, Colour::BLACK));
    let (whole, part) = share.split_once('.').unwrap_or((share, ""));
    let digits: String = part.chars().chain("00".chars()).take(2).collect();
    let percent = if whole.trim_start_matches('0').is_empty() { digits.parse().unwrap_or_default() } else { 100 };
    colour.mixed(other, percent)
}
