//! Colours of letters and of what is behind them: whether readers tell the one from the other.

use quick_xml::events::BytesStart;

use super::package::attribute;

/// How far red, green or blue of letters have to be from those of their ground, of 255.
const NEAREST: u8 = 80;

/// The least contrast of letters that are seen, in tenths: yellow on white has less.
const LEAST_CONTRAST: u64 = 13;

/// A twentieth of the brightness of white, which every screen has of itself.
const FLARE: u64 = 10_000 * 255 * 255 / 20;

/// Red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colour([u8; 3]);

impl Colour {
    /// Paper.
    pub(super) const WHITE: Self = Self([255; 3]);
    const BLACK: Self = Self([0; 3]);

    /// Six hexadecimal digits; none of `auto` and of what is no colour.
    pub(super) fn parse(value: &str) -> Option<Self> {
        let channels = u32::from_str_radix(value, 16).ok().filter(|_| value.len() == 6)?.to_be_bytes();
        let [_, red, green, blue] = channels;
        Some(Self([red, green, blue]))
    }

    /// Whether letters of this colour are seen on a ground.
    pub(super) fn is_seen_on(self, ground: Self) -> bool {
        let is_far = self.0.iter().zip(ground.0).any(|(own, other)| own.abs_diff(other) >= NEAREST);
        let [own, other] = [self, ground].map(|colour| colour.brightness() + FLARE);
        is_far && own.max(other) * 10 >= own.min(other) * LEAST_CONTRAST
    }

    /// How bright it looks.
    fn brightness(self) -> u64 {
        let [red, green, blue] = self.0.map(|channel| u64::from(channel) * u64::from(channel));
        2126 * red + 7152 * green + 722 * blue
    }

    /// So many per cent of another colour in this one.
    fn mixed(self, other: Self, percent: u16) -> Self {
        let (own, other, percent) = (self.0, other.0, percent.min(100));
        let mix = |(own, other): (u8, u8)| (u16::from(own) * (100 - percent) + u16::from(other) * percent) / 100;
        let mut mixed = own.into_iter().zip(other).map(mix).map(|channel| u8::try_from(channel).unwrap_or(u8::MAX));
        Self([(); 3].map(|()| mixed.next().unwrap_or_default()))
    }
}

/// What letters are written with; where nothing says it, programs choose what is seen on the ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Chosen,
    Of(Colour),
    /// Transparent.
    None,
}

impl Ink {
    /// That of `w:color`. What a theme says stands before the figure; of its colours those of paper are known, as far as they
    /// are not darkened.
    pub(super) fn of_run(tag: &BytesStart<'_>) -> Self {
        let is_light = |shade: String| u8::from_str_radix(&shade, 16).is_ok_and(|shade| shade >= 0xB0);
        let of_paper = attribute(tag, "themeColor").is_some_and(|theme| is_of_paper(&theme))
            && attribute(tag, "themeShade").is_none_or(is_light);
        if of_paper {
            return Self::Of(Colour::WHITE);
        }
        attribute(tag, "val").and_then(|value| Colour::parse(&value)).map_or(Self::Chosen, Self::Of)
    }

    /// What an element of `w14:textFill` says.
    pub(super) fn of_fill(tag: &BytesStart<'_>) -> Option<Self> {
        let value = attribute(tag, "val").unwrap_or_default();
        match tag.local_name().as_ref() {
            "noFill" => Some(Self::None),
            // How much shines through, in thousandths of a per cent.
            "alpha" => value.parse().is_ok_and(|alpha: u32| alpha >= 50_000).then_some(Self::None),
            "srgbClr" => Colour::parse(&value).map(Self::Of),
            "schemeClr" if is_of_paper(&value) => Some(Self::Of(Colour::WHITE)),
            _ => None,
        }
    }

    /// Whether it is seen on a ground.
    pub(super) fn is_seen_on(self, ground: Colour) -> bool {
        match self {
            Self::Chosen => true,
            Self::Of(colour) => colour.is_seen_on(ground),
            Self::None => false,
        }
    }
}

/// Whether a colour of a theme is that of paper, or nearly.
fn is_of_paper(theme: &str) -> bool {
    matches!(theme, "background1" | "background2" | "light1" | "light2" | "bg1" | "bg2" | "lt1" | "lt2")
}

/// What `w:shd` and `w:highlight` put behind letters; none where they put nothing there.
pub(super) fn ground(tag: &BytesStart<'_>) -> Option<Colour> {
    let value = attribute(tag, "val").unwrap_or_default();
    if tag.local_name().as_ref() == "highlight" {
        return marker(&value);
    }
    let [fill, pattern] = ["fill", "color"].map(|name| Colour::parse(&attribute(tag, name).unwrap_or_default()));
    let percent = match value.as_str() {
        "" | "clear" | "nil" => 0,
        "solid" => 100,
        // Stripes are half of it.
        value => value.strip_prefix("pct").and_then(|percent| percent.parse().ok()).unwrap_or(50),
    };
    if percent == 0 {
        fill
    } else {
        Some(fill.unwrap_or(Colour::WHITE).mixed(pattern.unwrap_or(Colour::BLACK), percent))
    }
}

/// The colour of a marker by its name.
fn marker(name: &str) -> Option<Colour> {
    let value = match name {
        "black" => "000000",
        "blue" => "0000FF",
        "cyan" => "00FFFF",
        "green" => "00FF00",
        "magenta" => "FF00FF",
        "red" => "FF0000",
        "yellow" => "FFFF00",
        "white" => "FFFFFF",
        "darkBlue" => "00008B",
        "darkCyan" => "008B8B",
        "darkGreen" => "006400",
        "darkMagenta" => "800080",
        "darkRed" => "8B0000",
        "darkYellow" => "808000",
        "darkGray" => "A9A9A9",
        "lightGray" => "D3D3D3",
        _ => return None,
    };
    Colour::parse(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_seen_where_they_are_far_from_their_ground() {
        let is_seen = |ink: &str, ground: &str| {
            let [ink, ground] = [ink, ground].map(|value| Colour::parse(value).unwrap());
            ink.is_seen_on(ground)
        };
        for (ink, ground) in [
            ("000000", "FFFFFF"),
            ("FF0000", "FFFFFF"),
            ("808080", "FFFFFF"),
            ("A6A6A6", "FFFFFF"),
            ("FFC000", "FFFFFF"),
            ("FFFFFF", "4472C4"),
            ("FFFFFF", "000000"),
            ("000000", "C7EDCC"),
        ] {
            assert!(is_seen(ink, ground), "{ink} {ground}");
        }
        for (ink, ground) in [
            ("FFFFFF", "FFFFFF"),
            ("C0C0C0", "FFFFFF"),
            ("BFBFBF", "FFFFFF"),
            ("FFFF00", "FFFFFF"),
            ("000000", "000000"),
            ("333333", "000000"),
            ("4472C4", "4F81BD"),
            ("C0E0C8", "C7EDCC"),
        ] {
            assert!(!is_seen(ink, ground), "{ink} {ground}");
        }
    }
}
