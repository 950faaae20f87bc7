//! Which tables of two sides are the same project.

use std::collections::BTreeMap;

use crate::model::{Project, Scorecard};

/// A scorecard on one side.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The scorecard.
    pub card: Scorecard,
    /// Whether it was found in a folder, and so stands among others by its project.
    pub in_folder: bool,
}

/// The tables of two sides in pairs.
pub(super) struct Pairs {
    /// In the order of the first side.
    pub(super) both: Vec<(Scorecard, Scorecard)>,
    pub(super) only_before: Vec<Project>,
    pub(super) only_after: Vec<Project>,
}

/// Pairs tables by the names of project and unit; where one side names no unit, by the project alone. Two tables
/// that were named one by one are a pair whatever they are called.
pub(super) fn pair(before: Vec<Sheet>, after: Vec<Sheet>) -> Pairs {
    let mut pairs = Pairs { both: Vec::new(), only_before: Vec::new(), only_after: Vec::new() };
    let named = matches!((&*before, &*after), ([a], [b]) if !a.in_folder && !b.in_folder);
    let mut open: BTreeMap<String, Vec<Option<Scorecard>>> = BTreeMap::new();
    let mut order = Vec::new();
    let key = |card: &Scorecard| if named { String::new() } else { card.project.name.trim().to_owned() };
    for Sheet { card, .. } in after {
        let key = key(&card);
        let list = open.entry(key.clone()).or_default();
        order.push((key, list.len()));
        list.push(Some(card));
    }
    // Those with the same unit first, so that a table without one cannot take the place of one with it.
    let mut found: Vec<(Scorecard, Option<Scorecard>)> = Vec::new();
    for Sheet { card, .. } in before {
        let list = open.get_mut(&key(&card));
        let other = list.and_then(|list| take(list, |other| unit(other) == unit(&card)));
        found.push((card, other));
    }
    for (card, other) in found {
        let loosely = |other: &Scorecard| named || unit(other).is_none() || unit(&card).is_none();
        let other = other.or_else(|| take(open.get_mut(&key(&card))?, loosely));
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

fn take(list: &mut [Option<Scorecard>], fits: impl Fn(&Scorecard) -> bool) -> Option<Scorecard> {
    list.iter_mut().find(|card| card.as_ref().is_some_and(&fits))?.take()
}
