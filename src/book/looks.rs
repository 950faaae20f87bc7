//! How the letters of a cell look, and what is behind them: whether readers see them.

use crate::colour::Colour;

/// The smallest letters that are read, in points.
pub(super) const SMALLEST: u32 = 5;

/// How letters look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// None where letters are those of their cell.
    pub(super) ink: Option<Colour>,
    /// Struck out, or too small to be read.
    pub(super) is_gone: bool,
    /// Whether they stand above or below the line: `10²` is no 102.
    pub(super) script: Option<Script>,
}

/// Where letters stand that are not on the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Above,
    Below,
}

impl Look {
    /// That of a font which says nothing of itself.
    pub(super) const OF_FONT: Self = Self { ink: Some(Colour::BLACK), is_gone: false, script: None };

    /// Whether letters are seen on a ground.
    pub(super) fn is_seen_on(self, ground: Ground) -> bool {
        !self.is_gone && self.ink.is_none_or(|ink| ground.shows(ink))
    }
}

impl Script {
    /// A text as its signs stand: digits have signs of their own there.
    pub(super) fn of(self, text: &str) -> String {
        let digits: [char; 10] = match self {
            Self::Above => ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'],
            Self::Below => ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'],
        };
        let raised = |sign: char| sign.to_digit(10).and_then(|digit| digits.get(usize::try_from(digit).ok()?).copied());
        text.chars().map(|sign| raised(sign).unwrap_or(sign)).collect()
    }
}

/// What is behind the letters of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    /// From one colour to the other.
    Of(Colour, Colour),
    /// A colour that the program chooses, or that is not known.
    Unknown,
}

impl Default for Ground {
    fn default() -> Self {
        Self::one(Colour::WHITE)
    }
}

impl Ground {
    /// One colour everywhere.
    pub(super) const fn one(colour: Colour) -> Self {
        Self::Of(colour, colour)
    }

    /// Whether letters of a colour are seen somewhere on it.
    pub(super) fn shows(self, ink: Colour) -> bool {
        match self {
            Self::Of(one, other) => ink.is_seen_on(one) || ink.is_seen_on(other),
            Self::Unknown => true,
        }
    }
}

/// A fill of cells, as its parts are met.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fill {
    /// How much of the pattern lies over the ground, in per cent; none where no pattern is named.
    pub(super) pattern: Option<u16>,
    pub(super) over: Option<Colour>,
    pub(super) under: Option<Colour>,
    pub(super) stops: Option<(Colour, Colour)>,
    pub(super) is_gradient: bool,
    /// Whether something is said of the colours.
    pub(super) is_named: bool,
}

impl Fill {
    /// What it puts behind the letters of cells.
    pub(super) fn ground(self) -> Ground {
        match (self.is_gradient, self.pattern) {
            (true, _) => self.stops.map_or(Ground::Unknown, |(first, last)| Ground::Of(first, last)),
            (false, None | Some(0)) => Ground::default(),
            (false, Some(100)) => self.over.map_or(Ground::Unknown, Ground::one),
            (false, Some(share)) => {
                Ground::one(self.under.unwrap_or(Colour::WHITE).mixed(self.over.unwrap_or(Colour::BLACK), share))
            }
        }
    }

    /// The same of a format of conditions, which names its one colour as what is under a pattern; none where it has no fill.
    pub(super) fn laid(self) -> Option<Ground> {
        let has_one = self.is_gradient || self.is_named;
        has_one.then(|| match self.pattern {
            None | Some(100) if !self.is_gradient => self.under.or(self.over).map_or(Ground::Unknown, Ground::one),
            _ => self.ground(),
        })
    }
}
