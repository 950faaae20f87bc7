//! What the projects of one group add up to, exactly.

use std::collections::BTreeMap;

use super::entry::{Entry, EntryResult};
use super::extremes::Extremes;
use super::label::Label;
use super::reason;
use super::reason::{Counts, Reason, add_counts};
use super::refusal::Refusal;
use super::shown::{per_cent, ratio, shown, whole};
use super::summary::{Bin, ExactSums, Group, ReportedTotals, TierShare};
use crate::lists::lists;
use crate::num::{ArithmeticError, Fraction, Mode, Rounding};
use crate::order::Order;

/// Totals that lie in one bin of the distribution.
const BIN: i64 = 5;

/// The sums of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sums {
    projects: usize,
    scored: usize,
    reported: usize,
    /// Of all that state it.
    budget: Fraction,
    /// Of all that state it.
    executed: Fraction,
    /// Of those that state both: the executed amount in the budget.
    rate: Quotient,
    scores: Fraction,
    judged: usize,
    reported_totals: ReportedSums,
    /// Of those with a total and a budget: total × budget, by the budget.
    weighted: Quotient,
    highest: Extremes,
    lowest: Extremes,
    grades: BTreeMap<String, usize>,
    distribution: BTreeMap<i64, usize>,
    tiers: BTreeMap<String, TierSums>,
    findings: BTreeMap<String, usize>,
    not_scored: Counts,
    remarks: Counts,
    full_points: BTreeMap<String, usize>,
}

/// Two sums, of which one is divided by the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Quotient {
    dividend: Fraction,
    divisor: Fraction,
}

impl Quotient {
    const EMPTY: Self = Self { dividend: Fraction::ZERO, divisor: Fraction::ZERO };

    fn add(self, other: Self) -> Result<Self, ArithmeticError> {
        Ok(Self { dividend: self.dividend.add(other.dividend)?, divisor: self.divisor.add(other.divisor)? })
    }
}

/// The totals that departments state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ReportedSums {
    projects: usize,
    not_scored: usize,
    totals: Fraction,
}

impl ReportedSums {
    const EMPTY: Self = Self { projects: 0, not_scored: 0, totals: Fraction::ZERO };

    fn add(self, other: Self) -> Result<Self, ArithmeticError> {
        Ok(Self {
            projects: self.projects + other.projects,
            not_scored: self.not_scored + other.not_scored,
            totals: self.totals.add(other.totals)?,
        })
    }

    fn shown(self) -> Result<ReportedTotals, ArithmeticError> {
        let mean = match self.projects {
            0 => None,
            projects => Some(shown(self.totals.divide(whole(projects))?)?),
        };
        Ok(ReportedTotals { projects: self.projects, not_scored: self.not_scored, mean_score: mean })
    }
}

/// What a tier of the first level adds up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TierSums {
    projects: usize,
    weight: Fraction,
    score: Fraction,
}

impl Default for Sums {
    fn default() -> Self {
        Self::empty()
    }
}

impl Sums {
    /// No project.
    #[must_use]
    pub const fn empty() -> Self {
        Self {
            projects: 0,
            scored: 0,
            reported: 0,
            budget: Fraction::ZERO,
            executed: Fraction::ZERO,
            rate: Quotient::EMPTY,
            scores: Fraction::ZERO,
            judged: 0,
            reported_totals: ReportedSums::EMPTY,
            weighted: Quotient::EMPTY,
            highest: Extremes::highest(),
            lowest: Extremes::lowest(),
            grades: BTreeMap::new(),
            distribution: BTreeMap::new(),
            tiers: BTreeMap::new(),
            findings: BTreeMap::new(),
            not_scored: Counts::new(),
            remarks: Counts::new(),
            full_points: BTreeMap::new(),
        }
    }

    /// One more project. `audited`: whether projects are audited on the way.
    ///
    /// # Errors
    /// A sum that cannot be kept exactly.
    pub fn add(&mut self, entry: &Entry, audited: bool) -> Result<(), ArithmeticError> {
        self.projects += 1;
        self.add_money(entry)?;
        match &entry.result {
            EntryResult::NotScored(reason) => *self.not_scored.entry(*reason).or_default() += 1,
            EntryResult::Reported(_) => self.reported += 1,
            EntryResult::Scored { weight, tiers, .. } => {
                self.scored += 1;
                self.judged += usize::from(entry.judged);
                *self.full_points.entry(weight.to_string()).or_default() += 1;
                for (tier, weight, score) in tiers {
                    let sums = TierSums { projects: 1, weight: *weight, score: *score };
                    self.add_tier(tier, sums)?;
                }
            }
        }
        if let Some(score) = entry.result.score() {
            self.add_score(score, entry)?;
        }
        if let Some(totals) = entry.reported_total() {
            let not_scored = usize::from(matches!(entry.result, EntryResult::NotScored(_)));
            self.reported_totals = self.reported_totals.add(ReportedSums { projects: 1, not_scored, totals })?;
        }
        match &entry.findings {
            Some(codes) => codes.iter().for_each(|code| *self.findings.entry(code.clone()).or_default() += 1),
            None if audited => self.remark(Reason::NotAudited),
            None => {}
        }
        Ok(())
    }

    fn add_money(&mut self, entry: &Entry) -> Result<(), ArithmeticError> {
        let money = entry.money;
        if let Some(reason) = money.remark {
            self.remark(reason);
        }
        // Amounts in another currency are there, and are told of already.
        let there = money.remark == Some(Reason::CurrencyUnknown);
        if money.budget_unread || money.executed_unread {
            self.remark(Reason::AmountUnreadable);
        }
        match money.budget {
            Some(budget) => self.budget = self.budget.add(budget)?,
            None if there || money.budget_unread => {}
            None => self.remark(Reason::NoBudget),
        }
        match money.executed {
            Some(executed) => self.executed = self.executed.add(executed)?,
            None if there || money.executed_unread => {}
            None => self.remark(Reason::NoExecuted),
        }
        if let (Some(budget), Some(executed)) = (money.budget, money.executed) {
            self.rate = self.rate.add(Quotient { dividend: executed, divisor: budget })?;
        }
        Ok(())
    }

    fn add_score(&mut self, score: Fraction, entry: &Entry) -> Result<(), ArithmeticError> {
        self.scores = self.scores.add(score)?;
        if let Some(budget) = entry.money.budget {
            self.weighted = self.weighted.add(Quotient { dividend: score.multiply(budget)?, divisor: budget })?;
        }
        self.highest.add(score, &entry.name);
        self.lowest.add(score, &entry.name);
        match &entry.grade {
            Label(Some(grade)) => *self.grades.entry(grade.clone()).or_default() += 1,
            Label(None) => self.remark(Reason::NoGrade),
        }
        *self.distribution.entry(bin(score)?).or_default() += 1;
        Ok(())
    }

    fn remark(&mut self, reason: Reason) {
        *self.remarks.entry(reason).or_default() += 1;
    }

    fn add_tier(&mut self, tier: &str, more: TierSums) -> Result<(), ArithmeticError> {
        match self.tiers.get_mut(tier) {
            Some(sums) => {
                sums.projects += more.projects;
                sums.weight = sums.weight.add(more.weight)?;
                sums.score = sums.score.add(more.score)?;
            }
            None => _ = self.tiers.insert(tier.to_owned(), more),
        }
        Ok(())
    }

    /// All projects of another group as well.
    ///
    /// # Errors
    /// A sum that cannot be kept exactly.
    pub fn merge(&mut self, other: Self) -> Result<(), ArithmeticError> {
        self.projects += other.projects;
        self.scored += other.scored;
        self.reported += other.reported;
        self.budget = self.budget.add(other.budget)?;
        self.executed = self.executed.add(other.executed)?;
        self.rate = self.rate.add(other.rate)?;
        self.scores = self.scores.add(other.scores)?;
        self.judged += other.judged;
        self.reported_totals = self.reported_totals.add(other.reported_totals)?;
        self.weighted = self.weighted.add(other.weighted)?;
        self.highest.merge(other.highest);
        self.lowest.merge(other.lowest);
        for (tier, sums) in other.tiers {
            self.add_tier(&tier, sums)?;
        }
        add_counts(&mut self.grades, other.grades);
        add_counts(&mut self.distribution, other.distribution);
        add_counts(&mut self.findings, other.findings);
        add_counts(&mut self.not_scored, other.not_scored);
        add_counts(&mut self.remarks, other.remarks);
        add_counts(&mut self.full_points, other.full_points);
        Ok(())
    }

    /// As plain data, with the figures that are rounded.
    ///
    /// # Errors
    /// A figure that cannot be represented.
    pub fn group(&self, path: Vec<Option<String>>, audited: bool) -> Result<Group, ArithmeticError> {
        let count = self.scored + self.reported;
        Ok(Group {
            path,
            projects: self.projects,
            scored: self.scored,
            reported: self.reported,
            judged: self.judged,
            reported_totals: self.reported_totals.shown()?,
            budget: self.budget.into(),
            executed: self.executed.into(),
            rate_percent: per_cent(self.rate.dividend, self.rate.divisor)?,
            mean_score: if count > 0 { Some(shown(self.scores.divide(whole(count))?)?) } else { None },
            budget_weighted_mean_score: ratio(self.weighted.dividend, self.weighted.divisor)?,
            highest: self.highest.shown(),
            lowest: self.lowest.shown(),
            grades: self.grades.clone(),
            distribution: self.distribution.iter().map(|(from, count)| Bin { from: *from, count: *count }).collect(),
            tiers: self.tier_shares()?,
            findings: audited.then(|| self.findings.clone()),
            not_scored: reason::shown(&self.not_scored),
            remarks: reason::shown(&self.remarks),
            full_points: self.full_points.clone(),
            sums: ExactSums {
                scores: self.scores.into(),
                reported_totals: self.reported_totals.totals.into(),
                scores_by_budget: self.weighted.dividend.into(),
                budget_of_scores: self.weighted.divisor.into(),
                budget_of_rate: self.rate.divisor.into(),
                executed_of_rate: self.rate.dividend.into(),
            },
        })
    }

    fn tier_shares(&self) -> Result<Vec<TierShare>, ArithmeticError> {
        let known = &lists().forms.tier_order;
        let place = |tier: &str| known.iter().position(|known| tier.starts_with(known)).unwrap_or(usize::MAX);
        let mut tiers: Vec<(&String, &TierSums)> = self.tiers.iter().collect();
        // Others come behind. Stable: what has the same place stays in the order of the names.
        tiers.order_by_key(|(tier, _)| place(tier));
        let share = |(tier, sums): (&String, &TierSums)| {
            Ok(TierShare {
                tier: tier.clone(),
                projects: sums.projects,
                weight: sums.weight.into(),
                score: sums.score.into(),
                share_percent: per_cent(sums.score, sums.weight)?,
            })
        };
        tiers.into_iter().map(share).collect()
    }

    /// Back from plain data. Figures that are rounded are not read: they follow from the sums.
    ///
    /// # Errors
    /// A text that is no code, and counts that do not add up.
    pub fn read(group: &Group) -> Result<Self, Refusal> {
        let sums = Self::of(group).map_err(Refusal::Unreadable)?;
        if sums.adds_up() { Ok(sums) } else { Err(Refusal::Contradicts) }
    }

    /// Whether the counts are those of as many projects.
    fn adds_up(&self) -> bool {
        let totals = sum([&self.scored, &self.reported]);
        let graded = self.grades.values().chain(self.remarks.get(&Reason::NoGrade));
        let of_all = |extremes: &Extremes| totals.is_some_and(|totals| extremes.is_of(totals));
        sum([&self.scored, &self.reported].into_iter().chain(self.not_scored.values())) == Some(self.projects)
            && sum(self.distribution.values()) == totals
            && sum(graded) == totals
            && self.judged <= self.scored
            && self.reported_totals.projects <= self.projects
            && self.reported_totals.not_scored <= self.reported_totals.projects
            && sum(self.full_points.values()) == Some(self.scored)
            && sum(self.findings.values()).is_some()
            && sum(self.tiers.values().map(|tier| &tier.projects)).is_some()
            && self.remarks.values().all(|count| *count <= self.projects)
            && of_all(&self.highest)
            && of_all(&self.lowest)
    }

    fn of(group: &Group) -> Result<Self, String> {
        let sums = &group.sums;
        let tier = |share: &TierShare| {
            let (weight, score) = (share.weight.value(), share.score.value());
            (share.tier.clone(), TierSums { projects: share.projects, weight, score })
        };
        Ok(Self {
            projects: group.projects,
            scored: group.scored,
            reported: group.reported,
            budget: group.budget.value(),
            executed: group.executed.value(),
            rate: Quotient { dividend: sums.executed_of_rate.value(), divisor: sums.budget_of_rate.value() },
            scores: sums.scores.value(),
            judged: group.judged,
            reported_totals: ReportedSums {
                projects: group.reported_totals.projects,
                not_scored: group.reported_totals.not_scored,
                totals: sums.reported_totals.value(),
            },
            weighted: Quotient { dividend: sums.scores_by_budget.value(), divisor: sums.budget_of_scores.value() },
            highest: Extremes::highest().read(group.highest.as_ref()),
            lowest: Extremes::lowest().read(group.lowest.as_ref()),
            grades: group.grades.clone(),
            distribution: group.distribution.iter().map(|bin| (bin.from, bin.count)).collect(),
            tiers: group.tiers.iter().map(tier).collect(),
            findings: group.findings.clone().unwrap_or_default(),
            not_scored: reason::read(&group.not_scored)?,
            remarks: reason::read(&group.remarks)?,
            full_points: group.full_points.clone(),
        })
    }
}

/// The sum of counts, where there are no more of them than there can be projects or findings: so that counts that
/// somebody made up overflow nowhere.
fn sum<'c>(counts: impl IntoIterator<Item = &'c usize>) -> Option<usize> {
    const MOST: usize = 1_000_000_000;
    counts.into_iter().try_fold(0_usize, |sum, count| sum.checked_add(*count)).filter(|sum| *sum <= MOST)
}

/// The least total of the bin that a total lies in.
pub(crate) fn bin(score: Fraction) -> Result<i64, ArithmeticError> {
    let steps = score.divide(Fraction::whole(BIN))?;
    let cut = steps.round(Rounding { places: 0, mode: Mode::Down })?;
    let steps_down = i64::from(cut.fraction() > steps);
    let cut: i64 = cut.fraction().as_whole().unwrap_or(i64::MAX / BIN);
    Ok((cut - steps_down).saturating_mul(BIN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_begin_with_their_least_total() {
        for (score, from) in [("100", 100), ("99.99", 95), ("95", 95), ("0", 0), ("4.99", 0), ("-0.5", -5), ("-5", -5)]
        {
            assert_eq!(bin(score.parse().unwrap()).unwrap(), from, "{score}");
        }
    }
}
