//! Three tables that use every kind of method and every operation of a derivation: they are explained in
//! both languages, verify, replay, and come out again in the script for third parties.

use std::collections::BTreeSet;
use std::process::Command;

use jixiao::intake::ScoringEngine;
use jixiao::methods::Method;
use jixiao::model::scorecard::{Operation, Scorecard, Step};
use jixiao::read::{Format, Source};
use jixiao::score::replay;
use jixiao::template::Template;
use jixiao::verify::verify_all;
use serde_json::Value;

use crate::support::{self, AsPrinted as _, root, run};

const FIXTURES: [&str; 3] = ["every-method", "monitoring", "monitoring-plan"];

fn file(fixture: &str, name: &str) -> String {
    format!("tests/fixtures/{fixture}/{name}.toml")
}

fn text(fixture: &str, name: &str) -> String {
    std::fs::read_to_string(root().join(file(fixture, name))).unwrap()
}

fn engine(template: &str) -> ScoringEngine {
    let mut engine = ScoringEngine::builtin().unwrap();
    let source = Source::from_bytes("template.toml", Some(Format::Toml), template.as_bytes().to_vec()).unwrap();
    engine.add_template(&source).unwrap_or_else(|problems| panic!("{problems}"));
    engine
}

/// A scorecard, after the laws that hold for every one of them.
fn scored(template: &str, table: &str) -> Scorecard {
    let engine = engine(template);
    let card = engine.score_text("table.toml", Format::Toml, table).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(replay(&card), []);
    let json = serde_json::to_vec(&card).unwrap();
    let verdicts = verify_all(&engine, &Source::from_bytes("card.json", Some(Format::Json), json).unwrap());
    assert_eq!(verdicts[0].as_ref().unwrap().mismatches, []);
    card
}

fn card(fixture: &str) -> Scorecard {
    scored(&text(fixture, "template"), &text(fixture, "table"))
}

fn steps(card: &Scorecard) -> impl Iterator<Item = &Step> {
    let execution = card.execution.iter().flat_map(|execution| &execution.derivation);
    execution.chain(card.indicators.iter().flat_map(|row| &row.derivation)).chain(&card.total.derivation)
}

#[test]
fn every_operation_is_used() {
    let cards = FIXTURES.map(card);
    let operations = cards.iter().flat_map(steps).map(|step| serde_json::to_string(&step.op).unwrap());
    let operations: BTreeSet<String> = operations.collect();
    // The last operation of the list tells how many there are.
    assert_eq!(operations.len(), Operation::Round as usize + 1, "{operations:?}");
}

/// The methods by which a row of the fixtures is scored.
fn used() -> BTreeSet<String> {
    let mut methods = BTreeSet::new();
    for fixture in FIXTURES {
        let template: Template = toml::from_str(&text(fixture, "template")).unwrap();
        let kind = |name: &String| template.methods.get(name).map_or(name.clone(), |own| own.kind().name().to_owned());
        methods.extend(card(fixture).indicators.iter().filter_map(|row| row.method.as_ref()).map(kind));
    }
    methods
}

/// What the compiler cannot ask for.
#[test]
fn every_method_has_its_row_its_law_and_its_place_in_the_pages() {
    // Whatever a verdict earns is a person's to say, or stands in the template.
    let needs_a_law = |method: Method| !method.is_plain() && method != Method::Verdict;
    let read = |path: &str| std::fs::read_to_string(root().join(path)).unwrap();
    let (used, laws) = (used(), read("tests/method_laws.rs"));
    let mut lacking = Vec::new();
    for method in Method::ALL {
        let name = method.name();
        if !used.contains(name) {
            lacking.push(format!("{name}: tests/fixtures/every-method/table.toml has no row that it scores"));
        }
        if needs_a_law(method) && !laws.contains(&format!("fn {name}")) {
            lacking.push(format!("{name}: tests/method_laws.rs has no law `fn {name}`"));
        }
        for page in ["docs/en/methods.md", "docs/zh/methods.md"] {
            if !read(page).contains(&format!("`{name}`")) {
                lacking.push(format!("{name}: {page} does not say when to use it, as `{name}`"));
            }
        }
    }
    assert!(lacking.is_empty(), "\n{}", lacking.join("\n"));
}

#[test]
fn every_derivation_is_explained_in_both_languages() {
    for fixture in FIXTURES {
        for language in ["zh", "en"] {
            let template = file(fixture, "template");
            let ran = run(&["explain", &file(fixture, "table"), "-t", &template, "--lang", language]);
            assert!(!ran.out.contains("_of_") && !ran.out.contains("formula_"), "a step has no name: {}", ran.out);
            insta::assert_snapshot!(format!("{fixture}-{language}"), ran.out);
        }
    }
}

/// Lights instead of points, adjusted weights, and the cap that holds.
#[test]
fn tables_show_lights_and_adjusted_weights() {
    for fixture in FIXTURES {
        for language in ["zh", "en"] {
            let (table, template) = (file(fixture, "table"), file(fixture, "template"));
            let arguments = ["score", &table, "-t", &template, "--lang", language];
            let output = support::jixiao(&arguments).env("COLUMNS", "80").output().unwrap();
            insta::assert_snapshot!(format!("table-{fixture}-{language}"), support::ran(&output).out);
            let page =
                support::jixiao(&["template", "show", &template, "--lang", language]).env("COLUMNS", "80").output();
            let page = support::ran(&page.unwrap()).out;
            let widest = page.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap();
            assert!(widest <= 80, "{widest} columns");
            insta::assert_snapshot!(format!("page-{fixture}-{language}"), page);
        }
    }
}

#[test]
fn a_derivation_names_each_step_once() {
    for fixture in FIXTURES {
        for row in card(fixture).indicators {
            let names: BTreeSet<&str> = row.derivation.iter().map(|step| step.id.as_ref()).collect();
            assert_eq!(names.len(), row.derivation.len(), "{:?}", row.name);
        }
    }
}

#[test]
fn a_third_party_can_recompute_every_method() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cards.json");
    let replayed = |cards: &[Scorecard]| {
        std::fs::write(&path, serde_json::to_string(cards).unwrap()).unwrap();
        Command::new("python3").arg(root().join("examples/replay.py")).arg(&path).output()
    };
    let cards = FIXTURES.map(card);
    let Ok(output) = replayed(&cards) else {
        assert!(std::env::var_os("CI").is_none(), "python3 is needed for this test");
        return;
    };
    assert_eq!(String::from_utf8(output.stdout).unwrap().trim(), "3 scorecards: every point comes out again");
    for index in 0..cards[0].indicators.len() {
        let mut tampered = cards[0].clone();
        let Some(step) = tampered.indicators[index].derivation.iter_mut().rev().nth(1) else { continue };
        step.value = "99".into();
        assert_eq!(replayed(&[tampered]).unwrap().status.code(), Some(1), "indicator {index}");
    }
}

/// A total under a cap, and one whose caps do not hold: both say what they are the sum of.
#[test]
fn a_total_has_its_derivation_with_caps_and_without() {
    let ids = |card: &Scorecard| card.total.derivation.iter().map(|step| step.id.to_string()).collect::<Vec<_>>();
    let capped = card("every-method");
    assert_eq!(
        (capped.total.score.printed().as_deref(), ids(&capped)),
        (Some("75.50"), ["sum", "capped_2", "score"].map(String::from).to_vec())
    );
    let table = text("every-method", "table").replacen("executed = \"323\"", "executed = \"380\"", 1);
    let free = scored(&text("every-method", "template"), &table);
    assert_eq!(ids(&free), ["sum", "score"]);
}

/// What does not apply passes its points on: within its tier, to all others, or to another tier.
#[test]
fn points_are_passed_on_as_the_template_says() {
    let (template, table) = (text("every-method", "template"), text("every-method", "table"));
    let weights = |card: &Scorecard| -> Vec<Option<String>> {
        ["验收合格率", "专家评分", "服务对象满意度"]
            .map(|name| {
                card.indicators.iter().find(|row| row.name.as_deref() == Some(name)).unwrap().effective_weight.printed()
            })
            .to_vec()
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(weights(&scored(&template, &table)), [some("6.25"), None, None]);
    let all = template.replacen("points = \"tier\"", "points = \"rescale\"", 1).replacen(
        "moves = { \"满意度指标\" = \"效益指标\" }\n",
        "",
        1,
    );
    assert_eq!(weights(&scored(&all, &table)), [some("75/13"), some("75/13"), some("150/13")]);
    let unasked =
        table.replacen("name = \"服务对象满意度\"", "name = \"服务对象满意度\"\nnot_applicable = \"无服务对象\"", 1);
    assert_eq!(weights(&scored(&template, &unasked)), [some("6.25"), some("7.5"), some("0")]);
}

/// Far above the target points are lost, unless a reason is given: 无 and what only says that the work was done give none.
#[test]
fn a_result_far_above_its_target_is_excused_by_reasons_alone() {
    let template = text("every-method", "template");
    let points = |reason: &str| {
        let table = format!(
            r#"template = "test/every-method"
               complete = false
               project = {{ name = "管护" }}
               [[indicators]]
               path = ["产出指标", "数量指标"]
               name = "管护里程"
               target = "≥100"
               actual = "160"
               weight = "10"
               reason = "{reason}""#
        );
        scored(&template, &table).indicators[0].score.printed()
    };
    for reason in ["", "无", "无偏差", "—", "按计划完成"] {
        assert_eq!(points(reason).as_deref(), Some("8.00"), "{reason}");
    }
    assert_eq!(points("汛后增补两段").as_deref(), Some("10.00"));
}

/// Every text below some keys, one after the other, through `put`.
fn each_cell(value: &mut Value, key: &str, put: &mut dyn FnMut(&str, &mut String) -> bool) -> bool {
    match value {
        Value::Object(entries) => entries.iter_mut().any(|(name, value)| {
            let key = if key == "survey" { key } else { name.as_str() };
            each_cell(value, key, put)
        }),
        Value::Array(items) => items.iter_mut().any(|item| each_cell(item, key, put)),
        Value::String(text) => put(key, text),
        Value::Number(number) => {
            let mut text = number.to_string();
            let done = put(key, &mut text);
            if done {
                *value = text.into();
            }
            done
        }
        _ => false,
    }
}

/// Whatever figure nobody can read, and whatever is computed from it: the table is scored as far as it goes, says
/// what it could not read, and computes again and replays from its scorecard.
#[test]
fn a_figure_that_nobody_can_read_leaves_a_scorecard_that_verifies() {
    const KEYS: [&str; 7] = ["weight", "judged", "points", "survey", "budget", "pooled", "executed"];
    const UNREADABLE: &str = "看不清";
    let (template, table) = (text("every-method", "template"), text("every-method", "table"));
    let table: Value = toml::from_str(&table).unwrap();
    let mut codes = BTreeSet::new();
    for wanted in 0.. {
        let (mut changed, mut seen) = (table.clone(), 0);
        let replaced = each_cell(&mut changed, "", &mut |key, text| {
            let counts = KEYS.contains(&key);
            let is_it = counts && seen == wanted;
            seen += usize::from(counts);
            if is_it {
                UNREADABLE.clone_into(text);
            }
            is_it
        });
        if !replaced {
            assert!(wanted > 30, "{wanted} cells");
            break;
        }
        let changed = toml::to_string(&changed).unwrap();
        let card = scored(&template, &changed);
        let json = serde_json::to_string(&card).unwrap();
        assert!(json.contains(&format!("“{UNREADABLE}”")) || json.contains("judged_not_allowed"), "{changed}");
        let whys = card.indicators.iter().filter_map(|row| row.why.as_ref()).chain(&card.notes);
        codes.extend(whys.map(|note| note.code.to_string()).filter(|code| code.ends_with("_unreadable")));
    }
    let found: Vec<&str> = codes.iter().map(String::as_str).collect();
    assert_eq!(
        found,
        ["amount_unreadable", "judged_unreadable", "panel_unreadable", "survey_unreadable", "weight_unreadable"]
    );
}
