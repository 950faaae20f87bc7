//! Points taken off for each of a number of times.

use super::pair::Earned;
use super::rule::Loss;
use super::steps::{LEFT, LOST, SHARE};
use crate::ledger::Ledger;
use crate::num::{ArithmeticError, Fraction};

/// Full points less a loss for each of a number of times.
pub(super) fn deduct<L: Ledger>(
    each: Loss,
    times: L::Value,
    weight: Option<L::Value>,
    ledger: &mut L,
) -> Result<Option<Earned<L::Value>>, ArithmeticError> {
    match each {
        Loss::Share(share) => {
            let (share, one) = (ledger.constant(share), ledger.constant(Fraction::ONE));
            let lost = ledger.multiply(LOST, times, share)?;
            let left = ledger.subtract(LEFT, one, lost)?;
            Ok(Some(Earned::Share(ledger.clamp_to_share(SHARE, left))))
        }
        Loss::Points(points) => {
            let Some(weight) = weight else { return Ok(None) };
            let points = ledger.constant(points);
            let lost = ledger.multiply(LOST, times, points)?;
            Ok(Some(Earned::Points(ledger.subtract(LEFT, weight, lost)?)))
        }
    }
}
