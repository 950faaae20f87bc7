//! Formats that are laid over cells under a condition, and may hide them.

use super::format_signs::parts;
use super::looks::{Fill, Look};
use super::number_format::NumberFormat;
use super::pale_format::PaleFormat;
use super::text_format::TextFormat;

/// Whether a format of conditions may hide what it is laid over. A colour that it does not name is the usual one.
pub(super) fn hides(letters: Look, fill: Fill, code: &str) -> bool {
    let ground = fill.laid().unwrap_or_default();
    let letters = Look { ink: letters.ink.or(Look::OF_FONT.ink), ..letters };
    shows_another(code) || PaleFormat::of(code, ground).is_some() || !letters.is_seen_on(ground)
}

/// Whether a code shows something else in the place of some numbers or texts: a text of its own, or nothing. What such a code shows
/// nobody knows where it holds under a condition.
fn shows_another(code: &str) -> bool {
    let says = |part: &&str| match NumberFormat::of_part(part) {
        NumberFormat::Text(text) => text.contains(char::is_alphanumeric),
        format => format == NumberFormat::Own,
    };
    let shows_none = || matches!(NumberFormat::parse(code), NumberFormat::Text(_));
    let of_numbers = || parts(code).iter().take(OF_TEXTS).any(says);
    !code.trim().is_empty() && (shows_none() || of_numbers() || TextFormat::parse(code).is_some())
}

/// The part of a code for texts.
const OF_TEXTS: usize = 3;
