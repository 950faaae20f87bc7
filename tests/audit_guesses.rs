//! No error rests on a guess: whether a target without an operator is a floor or a ceiling is turned round in every
//! table, and the same errors are found; and where a person writes the operator, whichever it is, no error is gone. The
//! units of figures that stand alone, the years of days, and words that stand for figures are turned round likewise.

use std::collections::BTreeSet;

use jixiao::audit::{Auditor, Finding, Severity, default_profile};
use jixiao::bind::{Assumed, Table};
use jixiao::ledger::Detail;
use jixiao::model::assessment::Assessment;
use jixiao::model::scorecard::Kind;
use jixiao::model::value::Relation;
use jixiao::read::{Places, files_below};
use jixiao::score::score;
use rayon::prelude::*;
use serde_json::{Value, json};

use crate::faults::PLANTS;
use crate::faults::case::{Case, LIBRARY, text};
use crate::support::root;

/// What is found in a table, with one guess turned round or with those that are made.
fn findings(table: &Value, assumed: Option<Assumed>) -> Vec<Finding> {
    let auditor = Auditor::new(default_profile().unwrap(), Vec::new(), "2025-03-01".parse().unwrap());
    let book = LIBRARY.get(text(table, "/template")).unwrap();
    let assessment: Assessment = serde_json::from_value(table.clone()).unwrap();
    let places = Places::of_file("table.json");
    let mut bound = Table::build(&book, &assessment, places).unwrap();
    if let Some(assumed) = assumed {
        bound = bound.assuming(assumed, places).unwrap();
    }
    let card = score(&bound, Detail::Brief, String::new()).unwrap();
    auditor.audit(&bound, &card, places).findings
}

fn errors(table: &Value, assumed: Option<Assumed>) -> BTreeSet<(String, String)> {
    let errors = findings(table, assumed).into_iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| (finding.code, finding.location.pointer)).collect()
}

/// The same where a person writes an operator; one that contradicts the name is a finding itself, and leaves open
/// whether the target is reached.
fn errors_or_doubts(table: &Value) -> BTreeSet<(String, String)> {
    let contradicted = findings(table, None).into_iter().filter(|finding| finding.slug == "wrong-direction");
    let rows = contradicted.map(|finding| finding.location.pointer.replace("/target", "/reported"));
    let doubtful = rows.flat_map(|at| ["J402", "J403", "J404", "J408"].map(|code| (code.to_owned(), at.clone())));
    errors(table, None).into_iter().chain(doubtful).collect()
}

/// The rows whose direction is guessed.
fn guessed(table: &Value) -> Vec<usize> {
    let rows = crate::faults::case::score(table).indicators.into_iter().enumerate();
    let target = rows.map(|(index, row)| (index, row.reading.target));
    target.filter(|(_, target)| target.guessed && target.kind == Kind::Number).map(|(index, _)| index).collect()
}

/// The table with an operator printed in these rows.
fn printed(table: &Value, rows: &[usize], operator: &str) -> Value {
    let mut table = table.clone();
    for row in rows {
        table["indicators"][*row]["operator"] = operator.into();
    }
    table
}

/// The table as a form without operators has it.
fn without_operators(table: &Value) -> Value {
    let mut table = table.clone();
    for row in table["indicators"].as_array_mut().into_iter().flatten() {
        let plain = text(row, "/target").trim_start_matches(['≥', '≤', '>', '<', '=']).to_owned();
        if row.get("target").is_some() {
            row["target"] = plain.into();
        }
        if text(row, "/operator").contains(['≥', '≤', '>', '<', '=']) {
            row.as_object_mut().unwrap().remove("operator");
        }
    }
    table
}

/// Whether anybody may print that operator: at most all of a share, or at least none, asks for nothing.
fn asks_for_something(table: &Value, row: usize, operator: &str) -> bool {
    let target = text(&table["indicators"][row], "/target");
    let figure = target.trim_end_matches(|c: char| !c.is_ascii_digit());
    !(operator == "≤" && figure == "100" || operator == "≥" && figure == "0")
}

/// Every table of the tests.
fn printed_tables() -> Vec<(String, Value)> {
    let mut tables = Vec::new();
    for folder in ["tests/audit", "tests/cases", "tests/trend", "examples"] {
        for name in files_below(&root().join(folder), &["toml"]).into_iter().map(Result::unwrap) {
            let value = std::fs::read_to_string(&name).unwrap().parse::<toml::Table>().unwrap();
            let value = serde_json::to_value(value).unwrap();
            let decoded = serde_json::from_value::<Assessment>(value.clone());
            if decoded.is_ok() && LIBRARY.get(text(&value, "/template")).is_ok() {
                tables.push((name, value));
            }
        }
    }
    tables
}

/// Those, and some with planted points, each as it is and without operators.
fn tables() -> Vec<(String, Value)> {
    let mut tables = printed_tables();
    let (clean, _) = Case::all(&root().join("tests/audit/clean"));
    let slugs = ["unmet-but-full", "ceiling-breached-but-full", "score-not-by-rule", "met-but-deducted"];
    let plants = PLANTS.iter().filter(|plant| slugs.contains(&plant.slug)).filter_map(|plant| plant.table);
    for (case, plant) in plants.flat_map(|plant| clean.iter().map(move |case| (case, plant))) {
        for mutant in plant(&case.sheet()) {
            tables.extend(mutant.documents.into_iter().map(|(name, table)| (format!("{name} {}", mutant.kind), table)));
        }
    }
    let plain: Vec<_> =
        tables.iter().map(|(name, table)| (format!("{name}, plain"), without_operators(table))).collect();
    tables.into_iter().chain(plain).collect()
}

#[test]
fn no_error_rests_on_a_guess() {
    let faults: Vec<Option<String>> = tables()
        .par_iter()
        .filter_map(|(name, table)| {
            let built = std::panic::catch_unwind(|| guessed(table)).ok()?;
            (!built.is_empty()).then_some((name, table, built))
        })
        .map(|(name, table, rows)| {
            let found = errors(table, None);
            for relation in [Relation::AtLeast, Relation::AtMost] {
                if errors(table, Some(Assumed::Relation(relation))) != found {
                    return Some(format!("{name}: other errors with all guesses {relation:?}"));
                }
            }
            let gone = ["≥", "≤"].into_iter().find_map(|operator| {
                let meant: Vec<usize> =
                    rows.iter().copied().filter(|row| asks_for_something(table, *row, operator)).collect();
                let other = errors_or_doubts(&printed(table, &meant, operator));
                Some((operator, found.difference(&other).next()?.clone()))
            });
            gone.map(|(operator, (code, at))| format!("{name}: {code} {at} is no error with {operator}"))
        })
        .collect();
    assert!(faults.len() > 300, "only {} tables with guesses", faults.len());
    let faults: Vec<String> = faults.into_iter().flatten().collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

/// The table with its units and years left out where an actual value is one figure with a unit, or a day of a year.
fn left_out(table: &Value, unit: bool) -> Value {
    let mut table = table.clone();
    for row in table["indicators"].as_array_mut().into_iter().flatten() {
        let actual = text(row, "/actual").to_owned();
        let figure = actual.trim_end_matches(|c: char| !c.is_ascii_digit());
        let plain = figure.chars().all(|c| c.is_ascii_digit() || c == '.');
        let short = match actual.split_once('年') {
            Some((year, day)) if !unit && year.len() == 4 && day.contains('月') => day,
            _ if unit && plain && !figure.is_empty() && !actual.ends_with('%') => figure,
            _ => continue,
        };
        row["actual"] = short.into();
        row.as_object_mut().unwrap().remove("unit");
    }
    table
}

#[test]
fn no_error_rests_on_a_unit_a_year_or_a_word_either() {
    let turns = Assumed::ALL.into_iter().filter(|assumed| !matches!(assumed, Assumed::Relation(_)));
    let turns: Vec<Assumed> = turns.collect();
    let faults: Vec<String> = printed_tables()
        .par_iter()
        .flat_map_iter(|(name, table)| {
            let kinds =
                [("", table.clone()), (", no units", left_out(table, true)), (", no years", left_out(table, false))];
            kinds.into_iter().map(move |(kind, table)| (format!("{name}{kind}"), table))
        })
        .filter_map(|(name, table)| {
            let found = std::panic::catch_unwind(|| errors(&table, None)).ok()?;
            turns.iter().find_map(|turn| {
                let (code, at) = found.difference(&errors(&table, Some(*turn))).next()?.clone();
                Some(format!("{name}: {code} {at} is no error with {turn:?}"))
            })
        })
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Figures without a unit, days without a year, and what takes the finding away; and the same where it is printed.
#[test]
fn units_and_years_that_are_not_printed_are_no_errors() {
    let said = |target: &str, actual: &str| {
        let money = target.contains('元') || actual.contains('元');
        let (tier, name) = if money { ("成本指标", "运行成本") } else { ("时效指标", "处理情况") };
        let table = json!({
            "template": "national/self-2020", "year": 2024, "project": { "name": "甲" },
            "indicators": [{ "path": ["产出指标", tier], "name": name, "target": target, "actual": actual,
                "weight": "10", "reported": "10", "reason": "见说明" }],
        });
        let found = findings(&table, None).into_iter().filter(|finding| finding.location.pointer.ends_with("reported"));
        found.map(|finding| (finding.severity, finding.message.zh)).collect::<Vec<_>>()
    };
    for (target, actual, says) in [
        ("≤3个月", "80", "天"),
        ("≤1.5小时", "70", "分钟"),
        ("≥30000亩", "3.1", "万亩"),
        ("≤75万元", "690000", "元"),
        ("≤600", "570000元", "千元"),
        ("≥12000米", "12.5", "公里"),
        ("2025年3月底前", "11月", "另一年份"),
        ("3月15日前", "2024年1月5日", ""),
        ("11月底前", "2025年1月", "另一年份"),
    ] {
        let found = said(target, actual);
        let right = match found.as_slice() {
            [] => says.is_empty(),
            [(severity, message)] => {
                *severity == Severity::Warning && message.contains(says) && message.contains("不然")
            }
            _ => false,
        };
        assert!(right, "{actual} beside {target}: {found:?}");
    }
    for (target, actual) in [
        ("≤3个月", "4"),
        ("≤1.5小时", "70小时"),
        ("≥30000亩", "28000"),
        ("≤75万元", "96"),
        ("2024年3月底前", "2024年11月"),
        ("3月15日前", "4月20日"),
        ("11月底前", "2024年12月"),
    ] {
        let found = said(target, actual);
        assert!(found.len() == 1 && found[0].0 == Severity::Error, "{actual} beside {target}: {found:?}");
    }
}

#[test]
fn a_finding_says_what_would_take_it_away() {
    let table = |name: &str, target: &str, actual: &str| {
        json!({
            "template": "national/self-2020", "year": 2024, "project": { "name": "甲" },
            "indicators": [{ "path": ["效益指标", "社会效益指标"], "name": name, "target": target, "actual": actual,
                "weight": "10", "reported": "10" }],
        })
    };
    let said = |table: &Value| {
        let found = findings(table, None).into_iter().filter(|finding| finding.location.pointer.ends_with("reported"));
        found.map(|finding| (finding.code, finding.severity, finding.message.zh)).collect::<Vec<_>>()
    };
    let found = said(&table("小流域站点系数", "40", "31"));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].1 == Severity::Warning && found[0].2.ends_with("若目标为上限,则已达到"), "{found:?}");
    let found = said(&table("护林站点投诉率", "2%", "3%"));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].1 == Severity::Warning && found[0].2.ends_with("若目标为下限,则已达到"), "{found:?}");
    // Whoever prints the operator is held to it.
    let found = said(&table("小流域站点系数", "≥40", "31"));
    assert!(found.len() == 1 && found[0].1 == Severity::Error, "{found:?}");
}

/// Of all of a share nobody means at most: that asks for nothing, and nor does at least none of what is unwanted.
#[test]
fn a_reading_that_asks_for_nothing_takes_no_error_away() {
    let said = |tier: &str, name: &str, target: &str, actual: &str| {
        let table = json!({
            "template": "national/self-2020", "year": 2024, "project": { "name": "甲" },
            "indicators": [{ "path": ["产出指标", tier], "name": name, "target": target, "actual": actual,
                "weight": "10", "reported": "10" }],
        });
        let found = findings(&table, None).into_iter().filter(|finding| finding.location.pointer.ends_with("reported"));
        found.map(|finding| (finding.code, finding.severity, finding.message.zh)).collect::<Vec<_>>()
    };
    for (tier, name) in [
        ("时效指标", "拨付及时率"),
        ("质量指标", "开工率"),
        ("质量指标", "覆盖率"),
        ("质量指标", "资金到位率"),
        ("质量指标", "问题整改率"),
        ("社会效益指标", "政策知晓率"),
    ] {
        let found = said(tier, name, "100%", "98%");
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        assert!(found[0].1 == Severity::Error && !found[0].2.contains("若目标"), "{name}: {found:?}");
    }
    let found = said("质量指标", "设备事故数", "0起", "1起");
    assert!(found.len() == 1 && found[0].1 == Severity::Error && !found[0].2.contains("若目标"), "{found:?}");
    // What may be more than its whole, a cost, and less than all of it stay guesses; and a failure may be as many as it is told.
    for (tier, name, target, actual) in [
        ("社会效益指标", "人次增长率", "100%", "98%"),
        ("成本指标", "价格比例", "100%", "98%"),
        ("质量指标", "覆盖率", "95%", "90%"),
    ] {
        let found = said(tier, name, target, actual);
        assert!(found.iter().all(|(_, severity, _)| *severity < Severity::Error), "{name}: {found:?}");
    }
    for name in ["设备故障率", "差错率"] {
        assert_eq!(said("质量指标", name, "100%", "98%"), [], "{name}");
    }
}
