//! A scored table, with as much of it as is told.

use crate::bind::Table;
use crate::identity::table_key;
use crate::model::assessment::{FundRow, Goal};
use crate::model::scorecard::Scorecard;
use crate::model::template::EvaluationKind;
use crate::rollup::Entry;
use crate::words::Place;

/// A scored table.
#[derive(Clone, Debug)]
pub struct Evaluated {
    /// What it is rolled up as.
    pub entry: Entry,
    /// Where the table stands.
    pub(super) place: Place,
    /// Its scorecard.
    pub(super) card: Scorecard,
    pub(super) kind: EvaluationKind,
    /// Whether its money is a transfer from above: its category or the title of its template says so.
    pub(super) transfer: bool,
    pub(super) goal: Option<Goal>,
    pub(super) funds: Vec<FundRow>,
    /// Of each indicator, whether points were lost for exceeding the target far.
    pub(super) exceeded: Vec<bool>,
    /// The grades of its template, the best first.
    pub(super) grades: Vec<String>,
}

impl Evaluated {
    /// A table with its scorecard.
    #[must_use]
    pub fn new(table: &Table<'_>, card: Scorecard, place: Place) -> Self {
        let assessment = table.assessment;
        let template = &table.book.template;
        Self {
            entry: Entry::of_card(&card, template, assessment.complete == Some(false)),
            place,
            kind: template.kind,
            transfer: is_transfer(table),
            goal: assessment.goal.clone(),
            funds: assessment.funds.clone(),
            exceeded: table.rows.iter().map(|row| row.loss.is_some()).collect(),
            grades: table.book.grades(),
            card,
        }
    }

    /// Whose table it is, and of which year.
    pub(super) fn key(&self) -> String {
        table_key(self.kind, self.card.year, &self.card.project)
    }
}

fn is_transfer(table: &Table<'_>) -> bool {
    const TRANSFER: &str = "转移支付";
    let category = table.assessment.project.category.as_deref();
    category.is_some_and(|category| category.contains(TRANSFER)) || table.book.template.title.contains(TRANSFER)
}
