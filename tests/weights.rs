//! Whose weights count: the template's, the table's, or both within limits; and what a grade
//! says when something is open.

use jixiao::intake::ScoringEngine;
use jixiao::model::scorecard::Scorecard;
use jixiao::read::{Format, Source};
use jixiao::words::Note;
use serde_json::{Value, json};

use crate::support::{self, AsPrinted as _, root};

/// The department's template with texts replaced, and a table of 预算资金执行率 and other rows.
fn score(edits: &[(&str, &str)], rows: &Value) -> Scorecard {
    let path = root().join("indicators/shandong/zaozhuang-department-2024.toml");
    // What is said about sources that nobody verified is another test's.
    let mut text = std::fs::read_to_string(path).unwrap().replace("verified = false", "verified = true");
    for (old, new) in edits {
        assert!(text.contains(old), "{old}");
        text = text.replacen(old, new, 1);
    }
    let mut engine = ScoringEngine::builtin().unwrap();
    let source = Source::from_bytes("t.toml", Some(Format::Toml), text.into_bytes()).unwrap();
    engine.add_template(&source).unwrap_or_else(|problems| panic!("{problems}"));
    let table = json!({
        "template": "shandong/zaozhuang-department-2024",
        "project": { "name": "热线" },
        "funds": [{ "source": "total", "budget": "1370", "executed": "1356.16" }],
        "indicators": rows,
    });
    engine.score_text("t.json", Format::Json, &table.to_string()).unwrap_or_else(|problems| panic!("{problems}"))
}

fn rate(weight: Option<&str>) -> Value {
    let mut row = json!({ "path": ["过程", "资金管理", "预算执行率"], "name": "预算资金执行率", "actual": "98.99%" });
    if let Some(weight) = weight {
        row["weight"] = weight.into();
    }
    row
}

fn met(path: &[&str], weight: &str) -> Value {
    json!({ "path": path, "name": "其他", "target": "是", "actual": "是", "weight": weight })
}

fn codes(notes: &[Note]) -> Vec<&str> {
    notes.iter().map(|note| note.code.as_ref()).collect()
}

fn rest() -> [Value; 3] {
    [met(&["过程", "资金管理", "经济成本指标"], "10"), met(&["产出"], "40"), met(&["效益"], "40")]
}

fn table(first: Value) -> Value {
    Value::Array([first].into_iter().chain(rest()).collect())
}

#[test]
fn the_template_gives_what_the_table_leaves_out() {
    let card = score(&[], &table(rate(None)));
    let indicator = &card.indicators[0];
    assert_eq!(indicator.weight.printed().as_deref(), Some("10"));
    assert_eq!(indicator.target.as_ref().unwrap().0, "100%");
    assert_eq!(indicator.score.printed().as_deref(), Some("9.90"));
    assert_eq!((card.total.score.printed().as_deref(), card.grade.as_deref()), (Some("99.90"), Some("优")));
    assert_eq!(card.notes, []);
}

#[test]
fn a_weight_other_than_the_templates_is_used_and_said() {
    let card = score(&[], &table(rate(Some("30"))));
    let indicator = &card.indicators[0];
    assert_eq!(indicator.score.printed().as_deref(), Some("29.70"));
    assert_eq!(codes(&indicator.notes), ["weight_differs"]);
    assert_eq!(codes(&card.notes), ["weights_do_not_add_up", "tier_weight_differs"]);
    assert_eq!(card.notes[1].zh, "“过程”分值合计 40,模板规定 20");
    assert_eq!((card.total.weight.printed().as_deref(), card.grade), (Some("120"), None));
}

#[test]
fn limits_of_a_tier() {
    let limits = |min: &str, max: &str| {
        let limits = format!("min = \"{min}\"\nmax = \"{max}\"");
        // Limits within which nothing adds up are no template, unless nothing has to.
        let free = ("must_add_up = true", "must_add_up = false");
        score(&[("weight = \"20\"", &limits), free], &table(rate(None)))
    };
    assert_eq!(limits("15", "20").notes, []);
    assert_eq!(limits("20", "25").notes, []);
    assert_eq!(limits("20.01", "25").notes[0].zh, "“过程”分值合计 20,模板规定 ≥ 20.01");
    assert_eq!(limits("10", "19.99").notes[0].zh, "“过程”分值合计 20,模板规定 ≤ 19.99");
    // Within the limits of its tiers a table may still not add up.
    let card = limits("15", "30");
    assert_eq!(card.grade.as_deref(), Some("优"));
}

#[test]
fn a_template_may_do_without_a_sum() {
    let free = [("must_add_up = true", "must_add_up = false")];
    let card = score(&free, &table(rate(Some("5"))));
    assert_eq!(codes(&card.notes), ["other_total", "tier_weight_differs"]);
    assert_eq!(
        (card.total.weight.printed().as_deref(), card.total.score.printed().as_deref(), card.grade),
        (Some("95"), Some("94.95"), None)
    );
}

#[test]
fn without_weights_there_are_outcomes_and_no_points() {
    let rows = json!([
        { "path": ["产出"], "name": "甲", "target": "≥10", "actual": "9" },
        { "path": ["产出"], "name": "乙", "target": "≥10", "actual": "10" },
        { "path": ["产出"], "name": "丙", "target": "≥10", "actual": "-1" },
    ]);
    let card = score(&[], &rows);
    let outcomes: Vec<_> = card.indicators.iter().map(|indicator| indicator.outcome.name()).collect();
    assert_eq!(outcomes, ["partial", "met", "missed"]);
    assert!(card.indicators.iter().all(|i| i.score.is_none() && i.weight.is_none() && i.notes.is_empty()));
    assert!(card.total.score.is_none() && card.grade.is_none());
    assert_eq!(codes(&card.notes), ["no_weights"]);
}

#[test]
fn an_empty_table_has_no_total() {
    let card = score(&[], &json!([]));
    assert_eq!(codes(&card.notes), ["no_indicators"]);
    assert!(card.total.weight.is_none() && card.total.score.is_none() && card.grade.is_none());
}

#[test]
fn a_grade_is_given_only_where_what_is_open_cannot_change_it() {
    let with = |actual: &str, weight: &str| {
        let open = json!({ "path": ["效益"], "name": "满意度", "target": "≥90%", "weight": weight });
        let row = json!({ "path": ["产出"], "name": "产出", "target": "≥100", "actual": actual, "weight": "40" });
        let other = met(&["效益"], &(40 - weight.parse::<i32>().unwrap()).to_string());
        let first = met(&["过程", "资金管理", "经济成本指标"], "10");
        score(&[], &json!([rate(None), first, row, other, open]))
    };
    // 99.90 at most, 94.90 at least: 优 either way.
    let card = with("100", "5");
    assert_eq!(
        (card.total.score.printed().as_deref(), card.total.assessed.printed().as_deref()),
        (Some("94.90"), Some("95"))
    );
    assert_eq!((card.grade.as_deref(), codes(&card.notes)), (Some("优"), vec![]));
    // 89.90 at least.
    let card = with("100", "10");
    assert_eq!((card.total.score.printed().as_deref(), &card.grade), (Some("89.90"), &None));
    assert_eq!(card.notes[0].zh, "尚有 10 分未评定,等级可能为“良”至“优”");
    // 59.90 with nothing open.
    assert_eq!(with("0", "0").grade.as_deref(), Some("差"));
}

/// The cuts belong to the better grade.
#[test]
fn a_total_on_the_cut() {
    let total = |tenths: i32| {
        let actual = format!("{}.{}", tenths / 10, tenths % 10);
        let row = json!({ "path": ["产出"], "name": "产出", "target": "≥100", "actual": actual, "weight": "100" });
        score(&[], &json!([row])).grade.unwrap()
    };
    let grades = [1000, 900, 899, 800, 799, 600, 599, 0].map(total);
    assert_eq!(grades, ["优", "优", "良", "良", "中", "中", "差", "差"]);
}

#[test]
fn tiers_stand_in_the_order_of_the_template() {
    let rows = json!([
        met(&["效益", "项目效益"], "40"),
        met(&["别的"], "1"),
        met(&["产出指标(40分)"], "39"),
        met(&["过程"], "20")
    ]);
    let card = score(&[], &rows);
    let order: Vec<String> = card.tiers.iter().map(|tier| tier.path.join("/")).collect();
    assert_eq!(order, ["过程", "产出指标(40分)", "效益", "效益/项目效益", "别的"]);
    assert_eq!(codes(&card.notes), ["tier_unknown", "tier_weight_differs"]);
}

/// Whoever reads a scorecard sees which of its sources nobody has verified, and what rests on them.
#[test]
fn unverified_sources_are_named_with_what_rests_on_them() {
    let table = support::table_text("unit-operation").replace("shandong/zaozhuang-self-2024", "national/self-2020");
    let card = support::score(&table);
    let notes: Vec<&Note> = card.notes.iter().filter(|note| note.code == "basis_unverified").collect();
    assert_eq!(
        notes[0].zh,
        "依据未核实原文:《项目支出绩效评价管理办法》 财预〔2020〕10号,用于预算执行率、8 项指标、等级"
    );
    assert!(!notes.iter().any(|note| note.zh.contains("预算绩效管理平台的算法")), "{notes:?}");
}
