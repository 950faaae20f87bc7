//! Laws that hold for every table: they are tried on random ones, faulty ones among them, and
//! the points are compared with an oracle that knows nothing of the engine.

use jixiao::intake::ScoringEngine;
use jixiao::model::scorecard::Scorecard;
use jixiao::model::value::Relation;
use jixiao::num::{Mode, Rounding};
use jixiao::read::{Format, Source};
use jixiao::verify::verify_all;
use num_rational::Ratio;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{self, AsPrinted as _, root};

type Exact = Ratio<i128>;

/// A number in hundredths, as a table prints it.
fn printed(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.abs() / 100, hundredths.abs() % 100);
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest:02}") }
}

fn exact(hundredths: i64) -> Exact {
    Exact::new(hundredths.into(), 100)
}

#[derive(Clone, Debug)]
enum Row {
    Numbers { relation: Relation, target: i64, actual: i64, weight: i64 },
    Words { target: &'static str, actual: &'static str, weight: i64 },
}

#[derive(Clone, Debug)]
struct Table {
    budget: i64,
    executed: i64,
    rows: Vec<Row>,
}

impl Row {
    const TIERS: [&str; 4] = ["成本指标", "产出指标", "效益指标", "满意度指标"];

    fn weight(&self) -> i64 {
        match self {
            Self::Numbers { weight, .. } | Self::Words { weight, .. } => *weight,
        }
    }

    fn json(&self, index: usize) -> Value {
        let (target, actual) = match self {
            Self::Numbers { relation, target, actual, .. } => {
                // 290% would be open, for it may be ≥90% that a scanner damaged.
                (format!("{}{}‰", relation.sign(), printed(*target)), format!("{}‰", printed(*actual)))
            }
            Self::Words { target, actual, .. } => ((*target).to_owned(), (*actual).to_owned()),
        };
        let path = [Self::TIERS[index % 4].to_owned(), format!("二级{}", index % 3)];
        json!({ "path": path, "name": format!("指标{index}"), "target": target, "actual": actual, "weight": printed(self.weight()) })
    }

    /// The share of the points that is earned, by the rules as the template states them.
    fn share(&self) -> Exact {
        let (zero, one) = (Exact::from_integer(0), Exact::from_integer(1));
        let full_if = |holds: bool| if holds { one } else { zero };
        match self {
            Self::Words { target, actual, .. } => full_if(target == actual || *actual == "达成预期指标"),
            Self::Numbers { relation, target, actual, .. } => {
                let (t, a) = (exact(*target), exact(*actual));
                let ratio = match relation {
                    _ if t <= zero => return full_if(relation.holds(a.cmp(&t))),
                    Relation::AtLeast | Relation::Above | Relation::Equal => a / t,
                    Relation::AtMost | Relation::Below => one - (a - t) / t,
                };
                ratio.max(zero).min(one)
            }
        }
    }
}

impl Table {
    fn json(&self) -> Value {
        let rows: Vec<Value> = self.rows.iter().enumerate().map(|(index, row)| row.json(index)).collect();
        json!({
            "template": "shandong/zaozhuang-self-2024",
            "project": { "name": "随机" },
            "funds": [{ "source": "total", "budget": printed(self.budget), "executed": printed(self.executed) }],
            "indicators": rows,
        })
    }

    fn rate(&self) -> Exact {
        let rate = if self.budget == 0 { exact(0) } else { exact(self.executed) / exact(self.budget) };
        rate.max(exact(0)).min(exact(100))
    }
}

/// Rounded by the definition of each mode, on whole steps below and above.
fn rounded(value: Exact, rounding: Rounding) -> Exact {
    let step = Exact::new(1, 10_i128.pow(rounding.places.into()));
    let size = if value < exact(0) { -value } else { value } / step;
    let (below, rest) = (size.floor(), size - size.floor());
    let half = Exact::new(1, 2);
    let up = match rounding.mode {
        Mode::HalfEven => rest > half || (rest == half && below.to_integer() % 2 != 0),
        Mode::HalfUp => rest >= half,
        Mode::HalfDown => rest > half,
        Mode::Down => false,
        Mode::Up => rest > exact(0),
    };
    let size = if up { below + exact(100) } else { below } * step;
    if value < exact(0) { -size } else { size }
}

fn row() -> impl Strategy<Value = Row> {
    let relation = prop::sample::select(vec![
        Relation::AtLeast,
        Relation::Above,
        Relation::Equal,
        Relation::AtMost,
        Relation::Below,
    ]);
    let weight = prop_oneof![Just(0), (1_i64..40).prop_map(|halves| halves * 50), 0_i64..2000];
    let number = || prop_oneof![5 => 0_i64..30_000, 1 => -500_i64..500, 1 => Just(0), 2 => 1_i64..100];
    let numbers = (relation, number(), number(), weight.clone())
        .prop_map(|(relation, target, actual, weight)| Row::Numbers { relation, target, actual, weight });
    let word = prop::sample::select(vec![("是", "是"), ("优", "优"), ("是", "否"), ("效果明显", "达成预期指标")]);
    let words = (word, weight).prop_map(|((target, actual), weight)| Row::Words { target, actual, weight });
    prop_oneof![4 => numbers, 1 => words]
}

fn table() -> impl Strategy<Value = Table> {
    let money = || prop_oneof![9 => 1_i64..100_000_000, 1 => Just(0)];
    (money(), money(), prop::collection::vec(row(), 1..12)).prop_map(|(budget, executed, rows)| Table {
        budget,
        executed,
        rows,
    })
}

/// An engine whose template rounds at a level and by a mode.
fn engine(level: &str, mode: Mode) -> ScoringEngine {
    let text = std::fs::read_to_string(root().join("indicators/shandong/zaozhuang-self-2024.toml")).unwrap();
    // Its examples speak of its own rounding.
    let text = support::without_examples(&text);
    let text = text.replacen("mode = \"half_even\"", &format!("mode = \"{}\"", mode.name()), 1);
    let text = text.replacen("at = \"indicator\"", &format!("at = \"{level}\""), 1);
    let source = Source::from_bytes("t.toml", Some(Format::Toml), text.into_bytes()).unwrap();
    let mut engine = ScoringEngine::builtin().unwrap();
    engine.add_template(&source).unwrap();
    engine
}

fn score(engine: &ScoringEngine, table: &Value) -> Scorecard {
    engine.score_text("t.json", Format::Json, &table.to_string()).unwrap_or_else(|e| panic!("{e}\n{table}"))
}

fn value(text: &str) -> Exact {
    if let Some((above, below)) = text.split_once('/') {
        return Exact::new(above.parse().unwrap(), below.parse().unwrap());
    }
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits: i128 = format!("{whole}{rest}").parse().unwrap();
    Exact::new(digits, 10_i128.pow(u32::try_from(rest.len()).unwrap()))
}

fn settings() -> impl Strategy<Value = (&'static str, Mode)> {
    (prop::sample::select(vec!["indicator", "tier", "total"]), prop::sample::select(Mode::ALL.to_vec()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every figure is the oracle's; every derivation replays; the scorecard verifies.
    #[test]
    fn points_are_the_oracles(table in table(), (level, mode) in settings()) {
        let engine = engine(level, mode);
        let card = score(&engine, &table.json());
        let rounding = Rounding { places: 2, mode };
        let mut carried = Vec::new();
        for (row, scored) in table.rows.iter().zip(&card.indicators) {
            if let Row::Numbers { relation: Relation::AtMost | Relation::Below, target, actual, .. } = row
                && *actual < 0 && *target >= 0
            {
                // A ratio may be negative: met, and by the oracle's formula capped at the full points.
                prop_assert_eq!(scored.outcome.name(), "met");
            }
            let expected = row.share() * exact(row.weight());
            prop_assert_eq!(value(scored.exact.printed().as_deref().unwrap()), expected, "{:?}", row);
            let points = value(scored.score.printed().as_deref().unwrap());
            prop_assert_eq!(points, rounded(expected, rounding), "{:?}", row);
            prop_assert!(exact(0) <= expected && expected <= exact(row.weight()));
            carried.push(if level == "indicator" { points } else { expected });
        }
        let money = table.rate() * exact(1000);
        let execution = card.execution.as_ref().unwrap();
        prop_assert_eq!(value(execution.exact.printed().as_deref().unwrap()), money);
        let mut total = match level {
            "total" => money,
            _ => rounded(money, rounding),
        };
        for tier in card.tiers.iter().filter(|tier| tier.path.len() == 1) {
            let rows = (0..table.rows.len()).filter(|index| Row::TIERS[index % 4] == tier.path[0]);
            let sum: Exact = rows.map(|index| carried[index]).sum();
            prop_assert_eq!(value(tier.score.printed().as_deref().unwrap()), rounded(sum, rounding));
            total += if level == "tier" { rounded(sum, rounding) } else { sum };
        }
        prop_assert_eq!(value(card.total.exact.printed().as_deref().unwrap()), total);
        prop_assert_eq!(value(card.total.score.printed().as_deref().unwrap()), rounded(total, rounding));

        prop_assert_eq!(jixiao::score::replay(&card), []);
        let json = serde_json::to_string(&card).unwrap();
        let source = Source::from_bytes("card.json", Some(Format::Json), json.into_bytes()).unwrap();
        let verdicts = verify_all(&engine, &source);
        prop_assert_eq!(&verdicts[0].as_ref().unwrap().mismatches, &[]);
    }

    /// The order of the indicators changes no points; ten times all amounts changes no rate.
    #[test]
    fn order_and_scale_do_not_matter(table in table(), (level, mode) in settings()) {
        let engine = engine(level, mode);
        let card = score(&engine, &table.json());
        let mut reversed = table.json();
        reversed["indicators"].as_array_mut().unwrap().reverse();
        let mirrored = score(&engine, &reversed);
        prop_assert_eq!(&card.total.score, &mirrored.total.score);
        prop_assert_eq!(&card.grade, &mirrored.grade);
        let tenfold = Table {
            budget: table.budget * 10,
            executed: table.executed * 10,
            rows: table.rows.iter().cloned().map(|row| match row {
                Row::Numbers { relation, target, actual, weight } =>
                    Row::Numbers { relation, target: target * 10, actual: actual * 10, weight },
                words @ Row::Words { .. } => words,
            }).collect(),
        };
        let tenfold = score(&engine, &tenfold.json());
        let rate = |card: &Scorecard| card.execution.as_ref().unwrap().rate_percent;
        prop_assert_eq!(rate(&card), rate(&tenfold));
        prop_assert_eq!(card.total.exact, tenfold.total.exact);
    }

    /// A better actual value never earns less.
    #[test]
    fn better_is_never_worth_less(
        target in -300_i64..30_000, actual in -300_i64..60_000, step in 1_i64..5_000, weight in 0_i64..2_000,
        relation in prop::sample::select(vec![Relation::AtLeast, Relation::Above, Relation::AtMost, Relation::Below]),
    ) {
        let engine = engine("indicator", Mode::HalfEven);
        let better = match relation {
            Relation::AtLeast | Relation::Above => actual + step,
            _ => actual - step,
        };
        let points = |actual| {
            let table = Table { budget: 1, executed: 1, rows: vec![Row::Numbers { relation, target, actual, weight }] };
            value(score(&engine, &table.json()).indicators[0].score.printed().as_deref().unwrap())
        };
        prop_assert!(points(better) >= points(actual));
    }
}

/// A third party recomputes random scorecards, with the script that the examples offer.
#[test]
fn a_third_party_can_recompute() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    use std::process::Command;

    let script = root().join("examples/replay.py");
    let replay = |cards: &Value| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("cards.json");
        std::fs::write(&file, cards.to_string()).unwrap();
        Command::new("python3").arg(&script).arg(&file).output()
    };
    let mut runner = TestRunner::deterministic();
    let mut cards: Vec<Value> = Vec::new();
    for round in 0..300 {
        let engine = engine(["indicator", "tier", "total"][round % 3], Mode::ALL[round % 5]);
        let table = table().new_tree(&mut runner).unwrap().current();
        cards.push(serde_json::to_value(score(&engine, &table.json())).unwrap());
    }
    // Words that look like numbers are words.
    let fraction = json!({ "path": ["产出指标"], "target": "1/3", "actual": "1/3", "weight": "90" });
    let words =
        json!({ "template": "shandong/zaozhuang-self-2024", "project": { "name": "词" }, "indicators": [fraction] });
    cards[0] = serde_json::to_value(score(&engine("indicator", Mode::HalfEven), &words)).unwrap();
    cards.extend(support::TABLES.map(|name| serde_json::to_value(support::scorecard(name)).unwrap()));
    let Ok(output) = replay(&json!(cards)) else {
        assert!(std::env::var_os("CI").is_none(), "python3 is needed for this test");
        return;
    };
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(said.trim(), "304 scorecards: every point comes out again");
    assert!(output.status.success());

    // One changed figure anywhere is found.
    let mut tampered = cards[303].clone();
    tampered["indicators"][0]["score"] = "9.99".into();
    let output = replay(&json!([tampered])).unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("/indicators/0/score: 9.99, computed 10"), "{said}");
    assert_eq!(output.status.code(), Some(1));
}
