//! A folder as a clerk has it: tables, a goal form, a form of monitoring, and what this program made of them. Every command counts
//! the same projects in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::left_aside::{form, ran, table};

/// Two projects: one is a workbook that another program saved, the other a text. Beside them lies whatever is made of them.
fn mixed() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("路.xlsx"), form(&table("道路养护", "42公里"), false)).unwrap();
    fs::write(at("桥.json"), table("桥梁养护", "41公里")).unwrap();
    let mut aims: Value = serde_json::from_str(&table("道路养护", "42公里")).unwrap();
    aims["indicators"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .for_each(|row| _ = row.as_object_mut().unwrap().remove("actual"));
    aims["funds"][0].as_object_mut().unwrap().remove("executed");
    fs::write(at("目标.json"), aims.to_string()).unwrap();
    let mut watched: Value = serde_json::from_str(&table("道路养护", "20公里")).unwrap();
    watched["template"] = "national/monitoring-2019".into();
    watched["indicators"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .for_each(|row| _ = row.as_object_mut().unwrap().remove("weight"));
    fs::write(at("监控.json"), watched.to_string()).unwrap();
    for arguments in [
        &["export", ".", "-o", "正式表/"][..],
        &["export", "路.xlsx", "-o", "路.html"],
        &["export", "路.xlsx", "-o", "路.docx"],
        &["export", "路.xlsx", "桥.json", "--summary", "-o", "汇总表.xlsx"],
        &["rollup", "路.xlsx", "桥.json", "-o", "汇总.xlsx"],
        &["audit", ".", "--annotate", "批注"],
        &["report", "路.xlsx", "-o", "报告.html"],
    ] {
        let ran = ran(folder.path(), arguments);
        assert!(ran.code < 2 || arguments[1] == ".", "{arguments:?}: {}", ran.err);
    }
    folder
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let ran = ran(folder, arguments);
    assert!(ran.code < 2, "{arguments:?}: {}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

/// Rows of the table of results, by the names of the projects.
fn listed(path: &Path) -> Vec<String> {
    let book = jixiao::book::read("book.xlsx", &fs::read(path).unwrap()).unwrap();
    let sheet = &book.sheets[0];
    let texts: Vec<&str> = sheet.cells.values().map(|cell| cell.text.as_str()).collect();
    ["道路养护", "桥梁养护"].iter().filter(|name| texts.contains(name)).map(|name| (*name).to_owned()).collect()
}

#[test]
fn every_command_counts_the_same_projects() {
    let folder = mixed();
    let all = ["道路养护".to_owned(), "桥梁养护".to_owned()];
    let summary = json(folder.path(), &["rollup", ".", "-f", "json"]);
    assert_eq!(summary["total"]["projects"], 2, "{summary}");
    let out: Vec<(&str, u64)> = summary["left_out"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["code"].as_str().unwrap(), one["count"].as_u64().unwrap()))
        .collect();
    assert_eq!(out, [("other_kind", 1), ("goal_form", 1)]);
    let report = json(folder.path(), &["report", ".", "-f", "json"]);
    assert_eq!(report["summary"]["total"]["projects"], 2, "{}", report["summary"]);
    let audit = json(folder.path(), &["audit", ".", "-f", "json"]);
    assert_eq!(audit["counts"]["unread"].as_u64().unwrap_or(0), 2, "a page and a letter of the same table: {audit}");
    for (arguments, file) in [
        (&["export", ".", "--summary", "-o", "新汇总表.xlsx"][..], "新汇总表.xlsx"),
        (&["rollup", ".", "-o", "新汇总.xlsx"], "新汇总.xlsx"),
    ] {
        let ran = ran(folder.path(), arguments);
        assert!(ran.code < 2, "{}", ran.err);
        assert_eq!(listed(&folder.path().join(file)), all, "{arguments:?}");
    }
    let lines = ran(folder.path(), &["score", ".", "-f", "points", "--fail-on", "never"]).out;
    let scored: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let whole = scored.iter().filter(|line| line["total"].is_string());
    let names: BTreeSet<&str> = whole.map(|line| line["project"]["name"].as_str().unwrap()).collect();
    assert_eq!(names, BTreeSet::from(["道路养护", "桥梁养护"]));
}

/// A form that was written of a workbook is that workbook once more, also where the workbook has several.
#[test]
fn forms_of_workbooks_are_not_read_beside_them() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.json"), table("道路养护", "42公里")).unwrap();
    fs::write(at("b.json"), table("桥梁养护", "41公里")).unwrap();
    assert_eq!(ran(folder.path(), &["export", "a.json", "b.json", "-o", "两张.xlsx"]).code, 0);
    fs::remove_file(at("a.json")).unwrap();
    fs::remove_file(at("b.json")).unwrap();
    assert_eq!(ran(folder.path(), &["export", "两张.xlsx", "-o", "正式表/"]).code, 0);
    let rolled = ran(folder.path(), &["rollup", ".", "-f", "json", "--lang", "zh"]);
    assert!(rolled.out.contains("\"projects\": 2"), "{}", rolled.out);
    assert_eq!(
        rolled.err,
        "./正式表/桥梁养护.xlsx: 提示: 没有读取:这是由 ./两张.xlsx 写出的表,读的是那个文件\n\
         ./正式表/道路养护.xlsx: 提示: 没有读取:这是由 ./两张.xlsx 写出的表,读的是那个文件\n"
    );
}

#[test]
fn many_files_that_are_read_elsewhere_are_one_line() {
    let folder = tempfile::tempdir().unwrap();
    for number in 1..=6 {
        let project = format!("道路养护{number}标");
        fs::write(folder.path().join(format!("{number}.xlsx")), form(&table(&project, "42公里"), false)).unwrap();
    }
    assert_eq!(ran(folder.path(), &["export", ".", "-o", "正式表/"]).code, 0);
    let told = "文件夹中有 6 个文件的表已在别处读取(批注副本、已导入的工作簿、由别的表写出的表),没有再读\
                (如 ./正式表/道路养护1标.xlsx、./正式表/道路养护6标.xlsx;逐一列出用 --message-format json)\n";
    assert_eq!(ran(folder.path(), &["rollup", ".", "-f", "json", "--lang", "zh"]).err, told);
    let each = ran(folder.path(), &["rollup", ".", "-f", "json", "--message-format", "json"]).err;
    assert_eq!(each.lines().filter(|line| line.contains("没有读取")).count(), 6, "{each}");
}
