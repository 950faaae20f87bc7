//! Chances in proportion to a measure, and the marks that make them true.

use crate::num::{ArithmeticError, Fraction};

/// Everybody's chance.
pub(super) struct Chances {
    /// How many are drawn: at most as many as have a measure.
    pub(super) size: usize,
    /// For each measure; zero where there is none.
    pub(super) each: Vec<Fraction>,
    /// What is left to the marks, where anything is.
    pub(super) interval: Option<Interval>,
}

/// The part of a draw that marks decide.
#[derive(Clone, Copy, Debug)]
pub(super) struct Interval {
    /// The measures of all that are not drawn for sure.
    total: Fraction,
    /// How many marks there are.
    marks: Fraction,
}

impl Chances {
    /// Measures are above zero.
    pub(super) fn of(size: usize, measures: &[Option<Fraction>]) -> Result<Self, ArithmeticError> {
        let size = size.min(measures.iter().flatten().count());
        let mut open: Vec<(usize, Fraction)> =
            measures.iter().enumerate().filter_map(|(index, measure)| Some((index, (*measure)?))).collect();
        let mut each = vec![Fraction::ZERO; measures.len()];
        let mut set = |index: usize, chance| _ = each.get_mut(index).map(|place| *place = chance);
        let mut marks = size;
        loop {
            let total = open.iter().map(|(_, measure)| *measure).try_fold(Fraction::ZERO, Fraction::add)?;
            let interval = Interval { total, marks: Fraction::whole(i64::try_from(marks).unwrap_or(i64::MAX)) };
            let before = open.len();
            let mut rest = Vec::with_capacity(before);
            for (index, measure) in open {
                let chance = interval.position(measure)?;
                if marks > 0 && chance.is_one_or_more() {
                    set(index, Fraction::ONE);
                } else {
                    rest.push((index, measure));
                }
            }
            // As many as are an interval or more are no more than there are intervals.
            marks = marks.saturating_sub(before - rest.len());
            if before > rest.len() {
                open = rest;
                continue;
            }
            for (index, measure) in rest {
                set(index, interval.position(measure)?);
            }
            return Ok(Self { size, each, interval: (marks > 0).then_some(interval) });
        }
    }
}

impl Interval {
    /// The length of an interval.
    pub(super) fn length(self) -> Result<Fraction, ArithmeticError> {
        self.total.divide(self.marks)
    }

    /// How many intervals a measure is long.
    fn position(self, measure: Fraction) -> Result<Fraction, ArithmeticError> {
        if self.total.is_zero() { Ok(Fraction::ZERO) } else { measure.multiply(self.marks)?.divide(self.total) }
    }

    /// The places of those on which a mark falls, when their measures are laid end to end. Each is shorter than an
    /// interval, so that at most one mark falls on it.
    pub(super) fn hits(self, start: Fraction, measures: &[Fraction]) -> Result<Vec<usize>, ArithmeticError> {
        let (mut sum, mut mark, mut hits) = (Fraction::ZERO, start, Vec::new());
        for (place, measure) in measures.iter().enumerate() {
            sum = sum.add(*measure)?;
            if mark < self.position(sum)? {
                hits.push(place);
                mark = mark.add(Fraction::ONE)?;
            }
        }
        Ok(hits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measures(texts: &[&str]) -> Vec<Option<Fraction>> {
        texts.iter().map(|text| text.parse().ok()).collect()
    }

    fn chances(size: usize, texts: &[&str]) -> (Vec<String>, Option<String>) {
        let Chances { each, interval, .. } = Chances::of(size, &measures(texts)).unwrap();
        let interval = interval.map(|interval| interval.length().unwrap().to_string());
        (each.iter().map(ToString::to_string).collect(), interval)
    }

    #[test]
    fn what_is_an_interval_or_more_is_certain_and_leaves_the_rest_to_the_others() {
        let interval = |text: &str| Some(text.to_owned());
        assert_eq!(
            chances(2, &["1", "2", "3", "4"]),
            (["0.2", "0.4", "0.6", "0.8"].map(str::to_owned).to_vec(), interval("5"))
        );
        // 50 ≥ 60 ÷ 2; of the other 10 one mark is left.
        assert_eq!(chances(2, &["50", "5", "4", "1"]).0, ["1", "0.5", "0.4", "0.1"]);
        // 60 ≥ 100 ÷ 3; then 30 ≥ 40 ÷ 2; then one mark for 6 and 4.
        assert_eq!(
            chances(3, &["60", "30", "6", "4"]),
            (["1", "1", "0.6", "0.4"].map(str::to_owned).to_vec(), interval("10"))
        );
        // Exactly an interval is certain: 5 ≥ 10 ÷ 2.
        assert_eq!(chances(2, &["5", "3", "2"]).0, ["1", "0.6", "0.4"]);
        assert_eq!(chances(9, &["5", "x", "2"]), (["1", "0", "1"].map(str::to_owned).to_vec(), None));
        assert_eq!(chances(1, &["x"]), (vec!["0".to_owned()], None));
    }

    #[test]
    fn marks_fall_at_every_interval_from_the_start_on() {
        let all = measures(&["1", "2", "3", "4"]);
        let interval = Chances::of(2, &all).unwrap().interval.unwrap();
        let lengths: Vec<Fraction> = all.into_iter().flatten().collect();
        let hits = |start: &str| interval.hits(start.parse().unwrap(), &lengths).unwrap();
        // The interval is 5: marks at 0 and 5, 1 and 6, 2.5 and 7.5, 4.999… and 9.999….
        assert_eq!(hits("0"), [0, 2]);
        assert_eq!(hits("0.2"), [1, 3]);
        assert_eq!(hits("0.5"), [1, 3]);
        assert_eq!(hits("0.6"), [2, 3]);
        assert_eq!(hits("0.9999999999"), [2, 3]);
    }
}
