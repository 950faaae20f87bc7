//! How the letters of a cell look, as far as nobody sees them.

use crate::book::xml::Tag;

/// The smallest letters that are read, in points.
const SMALLEST: u32 = 5;

/// How letters look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Look {
    #[default]
    Plain,
    /// White or nearly: nobody sees them on what is left white.
    Pale,
    /// Struck out, or too small to be read.
    Gone,
}

impl Look {
    /// Takes note of a property.
    pub(super) fn meet(&mut self, tag: &Tag<'_>) {
        match tag.name().as_str() {
            "strike" if tag.get("val").is_none_or(|on| !matches!(on.as_str(), "0" | "false")) => *self = Self::Gone,
            "sz" if tag.get("val").is_some_and(|size| is_tiny(&size)) => *self = Self::Gone,
            "color" if is_pale(tag) && *self == Self::Plain => *self = Self::Pale,
            _ => {}
        }
    }

    /// Whether letters are seen on what is left white, or is coloured.
    pub(super) fn is_seen(self, on_white: bool) -> bool {
        match self {
            Self::Plain => true,
            Self::Pale => !on_white,
            Self::Gone => false,
        }
    }
}

fn is_tiny(size: &str) -> bool {
    size.split('.').next().and_then(|whole| whole.trim().parse().ok()).is_some_and(|whole: u32| whole < SMALLEST)
}

/// White as a figure, as the first colour of the theme, or by its number among the old ones; and what is nearly white.
pub(super) fn is_pale(tag: &Tag<'_>) -> bool {
    let is = |name: &str, values: &[&str]| tag.get(name).is_some_and(|value| values.contains(&value.trim()));
    let is_light = |tint: String| tint.strip_prefix("-0.").is_none_or(|tint| tint.starts_with(['0', '1', '2']));
    colour(tag).is_some_and(|channels| channels.iter().all(|channel| *channel > 0xAF))
        || is("theme", &["0"]) && tag.get("tint").is_none_or(is_light)
        || is("indexed", &["1", "9", "22"])
}

/// A colour by its figures.
pub(super) fn colour(tag: &Tag<'_>) -> Option<[u8; 3]> {
    let rgb = tag.get("rgb")?;
    let own = rgb.len().checked_sub(6).and_then(|from| rgb.get(from..))?;
    let [_, red, green, blue] = u32::from_str_radix(own, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}
