//! Which target of one year is which of another.

use std::collections::{BTreeMap, VecDeque};

use super::target::Target;

/// A target before and after; one side is missing where it was added or dropped.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair<'t> {
    pub(super) before: Option<&'t Target>,
    pub(super) after: Option<&'t Target>,
}

/// The targets of a table, with its year.
#[derive(Clone, Copy, Debug)]
pub(super) struct YearTargets<'t> {
    pub(super) year: u16,
    pub(super) targets: &'t [Target],
}

/// The targets of two tables, in the order of the later table; those that were dropped come last.
///
/// They belong together by their tiers and names, and several of one name in their order. What is left belongs together by
/// the name alone, where each side has it once: so a renamed tier breaks no pair.
pub(super) fn pairs<'t>(before: YearTargets<'t>, after: YearTargets<'t>) -> Vec<Pair<'t>> {
    let (YearTargets { year: last, targets: before }, YearTargets { year: this, targets: after }) = (before, after);
    let mut open: BTreeMap<(String, String), VecDeque<usize>> = BTreeMap::new();
    for (index, target) in before.iter().enumerate() {
        open.entry((target.tiers(), target.name_core(last))).or_default().push_back(index);
    }
    let mut found: Vec<Option<usize>> = after
        .iter()
        .map(|target| open.get_mut(&(target.tiers(), target.name_core(this))).and_then(VecDeque::pop_front))
        .collect();
    let left: Vec<usize> = open.into_values().flatten().collect();
    let left_before = by_name(left.iter().filter_map(|index| Some((*index, before.get(*index)?.name_core(last)))));
    let unpaired = after.iter().zip(&found).enumerate().filter(|(_, (_, found))| found.is_none());
    let left_after = by_name(unpaired.map(|(index, (target, _))| (index, target.name_core(this))));
    for (name, later) in &left_after {
        if let ([later], Some([earlier])) = (later.as_slice(), left_before.get(name).map(Vec::as_slice))
            && let Some(found) = found.get_mut(*later)
        {
            *found = Some(*earlier);
        }
    }
    let dropped = before.iter().enumerate().filter(|(index, _)| !found.contains(&Some(*index)));
    let dropped = dropped.map(|(_, target)| Pair { before: Some(target), after: None });
    let paired = after
        .iter()
        .zip(&found)
        .map(|(target, found)| Pair { before: found.and_then(|index| before.get(index)), after: Some(target) });
    paired.chain(dropped).collect()
}

/// Indexes by names; what has none is left out.
fn by_name(named: impl Iterator<Item = (usize, String)>) -> BTreeMap<String, Vec<usize>> {
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, name) in named.filter(|(_, name)| !name.is_empty()) {
        found.entry(name).or_default().push(index);
    }
    found
}
