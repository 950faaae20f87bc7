//! A row of a scorecard as it is compared: an indicator, or the execution rate.

use super::data::{Datum, of_indicator, of_money};
use super::scorecard_diff::RowResult;
use crate::model::scorecard::{Outcome, Scorecard, ScoredIndicator, Step};
use crate::model::template::Light;
use crate::model::value::Printed;
use crate::num::{Figure, Rounding};
use crate::score::{SCORE, SHARE_KEPT};
use crate::words::{Note, Text, text};

/// One row.
pub(super) struct Row<'c> {
    pub(super) path: Vec<String>,
    /// Whether it is that of the execution rate.
    money: bool,
    pub(super) weight: Option<Figure>,
    pub(super) score: Option<Figure>,
    pub(super) exact: Option<Figure>,
    outcome: Option<Outcome>,
    pub(super) light: Option<Light>,
    pub(super) method: Option<&'c str>,
    pub(super) why: Option<&'c Note>,
    steps: &'c [Step],
    /// What it was computed from.
    pub(super) data: Vec<Datum>,
    /// The points that the department wrote.
    pub(super) reported: Option<&'c Printed>,
    /// The execution rate that the department wrote, and the one that its amounts give.
    pub(super) reported_rate: Option<&'c Printed>,
    pub(super) rate: Option<Figure>,
    /// What its points rest on, in a few words.
    pub(super) facts: Text,
}

/// The rows of a scorecard, the execution rate first.
pub(super) fn rows(card: &Scorecard) -> Vec<Row<'_>> {
    let reported = card.reported.as_ref();
    let money = card.execution.iter().map(|execution| Row {
        path: Vec::new(),
        money: true,
        weight: execution.weight,
        score: execution.score,
        exact: execution.exact,
        outcome: execution.outcome,
        light: execution.light,
        method: None,
        why: execution.why.as_ref(),
        steps: &execution.derivation,
        data: of_money(execution),
        reported: reported.and_then(|reported| reported.execution_score.as_ref()),
        reported_rate: reported.and_then(|reported| reported.execution_rate.as_ref()),
        rate: execution.rate_percent,
        facts: match &execution.rate_percent {
            Some(rate) => text!("执行率 {rate}%", "the execution rate is {rate}%"),
            None => text!("没有执行率", "there is no execution rate"),
        },
    });
    money.chain(card.indicators.iter().map(indicator)).collect()
}

fn indicator(scored: &ScoredIndicator) -> Row<'_> {
    let printed = |side: &Option<Printed>| side.as_ref().map_or("—", |printed| printed.0.trim()).to_owned();
    let (target, actual) = (printed(&scored.target), printed(&scored.actual));
    Row {
        path: scored.path.iter().chain(&scored.name).cloned().collect(),
        money: false,
        weight: scored.effective_weight.or(scored.weight),
        score: scored.score,
        exact: scored.exact,
        outcome: Some(scored.outcome),
        light: scored.light,
        method: scored.method.as_deref(),
        why: scored.why.as_ref(),
        steps: &scored.derivation,
        data: of_indicator(scored),
        reported: scored.reported.as_ref(),
        reported_rate: None,
        rate: None,
        facts: match &scored.judged {
            Some(judged) => text!("评分 {judged}", "{judged} were given by a person"),
            None => text!("目标 {target},实际 {actual}", "target {target}, actual {actual}"),
        },
    }
}

impl Row<'_> {
    /// Whether two rows are the same row of the table.
    pub(super) fn is_of(&self, other: &Self) -> bool {
        self.money == other.money && self.path == other.path
    }

    /// Whether two rows come to something else.
    pub(super) fn differs(&self, other: &Self) -> bool {
        !same_value(self.score, other.score) || self.outcome != other.outcome || self.light != other.light
    }

    pub(super) fn result(&self) -> RowResult {
        RowResult {
            score: self.score,
            outcome: self.outcome,
            light: self.light,
            method: self.method.map(str::to_owned),
        }
    }

    /// Whether points are taken off for exceeding the target far.
    pub(super) fn is_cut(&self) -> bool {
        self.steps.iter().any(|step| step.id == SHARE_KEPT.id)
    }

    /// How its points were rounded; not known of a scorecard without derivations.
    pub(super) fn rounding(&self) -> Option<Rounding> {
        let step = self.steps.iter().find(|step| step.id == SCORE.id)?;
        Some(Rounding { places: step.places?, mode: step.mode? })
    }
}

/// The steps that are looked at: what far exceeding leaves of the points, and their rounding.
pub(super) fn looks_at(step: &Step) -> bool {
    step.id == SHARE_KEPT.id || step.id == SCORE.id
}

/// Whether two figures are the same value: 98.2 and 98.20 are.
fn same_value(before: Option<Figure>, after: Option<Figure>) -> bool {
    before.map(Figure::value) == after.map(Figure::value)
}
