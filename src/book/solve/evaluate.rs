//! The tree of a formula → its value.

use std::collections::{BTreeMap, BTreeSet};

use super::inputs::{Input, Inputs};
use super::number::read;
use super::parse::parse;
use super::stop::Stop;
use super::tree::{Node, Operator, Value};
use crate::book::area::Area;
use crate::num::Fraction;
use crate::words::Address;

/// Cells that all formulas of a sheet together may look at.
const STEPS: usize = 1_000_000;

/// Parts within parts, those of the cells that a formula refers to among them.
const DEEPEST: usize = 96;

/// What is known of the cells so far.
pub(super) struct Solver<'i> {
    inputs: &'i Inputs,
    known: BTreeMap<Address, Result<Value, Stop>>,
    /// The cells that are being computed.
    open: BTreeSet<Address>,
    steps: usize,
    depth: usize,
}

impl<'i> Solver<'i> {
    pub(super) const fn of(inputs: &'i Inputs) -> Self {
        Self { inputs, known: BTreeMap::new(), open: BTreeSet::new(), steps: 0, depth: 0 }
    }

    /// What a cell comes to.
    pub(super) fn cell(&mut self, at: Address) -> Result<Value, Stop> {
        match self.inputs.get(at) {
            None => Ok(Value::Blank),
            Some(Input::Value(value)) => Ok(value.clone()),
            Some(Input::Failed(name)) => Err(Stop::Failed(name)),
            Some(Input::Open(open)) => self.formula(at, &open.formula),
            // What is not computed here is what the file says.
            Some(Input::Stored(stored)) => match self.formula(at, &stored.formula) {
                Err(Stop::Unsolved(_)) => Ok(stored.value.clone()),
                found => found,
            },
        }
    }

    /// What the formula of a cell comes to.
    pub(super) fn formula(&mut self, at: Address, formula: &str) -> Result<Value, Stop> {
        if let Some(known) = self.known.get(&at) {
            return known.clone();
        }
        if !self.open.insert(at) {
            return Err(Stop::circle(at));
        }
        let found = parse(formula).and_then(|node| self.value(&node));
        self.open.remove(&at);
        self.known.insert(at, found.clone());
        found
    }

    /// What a part comes to.
    pub(super) fn value(&mut self, node: &Node) -> Result<Value, Stop> {
        if self.depth >= DEEPEST {
            return Err(Stop::too_much());
        }
        self.depth += 1;
        let found = match node {
            Node::Value(value) => Ok(value.clone()),
            Node::Area(area) if area.from == area.to => self.cell(area.from),
            Node::Area(_) => Err(Stop::unread()),
            Node::Minus(part) => {
                self.number(part).and_then(|number| Ok(Value::Number(Fraction::ZERO.subtract(number)?)))
            }
            Node::Percent(part) => {
                self.number(part).and_then(|number| Ok(Value::Number(number.divide(Fraction::whole(100))?)))
            }
            Node::Pair(operator, left, right) => self.pair(*operator, left, right),
            Node::Call(function, arguments) => self.call(*function, arguments),
        };
        self.depth -= 1;
        found
    }

    /// The same as a number: what is empty is zero.
    pub(super) fn number(&mut self, node: &Node) -> Result<Fraction, Stop> {
        match self.value(node)? {
            Value::Blank => Ok(Fraction::ZERO),
            Value::Number(number) => Ok(number),
            Value::Truth(truth) => Ok(Fraction::whole(truth.into())),
            Value::Text(text) => of_text(&text),
        }
    }

    /// The same as a text.
    fn text(&mut self, node: &Node) -> Result<String, Stop> {
        Ok(match self.value(node)? {
            Value::Blank => String::new(),
            Value::Text(text) => text,
            Value::Truth(truth) => if truth { "TRUE" } else { "FALSE" }.to_owned(),
            Value::Number(number) => match number.to_string() {
                text if text.contains('/') => return Err(Stop::unread()),
                text => text,
            },
        })
    }

    fn pair(&mut self, operator: Operator, left: &Node, right: &Node) -> Result<Value, Stop> {
        let compute = match operator {
            Operator::Add => Fraction::add,
            Operator::Subtract => Fraction::subtract,
            Operator::Multiply => Fraction::multiply,
            Operator::Divide => Fraction::divide,
            Operator::Join => return Ok(Value::Text(self.text(left)? + &self.text(right)?)),
            Operator::Equal
            | Operator::Unequal
            | Operator::Less
            | Operator::AtMost
            | Operator::More
            | Operator::AtLeast => return Ok(Value::Truth(self.compares(operator, left, right)?)),
        };
        Ok(Value::Number(compute(self.number(left)?, self.number(right)?)?))
    }

    fn compares(&mut self, operator: Operator, left: &Node, right: &Node) -> Result<bool, Stop> {
        let order = match (self.value(left)?, self.value(right)?) {
            (Value::Text(left), Value::Text(right)) => left.to_lowercase().cmp(&right.to_lowercase()),
            (Value::Text(text), Value::Blank) => text.as_str().cmp(""),
            (Value::Blank, Value::Text(text)) => "".cmp(text.as_str()),
            (Value::Truth(left), Value::Truth(right)) => left.cmp(&right),
            (left, right) => match (plain(&left), plain(&right)) {
                (Some(left), Some(right)) => left.cmp(&right),
                // A text and a number are never equal; which is less depends on the program.
                _ if operator == Operator::Equal => return Ok(false),
                _ if operator == Operator::Unequal => return Ok(true),
                _ => return Err(Stop::unread()),
            },
        };
        Ok(match operator {
            Operator::Unequal => order.is_ne(),
            Operator::Less => order.is_lt(),
            Operator::AtMost => order.is_le(),
            Operator::More => order.is_gt(),
            Operator::AtLeast => order.is_ge(),
            _ => order.is_eq(),
        })
    }

    /// The numbers of an area: a spreadsheet leaves out what is a text there.
    pub(super) fn numbers(&mut self, area: Area) -> Result<Vec<Fraction>, Stop> {
        let inputs = self.inputs;
        let mut found = Vec::new();
        for at in inputs.rows(area.from, area.to) {
            self.steps += 1;
            if self.steps > STEPS {
                return Err(Stop::too_much());
            }
            if !area.has(at) {
                continue;
            }
            match self.cell(at)? {
                Value::Number(number) => found.push(number),
                Value::Text(text) if of_text(&text).is_ok() => return Err(Stop::text_figure(at)),
                Value::Blank | Value::Text(_) | Value::Truth(_) => {}
            }
        }
        Ok(found)
    }
}

fn plain(value: &Value) -> Option<Fraction> {
    match value {
        Value::Blank => Some(Fraction::ZERO),
        Value::Number(number) => Some(*number),
        Value::Text(_) | Value::Truth(_) => None,
    }
}

/// A text that a spreadsheet takes for a number: `12.5`, `95%`.
fn of_text(text: &str) -> Result<Fraction, Stop> {
    let text = text.trim();
    let (plain, divisor) = text.strip_suffix('%').map_or((text, 1), |plain| (plain, 100));
    Ok(read(plain).ok_or(Stop::VALUE)?.divide(Fraction::whole(divisor))?)
}
