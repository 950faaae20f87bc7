//! A formula that was read, and what it may come to.

use super::function::Function;
use crate::book::area::Area;
use crate::num::Fraction;

/// What a formula, or a cell, comes to.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::book) enum Value {
    Blank,
    Number(Fraction),
    Text(String),
    Truth(bool),
}

/// A part of a formula.
#[derive(Debug)]
pub(super) enum Node {
    Value(Value),
    Cells(Cells),
    /// What the book gives a name.
    Name(Box<str>),
    Minus(Box<Self>),
    Percent(Box<Self>),
    Pair(Operator, Box<Self>, Box<Self>),
    Call(Function, Vec<Self>),
}

/// Cells that a formula refers to.
#[derive(Clone, Debug)]
pub(super) struct Cells {
    /// The sheet that it names; otherwise its own.
    pub(super) sheet: Option<Box<str>>,
    pub(super) area: Area,
}

/// What stands between two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Join,
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}
