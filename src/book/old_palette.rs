//! The colours of the old palette, which files name by numbers.

use crate::colour::Colour;

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

/// A colour of one figure.
pub(super) const fn of_figure(figure: u32) -> Colour {
    let [_, red, green, blue] = figure.to_be_bytes();
    Colour([red, green, blue])
}
