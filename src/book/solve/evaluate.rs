//! The tree of a formula → its value.

use std::collections::{BTreeMap, BTreeSet};

use super::inputs::{BookInputs, Input};
use super::number::read;
use super::parse::parse;
use super::stop::Stop;
use super::tree::{Cells, Node, Operator, Value};
use crate::book::area::Area;
use crate::num::Fraction;
use crate::words::{Address, Text};

/// Cells that all formulas of a sheet together may look at.
const STEPS: usize = 1_000_000;

/// Parts within parts, those of the cells that a formula refers to among them.
const DEEPEST: usize = 96;

/// What is known of the cells so far.
pub(super) struct Solver<'i> {
    book: &'i BookInputs,
    /// The sheet whose formula is being computed.
    here: usize,
    known: BTreeMap<Place, Found>,
    /// The cells that are being computed.
    open: BTreeSet<Place>,
    steps: usize,
    depth: usize,
    /// Why a result of the file was believed on the way to the value that is being computed.
    believed: Option<Box<Text>>,
}

/// A cell of a book.
type Place = (usize, Address);

/// What a cell comes to, and why a result of the file was believed on the way.
#[derive(Clone)]
pub(super) struct Found {
    pub(super) value: Result<Value, Stop>,
    pub(super) believed: Option<Box<Text>>,
}

impl<'i> Solver<'i> {
    pub(super) const fn of(book: &'i BookInputs, sheet: usize) -> Self {
        Self { book, here: sheet, known: BTreeMap::new(), open: BTreeSet::new(), steps: 0, depth: 0, believed: None }
    }

    /// What a cell comes to.
    pub(super) fn cell(&mut self, (sheet, at): Place) -> Result<Value, Stop> {
        let book = self.book;
        match book.get(sheet).and_then(|inputs| inputs.get(at)) {
            None => Ok(Value::Blank),
            Some(Input::Value(value)) => Ok(value.clone()),
            Some(Input::Failed(name)) => Err(Stop::Failed(name)),
            Some(Input::Open(open)) => self.within((sheet, at), &open.formula),
            // What is not computed here is what the file says.
            Some(Input::Stored(stored)) => match self.within((sheet, at), &stored.formula) {
                Err(Stop::Unsolved(why)) => {
                    self.believed.get_or_insert(why);
                    Ok(stored.value.clone())
                }
                found => found,
            },
        }
    }

    fn within(&mut self, place: Place, formula: &str) -> Result<Value, Stop> {
        let found = self.formula(place, formula);
        if let Some(why) = found.believed {
            self.believed.get_or_insert(why);
        }
        found.value
    }

    /// What the formula of a cell comes to.
    pub(super) fn formula(&mut self, place: Place, formula: &str) -> Found {
        if let Some(known) = self.known.get(&place) {
            return known.clone();
        }
        if !self.open.insert(place) {
            return Found { value: Err(Stop::circle(place.1)), believed: None };
        }
        let outer = (std::mem::replace(&mut self.here, place.0), self.believed.take());
        let value = parse(formula).and_then(|node| self.value(&node));
        let found = Found { value, believed: self.believed.take() };
        (self.here, self.believed) = outer;
        self.open.remove(&place);
        self.known.insert(place, found.clone());
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
            Node::Cells(cells) if cells.area.from == cells.area.to => {
                self.sheet(cells).and_then(|sheet| self.cell((sheet, cells.area.from)))
            }
            Node::Cells(_) => Err(Stop::unread()),
            Node::Name(name) => self.named(name).and_then(|node| self.value(&node)),
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

    /// What a name stands for: names of one sheet alone, and those for other names, are not followed.
    fn named(&self, name: &str) -> Result<Node, Stop> {
        let formula = self.book.names.get(name).ok_or_else(|| Stop::unnamed(name))?;
        let node = parse(formula.trim_start_matches('='))?;
        if matches!(node, Node::Cells(Cells { sheet: Some(_), .. }) | Node::Value(_)) {
            Ok(node)
        } else {
            Err(Stop::unread())
        }
    }

    fn sheet(&self, cells: &Cells) -> Result<usize, Stop> {
        cells.sheet.as_ref().map_or(Ok(self.here), |name| self.book.sheet(name).ok_or_else(Stop::unread))
    }

    /// The cells that a part refers to, with their sheet.
    pub(super) fn cells(&self, node: &Node) -> Result<Option<(usize, Area)>, Stop> {
        match node {
            Node::Cells(cells) => Ok(Some((self.sheet(cells)?, cells.area))),
            Node::Name(name) => match self.named(name)? {
                Node::Cells(cells) => Ok(Some((self.sheet(&cells)?, cells.area))),
                _ => Ok(None),
            },
            _ => Ok(None),
        }
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
    pub(super) fn text(&mut self, node: &Node) -> Result<String, Stop> {
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
            Operator::Power => return Ok(Value::Number(power(self.number(left)?, self.number(right)?)?)),
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
        let (left, right) = (self.value(left)?, self.value(right)?);
        compares(operator, left, right)
    }

    /// The numbers of an area: a spreadsheet leaves out what is a text there.
    pub(super) fn numbers(&mut self, (sheet, area): (usize, Area)) -> Result<Vec<Fraction>, Stop> {
        let mut found = Vec::new();
        for (at, value) in self.filled((sheet, area))? {
            match value {
                Value::Number(number) => found.push(number),
                Value::Text(text) if of_text(&text).is_ok() => return Err(Stop::text_figure(at)),
                Value::Blank | Value::Text(_) | Value::Truth(_) => {}
            }
        }
        Ok(found)
    }

    /// The values of those cells of an area that hold anything.
    pub(super) fn filled(&mut self, (sheet, area): (usize, Area)) -> Result<Vec<(Address, Value)>, Stop> {
        let Some(inputs) = self.book.get(sheet) else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for at in inputs.rows(area.from, area.to) {
            self.steps += 1;
            if self.steps > STEPS {
                return Err(Stop::too_much());
            }
            if area.has(at) {
                found.push((at, self.cell((sheet, at))?));
            }
        }
        Ok(found)
    }
}

/// Whether two values stand to each other as a sign between them says.
pub(super) fn compares(operator: Operator, left: Value, right: Value) -> Result<bool, Stop> {
    let order = match (left, right) {
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

/// The highest power that is computed.
const HIGHEST: i64 = 64;

fn power(base: Fraction, exponent: Fraction) -> Result<Fraction, Stop> {
    let times = exponent.as_whole().filter(|times| (0..=HIGHEST).contains(times)).ok_or_else(Stop::unread)?;
    let mut found = Fraction::whole(1);
    for _ in 0..times {
        found = found.multiply(base)?;
    }
    Ok(found)
}

fn plain(value: &Value) -> Option<Fraction> {
    match value {
        Value::Blank => Some(Fraction::ZERO),
        Value::Number(number) => Some(*number),
        Value::Text(_) | Value::Truth(_) => None,
    }
}

/// A text that a spreadsheet takes for a number: `12.5`, `95%`.
pub(super) fn of_text(text: &str) -> Result<Fraction, Stop> {
    let text = text.trim();
    let (plain, divisor) = text.strip_suffix('%').map_or((text, 1), |plain| (plain, 100));
    Ok(read(plain).ok_or(Stop::VALUE)?.divide(Fraction::whole(divisor))?)
}
