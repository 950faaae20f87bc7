//! What came of the indicators of one table or of several.

use super::cite::Document;
use super::evaluated::Evaluated;
use super::project::is_met;
use crate::model::{Outcome, Outcomes};

/// Counts of indicators.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    all: usize,
    met: usize,
    unmet: usize,
    judged: usize,
    open: usize,
    not_applicable: usize,
}

impl Tally {
    /// Those of a table.
    pub(super) fn of(evaluated: &Evaluated) -> Self {
        let mut tally = Self::default();
        for (row, exceeded) in evaluated.card.indicators.iter().zip(&evaluated.exceeded) {
            tally.all += 1;
            let count = match row.outcome {
                _ if is_met(row, *exceeded) => &mut tally.met,
                Outcome::Met | Outcome::Partial | Outcome::Missed => &mut tally.unmet,
                Outcome::Judged => &mut tally.judged,
                Outcome::Missing | Outcome::Unassessable => &mut tally.open,
                Outcome::NotApplicable => &mut tally.not_applicable,
            };
            *count += 1;
        }
        tally
    }

    /// Those of both.
    pub(super) const fn and(self, other: Self) -> Self {
        Self {
            all: self.all + other.all,
            met: self.met + other.met,
            unmet: self.unmet + other.unmet,
            judged: self.judged + other.judged,
            open: self.open + other.open,
            not_applicable: self.not_applicable + other.not_applicable,
        }
    }
}

/// The counts with their sources.
pub(super) fn outcomes(tally: &Tally, document: &Document) -> Outcomes {
    let count = |what, which: &str, count| document.count(what, &format!("/indicators{which}"), count);
    Outcomes {
        all: count("指标数", "", tally.all),
        met: count("达到指标值的", "?met", tally.met),
        unmet: count("未达到指标值的", "?unmet", tally.unmet),
        judged: count("评判的", "?judged", tally.judged),
        open: count("未能评分的", "?open", tally.open),
        not_applicable: count("不适用的", "?not_applicable", tally.not_applicable),
    }
}
