//! What is kept of a table once it has been audited.

use super::audited_row::AuditedRow;
use super::audited_table::AuditedTable;
use super::audited_years::Given;
use super::folder::{ProjectFacts, best_grade};
use super::kept::{KeptText, Measured, TextCell};
use super::unmet::is_unmet;
use crate::identity::{same_grade, table_key};
use crate::num::{Figure, Number};
use crate::read::Places;

impl ProjectFacts {
    /// Which tables it belongs to.
    #[must_use]
    pub const fn given(&self) -> Given {
        Given { kind: self.kind, year: self.year }
    }

    /// What is kept of a table.
    #[must_use]
    pub fn of(table: &AuditedTable<'_>, places: Places<'_>) -> Self {
        let assessment = table.assessment();
        let (project, template) = (&assessment.project, &table.bound.book.template);
        // Without these no table of another year can be told to be one of the same project.
        let known = project.code.is_some() || project.department.is_some();
        let by_year = assessment.year.is_some() && known && template.lights.is_none();
        let measures = table.rows.iter().filter(|_| by_year).filter_map(|row| Measured::of(row, places));
        Self {
            reasons: reasons(table, places),
            goals: goals(table, places),
            measures: tight(measures),
            ..Self::alone(table, places)
        }
    }

    /// The same without what other tables are held against.
    #[must_use]
    pub(super) fn alone(table: &AuditedTable<'_>, places: Places<'_>) -> Self {
        let assessment = table.assessment();
        let (project, template) = (&assessment.project, &table.bound.book.template);
        let total = &table.card.total;
        let money = table.total_funds().map(|fund| fund.money);
        Self {
            place: places.here(),
            name: project.name.clone(),
            code: project.code.clone(),
            department: project.department.clone(),
            unit: project.unit.clone(),
            year: assessment.year,
            key: table_key(template.kind, assessment.year, project),
            fingerprint: beginning(&table.card.input.sha256),
            kind: template.kind,
            template: template.id.as_str().into(),
            total: total.score.map(Figure::value),
            whole: table.is_complete() && total.weight.is_some() && total.weight == total.assessed,
            full: total.weight.map(Figure::value).or_else(|| template.must_add_up.then(|| template.total.fraction())),
            grade: table.card.grade.clone(),
            reported_total: assessment
                .reported
                .as_ref()
                .and_then(|reported| reported.total.clone())
                .map(|total| total.0),
            best: is_best(table),
            currency: assessment.currency.clone(),
            initial: money.and_then(|money| money.initial).map(Number::fraction),
            budget: money.and_then(|money| money.budget).map(Number::fraction),
            executed: money.and_then(|money| money.executed).map(Number::fraction),
            reasons: Vec::new(),
            goals: Vec::new(),
            measures: Vec::new(),
            is_goal_form: table.bound.is_goal_form(),
            rate: table.execution_rate(),
            unmet: unmet(table),
        }
    }
}

/// The first half of a fingerprint: enough to know a table again.
fn beginning(sha256: &str) -> Option<u128> {
    sha256.get(..32).and_then(|digits| u128::from_str_radix(digits, 16).ok())
}

fn is_best(table: &AuditedTable<'_>) -> Option<bool> {
    let book = table.bound.book;
    let best = best_grade(book)?;
    let reported = table.assessment().reported.as_ref();
    if let Some(written) = reported.and_then(|reported| reported.grade.as_ref()) {
        return Some(same_grade(&written.0, best));
    }
    let of_total = table.reported().total.figure().and_then(|total| book.grade(total.value));
    let grade = of_total.map(|grade| grade.name.as_str()).or(table.card.grade.as_deref())?;
    Some(grade == best)
}

fn reasons(table: &AuditedTable<'_>, places: Places<'_>) -> Vec<KeptText> {
    let least = table.profile.limits.copied_text.value.fraction();
    let given = table.rows.iter().filter_map(|row| Some((TextCell::Reason(row.index), row.reason()?)));
    tight(given.filter_map(|(cell, reason)| KeptText::new(cell, reason, least, places)))
}

fn goals(table: &AuditedTable<'_>, places: Places<'_>) -> Vec<KeptText> {
    let least = table.profile.limits.copied_text.value.fraction();
    let goal = table.assessment().goal.as_ref();
    let texts =
        goal.into_iter().flat_map(|goal| [(TextCell::Expected, &goal.expected), (TextCell::Achieved, &goal.achieved)]);
    tight(texts.filter_map(|(cell, text)| KeptText::new(cell, text.as_deref()?, least, places)))
}

/// A list without room for more: it is kept until the last table has been read.
fn tight<T>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut list: Vec<T> = items.collect();
    list.shrink_to_fit();
    list
}

/// The indicators that missed their targets. Within the year nothing is missed yet.
fn unmet(table: &AuditedTable<'_>) -> Vec<String> {
    let within_the_year = table.bound.book.template.lights.is_some();
    let missed = |row: &&AuditedRow<'_>| is_unmet(row) && !row.asks_for_execution() && !within_the_year;
    let rows = table.rows.iter().filter(missed);
    tight(rows.map(|row| format!("{} {} → {}", row.name(), row.target_text(), row.actual_text())))
}
