//! A formula as a file keeps it → its tree.

use super::function::Function;
use super::number::read;
use super::stop::Stop;
use super::tree::{Node, Operator, Value};
use crate::book::area::Area;
use crate::words::Address;

/// Bytes of a formula.
const LONGEST: usize = 1_000;

/// Parts within parts.
const DEEPEST: usize = 24;

/// Reads a formula without `=`.
pub(super) fn parse(formula: &str) -> Result<Node, Stop> {
    if formula.len() > LONGEST {
        return Err(Stop::too_much());
    }
    let mut parser = Parser { rest: formula, depth: 0 };
    let node = parser.comparison()?;
    parser.blanks();
    if parser.rest.is_empty() { Ok(node) } else { Err(Stop::unread()) }
}

struct Parser<'f> {
    rest: &'f str,
    depth: usize,
}

const COMPARISONS: [(&str, Operator); 6] = [
    ("<>", Operator::Unequal),
    ("<=", Operator::AtMost),
    (">=", Operator::AtLeast),
    ("=", Operator::Equal),
    ("<", Operator::Less),
    (">", Operator::More),
];
const JOINS: [(&str, Operator); 1] = [("&", Operator::Join)];
const SUMS: [(&str, Operator); 2] = [("+", Operator::Add), ("-", Operator::Subtract)];
const PRODUCTS: [(&str, Operator); 2] = [("*", Operator::Multiply), ("/", Operator::Divide)];

impl<'f> Parser<'f> {
    fn blanks(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn take(&mut self, sign: &str) -> bool {
        self.blanks();
        let rest = self.rest.strip_prefix(sign);
        rest.inspect(|rest| self.rest = rest).is_some()
    }

    /// Parts of the next kind with signs of this kind between, from left to right.
    fn chain(
        &mut self,
        signs: &[(&str, Operator)],
        next: impl Fn(&mut Self) -> Result<Node, Stop>,
    ) -> Result<Node, Stop> {
        let mut node = next(self)?;
        while let Some((_, operator)) = signs.iter().find(|(sign, _)| self.take(sign)) {
            node = Node::Pair(*operator, Box::new(node), Box::new(next(self)?));
        }
        Ok(node)
    }

    fn comparison(&mut self) -> Result<Node, Stop> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Stop::too_much());
        }
        let node = self.chain(&COMPARISONS, |parser| {
            parser.chain(&JOINS, |parser| parser.chain(&SUMS, |parser| parser.chain(&PRODUCTS, Self::signed)))
        });
        self.depth -= 1;
        node
    }

    fn signed(&mut self) -> Result<Node, Stop> {
        let mut is_negative = false;
        loop {
            if self.take("-") {
                is_negative = !is_negative;
            } else if !self.take("+") {
                break;
            }
        }
        let mut node = self.operand()?;
        while self.take("%") {
            node = Node::Percent(Box::new(node));
        }
        Ok(if is_negative { Node::Minus(Box::new(node)) } else { node })
    }

    fn operand(&mut self) -> Result<Node, Stop> {
        if self.take("(") {
            let node = self.comparison()?;
            return if self.take(")") { Ok(node) } else { Err(Stop::unread()) };
        }
        if self.take("\"") {
            return self.quoted();
        }
        let is_word = |sign: char| sign.is_ascii_alphanumeric() || "$._".contains(sign);
        let word = self.word(is_word);
        if self.take("(") {
            return self.call(word);
        }
        if word.starts_with(|sign: char| sign.is_ascii_digit() || sign == '.') {
            return read(word).map(|number| Node::Value(Value::Number(number))).ok_or_else(Stop::unread);
        }
        if let Some(truth) = [("TRUE", true), ("FALSE", false)].iter().find(|(name, _)| word.eq_ignore_ascii_case(name))
        {
            return Ok(Node::Value(Value::Truth(truth.1)));
        }
        let from = address(word)?;
        let to = if self.take(":") { address(self.word(is_word))? } else { from };
        if self.rest.starts_with(['!', ':', '#']) {
            return Err(Stop::unread());
        }
        let (from_row, to_row) = (from.row.min(to.row), from.row.max(to.row));
        let (from_column, to_column) = (from.column.min(to.column), from.column.max(to.column));
        Ok(Node::Area(Area { from: Address::new(from_row, from_column), to: Address::new(to_row, to_column) }))
    }

    fn word(&mut self, is_of: impl Fn(char) -> bool) -> &'f str {
        self.blanks();
        let end = self.rest.find(|sign| !is_of(sign)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        word
    }

    /// A text up to its closing sign; two of them stand for one.
    fn quoted(&mut self) -> Result<Node, Stop> {
        let mut text = String::new();
        loop {
            let (part, rest) = self.rest.split_once('"').ok_or_else(Stop::unread)?;
            text.push_str(part);
            self.rest = rest;
            match self.rest.strip_prefix('"') {
                Some(rest) => {
                    text.push('"');
                    self.rest = rest;
                }
                None => return Ok(Node::Value(Value::Text(text))),
            }
        }
    }

    fn call(&mut self, name: &str) -> Result<Node, Stop> {
        let function = Function::named(name).ok_or_else(|| Stop::unknown(name))?;
        let mut arguments = Vec::new();
        if self.take(")") {
            return Ok(Node::Call(function, arguments));
        }
        loop {
            self.blanks();
            let is_left_out = self.rest.starts_with([',', ')']);
            arguments.push(if is_left_out { Node::Value(Value::Blank) } else { self.comparison()? });
            if self.take(")") {
                return Ok(Node::Call(function, arguments));
            }
            if !self.take(",") {
                return Err(Stop::unread());
            }
        }
    }
}

/// `$D$7` is a cell like `D7`.
fn address(word: &str) -> Result<Address, Stop> {
    let plain: String = word.chars().filter(|sign| *sign != '$').collect();
    Address::parse(&plain).ok_or_else(Stop::unread)
}
