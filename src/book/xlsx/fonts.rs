//! How a package writes that letters look, and what is behind them.

use super::palette::Palette;
use crate::book::looks::{Fill, Look, SMALLEST, Script};
use crate::book::xml::Tag;

impl Look {
    /// Takes note of a property.
    pub(super) fn meet(&mut self, tag: &Tag<'_>, palette: &Palette) {
        match tag.name().as_str() {
            "rPr" => *self = Self::OF_FONT,
            "strike" if tag.get("val").is_none_or(|on| !matches!(on.as_str(), "0" | "false")) => self.is_gone = true,
            "sz" if tag.get("val").is_some_and(|size| is_tiny(&size)) => self.is_gone = true,
            "color" => self.ink = palette.colour(tag).or(self.ink),
            "vertAlign" => {
                self.script = match tag.get("val").as_deref() {
                    Some("superscript") => Some(Script::Above),
                    Some("subscript") => Some(Script::Below),
                    _ => None,
                }
            }
            _ => {}
        }
    }
}

fn is_tiny(size: &str) -> bool {
    size.split('.').next().and_then(|whole| whole.trim().parse().ok()).is_some_and(|whole: u32| whole < SMALLEST)
}

impl Fill {
    pub(super) fn meet(&mut self, tag: &Tag<'_>, palette: &Palette) {
        let name = tag.name();
        match name.as_str() {
            "patternFill" => self.pattern = tag.get("patternType").map(|pattern| share(&pattern)),
            "gradientFill" => self.is_gradient = true,
            "fgColor" => self.over = palette.colour(tag),
            "bgColor" => self.under = palette.colour(tag),
            "color" if self.is_gradient => {
                let stop = palette.colour(tag);
                self.stops = stop.map(|stop| (self.stops.map_or(stop, |(first, _)| first), stop)).or(self.stops);
            }
            _ => {}
        }
        self.is_named |= matches!(name.as_str(), "fgColor" | "bgColor");
    }
}

/// How much of a pattern lies over its ground, in per cent.
fn share(pattern: &str) -> u16 {
    match pattern {
        "none" => 0,
        "solid" => 100,
        "gray0625" => 6,
        "gray125" => 12,
        "lightGray" => 25,
        "darkGray" => 75,
        // Stripes are half of it, thin ones a quarter.
        pattern if pattern.starts_with("light") => 25,
        _ => 50,
    }
}
