//! Scorecards held against their templates and their tables: genuine ones verify, and whatever is changed is named.

use jixiao::intake::{Document, ScoringEngine};
use jixiao::model::template::{IndicatorRule, TierRule};
use jixiao::model::value::Date;
use jixiao::read::{Format, Source};
use jixiao::template::{Rulebook, Template};
use jixiao::verify::{SourceTables, Verdict, source_table, verify};
use serde_json::{Value, json};

use crate::support::{root, run, table_text};

fn source(name: &str, format: Format, text: &str) -> Source {
    Source::from_bytes(name, Some(format), text.as_bytes().to_vec()).unwrap()
}

/// What verifying one scorecard comes to; none where it is refused.
fn verified(engine: &ScoringEngine, card: &Value, tables: Option<&SourceTables>) -> Option<Verdict> {
    let source = source("card.json", Format::Json, &card.to_string());
    let document = Document::all(&source).next().unwrap().ok()?;
    verify(engine, &document, tables).ok()
}

fn tables(engine: &ScoringEngine, source: &Source) -> SourceTables {
    let mut tables = SourceTables::of(std::slice::from_ref(&source.name));
    for document in Document::all(source) {
        tables.take(source_table(engine, &document.unwrap()).unwrap().unwrap());
    }
    tables
}

/// Random numbers that are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }

    /// A cell, or none.
    fn cell(&mut self, from: &[&str]) -> Value {
        if self.roll(6) == 0 { Value::Null } else { self.pick(from).into() }
    }
}

const TARGETS: [&str; 18] = [
    "≥300套",
    "≤12万元",
    "=95%",
    ">3",
    "<0.5",
    "100%",
    "2024年10月底前",
    "优良中低差",
    "逐步提升",
    "5-8次",
    "±3%",
    "0",
    "全年",
    "无",
    "详见附件",
    "≥1/3",
    "每月2次",
    "１０个",
];
const ACTUALS: [&str; 18] = [
    "260套",
    "13.5万元",
    "95%",
    "3",
    "0.49",
    "98.6%",
    "2024年11月5日",
    "良",
    "已提升",
    "7次",
    "4%",
    "0",
    "未完成",
    "约10",
    "达成",
    "2/3",
    "—",
    "-2",
];
const WEIGHTS: [&str; 8] = ["10", "7.5", "0", "50", "九分", "3.333", "20分", "-1"];
const AMOUNTS: [&str; 7] = ["352", "337.28", "0", "208万元", "5.8", "不详", "1370.005"];

/// Every path that a template knows, and one that it does not.
fn paths(template: &Template) -> Vec<Vec<String>> {
    fn below(tier: &TierRule, above: &[String]) -> Vec<Vec<String>> {
        let path = [above, std::slice::from_ref(&tier.name)].concat();
        let deeper = tier.tiers.iter().flat_map(|tier| below(tier, &path)).collect::<Vec<_>>();
        if deeper.is_empty() { vec![path] } else { deeper }
    }
    let rows = template.indicators.iter().map(|IndicatorRule { path, .. }| path.clone());
    let known = template.tiers.iter().flat_map(|tier| below(tier, &[])).chain(rows);
    known.chain([vec!["别的指标".to_owned()]]).collect()
}

/// A table of anything that people write, whether it fits or not.
fn fuzzed(book: &Rulebook, dice: &mut Dice) -> Value {
    let template = &book.template;
    let (paths, methods) = (paths(template), template.methods.keys().map(String::as_str).collect::<Vec<_>>());
    let rows = (0..dice.roll(6)).map(|number| {
        let mut row = json!({
            "path": paths[dice.roll(paths.len())], "name": format!("指标{number}"), "target": dice.cell(&TARGETS),
            "actual": dice.cell(&ACTUALS), "weight": dice.cell(&WEIGHTS), "reported": dice.cell(&WEIGHTS),
            "judged": if dice.roll(4) == 0 { dice.cell(&WEIGHTS) } else { Value::Null },
            "reason": dice.cell(&["设备未到货", "无"]),
        });
        if dice.roll(5) == 0 && !methods.is_empty() {
            row["method"] = dice.pick(&methods).into();
        }
        if dice.roll(9) == 0 {
            row["not_applicable"] = "本年不开展".into();
        }
        without_null(row)
    });
    let rows: Vec<Value> = rows.collect();
    let money = json!({ "source": "total", "budget": dice.cell(&AMOUNTS), "executed": dice.cell(&AMOUNTS) });
    let funds = if dice.roll(3) == 0 { json!([]) } else { json!([without_null(money)]) };
    let mut table = json!({
        "template": template.id, "year": year(template), "currency": dice.cell(&["万元", "元"]), "indicators": rows,
        "project": { "name": "闸门维修", "department": "水利局" }, "funds": funds,
        "reported": { "total": dice.pick(&WEIGHTS), "grade": dice.pick(&["优", "良", "不知"]) },
    });
    if template.kind.name() == "monitoring" {
        table["month"] = (dice.roll(12) + 1).into();
    }
    without_null(table)
}

/// A year in which the template is in force.
fn year(template: &Template) -> Value {
    let effective = template.effective;
    effective.and_then(|dates| dates.to.or(dates.from)).map_or(2024, Date::year).into()
}

fn without_null(mut value: Value) -> Value {
    value.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    value
}

/// The templates of the program and of the tests, each with an engine that knows it.
fn books() -> (ScoringEngine, Vec<std::sync::Arc<Rulebook>>) {
    let mut engine = ScoringEngine::builtin().unwrap();
    for fixture in ["every-method/template.toml", "monitoring/template.toml", "templates/proven.toml"] {
        let path = root().join("tests/fixtures").join(fixture);
        engine.add_template(&Source::open(path.to_str().unwrap()).unwrap()).unwrap();
    }
    let books = engine.library().iter().collect();
    (engine, books)
}

/// Whoever scores a table and sends the scorecard is not accused of having changed it.
#[test]
fn genuine_scorecards_of_every_template_verify() {
    let (engine, books) = books();
    let mut dice = Dice(20_250_301);
    for book in &books {
        let mut scored = 0;
        for _ in 0..40 {
            let table = fuzzed(book, &mut dice);
            let source = source("table.json", Format::Json, &table.to_string());
            let Some(Ok(card)) = engine.score(&source).pop() else { continue };
            let tables = tables(&engine, &source);
            scored += 1;
            let verdict = verified(&engine, &serde_json::to_value(&card).unwrap(), Some(&tables)).unwrap();
            assert!(verdict.holds(), "{}\n{table:#}\n{verdict:#?}", book.template.id);
        }
        assert!(scored > 20, "{}: only {scored} tables could be scored", book.template.id);
    }
}

/// Every value of a scorecard, by its pointer.
fn leaves(value: &Value, pointer: &str) -> Vec<String> {
    match value {
        Value::Object(fields) => {
            fields.iter().flat_map(|(key, value)| leaves(value, &format!("{pointer}/{key}"))).collect()
        }
        Value::Array(items) => {
            items.iter().enumerate().flat_map(|(index, item)| leaves(item, &format!("{pointer}/{index}"))).collect()
        }
        _ => vec![pointer.to_owned()],
    }
}

/// The same value, otherwise.
fn other(value: &Value) -> Value {
    match value {
        Value::Null => "1".into(),
        Value::Bool(yes) => (!yes).into(),
        Value::Number(number) => (number.as_u64().unwrap() + 1).into(),
        Value::String(text) if text.parse::<f64>().is_ok() => format!("{text}1").into(),
        Value::String(text) => format!("{text}改").into(),
        other => other.clone(),
    }
}

#[test]
fn no_field_of_a_scorecard_can_be_changed_beside_its_table() {
    let engine = ScoringEngine::builtin().unwrap();
    let source = source("table.toml", Format::Toml, &table_text("vehicle-operation"));
    let tables = tables(&engine, &source);
    let card = serde_json::to_value(engine.score(&source).pop().unwrap().unwrap()).unwrap();
    assert!(verified(&engine, &card, Some(&tables)).unwrap().holds());
    let mut changed = 0;
    for pointer in leaves(&card, "") {
        let mut forged = card.clone();
        let place = forged.pointer_mut(&pointer).unwrap();
        *place = other(place);
        let holds = verified(&engine, &forged, Some(&tables)).is_some_and(|verdict| verdict.holds());
        assert!(!holds, "{pointer}");
        changed += 1;
    }
    assert!(changed > 100);
}

/// The field, what the scorecard says and what the table says.
#[test]
fn what_differs_from_the_table_is_named_with_both_values() {
    let engine = ScoringEngine::builtin().unwrap();
    let source = source("table.toml", Format::Toml, &table_text("macro-research"));
    let tables = tables(&engine, &source);
    let mut card = serde_json::to_value(engine.score(&source).pop().unwrap().unwrap()).unwrap();
    card["project"]["name"] = "宏观研究".into();
    card["year"] = 2023.into();
    card["indicators"].as_array_mut().unwrap().pop();
    let against = verified(&engine, &card, Some(&tables)).unwrap().against.unwrap();
    let named: Vec<&str> = against.differences.iter().map(|differs| differs.pointer.as_str()).collect();
    assert_eq!(&named[..1], ["/indicators"]);
    for (pointer, stated, computed) in
        [("/project/name", "宏观研究", "宏观经济调研费(智库管理)"), ("/year", "2023", "2024")]
    {
        let found = against.differences.iter().find(|differs| differs.pointer == pointer).unwrap();
        assert_eq!((found.stated.as_str(), found.computed.as_str()), (stated, computed), "{named:?}");
    }
}

/// Steps that lead to the same points by another rule are not those of the template.
#[test]
fn steps_of_another_rule_are_refused() {
    let engine = ScoringEngine::builtin().unwrap();
    let card = engine.score_text("a.toml", Format::Toml, &table_text("vehicle-operation")).unwrap();
    let mut card = serde_json::to_value(card).unwrap();
    let row = card["indicators"].as_array().unwrap().iter().position(|row| row["outcome"] == "met").unwrap();
    let value = card["indicators"][row]["score"].clone();
    card["indicators"][row]["derivation"] = json!([
        { "id": "points", "op": "add", "of": [value, "0"], "value": value },
        { "id": "score", "op": "round", "of": ["points"], "places": 2, "mode": "half_even", "value": value },
    ]);
    let verdict = verified(&engine, &card, None).unwrap();
    assert!(verdict.mismatches.iter().any(|wrong| wrong.pointer.starts_with(&format!("/indicators/{row}/derivation"))));
}

/// A scorecard from which somebody took all derivations proves its points alone, and it is said.
#[test]
fn steps_that_were_taken_out_are_not_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let [table, full, brief] =
        ["a.toml", "full.json", "brief.json"].map(|name| folder.path().join(name).to_str().unwrap().to_owned());
    let [table, full, brief] = [&table, &full, &brief].map(String::as_str);
    std::fs::write(table, table_text("vehicle-operation")).unwrap();
    for (file, more) in [(full, None), (brief, Some("--brief"))] {
        let arguments: Vec<&str> = ["score", table, "-f", "json", "-o", file].into_iter().chain(more).collect();
        assert_eq!(run(&arguments).code, 0);
        for from in [&[][..], &["--from", table]] {
            let ran = run(&[&["verify", file, "--lang", "zh"], from].concat());
            let told = [ran.out.contains("逐分重算一致"), ran.out.contains("卡中没有计算步骤,步骤没有核对")];
            assert_eq!((ran.code, told), (0, [more.is_none(), more.is_some()]), "{}", ran.out);
        }
    }
}

/// No value is printed at a length that nobody reads.
#[test]
fn long_names_are_cut() {
    let folder = tempfile::tempdir().unwrap();
    let [table, card] = ["a.toml", "a.json"].map(|name| folder.path().join(name).to_str().unwrap().to_owned());
    std::fs::write(&table, table_text("vehicle-operation").replace("车辆运行维护费", &"车".repeat(1_900))).unwrap();
    assert_eq!(run(&["score", &table, "-f", "json", "-o", &card]).code, 0);
    let ran = run(&["verify", &card, "--from", &table, "--lang", "zh"]);
    assert!(ran.code == 0 && ran.out.chars().count() < 1_000 && ran.out.contains("车…"), "{}", ran.out);
}

/// A folder with two tables, and the scorecards of tables with other figures that name other tables.
fn forged() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("tables")).unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("tables/unit.toml", &table_text("unit-operation"));
    write("tables/vehicle.toml", &table_text("vehicle-operation"));
    write("better.toml", &table_text("unit-operation").replace("260 个/套", "300 个/套"));
    for (table, card) in [("tables/unit.toml", "true.json"), ("better.toml", "forged.json")] {
        let table = folder.path().join(table).display().to_string();
        write(card, &run(&["score", &table, "-f", "json"]).out);
    }
    folder
}

#[test]
fn a_scorecard_is_held_against_the_tables_that_are_named() {
    let folder = forged();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let verify = |card: &str, from: &str| run(&["verify", &path(card), "--from", &path(from)]);
    let genuine = verify("true.json", "tables");
    assert_eq!(genuine.code, 0, "{}", genuine.err);
    assert_eq!(
        genuine.out,
        format!("✓ 单位运行经费 98.20:逐分重算一致,各项与自评表 {}:1:1 一致\n", path("tables/unit.toml"))
    );
    // Its table is not among them: what was looked at is said, and where the project's own is.
    let other = verify("forged.json", "tables");
    assert_eq!(other.code, 1);
    let named = format!(
        "看过 {} 中的 2 张表,没有一张是评分卡所记的那份(input.sha256);同名项目的表是 {}:1:1",
        path("tables"),
        path("tables/unit.toml")
    );
    assert!(other.out.starts_with("✗ 单位运行经费") && other.out.contains(&named), "{}", other.out);
    // With the fingerprint of the true table it is held against that.
    let mut cards: Value = serde_json::from_str(&std::fs::read_to_string(path("forged.json")).unwrap()).unwrap();
    let genuine: Value = serde_json::from_str(&std::fs::read_to_string(path("true.json")).unwrap()).unwrap();
    cards[0]["input"] = genuine[0]["input"].clone();
    std::fs::write(path("forged.json"), cards.to_string()).unwrap();
    let told = verify("forged.json", "tables");
    assert_eq!(told.code, 1);
    assert!(told.out.contains("    /indicators/2/actual:评分卡为 300 个/套,自评表为 260 个/套\n"), "{}", told.out);
    let missing = verify("true.json", "nowhere");
    assert_eq!((missing.code, missing.out.as_str()), (2, ""));
    assert!(missing.err.starts_with(&format!("{}: 错误: 没有这个文件或文件夹", path("nowhere"))), "{}", missing.err);
}

/// Tables that name no template, or another one, are scored by the one that is named beside them.
#[test]
fn tables_are_scored_by_the_template_that_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let id = "shandong/zaozhuang-self-2024";
    std::fs::write(path("a.toml"), table_text("vehicle-operation").replace(&format!("template = \"{id}\"\n"), ""))
        .unwrap();
    std::fs::write(path("a.json"), run(&["score", &path("a.toml"), "--template", id, "-f", "json"]).out).unwrap();
    let verify = |more: &[&str]| run(&[&["verify", &path("a.json"), "--from", &path("a.toml")], more].concat());
    assert_eq!(verify(&["--template", id]).code, 0);
    assert_eq!(verify(&[]).code, 2);
    assert_eq!(verify(&["--template", "national/self-2020"]).code, 1);
}

/// Alone it proves that its points come out again, and says that it proves no more.
#[test]
fn a_scorecard_alone_says_what_it_does_not_prove() {
    let folder = forged();
    let ran = run(&["verify", &folder.path().join("forged.json").display().to_string()]);
    assert_eq!(ran.code, 0);
    let last = ran.out.lines().last().unwrap();
    assert!(last.starts_with("评分卡本身只证明算得对,不证明其中的数据、名称、年度和自评得分"), "{last}");
    assert_eq!(ran.out.lines().count(), 2);
}

/// Points that come out by somebody's own rules are not those of the program's.
/// The program that a scorecard names proves nothing: one that has never been is refused, another version is told.
#[test]
fn the_program_that_a_scorecard_names_is_looked_at() {
    let engine = ScoringEngine::builtin().unwrap();
    let table = source("a.toml", Format::Toml, &table_text("unit-operation"));
    let card = serde_json::to_value(engine.score_text("a.toml", Format::Toml, table.text()).unwrap()).unwrap();
    for (field, stated, mismatches, told) in [
        ("version", card["engine"]["version"].as_str().unwrap(), 0, None),
        ("version", "7.0.1", 0, Some("7.0.1")),
        ("version", "✓ 已核对", 1, Some("✓ 已核对")),
        ("name", "excel", 1, None),
    ] {
        let mut other = card.clone();
        other["engine"][field] = stated.into();
        let verdict = verified(&engine, &other, None).unwrap();
        assert_eq!(
            (verdict.mismatches.len(), verdict.other_version.as_deref()),
            (mismatches, told),
            "{field} {stated}"
        );
    }
}

#[test]
fn a_template_of_ones_own_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    std::fs::create_dir(folder.path().join("own")).unwrap();
    let id = "shandong/zaozhuang-self-2024";
    let text = run(&["template", "show", id, "-f", "toml"]).out;
    let text = crate::support::without_examples(&text).replacen("mode = \"half_even\"", "mode = \"up\"", 1);
    std::fs::write(path("own/a.toml"), text).unwrap();
    let table = crate::support::table("unit-operation").display().to_string();
    std::fs::write(path("card.json"), run(&["score", &table, "-f", "json", "--templates", &path("own")]).out).unwrap();
    let ran = run(&["verify", &path("card.json"), "--templates", &path("own")]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let named = format!("逐分重算一致;模板 {id} 来自 {},不是内置模板,却用了内置模板的编号而规则不同", path("own"));
    assert!(ran.out.lines().next().unwrap().ends_with(&named), "{}", ran.out);
    assert_eq!(run(&["verify", &path("card.json")]).code, 1);
}

/// Of tables in files no more is kept than tells their cards; whatever differs is named all the same.
#[test]
fn a_card_that_differs_from_its_table_in_a_file_is_told_in_what() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let lines: Vec<String> = ["unit-operation", "vehicle-operation", "unit-operation"]
        .iter()
        .enumerate()
        .map(|(number, name)| {
            let mut table: Value =
                serde_json::to_value(toml::from_str::<toml::Value>(&table_text(name)).unwrap()).unwrap();
            table["project"]["code"] = json!(format!("P{number}"));
            table.to_string()
        })
        .collect();
    let mark = "\u{feff}";
    std::fs::write(path("tables.ndjson"), format!("{mark}{}\n\n{}\n{}", lines[0], lines[1], lines[2])).unwrap();
    std::fs::write(path("tables.json"), format!("[{}]", lines.join(","))).unwrap();
    std::fs::write(path("one.json"), &lines[1]).unwrap();
    let scored = |from: &str| {
        let cards = run(&["score", &path(from), "-f", "ndjson", "--brief", "--fail-on", "never"]).out;
        let cards: Vec<Value> = cards.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(!cards.is_empty(), "{from}");
        cards
    };
    for (from, number) in
        [("tables.ndjson", 0), ("tables.ndjson", 1), ("tables.ndjson", 2), ("tables.json", 1), ("one.json", 0)]
    {
        let mut cards = scored(from);
        cards[number]["project"]["name"] = json!("别的项目");
        let written = cards.iter().map(Value::to_string).collect::<Vec<_>>().join("\n");
        std::fs::write(path("cards.ndjson"), written).unwrap();
        let ran = run(&["verify", &path("cards.ndjson"), "--from", &path(from), "-f", "json"]);
        let verdicts: Vec<Value> = serde_json::from_str(&ran.out).unwrap();
        assert_eq!((verdicts.len(), ran.code), (cards.len(), 1), "{from} {}", ran.err);
        for (at, verdict) in verdicts.iter().enumerate() {
            let differences = verdict["against"]["differences"].as_array().unwrap();
            let pointers: Vec<&str> = differences.iter().map(|found| found["pointer"].as_str().unwrap()).collect();
            assert_eq!(pointers, if at == number { vec!["/project/name"] } else { vec![] }, "{from} {at}");
            assert!(verdict["against"]["table"].as_str().unwrap().starts_with(&path(from)), "{verdict}");
        }
    }
}
