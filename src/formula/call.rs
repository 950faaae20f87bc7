//! Calls: every function gets as many arguments as it needs, each of its type.

use super::check::{Asker, Checker, asking};
use super::expression::{Amount, Choice, Expression, Truth};
use super::function::{self, Entry, Function};
use super::parse::{Kind, Syntax};
use super::token::{Token, What, excerpt};
use crate::num::{Fraction, Rounding};
use crate::words::text;

impl<V: Copy + PartialEq, R: Fn(&str) -> Option<V>> Checker<'_, V, R> {
    pub(super) fn call(&mut self, token: &Token<'_>, arguments: &[Syntax<'_>]) -> Option<Expression<V>> {
        let What::Name(name) = &token.what else { return self.misread(token.at) };
        let Some(entry) = function::named(name) else {
            self.unknown_function(token.at, name);
            return self.look_into(arguments);
        };
        let asker = &asking(token);
        match (entry.function, arguments) {
            (Function::If, [condition, then, otherwise]) => self.choice(asker, condition, then, otherwise),
            (Function::Minimum, [_, _, ..]) => self.all(asker, arguments).map(Amount::Minimum).map(Expression::Number),
            (Function::Maximum, [_, _, ..]) => self.all(asker, arguments).map(Amount::Maximum).map(Expression::Number),
            (Function::Round, [amount, places]) => self.round(asker, amount, places),
            (Function::Absolute, [amount]) => {
                self.number(amount, asker).map(Box::new).map(Amount::Absolute).map(Expression::Number)
            }
            (Function::Clamp, [amount, low, high]) => self.clamp(asker, amount, low, high),
            _ => {
                self.wrong_arguments(token, entry, arguments.len());
                self.look_into(arguments)
            }
        }
    }

    fn all(&mut self, asker: Asker<'_>, arguments: &[Syntax<'_>]) -> Option<Vec<Amount<V>>> {
        let amounts: Vec<_> = arguments.iter().map(|argument| self.number(argument, asker)).collect();
        amounts.into_iter().collect()
    }

    fn choice(
        &mut self,
        asker: Asker<'_>,
        condition: &Syntax<'_>,
        then: &Syntax<'_>,
        otherwise: &Syntax<'_>,
    ) -> Option<Expression<V>> {
        let condition = self.truth(condition, asker);
        let branches = (self.expression(then), self.expression(otherwise));
        match (branches.0?, branches.1?) {
            (Expression::Number(then), Expression::Number(otherwise)) => {
                let choice = Choice { condition: condition?, then, otherwise };
                Some(Expression::Number(Amount::Choice(Box::new(choice))))
            }
            (Expression::Truth(then), Expression::Truth(otherwise)) => {
                let choice = Choice { condition: condition?, then, otherwise };
                Some(Expression::Truth(Truth::Choice(Box::new(choice))))
            }
            _ => self.unlike(asker, then, otherwise),
        }
    }

    /// The branches are of different types.
    fn unlike<T>(&mut self, asker: Asker<'_>, then: &Syntax<'_>, otherwise: &Syntax<'_>) -> Option<T> {
        let (a, b) = (self.written(then), self.written(otherwise));
        self.add(
            otherwise.start,
            text!(
                "“{a}”与“{b}”一个是数,一个是条件;{asker}的两个结果应同类",
                "of `{a}` and `{b}` one is a number and one a condition; both results of {asker} are of one kind";
                asker
            ),
        );
        None
    }

    fn round(&mut self, asker: Asker<'_>, amount: &Syntax<'_>, places: &Syntax<'_>) -> Option<Expression<V>> {
        let amount = self.number(amount, asker);
        let Some(kept) = literal_places(places) else {
            let (text, most) = (self.written(places), Rounding::MAX_PLACES);
            self.add(
                places.start,
                text!(
                    "“{text}”:小数位数应为 0 至 {most} 的整数",
                    "`{text}`: the places are a whole number from 0 to {most}"
                ),
            );
            return None;
        };
        Some(Expression::Number(Amount::Round(Box::new(amount?), kept)))
    }

    fn clamp(
        &mut self,
        asker: Asker<'_>,
        amount: &Syntax<'_>,
        low: &Syntax<'_>,
        high: &Syntax<'_>,
    ) -> Option<Expression<V>> {
        let amounts = (self.number(amount, asker), self.number(low, asker), self.number(high, asker));
        if let (_, Some(Amount::Constant(lowest)), Some(Amount::Constant(highest))) = &amounts
            && lowest > highest
        {
            self.add(
                low.start,
                text!(
                    "下限 {lowest} 大于上限 {highest}",
                    "the lower bound {lowest} is above the upper bound {highest}"
                ),
            );
            return None;
        }
        Some(Expression::Number(Amount::Clamp(Box::new([amounts.0?, amounts.1?, amounts.2?]))))
    }

    /// Finds what is wrong inside the arguments of a call that is wrong itself.
    fn look_into(&mut self, arguments: &[Syntax<'_>]) -> Option<Expression<V>> {
        for argument in arguments {
            self.expression(argument);
        }
        None
    }

    fn wrong_arguments(&mut self, name: &Token<'_>, entry: &Entry, given: usize) {
        let (name, at) = (name.excerpt(), name.at);
        let (needs, arguments) = (entry.needs, entry.arguments);
        self.add(
            at,
            text!(
                "“{name}”{needs},这里有 {given} 个:{name}({arguments})",
                "`{name}` {needs}, here it has {given}: {name}({arguments})";
                needs, arguments
            ),
        );
    }

    fn unknown_function(&mut self, at: usize, name: &str) {
        let shown = excerpt(name);
        if (self.resolve)(name).is_some() {
            return self.add(
                at,
                text!(
                    "“{shown}”是数值,不是函数,括号之前缺少符号;相乘写作 *",
                    "`{shown}` is a value and no function; a sign is missing before the parenthesis, * for a product"
                ),
            );
        }
        let all = function::all_names();
        self.add(at, text!("没有函数“{shown}”;可用:{all}", "there is no function `{shown}`; known are: {all}"; all));
    }
}

/// Places have to be written out: a figure whose places depend on other figures could not be checked by eye.
fn literal_places(syntax: &Syntax<'_>) -> Option<u8> {
    let Kind::Value(Token { what: What::Numeral(value), .. }) = &syntax.kind else { return None };
    (0..=Rounding::MAX_PLACES).find(|&places| Fraction::whole(places.into()) == *value)
}
