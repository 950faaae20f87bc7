//! The colours that number formats write with: `[White]0%`, `[Color2]`.

use super::digits::Digits;
use super::format_signs::parts;
use super::looks::Ground;
use super::number_format::part_of;
use super::old_palette::indexed;
use crate::colour::Colour;

/// The part of a code for texts.
const OF_TEXTS: usize = 3;

/// A format of which a part writes in the colour of the ground.
#[derive(Clone, Debug)]
pub(super) struct PaleFormat {
    code: Box<str>,
    /// Of each part, whether nobody sees what it writes.
    pale: Box<[bool]>,
}

impl PaleFormat {
    /// Of a code; none where all is seen.
    pub(super) fn of(code: &str, ground: Ground) -> Option<Self> {
        let is_pale = |part: &str| ink(part).is_some_and(|ink| !ground.shows(ink));
        let pale: Box<[bool]> = parts(code).into_iter().map(is_pale).collect();
        pale.contains(&true).then(|| Self { code: code.into(), pale })
    }

    /// Whether nobody sees a number.
    pub(super) fn hides(&self, number: &Digits) -> bool {
        self.pale.get(part_of(&parts(&self.code), number)) == Some(&true)
    }

    /// Whether nobody sees a text.
    pub(super) fn hides_texts(&self) -> bool {
        let with_text = || parts(&self.code).iter().position(|part| part.contains('@'));
        let part = if self.pale.len() > OF_TEXTS { Some(OF_TEXTS) } else { with_text() };
        part.and_then(|part| self.pale.get(part)) == Some(&true)
    }
}

/// The colour of a part.
fn ink(part: &str) -> Option<Colour> {
    let mut names = part.split('[').skip(1).filter_map(|rest| rest.split_once(']'));
    names.find_map(|(name, _)| {
        let name = name.trim().to_ascii_lowercase();
        let number = match name.as_str() {
            "black" => 1,
            "white" => 2,
            "red" => 3,
            "green" => 4,
            "blue" => 5,
            "yellow" => 6,
            "magenta" => 7,
            "cyan" => 8,
            name => name.strip_prefix("color")?.trim().parse::<usize>().ok()?,
        };
        // The palette has its first eight twice.
        indexed(number.checked_add(7)?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_write_in_their_colours() {
        let hides = |code: &str, number: &str| {
            let format = PaleFormat::of(code, Ground::default());
            format.is_some_and(|format| format.hides(&Digits::parse(number).unwrap()))
        };
        for (code, number, is_hidden) in [
            ("[White]0%", "0.9", true),
            ("[Color 2]0%", "0.9", true),
            ("[color2]0%", "-0.9", true),
            ("[Red]0%", "0.9", false),
            ("0;[White]-0", "9", false),
            ("0;[White]-0", "-9", true),
            ("0;0;[White]0", "0", true),
            ("[<60][White]0;0", "50", true),
            ("[<60][White]0;0", "70", false),
            ("[DBNum1]0", "70", false),
        ] {
            assert_eq!(hides(code, number), is_hidden, "{code} {number}");
        }
        let on_blue = Ground::one(Colour([0, 0, 128]));
        assert!(PaleFormat::of("[White]0%", on_blue).is_none());
        assert!(PaleFormat::of("[White]@", Ground::default()).is_some_and(|format| format.hides_texts()));
        assert!(PaleFormat::of("[White]0", Ground::default()).is_some_and(|format| !format.hides_texts()));
    }
}
