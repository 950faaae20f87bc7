//! Workbooks of kinds that a clerk has besides the self-evaluation of one project: what the commands make of them.

use std::path::Path;

use serde_json::Value;

use super::Layout;
use super::books::{Book, Drawn};
use crate::support::{Ran, rows, run};

const HEAD: &str = "
(2024年度)|<|<|<|<|<|<|<
项目名称|渡口维护|<|主管部门|东岭县交通局|<|<|<
项目资金(万元)||年初预算数|全年预算数|全年执行数|分值|执行率|得分
|年度资金总额|40|40|40|10|100%|10
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因";

fn written(folder: &Path, rows: &str) -> String {
    let path = folder.join("book.xlsx");
    Book::drawn(&[Drawn::of("表", &format!("{HEAD}\n{rows}"))]).write(&path);
    path.to_str().unwrap().to_owned()
}

fn zh(arguments: &[&str]) -> Ran {
    run(&[arguments, &["--lang", "zh"]].concat())
}

/// What an audit finds in the rows of a form: `J403 !表!G6`, and behind a question mark what it leaves open.
fn found(rows: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let book = written(folder.path(), rows);
    let ran = zh(&["audit", &book, "--template", "national/self-2020", "-f", "json"]);
    let audit: Value = serde_json::from_str(&ran.out).unwrap();
    let list = |key: &str| audit[key].as_array().unwrap().clone();
    let findings = list("findings").into_iter().map(|found| {
        let place = found["location"]["cell"].as_str().unwrap_or_default().to_owned();
        let severity = found["severity"].as_str().unwrap();
        format!("{} {severity} {}", found["code"].as_str().unwrap(), place)
    });
    let open = list("undecided").into_iter().map(|open| format!("? {}", open["code"].as_str().unwrap()));
    let wanted = ["J106", "J402", "J403", "J405", "J406", "J501", "J502", "J503"];
    findings.chain(open).filter(|line| wanted.iter().any(|code| line.contains(code))).collect()
}

/// 未提升 denies 有效提升, and 基本改善 says less than 明显改善: neither has the points of what was aimed at.
#[test]
fn words_that_deny_their_target_or_say_less_of_it_earn_less() {
    let row = |target: &str, actual: &str, points: &str, reason: &str| {
        found(&format!("效益指标|社会效益|渡运秩序|{target}|{actual}|90|{points}|{reason}\n总分|<|<|<|<|100|{points}|"))
    };
    assert_eq!(row("有效提升", "有效提升", "90", ""), Vec::<String>::new());
    assert_eq!(row("有效提升", "未提升", "90", "船员不足"), ["J406 error G6"]);
    assert_eq!(row("有效提升", "未提升", "45", "船员不足"), Vec::<String>::new());
    assert_eq!(row("明显改善", "基本改善", "90", "船员不足"), ["J406 warning G6"]);
    assert_eq!(row("明显改善", "有所好转", "90", "船员不足"), ["? J402"]);
}

/// A reason that is merged over several rows is none of a row with all its points where another row lost some; without a reason,
/// what is missing is missing in its own cell; where it is said to stand elsewhere, nobody says that there is none.
#[test]
fn reasons_are_those_of_the_rows_that_lost_points() {
    let rows = |first: &str, second: &str| {
        found(&format!(
            "产出指标|数量指标|维护渡口|≥12处|9处|60|45|{first}\n^|质量指标|合格率|100%|100%|30|30|{second}\n总分|<|<|<|<|100|85|"
        ))
    };
    assert_eq!(rows("风浪停航", "^"), Vec::<String>::new());
    assert_eq!(rows("风浪停航", "风浪停航"), ["J502 warning H7"]);
    assert_eq!(rows("", ""), ["J501 error H6"]);
    let met =
        |reason: &str| found(&format!("产出指标|数量指标|维护渡口|≥12处|12处|90|80|{reason}\n总分|<|<|<|<|100|90|"));
    assert_eq!(met("见附件"), ["? J405", "? J501"]);
    assert_eq!(met(""), ["J405 warning G6", "J501 error H6"]);
}

/// Where neither the form nor its template has points, none are missing.
#[test]
fn transfers_have_no_points() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.xlsx");
    let cells = "转移支付区域绩效自评表(2024年度)|<|<|<|<|<\n转移支付名称|渡口改造|<|地方主管部门|东岭县交通局|<\n\
                 资金(万元)||全年预算数|全年执行数|执行率|\n|资金总额|40|40|100%|\n\
                 一级指标|二级指标|三级指标|指标值|全年实际完成值|未完成原因\n产出指标|数量指标|改造渡口|≥4处|4处|\n\
                 效益指标|经济效益|节约船时|不涉及|不涉及|";
    Book::drawn(&[Drawn::of("表", cells)]).write(&path);
    let audit = |template| {
        let ran = zh(&["audit", path.to_str().unwrap(), "--template", template]);
        ran.out.contains("J106")
    };
    assert!(!audit("central/transfer-no-scores"));
    assert!(audit("national/self-2020"));
}

fn of_layout(folder: &Path, name: &str) -> String {
    let layout = rows::<Layout>("import/layouts.toml").into_iter().find(|layout| layout.name == name).unwrap();
    let path = folder.join("book.xlsx");
    Book::drawn(&layout.sheets).write(&path);
    path.to_str().unwrap().to_owned()
}

/// A workbook that monitors the year says its months: it is watched as it is, and its aims begin a self-evaluation.
#[test]
fn a_form_that_monitors_the_year_is_watched() {
    let folder = tempfile::tempdir().unwrap();
    let book = of_layout(folder.path(), "monitored-within-the-year");
    let ran = zh(&["monitor", &book, "-f", "json"]);
    let watched: Value = serde_json::from_str(&ran.out).unwrap();
    let month = &watched["projects"][0]["months"][0];
    assert_eq!(
        (month["month"].clone(), month["warnings"][0]["actual"].clone()),
        (8.into(), "310盏".into()),
        "{}",
        ran.err
    );
    assert_eq!(month["template"], "national/monitoring-2019");
    let named = zh(&["import", &book, "-f", "json", "--template", "national/self-2020"]);
    let named: Value = serde_json::from_str(&named.out).unwrap();
    for pointer in ["/0/month", "/0/indicators/0/actual", "/0/funds/0/executed", "/0/reported"] {
        assert_eq!(named.pointer(pointer), None, "{pointer}");
    }
    let form = folder.path().join("form.xlsx");
    let made = zh(&["new", "--from", &book, "-o", form.to_str().unwrap()]);
    assert_eq!(made.code, 0, "{}", made.err);
    let texts = jixiao::book::read("form.xlsx", &std::fs::read(&form).unwrap()).unwrap();
    let texts: Vec<String> = texts.sheets[0].cells.values().map(|cell| cell.text.clone()).collect();
    assert!(texts.iter().any(|text| text == "项目支出绩效自评表") && texts.iter().any(|text| text == "≥600盏"));
    assert!(!texts.iter().any(|text| text == "310盏"), "{texts:?}");
}

/// Of a book with several projects a form each is begun, and the list of results that is made of it is read again.
#[test]
fn a_book_with_several_projects_begins_a_form_each() {
    let folder = tempfile::tempdir().unwrap();
    let book = of_layout(folder.path(), "lists-with-totals-of-projects");
    let forms = folder.path().join("forms/");
    let made = zh(&["new", "--from", &book, "-o", &format!("{}/", forms.display())]);
    assert_eq!(made.code, 0, "{}", made.err);
    let mut names: Vec<String> =
        std::fs::read_dir(&forms).unwrap().flatten().map(|file| file.file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["[361]桥梁检修.xlsx", "[362]标线施划.xlsx"]);
    let list = folder.path().join("list.xlsx");
    let made = zh(&["export", &book, "--summary", "--template", "national/self-2020", "-o", list.to_str().unwrap()]);
    assert!(made.code < 2, "{}", made.err);
    let again = zh(&["import", list.to_str().unwrap(), "-f", "json"]);
    let again: Value = serde_json::from_str(&again.out).unwrap();
    assert_eq!(again[0]["department"], "东岭县交通局");
    assert_eq!(again[0]["projects"][1]["total"], "90.00");
}

/// The form of transfers asks for no points, and is read as it is printed.
#[test]
fn the_form_of_transfers_asks_for_no_points() {
    let folder = tempfile::tempdir().unwrap();
    let form = folder.path().join("form.xlsx");
    let made = zh(&["new", "central/transfer-no-scores", "--project", "渡口改造", "-o", form.to_str().unwrap()]);
    assert_eq!(made.code, 0, "{}", made.err);
    let book = jixiao::book::read("form.xlsx", &std::fs::read(&form).unwrap()).unwrap();
    let texts: Vec<&str> = book.sheets[0].cells.values().map(|cell| cell.text.as_str()).collect();
    for text in ["转移支付区域（项目）绩效目标自评表", "渡口改造", "全年执行数（B）", "指标值", "全年实际完成值"]
    {
        assert!(texts.contains(&text), "{text}: {texts:?}");
    }
    assert!(!texts.iter().any(|text| ["分值", "得分", "总分"].contains(text)), "{texts:?}");
}

/// A list of results that names no department is read by the units of its rows.
#[test]
fn results_without_a_department_stand_by_their_units() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.xlsx");
    let cells = "2024年度项目支出绩效自评结果汇总表|<|<|<|<\n项目名称|实施单位|全年预算数|全年执行数|得分\n\
                 桥梁检修|桥梁所|40|40|100\n标线施划|设施所|30|27|90\n隧道照明|桥梁所|20|20|98";
    Book::drawn(&[Drawn::of("表", cells)]).write(&path);
    let ran = zh(&["import", path.to_str().unwrap(), "-f", "json"]);
    let lists: Value = serde_json::from_str(&ran.out).unwrap();
    let count = |index: usize| lists[index]["projects"].as_array().unwrap().len();
    assert_eq!((lists[0]["department"].clone(), count(0)), ("桥梁所".into(), 2));
    assert_eq!((lists[1]["department"].clone(), count(1)), ("设施所".into(), 1));
    assert!(ran.err.contains("没有写明主管部门,按各行的单位分开导入:请核对"), "{}", ran.err);
}
