//! Formulas of templates, `if(实际值 >= 目标值, 1, 实际值 / 目标值)`: read once, with everything that is
//! wrong told at its column, and computed exactly.
//!
//! ```text
//! text → lex → grammar → parse → check → Formula → evaluate on a Ledger
//!        tokens          syntax  typed tree
//! ```
//!
//! | | |
//! |---|---|
//! | values | decimals, exact: `0.1`, `95%`; names that the caller knows, Chinese ones among them |
//! | arithmetic | `+` `-` `*` `/`, and `-` before a value |
//! | comparisons | `<` `<=` `>` `>=` `==` `!=`, between numbers; they cannot be chained |
//! | conditions | `&&` 且, `\|\|` 或, `!` 非; what need not be known is not computed |
//! | functions | `if` 如果, `min` 最小, `max` 最大, `round` 取舍, `abs` 绝对值, `clamp` 限于 |
//!
//! From the loosest to the tightest: `||`, `&&`, comparisons, `+ -`, `* /`, then `-` and `!` before a value;
//! equals go from left to right. Full-width signs and `× ÷ ≤ ≥ ≠` are what they look like.
//!
//! There are two types, numbers and conditions, and they never stand in for each other: what cannot be
//! computed for its type is refused when it is read, not when it is first needed. What is left for the
//! evaluation to refuse is a zero divisor and a value that does not fit.

mod call;
mod check;
mod error;
mod evaluate;
mod expression;
mod function;
mod grammar;
mod lex;
mod limits;
mod parse;
mod sign;
mod token;

use crate::ledger::Ledger;
use crate::num::{ArithmeticError, Mode};
use crate::words::{Text, text};
use check::Checker;
use evaluate::Evaluation;
use expression::Expression;

pub use error::FormulaError;
pub(crate) use evaluate::STEPS;
pub use limits::{MAX_CHARACTERS, MAX_NESTING, MAX_OPERATORS};

/// A formula that can be computed: every name is known, every function has its arguments, and every
/// operand is of the type that its operator needs.
///
/// `V` is what the caller computes with, for instance an enum of the figures of an indicator.
///
/// ```
/// use jixiao::formula::Formula;
/// use jixiao::ledger::Silent;
/// use jixiao::num::{ArithmeticError, Fraction, Mode};
///
/// #[derive(Clone, Copy, Debug, PartialEq)]
/// enum Figure { Target, Actual }
///
/// let figure = |name: &str| match name {
///     "目标值" => Some(Figure::Target),
///     "实际值" => Some(Figure::Actual),
///     _ => None,
/// };
/// let share = Formula::number("clamp(实际值 / 目标值, 0, 1)", figure).unwrap();
/// let points = share.evaluate(&mut Silent, Mode::HalfEven, |figure, _| match figure {
///     Figure::Target => Ok::<_, ArithmeticError>(Fraction::whole(2000)),
///     Figure::Actual => Ok(Fraction::whole(1900)),
/// });
/// assert_eq!(points?.to_string(), "0.95");
///
/// let errors = Formula::number("实际值 / 目标", figure).unwrap_err();
/// assert_eq!((errors[0].at, errors[0].message.en.as_str()), ("实际值 / ".len(), "unknown name `目标`"));
/// # Ok::<(), ArithmeticError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Formula<V> {
    text: String,
    names: Vec<V>,
    expression: Expression<V>,
}

impl<V: Copy + PartialEq> Formula<V> {
    /// Reads a formula that gives a number. `resolve` says what a name stands for; it is asked with the
    /// plain form of full-width letters and digits.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the text. A text that is too long, too deep or not made of
    /// formula signs is not looked at any further; nor are names and types while signs or values are missing.
    pub fn number(text: &str, resolve: impl Fn(&str) -> Option<V>) -> Result<Self, Vec<FormulaError>> {
        Self::read(text, resolve, |checker, syntax| checker.number(syntax, &here()).map(Expression::Number))
    }

    /// Reads a formula that gives a condition: its value is 1 where it holds, otherwise 0.
    ///
    /// # Errors
    /// As [`Formula::number`].
    pub fn condition(text: &str, resolve: impl Fn(&str) -> Option<V>) -> Result<Self, Vec<FormulaError>> {
        Self::read(text, resolve, |checker, syntax| checker.truth(syntax, &here()).map(Expression::Truth))
    }

    fn read<R: Fn(&str) -> Option<V>>(
        text: &str,
        resolve: R,
        typed: impl FnOnce(&mut Checker<'_, V, R>, &parse::Syntax<'_>) -> Option<Expression<V>>,
    ) -> Result<Self, Vec<FormulaError>> {
        limits::characters(text)?;
        let tokens = lex::lex(text)?;
        limits::tokens(&tokens)?;
        grammar::check(&tokens)?;
        let syntax = parse::parse(&tokens)?;
        let mut checker = Checker::new(text, resolve);
        let expression = typed(&mut checker, &syntax);
        let names = checker.finish()?;
        let expression = expression.ok_or_else(|| parse::not_understood(0))?;
        Ok(Self { text: text.to_owned(), names, expression })
    }

    /// The value on a ledger, which computes silently or writes down every step; a condition is 1 where it holds,
    /// otherwise 0. `names` gives the value of a name where one is needed; `round` goes by the mode.
    ///
    /// # Errors
    /// A zero divisor, a value that does not fit, and what `names` refuses.
    pub fn evaluate<L: Ledger, E: From<ArithmeticError>>(
        &self,
        ledger: &mut L,
        mode: Mode,
        mut names: impl FnMut(V, &mut L) -> Result<L::Value, E>,
    ) -> Result<L::Value, E> {
        Evaluation::new(ledger, mode, &mut names).expression(&self.expression)
    }
}

impl<V: Copy> Formula<V> {
    /// The text as it was written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the formula computes with: each once, in the order in which they appear, whether or not an
    /// evaluation comes to need them.
    pub fn names(&self) -> impl Iterator<Item = V> + '_ {
        self.names.iter().copied()
    }
}

/// What asks for the type of the whole formula.
fn here() -> Text {
    text!("这里", "this place")
}
