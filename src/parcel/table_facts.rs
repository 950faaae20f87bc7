//! What is kept of a table that was audited, for what is sent out about it.

use crate::audit::{Finding, Given, ProjectFacts, Undecided, at_stake};
use crate::num::{Fraction, Mode, Points, Rounding};

/// What is kept of a table.
#[derive(Clone, Debug)]
pub struct TableFacts {
    /// The project.
    pub project: String,
    /// Its department.
    pub department: Option<String>,
    /// Which tables it belongs to.
    pub given: Given,
    /// The unit.
    pub unit: Option<String>,
    /// The year.
    pub year: Option<u16>,
    /// The file that it stands in.
    pub file: String,
    /// What amounts count in.
    pub currency: Option<String>,
    /// 全年预算数.
    pub budget: Option<Fraction>,
    /// 全年执行数.
    pub executed: Option<Fraction>,
    /// 执行率 in per cent, to two places.
    pub rate_percent: Option<Points>,
    /// The total as the department wrote it.
    pub reported_total: Option<String>,
    /// The total by the rules.
    pub total: Option<Fraction>,
    /// Whether all points were assessed.
    pub whole: bool,
    /// The grade of that total.
    pub grade: Option<String>,
    /// Full points.
    pub full: Option<Fraction>,
    /// The points that hang on what was found in it; a point that several findings speak of is counted once.
    pub at_stake: Fraction,
    /// What no rule could decide.
    pub undecided: Vec<Undecided>,
}

impl From<&ProjectFacts> for TableFacts {
    fn from(facts: &ProjectFacts) -> Self {
        Self {
            project: facts.name.clone(),
            department: facts.department.clone(),
            given: facts.given(),
            unit: facts.unit.clone(),
            year: facts.year,
            file: facts.place.file.clone(),
            currency: facts.currency.clone(),
            budget: facts.budget,
            executed: facts.executed,
            rate_percent: facts.rate.and_then(per_cent),
            reported_total: facts.reported_total.clone(),
            total: facts.total,
            whole: facts.whole,
            grade: facts.grade.clone(),
            full: facts.full,
            at_stake: Fraction::ZERO,
            undecided: Vec::new(),
        }
    }
}

impl TableFacts {
    /// Takes in what was found in the table.
    pub(super) fn hold(&mut self, findings: &[Finding], undecided: Vec<Undecided>) {
        let counted: Vec<&Finding> = findings.iter().filter(|finding| finding.waived.is_none()).collect();
        let points = at_stake(&counted);
        self.at_stake = self.full.map_or(points, |full| points.min(full));
        self.undecided = undecided;
    }
}

/// A share in per cent, to two places.
fn per_cent(share: Fraction) -> Option<Points> {
    let rounding = Rounding { places: 2, mode: Mode::HalfUp };
    share.multiply(Fraction::whole(100)).ok()?.round(rounding).ok()
}
