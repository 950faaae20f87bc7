//! The scoring methods, one file each. A method gives the share of the full points that is
//! earned, 1 for all of them and 0 for none, or the points themselves.
//!
//! Adding one: a file with its page in the header, a variant of `Method` and of `Recipe` (with its
//! parameters, of `Scheme` as well), a line in `earned` and in `page`, worked cases.

#![allow(clippy::inline_always, reason = "measured: the pure scorer is half as fast without")]

mod all_or_nothing;
mod bands;
mod deadline;
mod deduct_deviation;
mod deduct_each;
mod equality;
mod execution_rate;
mod formula;
mod inverse_linear;
mod inverse_ratio;
mod judgement;
mod panel;
mod pass_mark;
mod proportion;
mod survey;
mod verdict;
mod within;
mod words;

pub(super) use execution_rate::rate as execution_rate;

use super::figures::actual_value;
use super::ledger::{Field, Ledger, comparison};
use crate::load::{Loss, Money, Numbers, Question, Recipe};
use crate::model::{Language, Method, Relation};
use crate::num::{ArithmeticError, Fraction};

/// Two numbers in the same unit, and how they have to stand to each other.
#[derive(Clone, Copy)]
struct Pair<V> {
    relation: Relation,
    target: V,
    actual: V,
    /// The target's exact value: whether it is positive decides between ratio and comparison.
    exact_target: Fraction,
    /// The actual value in the target's unit.
    exact_actual: Fraction,
    /// What the unit counts a whole as, where it is a ratio.
    whole: Option<Fraction>,
}

/// What a method gives.
#[derive(Clone, Copy, Debug)]
pub(super) enum Earned<V> {
    /// A share of the full points.
    Share(V),
    /// Points, which are yet to be kept between nothing and the full points.
    Points(V),
}

/// What a method gives; none where the question is open, or where points need a weight.
///
/// # Errors
/// Overflow, with both operands.
#[inline(always)]
pub(super) fn earned<L: Ledger>(
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

/// Full points less a loss for each of a number of times.
fn deduct<L: Ledger>(
    each: Loss,
    times: L::Value,
    weight: Option<L::Value>,
    ledger: &mut L,
) -> Result<Option<Earned<L::Value>>, ArithmeticError> {
    match each {
        Loss::Share(share) => {
            let (share, one) = (ledger.constant(share), ledger.constant(Fraction::ONE));
            let lost = ledger.multiply("lost", times, share)?;
            let left = ledger.subtract("left", one, lost)?;
            Ok(Some(Earned::Share(ledger.clamp_to_share("share", left))))
        }
        Loss::Points(points) => {
            let Some(weight) = weight else { return Ok(None) };
            let points = ledger.constant(points);
            let lost = ledger.multiply("lost", times, points)?;
            Ok(Some(Earned::Points(ledger.subtract("left", weight, lost)?)))
        }
    }
}

/// The page of a method: its file's header.
#[must_use]
pub fn page(method: Method, language: Language) -> String {
    let source = match method {
        Method::Proportion => include_str!("proportion.rs"),
        Method::Equality => include_str!("equality.rs"),
        Method::InverseRatio => include_str!("inverse_ratio.rs"),
        Method::InverseLinear => include_str!("inverse_linear.rs"),
        Method::AllOrNothing => include_str!("all_or_nothing.rs"),
        Method::Words => include_str!("words.rs"),
        Method::ExecutionRate => include_str!("execution_rate.rs"),
        Method::Judgement => include_str!("judgement.rs"),
        Method::PassMark => include_str!("pass_mark.rs"),
        Method::Bands => include_str!("bands.rs"),
        Method::Verdict => include_str!("verdict.rs"),
        Method::DeductEach => include_str!("deduct_each.rs"),
        Method::DeductDeviation => include_str!("deduct_deviation.rs"),
        Method::Panel => include_str!("panel.rs"),
        Method::Survey => include_str!("survey.rs"),
        Method::Deadline => include_str!("deadline.rs"),
        Method::Within => include_str!("within.rs"),
        Method::Formula => include_str!("formula.rs"),
    };
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    let lines: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let title = lines.first().map_or("", |line| line.trim_start_matches("# "));
    let wanted = match language {
        Language::Zh => "## 中文",
        Language::En => "## English",
    };
    let section = lines.iter().skip_while(|line| **line != wanted).skip(1);
    let body: Vec<&str> = section.take_while(|line| !line.starts_with("## ")).copied().collect();
    format!("{title}\n\n{}\n", body.join("\n").trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_has_its_page_in_both_languages() {
        let sections = [
            (Language::Zh, ["适用:", "公式:", "依据:", "例:", "边界:"]),
            (Language::En, ["Applies to:", "Formula:", "Basis:", "Example:", "Limits:"]),
        ];
        for method in Method::ALL {
            for (language, labels) in &sections {
                let page = page(method, *language);
                assert!(page.starts_with(method.name()), "{page}");
                for label in labels {
                    assert!(page.lines().any(|line| line.starts_with(label)), "{label} is missing in\n{page}");
                }
            }
        }
    }
}
