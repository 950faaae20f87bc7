//! Lengths of time: what is taken (响应, 办理) is to be short, what ought to last (使用, 开放) is to be long. The word
//! nearest to the end of the name decides: 运行维护响应时间 is a time taken.

use super::answer::{Direction, Evidence};
use super::asked::Asked;
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
    let unwanted = from_the_end(name).into_iter().find(|word| word.says == Says::Unwanted);
    if let Some(word) = unwanted.filter(|word| turned(name, *word) == Says::Wanted) {
        return Some(Direction::more(name.get(word.end - word.text.len()..).unwrap_or(name)));
    }
    let (taken, lasting) = (nearest_the_end(taken, name), nearest_the_end(lasting, name));
    let end = taken.max(lasting).map_or(0, |(end, ..)| end);
    match (unwanted.filter(|word| word.end > end), taken > lasting) {
        (Some(word), _) => Some(Direction::less(word.text)),
        (None, true) => taken.map(|(.., word)| short(word)),
        (None, false) => lasting.map(|(.., word)| Direction::more(word)).or_else(|| by_tier(asked, has_head)),
    }
}

fn short(word: &str) -> Direction {
    let why = text!(
        "名称含“{word}”且未写运算符,按不超过理解",
        "the name speaks of {word}, a time that should be short, and there is no operator: taken as a ceiling"
    );
    Direction::named(Relation::AtMost, why)
}

fn by_tier(asked: Asked<'_>, has_head: bool) -> Option<Direction> {
    let timely = asked.stands_below(&lists().tiers.timeliness) && has_head;
    let why = || text!("时效指标的时间,按不超过理解", "a time below 时效指标, taken as a ceiling");
    timely.then(|| Direction { relation: Relation::AtMost, evidence: Evidence::Place, why: why() })
}
