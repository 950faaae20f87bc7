//! Lost points below a table: where they were lost, and what one more unit brings, which is what the engine gives for it.

use serde::Deserialize;

use crate::support::{rows, run, run_with};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    table: String,
    zh: String,
    en: String,
}

/// What stands between the table and the remarks.
fn lost(table: &str, language: &str) -> String {
    let ran = run_with(&["score", "-", "--lang", language], table.as_bytes());
    let heading = if language == "zh" { "\n丢分 " } else { "\nLost " };
    let Some((_, lost)) = ran.out.split_once(heading) else { return String::new() };
    let end = lost.find("\n\n").map_or(lost.len(), |end| end + 1);
    format!("{}{}", heading.trim_start(), &lost[..end])
}

#[test]
fn points_that_were_lost_are_told_in_order() {
    for Case { table, zh, en } in rows("lost/tables.toml") {
        assert_eq!(lost(&table, "zh"), zh, "{table}");
        assert_eq!(lost(&table, "en"), en, "{table}");
    }
}

/// The gain that is told is the difference of two scores.
#[test]
fn one_more_unit_brings_what_is_told() {
    let table = |actual: &str| {
        format!(
            "template = \"national/self-2020\"\nproject = {{ name = \"甲\" }}\n[[indicators]]\npath = [\"产出指标\"]\n\
             name = \"培训人数\"\ntarget = \"≥300人\"\nactual = \"{actual}人\"\nweight = 17\n"
        )
    };
    let score = |actual: &str| {
        let ran = run_with(&["score", "-", "-f", "csv"], table(actual).as_bytes());
        let row = ran.out.lines().find(|line| line.contains("培训人数")).unwrap().to_owned();
        row.split(',').nth(11).unwrap().to_owned()
    };
    assert_eq!((score("270").as_str(), score("271").as_str()), ("15.30", "15.36"));
    assert!(lost(&table("270"), "zh").contains("培训人数:再多 1 人,多得 0.06 分"), "{}", lost(&table("270"), "zh"));
}

/// Where less than a unit is missing, the least that regains the points is told, and where a unit brings nothing, the least that
/// brings any: a figure in the last place less would not do.
#[test]
fn never_more_is_told_than_is_needed() {
    let table = |target: &str, actual: &str| {
        format!(
            "template = \"national/self-2020\"\nproject = {{ name = \"甲\" }}\n[[indicators]]\npath = [\"产出指标\"]\n\
             name = \"受益人数\"\ntarget = \"{target}\"\nactual = \"{actual}\"\nweight = 15\n"
        )
    };
    let told = |target: &str, actual: &str| {
        let page = lost(&table(target, actual), "zh");
        page.split_once("受益人数:").map(|(_, told)| told.trim_end().to_owned()).unwrap_or_default()
    };
    for (target, actual, said) in [
        ("≥4万人", "3.95万人", "再多 0.05 万人,多得 0.19 分"),
        ("≥4万人", "39500人", "再多 7 人,多得 0.01 分"),
        ("≥4万人", "3.9999万人", ""),
        ("=100%", "99.5%", "再多 0.5 个百分点,多得 0.07 分"),
        ("≥20公里", "18.6公里", "再多 1 公里,多得 0.75 分"),
        ("≤4.5元", "4.6元", "再少 0.1 元,多得 0.33 分"),
        ("≥7件", "6.5件", "再多 0.5 件,多得 1.07 分"),
        ("≥12000平方米", "11990平方米", "再多 6 平方米,多得 0.01 分"),
    ] {
        assert_eq!(told(target, actual), said, "{target} {actual}");
    }
    // What is told is what the engine gives, and a grain less is not enough.
    let score = |actual: &str| {
        let ran = run_with(&["score", "-", "-f", "csv"], table("≥12000平方米", actual).as_bytes());
        ran.out.lines().find(|line| line.contains("受益人数")).unwrap().split(',').nth(11).unwrap().to_owned()
    };
    assert_eq!([score("11990平方米"), score("11995平方米"), score("11996平方米")], ["14.99", "14.99", "15.00"]);
}

#[test]
fn nothing_is_said_where_nothing_is_lost_nor_to_programs() {
    let whole = "examples/zaozhuang-2024/vehicle-operation.toml";
    assert!(!run(&["score", whole]).out.contains("丢分"));
    for format in ["json", "ndjson", "csv"] {
        assert!(!run(&["score", "examples/zaozhuang-2024", "-f", format]).out.contains("丢分"));
    }
}
