//! What a bureau reads of three hundred tables: the summary alone, what it asks for, and lists for other programs.

pub(crate) mod bureau;

use std::collections::BTreeMap;
use std::path::Path;

use bureau::Fault;
use serde_json::Value;

use crate::support::{self, Ran};

/// A folder with the tables of 2024, with some of 2023 beside them, and with odd files.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    bureau::write(folder.path(), &bureau::tables(2024), true);
    let last: Vec<_> = bureau::tables(2023).into_iter().take(200).collect();
    bureau::write(folder.path(), &last, false);
    folder
}

fn run_in(folder: &Path, arguments: &[&str], columns: &str) -> Ran {
    let mut command = support::jixiao(arguments);
    support::ran(&command.env("COLUMNS", columns).current_dir(folder).output().unwrap())
}

fn audit(folder: &Path, arguments: &[&str]) -> Ran {
    run_in(folder, &[&["audit", "."], arguments].concat(), "80")
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}\n{}", ran.out))
}

/// The rows of a CSV, each by its headings.
fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

/// Code, department and project of every planted fault.
fn planted() -> Vec<(&'static str, String, &'static str)> {
    let code = |fault| match fault {
        Fault::Sound => None,
        Fault::Unmet => Some("J403"),
        Fault::Total => Some("J103"),
        Fault::Overspent => Some("J203"),
    };
    let found = bureau::tables(2024).into_iter();
    found.filter_map(|table| Some((code(table.fault)?, table.department, table.project))).collect()
}

#[test]
fn of_many_tables_the_summary_stands_alone() {
    let folder = folder();
    for (columns, language) in [("80", "zh"), ("120", "zh"), ("80", "en")] {
        let ran = run_in(folder.path(), &["audit", ".", "--lang", language], columns);
        assert_eq!(ran.code, 2, "{}", ran.err);
        let lines: Vec<&str> = ran.out.lines().collect();
        assert!(lines.len() < 80, "{}", ran.out);
        let width: usize = columns.parse().unwrap();
        for line in &lines {
            assert!(unicode_width::UnicodeWidthStr::width(*line) <= width, "{line}");
        }
    }
    let page = audit(folder.path(), &[]).out;
    assert!(page.starts_with("不通过:2024 年度 300 张表(另有 200 张作比较),错误 "), "{page}");
    for part in [
        "收到\n  300 张表,40 个部门\n  2023 年度的 200 张表作比较用,不计入结论",
        "  无法审核 6 个:\n    ./其他/二进制.json:1:1:不是文本文件\n",
        "    ./其他/空.toml:1:1:文件里什么都没有\n",
        "  文件未读 4 个:\n    ./其他/加密.zip:没有读取:压缩包;请先解压\n",
        "部门(涉及分数多的在前)\n",
        "  另有 25 个部门",
        "涉及分数最多的项目\n",
        "     30  J103 总分不是各项得分之和(错误)\n",
        "--department 部门",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains('→') && !page.contains("/indicators/"), "{page}");
    assert_eq!(page, audit(folder.path(), &["--brief"]).out);
}

#[test]
fn every_planted_fault_is_listed_below_its_department() {
    let folder = folder();
    let ran = audit(folder.path(), &["-f", "csv", "--only", "error", "--lang", "en", "--year", "2024"]);
    let rows = rows(&ran.out);
    let is_there = |(code, department, project): &(&str, String, &str)| {
        rows.iter().any(|row| row["code"] == *code && row["department"] == *department && row["project"] == *project)
    };
    assert_eq!(planted().iter().filter(|fault| !is_there(fault)).collect::<Vec<_>>(), Vec::<&_>::new());
    assert_eq!(planted().len(), 90);
    // One department, one rule, table by table.
    let (code, department, project) = &planted()[4];
    let page = audit(folder.path(), &["--department", &department[9..], "--rule", code, "--by", "department"]).out;
    assert!(page.contains(&format!("\n【{department}】")) && page.contains(&format!("\n{project} · ")), "{page}");
    let others = bureau::departments().filter(|other| !other.ends_with(&department[9..]));
    for other in others {
        assert!(!page.contains(&other), "{other}\n{page}");
    }
}

#[test]
fn findings_are_read_rule_by_rule() {
    let folder = folder();
    let page = audit(folder.path(), &["--by", "rule", "--rule", "total-not-sum"]).out;
    let (before, list) = page.split_once("\n\nJ103 总分不是各项得分之和(错误 30)\n").unwrap();
    assert!(before.contains("列出 30 个问题:规则 J103(全部 "), "{before}");
    assert_eq!(list.matches("应为 100,写作 98;涉及 2 分").count(), 30);
    assert_eq!(list.matches("改正:").count(), 1, "{list}");
    for (_, department, project) in planted().iter().filter(|(code, ..)| *code == "J103") {
        assert!(list.contains(&format!("    {project} · {department}\n")), "{department} {project}\n{list}");
    }
}

#[test]
fn what_nobody_can_find_is_said() {
    let folder = folder();
    let page = audit(folder.path(), &["--department", "东河区水力局"]).out;
    assert!(page.contains("没有名称含“东河区水力局”的部门;是否指“东河区水利局”?"), "{page}");
    let refused = audit(folder.path(), &["--rule", "total-not-sums"]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    assert!(refused.err.contains("是否指“total-not-sum”?"), "{}", refused.err);
    let year = audit(folder.path(), &["--year", "明年"]);
    assert!(year.code == 2 && year.err.contains("应为年度如 2024"), "{}", year.err);
    let none = audit(folder.path(), &["--year", "2020", "-f", "json"]);
    assert_eq!(json(&none)["counts"]["tables"], 0);
}

#[test]
fn tables_of_last_year_say_nothing_of_this_one() {
    let folder = tempfile::tempdir().unwrap();
    let faulty = || {
        bureau::tables(2023).into_iter().filter(|table| table.fault == Fault::Total && table.code != "P0021").take(3)
    };
    let now = faulty().map(|table| bureau::Given { year: 2024, fault: Fault::Sound, ..table });
    let sound = bureau::tables(2024).into_iter().filter(|table| table.fault == Fault::Sound).take(2);
    let tables: Vec<_> = sound.chain(now).chain(faulty()).collect();
    bureau::write(folder.path(), &tables, false);
    let now = audit(folder.path(), &["-f", "json"]);
    let (found, counts) = (json(&now), json(&now)["counts"].clone());
    assert_eq!((now.code, &found["verdict"], &counts["tables"]), (0, &"pass".into(), &5.into()));
    assert_eq!(
        (&counts["year"], &counts["compared"]),
        (&2024.into(), &serde_json::json!([{"year": 2023, "tables": 3, "failing": 3}]))
    );
    assert!(counts["findings"].get("error").is_none(), "{counts}");
    // They are listed with their year all the same, where programs read.
    let year = |finding: &Value| finding["severity"] == "error" && finding["year"] == 2023;
    assert_eq!(found["findings"].as_array().unwrap().iter().filter(|finding| year(finding)).count(), 3);
    let page = audit(folder.path(), &[]);
    // That they are a comparison nobody said: what would fail of them leaves the verdict open.
    let open = "待核:2024 年度 5 张表(另有 3 张作比较,其中 3 处问题未计入:审核哪一年,请用 --year 写明)";
    assert!(page.code == 0 && page.out.replace("\n  ", " ").starts_with(open), "{}", page.out);
    assert_eq!(audit(folder.path(), &["--fail-on", "undecided"]).code, 1);
    let asked = audit(folder.path(), &["--year", "2024"]);
    assert!(asked.out.starts_with("通过:2024 年度 5 张表(另有 3 张作比较)"), "{}", asked.out);
    assert!(!page.out.contains("2023 年度("), "{}", page.out);
    let then = audit(folder.path(), &["--year", "2023"]);
    assert!(then.code == 1 && then.out.starts_with("不通过:2023 年度 3 张表(另有 5 张作比较),错误 3"), "{}", then.out);
    let all = audit(folder.path(), &["--year", "all"]);
    assert!(all.code == 1 && all.out.starts_with("不通过:8 张表,错误 3"), "{}", all.out);
}

/// Whoever writes another year, or a template without points, on a table takes it out of the audit: where that is the only
/// table of its project, no audit passes over it.
#[test]
fn a_table_that_stands_alone_in_another_year_or_without_points_lets_no_audit_pass() {
    let folder = tempfile::tempdir().unwrap();
    let sound = bureau::tables(2024).into_iter().filter(|table| table.fault == Fault::Sound).take(4);
    let mut tables: Vec<_> = sound.collect();
    bureau::write(folder.path(), &tables, false);
    assert_eq!(audit(folder.path(), &[]).code, 0);
    tables.truncate(1);
    let last = tables.remove(0);
    let evading =
        bureau::Given {
            year: 2023, code: "P0299".to_owned(), project: "夜景照明电费", fault: Fault::Unmet, ..last
        };
    bureau::write(folder.path(), std::slice::from_ref(&evading), false);
    let found = audit(folder.path(), &["-f", "json"]);
    let aside = &json(&found)["aside"];
    assert_eq!((found.code, &json(&found)["verdict"]), (1, &"fail".into()), "{aside}");
    assert_eq!(json(&found)["counts"]["aside"], 1);
    assert!(aside[0]["message"]["zh"].as_str().unwrap().contains("“夜景照明电费”只有 2023 年度的表"), "{aside}");
    for format in [&[][..], &["-f", "csv"]] {
        let told = audit(folder.path(), format);
        let told = told.out + &told.err;
        assert!(told.contains("未审核的表") && told.contains("夜景照明电费"), "{format:?}: {told}");
    }
    // The code of a project that is audited makes no other project that one, and one that is called otherwise stays it.
    let sound: Vec<_> = bureau::tables(2024).into_iter().filter(|table| table.fault == Fault::Sound).take(4).collect();
    let other = sound.iter().find(|table| table.path() != evading.path()).unwrap();
    for (name, aside) in [("夜景照明电费", 1), (format!("{}（续）", other.project).as_str(), 0)] {
        let text = evading.text().replace("P0299", &other.code).replace("夜景照明电费", name);
        let text = text.replace(&evading.department, &other.department);
        std::fs::write(folder.path().join(evading.path()), text).unwrap();
        let found = json(&audit(folder.path(), &["-f", "json"]));
        assert_eq!(found["counts"]["aside"].as_u64().unwrap_or(0), aside, "{name}: {found}");
    }
    bureau::write(folder.path(), std::slice::from_ref(&evading), false);
    // What the bureau says of who must report says as well of whom nothing is expected.
    let due = bureau::tables(2024).into_iter().filter(|table| table.fault == Fault::Sound).take(4);
    let rows = due.map(|table| format!("{},{},{}", table.department, table.project, table.code));
    let roster: Vec<String> = std::iter::once("主管部门,项目名称,项目编码".to_owned()).chain(rows).collect();
    std::fs::write(folder.path().join("名单.csv"), roster.join("\n")).unwrap();
    assert_eq!(audit(folder.path(), &["--roster", "名单.csv"]).code, 0);
    std::fs::remove_file(folder.path().join("名单.csv")).unwrap();
    std::fs::remove_file(folder.path().join(evading.path())).unwrap();
    // So it is with a template that gives no points.
    let monitored = bureau::Given { year: 2024, ..evading };
    let text = monitored.text().replace("national/self-2020", "national/monitoring-2019");
    std::fs::write(folder.path().join("监控.toml"), text).unwrap();
    let found = json(&audit(folder.path(), &["-f", "json"]));
    assert_eq!((&found["verdict"], &found["counts"]["aside"]), (&"fail".into(), &1.into()), "{found}");
    assert_eq!(found["counts"]["templates"][1]["template"], "national/monitoring-2019");
    assert!(audit(folder.path(), &[]).out.contains("national/monitoring-2019"));
}

#[test]
fn what_nobody_looked_at_stands_in_every_list() {
    let folder = folder();
    let found = json(&audit(folder.path(), &["-f", "json"]));
    let places = |key: &str| found[key].as_array().unwrap().iter().map(|one| one["place"].clone()).collect::<Vec<_>>();
    assert_eq!((places("failed").len(), places("unread").len()), (6, 4));
    assert!(places("unread").contains(&"./其他/说明.pdf".into()), "{found}");
    let english = audit(folder.path(), &["-f", "csv", "--lang", "en", "--year", "2024"]);
    let count = |text: &str, heading: &str, kind: &str| rows(text).iter().filter(|row| row[heading] == kind).count();
    let counts = |kind| count(&english.out, "row", kind);
    assert_eq!((counts("failed"), counts("unread")), (6, 4));
    assert_eq!(found["counts"]["undecided"], counts("undecided"));
    // People read headings and rules as they call them, and no pointers.
    let chinese = audit(folder.path(), &["-f", "csv", "--year", "2024"]);
    let head = chinese.out.lines().next().unwrap();
    assert!(head.starts_with("类别,规则编号,规则名称,等级,主管部门,项目名称,年度,"), "{head}");
    assert!(!chinese.out.contains("/indicators/") && !chinese.out.contains("total-not-sum"));
    assert_eq!(count(&chinese.out, "规则名称", "总分不是各项得分之和"), 30);
    assert_eq!((count(&chinese.out, "类别", "无法审核"), count(&chinese.out, "类别", "文件未读")), (6, 4));
}

#[test]
fn the_workbook_lists_what_the_page_counts() {
    let folder = folder();
    let written = audit(folder.path(), &["-o", "清单.xlsx"]);
    assert_eq!(written.code, 2, "{}", written.err);
    let bytes = std::fs::read(folder.path().join("清单.xlsx")).unwrap();
    let book = jixiao::book::read("清单.xlsx", &bytes).unwrap();
    // A row a finding, each with its number, below the headings of each department.
    let listed = |sheet: &jixiao::book::Sheet| {
        let (head, _) = sheet.cells.iter().find(|(_, cell)| cell.text == "编号").unwrap();
        sheet.cells.keys().filter(|at| at.column == head.column && at.row > head.row).count()
    };
    let found = json(&audit(folder.path(), &["-f", "json"]))["counts"]["findings"].clone();
    let all: u64 = found.as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum();
    assert_eq!(book.sheets.iter().map(listed).sum::<usize>() as u64, all);
    // A sheet a department: those of this year, and nothing of what last year's tables or odd files have.
    let departments: Vec<String> = bureau::departments().collect();
    for sheet in &book.sheets {
        assert!(departments.contains(&sheet.name), "{}", sheet.name);
        let said = sheet.cells.values().map(|cell| cell.text.as_str());
        let foreign: Vec<&str> = said.filter(|text| text.contains("2023 年度") || text.contains("2023/")).collect();
        assert_eq!(foreign, [""; 0], "{}", sheet.name);
    }
    // What nobody looked at stands in no department's list, and is told beside it.
    for told in ["无法审核 6", "文件未读 4", "(另有 200 张作比较)"] {
        assert!(written.err.contains(told), "{told}\n{}", written.err);
    }
    let nowhere = audit(folder.path(), &["-f", "xlsx", "-o", "清单.txt"]);
    assert_eq!((nowhere.code, nowhere.out.as_str()), (2, ""));
    assert!(nowhere.err.contains("文件名以 .txt 结尾,要写的却是 xlsx"), "{}", nowhere.err);
    assert!(!folder.path().join("清单.txt").exists());
}

/// The tables of a year without a fault.
fn sound(year: u16) -> Vec<bureau::Given> {
    bureau::tables(year).into_iter().map(|table| bureau::Given { fault: Fault::Sound, ..table }).collect()
}

#[test]
fn of_many_projects_the_years_show_what_matters_first() {
    let folder = tempfile::tempdir().unwrap();
    bureau::write(folder.path(), &bureau::tables(2024), false);
    bureau::write(folder.path(), &sound(2023), false);
    for (columns, language) in [("80", "zh"), ("120", "en")] {
        let page = run_in(folder.path(), &["trend", ".", "--lang", language], columns).out;
        let width = page.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap();
        assert!(page.lines().count() < 110 && width <= columns.parse().unwrap(), "{page}");
    }
    let page = run_in(folder.path(), &["trend", "."], "100").out;
    assert!(page.starts_with("合计\n  项目:300 个有两个及以上年度,共 600 个年度\n"), "{page}");
    assert!(page.contains("  得分(逐年):上升 0 次,下降 30 次,持平 270 次"), "{page}");
    // Thirty missed targets cost points, and fifteen were lowered.
    let (_, fell) = page.split_once("\n得分下降(降得多的在前)\n").unwrap();
    let (fell, targets) = fell.split_once("\n\n").unwrap();
    let changes: Vec<f64> = fell
        .lines()
        .filter_map(|line| line.split_whitespace().find_map(|cell| cell.strip_prefix('-')?.parse().ok()))
        .collect();
    assert!(changes.len() == 20 && changes.is_sorted_by(|a, b| a >= b), "{fell}");
    assert!(fell.contains("  另有 10 项"), "{fell}");
    assert!(targets.starts_with("目标降低(低于上次实际的在前):15 项\n"), "{targets}");
    assert_eq!(targets.matches("    降低 数量指标 · 完成数量:").count(), 15, "{targets}");
    // A workbook has both lists in this order, the text of rows that of the projects.
    let written = run_in(folder.path(), &["trend", ".", "-o", "历年.xlsx"], "80");
    assert_eq!(written.code, 0, "{}", written.err);
    let book = jixiao::book::read("历年.xlsx", &std::fs::read(folder.path().join("历年.xlsx")).unwrap()).unwrap();
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["得分与预算", "目标"]);
    let moved = |row: u32| {
        let sheet = &book.sheets[1];
        let head = sheet.cells.iter().find(|(at, cell)| at.row == 1 && cell.text == "目标变化").unwrap().0.column;
        sheet.cells.get(&jixiao::words::Address::new(row, head)).map(|cell| cell.text.clone())
    };
    assert_eq!([moved(2), moved(16), moved(17)].map(Option::unwrap), ["降低", "降低", "提高"]);
    let csv = run_in(folder.path(), &["trend", ".", "-f", "csv"], "80").out;
    let of = |kind: &str| rows(&csv).iter().filter(|row| row["类别"] == kind).count();
    assert_eq!((of("年度"), of("目标")), (600, 300));
}

#[test]
fn of_many_tables_a_second_scoring_shows_what_differs_most_first() {
    let folder = tempfile::tempdir().unwrap();
    let own = sound(2024);
    let second: Vec<_> = own
        .iter()
        .enumerate()
        .map(|(index, table)| bureau::Given {
            fault: if index % 10 == 0 { Fault::Unmet } else { Fault::Sound },
            ..table.clone()
        })
        .take(299)
        .collect();
    bureau::write(&folder.path().join("自评"), &own, false);
    bureau::write(&folder.path().join("复评"), &second, false);
    let ran = run_in(folder.path(), &["diff", "自评", "复评"], "80");
    assert_eq!(ran.code, 1, "{}", ran.err);
    let width = ran.out.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap();
    assert!(ran.out.lines().count() < 60 && width <= 80, "{}", ran.out);
    assert!(ran.out.starts_with("共 299 张表:30 张不同,30 张总分不同,"), "{}", ran.out);
    assert!(ran.out.contains("两边都评了全部各项的 299 张表:平均总分 100.00 → 98.75"), "{}", ran.out);
    assert!(ran.out.contains("提高 0 张,降低 30 张"), "{}", ran.out);
    assert!(ran.out.contains("\n差别大的在前\n") && ran.out.contains("  另有 10 张不同\n"), "{}", ran.out);
    assert!(ran.out.contains("只在前者:"), "{}", ran.out);
    let csv = run_in(folder.path(), &["diff", "自评", "复评", "-f", "csv"], "80").out;
    let of = |kind: &str| rows(&csv).into_iter().filter(|row| row["类别"] == kind).collect::<Vec<_>>();
    assert_eq!((of("总分").len(), of("指标").len(), of("只在前者").len()), (299, 30, 1));
    assert!(of("总分").iter().all(|row| !row["主管部门"].is_empty() && !row["后者"].is_empty()), "{csv}");
    let written = run_in(folder.path(), &["diff", "自评", "复评", "-o", "复评.xlsx"], "80");
    assert_eq!(written.code, 1, "{}", written.err);
    let book = jixiao::book::read("复评.xlsx", &std::fs::read(folder.path().join("复评.xlsx")).unwrap()).unwrap();
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["总分", "各项", "只在一边"]);
}

#[test]
fn a_summary_is_a_workbook_as_well() {
    let folder = tempfile::tempdir().unwrap();
    bureau::write(folder.path(), &bureau::tables(2024), false);
    let written = run_in(folder.path(), &["rollup", ".", "--by", "department", "-o", "汇总.xlsx"], "80");
    assert_eq!(written.code, 0, "{}", written.err);
    let book = jixiao::book::read("汇总.xlsx", &std::fs::read(folder.path().join("汇总.xlsx")).unwrap()).unwrap();
    let csv = run_in(folder.path(), &["rollup", ".", "--by", "department", "-f", "csv"], "80").out;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(reader.headers().unwrap().iter().take(3).collect::<Vec<_>>(), ["级次", "部门", "项目数"]);
    let rows = reader.records().count();
    assert_eq!(rows, 41);
    // The first sheet is the official table, a row a project.
    let last = book.sheets[1].cells.keys().map(|at| at.row).max().unwrap();
    assert_eq!(last as usize, rows + 1);
}

/// The report shows the year that the audit audits, and what it counts is what the audit counts.
#[test]
fn a_report_shows_one_year_as_the_audit_does() {
    let folder = tempfile::tempdir().unwrap();
    bureau::write(folder.path(), &bureau::tables(2024)[..40], false);
    bureau::write(folder.path(), &bureau::tables(2023)[..30], false);
    for (year, tables) in [(&[][..], 40_u64), (&["--year", "2023"], 30), (&["--year", "all"], 70)] {
        let report = json(&run_in(folder.path(), &[&["report", ".", "-f", "json"], year].concat(), "80"));
        let audited = json(&audit(folder.path(), &[&["-f", "json"], year].concat()));
        assert_eq!(report["counts"], audited["counts"], "{year:?}");
        let shown = [&report["received"]["tables"], &report["summary"]["total"]["projects"]];
        assert_eq!(shown, [tables; 2], "{year:?}");
        let projects =
            report["projects"]["shown"].as_array().unwrap().len() as u64 + report["projects"]["more"].as_u64().unwrap();
        assert_eq!(projects, tables, "{year:?}");
        let found = |of: &Value| of["findings"].as_object().unwrap().values().filter_map(Value::as_u64).sum::<u64>();
        let heat = report["heat"]["shown"].as_array().unwrap();
        let findings: u64 = heat.iter().map(|department| department["findings"].as_u64().unwrap()).sum();
        assert_eq!(findings, found(&audited["counts"]), "{year:?}");
    }
}

/// A table of a year that has not begun takes no other one out of the audit, and is none that anybody passes.
#[test]
fn a_year_that_has_not_begun_changes_no_verdict_of_this_one() {
    let folder = tempfile::tempdir().unwrap();
    let faulty = bureau::tables(2024).into_iter().find(|table| table.fault == Fault::Total).unwrap();
    let sound = bureau::Given { year: 2027, fault: Fault::Sound, ..faulty.clone() };
    bureau::write(folder.path(), &[faulty, sound.clone()], false);
    let on = ["--on", "2026-12-01"];
    let found = audit(folder.path(), &[&on[..], &["-f", "json"]].concat());
    let (report, counts) = (json(&found), json(&found)["counts"].clone());
    assert_eq!((found.code, &counts["tables"], &counts["aside"]), (1, &1.into(), &1.into()), "{counts}");
    assert!(counts["findings"]["error"].as_u64().unwrap() > 0, "{counts}");
    let said = format!("“{}”写的是 2027 年度,这一年还没有到", sound.project);
    assert_eq!(report["aside"][0]["message"]["zh"], said.as_str());
    // Alone it passes no more; where somebody asks for the year, it is audited.
    let alone = tempfile::tempdir().unwrap();
    bureau::write(alone.path(), std::slice::from_ref(&sound), false);
    assert_eq!(audit(alone.path(), &on).code, 1);
    assert_eq!(audit(alone.path(), &[&on[..], &["--year", "2027"]].concat()).code, 0);
}
