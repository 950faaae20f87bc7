//! How far the figure of a row is from what it should be, and the least part of that way which brings points.

use crate::methods::{MethodInput, Money, Numbers};
use crate::model::value::Relation;
use crate::num::{Figure, Fraction, Mode, Number, Rounding};

/// What a step counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// The unit of the actual value.
    Actual,
    /// The currency of the table.
    Money,
}

/// The way of a figure.
pub(super) struct Stride<'i> {
    of: Walked<'i>,
    /// Of what.
    pub(super) unit: Unit,
    /// Whether more is better.
    pub(super) more: bool,
    /// The least that the figures tell apart: one in their last place.
    grain: Fraction,
    /// How much is missing, in grains; one unit where nothing is.
    missing: i64,
}

enum Walked<'i> {
    Money(&'i Money),
    Numbers(&'i Numbers),
}

impl<'i> Stride<'i> {
    /// That of what a method computes from; none where there are no units, or nothing is missing.
    pub(super) fn of(input: &'i MethodInput<'_>) -> Option<Self> {
        match input {
            MethodInput::Execution(money) => {
                let (whole, executed) = (money.divisor()?, money.executed?.fraction());
                Self { of: Walked::Money(money), unit: Unit::Money, more: true, grain: Fraction::ONE, missing: 0 }
                    .towards(whole, executed)
            }
            MethodInput::Numbers(numbers) => {
                let target = match numbers.actual.factor {
                    Some(factor) => numbers.target.divide(factor).ok()?,
                    None => numbers.target,
                };
                let more = is_more_better(numbers.relation, numbers.actual.value, target);
                Self { of: Walked::Numbers(numbers), unit: Unit::Actual, more, grain: Fraction::ONE, missing: 0 }
                    .towards(target, numbers.actual.value)
            }
            _ => None,
        }
    }

    fn towards(self, aim: Fraction, from: Fraction) -> Option<Self> {
        let grain = grain(aim, from).unwrap_or(Fraction::ONE);
        let way = if self.more { aim.subtract(from) } else { from.subtract(aim) }.ok()?;
        let missing = grains(way, grain)?.checked_add(i64::from(self.is_beyond()))?;
        // Beyond its aim a figure may gain still, and nobody knows how far.
        let missing = if missing > 0 { missing } else { grains(Fraction::ONE, grain)? };
        Some(Self { grain, missing, ..self })
    }

    /// Whether the aim itself is not enough.
    const fn is_beyond(&self) -> bool {
        matches!(&self.of, Walked::Numbers(numbers) if matches!(numbers.relation, Relation::Above | Relation::Below))
    }

    /// What the method would compute from.
    pub(super) fn input(&self, amount: Fraction) -> Option<MethodInput<'static>> {
        match self.of {
            Walked::Money(money) => {
                let executed = Figure::from(money.executed.map(Number::fraction)?.add(amount).ok()?).number();
                Some(MethodInput::Execution(Money { executed, ..*money }))
            }
            Walked::Numbers(numbers) => {
                let value = numbers.actual.value;
                let value = if self.more { value.add(amount) } else { value.subtract(amount) }.ok()?;
                let mut further = *numbers;
                further.actual.value = value;
                (self.more || !value.is_negative()).then_some(MethodInput::Numbers(further))
            }
        }
    }

    /// The amount of a step and what it brings to a row that lost so many points, by what amounts bring: a unit, or what is
    /// missing where that is less; of what regains everything, or anything where a unit brings nothing, the least.
    pub(super) fn least(
        &self,
        lost: Fraction,
        gain: impl Fn(Fraction) -> Option<Fraction>,
    ) -> Option<(Fraction, Fraction)> {
        let amount = |grains: i64| Fraction::whole(grains).multiply(self.grain).ok();
        let brings = |grains: i64| gain(amount(grains)?);
        let unit = grains(Fraction::ONE, self.grain)?.min(self.missing);
        let of_unit = brings(unit)?;
        let (enough, wanted) = match () {
            () if of_unit == lost => (unit, lost),
            () if of_unit.is_positive() => return Some((amount(unit)?, of_unit)),
            () => (self.missing, Fraction::ZERO),
        };
        let is_enough = |grains: i64| brings(grains).is_some_and(|gain| gain.is_positive() && gain >= wanted);
        let least = least(enough, is_enough)?;
        Some((amount(least)?, brings(least)?))
    }
}

/// The least count up to one that is enough, which is enough as well from there on.
fn least(enough: i64, is_enough: impl Fn(i64) -> bool) -> Option<i64> {
    if !is_enough(enough) {
        return None;
    }
    let (mut low, mut high) = (0, enough);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if is_enough(middle) { high = middle } else { low = middle }
    }
    Some(high)
}

/// Whether more is better of an actual value; an exact target is neared from either side.
fn is_more_better(relation: Relation, actual: Fraction, target: Fraction) -> bool {
    match relation {
        Relation::AtLeast | Relation::Above => true,
        Relation::AtMost | Relation::Below => false,
        Relation::Equal => actual < target,
    }
}

/// One in the last place that either figure has; none where one is no decimal, or has more places than people count in.
fn grain(one: Fraction, other: Fraction) -> Option<Fraction> {
    let places = |value: Fraction| Some(Figure::from(value).number()?.plain().places());
    let places = places(one)?.max(places(other)?);
    (places <= Rounding::MAX_PLACES.into()).then(|| Fraction::of_digits(1, places))
}

/// How many grains a way has, a part of one counted as one.
fn grains(way: Fraction, grain: Fraction) -> Option<i64> {
    let whole = Rounding { places: 0, mode: Mode::Up };
    way.divide(grain).ok()?.round(whole).ok()?.fraction().as_whole()
}
