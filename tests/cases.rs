//! The worked cases of `tests/cases`, one a file: a table, its template, and what comes out to the last
//! digit; where the table was published, what it printed stands beside it. Every case is also replayed
//! from its derivations and verified from its scorecard.

use std::collections::BTreeMap;

use jixiao::intake::ScoringEngine;
use jixiao::model::scorecard::{Outcome, Scorecard};
use jixiao::num::{Figure, Fraction};
use jixiao::read::{Format, Source, files_below};
use jixiao::verify::verify_all;
use jixiao::words::Note;
use serde::Deserialize;

use crate::support::{AsPrinted as _, root};

/// The fewest files and indicators: a case that is lost is noticed.
const FLOORS: (usize, usize) = (235, 560);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What it shows.
    about: String,
    /// Where the figures come from: place, year and form; or the rule that they were made up for.
    source: String,
    /// The id of a template inside the program.
    template: String,
    /// The table, with the keys of an assessment. A project without a name is no concern of a case.
    table: serde_json::Map<String, serde_json::Value>,
    /// One for each indicator of the table, in its order.
    #[serde(default)]
    expect: Vec<Expected>,
    #[serde(default)]
    result: Results,
}

/// What an indicator, or the row of the execution rate, comes to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// Points before rounding.
    exact: Option<String>,
    /// Points; without them there are none.
    score: Option<String>,
    outcome: String,
    /// Full points with those passed on by indicators that do not apply.
    effective_weight: Option<String>,
    light: Option<String>,
    /// What the published table prints.
    published: Option<String>,
    /// How far the published points are from those of the rule, where they are not the same.
    judged_by_hand: Option<String>,
    /// Code of the reason.
    why: Option<String>,
    /// Codes of all other remarks, those on the readings among them, sorted.
    notes: Option<Vec<String>>,
    /// 执行率 in per cent; of the row of the execution rate only.
    rate: Option<String>,
}

/// What the table as a whole comes to; what is not said is not compared.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Results {
    execution: Option<Expected>,
    /// Points of nodes of the tree, by their paths: `产出指标/数量指标`.
    #[serde(default)]
    tiers: BTreeMap<String, String>,
    total: Option<String>,
    assessed: Option<String>,
    /// What the published table prints as its total.
    published: Option<String>,
    /// How far that is from the total of the rules, where they are not the same.
    judged_by_hand: Option<String>,
    grade: Option<String>,
    /// That no grade can be told.
    #[serde(default)]
    no_grade: bool,
    light: Option<String>,
    /// Codes of the remarks on the table as a whole, sorted.
    notes: Option<Vec<String>>,
}

/// What an indicator, or the row of the execution rate, came to.
struct Found<'c> {
    score: Option<Figure>,
    exact: Option<Figure>,
    effective_weight: Option<Figure>,
    outcome: Outcome,
    light: Option<jixiao::model::template::Light>,
    why: Option<&'c Note>,
    notes: Vec<&'c Note>,
    rate: Option<Figure>,
}

fn score(engine: &ScoringEngine, case: &Case) -> Scorecard {
    let mut table = case.table.clone();
    table.entry("project").or_insert_with(|| serde_json::json!({ "name": "案例" }));
    let own = table.insert("template".to_owned(), case.template.clone().into());
    assert!(own.is_none(), "the template is named above the table");
    let text = serde_json::Value::from(table).to_string();
    engine.score_text("case.json", Format::Json, &text).unwrap_or_else(|problems| panic!("{problems}\n{text}"))
}

/// Whether what was published is what comes out, or as far from it as the case says.
fn published(about: &str, score: Option<Figure>, published: Option<&String>, distance: Option<&String>) {
    let value = |text: &String| text.parse::<Fraction>().unwrap_or_else(|_| panic!("{about}: {text} is no number"));
    let (Some(score), Some(published)) = (score, published) else {
        assert!(distance.is_none(), "{about}: a distance needs points and what was published");
        return;
    };
    let (score, published) = (score.value(), value(published));
    let (less, more) = (score.min(published), score.max(published));
    let apart = more.subtract(less).unwrap();
    let said = distance.map_or(Fraction::ZERO, value);
    assert_eq!(said.to_string(), apart.to_string(), "{about}: judged_by_hand");
    assert!(distance.is_none() || !apart.is_zero(), "{about}: nothing was judged by hand");
}

fn compare(about: &str, expected: &Expected, found: &Found<'_>) {
    assert_eq!(found.outcome.name(), expected.outcome, "{about}: outcome ({:?})", found.why);
    assert_eq!(found.score.printed(), expected.score, "{about}: score");
    let codes = |notes: &[&Note]| {
        let mut codes: Vec<String> = notes.iter().map(|note| note.code.to_string()).collect();
        codes.sort();
        codes
    };
    let light = found.light.map(name);
    for (key, found, expected) in [
        ("exact", found.exact.printed(), &expected.exact),
        ("effective_weight", found.effective_weight.printed(), &expected.effective_weight),
        ("why", found.why.map(|why| why.code.to_string()), &expected.why),
        ("light", light, &expected.light),
        ("rate", found.rate.printed(), &expected.rate),
    ] {
        assert!(expected.is_none() || found == *expected, "{about}: {key} is {found:?}, not {expected:?}");
    }
    if let Some(expected) = &expected.notes {
        assert_eq!(&codes(&found.notes), expected, "{about}: notes");
    }
    published(about, found.score, expected.published.as_ref(), expected.judged_by_hand.as_ref());
}

/// The name of a light in scorecards.
fn name(light: jixiao::model::template::Light) -> String {
    serde_json::to_value(light).unwrap().as_str().unwrap().to_owned()
}

fn compare_results(expected: &Results, card: &Scorecard) {
    if let Some(expected) = &expected.execution {
        let execution = card.execution.as_ref().expect("an execution rate");
        let found = Found {
            score: execution.score,
            exact: execution.exact,
            effective_weight: None,
            outcome: execution.outcome.unwrap_or(Outcome::NotApplicable),
            light: execution.light,
            why: execution.why.as_ref(),
            notes: Vec::new(),
            rate: execution.rate_percent,
        };
        compare("execution", expected, &found);
    }
    for (path, score) in &expected.tiers {
        let tier = card.tiers.iter().find(|tier| tier.path.join("/") == *path);
        let tier = tier.unwrap_or_else(|| panic!("no tier {path}"));
        assert_eq!(tier.score.printed().as_ref(), Some(score), "{path}");
    }
    let light = card.light.map(name);
    for (key, found, expected) in [
        ("total", &card.total.score.printed(), &expected.total),
        ("assessed", &card.total.assessed.printed(), &expected.assessed),
        ("grade", &card.grade, &expected.grade),
        ("light", &light, &expected.light),
    ] {
        assert!(expected.is_none() || found == expected, "{key} is {found:?}, not {expected:?}");
    }
    if expected.no_grade {
        assert_eq!(card.grade, None, "a grade");
    }
    if let Some(codes) = &expected.notes {
        let mut found: Vec<&str> = card.notes.iter().map(|note| note.code.as_ref()).collect();
        found.sort_unstable();
        assert_eq!(&found, codes, "notes");
    }
    published("total", card.total.score, expected.published.as_ref(), expected.judged_by_hand.as_ref());
}

/// What holds of every scorecard: its steps lead to its figures, and its inputs to itself.
fn holds(engine: &ScoringEngine, card: &Scorecard) {
    assert_eq!(jixiao::score::replay(card), []);
    let json = serde_json::to_vec(card).unwrap();
    let source = Source::from_bytes("card.json", Some(Format::Json), json).unwrap();
    let verdict = verify_all(engine, &source).remove(0).unwrap();
    assert_eq!(verdict.mismatches, []);
}

/// Runs a case, and counts its indicators.
fn run(engine: &ScoringEngine, case: &Case) -> usize {
    assert!(!case.about.is_empty() && !case.source.is_empty());
    let card = score(engine, case);
    assert_eq!(card.indicators.len(), case.expect.len(), "one [[expect]] for each indicator");
    for (number, (expected, indicator)) in case.expect.iter().zip(&card.indicators).enumerate() {
        let about = format!("indicator {} {}", number + 1, indicator.name.as_deref().unwrap_or_default());
        let readings = [&indicator.reading.target, &indicator.reading.actual];
        let notes = indicator.notes.iter().chain(readings.into_iter().flat_map(|reading| &reading.notes));
        let found = Found {
            score: indicator.score,
            exact: indicator.exact,
            effective_weight: indicator.effective_weight,
            outcome: indicator.outcome,
            light: indicator.light,
            why: indicator.why.as_ref(),
            notes: notes.collect(),
            rate: None,
        };
        compare(&about, expected, &found);
    }
    compare_results(&case.result, &card);
    holds(engine, &card);
    card.indicators.len()
}

#[test]
fn every_worked_case() {
    let engine = ScoringEngine::builtin().unwrap();
    let (mut files, mut indicators, mut wrong) = (0, 0, Vec::new());
    for path in files_below(&root().join("tests/cases"), &["toml"]) {
        let path = path.unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        let ran = std::panic::catch_unwind(|| {
            let case: Case = toml::from_str(&text).unwrap_or_else(|error| panic!("{error}"));
            run(&engine, &case)
        });
        files += 1;
        match ran {
            Ok(count) => indicators += count,
            Err(_) => wrong.push(path),
        }
    }
    println!("{files} cases with {indicators} indicators");
    assert!(wrong.is_empty(), "wrong, each with its message above: {wrong:#?}");
    assert!(files >= FLOORS.0 && indicators >= FLOORS.1, "only {files} cases with {indicators} indicators");
}
