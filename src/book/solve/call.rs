//! The functions that formulas of forms have.

use super::evaluate::Solver;
use super::function::Function;
use super::number::rounded;
use super::stop::Stop;
use super::tree::{Node, Value};
use crate::num::{Fraction, Rounding};

impl Solver<'_> {
    pub(super) fn call(&mut self, function: Function, arguments: &[Node]) -> Result<Value, Stop> {
        let number = Value::Number;
        match (function, arguments) {
            (Function::Sum, _) => Ok(number(self.sum(arguments)?)),
            (Function::Count, _) => Ok(number(self.count(arguments)?)),
            (Function::Average, _) => {
                let count = self.count(arguments)?;
                Ok(number(self.sum(arguments)?.divide(count)?))
            }
            (Function::Least, _) => Ok(number(self.all(arguments)?.into_iter().min().unwrap_or_default())),
            (Function::Most, _) => Ok(number(self.all(arguments)?.into_iter().max().unwrap_or_default())),
            (Function::Size, [of]) => {
                let of = self.number(of)?;
                Ok(number(if of.is_negative() { Fraction::ZERO.subtract(of)? } else { of }))
            }
            (Function::Round, [of, places]) => {
                let (of, places) = (self.number(of)?, self.number(places)?.as_whole());
                let places = places.and_then(|places| u8::try_from(places).ok());
                let places = places.filter(|places| *places <= Rounding::MAX_PLACES).ok_or_else(Stop::unread)?;
                Ok(number(rounded(of, places)?))
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
            _ => Err(Stop::unread()),
        }
    }

    /// All numbers of the arguments.
    fn all(&mut self, arguments: &[Node]) -> Result<Vec<Fraction>, Stop> {
        let mut found = Vec::new();
        for argument in arguments {
            match argument {
                Node::Area(area) => found.extend(self.numbers(*area)?),
                other => found.push(self.number(other)?),
            }
        }
        Ok(found)
    }

    fn sum(&mut self, arguments: &[Node]) -> Result<Fraction, Stop> {
        let mut sum = Fraction::ZERO;
        for number in self.all(arguments)? {
            sum = sum.add(number)?;
        }
        Ok(sum)
    }

    fn count(&mut self, arguments: &[Node]) -> Result<Fraction, Stop> {
        let count = i64::try_from(self.all(arguments)?.len()).map_err(|_| Stop::too_much())?;
        Ok(Fraction::whole(count))
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
