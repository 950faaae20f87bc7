//! The functions that formulas of forms have.

use super::evaluate::Solver;
use super::function::Function;
use super::number::{rounded, shown_as, whole};
use super::stop::Stop;
use super::tree::{Node, Value};
use crate::num::{Fraction, Mode, Rounding};

impl Solver<'_> {
    pub(super) fn call(&mut self, function: Function, arguments: &[Node]) -> Result<Value, Stop> {
        let number = Value::Number;
        match (function, arguments) {
            (Function::Sum, _) => Ok(number(sum(self.all(arguments)?)?)),
            (Function::Product, _) => {
                let mut product = Fraction::whole(1);
                for factor in self.all(arguments)? {
                    product = product.multiply(factor)?;
                }
                Ok(number(product))
            }
            (Function::Count, _) => Ok(number(count(self.all(arguments)?.len())?)),
            (Function::Average, _) => Ok(number(average(self.all(arguments)?)?)),
            (Function::Least, _) => Ok(number(self.all(arguments)?.into_iter().min().unwrap_or_default())),
            (Function::Most, _) => Ok(number(self.all(arguments)?.into_iter().max().unwrap_or_default())),
            (Function::Size, [of]) => {
                let of = self.number(of)?;
                Ok(number(if of.is_negative() { Fraction::ZERO.subtract(of)? } else { of }))
            }
            (Function::Round, [of, places]) => self.rounded(of, Some(places), Mode::HalfUp),
            (Function::RoundUp, [of, places]) => self.rounded(of, Some(places), Mode::Up),
            (Function::RoundDown, [of, places]) => self.rounded(of, Some(places), Mode::Down),
            (Function::RoundDown, [of]) => self.rounded(of, None, Mode::Down),
            (Function::Whole, [of]) => Ok(number(whole(self.number(of)?)?)),
            (Function::Remainder, [of, by]) => {
                let (of, by) = (self.number(of)?, self.number(by)?);
                Ok(number(of.subtract(by.multiply(whole(of.divide(by)?)?)?)?))
            }
            (Function::If, [condition, then]) => {
                if self.truth(condition)? {
                    self.value(then)
                } else {
                    Ok(Value::Truth(false))
                }
            }
            (Function::If, [condition, then, otherwise]) => {
                let chosen = if self.truth(condition)? { then } else { otherwise };
                self.value(chosen)
            }
            (Function::IfError, [of, otherwise]) => match self.value(of) {
                Err(Stop::Failed(_)) => self.value(otherwise),
                found => found,
            },
            (Function::Number, [of]) => match self.value(of)? {
                found @ Value::Number(_) => Ok(found),
                Value::Truth(truth) => Ok(number(Fraction::whole(truth.into()))),
                Value::Blank | Value::Text(_) => Ok(number(Fraction::ZERO)),
            },
            (Function::And, [_, ..]) => Ok(Value::Truth(self.truths(arguments)?.iter().all(|truth| *truth))),
            (Function::Or, [_, ..]) => Ok(Value::Truth(self.truths(arguments)?.iter().any(|truth| *truth))),
            (Function::Not, [of]) => Ok(Value::Truth(!self.truth(of)?)),
            (Function::IsNumber, [of]) => self.is(of, |value| matches!(value, Value::Number(_))),
            (Function::IsText, [of]) => self.is(of, |value| matches!(value, Value::Text(_))),
            (Function::IsBlank, [of]) => self.is(of, |value| *value == Value::Blank),
            (Function::Shown, [of, format]) => {
                let format = self.text(format)?;
                match self.value(of)? {
                    text @ Value::Text(_) => Ok(text),
                    Value::Truth(_) => Err(Stop::unread()),
                    value => shown_as(&value, &format).map(Value::Text),
                }
            }
            (function, arguments) => self.of_areas(function, arguments),
        }
    }

    fn rounded(&mut self, of: &Node, places: Option<&Node>, mode: Mode) -> Result<Value, Stop> {
        let of = self.number(of)?;
        let places = places.map_or(Ok(Fraction::ZERO), |places| self.number(places))?.as_whole();
        let places = places.and_then(|places| u8::try_from(places).ok());
        let places = places.filter(|places| *places <= Rounding::MAX_PLACES).ok_or_else(Stop::unread)?;
        Ok(Value::Number(rounded(of, places, mode)?))
    }

    fn is(&mut self, of: &Node, is: impl Fn(&Value) -> bool) -> Result<Value, Stop> {
        match self.value(of) {
            Err(Stop::Failed(_)) => Ok(Value::Truth(false)),
            found => Ok(Value::Truth(is(&found?))),
        }
    }

    /// All numbers of the arguments.
    fn all(&mut self, arguments: &[Node]) -> Result<Vec<Fraction>, Stop> {
        let mut found = Vec::new();
        for argument in arguments {
            match self.cells(argument)? {
                Some(cells) => found.extend(self.numbers(cells)?),
                None => found.push(self.number(argument)?),
            }
        }
        Ok(found)
    }

    fn truth(&mut self, node: &Node) -> Result<bool, Stop> {
        match self.value(node)? {
            Value::Truth(truth) => Ok(truth),
            Value::Blank => Ok(false),
            Value::Number(number) => Ok(!number.is_zero()),
            Value::Text(_) => Err(Stop::VALUE),
        }
    }

    fn truths(&mut self, nodes: &[Node]) -> Result<Vec<bool>, Stop> {
        nodes.iter().map(|node| self.truth(node)).collect()
    }
}

pub(super) fn sum(numbers: Vec<Fraction>) -> Result<Fraction, Stop> {
    numbers.into_iter().try_fold(Fraction::ZERO, |sum, number| Ok(sum.add(number)?))
}

pub(super) fn average(numbers: Vec<Fraction>) -> Result<Fraction, Stop> {
    let count = count(numbers.len())?;
    Ok(sum(numbers)?.divide(count)?)
}

pub(super) fn count(count: usize) -> Result<Fraction, Stop> {
    Ok(Fraction::whole(i64::try_from(count).map_err(|_| Stop::too_much())?))
}
