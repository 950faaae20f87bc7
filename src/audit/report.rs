//! Where rules put what they find.

use super::audited_table::AuditedTable;
use super::finding::{Finding, Location, Severity, Undecided};
use super::saying::Saying;
use crate::num::{Figure, Fraction, Rounding};
use crate::read::Places;
use crate::words::{Place, Text};

/// A finding as a rule makes it; the rest the report knows.
#[derive(Clone, Debug)]
pub struct Found {
    at: String,
    /// The key below it whose cell is shown.
    beside: Option<&'static str>,
    message: Text,
    advice: Option<Text>,
    basis: Option<Text>,
    points: Option<Fraction>,
    expected: Option<String>,
    actual: Option<String>,
    right_under: Option<Vec<Rounding>>,
    severity: Option<Severity>,
    indicator: Option<String>,
}

impl Found {
    /// Something wrong at a JSON Pointer of the table.
    #[must_use]
    pub const fn new(at: String, message: Text) -> Self {
        Self {
            at,
            beside: None,
            message,
            advice: None,
            basis: None,
            points: None,
            expected: None,
            actual: None,
            right_under: None,
            severity: None,
            indicator: None,
        }
    }

    /// The two figures side by side: what it should be, and what it is.
    #[must_use]
    pub fn figures(mut self, expected: impl Into<String>, actual: impl Into<String>) -> Self {
        (self.expected, self.actual) = (Some(expected.into()), Some(actual.into()));
        self
    }

    /// The points that may be lost by it, whatever their sign. They rank projects and weigh when samples are drawn: nothing
    /// for what lacks evidence only.
    #[must_use]
    pub fn worth(mut self, points: Fraction) -> Self {
        let points = if points.is_negative() { Fraction::ZERO.subtract(points).unwrap_or(points) } else { points };
        self.points = Some(points);
        self
    }

    /// What to do, where it is not what the rule's page says.
    #[must_use]
    pub fn advise(mut self, advice: Text) -> Self {
        self.advice = Some(advice);
        self
    }

    /// The source, where it is not that of the rule's page: a threshold's, or the template's.
    #[must_use]
    pub fn by(mut self, basis: Text) -> Self {
        self.basis = Some(basis);
        self
    }

    /// The roundings under which a figure that was computed again would be right.
    #[must_use]
    pub fn right_under(mut self, roundings: Vec<Rounding>) -> Self {
        self.right_under = Some(roundings);
        self
    }

    /// How grave it is, where it is more or less than the findings of the rule are. A profile that changes the
    /// severity of the rule changes this too.
    #[must_use]
    pub const fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// What is shown is the cell of a key below it: what is missing is to be written there.
    #[must_use]
    pub const fn beside(mut self, key: &'static str) -> Self {
        self.beside = Some(key);
        self
    }

    /// The indicator with the tiers above it, where the table itself is no longer at hand.
    #[must_use]
    pub fn about(mut self, indicator: impl Into<String>) -> Self {
        self.indicator = Some(indicator.into());
        self
    }

    fn into_finding(self, saying: &Saying, severity: Severity, location: Location) -> Finding {
        let own = self.severity.filter(|_| severity == saying.severity);
        Finding {
            code: saying.code.to_owned(),
            slug: saying.slug.to_owned(),
            severity: own.unwrap_or(severity),
            title: saying.title.clone(),
            project: None,
            department: None,
            year: None,
            indicator: self.indicator,
            message: self.message,
            advice: self.advice.unwrap_or_else(|| saying.advice.clone()),
            basis: self.basis.unwrap_or_else(|| saying.basis.clone()),
            points_at_stake: self.points.map(Figure::from),
            location,
            expected: self.expected,
            actual: self.actual,
            right_under: self.right_under,
            waived: None,
            requested: None,
        }
    }
}

/// What one rule finds in one table.
pub struct Report<'s> {
    table: &'s AuditedTable<'s>,
    places: Places<'s>,
    saying: &'s Saying,
    severity: Severity,
    pub(super) findings: Vec<Finding>,
    pub(super) undecided: Vec<Undecided>,
}

impl<'s> Report<'s> {
    pub(super) const fn new(
        table: &'s AuditedTable<'s>,
        places: Places<'s>,
        saying: &'s Saying,
        severity: Severity,
    ) -> Self {
        Self { table, places, saying, severity, findings: Vec::new(), undecided: Vec::new() }
    }

    /// Something is wrong.
    pub fn add(&mut self, found: Found) {
        let place = match found.beside {
            Some(key) => self.places.at(&format!("{}/{key}", found.at)),
            None => self.places.at(&found.at),
        };
        let location = Location::new(place, found.at.clone());
        let project = &self.table.assessment().project;
        self.findings.push(Finding {
            project: Some(project.name.clone()),
            department: project.department.clone(),
            year: self.table.assessment().year,
            indicator: self.indicator(&found.at),
            ..found.into_finding(self.saying, self.severity, location)
        });
    }

    /// It cannot be told, because what the rule needs is broken.
    pub fn leave_open(&mut self, at: &str, why: Text) {
        self.leave_points_open(at, why, None);
    }

    /// The same of points that were given all the same: of a table with such it cannot be said that it passes.
    pub fn leave_points_open(&mut self, at: &str, why: Text, points: Option<Fraction>) {
        let assessment = self.table.assessment();
        self.undecided.push(Undecided {
            code: self.saying.code.to_owned(),
            slug: self.saying.slug.to_owned(),
            project: Some(assessment.project.name.clone()),
            department: assessment.project.department.clone(),
            year: assessment.year,
            indicator: self.indicator(at),
            location: Location::new(self.places.at(at), at.to_owned()),
            points_at_stake: points.filter(|points| points.is_positive()).map(Figure::from),
            why,
        });
    }

    /// The indicator that a pointer lies in.
    fn indicator(&self, pointer: &str) -> Option<String> {
        let index: usize = pointer.strip_prefix("/indicators/")?.split('/').next()?.parse().ok()?;
        let indicator = self.table.assessment().indicators.get(index)?;
        let labels = indicator.path.iter().chain(&indicator.name);
        Some(labels.map(String::as_str).collect::<Vec<_>>().join(" / "))
    }
}

/// What one rule finds over all tables.
pub struct FolderReport<'s> {
    saying: &'s Saying,
    severity: Severity,
    pub(super) findings: Vec<Finding>,
    pub(super) undecided: Vec<Undecided>,
}

/// Whom a finding about several tables is about, as far as it is one.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The project.
    pub project: Option<&'a str>,
    /// The department.
    pub department: Option<&'a str>,
}

impl<'s> FolderReport<'s> {
    pub(super) const fn new(saying: &'s Saying, severity: Severity) -> Self {
        Self { saying, severity, findings: Vec::new(), undecided: Vec::new() }
    }

    /// Something is wrong at a place; about one project, or about several of a department.
    pub fn add(&mut self, place: Place, about: About<'_>, found: Found) {
        let location = Location::new(place, found.at.clone());
        self.findings.push(Finding {
            project: about.project.map(str::to_owned),
            department: about.department.map(str::to_owned),
            ..found.into_finding(self.saying, self.severity, location)
        });
    }

    /// It cannot be told.
    pub fn leave_open(&mut self, place: Place, pointer: &str, project: Option<&str>, why: Text) {
        self.leave_points_open(place, pointer, project, why, None);
    }

    /// The same of points that were given all the same: of documents with such it cannot be said that they pass.
    pub fn leave_points_open(
        &mut self,
        place: Place,
        pointer: &str,
        project: Option<&str>,
        why: Text,
        points: Option<Fraction>,
    ) {
        self.undecided.push(Undecided {
            code: self.saying.code.to_owned(),
            slug: self.saying.slug.to_owned(),
            project: project.map(str::to_owned),
            department: None,
            year: None,
            indicator: None,
            location: Location::new(place, pointer.to_owned()),
            points_at_stake: points.filter(|points| points.is_positive()).map(Figure::from),
            why,
        });
    }
}
