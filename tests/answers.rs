//! Lists that came back with answers: held against the new tables, whatever their files, columns and rows are like; and what a
//! bureau decides about them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jixiao::book::{self, Content, Look, Mark, Paper};
use jixiao::words::Address;
use serde_json::Value;

use crate::parcels::tables::table;
use crate::parcels::{audit, open, path, rows, value};
use crate::support::run;

/// What is written into the row of a finding, by its rule and its project.
pub(crate) type Filled<'f> = &'f dyn Fn(&str, &str) -> [&'static str; 4];

/// The tables of two departments, three of them with a fault.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    put(
        folder.path(),
        &[(0, Some("unmet-but-full")), (40, Some("score-above-weight")), (80, Some("actual-missing")), (2, None)],
    );
    folder
}

fn put(folder: &Path, files: &[(usize, Option<&str>)]) {
    let _ = fs::create_dir(folder.join("报来"));
    for (number, fault) in files {
        fs::write(folder.join(format!("报来/{number}.toml")), table(*number, *fault)).unwrap();
    }
}

/// The list of a folder.
fn list(folder: &Path) -> String {
    let list = path(folder, "问题清单.xlsx");
    audit(folder, &["-o", &list, "--force"]);
    list
}

/// A list as somebody sends it back: in another file, the columns from the right to the left, the rows from the bottom up,
/// another title above, and with other words in the columns that were filled in.
pub(crate) fn send_back(list: &str, to: &str, filled: Filled<'_>) {
    let book = open(list);
    let papers = book.sheets.iter().map(|sheet| {
        let mut rows = rows(sheet);
        rows.reverse();
        for row in &mut rows {
            let words = filled(value(row, "规则").split(' ').next().unwrap(), value(row, "项目"));
            for (heading, word) in ["整改情况", "说明", "填写人", "日期"].into_iter().zip(words) {
                word.clone_into(&mut row.iter_mut().find(|(known, _)| known == heading).unwrap().1);
            }
        }
        paper(&sheet.name, &rows)
    });
    let bytes = book::write(&papers.collect::<Vec<_>>(), &BTreeMap::new()).unwrap();
    fs::create_dir_all(Path::new(to).parent().unwrap()).unwrap();
    fs::write(to, bytes).unwrap();
}

/// Rows below their headings, from the right to the left.
fn paper(name: &str, rows: &[Vec<(String, String)>]) -> Paper {
    let mut paper = Paper { name: name.to_owned(), ..Paper::default() };
    let mark =
        |text: &str| Mark { content: Content::Text(text.to_owned()), look: Look::Cell, input: false, field: None };
    let columns = u32::try_from(rows.first().map_or(0, Vec::len)).unwrap();
    paper.columns = vec![100; columns as usize];
    paper.heights = vec![200; rows.len() + 6];
    paper.cells.insert(Address::new(0, 0), mark("整改反馈"));
    for (at, row) in (6..).zip(rows) {
        for (column, (heading, text)) in (0..columns).rev().zip(row) {
            paper.cells.insert(Address::new(5, column), mark(heading));
            paper.cells.insert(Address::new(at, column), mark(text));
        }
    }
    paper
}

/// A list with opinions written into it: what J403 found is accepted, the rest declined.
pub(crate) fn decide(from: &str, to: &str, reviewer: &'static str) {
    let book = open(from);
    let papers = book.sheets.iter().map(|sheet| {
        let mut rows = rows(sheet);
        for row in &mut rows {
            let accepted = value(row, "规则").starts_with("J403");
            for (heading, word) in [("审核意见", if accepted { "同意" } else { "不同意" }), ("审核人", reviewer)]
            {
                match row.iter_mut().find(|(known, _)| known == heading) {
                    Some((_, text)) => word.clone_into(text),
                    None => row.push((heading.to_owned(), word.to_owned())),
                }
            }
        }
        paper(&sheet.name, &rows)
    });
    fs::write(to, book::write(&papers.collect::<Vec<_>>(), &BTreeMap::new()).unwrap()).unwrap();
}

/// What became of the answers, by outcome.
fn outcomes(audit: &Value, of: &str) -> BTreeMap<String, u64> {
    let counts = audit[of]["counts"].as_object().cloned().unwrap_or_default();
    counts.into_iter().map(|(outcome, count)| (outcome, count.as_u64().unwrap())).collect()
}

fn json(folder: &Path, arguments: &[&str]) -> (i32, Value) {
    let ran = audit(folder, &[arguments, &["-f", "json"]].concat());
    (ran.code, serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}", ran.err)))
}

fn answer(code: &str, project: &str) -> [&'static str; 4] {
    match (code, project) {
        ("J403", _) => ["不属实", "上级调减了任务,文件见附件", "张三", "2025-03-02"],
        ("J501", _) => ["有异议", "", "张三", ""],
        ("J401", _) => ["已整改", "", "李四", "2025-03-02"],
        ("J302", _) => ["正在整改", "等第三方报告", "李四", ""],
        _ => ["", "", "", ""],
    }
}

fn sum(counts: &BTreeMap<String, u64>) -> u64 {
    counts.values().sum()
}

#[test]
fn answers_are_held_against_the_new_tables_and_are_no_more_than_requests() {
    let folder = folder();
    let (_, before) = json(folder.path(), &[]);
    send_back(&list(folder.path()), &path(folder.path(), "返回/教育局/反馈表.xlsx"), &answer);
    // The score above its weight was corrected; the rest is as it was.
    put(folder.path(), &[(40, None)]);
    let (code, audit) = json(folder.path(), &["--answers", &path(folder.path(), "返回")]);
    let counts = outcomes(&audit, "answers");
    let all = before["findings"].as_array().unwrap().len() as u64;
    assert_eq!(sum(&counts), all, "{counts:?}");
    let of = |outcome: &str| counts.get(outcome).copied().unwrap_or_default();
    assert_eq!((code, of("requested"), of("incomplete"), of("open")), (1, 1, 1, 1), "{counts:?}");
    assert!(of("gone") >= 1 && of("unknown") == 0 && of("still_found") == 0, "{counts:?}");
    let requested = audit["findings"].as_array().unwrap().iter().filter(|found| found.get("requested").is_some());
    let requested: Vec<&Value> = requested.collect();
    assert_eq!(requested.len(), 1);
    assert_eq!(requested[0]["requested"]["by"], "张三(2025-03-02)");
    assert!(requested[0].get("waived").is_none());
    assert_eq!((&audit["counts"]["waived"], &audit["counts"]["requested"]), (&0.into(), &1.into()));
    assert_eq!(audit["verdict"], "fail");
}

#[test]
fn what_is_said_to_be_corrected_and_is_not_is_named_with_its_cell() {
    let folder = folder();
    send_back(&list(folder.path()), &path(folder.path(), "返回/a.xlsx"), &|_, _| ["已整改", "", "李四", ""]);
    // Another wrong score: the same fault that says something else.
    let text = table(40, Some("score-above-weight")).replace("reported = \"17\"", "reported = \"18\"");
    fs::write(folder.path().join("报来/40.toml"), text).unwrap();
    let ran = audit(folder.path(), &["--answers", &path(folder.path(), "返回"), "--brief"]);
    assert!(ran.out.contains("称已整改,仍然存在"), "{}", ran.out);
    let (_, held) = json(folder.path(), &["--answers", &path(folder.path(), "返回")]);
    let answers = held["answers"]["answers"].as_array().unwrap();
    let still = answers.iter().filter(|held| held["outcome"] == "still_found").collect::<Vec<_>>();
    let above = still.iter().find(|held| held["answer"]["id"].as_str().unwrap().starts_with("J401")).unwrap();
    assert_ne!(above["answer"]["id"], above["finding"], "it says something else now");
    let place = above["answer"]["place"].as_str().unwrap();
    assert!(place.contains("a.xlsx!历山区教育局!") && ran.out.contains(place), "{place}: {}", ran.out);
}

#[test]
fn a_bureau_accepts_an_answer_in_a_list_of_its_own_and_nowhere_else() {
    let folder = folder();
    let back = path(folder.path(), "返回/a.xlsx");
    send_back(&list(folder.path()), &back, &|_, _| ["不属实", "见附件", "张三", "3月2日"]);
    let review = path(folder.path(), "复核.xlsx");
    let ran = audit(folder.path(), &["--answers", &back, "-o", &review]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let before = open(&review);
    let first = rows(&before.sheets[0]);
    assert!(
        first.iter().all(|row| value(row, "核对结果") == "未经同意" && value(row, "说明") == "见附件"),
        "{first:?}"
    );

    // The opinion is written into the list: into the bureau's own, and by somebody into the department's.
    let forged = path(folder.path(), "返回/b.xlsx");
    decide(&back, &forged, "王五");
    let ran = audit(folder.path(), &["--answers", &forged, "-f", "json"]);
    let audited: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(audited["counts"]["waived"], 0);
    assert!(ran.err.contains("不作数"), "{}", ran.err);

    let decided = path(folder.path(), "复核2.xlsx");
    decide(&review, &decided, "王五");
    let (_, audited) = json(folder.path(), &["--waivers", &decided]);
    let waived: Vec<&Value> =
        audited["findings"].as_array().unwrap().iter().filter(|found| found.get("waived").is_some()).collect();
    assert_eq!(waived.len(), 1);
    assert_eq!((&waived[0]["code"], &waived[0]["waived"]["by"]), (&"J403".into(), &"王五".into()));
    assert_eq!((&waived[0]["waived"]["reason"], &audited["counts"]["waived"]), (&"见附件".into(), &1.into()));
    let counts = outcomes(&audited, "decisions");
    assert_eq!((counts.get("accepted"), counts.contains_key("declined")), (Some(&1), true), "{counts:?}");

    // What nobody signs is not accepted.
    let unsigned = path(folder.path(), "复核3.xlsx");
    decide(&review, &unsigned, "");
    let (_, audited) = json(folder.path(), &["--waivers", &unsigned]);
    assert_eq!(audited["counts"]["waived"], 0);

    // What was accepted was that very statement.
    let text = table(0, Some("unmet-but-full")).replace("\"150次\"", "\"15次\"");
    fs::write(folder.path().join("报来/0.toml"), text).unwrap();
    let (_, audited) = json(folder.path(), &["--waivers", &decided]);
    assert_eq!(audited["counts"]["waived"], 0);
    assert_eq!(outcomes(&audited, "decisions").get("changed"), Some(&1));
}

#[test]
fn an_accepted_answer_stays_in_the_next_list_with_its_opinion() {
    let folder = folder();
    let back = path(folder.path(), "返回/a.xlsx");
    send_back(&list(folder.path()), &back, &|_, _| ["不属实", "见附件", "张三", ""]);
    let review = path(folder.path(), "复核.xlsx");
    audit(folder.path(), &["--answers", &back, "-o", &review]);
    let book = open(&review);
    let papers = book.sheets.iter().map(|sheet| {
        let mut rows = rows(sheet);
        for row in &mut rows {
            for (heading, text) in row.iter_mut() {
                match heading.as_str() {
                    "审核意见" => *text = "同意".to_owned(),
                    "审核人" => *text = "王五".to_owned(),
                    _ => {}
                }
            }
        }
        paper(&sheet.name, &rows)
    });
    fs::write(&review, book::write(&papers.collect::<Vec<_>>(), &BTreeMap::new()).unwrap()).unwrap();
    let next = path(folder.path(), "复核2.xlsx");
    let ran = audit(folder.path(), &["--waivers", &review, "--answers", &back, "-o", &next]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let again = open(&next);
    let all: Vec<_> = again.sheets.iter().flat_map(rows).collect();
    assert!(
        !all.is_empty() && all.iter().all(|row| value(row, "审核意见") == "同意" && value(row, "核对结果") == "已同意"),
        "{all:?}"
    );
    // Departments are sent what is left, which is nothing.
    let ran = audit(folder.path(), &["--waivers", &review, "-o", &(path(folder.path(), "清单") + "/"), "--brief"]);
    assert!(ran.err.contains("0 个部门的问题清单"), "{}", ran.err);
}

#[test]
fn rows_about_nothing_second_answers_and_other_words_are_named() {
    let folder = folder();
    let list = list(folder.path());
    let back = path(folder.path(), "返回/a.xlsx");
    send_back(&list, &back, &|_, _| ["改了一半吧", "", "张三", ""]);
    let (_, held) = json(folder.path(), &["--answers", &back]);
    let counts = outcomes(&held, "answers");
    assert_eq!(counts.keys().collect::<Vec<_>>(), ["incomplete"], "{counts:?}");

    // An empty list beside the one that was filled in answers nothing, and takes nothing away.
    let (_, held) = json(folder.path(), &["--answers", &list, "--answers", &back]);
    let counts = outcomes(&held, "answers");
    assert_eq!(counts.get("again"), counts.get("incomplete"), "{counts:?}");

    // The tables of other departments: nothing is said to be corrected that was not looked at.
    fs::remove_dir_all(folder.path().join("报来")).unwrap();
    put(folder.path(), &[(1, None)]);
    let ran = audit(folder.path(), &["--answers", &back, "--brief"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("对不上") && !ran.out.contains("问题已不存在"), "{}", ran.out);

    // No list at all.
    fs::write(folder.path().join("空.csv"), "甲,乙\n1,2\n").unwrap();
    let ran = audit(folder.path(), &["--answers", &path(folder.path(), "空.csv")]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("没有报回的问题清单"), "{}", ran.err);
}

#[test]
fn commands_that_know_no_single_findings_refuse_a_list_as_waivers() {
    let folder = folder();
    let (list, tables) = (list(folder.path()), path(folder.path(), "报来"));
    for command in
        [&["rollup", &tables, "--findings"][..], &["sample", &tables, "-n", "1", "--seed", "甲", "--method", "risk"]]
    {
        let ran = run(&[command, &["--waivers", &list, "--lang", "zh"]].concat());
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains("不能用问题清单作豁免"), "{}", ran.err);
    }
}
