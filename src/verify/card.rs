//! A scorecard computed again from its own inputs and its template, and its derivations replayed.

use serde::Serialize;
use serde_json::Value;

use crate::bind::Table;
use crate::codes::overflow;
use crate::intake::{Document, ScoringEngine};
use crate::ledger::Detail;
use crate::model::scorecard::Scorecard;
use crate::num::Figure;
use crate::print::tree;
use crate::read::Source;
use crate::score::{Mismatch, assessment_of, replay, score};
use crate::words::{Problem, Problems, text};

/// What verifying a scorecard found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The project.
    pub project: String,
    /// The total that the scorecard states.
    pub score: Option<Figure>,
    /// Every figure that is not what it should be.
    pub mismatches: Vec<Mismatch>,
}

/// Verifies every scorecard of a file.
#[must_use]
pub fn verify_all(engine: &ScoringEngine, source: &Source) -> Vec<Result<Verdict, Problems>> {
    Document::all(source).map(|document| verify(engine, &document?)).collect()
}

/// Verifies a scorecard: computes it again from its own inputs and its template, and replays its derivations.
///
/// # Errors
/// Everything that keeps it from being computed; whatever is no scorecard.
pub fn verify(engine: &ScoringEngine, document: &Document<'_>) -> Result<Verdict, Problems> {
    if ["schema", "engine", "tiers", "total"].iter().all(|key| !document.has(key)) {
        let message = text!("这不是评分卡", "this is not a scorecard");
        let advice = text!("评分卡由 jixiao score -f json 输出", "scorecards are written by jixiao score -f json");
        return Err(Problem::new(document.place(), message).advise(advice).into());
    }
    let card = document.card()?;
    let again = computed_again(engine, document, &card)?;
    let mut mismatches = replay(&card);
    if let (Ok(mut stated), Ok(mut computed)) = (tree(&card), tree(&again)) {
        for json in [&mut stated, &mut computed] {
            // Another version of the program has to come to the same figures.
            json.as_object_mut().map(|card| card.remove("engine"));
        }
        differences("", &stated, &computed, &mut mismatches);
    }
    mismatches.sort_by(|a, b| a.pointer.cmp(&b.pointer));
    mismatches.dedup();
    Ok(Verdict { project: card.project.name, score: card.total.score, mismatches })
}

fn computed_again(engine: &ScoringEngine, document: &Document<'_>, card: &Scorecard) -> Result<Scorecard, Problems> {
    let book = engine.book_of_card(document, card)?;
    let places = document.places();
    let assessment = assessment_of(card, &book)
        .map_err(|found| Problem::new(places.at(&found.pointer), found.why.advice().into()))?;
    let table = Table::build(&book, &assessment, places)?;
    score(&table, detail_of(card), card.input.sha256.clone())
        .map_err(|failure| overflow(places.at(&failure.pointer), &failure.error).into())
}

/// With derivations, where the scorecard has any.
fn detail_of(card: &Scorecard) -> Detail {
    let brief = card.total.derivation.is_empty()
        && card.execution.iter().all(|execution| execution.derivation.is_empty())
        && card.indicators.iter().all(|indicator| indicator.derivation.is_empty());
    if brief { Detail::Brief } else { Detail::Full }
}

fn differences(pointer: &str, stated: &Value, computed: &Value, found: &mut Vec<Mismatch>) {
    match (stated, computed) {
        (a, b) if a == b => {}
        (Value::Object(a), Value::Object(b)) => {
            for key in a.keys().chain(b.keys().filter(|key| !a.contains_key(*key))) {
                let [a, b] = [a, b].map(|json| json.get(key).unwrap_or(&Value::Null));
                differences(&format!("{pointer}/{key}"), a, b, found);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (index, (a, b)) in a.iter().zip(b).enumerate() {
                differences(&format!("{pointer}/{index}"), a, b, found);
            }
        }
        (a, b) => {
            let shown = |json: &Value| json.as_str().map_or_else(|| json.to_string(), str::to_owned);
            found.push(Mismatch { pointer: pointer.to_owned(), stated: shown(a), computed: shown(b) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Format;

    const SELF: &str = "shandong/zaozhuang-self-2024";

    /// What verifying finds in the scorecard of a table, which is nothing.
    fn found_in_card(template: &str, rows: &str) -> Vec<Mismatch> {
        let table = format!("template = \"{template}\"\nproject.name = \"a\"\n{rows}");
        let engine = ScoringEngine::builtin().unwrap();
        let card = engine.score_text("a.toml", Format::Toml, &table).unwrap();
        let json = serde_json::to_vec(&card).unwrap();
        let source = Source::from_bytes("a.json", Some(Format::Json), json).unwrap();
        verify_all(&engine, &source).remove(0).unwrap().mismatches
    }

    #[test]
    fn a_card_whose_only_steps_are_those_of_the_rate_verifies() {
        assert_eq!(found_in_card(SELF, "funds = [{ source = \"total\", budget = 352, executed = 337.28 }]"), []);
    }

    #[test]
    fn a_card_of_a_row_whose_method_does_not_fit_verifies() {
        let row = r#"indicators = [{ path = [], target = "≥5", actual = "4", weight = 1, method = "equality" }]"#;
        assert_eq!(found_in_card(SELF, row), []);
    }

    #[test]
    fn a_card_of_a_row_judged_against_the_rule_of_its_template_verifies() {
        let row = r#"[[indicators]]
            path = ["过程", "资金管理", "预算执行率"]
            name = "预算资金执行率"
            target = "优"
            actual = "部分达成"
            method = "words"
            judged = 7"#;
        assert_eq!(found_in_card("shandong/zaozhuang-department-2024", row), []);
    }

    #[test]
    fn a_card_with_a_negative_weight_verifies() {
        assert_eq!(
            found_in_card(SELF, r#"indicators = [{ path = ["a"], target = "≥5", actual = "4", weight = -1 }]"#),
            []
        );
    }
}
