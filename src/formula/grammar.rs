//! What may stand beside what. Values and operators take turns, parentheses pair up, and commas part the
//! arguments of functions; whatever keeps to that is an expression.
//!
//! The parser behind this file would read `a b` as a call and accept `a + * b`, without a place for either.

use super::FormulaError;
use super::sign::Sign;
use super::token::{Token, What};
use crate::words::{Text, text};

/// Checks the order of the tokens.
///
/// # Errors
/// Everything that is missing or too much, in the order of the text.
pub(super) fn check(tokens: &[Token<'_>]) -> Result<(), Vec<FormulaError>> {
    let Some(last) = tokens.last() else {
        return Err(vec![FormulaError::new(0, text!("公式为空", "the formula is empty"))]);
    };
    let mut order = Order { before: None, open: Vec::new(), errors: Vec::new() };
    for token in tokens {
        order.take(token);
        order.before = Some(token);
    }
    if !order.is_behind_value() {
        order.add(last.end(), text!("公式不完整,末尾缺少数值", "the formula ends where a value is missing"));
    }
    if let Some((open, _)) = order.open.first() {
        let at = open.at;
        order.add(at, text!("左括号没有对应的右括号", "this parenthesis is never closed"));
    }
    order.errors.sort_by_key(|error| error.at);
    if order.errors.is_empty() { Ok(()) } else { Err(order.errors) }
}

struct Order<'t> {
    before: Option<&'t Token<'t>>,
    /// The parentheses that are open, and whether they hold arguments.
    open: Vec<(&'t Token<'t>, bool)>,
    errors: Vec<FormulaError>,
}

impl<'t> Order<'t> {
    /// Whether a value ends before the next token.
    fn is_behind_value(&self) -> bool {
        self.before.is_some_and(|token| token.sign().is_none_or(|sign| sign == Sign::Close))
    }

    fn take(&mut self, token: &'t Token<'t>) {
        match token.what {
            What::Numeral(_) | What::Name(_) | What::Sign(Sign::Not) => self.begin_value(token),
            What::Sign(Sign::Open) => {
                let call = self.before.is_some_and(Token::is_name);
                if !call {
                    self.begin_value(token);
                }
                self.open.push((token, call));
            }
            What::Sign(sign) => self.end_value(token, sign),
        }
    }

    /// A value cannot begin where another one has just ended.
    fn begin_value(&mut self, token: &Token<'_>) {
        if let Some(before) = self.before.filter(|_| self.is_behind_value()) {
            self.add(
                token.at,
                text!(
                    "“{before}”与“{token}”之间缺少符号;相乘写作 *",
                    "a sign is missing between `{before}` and `{token}`; a product is written with *",
                    before = before.excerpt(),
                    token = token.excerpt()
                ),
            );
        }
    }

    /// A sign behind a value needs one, and its place.
    fn end_value(&mut self, token: &Token<'_>, sign: Sign) {
        let closes = sign == Sign::Close;
        if closes && self.open.pop().is_none() {
            self.add(token.at, text!("右括号没有对应的左括号", "this parenthesis was never opened"));
        } else if !self.is_behind_value() && !sign.is_prefix() {
            let text = token.text;
            self.add(token.at, text!("“{text}”之前缺少数值", "a value is missing before `{text}`"));
        } else if sign == Sign::Comma && !matches!(self.open.last(), Some((_, true))) {
            self.add(
                token.at,
                text!(
                    "逗号只用于分隔函数的参数;数字不加千分位",
                    "a comma parts the arguments of a function only, and no groups of digits"
                ),
            );
        }
    }

    fn add(&mut self, at: usize, message: Text) {
        self.errors.push(FormulaError::new(at, message));
    }
}
