//! Two texts side by side, clause for clause: what stands in both in the same order, and what stands in one alone.

use std::collections::HashMap;
use std::ops::Range;

use super::clauses::{Clause, PLACE};
use super::filled_place::FilledPlace;
use super::known::Known;

/// What two texts do not have in common.
#[derive(Debug)]
pub(super) enum Aligned<'a, 'l> {
    /// What stands in places that were to be filled in.
    Filled(Vec<FilledPlace>),
    /// A clause made, and what stands in its place; one of them where the other text has nothing there.
    Changed(Option<&'a Clause<'l>>, Option<&'a Clause<'l>>),
}

/// Whatever a text has otherwise than the one that was made.
pub(super) fn aligned<'a, 'l>(made: &'a [Clause<'l>], given: &'a [Clause<'l>], known: &Known) -> Vec<Aligned<'a, 'l>> {
    let keys = |clauses: &[Clause<'_>]| clauses.iter().map(|clause| key(clause, known)).collect();
    let mut sides = Sides { made, given, keys: [keys(made), keys(given)], found: Vec::new() };
    sides.region(0..made.len(), 0..given.len());
    sides.found
}

fn key(clause: &Clause<'_>, known: &Known) -> String {
    [clause.words.as_str(), &clause.sources(known).join("\n")].join("\n")
}

struct Sides<'a, 'l> {
    made: &'a [Clause<'l>],
    given: &'a [Clause<'l>],
    keys: [Vec<String>; 2],
    found: Vec<Aligned<'a, 'l>>,
}

impl Sides<'_, '_> {
    fn key(&self, side: usize, at: usize) -> &str {
        self.keys.get(side).and_then(|keys| keys.get(at)).map_or("", String::as_str)
    }

    /// Whether a clause is the one that was made; what stands in its places is kept.
    fn fits(&self, made: usize, given: usize) -> Option<Vec<FilledPlace>> {
        if self.key(0, made) == self.key(1, given) {
            return Some(places(&self.made.get(made)?.words, None));
        }
        let [words, stated] = [self.made.get(made)?, self.given.get(given)?].map(|clause| clause.words.as_str());
        let same_figures = self.key(0, made).strip_prefix(words) == self.key(1, given).strip_prefix(stated);
        let filled = same_figures.then(|| filled(words, stated)).flatten()?;
        Some(places(words, Some(&filled)))
    }

    fn fit(&mut self, made: usize, given: usize) -> bool {
        let Some(places) = self.fits(made, given) else { return false };
        if !places.is_empty() {
            self.found.push(Aligned::Filled(places));
        }
        true
    }

    fn region(&mut self, mut made: Range<usize>, mut given: Range<usize>) {
        while !made.is_empty() && !given.is_empty() && self.fit(made.start, given.start) {
            (made.start, given.start) = (made.start + 1, given.start + 1);
        }
        let mut behind = Vec::new();
        while !made.is_empty() && !given.is_empty() {
            let Some(places) = self.fits(made.end - 1, given.end - 1) else { break };
            behind.push(places);
            (made.end, given.end) = (made.end - 1, given.end - 1);
        }
        let anchors = self.anchors(&made, &given);
        if anchors.is_empty() {
            self.side_by_side(made, given);
        } else {
            let (mut from_made, mut from_given) = (made.start, given.start);
            for (at_made, at_given) in anchors {
                self.region(from_made..at_made, from_given..at_given);
                (from_made, from_given) = (at_made + 1, at_given + 1);
            }
            self.region(from_made..made.end, from_given..given.end);
        }
        self.found.extend(behind.into_iter().rev().filter(|places| !places.is_empty()).map(Aligned::Filled));
    }

    /// The clauses that stand once in each of two regions, as far as they come in the same order.
    fn anchors(&self, made: &Range<usize>, given: &Range<usize>) -> Vec<(usize, usize)> {
        let once = |side: usize, range: &Range<usize>| {
            let mut places: HashMap<&str, Option<usize>> = HashMap::new();
            for at in range.clone() {
                places.entry(self.key(side, at)).and_modify(|place| *place = None).or_insert(Some(at));
            }
            places
        };
        let (of_made, of_given) = (once(0, made), once(1, given));
        let pairs = made.clone().filter_map(|at| {
            let key = self.key(0, at);
            let own = of_made.get(key).copied().flatten()?;
            Some((own, of_given.get(key).copied().flatten()?))
        });
        rising(&pairs.collect::<Vec<_>>())
    }

    /// Regions that have nothing in common, one clause beside the other.
    fn side_by_side(&mut self, made: Range<usize>, given: Range<usize>) {
        for at in 0..made.len().max(given.len()) {
            let [own, other] = [&made, &given].map(|range| Some(range.start + at).filter(|at| range.contains(at)));
            if let (Some(own), Some(other)) = (own, other)
                && self.fit(own, other)
            {
                continue;
            }
            let (made, given) = (own.and_then(|at| self.made.get(at)), other.and_then(|at| self.given.get(at)));
            self.found.push(Aligned::Changed(made, given));
        }
    }
}

/// The longest of the rows of pairs whose second numbers rise as the first do.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The last pair of the best row of each length, and the pair before each.
    let (mut ends, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
    let second = |at: usize| pairs.get(at).map_or(0, |pair| pair.1);
    for at in 0..pairs.len() {
        let length = ends.partition_point(|end| second(*end) < second(at));
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut row = Vec::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        row.extend(pairs.get(at));
        next = before.get(at).copied().flatten();
    }
    row.reverse();
    row
}

/// The words around the places to be filled in, and what the places ask for; none without places.
fn around(made: &str) -> Option<(Vec<&str>, Vec<&str>)> {
    let (mut words, mut asked, mut rest) = (Vec::new(), Vec::new(), made);
    while let Some((before, behind)) = rest.split_once(PLACE[0]) {
        let (what, after) = behind.split_once(PLACE[1])?;
        words.push(before);
        asked.push(what.trim_start_matches(':'));
        rest = after;
    }
    words.push(rest);
    (!asked.is_empty()).then_some((words, asked))
}

/// What stands in the places of a clause; none where the words around them are others.
fn filled<'g>(made: &str, given: &'g str) -> Option<Vec<&'g str>> {
    let (words, _) = around(made)?;
    let (first, last) = (words.first()?, words.last()?);
    let mut rest = given.strip_prefix(first)?.strip_suffix(last)?;
    let mut filled = Vec::new();
    for between in words.get(1..words.len() - 1)? {
        let (place, behind) = rest.split_once(between)?;
        filled.push(place);
        rest = behind;
    }
    filled.push(rest);
    Some(filled)
}

/// The places of a clause with what stands in them; nothing in those that stand as they were.
fn places(made: &str, filled: Option<&[&str]>) -> Vec<FilledPlace> {
    let Some((_, asked)) = around(made) else { return Vec::new() };
    let stated = |at: usize| filled.and_then(|filled| filled.get(at)).map(|text| (*text).to_owned());
    let place = |(at, what): (usize, &&str)| FilledPlace { what: (*what).to_owned(), stated: stated(at) };
    asked.iter().enumerate().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_places_to_be_filled_in() {
        for (made, given, expected) in [
            ("【待填:发文单位】对你单位", "某市财政局对你单位", Some(vec!["某市财政局"])),
            ("【待填:日期】", "2025年3月31日", Some(vec!["2025年3月31日"])),
            ("由【待填:甲】报【待填:乙】核", "由一处报二处核", Some(vec!["一处", "二处"])),
            ("由【待填:甲】报", "经一处报", None),
            ("没有空处", "没有空处", None),
        ] {
            assert_eq!(filled(made, given), expected, "{made}");
        }
    }

    #[test]
    fn the_longest_row_that_rises() {
        assert_eq!(rising(&[(0, 4), (1, 1), (2, 2), (3, 0), (4, 3)]), [(1, 1), (2, 2), (4, 3)]);
        assert_eq!(rising(&[]), []);
    }
}
