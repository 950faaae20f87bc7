//! What became of a target.
//!
//! A target was raised where it asks for more, whatever that is: a higher floor, a lower ceiling, an earlier day of the
//! plan, a narrower range. What is neither more nor less is another target, and says why.

use std::ops::RangeInclusive;

use super::aim::{Aim, Deadline, Number};
use super::pairs::Pair;
use super::target::{Target, between, is_rate};
use super::year_on_year::{OtherTarget, TargetChange, TargetDirection, TargetMove};
use crate::model::value::Relation;
use crate::num::{ArithmeticError, Figure, Fraction};
use crate::rollup::per_cent;

/// What became of a target's demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Demand {
    Same,
    Raised,
    Lowered,
    Other(OtherTarget),
}

/// The change of a pair; none where the target and its full points are as they were.
pub(super) fn change(pair: Pair<'_>, last: u16, this: u16) -> Result<Option<TargetChange>, ArithmeticError> {
    match (pair.before, pair.after) {
        (Some(before), Some(after)) => of_both(before, after, last, this),
        (Some(before), None) => Ok(Some(base(before, TargetMove::Dropped, pair))),
        (None, Some(after)) => Ok(Some(base(after, TargetMove::Added, pair))),
        (None, None) => Ok(None),
    }
}

/// A change without its figures. `named` has the names.
fn base(named: &Target, moved: TargetMove, Pair { before, after }: Pair<'_>) -> TargetChange {
    let printed = |target: Option<&Target>| target.map(|target| target.printed.to_string());
    let weight = |target: Option<&Target>| target.and_then(|target| target.weight).map(Figure::from);
    TargetChange {
        path: named.path.to_vec(),
        name: named.name.as_deref().map(str::to_owned),
        moved,
        otherwise: None,
        direction: named.aim.direction(),
        before: printed(before),
        after: printed(after),
        last_actual: before.and_then(|before| before.actual.as_deref()).map(str::to_owned),
        difference: None,
        unit: None,
        percent: None,
        below_last_actual: false,
        weight_before: weight(before),
        weight_after: weight(after),
    }
}

fn of_both(before: &Target, after: &Target, last: u16, this: u16) -> Result<Option<TargetChange>, ArithmeticError> {
    let demand = demand(before, after, last, this)?;
    let moved = match demand {
        Demand::Same if before.weight == after.weight => return Ok(None),
        Demand::Same => TargetMove::Reweighted,
        Demand::Raised => TargetMove::Raised,
        Demand::Lowered => TargetMove::Lowered,
        Demand::Other(_) => TargetMove::Changed,
    };
    let mut change = base(after, moved, Pair { before: Some(before), after: Some(after) });
    match demand {
        Demand::Other(why) => change.otherwise = Some(why),
        Demand::Raised | Demand::Lowered => figures(&mut change, before, after)?,
        Demand::Same => {}
    }
    Ok(Some(change))
}

/// By how much two numbers differ, and whether the later one is less than what was reached.
fn figures(change: &mut TargetChange, before: &Target, after: &Target) -> Result<(), ArithmeticError> {
    let (Aim::Number(old), Aim::Number(new)) = (&before.aim, &after.aim) else { return Ok(()) };
    let unit = new.unit.as_deref();
    let Some(factor) = between(old.unit.as_deref(), unit) else { return Ok(()) };
    let old = old.value.multiply(factor)?;
    let difference = new.value.subtract(old)?;
    change.difference = Some(difference.into());
    change.unit = unit.map(str::to_owned);
    // A rate that rises from 90% to 95% rises by 5 percentage points; 5.56% more would be another thing.
    if !is_rate(unit) {
        let size = if old.is_negative() { Fraction::ZERO.subtract(old)? } else { old };
        change.percent = per_cent(difference, size)?;
    }
    let Some(reached) = before.reached.filter(|_| change.moved == TargetMove::Lowered) else { return Ok(()) };
    let reached = reached.multiply(factor)?;
    change.below_last_actual =
        if change.direction == Some(TargetDirection::Ceiling) { new.value > reached } else { new.value < reached };
    Ok(())
}

fn demand(before: &Target, after: &Target, last: u16, this: u16) -> Result<Demand, ArithmeticError> {
    match (&before.aim, &after.aim) {
        (Aim::Number(old), Aim::Number(new)) => of_numbers(old, new),
        (Aim::Range { low, high, .. }, Aim::Range { low: new_low, high: new_high, .. }) => {
            let Some(factor) = between(before.aim.unit(), after.aim.unit()) else {
                return Ok(Demand::Other(OtherTarget::Unit));
            };
            let (low, high) = (low.multiply(factor)?, high.multiply(factor)?);
            Ok(of_ranges(&(low..=high), &(*new_low..=*new_high)))
        }
        (Aim::Day(old), Aim::Day(new)) => Ok(of_days(old, new)),
        (Aim::Words, Aim::Words) if before.words(last) == after.words(this) => Ok(Demand::Same),
        (Aim::Words, Aim::Words) => Ok(Demand::Other(OtherTarget::Words)),
        _ => Ok(Demand::Other(OtherTarget::Kind)),
    }
}

fn of_numbers(old: &Number, new: &Number) -> Result<Demand, ArithmeticError> {
    if old.trend != new.trend {
        return Ok(Demand::Other(OtherTarget::Kind));
    }
    let Some(factor) = between(old.unit.as_deref(), new.unit.as_deref()) else {
        return Ok(Demand::Other(OtherTarget::Unit));
    };
    let value = old.value.multiply(factor)?;
    let guessed = old.guessed || new.guessed;
    if value == new.value {
        // Without a sign one year and with one the other, it is the same figure.
        let same = old.relation == new.relation || guessed;
        return Ok(if same { Demand::Same } else { Demand::Other(OtherTarget::Relation) });
    }
    let exact = |number: &Number| number.relation == Relation::Equal;
    let other_relation = exact(old) != exact(new) && !guessed;
    match (old.direction(), new.direction()) {
        (Some(a), Some(b)) if a != b || other_relation => Ok(Demand::Other(OtherTarget::Relation)),
        (Some(_), Some(direction)) => {
            let ceiling = direction == TargetDirection::Ceiling;
            Ok(if (new.value > value) == ceiling { Demand::Lowered } else { Demand::Raised })
        }
        _ if other_relation => Ok(Demand::Other(OtherTarget::Relation)),
        _ => Ok(Demand::Other(OtherTarget::Direction)),
    }
}

/// Whoever lies in a range lies in every wider one.
fn of_ranges(old: &RangeInclusive<Fraction>, new: &RangeInclusive<Fraction>) -> Demand {
    if old == new {
        Demand::Same
    } else if new.start() >= old.start() && new.end() <= old.end() {
        Demand::Raised
    } else if new.start() <= old.start() && new.end() >= old.end() {
        Demand::Lowered
    } else {
        Demand::Other(OtherTarget::Range)
    }
}

/// Days of a plan compare within the year of their tables; a deadline that stays in an old year is none that was raised.
fn of_days(old: &Deadline, new: &Deadline) -> Demand {
    if old.in_time != new.in_time {
        return Demand::Other(OtherTarget::Relation);
    }
    if old.last == new.last {
        let begins_otherwise = old.first.zip(new.first).is_some_and(|(old, new)| old != new);
        return if begins_otherwise { Demand::Other(OtherTarget::Range) } else { Demand::Same };
    }
    if old.last.years != new.last.years {
        return Demand::Other(OtherTarget::Year);
    }
    match (new.in_time, new.last < old.last) {
        (false, _) => Demand::Other(OtherTarget::Direction),
        (true, true) => Demand::Raised,
        (true, false) => Demand::Lowered,
    }
}
