//! Lists of who must report, in whatever file: who has not, what came twice, what is in no list.

use std::path::Path;

use serde_json::{Value, json};

use crate::support::{self, Ran};

fn table(department: &str, unit: &str, project: &str, code: &str) -> String {
    format!(
        "template = \"national/self-2020\"\nyear = 2024\ncomplete = false\n[project]\nname = \"{project}\"\ndepartment = \
         \"{department}\"\nunit = \"{unit}\"\ncode = \"{code}\"\n[[indicators]]\npath = [\"产出指标\"]\nname = \"座数\"\ntarget = \
         \"≥4座\"\nactual = \"5座\"\nweight = \"50\"\n"
    )
}

/// Four tables of two departments, one of them twice and one under another name.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: String| std::fs::write(folder.path().join(name), text).unwrap();
    put("1.toml", table("市水利局", "河道处", "河道清淤(一期)", ""));
    put("2.toml", table("市水利局", "灌区处", "2024年度渠道维修", "S-07"));
    put("3.toml", table("市教育局", "", "校舍维修", ""));
    put("4.toml", table("市教育局", "", "校舍维修", ""));
    put("5.toml", table("市教育局", "", "助学金", ""));
    folder
}

fn audit(folder: &Path, arguments: &[&str]) -> Ran {
    let arguments = [&["audit", "1.toml", "2.toml", "3.toml", "4.toml", "5.toml"], arguments].concat();
    support::ran(&support::jixiao(&arguments).current_dir(folder).output().unwrap())
}

/// What is said of a list.
fn checked(name: &str, list: &[u8]) -> Value {
    let folder = folder();
    std::fs::write(folder.path().join(name), list).unwrap();
    let ran = audit(folder.path(), &["-f", "json", "--fail-on", "error", "--roster", name]);
    let audit: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}\n{}", ran.err));
    audit["roster"].clone()
}

/// The projects, or the departments, of a list of entries.
fn names(entries: &Value) -> Vec<String> {
    let name = |entry: &Value| {
        let found = ["project", "code", "unit", "department"].into_iter().find_map(|key| entry[key].as_str());
        found.unwrap_or_default().to_owned()
    };
    entries.as_array().unwrap().iter().map(name).collect()
}

fn assert_list(name: &str, list: &[u8], missing: &[&str], twice: &[&str], extra: &[&str]) {
    let roster = checked(name, list);
    let found = [names(&roster["missing"]), names(&roster["twice"]), names(&roster["extra"])];
    assert_eq!(found, [missing, twice, extra], "{name}: {roster}");
    assert_eq!(
        roster["due"].as_u64().unwrap(),
        roster["received"].as_u64().unwrap() + missing.len() as u64,
        "{name}: {roster}"
    );
}

#[test]
fn projects_are_known_however_they_are_written() {
    let list = "2024年应报绩效自评项目名单,,,\n序号,主管部门,项目名称,项目编码\n1,市水利局,河道 清淤【一期】,\n2,,渠道维修(改造),S-07\n\
                3,,堤防加固,\n4,市教育局,2024年校舍维修,\n合计,,4,\n";
    assert_list("名单.csv", list.as_bytes(), &["堤防加固"], &["2024年校舍维修"], &["助学金"]);
    let roster = checked("名单.csv", list.as_bytes());
    assert_eq!(roster["missing"][0]["department"], "市水利局");
    assert_eq!(roster["missing"][0]["place"], "名单.csv!csv!A5");
    assert_eq!(roster["twice"][0]["tables"], json!(["3.toml:1:1", "4.toml:1:1"]));
}

/// Anybody can write the code of a project on the table of another one.
#[test]
fn a_code_alone_is_no_project_of_a_list() {
    let list = "主管部门,项目名称,项目编码\n市水利局,农村饮水安全,S-07\n";
    let roster = checked("名单.csv", list.as_bytes());
    assert_eq!((names(&roster["missing"]), roster["received"].clone()), (vec!["农村饮水安全".to_owned()], json!(0)));
    let renamed = "主管部门,项目名称,项目编码\n市水利局,灌区渠道维修养护,S-07\n";
    let roster = checked("名单.csv", renamed.as_bytes());
    assert_eq!((names(&roster["missing"]), roster["received"].clone()), (Vec::<String>::new(), json!(1)));
    assert_eq!(roster["alike"][0]["tables"], json!(["2.toml:1:1"]));
}

#[test]
fn a_list_of_departments_or_units_will_do() {
    let departments = "部门\n市水利局\n市教育局\n市民政局\n";
    assert_list("部门.csv", departments.as_bytes(), &["市民政局"], &[], &[]);
    let units = "序号,单位名称\n1,河道处\n2,灌区处\n3,闸坝处\n4,市教育局\n";
    assert_list("单位.csv", units.as_bytes(), &["闸坝处"], &[], &[]);
    let one = "departments = [\"市水利局\"]\n";
    assert_list("一个.toml", one.as_bytes(), &[], &[], &["校舍维修", "校舍维修", "助学金"]);
}

#[test]
fn a_list_may_be_a_text_or_a_workbook() {
    let toml = "departments = [\"市教育局\"]\n[[projects]]\nname = \"河道清淤（一期）\"\ndepartment = \"市水利局\"\n[[projects]]\n\
                code = \"S-08\"\n";
    assert_list("名单.toml", toml.as_bytes(), &["S-08"], &[], &["2024年度渠道维修"]);
    let json = r#"{ "projects": [{ "name": "河道清淤(一期)", "department": "市财政局" }] }"#;
    let all = ["河道清淤(一期)", "2024年度渠道维修", "校舍维修", "校舍维修", "助学金"];
    assert_list("名单.json", json.as_bytes(), &["河道清淤(一期)"], &[], &all);
    // A table of results can be taken for a list.
    let folder = folder();
    let arguments = ["export", "1.toml", "2.toml", "3.toml", "5.toml", "--summary", "-o", "汇总表.xlsx"];
    let book = support::ran(&support::jixiao(&arguments).current_dir(folder.path()).output().unwrap());
    assert_eq!(book.code, 1, "an open point is told: {}", book.err);
    let bytes = std::fs::read(folder.path().join("汇总表.xlsx")).unwrap();
    assert_list("汇总表.xlsx", &bytes, &[], &["校舍维修"], &[]);
}

#[test]
fn whoever_has_not_reported_does_not_let_the_audit_pass() {
    let folder = folder();
    let list = "部门\n市水利局\n市教育局\n市民政局\n";
    std::fs::write(folder.path().join("名单.csv"), list).unwrap();
    let alone = |arguments: &[&str]| {
        let arguments = [&["audit", "1.toml", "--roster", "名单.csv"], arguments].concat();
        support::ran(&support::jixiao(&arguments).current_dir(folder.path()).output().unwrap())
    };
    let page = alone(&[]);
    assert_eq!(page.code, 1, "{}", page.err);
    assert!(page.out.starts_with("不通过:1 张表,"), "{}", page.out);
    assert!(page.out.lines().next().unwrap().ends_with("应报未报 2"), "{}", page.out);
    assert!(
        page.out.contains("应报名单 名单.csv:应报 3,已报 1\n  未报 2:\n    市教育局\n    市民政局\n"),
        "{}",
        page.out
    );
    let rows = alone(&["-f", "csv"]).out;
    assert_eq!(rows.lines().filter(|line| line.starts_with("应报未报,")).count(), 2, "{rows}");
    let whole = support::jixiao(&["audit", "1.toml"]).current_dir(folder.path()).output().unwrap();
    assert_eq!(support::ran(&whole).code, 0);
    // The report says the same.
    let report = support::jixiao(&["report", "1.toml", "--roster", "名单.csv", "-f", "json"]);
    let overview = support::ran(&{ report }.current_dir(folder.path()).output().unwrap());
    let overview: Value = serde_json::from_str(&overview.out).unwrap();
    assert_eq!((&overview["verdict"], &overview["counts"]["missing"]), (&"fail".into(), &2.into()));
    let page =
        support::jixiao(&["report", "1.toml", "--roster", "名单.csv"]).current_dir(folder.path()).output().unwrap();
    let page = support::ran(&page).out;
    assert!(page.contains("应报未报 (2)") && page.contains("市民政局"), "{page}");
}

#[test]
fn a_file_in_which_nobody_is_named_is_no_list() {
    let folder = folder();
    for (name, text, says) in [
        ("空.csv", "序号,备注\n1,无\n", "名单里没有找到部门或项目"),
        ("空.toml", "departments = []\n", "名单里没有找到部门或项目"),
        ("错.toml", "department = []\n", "没有“department”这个键"),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
        let ran = audit(folder.path(), &["--roster", name]);
        assert!(ran.code == 2 && ran.out.is_empty() && ran.err.contains(name), "{}", ran.err);
        assert!(ran.err.contains(says) || name == "错.toml", "{}", ran.err);
    }
}

/// A summary says who is missing in its sums; one that has no projects any more cannot.
#[test]
fn a_summary_says_who_is_missing_in_it() {
    let folder = folder();
    let list = "主管部门,项目名称\n市水利局,河道清淤(一期)\n市水利局,水库除险\n市教育局,校舍维修\n市教育局,助学金\n";
    std::fs::write(folder.path().join("名单.csv"), list).unwrap();
    let rollup = |arguments: &[&str]| {
        let tables = ["rollup", "1.toml", "2.toml", "3.toml", "4.toml", "5.toml", "--roster", "名单.csv"];
        let arguments = [&tables[..], arguments].concat();
        support::ran(&support::jixiao(&arguments).current_dir(folder.path()).output().unwrap())
    };
    let ran = rollup(&["-f", "json"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let summary: Value = serde_json::from_str(&ran.out).unwrap();
    let check = &summary["roster"];
    assert_eq!((&check["due"], &check["received"]), (&4.into(), &3.into()), "{check}");
    assert_eq!(
        (names(&check["missing"]), names(&check["extra"])),
        (vec!["水库除险".into()], vec!["2024年度渠道维修".into()])
    );
    let page = rollup(&[]).out;
    assert!(page.contains("应报名单 名单.csv:应报 4,已报 3\n  未报 1:\n    市水利局:水库除险\n"), "{page}");
    let book = folder.path().join("汇总.xlsx");
    assert_eq!(rollup(&["-o", "汇总.xlsx"]).code, 1);
    let book = jixiao::book::read("汇总.xlsx", &std::fs::read(book).unwrap()).unwrap();
    let said: Vec<&str> = book.sheets.last().unwrap().cells.values().map(|cell| cell.text.as_str()).collect();
    assert!(said.contains(&"未报") && said.contains(&"水库除险") && said.contains(&"名单之外"), "{said:?}");
    // The list is no part of the sums, which merge as they did; what merged has no projects to hold a list against.
    std::fs::write(folder.path().join("汇总.json"), &ran.out).unwrap();
    let again = |arguments: &[&str]| {
        let arguments = [&["rollup", "汇总.json", "-f", "json"], arguments].concat();
        support::ran(&support::jixiao(&arguments).current_dir(folder.path()).output().unwrap())
    };
    let merged: Value = serde_json::from_str(&again(&[]).out).unwrap();
    assert_eq!((merged.get("roster"), &merged["total"]), (None, &summary["total"]));
    let refused = again(&["--roster", "名单.csv"]);
    assert!(refused.code == 2 && refused.err.contains("没有各个项目"), "{}", refused.err);
}

/// A file of a department in which nothing stands is nothing handed in.
#[test]
fn an_empty_file_of_a_department_is_none() {
    let folder = folder();
    std::fs::write(folder.path().join("名单.csv"), "主管部门\n市水利局\n市教育局\n市民政局\n").unwrap();
    let row = "[[projects]]\nname = \"低保金\"\ntotal = \"95\"\n";
    for (own, missing) in [("", 1), (row, 0)] {
        let text = format!("department = \"市民政局\"\nyear = 2024\n{own}");
        std::fs::write(folder.path().join("民政局.toml"), text).unwrap();
        let ran = audit(folder.path(), &["民政局.toml", "-f", "json", "--roster", "名单.csv"]);
        let found: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}\n{}", ran.err));
        assert_eq!(found["roster"]["missing"].as_array().unwrap().len(), missing, "{own}: {found}");
    }
}
