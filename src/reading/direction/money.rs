//! Standards of pay and of outlays, and the rates by which outlays are held down.

use super::answer::{Direction, Evidence};
use super::asked::Asked;
use super::name::Name;
use super::sign;
use super::words::{Says, last, nearest_the_end};
use crate::lists::{Directions, lists};
use crate::model::value::Relation;
use crate::reading::unit::Unit;
use crate::words::text;

/// 补助标准, 收费标准: neither less nor more is right. 会议费标准 is a limit.
pub(super) fn standard(asked: Asked<'_>) -> Option<Direction> {
    let Directions { standards, paid, limited, least, .. } = &lists().directions;
    let stem = asked.name.before(standards)?;
    // Of an average nobody is paid.
    if asked.quantity.average || !asked.quantity.unit.as_ref().is_none_or(Unit::is_money) {
        return None;
    }
    let (limited, paid) = (nearest_the_end(limited, stem), nearest_the_end(paid, stem));
    match limited.max(paid).filter(|_| !least.is_in(stem)) {
        Some((.., word)) if limited > paid => Some(Direction::less(word)),
        Some((.., word)) => {
            let why = text!(
                "“{word}”按标准执行,多付、少付都不对,按等于理解",
                "{word} is paid by the standard, neither less nor more: taken as a number to be met exactly"
            );
            Some(Direction::named(Relation::Equal, why))
        }
        None => Some(unknown_standard(asked)),
    }
}

fn unknown_standard(asked: Asked<'_>) -> Direction {
    if asked.is_cost() {
        let why = text!(
            "未写运算符,标准是上限还是应恰好执行看不出,成本指标按不超过计分",
            "no operator, and the name does not say whether the standard is a limit or to be met exactly: scored as a ceiling, as costs are"
        );
        return Direction::unknown(Relation::AtMost, why);
    }
    let why = text!(
        "未写运算符,标准是上限、下限还是应恰好执行看不出,按不低于计分",
        "no operator, and the name does not say whether the standard is a limit or to be met exactly: scored as a number to reach"
    );
    Direction::unknown(Relation::AtLeast, why)
}

/// 公用经费控制率 is spent ÷ allowed; 血压控制率 is the share of patients in whom it is controlled.
pub(super) fn control(asked: Asked<'_>) -> Option<Direction> {
    let Directions { held, controls, controlled, restrained, ailments, .. } = &lists().directions;
    if let Some(stem) = asked.name.before(controlled) {
        return Some(Direction::more(asked.name.text().get(stem.len()..).unwrap_or_default()));
    }
    if let Some(stem) = asked.name.before(held) {
        return Some(held_down(asked, stem));
    }
    let stem = asked.name.before(controls)?;
    if let Some(word) = restrained.find_in(stem) {
        return Some(limit(word));
    }
    let ailment = ailments.find_in(stem).map(Direction::more);
    ailment.or_else(|| {
        let held = asked.is_cost() || asked.stands_below(&lists().tiers.management);
        let unwanted = last(stem).is_some_and(|last| last.says == Says::Unwanted);
        Some(if held && !unwanted { Direction { evidence: Evidence::Place, ..limit(stem) } } else { unclear(stem) })
    })
}

/// 成本控制, 投诉率控制: what is held down is limited, if it is something of which less is better.
fn held_down(asked: Asked<'_>, stem: &str) -> Direction {
    let Directions { restrained, ailments, .. } = &lists().directions;
    let name = Name::read(stem);
    let itself = sign::direction(Asked { name: &name, ..asked });
    let limited = itself.is_some_and(|itself| itself.relation == Relation::AtMost && itself.evidence == Evidence::Name);
    match (ailments.find_in(stem), restrained.find_in(stem)) {
        (Some(word), _) if !limited => Direction::more(word),
        (_, Some(word)) => limit(word),
        _ if limited => limit(stem),
        _ => unclear(stem),
    }
}

/// 预算调整率, 结转结余率, 三公经费变动率: rates that are to be low.
pub(super) fn adjustment(asked: Asked<'_>) -> Option<Direction> {
    let Directions { adjusted, changes, .. } = &lists().directions;
    let stem = asked.name.before(changes)?;
    let rest = adjusted.strip_suffix(stem)?;
    Some(limit(stem.get(rest.len()..).unwrap_or(stem)))
}

fn limit(word: &str) -> Direction {
    let why =
        text!("“{word}”的控制、变动以低为好,按不超过理解", "{word} is to be kept within its limit: taken as a ceiling");
    Direction::named(Relation::AtMost, why)
}

fn unclear(word: &str) -> Direction {
    let why = text!(
        "未写运算符,“{word}”的控制率多好还是少好看不出,按不低于计分",
        "no operator, and the name does not say which way the control of {word} goes: scored as a number to reach"
    );
    Direction::unknown(Relation::AtLeast, why)
}
