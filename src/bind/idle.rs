//! Readings that would ask for nothing: nobody sets a target that cannot be missed.
//!
//! At most 100 % of a share is whatever it is, and so is at least 0 of what can be there or not. Where one of the two
//! relations of a target without an operator is such a reading, the other one is no guess. What may be more than its whole or
//! less than nothing, a rise, a cost, stays one.

use std::cmp::Ordering;

use crate::lists::lists;
use crate::model::value::Relation;
use crate::num::Fraction;
use crate::reading::{Evidence, Measure, Quantity, direction, trend_of_name};

/// Whether a target without an operator asks for nothing with this relation; `actual` may tell that there is more than a whole.
pub(super) fn asks_for_nothing(
    relation: Relation,
    path: &[String],
    name: &str,
    target: &Quantity,
    actual: &Measure,
) -> bool {
    if target.trend.is_some() || trend_of_name(name).is_some() {
        return false;
    }
    match relation {
        Relation::AtMost => {
            against_its_whole(target, target) == Some(Ordering::Equal)
                && !is_above_its_whole(actual, target)
                && is_floor(path, name, target)
        }
        Relation::AtLeast => target.exact().is_zero() && is_named_a_ceiling(path, name, target),
        _ => false,
    }
}

/// How a figure stands to the whole of its unit, or of that of the target where it has none of its own.
fn against_its_whole(quantity: &Quantity, target: &Quantity) -> Option<Ordering> {
    let whole = quantity.unit.as_ref().or(target.unit.as_ref())?.whole()?;
    Some(quantity.exact().cmp(&whole))
}

fn is_above_its_whole(actual: &Measure, target: &Quantity) -> bool {
    matches!(actual, Measure::Number(actual) if against_its_whole(actual, target) == Some(Ordering::Greater))
}

/// Whether more is better: the name says it, or the place does and is none of costs.
fn is_floor(path: &[String], name: &str, target: &Quantity) -> bool {
    let found = direction(path, name, target);
    let is_cost = || path.iter().any(|tier| lists().tiers.cost.is_in(tier));
    found.relation == Relation::AtLeast
        && match found.evidence {
            Evidence::Name => true,
            Evidence::Place => !is_cost(),
            Evidence::Nothing => false,
        }
}

/// Whether the name wants less of whatever there is.
fn is_named_a_ceiling(path: &[String], name: &str, target: &Quantity) -> bool {
    let some = Quantity { value: Fraction::ONE.into(), ..target.clone() };
    let found = direction(path, name, &some);
    found.relation == Relation::AtMost && found.evidence == Evidence::Name
}
