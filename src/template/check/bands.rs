//! Bands without gap or overlap: every value belongs to exactly one of them.

use super::Check;
use crate::methods::{RecipeBand, RecipeVerdict, Slope};
use crate::model::template::{Band, Grade, LightBand, VerdictBand};
use crate::model::value::{Banded, Edge, Edges};
use crate::num::Fraction;

/// How far bands have to reach; an end that is not given is open.
#[derive(Clone, Copy)]
struct Reach {
    low: Option<Fraction>,
    high: Option<Fraction>,
}

impl Check<'_> {
    /// The bands of a method, and how what they earn moves with the value.
    pub(super) fn bands(
        &mut self,
        pointer: &str,
        bands: &[Band],
        punishes_overshoot: bool,
    ) -> Option<(Vec<RecipeBand>, Slope)> {
        let before = self.problems.len();
        let edges = self.cover(pointer, bands, Reach { low: None, high: None });
        let mut found = Vec::new();
        for (index, (band, edges)) in bands.iter().zip(edges).enumerate() {
            let pointer = format!("{pointer}/{index}");
            let (earns, rising_to) = (band.earns.fraction(), band.rising_to.map(crate::model::value::Share::fraction));
            for share in [Some(earns), rising_to].into_iter().flatten() {
                self.share(&pointer, share);
            }
            if rising_to.is_some() && (edges.low.is_none() || edges.high.is_none()) {
                self.add(&pointer, "渐变的一档须有两端", "a sloped band needs both ends");
            }
            found.push(RecipeBand { edges, earns, rising_to });
        }
        let slope = slope(&found);
        match (slope, punishes_overshoot) {
            (Slope::Both, false) => self.add(
                pointer,
                "实际值更好,得分反而更低;若规则确要惩罚超额,请写 punishes_overshoot = true",
                "a better value would earn less; where the rule means to punish overshoot, say punishes_overshoot = true",
            ),
            (Slope::Rising | Slope::Falling, true) => self.add(
                pointer,
                "写了 punishes_overshoot,各档却不惩罚超额",
                "punishes_overshoot is said, but no band punishes it",
            ),
            _ => {}
        }
        (self.problems.len() == before).then_some((found, slope))
    }

    /// The bands of verdicts: from nothing to everything.
    pub(super) fn verdicts(&mut self, pointer: &str, bands: &[VerdictBand]) -> Option<Vec<RecipeVerdict>> {
        let before = self.problems.len();
        let reach = Reach { low: Some(Fraction::ZERO), high: Some(Fraction::ONE) };
        let edges = self.cover(pointer, bands, reach);
        let mut found: Vec<RecipeVerdict> = Vec::new();
        for (index, (band, edges)) in bands.iter().zip(edges).enumerate() {
            let pointer = format!("{pointer}/{index}");
            if band.words.is_empty() {
                self.add(&pointer, "须写明结论用语 words", "the words of the verdict are missing");
            }
            let taken = |word: &&String| found.iter().any(|other| other.words.contains(word));
            if let Some(word) = band.words.iter().find(taken) {
                self.add(&pointer, format!("“{word}”同属两档"), format!("{word} stands in two bands"));
            }
            let unjudged = band.unjudged.map(crate::model::value::Share::fraction);
            if unjudged.is_some_and(|share| !edges.contain(share)) {
                self.add(&pointer, "unjudged 不在本档之内", "`unjudged` is outside of its own band");
            }
            found.push(RecipeVerdict { words: band.words.clone(), edges, unjudged });
        }
        (self.problems.len() == before).then_some(found)
    }

    /// The grades: from 0 to the total.
    pub(super) fn grades(&mut self) -> Vec<Edges> {
        let Some(grading) = &self.template.grading else { return Vec::new() };
        let pointer = "/grading/grades";
        let total = self.template.total.fraction();
        let edges = self.cover(pointer, &grading.grades, Reach { low: Some(Fraction::ZERO), high: None });
        if self.has_total() && edges.first().is_some_and(|best| best.low.is_some_and(|low| low.at > total)) {
            self.add(pointer, "最高等级无法达到:起点高于总分", "the best grade begins above the total");
        }
        self.names_differ(pointer, &grading.grades);
        edges
    }

    fn names_differ(&mut self, pointer: &str, grades: &[Grade]) {
        for (index, grade) in grades.iter().enumerate() {
            if grades.iter().take(index).any(|other| other.name == grade.name) {
                self.add(
                    &format!("{pointer}/{index}"),
                    format!("等级“{}”重复", grade.name),
                    format!("the grade {} stands twice", grade.name),
                );
            }
        }
    }

    /// The lights: every progress has one.
    pub(super) fn lights(&mut self, pointer: &str, lights: &[LightBand]) -> Vec<Edges> {
        self.cover(pointer, lights, Reach { low: None, high: None })
    }

    /// A share is between nothing and everything.
    pub(super) fn share(&mut self, pointer: &str, share: Fraction) {
        if share.is_negative() || share > Fraction::ONE {
            self.add(pointer, "比例须在 0 至 100% 之间", "a share lies between 0 and 100%");
        }
    }

    /// The ends of bands that are written from the highest down; an upper end that is not written is
    /// where the band above begins.
    fn cover<B: Banded>(&mut self, pointer: &str, bands: &[B], reach: Reach) -> Vec<Edges> {
        let mut found = Vec::with_capacity(bands.len());
        let mut above = reach.high.map(|at| Edge { at, included: true });
        for (index, band) in bands.iter().enumerate() {
            let pointer = format!("{pointer}/{index}");
            let [from, over, to, below] = band.limits();
            if from.and(over).is_some() || to.and(below).is_some() {
                self.add(&pointer, "from 与 above、to 与 below 各只能写一个", "write from or above, and to or below");
            }
            let written = band.edges();
            let last = index + 1 == bands.len();
            let low = written.low.or_else(|| reach.low.filter(|_| last).map(|at| Edge { at, included: true }));
            if let Some(high) = written.high.filter(|high| Some(*high) != above) {
                self.joint::<B>(&pointer, high, above, index);
            }
            if low.is_none() && !last {
                self.add(&pointer, "只有最后一档可以不写下限", "only the last band may go on for ever");
            }
            if let Some(bottom) = reach.low.filter(|_| last)
                && low.is_some_and(|low| low.at != bottom || !low.included)
            {
                self.add(
                    &pointer,
                    format!("最后一档应从 {} 开始", B::written(bottom)),
                    format!("the last band must begin at {}", B::written(bottom)),
                );
            }
            if last && reach.low.is_none() && low.is_some() {
                self.add(
                    &pointer,
                    "最后一档不写下限,否则更低的值不属于任何一档",
                    "leave the lower end of the last band open: lower values would belong to none",
                );
            }
            if let (Some(low), Some(high)) = (low, above)
                && (low.at > high.at || low.at == high.at && !(low.included && high.included))
            {
                let (zh, en) = (
                    format!("各档应从高到低:{} 已属上一档", B::written(low.at)),
                    format!("bands go from the highest down: {} belongs to the one above", B::written(low.at)),
                );
                self.add(&pointer, zh, en);
            }
            found.push(Edges { low, high: above });
            above = low.map(|low| Edge { at: low.at, included: !low.included });
        }
        if bands.is_empty() {
            self.add(pointer, "至少须有一档", "there must be at least one band");
        }
        found
    }

    /// An upper end that is not where the band above begins.
    fn joint<B: Banded>(&mut self, pointer: &str, written: Edge, expected: Option<Edge>, index: usize) {
        let written_at = B::written(written.at);
        let Some(expected) = expected else {
            return self.add(
                pointer,
                format!("最高一档不写上限,否则高于 {written_at} 的值不属于任何一档"),
                format!(
                    "leave the upper end of the first band open: what is above {} would belong to none",
                    written.at
                ),
            );
        };
        let at = B::written(expected.at);
        let (zh, en) = match written.at.cmp(&expected.at) {
            std::cmp::Ordering::Equal if written.included => {
                (format!("恰为 {at} 同属两档"), format!("exactly {at} belongs to two bands"))
            }
            std::cmp::Ordering::Equal => {
                (format!("恰为 {at} 不属于任何一档"), format!("exactly {at} belongs to no band"))
            }
            std::cmp::Ordering::Less if index == 0 => (
                format!("最高一档到 {written_at} 为止,{at} 不属于任何一档"),
                format!("the first band ends at {written_at}: {at} belongs to no band"),
            ),
            std::cmp::Ordering::Less => (
                format!("{written_at} 与 {at} 之间不属于任何一档"),
                format!("what lies between {written_at} and {at} belongs to no band"),
            ),
            std::cmp::Ordering::Greater => (
                format!("{at} 与 {written_at} 之间同属两档"),
                format!("what lies between {at} and {written_at} belongs to two bands"),
            ),
        };
        self.add(pointer, zh, en);
    }
}

/// How what bands earn moves from the lowest band to the highest.
fn slope(bands: &[RecipeBand]) -> Slope {
    let shares: Vec<Fraction> =
        bands.iter().rev().flat_map(|band| [band.earns, band.rising_to.unwrap_or(band.earns)]).collect();
    if shares.is_sorted() {
        Slope::Rising
    } else if shares.is_sorted_by(|a, b| a >= b) {
        Slope::Falling
    } else {
        Slope::Both
    }
}
