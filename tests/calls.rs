//! Calls: what a page is told is what the program says, and nothing that is asked stops it.

use std::path::PathBuf;

use jixiao::calls::call;
use jixiao::intake::{Document, Kind, ScoringEngine};
use jixiao::ledger::Detail;
use jixiao::read::files_below;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{self, root};

/// The answer of a call, which is always an object.
fn ask(name: &str, request: &Value) -> Value {
    let answer = call(name, &request.to_string());
    let value: Value = serde_json::from_str(&answer).unwrap_or_else(|error| panic!("{name}: {error}\n{answer}"));
    assert!(value.is_object(), "{name}: {answer}");
    value
}

fn encoded(bytes: &[u8]) -> String {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let sign = |part: &[u8], place: usize| {
        let bits = (0..3).fold(0_usize, |bits, index| bits << 8 | usize::from(part.get(index).copied().unwrap_or(0)));
        if place > part.len() { '=' } else { char::from(SIGNS[bits >> (18 - 6 * place) & 63]) }
    };
    bytes.chunks(3).flat_map(|part| (0..4).map(move |place| sign(part, place))).collect()
}

/// Every file with tables that the program scores by its own templates: examples, published tables, clean ones, workbooks.
fn files() -> Vec<PathBuf> {
    let folders = ["examples", "tests/audit", "tests/annotate", "tests/import", "tests/fixtures"];
    let below = |folder: &str| files_below(&root().join(folder), &["toml", "json", "csv", "xlsx", "xls"]);
    let files = folders.into_iter().flat_map(below).map(|file| PathBuf::from(file.unwrap()));
    files.filter(|file| !file.to_string_lossy().ends_with(".findings.toml")).collect()
}

fn without_origin(mut card: Value) -> Value {
    card["input"] = Value::Null;
    if let Some(notes) = card.get_mut("notes").and_then(Value::as_array_mut) {
        notes.retain(|note| note["code"] != "import_unsure");
        if notes.is_empty() {
            card.as_object_mut().unwrap().remove("notes");
        }
    }
    card
}

/// A finding without its place in a file: a page has cells.
fn without_place(finding: &Value) -> Value {
    let mut finding = finding.clone();
    for key in ["field", "correction"] {
        finding.as_object_mut().unwrap().remove(key);
    }
    finding["location"] = finding["location"]["pointer"].clone();
    finding
}

#[test]
fn a_page_shows_the_scorecard_and_the_findings_of_the_program() {
    let engine = ScoringEngine::builtin().unwrap().detail(Detail::Brief);
    let (mut tables, mut findings) = (0, 0);
    for file in files() {
        let name = file.file_name().unwrap().to_str().unwrap();
        let bytes = std::fs::read(&file).unwrap();
        let Ok(source) = engine.source(name, bytes.clone()) else { continue };
        let opened = ask("open", &json!({ "name": name, "base64": encoded(&bytes) }));
        let mut opened = opened["tables"].as_array().unwrap().iter();
        for document in Document::all(&source) {
            let Ok(document) = document else { continue };
            if document.kind != Kind::Table || document.decode::<jixiao::Assessment>().is_err() {
                continue;
            }
            let table = opened.next().unwrap_or_else(|| panic!("{name}: a table was not opened"));
            let Ok(Some(card)) = engine.score_document(&document) else { continue };
            let form = ask("form", &json!({ "assessment": table["assessment"], "today": "2025-03-01" }));
            let card = serde_json::to_value(&card).unwrap();
            assert_eq!(without_origin(form["card"].clone()), without_origin(card), "{name}");
            assert_eq!(form["total"], form["card"]["total"]["score"]);
            tables += 1;

            let text = table["assessment"].to_string();
            let own = jixiao::Source::from_bytes("table.json", None, text.into_bytes()).unwrap();
            let (told, open) = support::audit(&engine, &[own]);
            let of = |found: &Value| found.as_array().unwrap().iter().map(without_place).collect::<Vec<_>>();
            assert_eq!(of(&form["findings"]), of(&serde_json::to_value(&told).unwrap()), "{name}");
            assert_eq!(of(&form["undecided"]), of(&serde_json::to_value(&open).unwrap()), "{name}");
            findings += told.len();
        }
        assert!(opened.next().is_none(), "{name}");
    }
    assert!(tables > 100 && findings > 100, "{tables} tables, {findings} findings");
}

/// The table of an example, as `open` gives it.
fn opened(name: &str) -> Value {
    let bytes = std::fs::read(support::table(name)).unwrap();
    let answer = ask("open", &json!({ "name": format!("{name}.toml"), "base64": encoded(&bytes) }));
    answer["tables"][0]["assessment"].clone()
}

/// What a page does with an entry: it puts the row first that the table does not have, and writes the text.
fn entered(table: &Value, cell: &Value, text: &str) -> Value {
    let mut table = table.clone();
    if let Some(insert) = cell.get("insert") {
        let list = table.pointer_mut(insert["list"].as_str().unwrap()).unwrap().as_array_mut().unwrap();
        list.insert(usize::try_from(insert["at"].as_u64().unwrap()).unwrap(), insert["row"].clone());
    }
    let set = cell.get("enters").unwrap_or(&cell["field"]).as_str().unwrap();
    let also = cell["also"].as_array().into_iter().flatten().map(|field| field.as_str().unwrap());
    for field in also.chain([set]) {
        let value = if field == "/year" { json!(text.parse::<u16>().unwrap()) } else { json!(text) };
        let (above, key) = field.rsplit_once('/').unwrap();
        match table.pointer_mut(above) {
            Some(Value::Array(items)) => items[key.parse::<usize>().unwrap()] = value,
            Some(parent) => parent[key] = value,
            None => table[above.trim_start_matches('/')] = json!({ key: value }),
        }
    }
    table
}

#[test]
fn what_is_entered_in_a_cell_stands_in_that_cell() {
    let table = opened("vehicle-operation");
    let form = ask("form", &json!({ "assessment": table }));
    let mut entries = 0;
    for cell in form["paper"]["cells"].as_array().unwrap().iter().filter(|cell| cell["input"] == true) {
        let field = cell["field"].as_str().unwrap();
        let text = if field == "/year" { "2023" } else { "7.25" };
        let after = ask("form", &json!({ "assessment": entered(&table, cell, text) }));
        let at = |other: &&Value| ["row", "column"].iter().all(|key| other[key] == cell[key]);
        let cells = after["paper"]["cells"].as_array();
        let cells = cells.unwrap_or_else(|| panic!("{field}: {after}"));
        let there = cells.iter().find(at).unwrap_or_else(|| panic!("{field}: no cell"));
        assert_eq!(there.get("value").unwrap_or(&there["text"]), text, "{field}: {there}");
        assert!(there.get("insert").is_none(), "{field}: the row is there now");
        entries += 1;
    }
    assert!(entries > 60, "{entries}");
}

#[test]
fn every_figure_that_is_computed_is_explained() {
    let table = opened("unit-operation");
    let form = ask("form", &json!({ "assessment": table }));
    let mut explained = 0;
    for cell in form["paper"]["cells"].as_array().unwrap() {
        let Some(field) = cell["field"].as_str().filter(|field| field.starts_with("card:")) else { continue };
        let answer = ask("explain", &json!({ "assessment": table, "field": field }));
        assert!(!answer["text"].as_str().unwrap_or_else(|| panic!("{field}: {answer}")).is_empty(), "{field}");
        if field.ends_with("/score") {
            let last = answer["steps"].as_array().unwrap().last().unwrap()["value"].clone();
            assert_eq!(last, form["card"].pointer(field.trim_start_matches("card:")).unwrap().clone(), "{field}");
        }
        explained += 1;
    }
    assert!(explained > 10, "{explained}");
    for field in ["/project/name", "card:/tiers", "", "card:/indicators/99/score"] {
        let answer = ask("explain", &json!({ "assessment": table, "field": field }));
        assert!(answer["problems"].is_array(), "{field}: {answer}");
    }
}

/// What a correction sets is what the rule gives: all findings that have one are gone in the end, and no points have changed.
#[test]
fn a_correction_mends_its_finding() {
    let mut mended = 0;
    for file in files() {
        let name = file.file_name().unwrap().to_str().unwrap();
        let opened = ask("open", &json!({ "name": name, "base64": encoded(&std::fs::read(&file).unwrap()) }));
        for table in opened["tables"].as_array().unwrap() {
            let table = &table["assessment"];
            let found = ask("form", &json!({ "assessment": table }));
            if found.get("problems").is_some() {
                continue;
            }
            let certain = |form: &Value| -> Vec<Value> {
                let all = form["findings"].as_array().unwrap_or_else(|| panic!("{name}: {form}")).iter();
                all.filter(|finding| finding.get("correction").is_some()).cloned().collect()
            };
            let (mut corrected, mut after) = (table.clone(), found.clone());
            // Sums come to something else when the points in them are mended, and are mended then.
            for _ in 0..3 {
                for finding in certain(&after) {
                    *corrected.pointer_mut(finding["correction"]["field"].as_str().unwrap()).unwrap() =
                        finding["correction"]["value"].clone();
                    mended += 1;
                }
                after = ask("form", &json!({ "assessment": corrected }));
            }
            assert_eq!(certain(&after), [Value::Null; 0], "{name}");
            assert_eq!(after["total"], found["total"], "{name}: a correction changed the points");
        }
    }
    assert!(mended > 20, "{mended}");
}

#[test]
fn what_is_written_is_opened_again() {
    let table = opened("hotline-12345");
    let total = ask("form", &json!({ "assessment": table }))["total"].clone();
    for to in ["xlsx", "toml", "json"] {
        let file = ask("export", &json!({ "assessments": [table], "to": to }));
        let again = ask("open", &json!({ "name": file["name"], "base64": file["base64"] }));
        let again = &again["tables"][0]["assessment"];
        assert_eq!(ask("form", &json!({ "assessment": again }))["total"], total, "{to}");
        if to != "xlsx" {
            assert_eq!(*again, table, "{to}");
        }
    }
    for (to, begins) in
        [("docx", "UEsD"), ("summary", "UEsD"), ("narrative", "UEsD"), ("cards", "Wwog"), ("html", "PCFE")]
    {
        let file = ask("export", &json!({ "assessments": [table], "to": to }));
        assert!(file["base64"].as_str().unwrap().starts_with(begins), "{to}: {file}");
    }
    let refused = ask("export", &json!({ "assessments": [table, { "project": 7 }], "to": "json" }));
    assert!(refused["problems"].is_array(), "{refused}");
}

#[test]
fn cells_that_were_copied_are_read_as_the_file_that_they_are_from() {
    let csv = std::fs::read_to_string(root().join("examples/import/ferries.csv")).unwrap();
    let file = ask("open", &json!({ "name": "ferries.csv", "base64": encoded(csv.as_bytes()) }));
    let rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(csv.as_bytes()).into_records();
    let mut copied = csv::WriterBuilder::new().delimiter(b'\t').flexible(true).from_writer(Vec::new());
    rows.for_each(|row| copied.write_record(&row.unwrap()).unwrap());
    let text = String::from_utf8(copied.into_inner().unwrap()).unwrap();
    let pasted = ask("paste", &json!({ "text": text }));
    assert_eq!(pasted["tables"][0]["assessment"], file["tables"][0]["assessment"]);
    assert_eq!(pasted["tables"][0]["cells"], file["tables"][0]["cells"]);
    assert!(!ask("paste", &json!({ "text": "午餐\t12" }))["problems"].as_array().unwrap().is_empty());
}

#[test]
fn a_blank_table_of_every_template_has_a_form() {
    let templates = ask("templates", &json!({}));
    let templates = templates["templates"].as_array().unwrap();
    assert!(templates.len() > 30);
    for template in templates {
        let id = template["id"].as_str().unwrap();
        let year = template["effective"]["from"].as_str().or(template["effective"]["to"].as_str());
        let year: u16 = year.map_or(2024, |day| day[..4].parse().unwrap());
        let blank = ask("blank", &json!({ "template": id, "year": year, "project": { "name": "渡口维护" } }));
        let form = ask("form", &json!({ "assessment": blank["assessment"] }));
        assert!(form["paper"]["cells"].as_array().is_some_and(|cells| cells.len() > 20), "{id}: {blank} {form}");
        let page = ask("template", &json!({ "id": id }));
        assert!(page["page"].as_str().is_some_and(|page| page.len() > 100), "{id}: {page}");
    }
    let from = opened("unit-operation");
    let next = ask("blank", &json!({ "from": from, "year": 2025 }));
    assert_eq!(next["assessment"]["indicators"][0]["target"], from["indicators"][0]["target"]);
    assert_eq!(next["assessment"]["indicators"][0].get("actual"), None);
}

#[test]
fn another_template_is_held_against_the_one_of_a_table() {
    let table = opened("unit-operation");
    let answer = ask("compare", &json!({ "assessment": table, "template": "national/self-2020" }));
    assert_eq!(answer["card"]["template"]["id"], "national/self-2020");
    let own = ask("form", &json!({ "assessment": table }));
    assert_eq!(answer["differences"]["total"]["before"], own["total"]);
    assert_eq!(answer["differences"]["total"]["after"], answer["card"]["total"]["score"]);
    assert!(answer["rules"].as_array().unwrap().iter().any(|rule| rule["before"]["en"] != rule["after"]["en"]));
}

#[test]
fn an_overview_is_that_of_the_report() {
    let tables: Vec<Value> = support::TABLES
        .iter()
        .map(|name| json!({ "name": format!("{name}.toml"), "assessment": opened(name) }))
        .collect();
    let answer = ask("overview", &json!({ "tables": tables, "today": "2025-03-01" }));
    let files = support::TABLES.map(support::table);
    let mut arguments = vec!["report", "--format", "json", "--on", "2025-03-01"];
    arguments.extend(files.iter().map(|file| file.to_str().unwrap()));
    let report: Value = serde_json::from_str(&support::run(&arguments).out).unwrap();
    for key in ["schema", "kind", "verdict", "scores", "rules", "heat"] {
        assert_eq!(answer[key], report[key], "{key}");
    }
    assert_eq!(answer["received"]["tables"], 4);
    assert_eq!(answer["counts"]["findings"], report["counts"]["findings"]);
}

/// The published tables as files that a page was given.
fn given() -> Value {
    let file = |name: &str| json!({ "name": format!("自评/{name}.toml"), "base64": encoded(support::table_text(name).as_bytes()) });
    support::TABLES.iter().map(|name| file(name)).collect()
}

#[test]
fn files_that_were_given_are_answered_as_a_folder_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("自评");
    std::fs::create_dir(&path).unwrap();
    for name in support::TABLES {
        std::fs::write(path.join(name).with_extension("toml"), support::table_text(name)).unwrap();
    }
    let path = path.to_str().unwrap();
    let command = |arguments: &[&str]| -> Value { serde_json::from_str(&support::run(arguments).out).unwrap() };
    let audit = command(&["audit", path, "-f", "json"]);
    let list = ask("folder", &json!({ "files": given(), "dir": "自评" }));
    assert_eq!(
        (&list["dir"], &list["writable"], &list["together"]["verdict"]),
        (&json!("自评"), &json!(false), &audit["verdict"])
    );
    let tables = |key: &str| -> Vec<Value> {
        let files = list["files"].as_array().unwrap().iter();
        files.flat_map(|file| file["tables"].as_array().unwrap()).map(|table| table[key].clone()).collect()
    };
    let warnings: u64 = tables("findings").iter().map(|counted| counted["warning"].as_u64().unwrap()).sum();
    let of_one = audit["findings"].as_array().unwrap().iter();
    let of_one =
        of_one.filter(|finding| finding["severity"] == "warning" && finding["location"]["file"] != Value::Null);
    assert!(warnings > 0 && warnings <= of_one.count() as u64);
    let opened = ask("file", &json!({ "files": given(), "id": "自评/macro-research.toml" }));
    assert_eq!(opened["tables"][0]["id"], tables("id")[1]);
    assert!(opened["tables"][0]["findings"].as_array().unwrap().iter().all(|finding| finding["standing"] == "open"));
    // What was decided in the folder holds here.
    let waiver = "[[waivers]]\ncode = \"J503\"\nreason = \"已批准\"\nby = \"绩效科\"\n";
    let mut with = given().as_array().unwrap().clone();
    with.push(json!({ "name": ".jixiao/waivers.toml", "base64": encoded(waiver.as_bytes()) }));
    let opened = ask("file", &json!({ "files": with, "id": "自评/macro-research.toml", "today": "2025-03-01" }));
    let standing: Vec<&Value> = opened["tables"][0]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["code"] == "J503")
        .map(|one| &one["standing"])
        .collect();
    assert!(!standing.is_empty() && standing.iter().all(|standing| **standing == "dismissed"), "{standing:?}");
    let picture = ask("picture", &json!({ "files": given() }));
    let report = command(&["report", path, "-f", "json"]);
    let aims = picture["projects"].as_array().unwrap();
    for (aim, project) in aims.iter().zip(report["projects"]["shown"].as_array().unwrap()) {
        let file = project["location"]["file"].as_str().unwrap().rsplit('/').next().unwrap();
        assert_eq!(aim["table"], format!("自评/{file}.0"));
    }
    assert_eq!(aims.len(), 4);
    let drawn = ask("draw", &json!({ "files": given(), "seed": "福彩3D 2025081", "size": "2" }));
    let own = command(&["sample", path, "-f", "json", "--seed", "福彩3D 2025081", "-n", "2"]);
    let names = |sample: &Value| -> Vec<Value> {
        sample["drawn"].as_array().unwrap().iter().map(|one| one["project"].clone()).collect()
    };
    assert_eq!((names(&drawn["sample"]), &drawn["sample"]["frame"]["sha256"]), (names(&own), &own["frame"]["sha256"]));
    let second = ask("second", &json!({ "files": given(), "others": given() }));
    assert_eq!((&second["tables"], &second["differing"], &second["only_after"]), (&json!(4), &json!(0), &json!(0)));
    let trend = ask("trend", &json!({ "files": given() }));
    assert_eq!(trend["total"]["followed"], 0);
}

#[test]
fn a_second_scoring_stands_beside_the_first() {
    let text = std::fs::read(root().join("examples/second-scoring/unit-operation.toml")).unwrap();
    let other = ask("open", &json!({ "name": "复评.toml", "base64": encoded(&text) }));
    let answer =
        ask("compare", &json!({ "assessment": opened("unit-operation"), "other": other["tables"][0]["assessment"] }));
    let paths = ["examples/zaozhuang-2024/unit-operation.toml", "examples/second-scoring/unit-operation.toml"];
    let paths = paths.map(|path| root().join(path).to_str().unwrap().to_owned());
    let own: Value = serde_json::from_str(&support::run(&["diff", &paths[0], &paths[1], "-f", "json"]).out).unwrap();
    assert_eq!(answer["differences"]["rows"], own["tables"][0]["rows"]);
    assert_eq!(answer["differences"]["total"], own["tables"][0]["total"]);
    assert_eq!(answer["rules"], json!([]));
}

#[test]
fn every_code_has_its_page() {
    for code in ["J402", "score-not-by-rule", "judged_missing", "proportion"] {
        for language in ["zh", "en"] {
            let answer = ask("code", &json!({ "code": code, "language": language }));
            assert!(answer["page"].as_str().is_some_and(|page| page.len() > 50), "{code}: {answer}");
        }
    }
    assert!(ask("code", &json!({ "code": "J000" }))["problems"].is_array());
}

/// A zip file with a table.
fn packed() -> String {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file("自评/甲.toml", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut writer, b"year = 2024\n").unwrap();
    encoded(&writer.finish().unwrap().into_inner())
}

#[test]
fn a_zip_file_gives_its_files() {
    let answer = ask("unpack", &json!({ "name": "表.zip", "base64": packed() }));
    assert_eq!(answer["files"], json!([{ "name": "自评/甲.toml", "base64": encoded(b"year = 2024\n") }]));
}

/// Valid requests of every call, to be broken.
fn requests() -> Vec<(&'static str, Value)> {
    let table = json!({
        "template": "shandong/zaozhuang-self-2024", "year": 2024, "currency": "万元",
        "project": { "name": "渡口维护" }, "goal": { "expected": "修 3 处" },
        "funds": [{ "source": "total", "budget": "10", "executed": "9" }],
        "indicators": [
            { "path": ["产出指标", "数量指标"], "name": "渡口", "target": "≥3 处", "actual": "2 处", "weight": "50", "reported": "50" },
            { "path": ["满意度指标"], "name": "满意度", "target": "≥90%", "actual": "95%", "weight": "40" }
        ],
        "reported": { "total": "99", "grade": "优" }
    });
    let file = encoded("渡口\t维护\n".as_bytes());
    let given = |name: &str, text: &str| json!({ "name": name, "base64": encoded(text.as_bytes()) });
    let files = json!([given("自评/渡口.json", &table.to_string()), given("说明.pdf", "%PDF")]);
    let roster = given("名单.csv", "主管部门,项目名称\n交通局,渡口维护\n");
    vec![
        ("about", json!({})),
        ("templates", json!({ "language": "en" })),
        ("template", json!({ "id": "山东" })),
        ("open", json!({ "name": "表.csv", "base64": file })),
        ("paste", json!({ "text": "项目名称\t渡口\n" })),
        ("blank", json!({ "template": "hebei/self", "project": { "name": "渡口" }, "year": 2024 })),
        ("blank", json!({ "from": table, "year": 2025 })),
        ("form", json!({ "assessment": table, "today": "2026-11-30" })),
        ("explain", json!({ "assessment": table, "field": "card:/indicators/0/score" })),
        ("code", json!({ "code": "J101" })),
        ("export", json!({ "assessments": [table, table], "to": "cards" })),
        ("compare", json!({ "assessment": table, "template": "national/self-2020" })),
        ("compare", json!({ "assessment": table, "other": table })),
        ("folder", json!({ "files": files, "roster": roster, "dir": "自评" })),
        ("file", json!({ "files": files, "id": "自评/渡口.json" })),
        ("unpack", json!({ "name": "表.zip", "base64": packed() })),
        ("picture", json!({ "files": files, "roster": roster, "today": "2026-11-30", "language": "en" })),
        ("report", json!({ "files": files, "dir": "自评" })),
        ("draw", json!({ "files": files, "seed": "1", "size": "1", "method": "stratified", "by": "grade" })),
        ("second", json!({ "files": files, "others": files })),
        ("trend", json!({ "files": files, "others": files, "kind": "self" })),
        ("overview", json!({ "tables": [{ "name": "渡口.toml", "assessment": table }], "today": "2026-11-30" })),
    ]
}

/// Answers a request that may be anything: an object, in which every problem says where and what.
fn answered(name: &str, request: &str) {
    let answer = call(name, request);
    let value: Value = serde_json::from_str(&answer).unwrap_or_else(|error| panic!("{name}: {error}\n{request}"));
    assert!(value.is_object(), "{name}: {request}");
    let problems = value.get("problems").map(|problems| problems.as_array().unwrap());
    for problem in problems.into_iter().flatten() {
        for key in ["severity", "place", "zh", "en"] {
            assert!(problem[key].as_str().is_some_and(|text| !text.is_empty()), "{name}: {problem}\n{request}");
        }
    }
}

#[test]
fn what_is_no_request_is_answered_with_what_is_wrong() {
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let nested = format!("{{\"assessment\":{}", "{\"a\":".repeat(100_000));
    for (name, request) in requests() {
        let request = request.to_string();
        for broken in
            ["", "{", "null", "7", "\"表\"", "[]", "[{}]", "{\"assessment\":[]}", "{}{}", "\u{feff}{}", &deep, &nested]
        {
            answered(name, broken);
        }
        answered(name, &format!("{{\"assessment\":{deep},\"base64\":{deep}}}"));
        answered(name, &request[..request.char_indices().nth(request.chars().count() / 2).unwrap().0]);
        answered("unknown", &request);
        answered("", &request);
    }
    let rows = json!({ "path": ["产出指标"], "name": "渡口", "target": "≥3 处", "actual": "2 处", "weight": "1" });
    for count in [2_000, 2_001] {
        let table = json!({ "template": "national/self-2020", "project": { "name": "渡口" }, "indicators": vec![rows.clone(); count] });
        let written = ask("export", &json!({ "assessments": [table], "to": "json" }));
        assert_eq!(written.get("problems").is_some(), count > 2_000);
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        prop::sample::select(vec![
            "",
            "≥",
            "2024",
            "999999999999999999999999999999",
            "card:/indicators/-1",
            "\u{202e}",
            "🚢",
            "a/b",
            "UEsDBAoAAAA=",
            "0KXhseE="
        ])
        .prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z_]{0,9}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Every value in a request, by its pointer.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(entries) => {
            entries.iter().for_each(|(key, value)| pointers(value, &format!("{at}/{key}"), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, value)| pointers(value, &format!("{at}/{index}"), found));
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_that_is_asked_stops_a_call(put in any_json(), which in any::<prop::sample::Index>(), place in any::<prop::sample::Index>()) {
        let requests = requests();
        let (name, mut request) = which.get(&requests).clone();
        let mut found = Vec::new();
        pointers(&request, "", &mut found);
        let at: &String = place.get(&found);
        *request.pointer_mut(at).unwrap() = put;
        answered(name, &request.to_string());
    }
}
