//! What the points of a table add up to: its tiers and its total.

use super::row_score::{RowPoints, RowScore};
use super::steps::SCORE;
use crate::bind::{Row, Table, Tier};
use crate::ledger::{Detail, Ledger, Recorder, SUM};
use crate::model::scorecard::{Step, TierScore, Total};
use crate::model::template::Level;
use crate::num::{ArithmeticError, ExactSum, Fraction, Number, Points, Summing};

/// The points of a table, before and after rounding, on their way up.
pub(super) struct Sums<'s, 'a> {
    pub(super) table: &'s Table<'a>,
    pub(super) detail: Detail,
    /// The row of the execution rate, where it has points.
    pub(super) execution: Option<RowPoints>,
    /// The indicators.
    pub(super) scores: &'s [RowScore],
}

/// A tier, and what of it goes on to the total.
pub(super) struct TierSum {
    pub(super) score: TierScore,
    rounded: Fraction,
}

/// The total; with its points and how much was assessed, where there are weights at all.
pub(super) struct TotalSum {
    pub(super) score: Total,
    pub(super) graded: Option<(Fraction, Fraction)>,
    /// The sum before rounding.
    pub(super) exact: Option<ExactSum>,
}

/// A sum, and what it is the sum of where that is asked for.
struct Sum {
    exact: Summing,
    pointers: Option<Vec<String>>,
}

/// A sum, the points shown for it, and the steps to them.
struct ClosedSum {
    exact: ExactSum,
    points: Points,
    derivation: Vec<Step>,
}

impl Sum {
    fn add(&mut self, value: Fraction, pointer: impl FnOnce() -> String) {
        self.exact.add(value);
        if let Some(pointers) = &mut self.pointers {
            pointers.push(pointer());
        }
    }
}

impl Sums<'_, '_> {
    fn rounded_at(&self) -> Level {
        self.table.book.template.rounding.at
    }

    fn nothing(&self) -> Sum {
        Sum { exact: Summing::default(), pointers: (self.detail == Detail::Full).then(Vec::new) }
    }

    /// Adds an indicator: its points, or the exact value where rounding happens further up.
    fn add_indicator(&self, index: usize, sum: &mut Sum) {
        let Some(points) = self.scores.get(index).and_then(|score| score.points) else { return };
        match self.rounded_at() {
            Level::Indicator => sum.add(points.rounded.fraction(), || format!("/indicators/{index}/score")),
            Level::Tier | Level::Total => sum.add(points.exact, || format!("/indicators/{index}/exact")),
        }
    }

    /// Every node of the tree.
    pub(super) fn tiers(&self) -> Result<Vec<TierSum>, ArithmeticError> {
        self.table.tiers.iter().map(|tier| self.tier(tier)).collect()
    }

    fn tier(&self, tier: &Tier) -> Result<TierSum, ArithmeticError> {
        let mut sum = self.nothing();
        let mut weight: Option<Fraction> = None;
        for &index in &tier.rows {
            if let Some(own) = self.table.rows.get(index).and_then(Row::counted_weight) {
                weight = Some(weight.unwrap_or(Fraction::ZERO).add(own)?);
            }
            self.add_indicator(index, &mut sum);
        }
        let unknown = tier.rows.iter().filter_map(|index| self.table.rows.get(*index)).any(Row::has_unknown_weight);
        let ClosedSum { exact, points, derivation } = self.close(sum)?;
        let path = tier.path.clone();
        let score = match weight {
            Some(weight) => TierScore {
                path,
                weight: Some(weight.into()).filter(|_| !unknown),
                score: Some(points.into()),
                exact: Some(exact.into()),
                derivation,
            },
            None => TierScore { path, weight: None, score: None, exact: None, derivation: Vec::new() },
        };
        Ok(TierSum { score, rounded: points.fraction() })
    }

    /// The total: the sum of the first level where tiers are rounded, otherwise of the indicators.
    pub(super) fn total(&self, tiers: &[TierSum]) -> Result<TotalSum, ArithmeticError> {
        let Some(weight) = self.table.weight else {
            let score = Total { weight: None, assessed: None, score: None, exact: None, derivation: Vec::new() };
            return Ok(TotalSum { score, graded: None, exact: None });
        };
        let mut sum = self.nothing();
        if let Some(RowPoints { exact, rounded: points }) = self.execution {
            // The row of the rate is an indicator and a tier of the first level in one.
            match self.rounded_at() {
                Level::Indicator | Level::Tier => sum.add(points.fraction(), || "/execution/score".to_owned()),
                Level::Total => sum.add(exact, || "/execution/exact".to_owned()),
            }
        }
        let by_tier = self.rounded_at() == Level::Tier;
        for (index, row) in self.table.rows.iter().enumerate() {
            if !by_tier || row.indicator.path.is_empty() {
                self.add_indicator(index, &mut sum);
            }
        }
        let first_level = |tier: &TierSum| by_tier && tier.score.path.len() == 1 && tier.score.score.is_some();
        for (index, tier) in tiers.iter().enumerate().filter(|(_, tier)| first_level(tier)) {
            sum.add(tier.rounded, || format!("/tiers/{index}/score"));
        }
        let assessed = self.assessed()?;
        let ClosedSum { exact, points, derivation } = self.close(sum)?;
        let score = Total {
            weight: Some(weight.into()).filter(|_| !self.table.has_unknown_weight()),
            assessed: Some(assessed.into()),
            score: Some(points.into()),
            exact: Some(exact.clone().into()),
            derivation,
        };
        Ok(TotalSum { score, graded: Some((points.fraction(), assessed)), exact: Some(exact) })
    }

    /// The full points of everything that has points.
    fn assessed(&self) -> Result<Fraction, ArithmeticError> {
        let rows = self.table.rows.iter().zip(self.scores).filter(|(_, score)| score.points.is_some());
        let execution = self.table.execution.iter().filter(|_| self.execution.is_some());
        let execution = execution.filter_map(|row| row.weight).map(Number::fraction);
        rows.filter_map(|(row, _)| row.counted_weight()).chain(execution).try_fold(Fraction::ZERO, Fraction::add)
    }

    /// The points shown for a sum, and the steps to them.
    fn close(&self, sum: Sum) -> Result<ClosedSum, ArithmeticError> {
        let rounding = self.table.book.template.rounding.points();
        let exact = sum.exact.finish()?;
        let points = exact.round(rounding)?;
        let Some(pointers) = sum.pointers else { return Ok(ClosedSum { exact, points, derivation: Vec::new() }) };
        let mut recorder = Recorder::new(String::new());
        recorder.sum(SUM, pointers, &exact);
        recorder.round_sum(SCORE, SUM.into(), points, rounding);
        recorder.cite(|| self.table.book.cite(&self.table.book.template.rounding.basis));
        Ok(ClosedSum { exact, points, derivation: recorder.into_steps() })
    }
}
