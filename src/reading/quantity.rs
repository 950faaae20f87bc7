//! A number with what belongs to it.

use super::unit::Unit;
use crate::model::value::{Relation, Trend};
use crate::num::Number;

/// A number, the relation printed with it, and its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The relation, where one is printed.
    pub relation: Option<Relation>,
    /// Which way it moves, where the number counts a change.
    pub trend: Option<Trend>,
    /// The number, counted in the unit.
    pub value: Number,
    /// The unit, where one is printed.
    pub unit: Option<Unit>,
    /// Words before it that the reading leaves out: 完成 in 完成5场, 合格率 in 合格率100%.
    pub words: Option<String>,
}
