//! The same project across years: scores, money, targets raised or lowered; which tables are those of one project, and
//! what cannot be followed.

use std::path::Path;

use jixiao::intake::{Document, ScoringEngine};
use jixiao::model::template::EvaluationKind;
use jixiao::trend::{TargetMove, Trending, YearOnYear, follow};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{self, jixiao, ran, run, run_with};

const FOLDER: &str = "tests/trend/customs";

/// A table of one or more years for one test.
struct Table<'t> {
    head: &'t str,
    name: &'t str,
    money: (&'t str, &'t str),
    rows: &'t [&'t str],
}

const PLAIN: Table<'_> =
    Table { head: "department = \"水务局\"", name: "渠道维修", money: ("100", "90"), rows: &[] };

impl Table<'_> {
    /// Its text in a year. A row is `name|target|actual|weight`, by default in 产出指标 / 数量指标.
    fn of(&self, year: u16) -> String {
        let rows = self.rows.iter().map(|row| {
            let cells: Vec<&str> = row.split('|').collect();
            let [name, target, actual, weight] = cells[..4] else { panic!("{row}") };
            let path = cells.get(4).unwrap_or(&"数量指标");
            format!(
                "[[indicators]]\npath = [\"产出指标\", \"{path}\"]\nname = \"{name}\"\ntarget = \"{target}\"\n\
                 actual = \"{actual}\"\nweight = \"{weight}\"\n"
            )
        });
        format!(
            "template = \"national/self-2020\"\nyear = {year}\ncurrency = \"万元\"\n[project]\nname = \"{}\"\n{}\n[[funds]]\n\
             source = \"total\"\nbudget = \"{}\"\nexecuted = \"{}\"\n{}",
            self.name,
            self.head,
            self.money.0,
            self.money.1,
            rows.collect::<String>()
        )
    }
}

/// Tables in a folder of their own, named by letters.
fn folder(texts: &[String]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (letter, text) in ('a'..).zip(texts) {
        std::fs::write(folder.path().join(format!("{letter}.toml")), text).unwrap();
    }
    folder
}

fn trend_of(path: &Path, arguments: &[&str]) -> Value {
    let ran = run(&[&["trend", "-f", "json", path.to_str().unwrap()], arguments].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

fn trend(texts: &[String]) -> Value {
    trend_of(folder(texts).path(), &[])
}

/// The second year of the only project.
fn second(texts: &[String]) -> Value {
    let found = trend(texts);
    assert_eq!(found["projects"].as_array().unwrap().len(), 1, "{found}");
    found["projects"][0]["years"][1].clone()
}

/// What became of one target from 2023 to 2024.
fn change(before: &str, after: &str) -> Value {
    let table = |year, row: &str| Table { rows: &[row], ..PLAIN }.of(year);
    let year = second(&[table(2023, before), table(2024, after)]);
    let targets = &year["targets"];
    let changed = targets["changed"].as_array().unwrap();
    if changed.is_empty() {
        assert_eq!(targets["unchanged"], 1);
        return json!("same");
    }
    assert_eq!((changed.len(), &targets["unchanged"]), (1, &json!(0)), "{targets}");
    changed[0].clone()
}

/// How it moved, the reason where it is another one, difference, per cent, and whether it is below the last result.
fn moved(before: &str, after: &str) -> Value {
    let change = change(before, after);
    if change == "same" {
        return change;
    }
    json!([change["moved"], change["otherwise"], change["difference"], change["percent"], change["below_last_actual"]])
}

/// How it moved, and the reason where it is another one.
fn verdict(before: &str, after: &str) -> Value {
    let change = change(before, after);
    if change == "same" { change } else { json!([change["moved"], change["otherwise"]]) }
}

/// Four years of one project under four names; the third is a row of a table of results, in two currencies.
#[test]
fn four_years_of_one_project() {
    let found = trend_of(Path::new(FOLDER), &[]);
    assert_eq!(found["schema"], "jixiao/trend/v1");
    assert_eq!(found["projects"].as_array().unwrap().len(), 1);
    let project = &found["projects"][0];
    assert_eq!(project["name"], "市场巡查经费");
    assert_eq!(project["unit"], "某市市场监管综合执法支队");
    let years = project["years"].as_array().unwrap();
    let line =
        |year: &Value| ["year", "source", "score", "budget", "rate_percent"].map(|key| year[key].clone()).to_vec();
    let lines: Vec<Vec<Value>> = years.iter().map(line).collect();
    // 2022: 9 of 10 for 90%, 28 of 30. 2023: 9.6, 1090 ÷ 1100 × 20 = 19.818… → 19.82, 29 of 30.
    // 2025: 9.5 for 95%, everything else in full.
    assert_eq!(
        json!(lines),
        json!([
            [2022, "computed", "97", "100", "90.00"],
            [2023, "computed", "98.42", "125", "96.00"],
            [2024, "reported", "96.5", "120", "95.00"],
            [2025, "computed", "99.5", "110", "95.00"],
        ])
    );
    let change = |index: usize| {
        let change = &years[index]["change"];
        ["from", "score", "rate_points", "budget", "budget_percent"].map(|key| change[key].clone()).to_vec()
    };
    assert_eq!(years[0]["change"], Value::Null);
    assert_eq!(
        json!([change(1), change(2), change(3)]),
        json!([
            [2022, "1.42", "6.00", "25", "25.00"],
            [2023, "-1.92", "-1.00", "-5", "-4.00"],
            [2024, "3", "0.00", "-10", "-8.33"],
        ])
    );
    let templates: Vec<&Value> = years[1..].iter().map(|year| &year["change"]["template_changed"]).collect();
    assert_eq!(templates, [false, false, true]);
    // A reported year has no targets; those of 2025 are held against 2023.
    assert_eq!((&years[2]["targets"], &years[3]["targets"]["from"]), (&Value::Null, &json!(2023)));
    // (1.42 − 1.92 + 3) ÷ 3.
    assert_eq!(
        found["total"]["scores"],
        json!({ "risen": 2, "fallen": 1, "stayed": 0, "not_compared": 0, "mean_change": "0.83" })
    );
    assert_eq!(
        found["total"]["targets"],
        json!({ "raised": 5, "lowered": 3, "below_last_actual": 2, "changed": 2, "unchanged": 4, "added": 1, "dropped": 1 })
    );
    let single = &found["total"]["single"];
    assert_eq!((&single[0]["code"], &single[0]["count"]), (&json!("one_year"), &json!(1)));
}

#[test]
fn a_floor_is_raised_or_lowered() {
    assert_eq!(
        moved("巡查|≥1000次|1200次|50", "巡查|≥1100次|1100次|50"),
        json!(["raised", null, "100", "10.00", false])
    );
    // Lowered, and still above what was reached.
    assert_eq!(
        moved("巡查|≥1000次|800次|50", "巡查|≥900次|900次|50"),
        json!(["lowered", null, "-100", "-10.00", false])
    );
    // Lowered below what was reached.
    assert_eq!(
        moved("巡查|≥1500次|1200次|50", "巡查|≥1000次|1000次|50"),
        json!(["lowered", null, "-500", "-33.33", true])
    );
    // As much as was reached is not below it.
    assert_eq!(
        moved("巡查|≥1500次|1000次|50", "巡查|≥1000次|1000次|50"),
        json!(["lowered", null, "-500", "-33.33", false])
    );
    assert_eq!(moved("巡查|=12次|12次|50", "巡查|=10次|10次|50"), json!(["lowered", null, "-2", "-16.67", true]));
    assert_eq!(moved("巡查|>0次|12次|50", "巡查|>10次|12次|50"), json!(["raised", null, "10", null, false]));
    assert_eq!(
        moved("产量|下降5%|下降6%|50", "产量|下降3%|下降3%|50"),
        json!(["lowered", null, "-2", null, true]),
        "a fall of 3% is less than one of 5%"
    );
}

#[test]
fn a_ceiling_is_tightened_or_loosened() {
    let tight = change("人均培训成本|≤600元|560元|50|成本指标", "人均培训成本|≤580元|560元|50|成本指标");
    assert_eq!((&tight["moved"], &tight["direction"]), (&json!("raised"), &json!("ceiling")));
    assert_eq!(
        moved("投诉|≤10件|4件|50", "投诉|≤12件|12件|50"),
        json!(["lowered", null, "2", "20.00", true]),
        "4 complaints were enough the year before"
    );
    assert_eq!(moved("投诉|≤10件|15件|50", "投诉|<12件|11件|50"), json!(["lowered", null, "2", "20.00", false]));
}

/// A rate moves by percentage points; 95 with its sign in a column is 95%.
#[test]
fn rates_move_by_percentage_points() {
    let up = change("办结率|≥90%|96%|50", "办结率|≥95%|95%|50");
    assert_eq!([&up["difference"], &up["unit"], &up["percent"]], [&json!("5"), &json!("%"), &Value::Null]);
    assert_eq!(moved("办结率|≥950‰|96%|50", "办结率|≥95%|95%|50"), json!("same"));
    assert_eq!(moved("办结率|≥9‰|0.8%|50", "办结率|≥0.8%|0.8%|50"), json!(["lowered", null, "-0.1", null, false]));
    let column = Table { rows: &["办结率|95|96%|50"], ..PLAIN }
        .of(2024)
        .replace("target =", "operator = \"≥\"\nunit = \"%\"\ntarget =")
        .replace("96%", "96");
    let year = second(&[Table { rows: &["办结率|≥90%|96%|50"], ..PLAIN }.of(2023), column]);
    let change = &year["targets"]["changed"][0];
    assert_eq!(
        [&change["before"], &change["after"], &change["difference"]],
        [&json!("≥90%"), &json!("≥95%"), &json!("5")]
    );
}

#[test]
fn units_are_converted_or_are_others() {
    let cost = |before: &str, after: &str| {
        let change = change(&format!("单价|{before}|1|50|成本指标"), &format!("单价|{after}|1|50|成本指标"));
        if change == "same" { change } else { json!([change["difference"], change["percent"]]) }
    };
    assert_eq!(cost("≤0.06万元", "≤600元"), "same");
    assert_eq!(cost("≤0.06万元", "≤580元"), json!(["-20", "-3.33"]));
    assert_eq!(cost("≤580元", "≤0.06万元"), json!(["0.002", "3.45"]));
    assert_eq!(moved("巡查|≥100次|1|50", "巡查|≥100公里|1|50"), json!(["changed", "unit", null, null, false]));
}

#[test]
fn other_relations_and_statements_are_no_guess() {
    assert_eq!(verdict("巡查|≥100次|100次|50", "巡查|=120次|120次|50"), json!(["changed", "relation"]));
    assert_eq!(moved("巡查|≥100次|100次|50", "巡查|≤120次|100次|50")[1], "relation");
    assert_eq!(moved("巡查|≥100次|100次|50", "巡查|>100次|101次|50")[1], "relation");
    assert_eq!(moved("巡查|≥100次|100次|50", "巡查|按时巡查|按时|50")[1], "kind");
    assert_eq!(moved("秩序|有效维护|有效维护|50", "秩序|明显改善|明显改善|50")[1], "words");
    // An amount that is exact says nothing of which way is better, where money usually is not to be exceeded.
    assert_eq!(moved("培训成本|=10万元|10万元|50|成本指标", "培训成本|=12万元|12万元|50|成本指标")[1], "direction");
    // Another spelling, a sign that was left out, the year of the table: the same target.
    assert_eq!(moved("巡查|≥100次|100次|50", "巡查|不低于 100 次|100次|50"), "same");
    assert_eq!(moved("巡查|100次|100次|50", "巡查|=100次|100次|50"), "same");
    assert_eq!(moved("秩序|完成2023年任务;|完成|50", "秩序|完成2024年任务|完成|50"), "same");
}

#[test]
fn ranges_are_narrowed_widened_or_moved() {
    let range =
        |before: &str, after: &str| verdict(&format!("出勤率|{before}|92%|50"), &format!("出勤率|{after}|92%|50"));
    assert_eq!(range("90%-95%", "91%-95%"), json!(["raised", null]));
    assert_eq!(range("90%-95%", "85%-95%"), json!(["lowered", null]));
    assert_eq!(range("90%-95%", "91%-96%"), json!(["changed", "range"]));
}

/// Deadlines carry years: what counts is the day within the year of the table.
#[test]
fn deadlines_compare_within_their_years() {
    let day = |before: &str, after: &str| {
        verdict(&format!("完成时间|{before}|按时|50|时效指标"), &format!("完成时间|{after}|按时|50|时效指标"))
    };
    assert_eq!(day("2023年12月底前", "2024年12月底前"), "same");
    assert_eq!(day("2023年12月底前", "12月底前"), "same");
    assert_eq!(day("2023年2月底前", "2024年2月底前"), "same", "28 and 29 February are both the end of the month");
    assert_eq!(day("2023年12月底前", "2024年11月底前"), json!(["raised", null]));
    assert_eq!(day("2023年6月30日前", "2024年9月30日前"), json!(["lowered", null]));
    // Not moved with the year, or set for the year after: nobody can say that it was tightened.
    assert_eq!(day("2023年12月底前", "2023年12月底前"), json!(["changed", "year"]));
    assert_eq!(day("2023年12月底前", "2025年3月底前"), json!(["changed", "year"]));
}

#[test]
fn indicators_are_added_dropped_and_given_other_points() {
    let before = Table { rows: &["巡查|≥100次|100次|30", "培训|≥5场|6场|20"], ..PLAIN }.of(2023);
    let after = Table { rows: &["巡查|≥100次|100次|40", "检测|≥8次|8次|10"], ..PLAIN }.of(2024);
    let targets = &second(&[before, after])["targets"];
    let changed = targets["changed"].as_array().unwrap();
    let line = |change: &Value| {
        json!([change["moved"], change["name"], change["before"], change["after"], change["last_actual"]])
    };
    assert_eq!(
        json!(changed.iter().map(line).collect::<Vec<_>>()),
        json!([
            ["reweighted", "巡查", "≥100次", "≥100次", "100次"],
            ["added", "检测", null, "≥8次", null],
            ["dropped", "培训", "≥5场", null, "6场"],
        ])
    );
    assert_eq!([&changed[0]["weight_before"], &changed[0]["weight_after"]], ["30", "40"]);
}

/// A renamed tier breaks no pair where the name is the only one; numbers before names and years in them do not count.
#[test]
fn indicators_are_known_again() {
    assert_eq!(moved("巡查|≥100次|100次|50", "巡查|≥100次|100次|50|产出数量"), "same");
    assert_eq!(moved("指标1:巡查|≥100次|100次|50", "巡查|≥100次|100次|50"), "same");
    assert_eq!(moved("2023年巡查|≥100次|100次|50", "2024年巡查|≥100次|100次|50"), "same");
    let before = Table { rows: &["合格率|≥90%|90%|20", "合格率|≥80%|80%|20|质量指标"], ..PLAIN }.of(2023);
    let after =
        Table { rows: &["合格率|≥95%|95%|20|产出数量", "合格率|≥85%|85%|20|产出质量"], ..PLAIN }.of(2024);
    let targets = second(&[before, after])["targets"].clone();
    let moves: Vec<&Value> = targets["changed"].as_array().unwrap().iter().map(|change| &change["moved"]).collect();
    assert_eq!(moves, ["added", "added", "dropped", "dropped"], "nobody can say which is which");
}

#[test]
fn two_units_with_the_same_project_are_two_projects() {
    let table = |year, unit: &str| {
        let head = format!("department = \"水务局\"\nunit = \"{unit}\"");
        Table { head: &head, money: (if unit == "一队" { "100" } else { "200" }, "90"), ..PLAIN }.of(year)
    };
    let found = trend(&[table(2023, "一队"), table(2023, "二队"), table(2024, "一队"), table(2024, "二队")]);
    let projects = found["projects"].as_array().unwrap();
    let units: Vec<&Value> = projects.iter().map(|project| &project["unit"]).collect();
    assert_eq!(units, ["一队", "二队"]);
    assert_eq!([&projects[0]["years"][0]["budget"], &projects[1]["years"][0]["budget"]], ["100", "200"]);
}

#[test]
fn a_missing_score_says_why_and_is_not_compared() {
    let whole = Table { rows: &["巡查|≥100次|100次|90"], ..PLAIN };
    let open = Table { rows: &["巡查|≥100次|完成|90"], ..PLAIN };
    let found = trend(&[whole.of(2022), open.of(2023), whole.of(2024)]);
    let years = &found["projects"][0]["years"];
    assert_eq!(
        [&years[0]["score"], &years[1]["score"], &years[2]["score"]],
        [&json!("99"), &Value::Null, &json!("99")]
    );
    assert_eq!(years[1]["remarks"][0]["code"], "not_assessed");
    assert_eq!([&years[1]["change"]["score"], &years[2]["change"]["score"]], [&Value::Null, &Value::Null]);
    assert_eq!(found["total"]["scores"]["not_compared"], 2);
}

/// A year apart is held against the nearest earlier one, and the page says so; so are budgets of zero.
#[test]
fn gaps_and_budgets_of_zero() {
    let rows = ["巡查|≥100次|100次|90"];
    let tables = [Table { money: ("0", "0"), rows: &rows, ..PLAIN }.of(2020), Table { rows: &rows, ..PLAIN }.of(2023)];
    let year = second(&tables);
    assert_eq!([&year["change"]["from"], &year["targets"]["from"]], [2020, 2020]);
    assert_eq!([&year["change"]["budget"], &year["change"]["budget_percent"]], [&json!("100"), &Value::Null]);
    assert_eq!(year["change"]["rate_points"], Value::Null);
    let folder = folder(&tables);
    let page = run(&["trend", folder.path().to_str().unwrap()]).out;
    for line in [
        "  · 2023 年与 2020 年比:其间的年度没有可用的数据\n",
        "  · 2020 年预算为 0,2023 年的增减没有百分比\n",
        "2023 年的目标,与 2020 年比:1 项全部相同\n",
    ] {
        assert!(page.contains(line), "{line}{page}");
    }
}

/// 90 points and 100 points are no 10 points apart.
#[test]
fn other_full_points_are_not_compared() {
    let of = |year, weight: &str| {
        let table = Table { rows: &[&format!("巡查|≥100次|100次|{weight}")], ..PLAIN }.of(year);
        table.replace("national/self-2020", "zhejiang/self")
    };
    let found = trend(&[of(2023, "90"), of(2024, "80")]);
    let years = &found["projects"][0]["years"];
    assert_ne!(years[0]["full_points"], years[1]["full_points"]);
    assert_eq!(years[1]["change"]["score"], Value::Null);
    assert_eq!(found["total"]["scores"]["not_compared"], 1);
}

/// What has one year only is counted by its reason.
#[test]
fn projects_of_one_year_are_counted() {
    let code = |code: &str| format!("department = \"水务局\"\ncode = \"{code}\"");
    let (first, second) = (code("A-1"), code("A-2"));
    let found = trend(&[
        PLAIN.of(2023),
        Table { name: "水库加固", head: &first, ..PLAIN }.of(2023),
        Table { name: "水库加固", head: &second, ..PLAIN }.of(2024),
        Table { name: "泵站改造", head: "", ..PLAIN }.of(2023),
        Table { name: "泵站改造", head: "", ..PLAIN }.of(2024),
        Table { name: "河道清淤", ..PLAIN }.of(2023),
        Table { name: "河道清淤", money: ("50", "50"), ..PLAIN }.of(2023),
        Table { name: "河道清淤", ..PLAIN }.of(2024),
        PLAIN.of(2024).replace("year = 2024\n", ""),
    ]);
    assert_eq!(found["projects"], json!([]));
    let counts = |list: &Value| {
        let list = list.as_array().unwrap().iter();
        json!(list.map(|counted| json!([counted["code"], counted["count"]])).collect::<Vec<_>>())
    };
    assert_eq!(
        counts(&found["total"]["single"]),
        json!([["one_year", 1], ["other_code", 2], ["unidentified", 2], ["unclear", 1]])
    );
    assert_eq!(counts(&found["left_out"]), json!([["no_year", 1]]));
    assert_eq!((&found["unclear"][0]["name"], &found["unclear"][0]["year"]), (&json!("河道清淤"), &json!(2023)));
    assert_eq!(found["unclear"][0]["files"].as_array().unwrap().len(), 2);
}

/// One year is no error: it is said, with what to do.
#[test]
fn nothing_to_compare_is_said_with_advice() {
    let ran = run(&["trend", &format!("{FOLDER}/2022.toml")]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(
        ran.out,
        "没有一个项目有两个年度的数据,无从比较。请把同一项目各年度的表(或部门文件)一并给出\n  \
         只有一个年度的项目 1 个:没有给出另一年度的表;请把各年度的表一并给出\n"
    );
    let json = run(&["trend", "-f", "json", &format!("{FOLDER}/2022.toml")]);
    assert!(json.code == 0 && json.out.contains("\"projects\": []"), "{}", json.out);
}

/// A table and its scorecard are one; kinds stay apart; rows of tables of results, of which there are two here, give way
/// to the table.
#[test]
fn what_was_given_twice_or_is_of_another_kind() {
    let card = run(&["score", "-f", "json", &format!("{FOLDER}/2023.toml")]).out;
    let results = |total: u8| {
        format!(
            "department = \"某市市场监管局\"\nyear = 2022\n[[projects]]\nname = \"2022年度市场巡查经费\"\ntotal = \"{total}\"\n"
        )
    };
    let table = |year: u16| std::fs::read_to_string(format!("{FOLDER}/{year}.toml")).unwrap();
    let folder = folder(&[table(2022), table(2023), results(90), results(91)]);
    std::fs::write(folder.path().join("card.json"), card).unwrap();
    let found = trend_of(folder.path(), &[]);
    let years = found["projects"][0]["years"].as_array().unwrap();
    assert_eq!(years.len(), 2);
    assert_eq!([&years[0]["score"], &years[0]["source"]], ["97", "computed"]);
    let codes = |found: &Value| {
        let counted = found["left_out"].as_array().unwrap().iter();
        json!(counted.map(|counted| json!([counted["code"], counted["count"]])).collect::<Vec<_>>())
    };
    assert_eq!(codes(&found), json!([["repeated", 1], ["has_table", 1]]));
    let found = trend_of(folder.path(), &["--kind", "department"]);
    assert_eq!((&found["projects"], codes(&found)), (&json!([]), json!([["other_kind", 5]])));
}

/// Tables, and their scorecards instead, come to the same comparison.
#[test]
fn scorecards_count_as_their_tables() {
    let cards = run(&["score", "-f", "ndjson", FOLDER]).out;
    let department = format!("{FOLDER}/department-2024.toml");
    let found = run_with(&["trend", "-f", "csv", "-", &department], cards.as_bytes());
    assert_eq!((found.code, found.out), (0, run(&["trend", "-f", "csv", FOLDER]).out));
}

#[test]
fn neither_order_nor_threads_matter() {
    let names = ["2025", "department-2024", "2023", "2022"];
    let files = names.map(|name| format!("{FOLDER}/{name}.toml"));
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    for format in ["human", "json", "csv"] {
        let straight = run(&["trend", "-f", format, FOLDER]).out;
        assert_eq!(run(&[&["trend", "-f", format, "--jobs", "1"], files.as_slice()].concat()).out, straight);
        assert_eq!(run(&[&["历年", "-f", format, "--jobs", "4"], files.as_slice()].concat()).out, straight);
    }
}

/// A bad input does not stop the others, is counted, and ends with 2.
#[test]
fn failing_inputs() {
    let folder = folder(&[PLAIN.of(2023), PLAIN.of(2024), "year = 2022\n[project]\nname = \"甲\"\n".to_owned()]);
    std::fs::write(folder.path().join("trend.json"), run(&["trend", "-f", "json", FOLDER]).out).unwrap();
    let path = folder.path().to_str().unwrap();
    let ran = run(&["trend", path]);
    assert_eq!(ran.code, 2);
    let place = |name: &str| format!("{path}/{name}:1:1: 错误: ");
    assert!(ran.err.contains(&format!("{}没有指明模板", place("c.toml"))), "{}", ran.err);
    let refused =
        format!("{}这是历年比较的结果,不是自评表\n  提示: 历年比较的结果请存到别的文件夹\n", place("trend.json"));
    assert!(ran.err.contains(&refused), "{}", ran.err);
    assert!(ran.out.starts_with("渠道维修\n") && ran.out.contains("未计入 2 个:无法读取或计算的输入\n"), "{}", ran.out);
}

#[test]
fn files_are_not_replaced_without_force() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("trend.csv");
    let output = output.to_str().unwrap();
    let arguments = ["trend", "-f", "csv", "-o", output, FOLDER];
    assert_eq!(run(&arguments).code, 0);
    assert_eq!(run(&arguments).code, 2);
    assert_eq!(run(&[arguments.as_slice(), &["--force"]].concat()).code, 0);
    // For spreadsheets, with a mark of the encoding.
    let printed = run(&["trend", "-f", "csv", FOLDER]).out;
    assert_eq!(std::fs::read_to_string(output).unwrap(), format!("\u{feff}{printed}"));
}

/// `--template` scores all years by one template.
#[test]
fn one_template_for_all_years() {
    let found = trend_of(Path::new(FOLDER), &["--template", "national/self-2020"]);
    let years = found["projects"][0]["years"].as_array().unwrap();
    assert!(years.iter().all(|year| year["template"] == "national/self-2020"), "{found}");
}

#[test]
fn what_people_and_programs_see() {
    for (columns, language) in [("80", "zh"), ("120", "en")] {
        let command = ["trend", FOLDER, "--lang", language];
        let page = ran(&jixiao(&command).env("COLUMNS", columns).output().unwrap()).out;
        let widest = page.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap();
        assert!(widest <= columns.parse().unwrap(), "{widest} columns\n{page}");
        insta::assert_snapshot!(format!("trend-{columns}-{language}"), page);
    }
    insta::assert_snapshot!("trend-json", run(&["trend", "-f", "json", FOLDER]).out);
    insta::assert_snapshot!("trend-csv", run(&["trend", "-f", "csv", "--lang", "en", FOLDER]).out);
}

/// What comes out is what its schema says.
#[test]
fn the_schema_holds() {
    let schema: Value = serde_json::from_str(&run(&["schema", "trend"]).out).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let found = trend_of(Path::new(FOLDER), &[]);
    let errors: Vec<String> = validator.iter_errors(&found).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
}

/// The comparison of some tables, without the program around it.
fn followed(texts: &[String]) -> YearOnYear {
    let engine = ScoringEngine::builtin().unwrap();
    let kind = EvaluationKind::SelfEvaluation;
    let mut trending = Trending::begin(kind);
    for text in texts {
        for source in support::documents(&[text]) {
            for document in Document::all(&source) {
                trending.take(follow(&engine, &document.unwrap(), kind).unwrap());
            }
        }
    }
    trending.conclude().unwrap()
}

/// What became of one target.
fn move_of(before: &str, after: &str) -> Option<TargetMove> {
    let table = |year, row: &str| Table { rows: &[row], ..PLAIN }.of(year);
    let found = followed(&[table(2023, before), table(2024, after)]);
    found.projects[0].years[1].targets.as_ref().unwrap().changed.first().map(|change| change.moved)
}

/// Targets that can be compared with most others, of which some come in two units.
fn any_target() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(vec!["≥", ">", "=", "≤", "<", ""]);
    let unit = prop::sample::select(vec!["元", "万元", "次", "%", "‰", ""]);
    let number = (sign, 0u32..2000, unit).prop_map(|(sign, figure, unit)| format!("{sign}{figure}.5{unit}"));
    let range = (0u32..50, 50u32..99).prop_map(|(low, high)| format!("{low}%-{high}%"));
    let words = prop::sample::select(vec!["有效维护", "是", "按时完成"]).prop_map(str::to_owned);
    prop_oneof![8 => number, 2 => range, 1 => words]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Backwards, what was raised was lowered, and everything else stays what it is.
    #[test]
    fn backwards_raised_is_lowered(before in any_target(), after in any_target()) {
        let row = |target: &str| format!("巡查|{target}|1|50");
        let backwards = match move_of(&row(&after), &row(&before)) {
            Some(TargetMove::Raised) => Some(TargetMove::Lowered),
            Some(TargetMove::Lowered) => Some(TargetMove::Raised),
            other => other,
        };
        prop_assert_eq!(move_of(&row(&before), &row(&after)), backwards, "{} {}", before, after);
        prop_assert_eq!(move_of(&row(&before), &row(&before)), None);
    }

    /// Whatever the tables are and in whatever order, the comparison is the same, and no table is lost from the counts.
    #[test]
    fn any_tables_in_any_order(
        tables in prop::collection::vec((2021u16..2025, 0usize..3, 0usize..3, 0usize..3, 1u32..4), 1..12).prop_shuffle(),
    ) {
        let texts: Vec<String> = tables
            .iter()
            .map(|(year, name, unit, code, budget)| {
                let name = [format!("{year}年度维修"), "维修".to_owned(), "2022年维修".to_owned()][*name].clone();
                let unit = ["", "unit = \"一队\"", "unit = \"二队\""][*unit];
                let code = ["", "code = \"A\"", "code = \"B\""][*code];
                let head = format!("department = \"水务局\"\n{unit}\n{code}");
                let budget = budget.to_string();
                let table = Table { head: &head, name: &name, money: (&budget, "1"), rows: &["巡查|≥1次|1次|90"] };
                table.of(*year)
            })
            .collect();
        // The places of the files are no part of what is compared.
        let without_files = |mut found: YearOnYear| {
            let years = found.projects.iter_mut().flat_map(|project| &mut project.years);
            years.for_each(|year| year.file = None);
            found.unclear.iter_mut().for_each(|unclear| unclear.files.clear());
            found
        };
        let found = without_files(followed(&texts));
        let backwards: Vec<String> = texts.iter().rev().cloned().collect();
        prop_assert_eq!(&found, &without_files(followed(&backwards)));
        let left_out = found.left_out.iter().map(|counted| counted.count).sum::<usize>();
        let single = found.total.single.iter().map(|counted| counted.count).sum::<usize>();
        prop_assert!(found.total.years + left_out + single <= texts.len());
        prop_assert!(found.projects.iter().all(|project| project.years.is_sorted_by(|a, b| a.year < b.year)));
    }
}
