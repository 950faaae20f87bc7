//! What grades propose for the next budget: by the rule of a place, with reasons, and never a decision.

use std::path::Path;

use jixiao::proposal::ResultUse;
use serde_json::Value;

use crate::support::{self, Ran};

/// A table that comes to so many points of its one indicator out of 90, with 10 for the execution rate.
fn table(project: &str, year: u16, actual: &str, own: &str) -> String {
    format!(
        r#"template = "national/self-2020"
year = {year}
currency = "万元"
[project]
name = "{project}"
department = "市水利局"
[[funds]]
source = "total"
budget = "80"
executed = "80"
[[indicators]]
path = ["产出指标", "数量指标"]
name = "完成数量"
target = "≥100 处"
actual = "{actual}"
weight = "90"
[reported]
total = "100"
grade = "{own}"
"#
    )
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: String| std::fs::write(folder.path().join(name), text).unwrap();
    put("优.toml", table("清淤", 2024, "100 处", "优"));
    put("良.toml", table("护岸", 2024, "88 处", "优秀"));
    put("中.toml", table("绿化", 2024, "70 处", "中"));
    put("差.toml", table("照明", 2024, "10 处", "差"));
    put("未定.toml", table("培训", 2024, "", "优"));
    put("两张-a.toml", table("宣传", 2024, "100 处", "优"));
    put("两张-b.toml", table("宣传", 2024, "99 处", "优"));
    put("上年.toml", table("清淤", 2023, "10 处", "差"));
    folder
}

fn propose(folder: &Path, arguments: &[&str]) -> Ran {
    let arguments = [&["propose", "."], arguments].concat();
    support::ran(&support::jixiao(&arguments).env("COLUMNS", "80").current_dir(folder).output().unwrap())
}

#[test]
fn grades_decide_where_a_project_stands_and_its_reasons_say_why() {
    let folder = folder();
    let ran = propose(folder.path(), &["--rule", "sichuan/results-2025", "-f", "json"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let proposal: Value = serde_json::from_str(&ran.out).unwrap();
    let group = |action: &str| {
        let groups = proposal["groups"].as_array().unwrap();
        groups.iter().find(|group| group["action"]["zh"] == action).unwrap().clone()
    };
    for (action, project) in [("优先安排", "清淤"), ("继续安排", "护岸"), ("压减", "绿化"), ("取消", "照明")]
    {
        let group = group(action);
        assert_eq!((&group["projects"][0]["project"], &group["budget"]), (&project.into(), &"80".into()), "{group}");
        assert_eq!(group["projects"].as_array().unwrap().len(), 1);
    }
    let why = |project: &Value| {
        let reasons = project["reasons"].as_array().unwrap().iter();
        reasons.map(|reason| reason["zh"].as_str().unwrap().to_owned()).collect::<Vec<_>>().join(";")
    };
    let kept = why(&group("继续安排")["projects"][0]);
    assert!(kept.starts_with("按规则计算 89.20 分,等级 良;自评等级写的是 优秀;审核有 "), "{kept}");
    assert_eq!(why(&group("优先安排")["projects"][0]), "按规则计算 100.00 分,等级 优");
    let open: Vec<(String, String)> = proposal["open"]
        .as_array()
        .unwrap()
        .iter()
        .map(|project| (project["project"].as_str().unwrap().to_owned(), why(project)))
        .collect();
    assert_eq!(open.len(), 3, "{open:?}");
    let of = |name: &str| {
        open.iter().filter(|(project, _)| project == name).map(|(_, why)| why.as_str()).collect::<Vec<_>>()
    };
    assert!(of("培训")[0].ends_with("没有等级:有的分没有评定"), "{open:?}");
    assert!(of("宣传").iter().all(|why| why.contains("这个项目有 2 张表")) && of("宣传").len() == 2, "{open:?}");
    assert_eq!((&proposal["year"], &proposal["left_out"]), (&2024.into(), &1.into()));
    assert!(proposal["note"]["zh"].as_str().unwrap().contains("不是决定"));
    let schema = std::fs::read_to_string(support::root().join("schemas/proposal.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    assert!(schema.is_valid(&proposal), "{proposal}");
    // The year that is asked for.
    let last =
        propose(folder.path(), &["--rule", "sichuan/results-2025", "--year", "2023", "-f", "csv", "--lang", "en"]);
    assert!(last.out.lines().nth(1).unwrap().starts_with("cancelled,市水利局,,清淤,"), "{}", last.out);
}

#[test]
fn people_read_the_source_and_that_nothing_is_decided() {
    let folder = folder();
    for language in ["zh", "en"] {
        let ran = propose(folder.path(), &["--rule", "sichuan/results-2025", "--lang", language]);
        let width = ran.out.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap();
        assert!(width <= 80, "{}", ran.out);
        assert!(ran.out.contains("《四川省预算绩效结果应用管理办法》"), "{}", ran.out);
    }
    let page = propose(folder.path(), &["--rule", "sichuan/results-2025"]).out;
    let flat: String = page.split_whitespace().collect();
    for part in ["未核实原文", "不是决定", "取消:1个项目,本年预算80.00万元", "无从建议:3个项目", "没有计入:1张表或文件"]
    {
        assert!(flat.contains(part), "{part}\n{page}");
    }
    let written = propose(folder.path(), &["--rule", "sichuan/results-2025", "-o", "建议.xlsx"]);
    assert_eq!(written.code, 1, "{}", written.err);
    let bytes = std::fs::read(folder.path().join("建议.xlsx")).unwrap();
    let book = jixiao::book::read("建议.xlsx", &bytes).unwrap();
    assert_eq!(book.sheets[0].cells.keys().map(|at| at.row).max(), Some(1 + 7));
}

#[test]
fn no_rule_is_taken_by_itself() {
    let folder = folder();
    let none = propose(folder.path(), &[]);
    assert!(none.code == 2 && none.err.contains("sichuan/results-2025"), "{}", none.err);
    let own = "id = \"某县\"\ntitle = \"某县办法\"\ntitle_en = \"county\"\n[[actions]]\ngrades = [\"优\", \"良\"]\nname = \"安排\"\n\
               name_en = \"kept\"\n[basis]\ndocument = \"某县办法\"\nverified = true\nsays = \"优、良的安排\"\n";
    let rules = tempfile::tempdir().unwrap();
    let path = rules.path().join("某县.toml");
    std::fs::write(&path, own).unwrap();
    let ran = propose(folder.path(), &["--rule", path.to_str().unwrap(), "-f", "json"]);
    let proposal: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}{}", ran.err));
    assert_eq!(proposal["groups"][0]["projects"].as_array().unwrap().len(), 2);
    assert_eq!(proposal["open"].as_array().unwrap().len(), 5);
    assert!(ran.out.contains("某县办法没有写等级“差”怎样用"), "{}", ran.out);
    std::fs::write(&path, own.replace("\"良\"]", "\"优秀\"]")).unwrap();
    let unknown = propose(folder.path(), &["--rule", "四川", "--lang", "zh"]);
    let said = "--rule: 错误: 没有办法“四川”,也没有这个文件\n  提示: 请用 --rule 写明办法:sichuan/results-2025,";
    assert!(unknown.code == 2 && unknown.err.contains(said), "{}", unknown.err);
    let twice = propose(folder.path(), &["--rule", path.to_str().unwrap()]);
    assert!(twice.code == 2 && twice.err.contains("写了两次"), "{}", twice.err);
}

/// The rules of the program can be read, and none is said to be verified that nobody has read.
#[test]
fn the_rules_of_the_program_say_where_they_come_from() {
    for name in ResultUse::names() {
        let rule = ResultUse::builtin(name).unwrap().unwrap();
        assert_eq!(rule.id, name);
        assert!(!rule.basis.says.is_empty() && !rule.actions.is_empty());
    }
}
