//! The figures that formulas ask for, whatever they belong to: an indicator, the money, other indicators.
#![allow(clippy::inline_always, reason = "measured: the pure scorer is half as fast without")]

use super::input::{Actual, FormulaInputs};
use super::money::Money;
use super::variable::Variable;
use crate::codes::{figure_missing, formula_undefined};
use crate::formula::{Comparison, Formula, Machine};
use crate::ledger::{Field, Id, Ledger, steps};
use crate::model::template::Denominator;
use crate::num::{ArithmeticError, Fraction, Mode, Number, Rounding};
use crate::words::{Note, Word, word};

steps! {
    CONVERTED = "converted" ("换算后的实际", "actual in the target's unit");
    AVAILABLE = "available" ("可用资金", "funds available");
    EXECUTION_RATE = "rate" beside "executed" ("执行率", "execution rate");
    COMPLETION = "completion" ("完成率", "completion");
    [FORMULA] = "formula" ("公式第 {} 步", "formula step {}");
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
pub(super) type Computed<V> = Result<Result<V, Note>, ArithmeticError>;

/// Computes a formula on a ledger. What keeps it from having a value on these figures, a missing one or
/// a zero divisor, is a remark; a result that does not fit is an error.
pub(crate) fn compute<L: Ledger>(
    formula: &Formula<Variable>,
    inputs: FormulaInputs,
    weight: Option<L::Value>,
    figures: &Figures<'_>,
    ledger: &mut L,
) -> Computed<L::Value> {
    let mut machine = OnLedger { ledger, inputs, weight, figures, steps: 0, known: Known::default() };
    match formula.evaluate(&mut machine) {
        Ok(value) => Ok(Ok(value)),
        Err(Stopped::Missing(variable)) => {
            let name = name(variable);
            Ok(Err(figure_missing(name)))
        }
        Err(Stopped::Arithmetic(error)) if error.is_zero_divisor() => {
            let (operation, left, right) = error.operands();
            Ok(Err(formula_undefined(&format!("{left} {operation} {right}"))))
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

struct OnLedger<'m, 'f, L: Ledger> {
    ledger: &'m mut L,
    inputs: FormulaInputs,
    weight: Option<L::Value>,
    figures: &'m Figures<'f>,
    steps: usize,
    known: Known<L::Value>,
}

/// Figures that take steps of their own: a formula that names one twice computes it once.
struct Known<V> {
    actual: Option<V>,
    completion: Option<V>,
    execution_rate: Option<V>,
}

impl<V> Default for Known<V> {
    fn default() -> Self {
        Self { actual: None, completion: None, execution_rate: None }
    }
}

impl<L: Ledger> OnLedger<'_, '_, L> {
    fn next(&mut self) -> Id {
        self.steps += 1;
        Id::Numbered(FORMULA, self.steps)
    }

    fn figure(&mut self, variable: Variable, field: Field<'_>, value: Option<Fraction>) -> Result<L::Value, Stopped> {
        value.map(|value| self.ledger.input(field, value)).ok_or(Stopped::Missing(variable))
    }

    fn actual(&mut self) -> Result<L::Value, Stopped> {
        if let Some(known) = self.known.actual {
            return Ok(known);
        }
        let Some(actual) = self.inputs.actual else { return Err(Stopped::Missing(Variable::Actual)) };
        let value = actual_value(actual, self.ledger)?;
        Ok(*self.known.actual.insert(value))
    }

    fn completion(&mut self) -> Result<L::Value, Stopped> {
        if let Some(known) = self.known.completion {
            return Ok(known);
        }
        let (actual, target) = (self.actual()?, self.figure(Variable::Rate, Field::Target, self.inputs.target)?);
        let value = self.ledger.divide(COMPLETION, actual, target)?;
        Ok(*self.known.completion.insert(value))
    }

    fn execution_rate(&mut self) -> Result<L::Value, Stopped> {
        if let Some(known) = self.known.execution_rate {
            return Ok(known);
        }
        let rate = execution_rate(&self.figures.money, self.ledger)?;
        let value = rate.ok_or(Stopped::Missing(Variable::ExecutionRate))?;
        Ok(*self.known.execution_rate.insert(value))
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
    ledger.divide(EXECUTION_RATE, executed, divisor).map(Some)
}

impl<L: Ledger> Machine<Variable> for OnLedger<'_, '_, L> {
    type Value = L::Value;
    type Error = Stopped;

    fn constant(&mut self, value: Fraction) -> L::Value {
        self.ledger.constant(value)
    }

    fn variable(&mut self, name: Variable) -> Result<L::Value, Stopped> {
        let money = self.figures.money;
        let amount = |number: Option<Number>| number.map(Number::fraction);
        match name {
            Variable::Target => self.figure(name, Field::Target, self.inputs.target),
            Variable::Actual => self.actual(),
            Variable::Weight => self.weight.ok_or(Stopped::Missing(name)),
            Variable::Rate => self.completion(),
            Variable::Budget => self.figure(name, Field::Budget, amount(money.budget)),
            Variable::Initial => self.figure(name, Field::Initial, amount(money.initial)),
            Variable::Received => self.figure(name, Field::Received, amount(money.received)),
            Variable::Executed => self.figure(name, Field::Executed, amount(money.executed)),
            Variable::ExecutionRate => self.execution_rate(),
            Variable::Total => self.figure(name, Field::Sum, self.figures.sum),
            Variable::Points(rule) => {
                let (index, points) = (self.figures.points)(rule).ok_or(Stopped::Missing(name))?;
                Ok(self.ledger.input(Field::Points(index), points))
            }
            Variable::Parameter(index) => {
                let (text, value) = self.figures.parameters.get(index).copied().ok_or(Stopped::Missing(name))?;
                self.figure(name, Field::Parameter(index, text), value)
            }
        }
    }

    fn add(&mut self, a: L::Value, b: L::Value) -> Result<L::Value, Stopped> {
        let id = self.next();
        Ok(self.ledger.add(id, &[a, b])?)
    }

    fn subtract(&mut self, a: L::Value, b: L::Value) -> Result<L::Value, Stopped> {
        let id = self.next();
        Ok(self.ledger.subtract(id, a, b)?)
    }

    fn multiply(&mut self, a: L::Value, b: L::Value) -> Result<L::Value, Stopped> {
        let id = self.next();
        Ok(self.ledger.multiply(id, a, b)?)
    }

    fn divide(&mut self, a: L::Value, b: L::Value) -> Result<L::Value, Stopped> {
        let id = self.next();
        Ok(self.ledger.divide(id, a, b)?)
    }

    fn minimum(&mut self, of: &[L::Value]) -> Result<L::Value, Stopped> {
        let id = self.next();
        Ok(self.ledger.minimum(id, of))
    }

    fn maximum(&mut self, of: &[L::Value]) -> Result<L::Value, Stopped> {
        let id = self.next();
        Ok(self.ledger.maximum(id, of))
    }

    fn clamp(&mut self, a: L::Value, low: L::Value, high: L::Value) -> Result<L::Value, Stopped> {
        let id = self.next();
        Ok(self.ledger.clamp(id, a, low, high))
    }

    fn absolute(&mut self, a: L::Value) -> Result<L::Value, Stopped> {
        let id = self.next();
        Ok(self.ledger.absolute(id, a)?)
    }

    fn round(&mut self, a: L::Value, places: u8) -> Result<L::Value, Stopped> {
        let id = self.next();
        let mode: Mode = self.figures.rounding.mode;
        let points = self.ledger.round(id, a, Rounding { places, mode })?;
        Ok(self.ledger.rounded(id, points))
    }

    fn compare(&mut self, comparison: Comparison, a: L::Value, b: L::Value) -> L::Value {
        let id = self.next();
        self.ledger.compare(id, comparison, a, b)
    }

    fn and(&mut self, a: L::Value, b: Option<L::Value>) -> L::Value {
        let id = self.next();
        self.ledger.and(id, a, b)
    }

    fn or(&mut self, a: L::Value, b: Option<L::Value>) -> L::Value {
        let id = self.next();
        self.ledger.or(id, a, b)
    }

    fn not(&mut self, a: L::Value) -> L::Value {
        let id = self.next();
        self.ledger.not(id, a)
    }

    fn choose(&mut self, condition: L::Value, taken: L::Value) -> L::Value {
        let id = self.next();
        self.ledger.choose(id, condition, taken)
    }

    fn exact(&self, a: L::Value) -> Fraction {
        self.ledger.exact(a)
    }
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
