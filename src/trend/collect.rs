//! Tables of many years under way.

use std::collections::HashSet;

use super::follow::{Followed, followed};
use super::reason;
use super::reason::{Reason, Reasons};
use super::total::total;
use super::year::YearTable;
use super::year_on_year::YearOnYear;
use crate::model::template::EvaluationKind;
use crate::num::ArithmeticError;
use crate::order::Order;
use crate::rollup::{DepartmentResults, Entry, resolve};

/// Tables of many years, in any order.
#[derive(Clone, Debug)]
pub struct Trend {
    kind: EvaluationKind,
    tables: Vec<YearTable>,
    results: Vec<DepartmentResults>,
    left_out: Reasons,
}

impl Trend {
    /// Nothing yet, of one kind of evaluation.
    #[must_use]
    pub const fn empty(kind: EvaluationKind) -> Self {
        Self { kind, tables: Vec::new(), results: Vec::new(), left_out: Reasons::new() }
    }

    /// One more table.
    pub fn add(&mut self, table: YearTable) {
        self.tables.push(table);
    }

    /// One more table of results; its rows stand for projects whose own tables of that year are not given.
    pub fn add_results(&mut self, results: DepartmentResults) {
        self.results.push(results);
    }

    /// Counts something that cannot be followed.
    pub fn leave_out(&mut self, reason: Reason) {
        *self.left_out.entry(reason).or_default() += 1;
    }

    /// The projects with their years.
    ///
    /// # Errors
    /// A figure that cannot be represented.
    pub fn conclude(mut self) -> Result<YearOnYear, ArithmeticError> {
        self.drop_repeated();
        self.add_rows();
        let Followed { projects, single, unclear, covered } = followed(&self.tables, self.kind)?;
        for _ in 0..covered {
            self.leave_out(Reason::HasTable);
        }
        let total = total(&projects, &single)?;
        Ok(YearOnYear {
            schema: YearOnYear::SCHEMA.to_owned(),
            kind: self.kind,
            currency: YearOnYear::CURRENCY.to_owned(),
            projects,
            unclear,
            total,
            left_out: reason::shown(&self.left_out),
        })
    }

    /// Leaves each table once, the table itself rather than its scorecard, and brings all into an order that is not that
    /// of the files.
    fn drop_repeated(&mut self) {
        self.tables.order_by(|a, b| (&a.sha256, a.is_card, &a.file).cmp(&(&b.sha256, b.is_card, &b.file)));
        let count = self.tables.len();
        let mut seen = HashSet::new();
        self.tables.retain(|table| seen.insert(table.sha256.clone()));
        for _ in self.tables.len()..count {
            self.leave_out(Reason::Repeated);
        }
    }

    /// The rows of tables of results that have no table; tables take over the unit and department of their rows. What has
    /// no year is left out.
    fn add_rows(&mut self) {
        let mut entries: Vec<Entry> = self.tables.iter_mut().map(|table| std::mem::take(&mut table.entry)).collect();
        let rows = resolve(Vec::new(), &mut entries, std::mem::take(&mut self.results));
        for (table, entry) in self.tables.iter_mut().zip(entries) {
            table.entry = entry;
        }
        self.tables.extend(rows.into_iter().map(YearTable::of_row));
        let count = self.tables.len();
        self.tables.retain(|table| table.entry.year.is_some());
        for _ in self.tables.len()..count {
            self.leave_out(Reason::NoYear);
        }
    }
}
