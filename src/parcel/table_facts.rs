//! What is kept of a table that was audited, for what is sent out about it.

use crate::audit::{Finding, Given, ProjectFacts, Undecided, at_stake};
use crate::num::Fraction;

/// What is kept of a table.
#[derive(Clone, Debug)]
pub struct TableFacts {
    /// The project.
    pub project: String,
    /// Its department.
    pub department: Option<String>,
    /// Which tables it belongs to.
    pub given: Given,
    /// The year.
    pub year: Option<u16>,
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
            year: facts.year,
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
