//! What the tier and the size of a target make likely, where the name says nothing.

use super::answer::Direction;
use super::asked::Asked;
use super::name::Head;
use super::words::{Says, from_the_end};
use crate::lists::lists;
use crate::model::value::Relation;
use crate::num::Fraction;
use crate::reading::unit::Unit;
use crate::words::text;

/// The direction that the place gives; otherwise the one by which an unknown one is scored.
pub(super) fn direction(asked: Asked<'_>) -> Direction {
    let open = from_the_end(asked.name.text()).iter().any(|word| matches!(word.says, Says::Either | Says::Unwanted));
    cost(asked).or_else(|| quantity(asked).filter(|_| !open)).or_else(|| high_rate(asked)).unwrap_or_else(unknown)
}

fn cost(asked: Asked<'_>) -> Option<Direction> {
    let limited = asked.is_cost() && !asked.is_ratio() && asked.is_amount();
    let why = || text!("成本指标未写运算符,按不超过理解", "a cost without an operator, taken as a ceiling");
    let spent = lists().directions.spent.strip_suffix(asked.name.text()).is_some();
    limited.then(|| {
        if spent { Direction::named(Relation::AtMost, why()) } else { Direction::placed(Relation::AtMost, why()) }
    })
}

fn quantity(asked: Asked<'_>) -> Option<Direction> {
    let why = || text!("数量指标未写运算符,按不低于理解", "a quantity without an operator, taken as a number to reach");
    let counted = asked.stands_below(&lists().tiers.quantity) && matches!(asked.name.head, Head::Count | Head::None);
    counted.then(|| Direction::placed(Relation::AtLeast, why()))
}

/// From where on a rate is nothing that anybody wants less of, in hundredths of a whole.
const HIGH: i64 = 80;

/// From where on a figure in a unit is such a rate; the only place where the size of a figure above zero says which way it goes.
pub(crate) fn high_from(unit: Option<&Unit>) -> Option<Fraction> {
    unit?.whole()?.multiply(Fraction::whole(HIGH)).ok()?.divide(Fraction::whole(100)).ok()
}

/// Of what is unwanted nobody allows four fifths.
fn high_rate(asked: Asked<'_>) -> Option<Direction> {
    let least = high_from(asked.quantity.unit.as_ref())?;
    let why = || {
        text!(
            "比率达 {HIGH}% 以上而未写运算符,按不低于理解",
            "a rate of {HIGH}% or more without an operator, taken as a number to reach"
        )
    };
    (asked.quantity.exact() >= least).then(|| Direction::placed(Relation::AtLeast, why()))
}

fn unknown() -> Direction {
    let why = text!(
        "未写运算符,名称看不出多好还是少好,按不低于计分",
        "no operator, and the name does not say whether more or less is better: scored as a number to reach"
    );
    Direction::unknown(Relation::AtLeast, why)
}
