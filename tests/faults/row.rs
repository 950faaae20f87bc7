//! One indicator of a clean table.

use jixiao::model::scorecard::{Kind, Outcome, ScoredIndicator};
use jixiao::model::value::Relation;
use jixiao::num::Fraction;
use serde_json::Value;

use super::case::text;
use super::figures::figure;

pub(crate) struct Row<'c> {
    pub index: usize,
    pub value: &'c Value,
    pub scored: &'c ScoredIndicator,
}

impl<'c> Row<'c> {
    pub(crate) fn at(&self, key: &str) -> String {
        let index = self.index;
        if key.is_empty() { format!("/indicators/{index}") } else { format!("/indicators/{index}/{key}") }
    }

    pub(crate) fn text(&self, key: &str) -> &'c str {
        text(self.value, &format!("/{key}"))
    }

    pub(crate) fn target(&self) -> &'c str {
        self.text("target")
    }

    pub(crate) fn actual(&self) -> &'c str {
        self.text("actual")
    }

    /// The tiers above it.
    pub(crate) fn tier(&self, level: usize) -> &'c str {
        text(self.value, &format!("/path/{level}"))
    }

    pub(crate) fn stands_below(&self, word: &str) -> bool {
        self.tier(0).contains(word) || self.tier(1).contains(word)
    }

    pub(crate) fn is_satisfaction(&self) -> bool {
        self.text("name").contains("满意度")
    }

    pub(crate) fn weight(&self) -> Option<Fraction> {
        self.has("weight").then(|| figure(self.text("weight")))
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.value.get(key).is_some()
    }

    /// Whether the department gave itself all points.
    pub(crate) fn is_full(&self) -> bool {
        self.has("reported") && figure(self.text("reported")) == figure(self.text("weight"))
    }

    pub(crate) fn is_met(&self) -> bool {
        self.scored.outcome == Outcome::Met
    }

    /// Whether a rule decides it: no person, and no formula about money.
    pub(crate) fn is_measured(&self) -> bool {
        self.has("target") && !self.has("judged")
    }

    fn kind(&self) -> Kind {
        self.scored.reading.target.kind
    }

    fn relation(&self) -> Option<Relation> {
        self.scored.reading.target.relation
    }

    pub(crate) fn is_number(&self) -> bool {
        self.kind() == Kind::Number
    }

    /// As much as this, or more.
    pub(crate) fn is_floor(&self) -> bool {
        self.is_number() && matches!(self.relation(), Some(Relation::AtLeast | Relation::Equal))
    }

    pub(crate) fn is_ceiling(&self) -> bool {
        self.is_number() && self.relation() == Some(Relation::AtMost)
    }

    pub(crate) fn is_date(&self) -> bool {
        self.kind() == Kind::Date
    }

    pub(crate) fn is_range(&self) -> bool {
        self.kind() == Kind::Range
    }

    pub(crate) fn is_words(&self) -> bool {
        matches!(self.kind(), Kind::Word | Kind::Text)
    }

    /// Its unit, as the cell or the column has it.
    pub(crate) fn unit(&self) -> &'c str {
        self.scored.reading.target.unit.as_deref().map_or("", |_| {
            let cell = self.target().trim_start_matches(|c: char| !c.is_ascii_digit());
            let unit = cell.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' '));
            if unit.is_empty() { self.text("unit") } else { unit }
        })
    }

    pub(crate) fn is_rate(&self) -> bool {
        self.unit() == "%"
    }

    /// Whether the operator stands in a column of its own.
    pub(crate) fn has_columns(&self) -> bool {
        self.has("operator")
    }
}
