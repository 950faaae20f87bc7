//! Lengths of time: what is taken (响应, 办理) is to be short, what ought to last (使用, 开放) is to be long. The word
//! nearest to the end of the name decides: 运行维护响应时间 is a time taken.

use super::answer::{Direction, Evidence};
use super::asked::Asked;
use super::sign;
use super::words::{Says, from_the_end, nearest_the_end, turned};
use crate::lists::{Directions, lists};
use crate::model::value::Relation;
use crate::words::text;

/// The direction of a time; none for what is no time.
pub(super) fn direction(asked: Asked<'_>) -> Option<Direction> {
    let Directions { taken, lasting, spans, years, .. } = &lists().directions;
    let name = asked.name.text();
    let has_head = spans.strip_suffix(name).is_some();
    let is_time = match asked.unit() {
        Some(unit) => lists().units.times.has(unit) || years.has(unit),
        None => has_head,
    };
    if !is_time {
        return None;
    }
    if let Some(change) = change(name) {
        return Some(change);
    }
    let unwanted = from_the_end(name).into_iter().find(|word| word.says == Says::Unwanted);
    if let Some(word) = unwanted.filter(|word| turned(name, *word) == Says::Wanted) {
        return Some(Direction::more(name.get(word.end - word.text.len()..).unwrap_or(name)));
    }
    let (taken, lasting) = (nearest_the_end(taken, name), nearest_the_end(lasting, name));
    let end = taken.max(lasting).map_or(0, |(end, ..)| end);
    match (unwanted.filter(|word| word.end > end), taken > lasting) {
        (Some(word), _) => Some(Direction::less(word.text)),
        (None, true) => taken.map(|(.., word)| short(word)),
        (None, false) => lasting.map(|found| long(asked, found)).or_else(|| by_tier(asked, has_head)),
    }
}

/// A time that is made shorter or longer: 办理时间缩短 is wanted, 使用年限缩短 is not.
fn change(name: &str) -> Option<Direction> {
    let Directions { taken, lasting, .. } = &lists().directions;
    let last = from_the_end(name).into_iter().next()?;
    let rest = name.get(last.end..).filter(|rest| rest.is_empty() || lists().changes.measures.has(rest)).map(|_| name);
    let before = rest?.get(..last.end - last.text.len())?;
    let (taken, lasting) = (nearest_the_end(taken, before), nearest_the_end(lasting, before));
    match (last.says, taken > lasting) {
        _ if taken.is_none() && lasting.is_none() => None,
        (Says::Less, true) | (Says::More, false) => Some(Direction::more(last.text)),
        (Says::Less, false) | (Says::More, true) => Some(Direction::less(last.text)),
        _ => None,
    }
}

fn short(word: &str) -> Direction {
    let why = text!(
        "名称含“{word}”且未写运算符,按不超过理解",
        "the name speaks of {word}, a time that should be short, and there is no operator: taken as a ceiling"
    );
    Direction::named(Relation::AtMost, why)
}

/// What ought to last does; what else is done about it, nobody can say of: 展览时间, 展览筹备时间.
fn long(asked: Asked<'_>, (end, _, word): (usize, usize, &str)) -> Direction {
    let name = asked.name.text();
    let head = lists().directions.spans.strip_suffix(name).map_or(name.len(), str::len);
    if end >= head { Direction::more(word) } else { sign::unknown(word) }
}

fn by_tier(asked: Asked<'_>, has_head: bool) -> Option<Direction> {
    let timely = asked.stands_below(&lists().tiers.timeliness) && has_head;
    let why = || text!("时效指标的时间,按不超过理解", "a time below 时效指标, taken as a ceiling");
    timely.then(|| Direction { relation: Relation::AtMost, evidence: Evidence::Place, why: why() })
}
