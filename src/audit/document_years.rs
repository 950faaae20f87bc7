//! The years of documents by where they begin, for findings that no longer know their document.

use std::collections::HashMap;

use super::finding::{Finding, Location, Undecided};
use super::folder::Folder;
use crate::words::{Place, Position};

/// Where each document of a file begins, and its year, in their order.
type Beginnings = Vec<(Option<Position>, Option<u16>)>;

/// The years of all documents of a run.
#[derive(Debug, Default)]
pub(super) struct DocumentYears<'f> {
    files: HashMap<&'f str, Beginnings>,
    /// The sheets of workbooks; none where its forms are of several years.
    sheets: HashMap<(&'f str, &'f str), Option<u16>>,
}

impl Folder {
    /// Notes the years of findings over several documents: those of the documents in which they lie.
    pub(super) fn date(&self, findings: &mut [Finding], undecided: &mut [Undecided]) {
        let years = self.years();
        for finding in findings {
            finding.year = years.at(&finding.location);
        }
        for open in undecided {
            open.year = years.at(&open.location);
        }
    }

    /// The years of its documents.
    pub(super) fn years(&self) -> DocumentYears<'_> {
        let mut years = DocumentYears::default();
        let tables = self.projects().map(|facts| (&facts.place, facts.year));
        let departments = self.departments.iter().map(|facts| (&facts.place, facts.department.year));
        for (place, year) in tables.chain(departments) {
            years.add(place, year);
        }
        for beginnings in years.files.values_mut() {
            beginnings.sort();
        }
        years
    }
}

impl<'f> DocumentYears<'f> {
    fn add(&mut self, place: &'f Place, year: Option<u16>) {
        if let Some(Position::Sheet { sheet, .. }) = &place.position {
            let known = self.sheets.entry((&place.file, sheet)).or_insert(year);
            *known = known.filter(|known| Some(*known) == year);
        } else {
            self.files.entry(&place.file).or_default().push((place.position.clone(), year));
        }
    }

    /// The year of the document in which a place lies: the last one that begins before it in the same file.
    pub(super) fn at(&self, location: &Location) -> Option<u16> {
        if let Some(sheet) = &location.sheet {
            return self.sheets.get(&(location.file.as_str(), sheet.as_str())).copied().flatten();
        }
        let beginnings = self.files.get(location.file.as_str())?;
        let at = location.place().position;
        let before = beginnings.partition_point(|(position, _)| at.is_none() || *position <= at);
        before.checked_sub(1).and_then(|last| beginnings.get(last)).and_then(|(_, year)| *year)
    }
}
