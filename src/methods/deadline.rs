//! # deadline · 按时完成
//!
//! ## 中文
//! 适用:目标与实际均为时间(2023年12月、9月前)。
//! 公式:按时(不晚于期限)得满分;逾期,模板写有 each_day 的,得分 = 分值 ×(1 − 每日扣减 × 逾期天数),扣完为止,否则得 0。
//! 依据:已公布各表:提前或按期完成得满分;每日扣减为模板参数。
//! 例:期限 2023年12月,实际 2023年10月,分值 15:按时,得 15。
//! 边界:月、年以最后一天为准;只写月份的取表的年度;完成时间只到月份、无法确定是否逾期或逾期几天的,无法评定。
//!
//! ## English
//! Applies to: a target and an actual value that are both dates (2023年12月, 9月前).
//! Formula: not later than the deadline earns everything; later, points = weight × (1 − loss for a day × days late), not below 0, where the template has `each_day`, otherwise nothing.
//! Basis: published tables give full points for early or timely completion; the loss for a day is a parameter of the template.
//! Example: deadline 2023年12月, done 2023年10月, weight 15: on time, 15 points.
//! Limits: a month or a year stands for its last day; a month alone is one of the table's year; where only the month is known, and it does not tell whether or by how many days something was late, it cannot be assessed.

use serde::{Deserialize, Serialize};

use super::checking::{Checking, Parameters};
use super::declared::{Computes, Declared, Target};
use super::deduction::loss_share;
use super::input::MethodInput;
use super::pair::{Earns, share};
use super::steps::{LEFT, LOST, SHARE};
use super::trial::{Asks, Better, TrialKind};
use crate::ledger::{Comparison, Ledger, steps};
use crate::model::value::Share;
use crate::num::Fraction;
use crate::words::{Language, say};

steps! {
    DAYS_LATE = "days_late" ("逾期日数", "days late");
    LATE = "late" ("计扣日数", "days that count");
}

/// 按时完成: full points on time; late, a loss for each day, or everything.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// The share of the full points lost for each day; without it, late earns nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each_day: Option<Share>,
    /// Short name of the source.
    pub basis: String,
}

impl<M> Parameters<M> for Deadline {
    type Checked = Checked;

    fn basis(&self) -> &str {
        &self.basis
    }

    fn check(&self, at: &mut Checking<'_, M>) -> Option<Checked> {
        Some(Checked { each_day: self.each_day.map(|share| loss_share(share, at)) })
    }

    fn says(&self, language: Language) -> String {
        match self.each_day {
            Some(share) => say!(
                language,
                "按时得满分,每逾期一日扣分值的 {share}",
                "on time earns everything, each day late costs {share} of the weight"
            ),
            None => say!(language, "按时得满分,逾期不得分", "on time earns everything, late nothing").to_owned(),
        }
    }
}

/// What being late costs.
#[derive(Clone, Copy, Debug)]
pub struct Checked {
    /// The share lost for each day; none where late earns nothing.
    pub(crate) each_day: Option<Fraction>,
}

impl Declared for Checked {
    fn fits(&self, target: Target) -> bool {
        target == Target::Date
    }

    fn trials(&self) -> Vec<TrialKind> {
        vec![TrialKind { asks: Asks::Days, better: Better::Less }]
    }
}

impl Computes for Checked {
    fn answers<L: Ledger>(&self, input: &MethodInput<'_>, _: Option<L::Value>, ledger: &mut L) -> Earns<L::Value> {
        let MethodInput::Days { due, done } = input else { return Ok(None) };
        let days = ledger.days_after(DAYS_LATE, *done, *due);
        let zero = ledger.constant(Fraction::ZERO);
        let Some(each_day) = self.each_day else {
            return share(ledger.compare(SHARE, Comparison::AtMost, days, zero));
        };
        let late = ledger.maximum(LATE, &[days, zero]);
        let each_day = ledger.constant(each_day);
        let lost = ledger.multiply(LOST, late, each_day)?;
        let one = ledger.constant(Fraction::ONE);
        let left = ledger.subtract(LEFT, one, lost)?;
        share(ledger.clamp_to_share(SHARE, left))
    }
}
