//! The tables of the second side that wait for their pair, found by what names them: a province has thousands of tables of one name.

use std::collections::{BTreeMap, VecDeque};

/// How far what two tables are named by has to agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agree {
    /// Both say the same, or neither says anything.
    Exactly,
    /// What one of them does not say may be anything.
    WhereSaid,
    /// Whatever they say.
    Anyhow,
}

/// Places of tables by their names, one name behind the other.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    below: BTreeMap<Option<String>, Waiting>,
    /// Those that all of the names lead to, the first of them first.
    places: VecDeque<usize>,
}

impl Waiting {
    /// Lets a table wait behind those that are there already.
    pub(super) fn put(&mut self, names: &[Option<String>], place: usize) {
        match names.split_first() {
            None => self.places.push_back(place),
            Some((name, rest)) => self.below.entry(name.clone()).or_default().put(rest, place),
        }
    }

    /// The first table whose names agree so far with these.
    pub(super) fn first(&self, names: &[Option<String>], agree: &[Agree]) -> Option<usize> {
        let (Some((name, names)), Some((how, agree))) = (names.split_first(), agree.split_first()) else {
            return self.places.front().copied();
        };
        let of = |name: &Option<String>| self.below.get(name)?.first(names, agree);
        let of_all = || self.below.values().filter_map(|waiting| waiting.first(names, agree)).min();
        match (how, name) {
            (Agree::Exactly, name) => of(name),
            (Agree::WhereSaid, Some(_)) => of(name).into_iter().chain(of(&None)).min(),
            (Agree::WhereSaid, None) | (Agree::Anyhow, _) => of_all(),
        }
    }

    /// The first table of exactly these names waits no more.
    pub(super) fn remove_first(&mut self, names: &[Option<String>]) {
        let Some((name, rest)) = names.split_first() else {
            self.places.pop_front();
            return;
        };
        if let Some(waiting) = self.below.get_mut(name) {
            waiting.remove_first(rest);
            if waiting.below.is_empty() && waiting.places.is_empty() {
                self.below.remove(name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: [Option<&str>; 3] = [None, Some("甲"), Some("乙")];

    fn agrees(one: &[Option<String>], other: &[Option<String>], agree: &[Agree]) -> bool {
        one.iter().zip(other).zip(agree).all(|((one, other), agree)| match agree {
            Agree::Exactly => one == other,
            Agree::WhereSaid => one.is_none() || other.is_none() || one == other,
            Agree::Anyhow => true,
        })
    }

    /// Every table of two names against all others, in every way, while they are taken one after the other.
    #[test]
    fn the_first_that_agrees_is_found_as_by_looking_at_each() {
        let names: Vec<[Option<String>; 2]> =
            SAID.iter().flat_map(|one| SAID.map(|other| [*one, other].map(|name| name.map(str::to_owned)))).collect();
        let ways = [Agree::Exactly, Agree::WhereSaid, Agree::Anyhow];
        for (agree, step) in
            ways.iter().flat_map(|one| ways.map(|other| [*one, other])).zip([1, 2, 4, 5, 7].iter().cycle())
        {
            let mut list: Vec<(usize, [Option<String>; 2])> =
                (0..36).map(|place| (place, names[place * step % names.len()].clone())).collect();
            let mut waiting = Waiting::default();
            for (place, names) in &list {
                waiting.put(names, *place);
            }
            for own in names.iter().cycle().take(60) {
                let expected = list.iter().position(|(_, other)| agrees(own, other, &agree));
                let found = waiting.first(own, &agree);
                assert_eq!(found, expected.map(|at| list[at].0), "{own:?} {agree:?}");
                if let Some(at) = expected {
                    waiting.remove_first(&list.remove(at).1);
                }
            }
        }
    }
}
