//! The worked cases of `tests/methods`: what goes in, what comes out, to the last digit. Each case
//! is also replayed from its derivation.

use jixiao::intake::ScoringEngine;
use jixiao::model::scorecard::Scorecard;
use jixiao::read::{Format, Source};
use jixiao::words::Note;
use serde::Deserialize;

use crate::support::{self, AsPrinted as _, root};

const TEMPLATE: &str = "indicators/shandong/zaozhuang-self-2024.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    about: String,
    /// Method for ceilings, instead of the template's.
    at_most: Option<String>,
    #[serde(default)]
    rows: Vec<Row>,
    #[serde(default)]
    money: Vec<Money>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    path: Option<Vec<String>>,
    target: Option<String>,
    actual: Option<String>,
    weight: Option<String>,
    judged: Option<String>,
    not_applicable: Option<String>,
    #[serde(flatten)]
    expected: Expected,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Money {
    budget: Option<String>,
    executed: Option<String>,
    rate: Option<String>,
    #[serde(flatten)]
    expected: Expected,
}

#[derive(Debug, Default, Deserialize, PartialEq)]
struct Expected {
    outcome: String,
    exact: Option<String>,
    score: Option<String>,
    why: Option<String>,
    /// Codes of the other remarks, those on readings among them, sorted.
    #[serde(default)]
    notes: Vec<String>,
    /// What the reason has to name.
    #[serde(default)]
    says: Vec<String>,
}

fn engine(case: &Case) -> ScoringEngine {
    let mut engine = ScoringEngine::builtin().unwrap();
    if let Some(method) = &case.at_most {
        let text = std::fs::read_to_string(root().join(TEMPLATE)).unwrap();
        let text =
            support::without_examples(&text).replace("method = \"inverse_linear\"", &format!("method = \"{method}\""));
        let source = Source::from_bytes("case.toml", Some(Format::Toml), text.into_bytes()).unwrap();
        engine.add_template(&source).unwrap();
    }
    engine
}

fn score(engine: &ScoringEngine, table: &serde_json::Value) -> Scorecard {
    engine.score_text("case.json", Format::Json, &table.to_string()).unwrap_or_else(|e| panic!("{e}\n{table}"))
}

fn table(funds: &serde_json::Value, indicator: &serde_json::Value) -> serde_json::Value {
    serde_json::json!({
        "template": "shandong/zaozhuang-self-2024",
        "project": { "name": "案例" },
        "funds": [funds],
        "indicators": [indicator],
    })
}

/// Without the keys that are not given.
fn given(pairs: &[(&str, Option<&String>)]) -> serde_json::Value {
    pairs
        .iter()
        .filter_map(|(key, value)| Some(((*key).to_owned(), (*value)?.clone().into())))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn check_row(engine: &ScoringEngine, row: &Row) {
    let weight = row.weight.clone().unwrap_or_else(|| "10".to_owned());
    let mut indicator = given(&[
        ("target", row.target.as_ref()),
        ("actual", row.actual.as_ref()),
        ("weight", Some(&weight)),
        ("judged", row.judged.as_ref()),
        ("not_applicable", row.not_applicable.as_ref()),
    ]);
    let path = row.path.clone().unwrap_or_else(|| vec!["产出指标".to_owned(), "数量指标".to_owned()]);
    indicator["path"] = path.into();
    let funds = serde_json::json!({ "source": "total", "budget": "1", "executed": "1" });
    let card = score(engine, &table(&funds, &indicator));
    let scored = &card.indicators[0];
    let remarks = scored.notes.iter().chain(&scored.reading.target.notes).chain(&scored.reading.actual.notes);
    compare(
        &format!("{indicator}"),
        &row.expected,
        scored.outcome.name(),
        (scored.exact.printed(), scored.score.printed()),
        scored.why.as_ref(),
        remarks,
    );
    // Points and losses make up the full points, and the points lie between.
    if let Some(score) = scored.score {
        let (score, weight): (_, jixiao::num::Fraction) = (score.value(), weight.parse().unwrap());
        assert!(!score.is_negative() && score <= weight);
    }
    assert_eq!(jixiao::score::replay(&card), []);
}

fn check_money(engine: &ScoringEngine, money: &Money) {
    let mut funds = given(&[("budget", money.budget.as_ref()), ("executed", money.executed.as_ref())]);
    funds["source"] = "total".into();
    let indicator = serde_json::json!({ "path": ["产出指标"], "target": "是", "actual": "是", "weight": "90" });
    let card = score(engine, &table(&funds, &indicator));
    let execution = card.execution.as_ref().unwrap();
    assert_eq!(execution.rate_percent.printed(), money.rate, "{funds}");
    compare(
        &format!("{funds}"),
        &money.expected,
        execution.outcome.unwrap().name(),
        (execution.exact.printed(), execution.score.printed()),
        execution.why.as_ref(),
        [].iter(),
    );
    assert_eq!(jixiao::score::replay(&card), []);
}

fn compare<'n>(
    input: &str,
    expected: &Expected,
    outcome: &str,
    (exact, score): (Option<String>, Option<String>),
    why: Option<&Note>,
    notes: impl Iterator<Item = &'n Note>,
) {
    let mut notes: Vec<String> = notes.map(|note| note.code.to_string()).collect();
    notes.sort();
    for name in &expected.says {
        let why = why.unwrap_or_else(|| panic!("no reason for {input}"));
        assert!(why.zh.contains(name) && why.en.contains(name), "{input}: {name} is not named in {why:?}");
    }
    let found = Expected {
        outcome: outcome.to_owned(),
        exact,
        score,
        why: why.map(|why| why.code.to_string()),
        notes,
        says: expected.says.clone(),
    };
    assert_eq!(&found, expected, "{input}");
}

#[test]
fn every_worked_case() {
    let mut rows = 0;
    for entry in std::fs::read_dir(root().join("tests/methods")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let case: Case = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(!case.about.is_empty() && case.rows.len() + case.money.len() > 0, "{}", path.display());
        let engine = engine(&case);
        case.rows.iter().for_each(|row| check_row(&engine, row));
        case.money.iter().for_each(|money| check_money(&engine, money));
        rows += case.rows.len() + case.money.len();
    }
    assert!(rows >= 110, "only {rows} rows were found");
}
