//! Workbooks given to the commands themselves: what is read of them is what an import would write, and every message
//! names the cell.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::books::Book;
use super::{Layout, imported};
use crate::support::{rows, run};

const TEMPLATE: [&str; 2] = ["--template", "national/self-2020"];

/// A book with the sheets of a layout, in a folder of its own.
fn book(name: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let layout = rows::<Layout>("import/layouts.toml").into_iter().find(|layout| layout.name == name).unwrap();
    let path = folder.path().join("book.xlsx");
    Book::drawn(&layout.sheets).write(&path);
    (folder, path)
}

fn with_template(arguments: &[&str]) -> (i32, String, String) {
    let ran = run(&[arguments, &TEMPLATE].concat());
    (ran.code, ran.out, ran.err)
}

fn cards(path: &Path) -> Vec<Value> {
    let (code, out, err) = with_template(&["score", path.to_str().unwrap(), "-f", "json"]);
    assert!(code < 2, "{err}");
    serde_json::from_str(&out).unwrap()
}

/// A card without what tells a workbook from the text that was made of it.
fn without_source(mut card: Value) -> Value {
    card["input"] = Value::Null;
    if let Some(notes) = card["notes"].as_array_mut() {
        notes.retain(|note| note["code"] != "import_unsure");
    }
    card
}

/// Also what was unsure on import, which no scorecard alone can tell, is that of the book.
#[test]
fn scorecards_of_books_verify_alone_and_beside_the_book() {
    let mut unsure = 0;
    for layout in rows::<Layout>("import/layouts.toml").into_iter().filter(|layout| layout.tables > 0) {
        let folder = tempfile::tempdir().unwrap();
        let [book, card] = ["book.xlsx", "card.json"].map(|name| folder.path().join(name));
        Book::drawn(&layout.sheets).write(&book);
        let (scored, out, _) = with_template(&["score", book.to_str().unwrap(), "-f", "json"]);
        let cards: Value = serde_json::from_str(&out).unwrap();
        if cards.as_array().unwrap().is_empty() {
            continue;
        }
        fs::write(&card, &out).unwrap();
        unsure += out.matches("\"import_unsure\"").count();
        let card = card.to_str().unwrap();
        let alone = run(&["verify", card]);
        assert_eq!(alone.code, 0, "{}: {}{}", layout.name, alone.out, alone.err);
        let (code, said, err) = with_template(&["verify", card, "--from", book.to_str().unwrap()]);
        // A form that cannot be scored stops neither, and neither passes.
        assert_eq!(code == 2, scored == 2, "{}: {said}{err}", layout.name);
        assert_ne!(code, 1, "{}: {said}{err}", layout.name);
        fs::write(card, out.replace("unsure on import", "sure on import")).unwrap();
        let (changed, said, _) = with_template(&["verify", card, "--from", book.to_str().unwrap()]);
        assert_eq!(changed == 1 || said.contains('✗'), out.contains("unsure on import"), "{}: {said}", layout.name);
    }
    assert!(unsure > 5, "{unsure}");
}

/// A form that somebody hides beside another one is not audited, and no audit passes over it.
#[test]
fn a_hidden_form_stands_among_what_was_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let layout = rows::<Layout>("import/layouts.toml").into_iter().find(|layout| layout.tables == 1).unwrap();
    let path = folder.path().join("book.xlsx");
    let unread = |sheets: &[super::books::Drawn]| {
        Book::drawn(sheets).write(&path);
        let (code, out, err) = with_template(&["audit", path.to_str().unwrap(), "-f", "json"]);
        let found: Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{err}"));
        (code, found["verdict"].clone(), found["counts"]["unread"].clone(), found["unread"].clone())
    };
    assert_eq!(unread(&layout.sheets).2, Value::Null);
    let beside = layout.sheets[0].named("旧表").hidden();
    let (code, verdict, count, list) = unread(&[layout.sheets.clone(), vec![beside]].concat());
    assert_eq!((code, verdict, count), (1, "fail".into(), 1.into()), "{list}");
    assert!(list[0]["place"].as_str().unwrap().ends_with("book.xlsx!旧表"), "{list}");
    assert!(list[0]["message"]["zh"].as_str().unwrap().contains("隐藏的工作表没有导入"), "{list}");
}

/// What people see of a cell is what is read of it, and where that is not what it holds, its place is told.
#[test]
fn a_cell_that_shows_something_else_than_it_says_is_told() {
    const ROWS: &str = "项目名称 | 道路养护\n年度 | 2024\n一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分\n\
                        产出指标 | 数量指标 | 养护里程 | ≥40公里 | 40{FORMAT} | 50 | 50";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.xlsx");
    for (format, read) in [("\"20 公里\"", json!("20 公里")), (";;;", Value::Null)] {
        let sheet = super::books::Drawn::of("表", &ROWS.replace("FORMAT", format));
        Book::drawn(&[sheet]).write(&path);
        assert_eq!(cards(&path)[0]["indicators"][0]["actual"], read, "{format}");
        let (_, _, told) = with_template(&["audit", path.to_str().unwrap()]);
        assert!(told.contains("book.xlsx!表!E4") && told.contains("40"), "{format}: {told}");
    }
}

#[test]
fn a_book_comes_to_what_its_import_comes_to() {
    for layout in rows::<Layout>("import/layouts.toml") {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.xlsx");
        Book::drawn(&layout.sheets).write(&path);
        let (_, tables, _) = imported(&path);
        // What came of some months counts where a template monitors the year, and not for the one that is named here.
        let named = |table: &Value| table["project"]["name"].is_string() && table["month"].is_null();
        if layout.tables == 0 || !tables.as_array().unwrap().iter().all(named) {
            continue;
        }
        let json = folder.path().join("book.json");
        fs::write(&json, tables.to_string()).unwrap();
        let [direct, by_json] = [&path, &json].map(|path| cards(path).into_iter().map(without_source));
        assert!(direct.eq(by_json), "{}", layout.name);
    }
}

#[test]
fn every_command_takes_a_book() {
    let (folder, path) = book("merged");
    let path = path.to_str().unwrap();
    let csv = folder.path().join("tsv");
    fs::copy("examples/import/ferries.csv", &csv).unwrap();
    for arguments in [
        &["score", path][..],
        &["audit", path],
        &["rollup", path],
        &["narrate", "--draft", path],
        &["trend", path],
        &["sample", path, "--size", "1", "--seed", "a"],
        // By its bytes: nothing else says that it is one.
        &["score", csv.to_str().unwrap()],
    ] {
        let (code, out, err) = with_template(arguments);
        assert!(code < 2 && !out.is_empty(), "{arguments:?}: {err}");
    }
    let ran = run(&["explain", path, "--template", "national/self-2020"]);
    assert!(ran.code < 2 && ran.out.contains("维护渡口"), "{}", ran.err);
    let scored = folder.path().join("card.json");
    fs::write(&scored, serde_json::to_string(&cards(Path::new(path))).unwrap()).unwrap();
    // Two cards of it differ in what the book alone does not say: by which template.
    let ran = run(&["diff", scored.to_str().unwrap(), path, "--lang", "zh"]);
    assert!(ran.err.contains("book.xlsx!渡口: 错误: 没有指明模板"), "{}", ran.err);
}

#[test]
fn what_is_wrong_names_its_cell() {
    let (_folder, path) = book("merged");
    let path = path.to_str().unwrap();
    let (_, out, _) = with_template(&["audit", path, "-f", "json"]);
    let audit: Value = serde_json::from_str(&out).unwrap();
    let findings = audit["findings"].as_array().unwrap();
    let places = findings.iter().map(|finding| &finding["location"]);
    assert!(places.clone().all(|place| place["sheet"] == "渡口" && place["line"].is_null()), "{findings:?}");
    let cells: Vec<&str> = findings.iter().filter_map(|finding| finding["location"]["cell"].as_str()).collect();
    assert!(!cells.is_empty(), "{findings:?}");
    let (_, page, _) = with_template(&["audit", path, "--lang", "zh"]);
    assert!(cells.iter().all(|cell| page.contains(&format!("book.xlsx!渡口!{cell}\n"))), "{page}");
    let (_, rows, _) = with_template(&["audit", path, "-f", "csv"]);
    assert!(rows.contains(&format!(",渡口,{},", cells[0])), "{rows}");
}

#[test]
fn a_book_that_cannot_be_scored_says_where() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("table.csv");
    let rows = "项目名称,渡口维护\n(2023年度),,,单位:万元\n资金,年初预算数,全年预算数,全年执行数\n年度资金总额,10,10,9\n\
                一级指标,三级指标,年度指标值,实际完成值,分值\n产出指标,维护渡口,≥12处,12处,九十\n";
    fs::write(&path, rows).unwrap();
    let ran = run(&["score", path.to_str().unwrap(), "--lang", "zh"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("table.csv!csv: 错误: 没有指明模板"), "{}", ran.err);
    assert!(!ran.err.contains("模板未定"), "said twice: {}", ran.err);
    let (_, out, err) = with_template(&["audit", path.to_str().unwrap(), "--lang", "zh"]);
    assert!(out.contains("table.csv!csv!E6"), "{out}{err}");
    fs::write(&path, rows.replace("项目名称,渡口维护", "说明,无")).unwrap();
    let (code, _, err) = with_template(&["score", path.to_str().unwrap(), "--lang", "zh"]);
    assert!(code == 2 && err.contains("table.csv!csv: 错误: 缺少"), "{err}");
}

#[test]
fn what_was_unsure_is_told_and_kept() {
    let (_folder, path) = book("weights-in-labels");
    let (_, out, err) = with_template(&["score", path.to_str().unwrap(), "--lang", "zh"]);
    assert!(!out.contains("合并了 2 行"), "{out}");
    assert_eq!(err.matches("book.xlsx!自评!G5: 提示: 一格得分合并了 2 行").count(), 1, "{err}");
    let (_, card, err) = with_template(&["score", path.to_str().unwrap(), "-f", "json", "--lang", "zh"]);
    assert!(card.contains("导入时存疑(自评!G5):一格得分合并了 2 行"), "{card}");
    assert!(!err.contains("合并了 2 行"), "{err}");
    let (_, _, err) = with_template(&["audit", path.to_str().unwrap(), "--lang", "zh"]);
    assert!(err.contains("book.xlsx!自评!G5: 提示: 一格得分合并了 2 行"), "{err}");
}

/// A card names its book and its form; another form of the book is another table.
#[test]
fn cards_of_a_book_verify_against_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("two.xlsx");
    let layout = rows::<Layout>("import/layouts.toml").remove(0);
    let mut sheets = layout.sheets.clone();
    sheets.push(sheets[0].named("另一张"));
    Book::drawn(&sheets).write(&path);
    let found = cards(&path);
    let prints: Vec<&Value> = found.iter().map(|card| &card["input"]["sha256"]).collect();
    assert!(prints.len() == 2 && prints[0] != prints[1], "{prints:?}");
    let card = folder.path().join("cards.json");
    fs::write(&card, serde_json::to_string(&found).unwrap()).unwrap();
    let verify =
        || with_template(&["verify", card.to_str().unwrap(), "--from", path.to_str().unwrap(), "--lang", "zh"]);
    let (code, out, err) = verify();
    assert_eq!(code, 0, "{out}{err}");
    assert!(out.contains("two.xlsx!另一张"), "{out}");
    // Whatever it is called.
    let renamed = folder.path().join("renamed.xlsx");
    fs::copy(&path, &renamed).unwrap();
    let from = renamed.to_str().unwrap();
    assert_eq!(with_template(&["verify", card.to_str().unwrap(), "--from", from]).0, 0);
    Book::drawn(&sheets[..1]).write(&path);
    assert_eq!(verify().0, 1);
}

/// Nothing that may be a table is passed over in silence.
#[test]
fn a_folder_names_what_it_did_not_read() {
    let (folder, path) = book("merged");
    let write = |name: &str| fs::write(folder.path().join(name), "x").unwrap();
    let whole = folder.path().to_str().unwrap();
    fs::remove_file(&path).unwrap();
    let table = fs::read_to_string("examples/zaozhuang-2024/vehicle-operation.toml").unwrap();
    fs::write(folder.path().join("table.toml"), table).unwrap();
    for aside in ["README.md", ".hidden.docx", "notes.md", "Thumbs.db"] {
        write(aside);
    }
    fs::write(folder.path().join("~$book.xlsx"), "\u{4}user").unwrap();
    let ran = run(&["audit", whole, "--lang", "zh"]);
    assert_eq!(ran.err, "", "{}", ran.err);
    let before = ran.code;
    for unread in ["方案.docx", "附件.PDF", "扫描件.jpg", "打包.rar", "表"] {
        write(unread);
    }
    let ran = run(&["audit", whole, "--lang", "zh"]);
    for name in ["方案.docx", "附件.PDF", "扫描件.jpg", "打包.rar", "表"] {
        assert!(ran.err.contains(&format!("{name}: 提示: 没有读取:")), "{}", ran.err);
    }
    assert!(ran.err.contains("文件夹中有 5 个文件没有读取"), "{}", ran.err);
    assert!(ran.out.starts_with("不通过:") && ran.out.contains("文件未读 5"), "{}", ran.out);
    assert_eq!(ran.code, before.max(1));
    let json: Value = serde_json::from_str(&run(&["audit", whole, "-f", "json"]).out).unwrap();
    assert_eq!(json["counts"]["unread"], 5);
    let ran = run(&["score", whole, "--lang", "en"]);
    assert!(ran.err.contains("files of folders that were not read: 5"), "{}", ran.err);
}

/// A book that was imported lies beside its tables: they are read, and it is not counted a second time.
#[test]
fn a_book_and_its_import_are_one() {
    let (folder, path) = book("merged");
    assert_eq!(with_template(&["import", path.to_str().unwrap()]).0, 0);
    let whole = folder.path().to_str().unwrap();
    let ran = run(&["score", whole, "-f", "json", "--lang", "zh"]);
    let found: Vec<Value> = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(found.len(), 1, "{}", ran.err);
    assert!(ran.err.contains("book.xlsx: 提示: 没有读取:其中的表已导入"), "{}", ran.err);
    assert!(run(&["audit", whole, "-f", "json"]).out.contains("\"failed\": 0"));
}
