//! What is asked of an indicator: the inputs of its method, ready to compute with.

use super::notes;
use crate::model::{Note, Outcome, Relation, ZeroBudget};
use crate::num::{Fraction, Number};

/// The inputs of a scoring method, or the outcome where nothing can be computed.
#[derive(Clone, Debug)]
pub enum Question<'a> {
    /// Two numbers.
    Numbers {
        /// How the actual value has to stand to the target.
        relation: Relation,
        /// The target.
        target: Fraction,
        /// The actual value, in its own unit.
        actual: Fraction,
        /// What the actual value is multiplied by to have the target's unit.
        factor: Option<Fraction>,
    },
    /// Words: the actual one, and all that reach the target.
    Words {
        /// The actual words.
        actual: &'a str,
        /// All words that reach the target, the target itself among them.
        accepted: Vec<&'a str>,
    },
    /// The money.
    Execution {
        /// The full-year budget, above zero.
        budget: Fraction,
        /// What was executed of it.
        executed: Fraction,
    },
    /// Points that a person gave.
    Judged(Fraction),
    /// Nothing is earned, and that is assessed.
    Nothing,
    /// Nothing can be computed.
    Open(Outcome),
}

/// What is asked of the money.
pub(super) fn execution_question(
    budget: Option<Number>,
    executed: Option<Number>,
    zero_budget: ZeroBudget,
) -> (Question<'static>, Option<Note>) {
    let (Some(budget), Some(executed)) = (budget, executed) else {
        return (Question::Open(Outcome::Missing), Some(notes::funds_missing()));
    };
    if budget.is_negative() {
        return (Question::Open(Outcome::Unassessable), Some(notes::budget_negative(&budget.to_string())));
    }
    if budget.fraction().is_zero() {
        let question = match zero_budget {
            ZeroBudget::NoPoints => Question::Nothing,
            ZeroBudget::Unassessable => Question::Open(Outcome::Unassessable),
        };
        return (question, Some(notes::zero_budget()));
    }
    let why = (executed > budget).then(notes::executed_above_budget);
    (Question::Execution { budget: budget.fraction(), executed: executed.fraction() }, why)
}
