//! What is asked of an indicator: the inputs of its method, ready to compute with.

use super::money::Money;
use crate::codes::remarks;
use crate::model::scorecard::Outcome;
use crate::model::template::{Denominator, ZeroBudget};
use crate::model::value::{Date, Relation};
use crate::num::Fraction;
use crate::words::Note;

/// The inputs of a scoring method, or the outcome where nothing can be computed.
#[derive(Clone, Debug)]
pub enum MethodInput<'a> {
    /// Two numbers.
    Numbers(Numbers),
    /// A number that has to lie in a range.
    Range {
        /// The lower end, included.
        low: Fraction,
        /// The upper end, included.
        high: Fraction,
        /// The actual value.
        actual: Actual,
    },
    /// A day and a deadline.
    Days {
        /// The last day on which it is on time.
        due: Date,
        /// When it was done.
        done: Date,
    },
    /// The answers of a survey, and the satisfaction that they have to give.
    Survey {
        /// How the satisfaction has to stand to the target.
        relation: Relation,
        /// The target.
        target: Fraction,
        /// What the target counts a whole as: 100 in per cent.
        whole: Fraction,
        /// The answers, in the order of their names.
        answers: Vec<Answer<'a>>,
    },
    /// Words: the actual one, and all that reach the target.
    Words {
        /// The actual words.
        actual: &'a str,
        /// All words that reach the target, the target itself among them.
        accepted: Vec<&'a str>,
    },
    /// A verdict, and the share that it earns by itself.
    Verdict {
        /// The actual words.
        actual: &'a str,
        /// All words that give the verdict.
        words: Vec<&'a str>,
        /// The share.
        earns: Fraction,
    },
    /// The money.
    Execution(Money),
    /// What several scorers gave, those who count.
    Panel(Vec<Scorer>),
    /// Points that a person gave.
    Judged(Fraction),
    /// Points that the department wrote, where the template leaves them to a person and nobody else gave any.
    Reported(Fraction),
    /// The figures of an indicator for a formula.
    Formula(FormulaInputs),
    /// Nothing is earned, and that is assessed.
    Nothing,
    /// Nothing can be computed.
    Open(Outcome),
}

/// Two numbers and how they have to stand to each other.
#[derive(Clone, Copy, Debug)]
pub struct Numbers {
    /// How the actual value has to stand to the target.
    pub relation: Relation,
    /// The target.
    pub target: Fraction,
    /// The actual value.
    pub actual: Actual,
    /// What the unit counts a whole as: 100 in per cent; none where it is no ratio.
    pub whole: Option<Fraction>,
}

/// An actual number.
#[derive(Clone, Copy, Debug)]
pub struct Actual {
    /// The value in its own unit.
    pub value: Fraction,
    /// What it is multiplied by to have the target's unit.
    pub factor: Option<Fraction>,
}

/// An answer of a survey.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// Its words.
    pub name: &'a str,
    /// How often it was given.
    pub count: Fraction,
    /// What it counts as.
    pub share: Fraction,
}

/// A scorer who counts.
#[derive(Clone, Copy, Debug)]
pub struct Scorer {
    /// The number in the table.
    pub index: usize,
    /// The points.
    pub points: Fraction,
    /// What they weigh.
    pub weight: Fraction,
}

/// The numbers of an indicator, as far as it has any.
#[derive(Clone, Copy, Debug, Default)]
pub struct FormulaInputs {
    /// The target.
    pub target: Option<Fraction>,
    /// The actual value.
    pub actual: Option<Actual>,
}

/// An amount that cannot be read.
#[derive(Clone, Debug)]
pub(crate) struct UnreadAmount {
    pub(crate) key: &'static str,
    pub(crate) note: Note,
}

/// What is asked of the money.
#[derive(Clone, Debug)]
pub(crate) struct MoneyInput {
    pub(crate) input: MethodInput<'static>,
    /// A remark on it.
    pub(crate) why: Option<Note>,
}

impl MoneyInput {
    pub(crate) fn of(money: &Money, unread: &[UnreadAmount], zero_budget: ZeroBudget) -> Self {
        let open = |outcome, why| Self { input: MethodInput::Open(outcome), why: Some(why) };
        if let Some(amount) = unread.iter().find(|amount| money.is_computed_from(amount.key)) {
            return open(Outcome::Unassessable, amount.note.clone());
        }
        let (Some(divisor), Some(executed)) = (money.divisor(), money.executed) else {
            let budget = money.of == Denominator::Budget;
            let note = if budget { remarks::funds_missing() } else { remarks::divisor_missing(money.of) };
            return open(Outcome::Missing, note);
        };
        if divisor.is_negative() {
            return open(Outcome::Unassessable, remarks::budget_negative(&divisor.to_string()));
        }
        if divisor.is_zero() {
            return match zero_budget {
                ZeroBudget::NoPoints => Self { input: MethodInput::Nothing, why: Some(remarks::zero_budget()) },
                ZeroBudget::Unassessable => open(Outcome::Unassessable, remarks::zero_budget()),
            };
        }
        let why = (executed.fraction() > divisor).then(remarks::executed_above_budget);
        Self { input: MethodInput::Execution(*money), why }
    }
}
