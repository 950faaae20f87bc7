//! Which year is audited, where tables of several are given: last year's are there for comparison, and say nothing of
//! this year's work.

use std::collections::BTreeMap;

use super::finding::ComparedYear;
use crate::model::template::EvaluationKind;

/// The years whose tables are audited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AuditedYears {
    /// Of each kind of evaluation the latest year; those before it are there for comparison.
    #[default]
    Latest,
    /// This one; all others are there for comparison.
    One(u16),
    /// All of them.
    All,
}

/// Tables that belong together: who evaluates, and which year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Given {
    /// Who evaluates whom.
    pub kind: EvaluationKind,
    /// 年度; none where a table says nothing of it.
    pub year: Option<u16>,
}

/// Which tables are audited, and which were given for comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// How many tables of which kind and year.
    tables: BTreeMap<Given, usize>,
    /// What is audited of each kind.
    audited: BTreeMap<EvaluationKind, u16>,
    years: AuditedYears,
    /// The latest year of what departments publish, where there are no tables.
    published: Option<u16>,
    /// The year of the day of the audit: nothing came of a later one yet.
    now: u16,
}

impl Chosen {
    /// Chooses among tables, and what departments publish of years, in the year `now`.
    #[must_use]
    pub fn of(
        years: AuditedYears,
        now: u16,
        tables: impl Iterator<Item = (Given, usize)>,
        departments: impl Iterator<Item = Option<u16>>,
    ) -> Self {
        let tables: BTreeMap<Given, usize> = tables.collect();
        let mut by_kind: BTreeMap<EvaluationKind, Vec<ComparedYear>> = BTreeMap::new();
        for (Given { kind, year }, tables) in &tables {
            if let Some(year) = year.filter(|year| *year <= now) {
                by_kind.entry(*kind).or_default().push(ComparedYear { year, tables: *tables, failing: 0 });
            }
        }
        let audited = by_kind.into_iter().filter_map(|(kind, years)| Some((kind, latest(&years)?))).collect();
        Self { tables, audited, years, published: departments.flatten().filter(|year| *year <= now).max(), now }
    }

    /// Whether tables are audited. What says nothing of its year is; so is a year that is later than that of most.
    #[must_use]
    pub fn has(&self, Given { kind, year }: Given) -> bool {
        let Some(year) = year else { return true };
        match self.years {
            AuditedYears::All => true,
            AuditedYears::One(asked) => year == asked,
            AuditedYears::Latest => self.audited.get(&kind).is_none_or(|audited| (*audited..=self.now).contains(&year)),
        }
    }

    /// Whether a year has not begun, and nobody asked for it: what a table of it says came to pass did not.
    #[must_use]
    pub fn is_ahead(&self, year: Option<u16>) -> bool {
        self.years == AuditedYears::Latest && year.is_some_and(|year| year > self.now)
    }

    /// Whether somebody said which years are audited.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.years != AuditedYears::Latest
    }

    /// Whether something of a year is audited that is of no single table.
    #[must_use]
    pub fn has_year(&self, year: Option<u16>) -> bool {
        let Some(year) = year else { return true };
        match self.years {
            AuditedYears::All => true,
            AuditedYears::One(asked) => year == asked,
            AuditedYears::Latest => self.audited.values().copied().min().or(self.published).is_none_or(|of| year >= of),
        }
    }

    /// The year that is audited, where that is a question: tables of others were given, or it was asked for.
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        match self.years {
            AuditedYears::One(asked) => Some(asked),
            AuditedYears::Latest if !self.compared().is_empty() => self.audited.values().copied().max(),
            _ => None,
        }
    }

    /// The years that were given for comparison, with their tables, the first one first.
    #[must_use]
    pub fn compared(&self) -> Vec<ComparedYear> {
        let mut years: BTreeMap<u16, usize> = BTreeMap::new();
        for (given, tables) in self.tables.iter().filter(|(given, _)| !self.has(**given)) {
            if let Some(year) = given.year {
                *years.entry(year).or_default() += tables;
            }
        }
        years.into_iter().map(|(year, tables)| ComparedYear { year, tables, failing: 0 }).collect()
    }
}

/// The latest year with at least half as many tables as that with most: a year that one table gets wrong is not the
/// one that is audited.
fn latest(years: &[ComparedYear]) -> Option<u16> {
    let most = years.iter().map(|of| of.tables).max()?;
    years.iter().filter(|of| of.tables * 2 >= most).map(|of| of.year).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: EvaluationKind = EvaluationKind::SelfEvaluation;

    fn chosen(years: AuditedYears, tables: &[(EvaluationKind, Option<u16>, usize)]) -> Chosen {
        let tables = tables.iter().map(|(kind, year, tables)| (Given { kind: *kind, year: *year }, *tables));
        Chosen::of(years, 2026, tables, std::iter::empty())
    }

    #[test]
    fn the_latest_year_is_audited_and_those_before_it_are_there_for_comparison() {
        let both = chosen(AuditedYears::Latest, &[(OWN, Some(2023), 280), (OWN, Some(2024), 300), (OWN, None, 1)]);
        assert_eq!(
            (both.year(), both.compared()),
            (Some(2024), vec![ComparedYear { year: 2023, tables: 280, failing: 0 }])
        );
        let has = |year| both.has(Given { kind: OWN, year });
        assert!(has(Some(2024)) && has(None) && !has(Some(2023)));
        assert!(both.has_year(Some(2024)) && both.has_year(None) && !both.has_year(Some(2023)));
        let one = chosen(AuditedYears::Latest, &[(OWN, Some(2024), 3)]);
        assert_eq!((one.year(), one.compared()), (None, Vec::new()));
    }

    #[test]
    fn a_year_that_one_table_gets_wrong_makes_no_other_one_a_comparison() {
        let slip = chosen(AuditedYears::Latest, &[(OWN, Some(2024), 299), (OWN, Some(2026), 1)]);
        assert!(slip.has(Given { kind: OWN, year: Some(2024) }) && slip.has(Given { kind: OWN, year: Some(2026) }));
        assert_eq!(slip.compared(), Vec::new());
    }

    #[test]
    fn a_year_that_has_not_begun_makes_no_other_one_a_comparison_and_is_not_audited_unasked() {
        let both = [(OWN, Some(2024), 1), (OWN, Some(2027), 1)];
        let ahead = Given { kind: OWN, year: Some(2027) };
        let unasked = chosen(AuditedYears::Latest, &both);
        assert!(unasked.has(Given { kind: OWN, year: Some(2024) }) && !unasked.has(ahead));
        assert!(unasked.is_ahead(Some(2027)) && !unasked.is_ahead(Some(2026)) && !unasked.is_ahead(None));
        let asked = chosen(AuditedYears::One(2027), &both);
        assert!(asked.has(ahead) && !asked.is_ahead(Some(2027)));
    }

    #[test]
    fn each_kind_of_evaluation_has_its_own_year() {
        let monitoring = EvaluationKind::Monitoring;
        let kinds = chosen(AuditedYears::Latest, &[(OWN, Some(2024), 40), (monitoring, Some(2025), 40)]);
        assert!(kinds.has(Given { kind: OWN, year: Some(2024) }));
        assert!(kinds.has(Given { kind: monitoring, year: Some(2025) }) && kinds.has_year(Some(2024)));
    }

    #[test]
    fn the_year_that_is_asked_for_is_the_one() {
        let given = [(OWN, Some(2023), 5), (OWN, Some(2024), 5)];
        let asked = chosen(AuditedYears::One(2023), &given);
        assert!(!asked.has(Given { kind: OWN, year: Some(2024) }) && asked.has(Given { kind: OWN, year: Some(2023) }));
        assert_eq!(asked.compared(), [ComparedYear { year: 2024, tables: 5, failing: 0 }]);
        assert_eq!(chosen(AuditedYears::All, &given).compared(), Vec::new());
    }
}
