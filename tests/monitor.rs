//! Projects within the year, month by month: what warns, how often in a row, and the self-evaluation that begins with it.

use std::path::Path;

use serde_json::{Value, json};

use crate::parcels::edited;
use crate::support::{self, Ran};

/// A table of a month by a template for monitoring.
fn table(template: &str, project: &str, month: u8, executed: u32, done: u32) -> String {
    format!(
        r#"template = "{template}"
year = 2025
month = {month}
currency = "万元"
[project]
name = "{project}"
department = "市水利局"
[[funds]]
source = "total"
initial = "100"
budget = "100"
executed = "{executed}"
[[indicators]]
path = ["产出指标", "数量指标"]
name = "清淤长度"
target = "≥100 公里"
actual = "{done} 公里"
"#
    )
}

const SICHUAN: &str = "sichuan/monitoring-2025";

/// Two projects over three months: one is late with its money in two of them, the other is not.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: String| std::fs::write(folder.path().join(name), text).unwrap();
    for (month, executed, done) in [(4, 25, 25), (6, 39, 39), (8, 50, 55)] {
        put(&format!("清淤-{month}.toml"), table(SICHUAN, "清淤", month, executed, done));
    }
    put("护岸-6.toml", table(SICHUAN, "护岸", 6, 45, 50));
    put("自评.toml", table("national/self-2020", "清淤", 8, 80, 80));
    folder
}

fn monitor(folder: &Path, arguments: &[&str]) -> Ran {
    let arguments = [&["monitor", "."], arguments].concat();
    support::ran(&support::jixiao(&arguments).env("COLUMNS", "80").current_dir(folder).output().unwrap())
}

#[test]
fn what_warns_is_told_with_how_often_in_a_row() {
    let folder = folder();
    let ran = monitor(folder.path(), &["-f", "json"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    let schema = std::fs::read_to_string(support::root().join("schemas/monitoring.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    assert!(schema.is_valid(&found), "{found}");
    assert_eq!((&found["year"], &found["month"], &found["warned"]), (&2025.into(), &8.into(), &1.into()));
    assert_eq!(found["lights"], json!({"green": 1, "yellow": 1}));
    assert_eq!(found["left_out"], 1);
    let [late, on_time] = found["projects"].as_array().unwrap().as_slice() else { panic!("{found}") };
    assert_eq!((&late["project"], &late["in_a_row"], &late["behind"]), (&"清淤".into(), &2.into(), &false.into()));
    assert_eq!(
        (&on_time["project"], &on_time["in_a_row"], &on_time["behind"]),
        (&"护岸".into(), &0.into(), &true.into())
    );
    let lights: Vec<&Value> = late["months"].as_array().unwrap().iter().map(|month| &month["light"]).collect();
    assert_eq!(lights, ["green", "yellow", "yellow"]);
    // The light of the money, by the rates due in June and August.
    let warnings = late["months"][2]["warnings"].as_array().unwrap();
    assert_eq!((&warnings[0]["path"], &warnings[0]["actual"]), (&json!([]), &"50.00%".into()), "{warnings:?}");
    assert_eq!(warnings.len(), 1);
}

#[test]
fn people_read_the_warnings_and_what_is_missing() {
    let folder = folder();
    let page = monitor(folder.path(), &[]).out;
    assert!(page.starts_with("2025 年截至 8 月:2 个项目,1 个预警;黄灯 1、绿灯 1\n"), "{page}");
    assert!(page.contains("\n清淤 · 市水利局:8 月 黄灯,连续 2 个月预警\n  黄灯 预算执行:执行率 50.00%\n"), "{page}");
    assert!(page.contains("没有最近一个月的表(1):护岸\n"), "{page}");
    assert!(page.contains("没有计入 1 个"), "{page}");
    let english = monitor(folder.path(), &["--lang", "en"]).out;
    assert!(
        english.contains("2 months in a row") && english.contains("no table of the latest month (1): 护岸"),
        "{english}"
    );
    let csv = monitor(folder.path(), &["-f", "csv"]).out;
    assert!(csv.starts_with("主管部门,预算单位,项目名称,项目编码,截至月份,全表,") && csv.lines().count() == 5, "{csv}");
    let written = monitor(folder.path(), &["-o", "监控.xlsx"]);
    assert!(written.code == 1 && folder.path().join("监控.xlsx").exists(), "{}", written.err);
}

/// A notice a project that warns, in the folder of its department: it says what the months say, and nothing else passes.
#[test]
fn a_project_that_warns_has_a_notice_that_is_held_against_its_months() {
    let folder = folder();
    let ran = monitor(folder.path(), &["-o", "预警/", "--bureau", "某市财政局", "--due", "2025-09-30"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(
        ran.out.contains("1 个预警") && ran.err.contains("1 个部门的监控预警通知 1 份"),
        "{}\n{}",
        ran.out,
        ran.err
    );
    let notice = folder.path().join("预警/市水利局/监控预警通知 清淤.docx");
    let verify = || {
        let verify = ["verify", notice.to_str().unwrap(), "--from", "."];
        support::ran(&support::jixiao(&verify).current_dir(folder.path()).output().unwrap())
    };
    let (whole, ran) = (std::fs::read(&notice).unwrap(), verify());
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    for (edit, says) in [
        (["50.00%", "90.00%"], "文中 90.00%,应为 50.00%"),
        ([">39<", ">49<"], "文中 49,应为 39"),
        (["有关情况和要求", "有关情况（共 7 项）和要求"], "有关情况(共7项)和要求"),
        (["2025年9月30日前", "2025年10月15日前"], ""),
    ] {
        std::fs::write(&notice, &whole).unwrap();
        edited(notice.to_str().unwrap(), edit);
        let ran = verify();
        assert_eq!((ran.code, ran.out.contains(says)), (i32::from(!says.is_empty()), true), "{edit:?}: {}", ran.out);
    }
    // Notices are no tables where they lie among them, and are not written over by chance.
    assert_eq!(monitor(folder.path(), &["-o", "预警/"]).code, 2);
    let wording = monitor(folder.path(), &["--show-wording"]);
    assert_eq!(wording.code, 2, "{}", wording.out);
    let wording = support::run(&["monitor", "--show-wording"]).out;
    std::fs::write(folder.path().join("措辞.md"), wording.replace("现将有关情况和要求通知如下", "请阅处")).unwrap();
    let ran = monitor(folder.path(), &["-o", "预警/", "--force", "--wording", "措辞.md"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("不是自评表,没有读取"), "{}", ran.err);
    // In a wording of one's own it is verified with that.
    assert_eq!(verify().code, 1);
    let verify = ["verify", notice.to_str().unwrap(), "--from", ".", "--wording", "措辞.md"];
    let ran = support::ran(&support::jixiao(&verify).current_dir(folder.path()).output().unwrap());
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert_eq!(monitor(folder.path(), &["--bureau", "某市财政局"]).code, 2);
}

#[test]
fn two_tables_of_a_month_are_not_used_and_named() {
    let folder = folder();
    std::fs::write(folder.path().join("清淤-8-改.toml"), table(SICHUAN, "清淤", 8, 70, 70)).unwrap();
    let found: Value = serde_json::from_str(&monitor(folder.path(), &["-f", "json"]).out).unwrap();
    let project = found["projects"].as_array().unwrap().iter().find(|project| project["project"] == "清淤").unwrap();
    assert_eq!((&project["unclear"], &project["behind"]), (&json!([8]), &true.into()));
    assert_eq!(project["months"].as_array().unwrap().len(), 2);
}

#[test]
fn the_template_of_the_ministry_gives_lights_by_equal_twelfths() {
    let folder = tempfile::tempdir().unwrap();
    let text = table("national/monitoring-2019", "清淤", 7, 10, 10);
    std::fs::write(folder.path().join("7.toml"), text).unwrap();
    let found: Value = serde_json::from_str(&monitor(folder.path(), &["-f", "json"]).out).unwrap();
    assert_eq!((&found["projects"].as_array().unwrap().len(), &found["warned"]), (&1, &1.into()), "{found}");
}

/// The self-evaluation at the end of the year begins with the aims of the last month's table, and with none of its results.
#[test]
fn the_self_evaluation_begins_with_what_was_monitored() {
    let folder = folder();
    let from = folder.path().join("清淤-8.toml");
    let begun = support::run(&["new", "sichuan/self", "--from", from.to_str().unwrap()]);
    assert_eq!(begun.code, 0, "{}", begun.err);
    assert!(begun.out.contains("template = \"sichuan/self\"") && begun.out.contains("≥100 公里"), "{}", begun.out);
    assert!(begun.out.contains("year = 2025") && begun.out.contains("budget = \"100\""), "{}", begun.out);
    assert!(!begun.out.contains("55 公里") && !begun.out.contains("\nmonth ="), "{}", begun.out);
    // Filled in at the end of the year it is scored, and the audit knows nothing that is wrong with its target.
    let filled = begun.out.replacen("actual = \"\"", "actual = \"101 公里\"", 1).replacen(
        "executed = \"\"",
        "executed = \"99\"",
        1,
    );
    assert!(filled.contains("101 公里") && filled.contains("executed = \"99\""), "{filled}");
    let own = folder.path().join("自评-2025.toml");
    std::fs::write(&own, filled).unwrap();
    let scored = support::run(&["score", own.to_str().unwrap(), "-f", "json"]);
    assert!(scored.code <= 1 && scored.out.contains("\"met\""), "{}{}", scored.out, scored.err);
}
