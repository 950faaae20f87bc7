//! What a question earns by its method: the one place that knows all methods.

use super::figures::actual_value;
use super::input::{Numbers, Question};
use super::money::Money;
use super::pair::{Earned, Pair};
use super::rule::Recipe;
use super::{
    all_or_nothing, bands, deadline, deduct_deviation, deduct_each, equality, execution_rate, inverse_linear,
    inverse_ratio, panel, pass_mark, proportion, survey, verdict, within, words,
};
use crate::ledger::{Field, Ledger};
use crate::model::template::Method;
use crate::model::value::Relation;
use crate::num::{ArithmeticError, Fraction};

/// What a method gives; none where the question is open, or where points need a weight.
///
/// # Errors
/// Overflow, with both operands.
#[inline(always)]
pub(crate) fn earned<L: Ledger>(
    question: &Question<'_>,
    recipe: Option<&Recipe>,
    weight: Option<L::Value>,
    ledger: &mut L,
) -> Result<Option<Earned<L::Value>>, ArithmeticError> {
    match (question, recipe) {
        (Question::Numbers(numbers), Some(recipe)) => {
            let pair = pair(numbers, ledger)?;
            by_numbers(recipe, &pair, weight, ledger)
        }
        (Question::Words { actual, accepted }, _) => Ok(Some(Earned::Share(words::share(actual, accepted, ledger)))),
        _ => elsewhere(question, recipe, weight, ledger),
    }
}

/// The questions that few rows ask: apart from the others, which stay small that way.
#[inline(never)]
fn elsewhere<L: Ledger>(
    question: &Question<'_>,
    recipe: Option<&Recipe>,
    weight: Option<L::Value>,
    ledger: &mut L,
) -> Result<Option<Earned<L::Value>>, ArithmeticError> {
    let share = match (question, recipe) {
        (Question::Execution(money), recipe) => return money_earns(money, recipe, weight, ledger),
        (Question::Nothing, _) => ledger.constant(Fraction::ZERO),
        (Question::Verdict { actual, words, earns }, _) => verdict::share(actual, words, *earns, ledger)?,
        (Question::Days { due, done }, Some(Recipe::Deadline { each_day })) => {
            deadline::share(*each_day, (*due, *done), ledger)?
        }
        (Question::Panel(scorers), _) => return panel::earned(scorers, ledger),
        (Question::Survey { relation, target, whole, answers }, Some(Recipe::Survey { then, .. })) => {
            let satisfaction = survey::satisfaction(answers, *whole, ledger)?;
            let pair = Pair {
                relation: *relation,
                target: ledger.input(Field::Target, *target),
                actual: satisfaction,
                exact_target: *target,
                exact_actual: ledger.exact(satisfaction),
                whole: Some(*whole),
            };
            return by_numbers(then, &pair, weight, ledger);
        }
        (Question::Range { low, high, actual }, Some(Recipe::Within { short, over })) => {
            let actual = actual_value(*actual, ledger)?;
            let exact_actual = ledger.exact(actual);
            let (method, relation, field, end) = if exact_actual < *low {
                (short, Relation::AtLeast, Field::Target, *low)
            } else if exact_actual > *high {
                (over, Relation::AtMost, Field::TargetHigh, *high)
            } else {
                return Ok(Some(Earned::Share(within::inside((*low, *high), actual, ledger))));
            };
            let target = ledger.input(field, end);
            let pair = Pair { relation, target, actual, exact_target: end, exact_actual, whole: None };
            return by_numbers(method, &pair, weight, ledger);
        }
        _ => return Ok(None),
    };
    Ok(Some(Earned::Share(share)))
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

/// What a method gives that holds one number against another.
#[inline(always)]
fn by_numbers<L: Ledger>(
    recipe: &Recipe,
    pair: &Pair<L::Value>,
    weight: Option<L::Value>,
    ledger: &mut L,
) -> Result<Option<Earned<L::Value>>, ArithmeticError> {
    let share = match recipe {
        Recipe::Plain(Method::Proportion) => proportion::share(pair, ledger)?,
        Recipe::Plain(Method::Equality) => equality::share(pair, ledger)?,
        Recipe::Plain(Method::InverseRatio) => inverse_ratio::share(pair, ledger)?,
        Recipe::Plain(Method::InverseLinear) => inverse_linear::share(pair, ledger)?,
        Recipe::Plain(Method::AllOrNothing) => all_or_nothing::share(pair, ledger),
        _ => return by_parameters(recipe, *pair, weight, ledger),
    };
    Ok(Some(Earned::Share(share)))
}

/// The same by a method with parameters. The pair is handed over as a whole: where its address is taken,
/// it cannot stay in registers for the others.
#[inline(never)]
fn by_parameters<L: Ledger>(
    recipe: &Recipe,
    pair: Pair<L::Value>,
    weight: Option<L::Value>,
    ledger: &mut L,
) -> Result<Option<Earned<L::Value>>, ArithmeticError> {
    let pair = &pair;
    let share = match recipe {
        Recipe::PassMark { pass } => pass_mark::share(*pass, pair, ledger)?,
        Recipe::Bands { of, bands, .. } => bands::share(*of, bands, pair, ledger)?,
        Recipe::DeductEach { loss } => return deduct_each::earned(*loss, pair, weight, ledger),
        Recipe::DeductDeviation { step, loss, direction, parts } => {
            let rule = deduct_deviation::Rule { step: *step, loss: *loss, direction: *direction, parts: *parts };
            return deduct_deviation::earned(rule, pair, weight, ledger);
        }
        _ => return Ok(None),
    };
    Ok(Some(Earned::Share(share)))
}

/// What the money earns: in proportion to its rate, or by a method that holds it against the budget.
fn money_earns<L: Ledger>(
    money: &Money,
    recipe: Option<&Recipe>,
    weight: Option<L::Value>,
    ledger: &mut L,
) -> Result<Option<Earned<L::Value>>, ArithmeticError> {
    let by_rate = matches!(recipe, None | Some(Recipe::Plain(Method::ExecutionRate | Method::Proportion)));
    let (Some(recipe), false) = (recipe, by_rate) else {
        return Ok(Some(Earned::Share(execution_rate::share(money, ledger)?)));
    };
    // The rate stands to 1 as the executed amount to what it is divided by.
    let rate = execution_rate::rate(money, ledger)?;
    let pair = Pair {
        relation: Relation::AtLeast,
        target: ledger.constant(Fraction::ONE),
        actual: rate,
        exact_target: Fraction::ONE,
        exact_actual: ledger.exact(rate),
        whole: None,
    };
    by_numbers(recipe, &pair, weight, ledger)
}
