//! The highest or lowest total, and whose it is.

use std::cmp::Ordering;

use super::summary::Extreme;
use crate::num::Fraction;

/// Names that are kept; a reader looks at the first ones.
const NAMED: usize = 3;

/// The outermost totals on one side. Of the names the first ones are kept, which does not depend on the order in
/// which they come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extremes {
    side: Ordering,
    best: Option<(Fraction, usize, Vec<String>)>,
}

impl Extremes {
    /// Nothing yet, of the highest ones.
    #[must_use]
    pub const fn highest() -> Self {
        Self { side: Ordering::Greater, best: None }
    }

    /// Nothing yet, of the lowest ones.
    #[must_use]
    pub const fn lowest() -> Self {
        Self { side: Ordering::Less, best: None }
    }

    /// Takes in a total.
    pub(super) fn add(&mut self, score: Fraction, name: &str) {
        // Most totals are not the outermost, and need no name.
        let further = self.best.as_ref().map(|(best, ..)| score.cmp(best));
        if further.is_none_or(|further| further == Ordering::Equal || further == self.side) {
            self.take(score, 1, vec![name.to_owned()]);
        }
    }

    fn take(&mut self, score: Fraction, count: usize, names: Vec<String>) {
        match &mut self.best {
            Some((best, known, kept)) if *best == score => {
                *known += count;
                kept.extend(names);
                kept.sort();
                kept.truncate(NAMED);
            }
            Some((best, ..)) if score.cmp(best) != self.side => {}
            best => *best = Some((score, count, names)),
        }
    }

    /// Takes in those of others.
    pub(super) fn merge(&mut self, other: Self) {
        if let Some((score, count, names)) = other.best {
            self.take(score, count, names);
        }
    }

    /// Whether it may be that of so many totals.
    pub(super) fn is_of(&self, totals: usize) -> bool {
        match &self.best {
            None => totals == 0,
            Some((_, count, names)) => (1..=totals).contains(count) && names.len() == NAMED.min(*count),
        }
    }

    /// As plain data.
    pub(super) fn shown(&self) -> Option<Extreme> {
        let (score, count, names) = self.best.as_ref()?;
        Some(Extreme { score: (*score).into(), count: *count, projects: names.clone() })
    }

    /// Back from plain data.
    pub(super) fn read(mut self, extreme: Option<&Extreme>) -> Self {
        self.best = extreme.map(|Extreme { score, count, projects }| (score.value(), *count, projects.clone()));
        self
    }
}
