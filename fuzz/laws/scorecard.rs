//! Scorecards, whoever wrote them.

use jixiao::diff::compare;
use jixiao::diff::page::scorecard_diff;
use jixiao::explain::{Topic, explain};
use jixiao::intake::{Document, ScoringEngine};
use jixiao::model::scorecard::Scorecard;
use jixiao::read::{Format, Source};
use jixiao::score;
use jixiao::verify::verify_all;
use jixiao::words::{self, Language, visible};

use super::refusal::explains;

/// Any bytes as scorecards: they verify or not, and whatever they say can be shown.
pub fn scorecard_json(bytes: &[u8]) {
    let source = match Source::from_bytes("card.json", Some(Format::Json), bytes.to_vec()) {
        Ok(source) => source,
        Err(problem) => return explains(bytes, &problem.into()),
    };
    let engine = ScoringEngine::builtin().unwrap();
    for verdict in verify_all(&engine, &source) {
        if let Err(problems) = verdict {
            explains(bytes, &problems);
        }
    }
    for document in Document::all(&source) {
        match document.and_then(|document| engine.scorecard(&document)) {
            Ok(card) => card.iter().for_each(shows),
            Err(problems) => explains(bytes, &problems),
        }
    }
}

fn shows(card: &Scorecard) {
    for language in [Language::Zh, Language::En] {
        assert!(explain(card, Topic::Everything, language).is_some(), "nothing to explain");
        for width in [1, 80, 120] {
            assert!(begins_with_name(&score::scorecard(card, None, language, width), card), "whose table is it");
        }
    }
    assert!(score::csv(card, true).is_ok(), "no row of CSV");
    // A card may state what is no number, and another one for the same row: whatever it says can be compared.
    let itself = compare(card, card);
    assert!(itself.is_same(), "a scorecard differs from itself: {itself:?}");
    assert!(begins_with_name(&scorecard_diff(&itself, Language::Zh, 80), card), "whose card is it");
}

/// Whether a page begins with the name of the project, as it is seen when it is written.
fn begins_with_name(page: &str, card: &Scorecard) -> bool {
    visible(page).starts_with(&*words::one_line(&card.project.name))
}
