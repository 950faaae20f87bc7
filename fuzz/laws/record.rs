//! Records that the program writes and reads again, whoever wrote them.

use jixiao::intake::{Document, ScoringEngine};
use jixiao::model::template::EvaluationKind;
use jixiao::read::{Format, Source, decode};
use jixiao::rollup::{GroupBy, Rolling, Summary};
use jixiao::seal::{Expected, Found, Seal, check};

use super::refusal::{explains, refuses};

/// Any bytes as a seal: it holds or not, and without its files it holds only where it names none.
pub fn seal_json(bytes: &[u8]) {
    let source = match Source::from_bytes("a.seal", Some(Format::Json), bytes.to_vec()) {
        Ok(source) => source,
        Err(problem) => return explains(bytes, &problem.into()),
    };
    let seal = match source.only().and_then(|node| decode::<Seal>(&source, &node)) {
        Ok(seal) => seal,
        Err(problems) => return explains(bytes, &problems),
    };
    let engine = ScoringEngine::builtin().unwrap();
    let verdict = check(&engine, "a.seal", &seal, &Expected::default(), &[], &mut |_| Found::Missing);
    assert!(!verdict.holds || seal.documents.is_empty(), "a seal of files that are not there");
}

/// Any bytes as summaries and what is summed up: what comes of it is read back as the same.
pub fn summary_json(bytes: &[u8]) {
    let source = match Source::from_bytes("a.json", Some(Format::Json), bytes.to_vec()) {
        Ok(source) => source,
        Err(problem) => return explains(bytes, &problem.into()),
    };
    let engine = ScoringEngine::builtin().unwrap();
    let Some(summary) = rolled(&engine, &source) else { return };
    let json = serde_json::to_vec(&summary).unwrap();
    let again = Source::from_bytes("b.json", Some(Format::Json), json.clone()).unwrap();
    let again = rolled(&engine, &again).map(|again| serde_json::to_vec(&again).unwrap());
    assert_eq!(again, Some(json), "a summary is not the one that is read back");
}

fn rolled(engine: &ScoringEngine, source: &Source) -> Option<Summary> {
    let by = vec![GroupBy::Department, GroupBy::Unit];
    let mut rolling = Rolling::begin(by, EvaluationKind::SelfEvaluation, None).unwrap();
    let roller = rolling.roller();
    for document in Document::all(source) {
        match document.and_then(|document| roller.read(engine, &document)).and_then(|read| rolling.take(read)) {
            Ok(()) => {}
            Err(problems) => {
                refuses(&problems);
                return None;
            }
        }
    }
    rolling.conclude().map_err(|problems| refuses(&problems)).ok()
}
