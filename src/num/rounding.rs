//! Rounding modes, and the rounding that a template names.

use crate::words::{Word, word};
use serde::{Deserialize, Serialize};

/// What happens to the digits behind the last place that is kept.
///
/// | mode | 7.125 → 2 places | −7.125 | Chinese |
/// |---|---|---|---|
/// | `half_even` | 7.12 | −7.12 | 四舍六入五成双 |
/// | `half_up` | 7.13 | −7.13 | 四舍五入 |
/// | `half_down` | 7.12 | −7.12 | 五舍六入 |
/// | `down` | 7.12 | −7.12 | 截去 |
/// | `up` | 7.13 | −7.13 | 进一 |
///
/// All modes treat a negative value as the mirror image of the positive one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// To the nearest; exactly half goes to the even digit.
    HalfEven,
    /// To the nearest; exactly half goes away from zero.
    HalfUp,
    /// To the nearest; exactly half goes towards zero.
    HalfDown,
    /// Towards zero: the digits are cut off.
    Down,
    /// Away from zero whenever anything is cut off.
    Up,
}

impl Mode {
    /// Every mode, in the order of the table above.
    pub const ALL: [Self; 5] = [Self::HalfEven, Self::HalfUp, Self::HalfDown, Self::Down, Self::Up];

    /// The name used in templates and scorecards.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::HalfEven => "half_even",
            Self::HalfUp => "half_up",
            Self::HalfDown => "half_down",
            Self::Down => "down",
            Self::Up => "up",
        }
    }

    /// How people say it, in Chinese and English.
    #[must_use]
    pub const fn said(self) -> Word {
        match self {
            Self::HalfEven => word("四舍六入五成双", "half to even"),
            Self::HalfUp => word("四舍五入", "half up"),
            Self::HalfDown => word("五舍六入", "half down"),
            Self::Down => word("截去", "down"),
            Self::Up => word("进一", "up"),
        }
    }

    /// Whether the kept digits move one step away from zero.
    ///
    /// `odd`: the last kept digit is odd; `half`: how the part cut off compares with half a step.
    #[inline]
    pub(super) const fn steps_away(self, odd: bool, half: std::cmp::Ordering) -> bool {
        use std::cmp::Ordering::{Equal, Greater, Less};
        match (self, half) {
            (Self::Up, _) | (Self::HalfEven | Self::HalfUp | Self::HalfDown, Greater) | (Self::HalfUp, Equal) => true,
            (Self::HalfEven, Equal) => odd,
            (Self::Down, _) | (Self::HalfDown, Equal) | (Self::HalfEven | Self::HalfUp | Self::HalfDown, Less) => false,
        }
    }
}

/// How many decimal places are kept, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rounding {
    /// Decimal places, 0 to 9.
    #[cfg_attr(test, schemars(range(min = 0, max = 9)))]
    pub places: u8,
    /// What happens to the digits behind them.
    pub mode: Mode,
}

impl Rounding {
    /// How audits name it: `half_up 2`.
    #[must_use]
    pub fn name(self) -> String {
        format!("{} {}", self.mode.name(), self.places)
    }
}

impl Rounding {
    /// The largest number of places a template may ask for: the published tables use 0 to 2.
    pub const MAX_PLACES: u8 = 9;
}
