//! A formula tried around everything that it can distinguish: whether it stays between nothing and the full points, and
//! whether a better value ever earns less.

use super::variable::Variable;
use crate::formula::Formula;
use crate::ledger::Silent;
use crate::num::{ArithmeticError, Fraction, Mode};

/// What trying a formula has shown.
#[derive(Default)]
pub(super) struct FormulaTrial {
    /// A value outside of the points, and where.
    pub(super) outside: Option<(String, Fraction)>,
    /// Whether more was worth more anywhere, and whether it was worth less.
    pub(super) rises: bool,
    pub(super) falls: bool,
}

impl FormulaTrial {
    /// Full points of the trial.
    const WEIGHT: Fraction = Fraction::whole(10);
    /// The target of the trial; actual values go in per cent of it, up to three times.
    const TARGET: i64 = 100;

    /// Figures that are not the indicator's own stay fixed.
    pub(super) fn run(formula: &Formula<Variable>) -> Self {
        let mut trial = Self::default();
        // Whatever else the formula uses is nothing, half, everything, and more than that.
        for other in [Fraction::ZERO, Fraction::whole(5), Self::WEIGHT] {
            for (spent, received) in [(0, 100), (50, 100), (100, 100), (150, 100), (100, 50), (100, 150)] {
                trial.sweep(formula, other, Fraction::whole(spent), Fraction::whole(received));
            }
        }
        trial
    }

    fn sweep(&mut self, formula: &Formula<Variable>, other: Fraction, spent: Fraction, received: Fraction) {
        let target = Fraction::whole(Self::TARGET);
        let mut before: Option<Fraction> = None;
        for actual in 0..=3 * Self::TARGET {
            let actual = Fraction::whole(actual);
            let rate = actual.divide(target).unwrap_or(Fraction::ZERO);
            let figure = |variable, _: &mut Silent| {
                Ok::<_, ArithmeticError>(match variable {
                    Variable::Target => target,
                    Variable::Actual => actual,
                    Variable::Weight => Self::WEIGHT,
                    Variable::Rate => rate,
                    Variable::Budget | Variable::Initial => Fraction::whole(100),
                    Variable::Received => received,
                    Variable::Executed => spent,
                    Variable::ExecutionRate => spent.divide(Fraction::whole(100)).unwrap_or(Fraction::ZERO),
                    Variable::Points(_) | Variable::Total => other,
                    Variable::Parameter(_) => Fraction::ONE,
                })
            };
            let Ok(points) = formula.evaluate(&mut Silent, Mode::HalfUp, figure) else { continue };
            if points.is_negative() || points > Self::WEIGHT {
                let what = format!("actual = {actual}, target = {target}");
                self.outside.get_or_insert((what, points));
            }
            self.rises |= before.is_some_and(|before| points > before);
            self.falls |= before.is_some_and(|before| points < before);
            before = Some(points);
        }
    }
}
