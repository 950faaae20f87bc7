//! Directions that were asked for before: the same indicators stand in table after table, and a table's rules ask again and again.

use std::rc::Rc;

use super::answer::Direction;
use super::place::high_from;
use crate::memo::{Memory, remembered, remembered_of};
use crate::model::value::Trend;
use crate::num::Fraction;
use crate::reading::Quantity;
use crate::reading::unit::Unit;

/// All of a number that has a say in its direction, beside its tiers and its name.
#[derive(Clone, Copy)]
pub(super) struct Asking<'u> {
    pub(super) trend: Option<Trend>,
    pub(super) average: bool,
    pub(super) value: Fraction,
    pub(super) unit: Option<&'u UnitSays>,
}

/// All of a unit that has a say.
#[derive(Clone)]
pub(super) struct UnitSays {
    name: Rc<str>,
    is_ratio: bool,
    is_money: bool,
    high_from: Option<Fraction>,
}

impl UnitSays {
    pub(super) fn of(unit: &Unit) -> Self {
        Self {
            name: unit.name().into(),
            is_ratio: unit.is_ratio(),
            is_money: unit.is_money(),
            high_from: high_from(Some(unit)),
        }
    }

    /// The unit that a text is; none where it is no unit.
    pub(super) fn read(text: &str) -> Option<Self> {
        thread_local! {
            static UNITS: Memory<Option<UnitSays>> = Memory::default();
        }
        remembered(&UNITS, text, || Unit::read(text).as_ref().map(Self::of))
    }
}

impl<'u> Asking<'u> {
    pub(super) fn of(quantity: &Quantity, unit: Option<&'u UnitSays>) -> Self {
        Self { trend: quantity.trend, average: quantity.average, value: quantity.exact(), unit }
    }

    /// Whatever is told in yes and no, in one sign.
    fn marks(self) -> char {
        let is_high = self.unit.and_then(|unit| unit.high_from).is_some_and(|least| self.value >= least);
        let said = [
            self.trend == Some(Trend::Rise),
            self.trend == Some(Trend::Fall),
            self.average,
            self.value.is_zero(),
            self.unit.is_some(),
            self.unit.is_some_and(|unit| unit.is_ratio),
            self.unit.is_some_and(|unit| unit.is_money),
            is_high,
        ];
        let bits = said.into_iter().fold(0, |bits: u8, said| bits << 1 | u8::from(said));
        char::from(bits)
    }
}

/// The direction that `find` finds for a number below some tiers under a name.
pub(super) fn known(
    path: &[String],
    name: &str,
    asking: Asking<'_>,
    find: impl FnOnce() -> Direction,
) -> Rc<Direction> {
    thread_local! {
        static DIRECTIONS: Memory<Rc<Direction>> = Memory::default();
    }
    let (mut buffer, unit) = ([0; 4], asking.unit.map_or("", |unit| &*unit.name));
    let marks = &*asking.marks().encode_utf8(&mut buffer);
    let parts = path.iter().map(String::as_str).chain([name, unit, marks]);
    remembered_of(&DIRECTIONS, parts, || Rc::new(find()))
}
