//! A formula as a file keeps it → its tree.

use super::function::Function;
use super::number::read;
use super::stop::Stop;
use super::tree::{Cells, Node, Operator, Value};
use crate::book::area::Area;
use crate::book::limits::{COLUMNS, ROWS};
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

/// The longer signs first: the shorter ones begin them.
pub(super) const COMPARISONS: [(&str, Operator); 6] = [
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
        // In a spreadsheet a sign binds more than a power does.
        let node = self.with_percent()?;
        let mut node = if is_negative { Node::Minus(Box::new(node)) } else { node };
        while self.take("^") {
            node = Node::Pair(Operator::Power, Box::new(node), Box::new(self.with_percent()?));
        }
        Ok(node)
    }

    fn with_percent(&mut self) -> Result<Node, Stop> {
        let mut node = self.operand()?;
        while self.take("%") {
            node = Node::Percent(Box::new(node));
        }
        Ok(node)
    }

    fn operand(&mut self) -> Result<Node, Stop> {
        if self.take("(") {
            let node = self.comparison()?;
            return if self.take(")") { Ok(node) } else { Err(Stop::unread()) };
        }
        if self.take("\"") {
            return self.quoted();
        }
        if self.take("'") {
            let sheet = self.sheet_in_quotes()?;
            return self.cells(Some(sheet));
        }
        let word = self.word(is_of_word);
        if self.rest.starts_with('!') && !word.is_empty() {
            self.take("!");
            return self.cells(Some(word.into()));
        }
        if self.take("(") {
            return self.call(word);
        }
        if word.starts_with(|sign: char| sign.is_ascii_digit() || sign == '.') {
            return read(word).map(|number| Node::Value(Value::Number(number))).ok_or_else(Stop::unread);
        }
        if let Some(truth) = truth(word) {
            return Ok(Node::Value(Value::Truth(truth)));
        }
        match address(word) {
            Some(from) => self.area(None, from),
            None if column(word).is_some() && self.rest.starts_with(':') => self.columns(None, word),
            None if word.is_empty() || self.rest.starts_with(['!', ':', '#', '[']) => Err(Stop::unread()),
            None => Ok(Node::Name(word.to_lowercase().into())),
        }
    }

    /// The name of a sheet up to its closing sign, and the sign behind; two of them stand for one.
    fn sheet_in_quotes(&mut self) -> Result<Box<str>, Stop> {
        let name = self.up_to('\'')?;
        if self.take("!") { Ok(name.into()) } else { Err(Stop::unread()) }
    }

    fn cells(&mut self, sheet: Option<Box<str>>) -> Result<Node, Stop> {
        let word = self.word(is_of_word);
        // What stands in brackets names another book.
        if sheet.as_ref().is_some_and(|sheet| sheet.contains(['[', ']', ':'])) {
            return Err(Stop::unread());
        }
        match address(word) {
            Some(from) => self.area(sheet, from),
            None => self.columns(sheet, word),
        }
    }

    /// Whole columns from one on, `A:B`.
    fn columns(&mut self, sheet: Option<Box<str>>, from: &str) -> Result<Node, Stop> {
        let to = if self.take(":") { self.word(is_of_word) } else { "" };
        let (from, to) = column(from).zip(column(to)).ok_or_else(Stop::unread)?;
        let area = Area { from: Address::new(0, from.min(to)), to: Address::new(ROWS - 1, from.max(to)) };
        Ok(Node::Cells(Cells { sheet, area }))
    }

    /// The cells from one on.
    fn area(&mut self, sheet: Option<Box<str>>, from: Address) -> Result<Node, Stop> {
        let to = if self.take(":") { address(self.word(is_of_word)).ok_or_else(Stop::unread)? } else { from };
        if self.rest.starts_with(['!', ':', '#']) {
            return Err(Stop::unread());
        }
        let (from_row, to_row) = (from.row.min(to.row), from.row.max(to.row));
        let (from_column, to_column) = (from.column.min(to.column), from.column.max(to.column));
        let area = Area { from: Address::new(from_row, from_column), to: Address::new(to_row, to_column) };
        Ok(Node::Cells(Cells { sheet, area }))
    }

    fn word(&mut self, is_of: impl Fn(char) -> bool) -> &'f str {
        self.blanks();
        let end = self.rest.find(|sign| !is_of(sign)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        word
    }

    fn quoted(&mut self) -> Result<Node, Stop> {
        Ok(Node::Value(Value::Text(self.up_to('"')?)))
    }

    /// A text up to its closing sign; two of them stand for one.
    fn up_to(&mut self, sign: char) -> Result<String, Stop> {
        let mut text = String::new();
        loop {
            let (part, rest) = self.rest.split_once(sign).ok_or_else(Stop::unread)?;
            text.push_str(part);
            self.rest = rest;
            match self.rest.strip_prefix(sign) {
                Some(rest) => {
                    text.push(sign);
                    self.rest = rest;
                }
                None => return Ok(text),
            }
        }
    }

    fn call(&mut self, name: &str) -> Result<Node, Stop> {
        if let Some(truth) = truth(name) {
            return if self.take(")") { Ok(Node::Value(Value::Truth(truth))) } else { Err(Stop::unread()) };
        }
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

/// Whether a word is a truth, be it written as a function or not.
fn truth(word: &str) -> Option<bool> {
    let truths = [("TRUE", true), ("FALSE", false)];
    truths.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|(_, truth)| *truth)
}

/// Signs of names, of functions, cells and sheets.
fn is_of_word(sign: char) -> bool {
    sign.is_alphanumeric() || "$._".contains(sign)
}

/// `$D` is a column like `D`.
fn column(word: &str) -> Option<u32> {
    let is_column = word.trim_start_matches('$').chars().all(|sign| sign.is_ascii_alphabetic());
    address(&format!("{word}1")).filter(|_| is_column).map(|at| at.column).filter(|column| *column < COLUMNS)
}

/// `$D$7` is a cell like `D7`.
fn address(word: &str) -> Option<Address> {
    let plain: String = word.chars().filter(|sign| *sign != '$').collect();
    Address::parse(&plain)
}
