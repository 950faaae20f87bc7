//! Colours of letters and of what is behind them: whether readers tell the one from the other.

/// How far red, green or blue of letters have to be from those of their ground, of 255.
const NEAREST: u8 = 80;

/// The least contrast of letters that are seen, in tenths: yellow on white has less.
const LEAST_CONTRAST: u64 = 13;

/// A twentieth of the brightness of white, which every screen has of itself.
const FLARE: u64 = 10_000 * 255 * 255 / 20;

/// Red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Colour(pub(crate) [u8; 3]);

impl Colour {
    /// Paper.
    pub(crate) const WHITE: Self = Self([255; 3]);
    /// What letters are written with where nothing says it.
    pub(crate) const BLACK: Self = Self([0; 3]);

    /// Six hexadecimal digits; none of `auto` and of what is no colour.
    pub(crate) fn parse(value: &str) -> Option<Self> {
        let channels = u32::from_str_radix(value, 16).ok().filter(|_| value.len() == 6)?.to_be_bytes();
        let [_, red, green, blue] = channels;
        Some(Self([red, green, blue]))
    }

    /// Whether letters of this colour are seen on a ground.
    pub(crate) fn is_seen_on(self, ground: Self) -> bool {
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
    pub(crate) fn mixed(self, other: Self, percent: u16) -> Self {
        let (own, other, percent) = (self.0, other.0, percent.min(100));
        let mix = |(own, other): (u8, u8)| (u16::from(own) * (100 - percent) + u16::from(other) * percent) / 100;
        let mut mixed = own.into_iter().zip(other).map(mix).map(|channel| u8::try_from(channel).unwrap_or(u8::MAX));
        Self([(); 3].map(|()| mixed.next().unwrap_or_default()))
    }
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
