//! The figures that formulas ask for, whatever they belong to: an indicator, the money, other indicators.
#![allow(clippy::inline_always, reason = "measured: the pure scorer is half as fast without")]

use super::input::{Actual, FormulaInputs};
use super::money::Money;
use super::variable::Variable;
use crate::codes::remarks;
use crate::formula::Formula;
use crate::ledger::{Field, Ledger, StepName, steps};
use crate::model::template::Denominator;
use crate::num::{ArithmeticError, Fraction, Number, Rounding};
use crate::words::{Note, Word, word};

steps! {
    CONVERTED = "converted" ("换算后的实际", "actual in the target's unit");
    AVAILABLE = "available" ("可用资金", "funds available");
    EXECUTION_RATE = "rate" beside "executed" ("执行率", "execution rate");
    COMPLETION = "completion" ("完成率", "completion");
}

/// The figures of a table, as far as they are known when a formula is computed.
pub struct Figures<'f> {
    /// The rounding of the template.
    pub rounding: Rounding,
    /// The money.
    pub money: Money,
    /// The points of an indicator that the template sets: its number in the table, and its points.
    pub points: &'f dyn Fn(usize) -> Option<(usize, Fraction)>,
    /// The parameters in the order of their names, with the values in force.
    pub parameters: &'f [(&'f str, Option<Fraction>)],
    /// The sum of all points, for caps.
    pub sum: Option<Fraction>,
}

impl Figures<'_> {
    /// No figures, for rows without formulas.
    #[must_use]
    pub fn none(rounding: Rounding) -> Self {
        Self { rounding, money: Money::default(), points: &|_| None, parameters: &[], sum: None }
    }
}

/// What a formula comes to: a value, or why it has none.
pub(crate) type Computed<V> = Result<Result<V, Note>, ArithmeticError>;

/// Computes a formula on a ledger. What keeps it from having a value on these figures, a missing one or
/// a zero divisor, is a remark; a result that does not fit is an error.
pub(crate) fn compute<L: Ledger>(
    formula: &Formula<Variable>,
    inputs: FormulaInputs,
    weight: Option<L::Value>,
    figures: &Figures<'_>,
    ledger: &mut L,
) -> Computed<L::Value> {
    let mut named = Named { inputs, weight, figures, actual: None, completion: None, execution_rate: None };
    match formula.evaluate(ledger, figures.rounding.mode, |name, ledger| named.value(name, ledger)) {
        Ok(value) => Ok(Ok(value)),
        Err(Stopped::Missing(variable)) => {
            let name = name(variable);
            Ok(Err(remarks::figure_missing(name)))
        }
        Err(Stopped::Arithmetic(error)) if error.is_zero_divisor() => {
            let (operation, left, right) = error.operands();
            Ok(Err(remarks::formula_undefined(&format!("{left} {operation} {right}"))))
        }
        Err(Stopped::Arithmetic(error)) => Err(error),
    }
}

/// Why a formula has no value.
enum Stopped {
    Missing(Variable),
    Arithmetic(ArithmeticError),
}

impl From<ArithmeticError> for Stopped {
    fn from(error: ArithmeticError) -> Self {
        Self::Arithmetic(error)
    }
}

/// The figures of one formula. Those that take steps of their own are computed once, even where it names them twice.
struct Named<'f, V> {
    inputs: FormulaInputs,
    weight: Option<V>,
    figures: &'f Figures<'f>,
    actual: Option<V>,
    completion: Option<V>,
    execution_rate: Option<V>,
}

impl<V: Copy> Named<'_, V> {
    fn value<L: Ledger<Value = V>>(&mut self, name: Variable, ledger: &mut L) -> Result<V, Stopped> {
        let money = &self.figures.money;
        let amount = |number: Option<Number>| number.map(Number::fraction);
        let (field, value) = match name {
            Variable::Actual => return self.actual(ledger),
            Variable::Weight => return self.weight.ok_or(Stopped::Missing(name)),
            Variable::Rate => return self.completion(ledger),
            Variable::ExecutionRate => return self.execution_rate(ledger),
            Variable::Target => (Field::Target, self.inputs.target),
            Variable::Budget => (Field::Budget, amount(money.budget)),
            Variable::Initial => (Field::Initial, amount(money.initial)),
            Variable::Received => (Field::Received, amount(money.received)),
            Variable::Executed => (Field::Executed, amount(money.executed)),
            Variable::Total => (Field::Sum, self.figures.sum),
            Variable::Points(rule) => {
                let (index, points) = (self.figures.points)(rule).ok_or(Stopped::Missing(name))?;
                (Field::Points(index), Some(points))
            }
            Variable::Parameter(index) => {
                let (text, value) = self.figures.parameters.get(index).copied().ok_or(Stopped::Missing(name))?;
                (Field::Parameter(index, text), value)
            }
        };
        value.map(|value| ledger.input(field, value)).ok_or(Stopped::Missing(name))
    }

    fn actual<L: Ledger<Value = V>>(&mut self, ledger: &mut L) -> Result<V, Stopped> {
        if let Some(known) = self.actual {
            return Ok(known);
        }
        let actual = self.inputs.actual.ok_or(Stopped::Missing(Variable::Actual))?;
        Ok(*self.actual.insert(actual_value(actual, ledger)?))
    }

    fn completion<L: Ledger<Value = V>>(&mut self, ledger: &mut L) -> Result<V, Stopped> {
        if let Some(known) = self.completion {
            return Ok(known);
        }
        let actual = self.actual(ledger)?;
        let target = self.inputs.target.ok_or(Stopped::Missing(Variable::Rate))?;
        let target = ledger.input(Field::Target, target);
        Ok(*self.completion.insert(ledger.divide(COMPLETION, actual, target)?))
    }

    fn execution_rate<L: Ledger<Value = V>>(&mut self, ledger: &mut L) -> Result<V, Stopped> {
        if let Some(known) = self.execution_rate {
            return Ok(known);
        }
        let rate = execution_rate(&self.figures.money, ledger)?;
        Ok(*self.execution_rate.insert(rate.ok_or(Stopped::Missing(Variable::ExecutionRate))?))
    }
}

/// The actual value, in the target's unit.
#[inline(always)]
pub(crate) fn actual_value<L: Ledger>(actual: Actual, ledger: &mut L) -> Result<L::Value, ArithmeticError> {
    let value = ledger.input(Field::Actual, actual.value);
    match actual.factor {
        Some(factor) => {
            let factor = ledger.constant(factor);
            ledger.multiply(CONVERTED, value, factor)
        }
        None => Ok(value),
    }
}

/// Executed ÷ whatever the template divides by; none where a figure is missing.
pub(crate) fn execution_rate<L: Ledger>(money: &Money, ledger: &mut L) -> Result<Option<L::Value>, ArithmeticError> {
    spent_share(EXECUTION_RATE, money, ledger)
}

/// The same under another name, where steps of a method stand beside it.
pub(crate) fn spent_share<L: Ledger>(
    name: &'static StepName,
    money: &Money,
    ledger: &mut L,
) -> Result<Option<L::Value>, ArithmeticError> {
    let fraction = |number: Option<Number>| number.map(Number::fraction);
    let divisor = match money.of {
        Denominator::Budget => fraction(money.budget).map(|value| ledger.input(Field::Budget, value)),
        Denominator::Initial => fraction(money.initial).map(|value| ledger.input(Field::Initial, value)),
        Denominator::Received => fraction(money.received).map(|value| ledger.input(Field::Received, value)),
        Denominator::BudgetLessPooled if money.pooled_unknown => None,
        Denominator::BudgetLessPooled => match (fraction(money.budget), fraction(money.pooled)) {
            (Some(budget), Some(pooled)) => {
                let (budget, pooled) = (ledger.input(Field::Budget, budget), ledger.input(Field::Pooled, pooled));
                Some(ledger.subtract(AVAILABLE, budget, pooled)?)
            }
            (budget, _) => budget.map(|value| ledger.input(Field::Budget, value)),
        },
    };
    let (Some(divisor), Some(executed)) = (divisor, fraction(money.executed)) else { return Ok(None) };
    let executed = ledger.input(Field::Executed, executed);
    ledger.divide(name, executed, divisor).map(Some)
}

/// What a figure is called where it is missing.
const fn name(variable: Variable) -> Word {
    match variable {
        Variable::Target => word("目标值", "the target"),
        Variable::Actual => word("实际值", "the actual value"),
        Variable::Weight => word("分值", "the full points"),
        Variable::Rate => word("完成率", "the completion"),
        Variable::Budget => word("全年预算数", "the full-year budget"),
        Variable::Initial => word("年初预算数", "the budget at the beginning of the year"),
        Variable::Received => word("到位资金", "the funds received"),
        Variable::Executed => word("全年执行数", "the executed amount"),
        Variable::ExecutionRate => word("预算执行率", "the execution rate"),
        Variable::Total => word("总分", "the total"),
        Variable::Points(_) => word("另一项指标的得分", "the points of another indicator"),
        Variable::Parameter(_) => word("本年度适用的参数", "a parameter in force for the year of the table"),
    }
}
