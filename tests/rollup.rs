//! Summaries: the published figures of the seed, the laws that let parts be merged, and what is left out and why.

use jixiao::model::template::EvaluationKind;
use jixiao::num::Fraction;
use jixiao::rollup::{Entry, EntryResult, GroupBy, Label, Money, Reason, Rollup, Summary};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{self, jixiao, ran, run, run_with, table, table_text};

const FOLDER: &str = "examples/zaozhuang-2024";

fn summary(arguments: &[&str]) -> Value {
    let ran = run(&[&["rollup", "-f", "json"], arguments].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn path(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

/// The figures of a group, for reading.
fn figures<'j>(group: &'j Value, names: &[&str]) -> Vec<&'j Value> {
    names.iter().map(|name| group.pointer(name).unwrap_or(&Value::Null)).collect()
}

/// The group with a path.
fn group<'j>(summary: &'j Value, path: &Value) -> &'j Value {
    summary["groups"].as_array().unwrap().iter().find(|group| group["path"] == *path).unwrap()
}

/// 17 of 17 优, mean 97.83, lowest 91.5, highest 100: three from their tables, the others as the department reports them.
#[test]
fn the_published_table_of_results() {
    let summary = summary(&[FOLDER]);
    let total = &summary["total"];
    assert_eq!(figures(total, &["/projects", "/scored", "/reported"]), [&json!(17), &json!(3), &json!(14)]);
    assert_eq!(total["grades"], json!({ "优": 17 }));
    // 1663.14 ÷ 17 = 97.831…
    assert_eq!(figures(total, &["/sums/scores", "/mean_score"]), [&json!("1663.14"), &json!("97.83")]);
    assert_eq!(
        total["highest"],
        json!({ "score": "100", "count": 3, "projects": ["出国出境经费", "政务活动经费", "车辆运行维护费"] })
    );
    assert_eq!(
        total["lowest"],
        json!({ "score": "91.5", "count": 1, "projects": ["财经专项经费(市政府决策研究中心)"] })
    );
    // 352 + 10 + 4 and 337.28 + 10 + 2.9: the only budgets that are published.
    assert_eq!(
        figures(total, &["/budget", "/executed", "/rate_percent"]),
        [&json!("366"), &json!("350.18"), &json!("95.68")]
    );
    // (98.2 × 352 + 100 × 10 + 97.25 × 4) ÷ 366.
    assert_eq!(
        figures(total, &["/sums/scores_by_budget", "/budget_weighted_mean_score"]),
        [&json!("35955.4"), &json!("98.24")]
    );
    assert_eq!(total["remarks"][0]["code"], "no_budget");
    assert_eq!(total["remarks"][0]["count"], 14);
    assert_eq!(
        summary["stated"],
        json!([{
            "department": "枣庄市人民政府办公室", "year": 2024, "projects": 17, "funds": "2,203.91 万元",
            "coverage": "100%", "grades": { "优": 17 },
        }])
    );
    // The department's own evaluation of the hotline is another kind; its self-evaluation enters as reported.
    assert_eq!(summary["left_out"][0]["code"], "other_kind");
    assert_eq!(summary["left_out"][0]["count"], 1);
}

/// The table of macro research names no unit; the table of results does, and names the unit in brackets.
#[test]
fn the_unit_of_the_second_level_stands_apart() {
    let summary = summary(&[FOLDER]);
    let office = "枣庄市人民政府办公室";
    let centre = group(&summary, &json!([office, "枣庄市人民政府决策研究中心"]));
    // 96, 91.5, 97.25 and 95.5.
    assert_eq!(figures(centre, &["/projects", "/scored", "/sums/scores"]), [&json!(4), &json!(1), &json!("380.25")]);
    assert_eq!(figures(centre, &["/mean_score", "/budget"]), [&json!("95.06"), &json!("4")]);
    // In any order of the files.
    let names = ["vehicle-operation", "department", "macro-research", "hotline-12345", "unit-operation"];
    let files = names.map(|name| format!("{FOLDER}/{name}.toml"));
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    assert_eq!(
        run(&[&["rollup", "-f", "json"], files.as_slice()].concat()).out,
        run(&["rollup", "-f", "json", FOLDER]).out
    );
    let own = group(&summary, &json!([office, null]));
    assert_eq!(figures(own, &["/projects", "/scored", "/mean_score"]), [&json!(13), &json!(2), &json!("98.68")]);
    let paths: Vec<&Value> = summary["groups"].as_array().unwrap().iter().map(|group| &group["path"]).collect();
    assert_eq!(
        paths,
        [&json!([office]), &json!([office, "枣庄市人民政府决策研究中心"]), &json!([office, null])],
        "a group stands above its parts, a missing label comes last"
    );
}

#[test]
fn other_kinds_of_evaluation_for_themselves() {
    let summary = summary(&[FOLDER, "--kind", "department", "--by", "year,grade"]);
    let total = &summary["total"];
    assert_eq!(figures(total, &["/projects", "/mean_score", "/budget"]), [&json!(1), &json!("99.90"), &json!("1370")]);
    assert_eq!(group(&summary, &json!(["2024", "优"]))["projects"], 1);
    // Three self-evaluations, and the table of results.
    assert_eq!(summary["left_out"][0]["count"], 4);
}

#[test]
fn findings_are_counted_by_their_codes() {
    let audit: Value = serde_json::from_str(&run(&["audit", FOLDER, "-f", "json"]).out).unwrap();
    let mut expected = std::collections::BTreeMap::<&str, usize>::new();
    for finding in audit["findings"].as_array().unwrap() {
        // Those in the sentences and accounts of the department belong to no table, and the hotline's is another kind.
        let file = finding["location"]["file"].as_str().unwrap();
        let other = ["/department.toml", "/accounts.toml", "/hotline-12345.toml"];
        if !other.iter().any(|name| file.ends_with(name)) {
            *expected.entry(finding["code"].as_str().unwrap()).or_default() += 1;
        }
    }
    let summary = summary(&[FOLDER, "--findings"]);
    assert_eq!(summary["total"]["findings"], serde_json::to_value(&expected).unwrap());
    assert_eq!(summary["total"]["remarks"][2]["code"], "not_audited");
}

/// The thresholds and waivers of a bureau hold on the way as they hold in an audit.
#[test]
fn findings_are_counted_with_a_profile_and_waivers() {
    let files = folder(&[
        ("profile.toml", "[severity]\ncost-repeats-budget = \"off\"\n"),
        ("waivers.toml", "[[waivers]]\ncode = \"J503\"\nyear = 2024\nreason = \"a\"\nby = \"b\"\n"),
    ]);
    let (profile, waivers) = (path(&files, "profile.toml"), path(&files, "waivers.toml"));
    let plain = summary(&[FOLDER, "--findings"])["total"]["findings"].clone();
    assert_eq!(figures(&plain, &["/J105", "/J311", "/J503"]), [&json!(2), &json!(2), &json!(5)]);
    let with = summary(&[FOLDER, "--findings", "--profile", &profile, "--waivers", &waivers]);
    let with = &with["total"]["findings"];
    assert_eq!(figures(with, &["/J105", "/J311", "/J503"]), [&json!(2), &Value::Null, &Value::Null]);
    // Nothing is audited unless somebody asks for it.
    let refused = run(&["rollup", FOLDER, "--profile", &profile]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    assert_eq!(refused.err, "--profile: 错误: 没有 --findings,不作审核,用不上 --profile\n  提示: 请加 --findings\n");
}

/// Tables, their scorecards in JSON and NDJSON come to the same summary.
#[test]
fn scorecards_count_as_their_tables() {
    let tables =
        ["unit-operation", "vehicle-operation", "macro-research"].map(|name| table(name).to_str().unwrap().to_owned());
    let tables: Vec<&str> = tables.iter().map(String::as_str).collect();
    let expected = run(&[&["rollup", "-f", "json"], tables.as_slice()].concat()).out;
    for format in ["json", "ndjson"] {
        let cards = run(&[&["score", "--brief", "-f", format], tables.as_slice()].concat()).out;
        assert_eq!(run_with(&["rollup", "-f", "json", "-"], cards.as_bytes()).out, expected, "{format}");
    }
    // In any order.
    let backwards: Vec<&str> = tables.iter().rev().copied().collect();
    assert_eq!(run(&[&["rollup", "-f", "json"], backwards.as_slice()].concat()).out, expected);
    let foreign =
        run(&["score", "-f", "json", tables[0]]).out.replace("shandong/zaozhuang-self-2024", "elsewhere/self");
    let summary: Value =
        serde_json::from_str(&run_with(&["rollup", "-f", "json", "-"], foreign.as_bytes()).out).unwrap();
    assert_eq!(figures(&summary, &["/total/projects", "/left_out/0/code"]), [&json!(0), &json!("template_unknown")]);
}

/// A table and its scorecard are one project; a summary beside its inputs would count itself.
#[test]
fn nothing_counts_twice() {
    let text = table_text("vehicle-operation");
    let files = folder(&[("a.toml", &text), ("b.toml", &text)]);
    let a = path(&files, "a.toml");
    assert_eq!(run(&["score", "-f", "json", &a, "-o", &path(&files, "cards.json")]).code, 0);
    let folder = files.path().to_str().unwrap();
    let counted = summary(&[folder]);
    assert_eq!(
        figures(&counted, &["/total/projects", "/left_out/0/code", "/left_out/0/count"]),
        [&json!(1), &json!("repeated"), &json!(2)]
    );
    // A file is named twice where it is named and lies in a folder that is; with it the rows of a table of results.
    let department = format!("{FOLDER}/department.toml");
    assert_eq!(summary(&[&department, FOLDER, &department])["total"]["projects"], 17);
    let out = path(&files, "summary.json");
    assert_eq!(run(&["rollup", "-f", "json", folder, "-o", &out]).code, 0);
    let again = run(&["rollup", "-f", "json", folder, "-o", &out, "--force"]);
    assert_eq!((again.code, again.err.contains("输出文件也在输入之中")), (2, true), "{}", again.err);
}

/// Any parts of a folder, and summaries of them, come to the summary of the folder.
#[test]
fn summaries_of_parts_merge_into_that_of_the_whole() {
    let whole = run(&["rollup", "-f", "json", "--by", "district,department,unit", FOLDER]).out;
    let (unit, macros) = (table("unit-operation"), table("macro-research"));
    let parts = folder(&[
        (
            "department.toml",
            &std::fs::read_to_string(format!("{}/department.toml", support::root().join(FOLDER).display())).unwrap(),
        ),
        ("unit.toml", &std::fs::read_to_string(unit).unwrap()),
        ("macro.toml", &std::fs::read_to_string(macros).unwrap()),
        ("vehicle.toml", &table_text("vehicle-operation")),
    ]);
    let summaries = tempfile::tempdir().unwrap();
    let hotline = table("hotline-12345");
    for (name, inputs) in [
        ("a.json", vec![parts.path().to_str().unwrap().to_owned()]),
        ("b.json", vec![hotline.to_str().unwrap().to_owned()]),
    ] {
        let out = path(&summaries, name);
        let mut arguments = vec!["rollup", "-f", "json", "--by", "district,department,unit", "-o", &out];
        arguments.extend(inputs.iter().map(String::as_str));
        assert_eq!(run(&arguments).code, 0);
        let again = run(&arguments);
        assert_eq!((again.code, again.err.contains("文件已存在")), (2, true), "{}", again.err);
    }
    let (a, b) = (path(&summaries, "a.json"), path(&summaries, "b.json"));
    for inputs in [vec![summaries.path().to_str().unwrap()], vec![&b, &a], vec![&a, hotline.to_str().unwrap()]] {
        let merged = run(&[&["rollup", "-f", "json", "--by", "district,department,unit"], inputs.as_slice()].concat());
        assert_eq!((merged.code, merged.out.as_str()), (0, whole.as_str()), "{}", merged.err);
    }
    // One with more levels fits one with fewer.
    let coarse = run(&["rollup", "-f", "json", "--by", "district", &a, &b]).out;
    assert_eq!(coarse, run(&["rollup", "-f", "json", "--by", "district", FOLDER]).out);
}

#[test]
fn summaries_that_do_not_fit_are_refused_with_advice() {
    let made = tempfile::tempdir().unwrap();
    let file = path(&made, "summary.json");
    assert_eq!(run(&["rollup", "-f", "json", "--by", "unit", "-o", &file, FOLDER]).code, 0);
    let refused = |arguments: &[&str]| {
        let ran = run(&[&["rollup", "-f", "json", &file], arguments].concat());
        assert_eq!(ran.code, 2);
        let summary: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(figures(&summary, &["/total/projects", "/left_out/0/code"]), [&json!(0), &json!("failed")]);
        ran.err
    };
    assert_eq!(
        refused(&[]),
        format!(
            "{file}:1:1: 错误: 此汇总按 unit 分组,与所要的不同\n  提示: 改用 --by unit 或它的前几级;要其他分组,请从自评表或评分卡重新汇总\n"
        )
    );
    assert!(refused(&["--by", "unit", "--kind", "finance"]).contains("提示: 改用 --kind self,或分别汇总"));
    assert!(refused(&["--by", "unit", "--findings", "--lang", "en"]).contains("help: leave --findings out"));
    // A figure that was changed by hand.
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("\"97.83\"", "\"98.83\"")).unwrap();
    assert!(refused(&["--by", "unit"]).contains("此汇总的数字与它自己的合计不符"));
    std::fs::write(&file, text.replace("\"scores\": \"1282.89\"", "\"scores\": \"1283.89\"")).unwrap();
    assert!(refused(&["--by", "unit"]).contains("此汇总的数字与它自己的合计不符"));
    for (from, to) in [("\"reported\": 14", "\"reported\": 15"), ("\"count\": 1,", "\"count\": 999999999999,")] {
        std::fs::write(&file, text.replace(from, to)).unwrap();
        assert!(refused(&["--by", "unit"]).contains("此汇总的数字与它自己的合计不符"), "{to}");
    }
    std::fs::write(&file, text.replace("\"no_budget\"", "\"no_money\"")).unwrap();
    assert!(refused(&["--by", "unit"]).contains("汇总中的“no_money”无法读取"));
}

/// What has no total is counted with its reason, and its money still counts.
#[test]
fn projects_without_a_total() {
    let text = table_text("unit-operation");
    let many = std::cell::Cell::new(0);
    // Each is a project of its own.
    let own_code = |text: &str| {
        many.set(many.get() + 1);
        text.replacen("[project]", &format!("[project]\ncode = \"P{}\"", many.get()), 1)
    };
    let edit = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        own_code(&text.replacen(from, to, 1))
    };
    let with_code = own_code(&text);
    let no_weights: Vec<&str> = with_code.lines().filter(|line| !line.starts_with("weight =")).collect();
    let files = folder(&[
        ("a.toml", &edit("actual = \"1900 人次\"\n", "")),
        ("b.toml", &edit("weight = \"7.5\"", "weight = \"8\"")),
        ("c.toml", &edit("year = 2024", "year = 2024\ncomplete = false")),
        ("d.toml", &edit("currency = \"万元\"", "currency = \"元\"")),
        ("e.toml", &edit("currency = \"万元\"\n", "")),
        ("f.toml", &edit("currency = \"万元\"", "currency = \"美元\"")),
        ("g.toml", "template = \"shandong/zaozhuang-self-2024\"\nproject = 1\n"),
        (
            "h.toml",
            "department = \"甲局\"\n[[projects]]\nname = \"乙\"\nbudget = \"1\"\n[[projects]]\nname = \"丙\"\ntotal = \"88.5分\"\n",
        ),
        ("i.toml", &no_weights.join("\n")),
    ]);
    let ran = run(&["rollup", "-f", "json", "--by", "department", files.path().to_str().unwrap()]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("g.toml:2:11: 错误"), "{}", ran.err);
    let summary: Value = serde_json::from_str(&ran.out).unwrap();
    let codes = |list: &Value| -> Vec<(String, u64)> {
        let counted = |one: &Value| (one["code"].as_str().unwrap().to_owned(), one["count"].as_u64().unwrap());
        list.as_array().unwrap().iter().map(counted).collect()
    };
    let code = |code: &str, count| (code.to_owned(), count);
    let total = &summary["total"];
    assert_eq!(
        codes(&total["not_scored"]),
        [
            code("no_weights", 1),
            code("not_assessed", 1),
            code("rows_missing", 1),
            code("weights_do_not_add_up", 1),
            code("no_reported_total", 1)
        ]
    );
    // A total without a template has no grade.
    assert_eq!(
        codes(&total["remarks"]),
        [
            code("currency_assumed", 2),
            code("currency_unknown", 1),
            code("no_budget", 1),
            code("no_executed", 2),
            code("no_grade", 1)
        ]
    );
    assert_eq!(codes(&summary["left_out"]), [code("failed", 1)]);
    assert_eq!(figures(total, &["/projects", "/scored", "/reported"]), [&json!(9), &json!(3), &json!(1)]);
    // 352 × 5 + 0.0352 + 1, of which the last states nothing executed.
    assert_eq!(
        figures(total, &["/budget", "/sums/budget_of_rate", "/executed"]),
        [&json!("1761.0352"), &json!("1760.0352"), &json!("1686.433728")]
    );
    assert_eq!(figures(total, &["/rate_percent", "/mean_score"]), [&json!("95.82"), &json!("95.78")]);
}

/// Neither a weight nor an amount that nobody can read keeps a project out of a summary, and each is told of.
#[test]
fn figures_that_nobody_can_read() {
    let text = table_text("unit-operation");
    let unread_amount = text.replacen("executed = \"337.28\"", "executed = \"详见附件\"", 1);
    let unread_amount = unread_amount.replacen("[project]", "[project]\ncode = \"P2\"", 1);
    let files = folder(&[
        ("a.toml", &text.replacen("weight = \"7.5\"", "weight = \"约7.5\"", 1)),
        ("b.toml", &unread_amount),
        (
            "c.toml",
            "department = \"甲局\"\ncurrency = \"万元\"\n[[projects]]\nname = \"乙\"\nbudget = \"7,00.0,77\"\n\
             executed = \"3000元\"\ntotal = \"98\"\n",
        ),
    ]);
    let summary = summary(&[files.path().to_str().unwrap()]);
    let total = &summary["total"];
    assert_eq!(figures(total, &["/projects", "/scored", "/reported"]), [&json!(3), &json!(0), &json!(1)]);
    assert_eq!(figures(total, &["/not_scored/0/code", "/not_scored/0/count"]), [&json!("not_assessed"), &json!(2)]);
    assert_eq!(figures(total, &["/remarks/0/code", "/remarks/0/count"]), [&json!("amount_unreadable"), &json!(2)]);
    // 352 × 2; 337.28 + 0.3.
    assert_eq!(figures(total, &["/budget", "/executed"]), [&json!("704"), &json!("337.58")]);
}

/// A rate of nothing is none.
#[test]
fn without_a_budget_there_is_no_rate() {
    let table =
        table_text("unit-operation").replace("\"352\"", "\"0\"").replace("executed = \"337.28\"", "executed = \"0\"");
    let summary: Value = serde_json::from_str(&run_with(&["rollup", "-", "-f", "json"], table.as_bytes()).out).unwrap();
    let names = ["/total/budget", "/total/rate_percent", "/total/budget_weighted_mean_score"];
    assert_eq!(figures(&summary, &names), [&json!("0"), &Value::Null, &Value::Null]);
}

#[test]
fn labels_of_a_city_and_its_districts() {
    let of = |city: &str, district: &str| {
        table_text("vehicle-operation").replacen(
            "[project]",
            &format!("[project]\ncity = \"{city}\"\ndistrict = \"{district}\""),
            1,
        )
    };
    let files = folder(&[
        ("a.toml", &of("枣庄市", "薛城区")),
        ("b.toml", &of("枣庄市", "滕州市")),
        ("c.toml", &of("济南市", "历下区")),
    ]);
    let summary = summary(&[files.path().to_str().unwrap(), "--by", "市,区县,template"]);
    assert_eq!(summary["by"], json!(["city", "district", "template"]));
    let counts: Vec<(usize, u64)> = summary["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| (group["path"].as_array().unwrap().len(), group["projects"].as_u64().unwrap()))
        .collect();
    assert_eq!(counts, [(1, 2), (2, 1), (3, 1), (2, 1), (3, 1), (1, 1), (2, 1), (3, 1)]);
    assert_eq!(group(&summary, &json!(["枣庄市"]))["executed"], "20");
}

#[test]
fn rows_of_a_spreadsheet() {
    let ran = run(&["汇总", "-f", "csv", "--lang", "en", FOLDER]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), 5);
    assert_eq!(
        lines[0],
        "level,department,unit,projects,scored,reported,budget,executed,rate_percent,rate_budget,rate_executed,mean_score,\
         budget_weighted_mean_score,highest,highest_projects,lowest,lowest_projects,grades,tiers,findings,not_scored,remarks,distribution,\
         judged,reported_totals,reported_not_scored,reported_mean_score"
    );
    assert!(
        lines[3].starts_with("2,枣庄市人民政府办公室,,13,2,11,362,347.28,95.93,362,347.28,98.68,98.25,100,"),
        "{}",
        lines[3]
    );
    assert!(lines[4].starts_with("0,,,17,3,14,366,350.18,95.68,366,350.18,97.83,98.24,100,"), "{}", lines[4]);
}

/// What was computed, what people judged, and what departments state stand side by side; a table that could not be
/// scored does not take its stated total with it.
#[test]
fn stated_totals_stand_beside_computed_ones() {
    let platform = |name: &str, words: &str| {
        format!(
            "template = \"platform/self\"\nyear = 2024\nproject = {{ name = \"{name}\" }}\n\
             funds = [{{ source = \"total\", budget = \"10\", executed = \"10\" }}]\nreported = {{ total = \"98.5分\" }}\n\
             [[indicators]]\npath = [\"产出指标\", \"数量指标\"]\ntarget = \"≥4个\"\nactual = \"4个\"\nweight = \"80\"\n\
             [[indicators]]\npath = [\"效益指标\", \"社会效益指标\"]\ntarget = \"效果明显\"\n{words}\nweight = \"10\"\n"
        )
    };
    let judged = platform("甲", "actual = \"达成年度指标\"\nreported = \"8.5\"");
    let open = platform("乙", "actual = \"达成年度指标\"\nreported = \"7\"");
    let files = folder(&[("a.toml", &judged), ("b.toml", &open)]);
    let total = &summary(&[files.path().to_str().unwrap()])["total"];
    assert_eq!(figures(total, &["/scored", "/judged", "/mean_score"]), [&json!(1), &json!(1), &json!("98.50")]);
    assert_eq!(total["reported_totals"], json!({ "projects": 2, "not_scored": 1, "mean_score": "98.50" }));
    let ran = run(&["rollup", files.path().to_str().unwrap(), "--lang", "zh"]);
    assert!(ran.out.contains("项目:2 个,其中按表计分 1 个(含评判得分的 1 个),"), "{}", ran.out);
    assert!(ran.out.contains("\n填报总分:平均 98.50,2 个项目写有,其中未能计分的 1 个\n"), "{}", ran.out);
}

/// An indicator that does not apply is no indicator that somebody forgot: score, rollup and narrate say so alike.
#[test]
fn points_that_do_not_apply_are_not_open() {
    let table = table_text("vehicle-operation");
    let (actual, end) = (table.rfind("actual = ").unwrap(), table.rfind("weight = ").unwrap());
    let table = format!("{}not_applicable = \"当年未开展\"\n{}", &table[..actual], &table[end..]);
    let files = folder(&[("a.toml", &table)]);
    let path = files.path().to_str().unwrap();
    let said = |arguments: &[&str]| {
        let ran = run(&[arguments, &[path, "--lang", "zh"]].concat());
        ran.out.replace('\n', "")
    };
    assert!(said(&["score"]).contains("分的指标不适用,模板没有规定其分值如何处理"), "{}", said(&["score"]));
    assert!(said(&["rollup"]).contains("未计分 1 个:有指标不适用,模板没有规定其分值如何处理"), "{}", said(&["rollup"]));
    let text = said(&["narrate", "--draft", "--clean"]);
    assert!(text.contains("其余不适用，等级仍为优"), "{text}");
}

/// Which of two tables of one project holds nobody can say: there is no sum then, and both are named.
#[test]
fn a_project_with_two_tables_is_not_counted_twice() {
    let corrected = table_text("unit-operation").replacen("executed = \"337.28\"", "executed = \"340\"", 1);
    let files = folder(&[("a.toml", &table_text("unit-operation")), ("b.toml", &corrected)]);
    let ran = run(&["rollup", files.path().to_str().unwrap(), "--lang", "en"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("b.toml:1:1: error: there is another, different table of 单位运行经费"), "{}", ran.err);
    assert!(ran.err.contains("a.toml:1:1"), "{}", ran.err);
    let ran = run(&["narrate", files.path().to_str().unwrap(), "--lang", "en"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("together they would count twice"), "{}", ran.err);
    // A copy is the same table.
    let files = folder(&[("a.toml", &table_text("unit-operation")), ("b.toml", &table_text("unit-operation"))]);
    let summary = summary(&[files.path().to_str().unwrap()]);
    assert_eq!(figures(&summary, &["/total/projects", "/left_out/0/count"]), [&json!(1), &json!(1)]);
}

/// A rate stands beside its own sums, or says of which it is.
#[test]
fn a_rate_of_other_sums_says_so() {
    let open = table_text("unit-operation").replacen("executed = \"337.28\"", "executed = \"\"", 1);
    let open = open.replacen("[project]", "[project]\ncode = \"P2\"", 1);
    let files = folder(&[("a.toml", &table_text("unit-operation")), ("b.toml", &open)]);
    let folder = files.path().to_str().unwrap();
    let ran = run(&["rollup", folder, "--by", "department", "--lang", "en"]);
    assert!(ran.out.contains("95.82*"), "{}", ran.out);
    let lines = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(lines.contains("money: budget 704.00 万元, executed 337.28 万元 of which"), "{lines}");
    assert!(lines.contains("both amounts: budget 352.00 万元, executed 337.28 万元"), "{lines}");
    let ran = run(&["rollup", folder, "--by", "department", "-f", "csv"]);
    assert!(ran.out.contains(",704,337.28,95.82,352,337.28,"), "{}", ran.out);
}

#[test]
fn a_page_at_80_and_120_columns() {
    for columns in ["80", "120"] {
        for language in ["zh", "en"] {
            let ran = ran(&jixiao(&["rollup", FOLDER, "--lang", language]).env("COLUMNS", columns).output().unwrap());
            let widest = ran.out.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap();
            assert!(widest <= columns.parse().unwrap(), "{widest} columns:\n{}", ran.out);
            insta::assert_snapshot!(format!("rollup-{columns}-{language}"), ran.out);
        }
    }
}

const BY: [GroupBy; 3] = [GroupBy::Department, GroupBy::Unit, GroupBy::Grade];

/// Forms name the budget unit, or who implements.
#[test]
fn a_project_counts_under_the_unit_that_its_form_names() {
    let of = |unit: &str, implementer: &str| {
        let [unit, implementer] = [unit, implementer].map(|name| Label::of(Some(name)));
        Entry { unit, implementer, ..Entry::default() }.label(GroupBy::Unit).0
    };
    assert_eq!(of("河道所", "工程处").as_deref(), Some("河道所"));
    assert_eq!(of("", "工程处").as_deref(), Some("工程处"));
    assert_eq!(of("", ""), None);
}

fn empty() -> Rollup {
    Rollup::empty(BY.to_vec(), EvaluationKind::SelfEvaluation, true)
}

fn rolled<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Rollup {
    let mut rollup = empty();
    for entry in entries {
        rollup.add(entry).unwrap();
    }
    rollup
}

fn merged(a: &Rollup, b: &Rollup) -> Rollup {
    let mut sum = a.clone();
    sum.merge(b.clone()).unwrap();
    sum
}

fn text(rollup: &Rollup) -> String {
    serde_json::to_string_pretty(&rollup.summary().unwrap()).unwrap()
}

/// Out of the program and in again.
fn through_json(rollup: &Rollup) -> Rollup {
    let summary: Summary = serde_json::from_str(&text(rollup)).unwrap();
    Rollup::read(&summary).unwrap()
}

fn some_label(names: &'static [&'static str]) -> impl Strategy<Value = Label> {
    prop::option::of(prop::sample::select(names)).prop_map(Label::of)
}

/// A decimal with as many places as come.
fn some_decimal(most: i64) -> impl Strategy<Value = Fraction> {
    (0..=most, 0_u32..7).prop_map(|(digits, places)| {
        let step = Fraction::whole(10_i64.pow(places));
        Fraction::whole(digits).divide(step).unwrap()
    })
}

fn some_project() -> impl Strategy<Value = Entry> {
    let tiers = prop::collection::vec(
        (prop::sample::select(&["产出指标", "成本指标", "管理"][..]), some_decimal(50), some_decimal(50)),
        0..3,
    );
    let tiers = tiers.prop_map(|tiers| tiers.into_iter().map(|(tier, a, b)| (tier.to_owned(), a, b)).collect());
    // Few totals, so that the outermost ones are shared.
    let score = || prop_oneof![some_decimal(10_000), (0_i64..4).prop_map(|n| Fraction::whole(98 + n))];
    let result = prop_oneof![
        (score(), tiers).prop_map(|(score, tiers)| EntryResult::Scored { score, weight: Fraction::whole(100), tiers }),
        score().prop_map(EntryResult::Reported),
        prop::sample::select(&[Reason::NoWeights, Reason::NotAssessed][..]).prop_map(EntryResult::NotScored),
    ];
    let money = (prop::option::of(some_decimal(9_000_000)), prop::option::of(some_decimal(9_000_000)));
    let findings = prop::option::of(prop::collection::vec(prop::sample::select(&["J101", "J503"][..]), 0..3));
    let labels = (some_label(&["甲局", "乙局"]), some_label(&["本级", "中心"]), some_label(&["优", "良"]));
    (
        labels,
        "[a-e]{1,2}",
        money,
        prop::sample::select(&[Some("万元"), Some("元"), Some("美元"), None][..]),
        result,
        findings,
    )
        .prop_map(|((department, unit, grade), name, money, currency, result, findings)| Entry {
            name,
            department,
            unit,
            grade,
            money: Money::new(money.0, money.1, currency),
            result,
            findings: findings.map(|codes| codes.into_iter().map(str::to_owned).collect()),
            ..Entry::default()
        })
}

fn some_projects() -> impl Strategy<Value = Vec<Entry>> {
    prop::collection::vec(some_project(), 0..24)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn merging_is_a_commutative_monoid(a in some_projects(), b in some_projects(), c in some_projects()) {
        let [a, b, c] = [a, b, c].map(|entries| rolled(&entries));
        prop_assert_eq!(text(&merged(&a, &b)), text(&merged(&b, &a)));
        prop_assert_eq!(text(&merged(&merged(&a, &b), &c)), text(&merged(&a, &merged(&b, &c))));
        prop_assert_eq!(&merged(&a, &empty()), &a);
        prop_assert_eq!(&merged(&empty(), &a), &a);
        prop_assert_eq!(text(&through_json(&empty())), text(&empty()));
    }

    #[test]
    fn any_partition_merges_into_the_whole(
        entries in some_projects(),
        parts in prop::collection::vec(0_usize..5, 24),
        order in Just((0..24).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let whole = rolled(&entries);
        let shuffled = rolled(order.iter().filter_map(|index| entries.get(*index)));
        prop_assert_eq!(text(&whole), text(&shuffled));
        let mut all = [empty(), empty(), empty()];
        for part in 0..5 {
            let own = entries.iter().zip(&parts).filter(|(_, of)| **of == part).map(|(entry, _)| entry);
            let own = rolled(own);
            let twice = merged(&through_json(&own), &empty());
            for (sum, next) in all.iter_mut().zip([own.clone(), through_json(&own), through_json(&twice)]) {
                sum.merge(next).unwrap();
            }
        }
        for sum in &all {
            prop_assert_eq!(text(sum), text(&whole));
        }
        prop_assert_eq!(text(&through_json(&whole)), text(&whole));
    }

    /// Projects are as many as what came of them, on every level.
    #[test]
    fn nothing_leaves_a_denominator_in_silence(entries in some_projects()) {
        let summary = rolled(&entries).summary().unwrap();
        prop_assert_eq!(summary.total.projects, entries.len());
        for group in summary.groups.iter().chain([&summary.total]) {
            let open: usize = group.not_scored.iter().map(|counted| counted.count).sum();
            prop_assert_eq!(group.projects, group.scored + group.reported + open);
            let graded: usize = group.grades.values().sum();
            let ungraded: usize = group.remarks.iter().filter(|one| one.code == "no_grade").map(|one| one.count).sum();
            prop_assert_eq!(group.scored + group.reported, graded + ungraded);
            prop_assert_eq!(group.scored + group.reported, group.distribution.iter().map(|bin| bin.count).sum::<usize>());
        }
        for depth in 1..=BY.len() {
            let level = summary.groups.iter().filter(|group| group.path.len() == depth);
            prop_assert_eq!(level.map(|group| group.projects).sum::<usize>(), entries.len());
        }
    }
}

/// Amounts that no table states are none, and not nothing.
#[test]
fn amounts_that_nobody_states_are_no_zeros() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    let table = |money: &str| {
        format!(
            "template = \"national/self-2020\"\nyear = 2024\ncurrency = \"万元\"\n[project]\nname = \"渡口\"\n{money}\
             [[indicators]]\npath = [\"产出指标\", \"数量指标\"]\nname = \"渡口\"\ntarget = \"≥9处\"\nactual = \"9处\"\nweight = \"90\"\n"
        )
    };
    let rolled = |money: &str| {
        std::fs::write(&path, table(money)).unwrap();
        run(&["rollup", path.to_str().unwrap(), "--by", "unit", "--lang", "zh"]).out
    };
    let open = rolled("");
    assert!(!open.contains("0.00") && open.contains('—'), "{open}");
    let zero = rolled("[[funds]]\nsource = \"total\"\nbudget = \"0\"\nexecuted = \"0\"\n");
    assert!(zero.contains("0.00"), "{zero}");
}
