//! What all projects come to.

use super::reason;
use super::reason::Reasons;
use super::year_on_year::{ProjectYears, ScoreMoves, TargetChange, TargetMove, TargetMoves, TrendTotal, YearChange};
use crate::num::{ArithmeticError, Figure, Fraction};
use crate::rollup::{shown, whole};

/// The counts of all projects; `single` are those of one year.
pub(super) fn total(projects: &[ProjectYears], single: &Reasons) -> Result<TrendTotal, ArithmeticError> {
    let years = || projects.iter().flat_map(|project| &project.years);
    let mut targets = TargetMoves::default();
    for changes in years().filter_map(|year| year.targets.as_ref()) {
        targets.unchanged += changes.unchanged;
        changes.changed.iter().for_each(|change| count(&mut targets, change));
    }
    Ok(TrendTotal {
        followed: projects.len(),
        years: years().count(),
        single: reason::shown(single),
        scores: scores(years().filter_map(|year| year.change.as_ref()))?,
        targets,
    })
}

fn scores<'c>(changes: impl Iterator<Item = &'c YearChange>) -> Result<ScoreMoves, ArithmeticError> {
    let mut moves = ScoreMoves::default();
    let (mut sum, mut compared) = (Fraction::ZERO, 0);
    for change in changes {
        let Some(points) = change.score.map(Figure::value) else {
            moves.not_compared += 1;
            continue;
        };
        compared += 1;
        sum = sum.add(points)?;
        if points.is_positive() {
            moves.risen += 1;
        } else if points.is_negative() {
            moves.fallen += 1;
        } else {
            moves.stayed += 1;
        }
    }
    if compared > 0 {
        moves.mean_change = Some(shown(sum.divide(whole(compared))?)?);
    }
    Ok(moves)
}

fn count(moves: &mut TargetMoves, change: &TargetChange) {
    match change.moved {
        TargetMove::Raised => moves.raised += 1,
        TargetMove::Lowered => {
            moves.lowered += 1;
            moves.below_last_actual += usize::from(change.below_last_actual);
        }
        TargetMove::Changed => moves.changed += 1,
        TargetMove::Reweighted => moves.unchanged += 1,
        TargetMove::Added => moves.added += 1,
        TargetMove::Dropped => moves.dropped += 1,
    }
}
