//! What the cells of all sheets refer to.

use super::palette::Palette;
use super::styles::Styles;
use crate::book::rich::Rich;

/// Texts and styles.
pub(super) struct Shared {
    pub(super) strings: Vec<Rich>,
    pub(super) styles: Styles,
    pub(super) palette: Palette,
    /// Whether zeros of formulas are results that no program computed.
    pub(super) uncomputed: bool,
}
