//! Points taken off for each of a number of times.

use super::checking::Checking;
use super::pair::{Earned, Earns, share};
use super::steps::{LEFT, LOST, SHARE};
use crate::ledger::Ledger;
use crate::model::value::Share;
use crate::num::{Fraction, Number};
use crate::print::points_of;
use crate::words::{Language, say, text};

/// What is deducted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Loss {
    /// Points.
    Points(Fraction),
    /// A share of the full points.
    Share(Fraction),
}

impl Loss {
    /// What a template writes as points or as a share.
    pub(super) fn check<M>(points: Option<Number>, share: Option<Share>, at: &mut Checking<'_, M>) -> Option<Self> {
        let loss = match (points, share) {
            (Some(points), None) => Self::Points(points.fraction()),
            (None, Some(share)) => Self::Share(loss_share(share, at)),
            _ => {
                at.fault("", text!("points 与 share 写且只写一个", "write either points or share"));
                return None;
            }
        };
        if matches!(loss, Self::Points(points) if !points.is_positive()) {
            at.fault("/points", text!("扣分须大于 0", "a deduction must be above 0"));
        }
        Some(loss)
    }

    /// The same in words.
    pub(super) fn says(points: Option<Number>, share: Option<Share>, language: Language) -> String {
        match (points, share) {
            // Chinese sets a blank between a word and a numeral.
            (Some(number), _) => say!(language, " {points}", "{points}", points = points_of(number, language)),
            (None, Some(share)) => say!(language, "分值的 {share}", "{share} of the weight"),
            (None, None) => String::new(),
        }
    }

    /// Full points less the loss for each of a number of times.
    pub(super) fn deduct<L: Ledger>(
        self,
        times: L::Value,
        weight: Option<L::Value>,
        ledger: &mut L,
    ) -> Earns<L::Value> {
        match self {
            Self::Share(each) => {
                let (each, one) = (ledger.constant(each), ledger.constant(Fraction::ONE));
                let lost = ledger.multiply(LOST, times, each)?;
                let left = ledger.subtract(LEFT, one, lost)?;
                share(ledger.clamp_to_share(SHARE, left))
            }
            Self::Points(each) => {
                let Some(weight) = weight else { return Ok(None) };
                let each = ledger.constant(each);
                let lost = ledger.multiply(LOST, times, each)?;
                Ok(Some(Earned::Points(ledger.subtract(LEFT, weight, lost)?)))
            }
        }
    }
}

/// A share that is lost: above nothing.
pub(super) fn loss_share<M>(share: Share, at: &mut Checking<'_, M>) -> Fraction {
    let share = share.fraction();
    at.share("", share);
    if share.is_zero() {
        at.fault("", text!("扣减须大于 0", "a deduction must be above 0"));
    }
    share
}
