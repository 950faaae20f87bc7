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
    Area(Area),
    Minus(Box<Self>),
    Percent(Box<Self>),
    Pair(Operator, Box<Self>, Box<Self>),
    Call(Function, Vec<Self>),
}

/// What stands between two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Join,
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}
