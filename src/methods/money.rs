//! The money of a table: what was executed, and what it is divided by.

use crate::model::template::Denominator;
use crate::num::{Fraction, Number};

/// The amounts of a row, in the currency of the table.
#[derive(Clone, Copy, Debug, Default)]
pub struct Money {
    /// 年初预算数.
    pub initial: Option<Number>,
    /// 全年预算数.
    pub budget: Option<Number>,
    /// 全年执行数.
    pub executed: Option<Number>,
    /// 到位资金.
    pub received: Option<Number>,
    /// 统筹整合资金.
    pub pooled: Option<Number>,
    /// Whether what was pooled cannot be read. Then nobody can say what is left of the budget.
    pub pooled_unknown: bool,
    /// What the executed amount is divided by.
    pub of: Denominator,
}

impl Money {
    /// Whether the rate is computed from the amount of a key.
    #[must_use]
    pub fn is_computed_from(&self, key: &str) -> bool {
        let divisors: &[&str] = match self.of {
            Denominator::Budget => &["budget"],
            Denominator::Initial => &["initial"],
            Denominator::Received => &["received"],
            Denominator::BudgetLessPooled => &["budget", "pooled"],
        };
        key == "executed" || divisors.contains(&key)
    }

    /// The amount that the executed one is divided by; none where a figure is missing.
    #[must_use]
    pub fn divisor(&self) -> Option<Fraction> {
        let number = match self.of {
            Denominator::Budget => self.budget,
            Denominator::Initial => self.initial,
            Denominator::Received => self.received,
            Denominator::BudgetLessPooled if self.pooled_unknown => return None,
            Denominator::BudgetLessPooled => {
                let pooled = self.pooled.map_or(Fraction::ZERO, Number::fraction);
                return self.budget?.fraction().subtract(pooled).ok();
            }
        };
        number.map(Number::fraction)
    }
}
