//! What Word says of the colours of letters and of what is behind them.

use quick_xml::events::BytesStart;

use super::package::attribute;
use crate::colour::Colour;

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
