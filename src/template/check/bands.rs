//! Grades and lights: every total and every progress belongs to exactly one of them.

use super::Check;
use crate::methods::{Reach, cover};
use crate::model::template::{Grade, LightBand};
use crate::model::value::{Banded, Edges};
use crate::num::Fraction;
use crate::words::text;

impl Check<'_> {
    /// The grades: from 0 to the total.
    pub(super) fn grades(&mut self) -> Vec<Edges> {
        let Some(grading) = &self.template.grading else { return Vec::new() };
        let pointer = "/grading/grades";
        let total = self.template.total.fraction();
        let edges = self.cover(pointer, &grading.grades, Some(Fraction::ZERO));
        if self.has_total() && edges.first().is_some_and(|best| best.low.is_some_and(|low| low.at > total)) {
            self.add(pointer, text!("最高等级无法达到:起点高于总分", "the best grade begins above the total"));
        }
        self.names_differ(pointer, &grading.grades);
        edges
    }

    fn names_differ(&mut self, pointer: &str, grades: &[Grade]) {
        for (index, grade) in grades.iter().enumerate() {
            if grades.iter().take(index).any(|other| other.name == grade.name) {
                self.add(
                    &format!("{pointer}/{index}"),
                    text!("等级“{name}”重复", "the grade {name} stands twice", name = grade.name),
                );
            }
        }
    }

    /// The lights: every progress has one.
    pub(super) fn lights(&mut self, pointer: &str, lights: &[LightBand]) -> Vec<Edges> {
        self.cover(pointer, lights, None)
    }

    /// Bands that go from `low` on.
    fn cover<B: Banded>(&mut self, pointer: &str, bands: &[B], low: Option<Fraction>) -> Vec<Edges> {
        cover(bands, Reach { low, high: None }, &mut |place, says| self.add(&format!("{pointer}{place}"), says))
    }
}
