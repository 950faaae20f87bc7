//! The kinds of tiers that an indicator stands below, as their labels tell: rule after rule asks for them.

use crate::lists::{Tiers, Words, lists};
use crate::memo::{Memory, remembered_of};

/// Whether one of the labels above an indicator names a tier of a kind.
#[allow(clippy::struct_excessive_bools, reason = "a label may name several")]
#[derive(Clone, Copy, Debug)]
pub(super) struct Below {
    /// 成本指标.
    pub(super) cost: bool,
    /// 数量指标.
    pub(super) quantity: bool,
    /// 质量指标.
    pub(super) quality: bool,
    /// 时效指标.
    pub(super) timeliness: bool,
    /// 效益指标.
    pub(super) effects: bool,
    /// 满意度指标.
    pub(super) satisfaction: bool,
    /// Any part of a form.
    pub(super) parts: bool,
}

impl Below {
    pub(super) fn of(path: &[String]) -> Self {
        thread_local! {
            static PATHS: Memory<Below> = Memory::default();
        }
        remembered_of(&PATHS, path.iter().map(String::as_str), || {
            let Tiers { cost, quantity, quality, timeliness, effects, satisfaction, .. } = &lists().tiers;
            let is_below = |words: &Words| path.iter().any(|label| words.is_in(label));
            Self {
                cost: is_below(cost),
                quantity: is_below(quantity),
                quality: is_below(quality),
                timeliness: is_below(timeliness),
                effects: is_below(effects),
                satisfaction: is_below(satisfaction),
                parts: is_below(&lists().forms.parts),
            }
        })
    }
}
