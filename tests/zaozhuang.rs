//! The published figures of Zaozhuang 2024, to the last digit, as literals.

use jixiao::model::scorecard::{Outcome, Scorecard};

use crate::support::{AsPrinted as _, TABLES, scorecard};

/// The points of an indicator, before and after rounding.
fn points(card: &Scorecard, name: &str) -> (String, String) {
    let found = card.indicators.iter().find(|indicator| indicator.name.as_deref() == Some(name));
    let indicator = found.unwrap_or_else(|| panic!("no indicator {name}"));
    (indicator.exact.printed().unwrap(), indicator.score.printed().unwrap())
}

fn tier(card: &Scorecard, path: &[&str]) -> String {
    card.tiers.iter().find(|tier| tier.path == path).and_then(|tier| tier.score.printed()).unwrap()
}

fn execution(card: &Scorecard) -> (String, String, String) {
    let execution = card.execution.as_ref().unwrap();
    (
        execution.rate_percent.printed().unwrap(),
        execution.score.printed().unwrap_or_default(),
        execution.exact.printed().unwrap_or_default(),
    )
}

fn total(card: &Scorecard) -> (String, String, String) {
    let total = &card.total;
    assert_eq!(total.assessed, total.weight);
    (total.weight.printed().unwrap(), total.score.printed().unwrap(), card.grade.clone().unwrap())
}

fn three(a: &str, b: &str, c: &str) -> (String, String, String) {
    (a.to_owned(), b.to_owned(), c.to_owned())
}

fn two(a: &str, b: &str) -> (String, String) {
    (a.to_owned(), b.to_owned())
}

#[test]
fn unit_operation() {
    let card = scorecard("unit-operation");
    assert_eq!(execution(&card), three("95.82", "9.58", "527/55"));
    assert_eq!(points(&card, "办公用品采购数量"), two("6.5", "6.50"));
    assert_eq!(points(&card, "出差人次"), two("7.125", "7.12"));
    assert_eq!(tier(&card, &["成本指标"]), "10.00");
    assert_eq!(tier(&card, &["产出指标"]), "38.62");
    assert_eq!(tier(&card, &["产出指标", "数量指标"]), "13.62");
    assert_eq!(tier(&card, &["效益指标"]), "30.00");
    assert_eq!(tier(&card, &["满意度指标"]), "10.00");
    assert_eq!(total(&card), three("100", "98.20", "优"));
}

#[test]
fn vehicle_operation() {
    let card = scorecard("vehicle-operation");
    assert_eq!(execution(&card), three("100.00", "10.00", "10"));
    assert_eq!(total(&card), three("100", "100.00", "优"));
    assert!(card.indicators.iter().all(|indicator| indicator.outcome == Outcome::Met));
}

#[test]
fn macro_research() {
    let card = scorecard("macro-research");
    assert_eq!(execution(&card), three("72.50", "7.25", "7.25"));
    // Two rows have no points at all, and are met nevertheless.
    assert_eq!(points(&card, "报销及时率"), two("0", "0.00"));
    assert_eq!(points(&card, "印刷材料及时性"), two("0", "0.00"));
    assert_eq!(total(&card), three("100", "97.25", "优"));
}

#[test]
fn hotline_12345() {
    let card = scorecard("hotline-12345");
    // The rate is an indicator here; the money has no points of its own.
    assert_eq!(execution(&card), three("98.99", "", ""));
    assert_eq!(points(&card, "预算资金执行率"), two("33904/3425", "9.90"));
    assert_eq!(tier(&card, &["过程"]), "19.90");
    assert_eq!(tier(&card, &["过程", "资金管理"]), "19.90");
    assert_eq!(tier(&card, &["产出"]), "40.00");
    assert_eq!(tier(&card, &["效益"]), "40.00");
    assert_eq!(total(&card), three("100", "99.90", "优"));
}

/// Every figure that the departments published is the figure that comes out.
#[test]
fn every_reported_figure_comes_out() {
    use jixiao::num::Number;
    let value = |text: &str| text.trim_end_matches('%').parse::<Number>().unwrap();
    let mut compared = 0;
    for name in TABLES {
        let card = scorecard(name);
        for indicator in &card.indicators {
            let reported = indicator.reported.as_ref().unwrap();
            assert_eq!(
                value(indicator.score.printed().as_deref().unwrap()),
                value(&reported.0),
                "{:?}",
                indicator.name
            );
            compared += 1;
        }
        let reported = card.reported.as_ref().unwrap();
        assert_eq!(value(card.total.score.printed().as_deref().unwrap()), value(&reported.total.as_ref().unwrap().0));
        compared += 1;
        let execution = card.execution.as_ref().unwrap();
        for (computed, printed) in
            [(&execution.rate_percent, &reported.execution_rate), (&execution.score, &reported.execution_score)]
        {
            if let Some(printed) = printed {
                assert_eq!(value(computed.printed().as_deref().unwrap()), value(&printed.0));
                compared += 1;
            }
        }
        if let Some(grade) = &reported.grade {
            assert_eq!(card.grade.as_ref(), Some(&grade.0));
            compared += 1;
        }
    }
    // 44 indicators, 4 totals, 3 rates with their points, 1 grade.
    assert_eq!(compared, 44 + 4 + 6 + 1);
}

#[test]
fn targets_are_read_as_printed() {
    let card = scorecard("unit-operation");
    let trips = serde_json::to_value(&card.indicators[3].reading).unwrap();
    let expected = serde_json::json!({
        "target": { "kind": "number", "relation": "at_least", "value": "2000", "unit": "人次", "guessed": false },
        "actual": { "kind": "number", "relation": null, "value": "1900", "unit": "人次", "guessed": false },
    });
    assert_eq!(trips, expected);
    let hotline = scorecard("hotline-12345");
    let rate = &hotline.indicators[0].reading.target;
    assert!(rate.guessed && rate.notes[0].code == "direction_guessed");
}
