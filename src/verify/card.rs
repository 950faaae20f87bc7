//! A scorecard computed again from its own inputs and its template, and its derivations replayed.

use serde::Serialize;

use super::differences::differences;
use super::tables::{AgainstTables, SourceTables, steps_left_out};
use crate::bind::Table;
use crate::codes::{Code, overflow};
use crate::intake::{Document, ScoringEngine};
use crate::ledger::Detail;
use crate::model::scorecard::{Engine, Scorecard};
use crate::num::Figure;
use crate::order::Order;
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
    /// The template, where it is one of the user's and not of the program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own_template: Option<String>,
    /// Whether it has the id of one of the program's, with other rules.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hides_builtin: bool,
    /// Whether it has none of the steps by which its points come out: these were computed, and no step was held against any.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub without_steps: bool,
    /// The version of the program that it names, where it is another one than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_version: Option<String>,
    /// Every figure that is not what it should be.
    pub mismatches: Vec<Mismatch>,
    /// What holding it against the tables came to; none where no tables were given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub against: Option<AgainstTables>,
}

impl Verdict {
    /// Whether everything is what it should be.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.mismatches.is_empty() && self.against.as_ref().is_none_or(AgainstTables::holds)
    }
}

/// Verifies every scorecard of a file.
#[must_use]
pub fn verify_all(engine: &ScoringEngine, source: &Source) -> Vec<Result<Verdict, Problems>> {
    Document::all(source).map(|document| verify(engine, &document?, None)).collect()
}

/// Verifies a scorecard: computes it again from its own inputs and its template, replays its derivations, and holds every
/// field of it against its table, where tables are given.
///
/// # Errors
/// Everything that keeps it from being computed; whatever is no scorecard.
pub fn verify(
    engine: &ScoringEngine,
    document: &Document<'_>,
    tables: Option<&SourceTables>,
) -> Result<Verdict, Problems> {
    if ["schema", "engine", "tiers", "total"].iter().all(|key| !document.has(key)) {
        let message = text!("这不是评分卡", "this is not a scorecard");
        let advice = text!("评分卡由 jixiao score -f json 输出", "scorecards are written by jixiao score -f json");
        return Err(Problem::new(document.place(), message).advise(advice).into());
    }
    let card = document.card()?;
    let mut again = computed_again(engine, document, &card)?;
    let without_steps = !has_steps(&card) && has_steps(&again);
    if without_steps {
        again = steps_left_out(again);
    }
    // Another version of the program has to come to the same, and is told.
    let own = std::mem::replace(&mut again.engine, card.engine.clone());
    let mut mismatches = replay(&card);
    mismatches.extend(differences(&card, &again));
    mismatches.extend(engine_mismatch(&card.engine, &own));
    mismatches.order_by(|a, b| a.pointer.cmp(&b.pointer));
    mismatches.dedup();
    let (library, stamp) = (engine.library(), &card.template);
    let own_template = (library.is_own(&stamp.id) && !library.is_builtin(stamp)).then(|| stamp.id.clone());
    let hides_builtin = own_template.is_some() && library.hides_builtin(&stamp.id);
    Ok(Verdict {
        project: card.project.name.clone(),
        score: card.total.score,
        own_template,
        hides_builtin,
        without_steps,
        other_version: (card.engine.version != own.version).then(|| card.engine.version.clone()),
        mismatches,
        against: tables.map(|tables| tables.against(card)).transpose()?,
    })
}

fn computed_again(engine: &ScoringEngine, document: &Document<'_>, card: &Scorecard) -> Result<Scorecard, Problems> {
    let book = engine.book_of_card(document, card)?;
    let places = document.places();
    let assessment =
        assessment_of(card).map_err(|found| Problem::new(places.at(&found.pointer), found.why.advice().into()))?;
    let table = Table::build(&book, &assessment, places)?;
    let again = score(&table, Detail::Full, card.input.sha256.clone())
        .map_err(|failure| Problems::from(overflow(places.at(&failure.pointer), &failure.error)))?;
    Ok(with_import_remarks(again, card))
}

/// What was unsure when a workbook was imported follows from its cells, which a card does not hold: only beside the workbook
/// can it be looked at.
fn with_import_remarks(mut again: Scorecard, card: &Scorecard) -> Scorecard {
    let of_import = card.notes.iter().filter(|note| note.code == Code::ImportUnsure);
    again.notes.extend(of_import.cloned());
    again
}

/// That a program is named that has never been: another one, or a version that is none.
fn engine_mismatch(stated: &Engine, own: &Engine) -> Option<Mismatch> {
    let mismatch = |field: &str, stated: &str, own: &str| Mismatch {
        pointer: format!("/engine/{field}"),
        stated: stated.to_owned(),
        computed: own.to_owned(),
    };
    let version = |version: &str| -> Option<Vec<u32>> {
        let numbers: Option<Vec<u32>> = version.split('.').map(|part| part.parse().ok()).collect();
        numbers.filter(|numbers| numbers.len() == 3)
    };
    if stated.name != own.name {
        return Some(mismatch("name", &stated.name, &own.name));
    }
    version(&stated.version).is_none().then(|| mismatch("version", &stated.version, &own.version))
}

fn has_steps(card: &Scorecard) -> bool {
    !(card.total.derivation.is_empty()
        && card.execution.iter().all(|execution| execution.derivation.is_empty())
        && card.indicators.iter().all(|indicator| indicator.derivation.is_empty())
        && card.tiers.iter().all(|tier| tier.derivation.is_empty()))
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
    fn a_card_whose_only_steps_are_those_of_tiers_verifies() {
        let row = "month = 4\nindicators = [{ path = [\"效益指标\"], target = \"≥3%\", weight = 30 }]";
        assert_eq!(found_in_card("national/monitoring-2019", row), []);
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
