//! The tables of a kind and a year under way: which year is shown is known when all of them have come in.

use super::heat::Heat;
use super::project::Ranked;
use super::scores::Distribution;
use crate::rollup::Rolled;

/// The tables of a kind and a year.
#[derive(Debug, Default)]
pub(super) struct OfYear {
    pub(super) tables: usize,
    pub(super) heat: Heat,
    pub(super) scores: Distribution,
    pub(super) projects: Ranked,
    /// On their way into the sums, in the order in which they came, with their numbers.
    pub(super) rolled: Vec<(usize, Rolled)>,
}

impl OfYear {
    /// Takes in those of another one.
    pub(super) fn merge(&mut self, other: Self) {
        self.tables += other.tables;
        self.heat.merge(other.heat);
        self.scores.merge(other.scores);
        self.projects.merge(other.projects);
        self.rolled.extend(other.rolled);
    }
}
