//! The colours that a book names: by figures, by the numbers of its theme, by those of the old palette.

use crate::book::old_palette::{indexed, of_figure};
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

/// A colour with so much of white in it, or of black where the share is below nothing: `-0.249977`.
fn tinted(colour: Colour, tint: &str) -> Colour {
    let (share, other) =
        tint.trim().strip_prefix('-').map_or((tint.trim(), Colour::WHITE), |share| (share, Colour::BLACK));
    let (whole, part) = share.split_once('.').unwrap_or((share, ""));
    let digits: String = part.chars().chain("00".chars()).take(2).collect();
    let percent = if whole.trim_start_matches('0').is_empty() { digits.parse().unwrap_or_default() } else { 100 };
    colour.mixed(other, percent)
}
