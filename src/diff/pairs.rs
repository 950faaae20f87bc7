//! Which tables of two sides are the same project.

use std::collections::BTreeMap;

use crate::identity::{may_be_the_same, plain};
use crate::model::assessment::Project;
use crate::model::scorecard::Scorecard;

/// A scorecard on one side, with as much of it as is compared: there may be tens of thousands.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub(super) card: Scorecard,
    in_folder: bool,
}

impl Sheet {
    /// A scorecard, and whether it was found in a folder, and so stands among others by its project.
    #[must_use]
    pub fn new(mut card: Scorecard, in_folder: bool) -> Self {
        let indicators = card.indicators.iter_mut().map(|indicator| &mut indicator.derivation);
        for steps in indicators.chain(card.execution.iter_mut().map(|execution| &mut execution.derivation)) {
            steps.retain(super::row::looks_at);
            steps.shrink_to_fit();
        }
        card.tiers = Vec::new();
        card.total.derivation = Vec::new();
        Self { card, in_folder }
    }
}

/// The tables of two sides in pairs.
pub(super) struct Pairs {
    /// In the order of the first side.
    pub(super) both: Vec<(Scorecard, Scorecard)>,
    pub(super) only_before: Vec<Project>,
    pub(super) only_after: Vec<Project>,
}

/// Pairs tables by the names of project, department and unit, and by codes; what one side does not name may be anything. Two
/// tables that were named one by one are a pair whatever they are called.
pub(super) fn pair(before: Vec<Sheet>, after: Vec<Sheet>) -> Pairs {
    let mut pairs = Pairs { both: Vec::new(), only_before: Vec::new(), only_after: Vec::new() };
    let named = matches!((&*before, &*after), ([a], [b]) if !a.in_folder && !b.in_folder);
    let mut open: BTreeMap<String, Vec<Option<Scorecard>>> = BTreeMap::new();
    let mut order = Vec::new();
    let key = |card: &Scorecard| if named { String::new() } else { plain(&card.project.name) };
    for Sheet { card, .. } in after {
        let key = key(&card);
        let list = open.entry(key.clone()).or_default();
        order.push((key, list.len()));
        list.push(Some(card));
    }
    let mut found: Vec<(Scorecard, Option<Scorecard>)> = before.into_iter().map(|sheet| (sheet.card, None)).collect();
    // The best first, so that a table of another kind or without a unit cannot take the place of a better one.
    for fits in [closely, by_unit, loosely] {
        for (card, other) in found.iter_mut().filter(|(_, other)| other.is_none()) {
            let list = open.get_mut(&key(card));
            *other = list.and_then(|list| take(list, |other| fits(card, other)));
        }
    }
    for (card, other) in found {
        let other = other.or_else(|| take(open.get_mut("")?, |_| named));
        match other {
            Some(other) => pairs.both.push((card, other)),
            None => pairs.only_before.push(card.project),
        }
    }
    for (key, place) in order {
        let left = open.get_mut(&key).and_then(|list| list.get_mut(place)?.take());
        pairs.only_after.extend(left.map(|card| card.project));
    }
    pairs
}

fn unit(card: &Scorecard) -> Option<&str> {
    card.project.unit.as_deref().map(str::trim)
}

fn closely(one: &Scorecard, other: &Scorecard) -> bool {
    by_unit(one, other) && one.template.id == other.template.id && one.project.department == other.project.department
}

fn by_unit(one: &Scorecard, other: &Scorecard) -> bool {
    unit(one) == unit(other) && may_be_one(one, other)
}

fn loosely(one: &Scorecard, other: &Scorecard) -> bool {
    (unit(one).is_none() || unit(other).is_none()) && may_be_one(one, other)
}

/// Whether nothing that both name tells two projects of one name apart.
fn may_be_one(one: &Scorecard, other: &Scorecard) -> bool {
    let [own, theirs] = [&one.project, &other.project];
    may_be_the_same(own.department.as_deref(), theirs.department.as_deref())
        && may_be_the_same(own.code.as_deref(), theirs.code.as_deref())
}

fn take(list: &mut [Option<Scorecard>], fits: impl Fn(&Scorecard) -> bool) -> Option<Scorecard> {
    list.iter_mut().find(|card| card.as_ref().is_some_and(&fits))?.take()
}
