//! Grades and lights: every total and every progress belongs to exactly one of them.

use super::Check;
use super::edges::LightEdges;
use crate::methods::{Reach, cover};
use crate::model::template::{Due, Grade, Lights};
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

    /// The lights: every progress and every gap has one, and nothing that is due by a month is taken back later.
    pub(super) fn lights(&mut self, lights: &Lights) -> LightEdges {
        self.plan(&lights.plan);
        let progress = match lights.progress.as_slice() {
            [] => Vec::new(),
            bands => self.cover("/lights/progress", bands, None),
        };
        let budget = self.cover("/lights/budget", &lights.budget, None);
        let gap = lights.gap.as_ref();
        let gap = gap.map(|gap| self.cover("/lights/gap/bands", &gap.bands, Some(Fraction::ZERO)));
        LightEdges { progress, budget, gap: gap.unwrap_or_default() }
    }

    fn plan(&mut self, plan: &[Due]) {
        for (index, due) in plan.iter().enumerate() {
            let pointer = format!("/lights/plan/{index}");
            let share = due.due.fraction();
            if !(1..=12).contains(&due.month) {
                self.add(&pointer, text!("月份须在 1 至 12 之间", "the month is between 1 and 12"));
            }
            if !share.is_positive() || share > Fraction::ONE {
                self.add(
                    &pointer,
                    text!("应完成的比例须大于 0、不超过 100%", "what is due is above 0 and not above 100%"),
                );
            }
            let before = index.checked_sub(1).and_then(|before| plan.get(before));
            if before.is_some_and(|before| before.month >= due.month || before.due.fraction() > share) {
                self.add(
                    &pointer,
                    text!(
                        "各月须依次排列,应完成的比例不得减少",
                        "the months stand in order, and what is due never grows less"
                    ),
                );
            }
        }
    }

    /// Bands that go from `low` on.
    fn cover<B: Banded>(&mut self, pointer: &str, bands: &[B], low: Option<Fraction>) -> Vec<Edges> {
        cover(bands, Reach { low, high: None }, &mut |place, says| self.add(&format!("{pointer}{place}"), says))
    }
}
