//! What a method gives for what is asked.

use super::declared::Computes;
use super::figures::actual_value;
use super::input::{MethodInput, Numbers};
use super::pair::{Earns, Pair, share};
use super::registry::{CheckedMethod, Method};
use super::{execution_rate, panel, verdict, words};
use crate::ledger::{Field, Ledger};
use crate::num::{ArithmeticError, Fraction};

/// What a method gives; none where the input is open, or where points need a weight.
///
/// # Errors
/// Overflow, with both operands.
#[inline(always)]
pub(crate) fn earned<L: Ledger>(
    input: &MethodInput<'_>,
    method: Option<&CheckedMethod>,
    weight: Option<L::Value>,
    ledger: &mut L,
) -> Earns<L::Value> {
    match (input, method) {
        (MethodInput::Numbers(numbers), Some(method)) => {
            let pair = pair(numbers, ledger)?;
            method.compares(&pair, weight, ledger)
        }
        (MethodInput::Words { actual, accepted }, _) => share(words::share(actual, accepted, ledger)),
        _ => elsewhere(input, method, weight, ledger),
    }
}

/// The inputs that few rows have: apart from the others, which stay small that way.
#[inline(never)]
fn elsewhere<L: Ledger>(
    input: &MethodInput<'_>,
    method: Option<&CheckedMethod>,
    weight: Option<L::Value>,
    ledger: &mut L,
) -> Earns<L::Value> {
    match (input, method) {
        (MethodInput::Execution(money), method) => {
            let other = method.filter(|method| !matches!(method.kind(), Method::ExecutionRate | Method::Proportion));
            execution_rate::earned(money, other, weight, ledger)
        }
        (MethodInput::Nothing, _) => share(ledger.constant(Fraction::ZERO)),
        (MethodInput::Verdict { actual, words, earns }, _) => share(verdict::share(actual, words, *earns, ledger)?),
        (MethodInput::Panel(scorers), _) => panel::earned(scorers, ledger),
        (_, Some(method)) => method.answers(input, weight, ledger),
        (_, None) => Ok(None),
    }
}

#[inline(always)]
fn pair<L: Ledger>(numbers: &Numbers, ledger: &mut L) -> Result<Pair<L::Value>, ArithmeticError> {
    let target = ledger.input(Field::Target, numbers.target);
    let actual = actual_value(numbers.actual, ledger)?;
    Ok(Pair {
        relation: numbers.relation,
        target,
        actual,
        exact_target: numbers.target,
        exact_actual: ledger.exact(actual),
        whole: numbers.whole,
    })
}
