//! From syntax to meaning: names get what they stand for, and every part its type. Functions have a file of
//! their own.

use super::FormulaError;
use super::expression::{Amount, Arithmetic, Expression, Truth};
use super::function::{self, Entry};
use super::parse::{Kind, Syntax, not_understood};
use super::sign::Sign;
use super::token::{Token, What, excerpt};
use crate::num::Fraction;
use crate::order::Order;
use crate::words::{Text, text};

/// Who needs a number or a condition.
pub(super) type Asker<'a> = &'a Text;

/// Checks a formula and goes on after each error. A part whose type is unknown gives none, and whatever holds
/// it gives none either, so that causes are told and their consequences are not.
pub(super) struct Checker<'a, V, R> {
    text: &'a str,
    pub(super) resolve: R,
    names: Vec<V>,
    errors: Vec<FormulaError>,
}

impl<'a, V: Copy + PartialEq, R: Fn(&str) -> Option<V>> Checker<'a, V, R> {
    pub(super) const fn new(text: &'a str, resolve: R) -> Self {
        Self { text, resolve, names: Vec::new(), errors: Vec::new() }
    }

    /// What the names stand for, each once.
    ///
    /// # Errors
    /// Everything that was found, in the order of the text.
    pub(super) fn finish(mut self) -> Result<Vec<V>, Vec<FormulaError>> {
        self.errors.order_by_key(|error| error.at);
        if self.errors.is_empty() { Ok(self.names) } else { Err(self.errors) }
    }

    /// A part that has to be a number.
    pub(super) fn number(&mut self, syntax: &Syntax<'_>, asker: Asker<'_>) -> Option<Amount<V>> {
        match self.expression(syntax)? {
            Expression::Number(amount) => Some(amount),
            Expression::Truth(_) => {
                let text = self.written(syntax);
                self.add(
                    syntax.start,
                    text!("“{text}”是条件,{asker}要的是数", "`{text}` is a condition, but {asker} needs a number"; asker),
                );
                None
            }
        }
    }

    /// A part that has to be a condition.
    pub(super) fn truth(&mut self, syntax: &Syntax<'_>, asker: Asker<'_>) -> Option<Truth<V>> {
        match self.expression(syntax)? {
            Expression::Truth(truth) => Some(truth),
            Expression::Number(_) => {
                let text = self.written(syntax);
                self.add(
                    syntax.start,
                    text!(
                        "“{text}”是数,{asker}要的是条件,如 x > 0",
                        "`{text}` is a number, but {asker} needs a condition, as in x > 0";
                        asker
                    ),
                );
                None
            }
        }
    }

    pub(super) fn expression(&mut self, syntax: &Syntax<'_>) -> Option<Expression<V>> {
        match &syntax.kind {
            Kind::Value(token) => self.value(token).map(Expression::Number),
            Kind::Prefix(sign, operand) => self.prefix(sign, operand),
            Kind::Infix(sign, operands) => self.infix(sign, operands),
            Kind::Call(name, arguments) => self.call(name, arguments),
        }
    }

    fn value(&mut self, token: &Token<'_>) -> Option<Amount<V>> {
        match &token.what {
            What::Numeral(value) => Some(Amount::Constant(*value)),
            What::Name(name) => self.name(token.at, name).map(Amount::Variable),
            What::Sign(_) => self.misread(token.at),
        }
    }

    fn name(&mut self, at: usize, name: &str) -> Option<V> {
        let Some(found) = (self.resolve)(name) else {
            self.unknown_name(at, name);
            return None;
        };
        if !self.names.contains(&found) {
            self.names.push(found);
        }
        Some(found)
    }

    fn prefix(&mut self, sign: &Token<'_>, operand: &Syntax<'_>) -> Option<Expression<V>> {
        let asker = &asking(sign);
        match sign.sign() {
            Some(Sign::Minus) => self.number(operand, asker).map(negative).map(Expression::Number),
            Some(Sign::Not) => self.truth(operand, asker).map(Box::new).map(Truth::Not).map(Expression::Truth),
            _ => self.misread(sign.at),
        }
    }

    fn infix(&mut self, sign: &Token<'_>, operands: &[Syntax<'_>; 2]) -> Option<Expression<V>> {
        let combine = |arithmetic| move |amounts| Expression::Number(Amount::Combine(arithmetic, amounts));
        match sign.sign()? {
            Sign::Plus => self.numbers(sign, operands).map(combine(Arithmetic::Add)),
            Sign::Minus => self.numbers(sign, operands).map(combine(Arithmetic::Subtract)),
            Sign::Times => self.numbers(sign, operands).map(combine(Arithmetic::Multiply)),
            Sign::Over => self.numbers(sign, operands).map(combine(Arithmetic::Divide)),
            Sign::And => self.truths(sign, operands).map(Truth::And).map(Expression::Truth),
            Sign::Or => self.truths(sign, operands).map(Truth::Or).map(Expression::Truth),
            Sign::Compare(_) if self.is_chained(sign, operands) => None,
            Sign::Compare(comparison) => {
                self.numbers(sign, operands).map(|amounts| Expression::Truth(Truth::Compare(comparison, amounts)))
            }
            Sign::Not | Sign::Open | Sign::Close | Sign::Comma => self.misread(sign.at),
        }
    }

    fn numbers(&mut self, sign: &Token<'_>, [left, right]: &[Syntax<'_>; 2]) -> Option<Box<[Amount<V>; 2]>> {
        let asker = &asking(sign);
        let (left, right) = (self.number(left, asker), self.number(right, asker));
        Some(Box::new([left?, right?]))
    }

    fn truths(&mut self, sign: &Token<'_>, [left, right]: &[Syntax<'_>; 2]) -> Option<Box<[Truth<V>; 2]>> {
        let asker = &asking(sign);
        let (left, right) = (self.truth(left, asker), self.truth(right, asker));
        Some(Box::new([left?, right?]))
    }

    /// `0 < x < 1`: the second sign would compare what the first one says.
    fn is_chained(&mut self, sign: &Token<'_>, operands: &[Syntax<'_>; 2]) -> bool {
        let [left, _] = operands;
        let Kind::Infix(first, compared) = &left.kind else { return false };
        let [_, last] = compared.as_ref();
        // With parentheses around it, it is a condition that somebody meant to compare.
        if !matches!(first.sign(), Some(Sign::Compare(_))) || left.end != last.end {
            return false;
        }
        for operand in operands {
            self.expression(operand);
        }
        self.add(
            sign.at,
            text!(
                "比较不能连写,请用 && 连接,如 0 < x && x < 1",
                "comparisons cannot be chained; join them by &&, as in 0 < x && x < 1"
            ),
        );
        true
    }

    /// Every name once: who corrects it corrects it everywhere.
    fn unknown_name(&mut self, at: usize, name: &str) {
        if self.errors.iter().any(|error| error.unknown.as_deref() == Some(name)) {
            return;
        }
        let shown = excerpt(name);
        let error = match function::named(name) {
            Some(Entry { arguments, .. }) => FormulaError::new(
                at,
                text!(
                    "“{shown}”是函数,后面要写参数:{shown}({arguments})",
                    "`{shown}` is a function and needs its arguments: {shown}({arguments})";
                    arguments
                ),
            ),
            None => FormulaError {
                unknown: Some(name.to_owned()),
                ..FormulaError::new(at, text!("未知的名称“{shown}”", "unknown name `{shown}`"))
            },
        };
        self.errors.push(error);
    }

    /// What the parser cannot have given.
    pub(super) fn misread<T>(&mut self, at: usize) -> Option<T> {
        self.errors.push(not_understood(at));
        None
    }

    /// A part as it is written.
    pub(super) fn written(&self, syntax: &Syntax<'_>) -> String {
        excerpt(self.text.get(syntax.start..syntax.end).unwrap_or_default())
    }

    pub(super) fn add(&mut self, at: usize, message: Text) {
        self.errors.push(FormulaError::new(at, message));
    }
}

/// An operator or a function as the one who needs something.
pub(super) fn asking(token: &Token<'_>) -> Text {
    let text = token.excerpt();
    text!("“{text}”", "`{text}`")
}

/// A minus sign before a number belongs to the number: nobody wants to read that 0 - 5 is -5.
fn negative<V>(amount: Amount<V>) -> Amount<V> {
    match amount {
        Amount::Constant(value) => match Fraction::ZERO.subtract(value) {
            Ok(negative) => Amount::Constant(negative),
            Err(_) => Amount::Negate(Box::new(Amount::Constant(value))),
        },
        amount => Amount::Negate(Box::new(amount)),
    }
}
