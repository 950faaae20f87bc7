//! What a form is filled with: a table and its scorecard, or a table alone that is still to be filled in.

use super::parts::parts_of_total;
use crate::intake::{Document, Kind, ScoringEngine};
use crate::ledger::Detail;
use crate::model::assessment::Assessment;
use crate::model::scorecard::Scorecard;
use crate::model::template::{EvaluationKind, TierRule};
use crate::num::{Number, Rounding};
use crate::template::Rulebook;
use crate::words::{Problem, Problems, text};

/// A table with what its template makes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    /// The table.
    pub assessment: Assessment,
    /// Its scorecard; none where the form is still to be filled in.
    pub card: Option<Scorecard>,
    /// The template: its id and version.
    pub template: String,
    /// SHA-256 of the template.
    pub template_sha256: String,
    /// How execution rates are printed.
    pub rate: Rounding,
    /// Full points of the execution rate, where the template gives its row any.
    pub execution_weight: Option<Number>,
    /// Full points of the whole table.
    pub full: Number,
    /// Who evaluates whom.
    pub kind: EvaluationKind,
    /// SHA-256 of the workbook that its table is from, where that has several.
    pub book_sha256: Option<String>,
    /// The tiers by their levels, as they may be named.
    pub tiers: Vec<Vec<String>>,
    /// The rows of money that the total is the sum of, by their numbers; none where that is not certain.
    pub parts: Option<Vec<usize>>,
}

impl Filled {
    /// A table that is still to be filled in by the rules of a template.
    #[must_use]
    pub fn open(assessment: Assessment, book: &Rulebook) -> Self {
        Self { parts: parts_of_total(&assessment.funds), assessment, card: None, ..Self::by(book) }
    }

    /// A table with what a template makes of it.
    #[must_use]
    pub fn scored(assessment: Assessment, card: Scorecard, book: &Rulebook) -> Self {
        Self { parts: parts_of_total(&assessment.funds), assessment, card: Some(card), ..Self::by(book) }
    }

    fn by(book: &Rulebook) -> Self {
        let stamp = book.stamp();
        Self {
            assessment: Assessment::default(),
            card: None,
            template: format!("{}@{}", stamp.id, stamp.version),
            template_sha256: stamp.sha256,
            rate: book.template.rounding.rate,
            execution_weight: book.template.execution.as_ref().map(|rule| rule.weight),
            full: book.template.total,
            kind: book.template.kind,
            book_sha256: None,
            tiers: levels(&book.template.tiers),
            parts: None,
        }
    }

    /// The tiers by their levels, as a template names them; as the usual one does, where it names none.
    #[must_use]
    pub fn tiers_of(book: &Rulebook, usual: &Rulebook) -> Vec<Vec<String>> {
        let own = levels(&book.template.tiers);
        if own.is_empty() { levels(&usual.template.tiers) } else { own }
    }

    /// The id of the template.
    #[must_use]
    pub fn template_id(&self) -> &str {
        self.template.split('@').next().unwrap_or_default()
    }
}

/// The names of tiers by their levels, from the first down.
fn levels(tiers: &[TierRule]) -> Vec<Vec<String>> {
    let (mut levels, mut level): (Vec<Vec<String>>, Vec<&TierRule>) = (Vec::new(), tiers.iter().collect());
    while !level.is_empty() {
        levels.push(level.iter().map(|tier| tier.name.clone()).collect());
        level = level.into_iter().flat_map(|tier| &tier.tiers).collect();
    }
    levels
}

/// Scores a table for its form, with its derivations where they are wanted; none of what a department publishes about its projects together.
///
/// # Errors
/// Everything that keeps it from being computed; whatever is no table of results.
pub fn fill(engine: &ScoringEngine, document: &Document<'_>, detail: Detail) -> Result<Option<Filled>, Problems> {
    match document.kind {
        Kind::Department => return Ok(None),
        Kind::Other(other) => return Err(document.refused(other).into()),
        Kind::Table => {}
    }
    engine.scored(document, detail, |table, card, _| {
        if table.book.template.kind == EvaluationKind::Monitoring {
            let message = text!(
                "监控表没有得分,不能导出为自评表",
                "a table of monitoring has no points and is no self-evaluation to be printed"
            );
            return Err(Problem::new(document.place(), message).into());
        }
        let book_sha256 = document.book_fingerprint().map(str::to_owned);
        Ok(Some(Filled { book_sha256, ..Filled::scored(table.assessment.clone(), card, table.book) }))
    })?
}

/// The same for a table of results; none of tables without results: goal forms, and tables of monitoring within the year.
///
/// # Errors
/// Everything that keeps it from being computed; whatever is no table.
pub fn fill_results(engine: &ScoringEngine, document: &Document<'_>) -> Result<Option<Filled>, Problems> {
    if document.kind != Kind::Table {
        return fill(engine, document, Detail::Brief);
    }
    engine.scored(document, Detail::Brief, |table, card, _| {
        let has_results = table.book.template.kind != EvaluationKind::Monitoring && !table.is_goal_form();
        has_results.then(|| Filled::scored(table.assessment.clone(), card, table.book))
    })
}
