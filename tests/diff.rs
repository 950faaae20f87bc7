//! A second scoring: what the department reported, what its own figures give, what the auditor found, and why
//! each point changed.

use jixiao::diff::{CauseKind, Diff, Sheet, second_scoring};
use jixiao::model::scorecard::Scorecard;
use jixiao::num::Figure;
use serde_json::Value;

use crate::support::{self, AsPrinted as _, jixiao, ran, root, run, run_with, scorecard, table, table_text};

const UNIT: &str = "examples/zaozhuang-2024/unit-operation.toml";
const AUDITED: &str = "examples/second-scoring/unit-operation.toml";

/// A text with some edits, each of which is there to be made.
fn edited(text: &str, edits: &[(&str, &str)]) -> String {
    edits.iter().fold(text.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    })
}

/// The published table as a department might have filled it in: a missed target with full points, other
/// roundings, a wrong execution rate.
fn generous() -> String {
    edited(
        &table_text("unit-operation"),
        &[
            ("reported = \"6.5\"", "reported = \"7.5\""),
            ("reported = \"7.12\"", "reported = \"7.13\""),
            ("execution_rate = \"95.82%\"", "execution_rate = \"96.82%\""),
            ("execution_score = \"9.58\"", "execution_score = \"9.6\""),
            ("total = \"98.20\"", "total = \"99.23\"\ngrade = \"优秀\""),
        ],
    )
}

/// The same table as the auditor found it.
fn audited() -> String {
    edited(
        &table_text("unit-operation"),
        &[
            ("executed = \"337.28\"", "executed = \"330\""),
            ("actual = \"1900 人次\"", "actual = \"1850 人次\""),
            ("target = \"≥300 个/套\"", "target = \"≥320 个/套\""),
            ("reason = \"出差人次未达到目标值\"", "reason = \"疫情\""),
        ],
    )
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

fn path(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

fn at_width(arguments: &[&str], columns: &str) -> String {
    let ran = ran(&jixiao(arguments).env("COLUMNS", columns).output().unwrap());
    assert_eq!(ran.code, 1, "{}", ran.err);
    let widest = ran.out.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap();
    assert!(widest <= columns.parse().unwrap(), "{widest} columns:\n{}", ran.out);
    ran.out
}

/// The only difference of two tables.
fn compared(before: &Scorecard, after: &Scorecard) -> Diff {
    let sheet = |card: &Scorecard| vec![Sheet::new(card.clone(), false)];
    second_scoring(sheet(before), Some(sheet(after)), 0).unwrap()
}

/// The causes of the only row that differs.
fn causes(diff: &Diff) -> Vec<(CauseKind, &str)> {
    let [table] = diff.tables.as_slice() else { panic!("{diff:?}") };
    let [row] = table.rows.as_slice() else { panic!("{:?}", table.rows) };
    row.causes.iter().map(|cause| (cause.kind, cause.text.zh.as_str())).collect()
}

#[test]
fn a_second_scoring_at_80_and_120_columns() {
    let folder = folder(&[("a.toml", &generous()), ("b.toml", &audited())]);
    let (a, b) = (path(&folder, "a.toml"), path(&folder, "b.toml"));
    for columns in ["80", "120"] {
        for language in ["zh", "en"] {
            let name = format!("{columns}-{language}");
            let alone = at_width(&["diff", &a, "--lang", language], columns);
            insta::assert_snapshot!(format!("reported-{name}"), alone);
            insta::assert_snapshot!(
                format!("rescored-{name}"),
                at_width(&["diff", &a, &b, "--lang", language], columns)
            );
        }
    }
    // A table that reports nothing has two sides without a department's own points.
    let silent = std::fs::read_to_string(&a).unwrap();
    let silent: Vec<&str> = silent.split("\n[reported]").take(1).flat_map(str::lines).collect();
    let silent = silent.into_iter().filter(|line| !line.starts_with("reported")).collect::<Vec<_>>().join("\n");
    std::fs::write(&a, silent).unwrap();
    insta::assert_snapshot!("silent", at_width(&["diff", &a, &b], "80"));
}

/// The example of the README.
#[test]
fn the_auditor_found_fewer_trips() {
    insta::assert_snapshot!("trips-zh", at_width(&["比对", UNIT, AUDITED], "100"));
    insta::assert_snapshot!("trips-en", at_width(&["diff", UNIT, AUDITED, "--lang", "en"], "100"));
    // What the two steps of a spot check come to.
    let spot = run(&["score", "examples/second-scoring/spot-check.toml", "-f", "json"]);
    let cards: Value = serde_json::from_str(&spot.out).unwrap();
    let rescored = run(&["score", AUDITED, "-f", "json"]);
    let second: Value = serde_json::from_str(&rescored.out).unwrap();
    assert_eq!(cards[0]["indicators"][1]["actual"], second[0]["total"]["score"]);
    // 0.4 × 85 + 0.6 × 98.02.
    assert_eq!((&cards[0]["total"]["exact"], &cards[0]["grade"]), (&"92.812".into(), &"优".into()));
}

#[test]
fn the_same_is_said_to_be_the_same() {
    let folder = "examples/zaozhuang-2024";
    for arguments in [&["diff", folder][..], &["diff", folder, folder]] {
        let ran = run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert!(ran.out.ends_with("\n共 4 张表:0 张不同,0 张总分不同,0 张等级不同,平均差 0\n"), "{}", ran.out);
    }
    assert_eq!(run(&["diff", UNIT, UNIT]).out, "单位运行经费:98.20 优,两者完全一致\n");
    assert_eq!(run(&["diff", UNIT]).out, "单位运行经费:98.20 优,自评与按规则计算一致\n");
    // A table and its own scorecard are the same, and so is that from standard input.
    let card = run(&["score", UNIT, "-f", "json"]).out;
    assert_eq!(run_with(&["diff", UNIT, "-"], card.as_bytes()).code, 0);
    let brief = run(&["score", UNIT, "-f", "json", "--brief"]).out;
    assert_eq!(run_with(&["diff", "-", UNIT], brief.as_bytes()).code, 0);
}

/// Tables of folders are pairs by project and unit, and what stands on one side only is told.
/// 7.12 points that only one side gives are no change of the total, whichever side left the row open.
#[test]
fn what_is_open_counts_as_nothing_on_neither_side() {
    let scored = scorecard("unit-operation");
    let open = edited(&table_text("unit-operation"), &[("actual = \"1900 人次\"", "actual = \"较多\"")]);
    let open = support::score(&open);
    for (before, after, given) in
        [(&open, &scored, "0 分、只有后者计分的 7.12 分"), (&scored, &open, "7.12 分、只有后者计分的 0 分")]
    {
        let diff = compared(before, after);
        let table = &diff.tables[0];
        let reported = table.reported.as_ref().unwrap();
        assert_eq!((table.difference, reported.difference), (Some(zero()), Some(zero())));
        let said = format!("总分之差只计两边都计了分的行:只有前者计分的 {given}不算在内");
        assert_eq!(table.causes[0].text.zh, said);
    }
}

fn zero() -> Figure {
    jixiao::num::Fraction::ZERO.into()
}

#[test]
fn folders_are_paired_by_project_and_unit() {
    let named = |name: &str, unit: &str, trips: &str| {
        let unit = if unit.is_empty() { String::new() } else { format!("\nunit = \"{unit}\"") };
        let name = format!("name = \"{name}\"{unit}");
        let edits = [("name = \"单位运行经费\"", name.as_str()), ("actual = \"1900 人次\"", trips)];
        edited(&table_text("unit-operation"), &edits)
    };
    let own = "actual = \"1900 人次\"";
    let found = "actual = \"1850 人次\"";
    let folder = folder(&[
        ("a/1.toml", &named("经费", "甲", own)),
        ("a/2.toml", &named("经费", "乙", own)),
        ("a/3.toml", &named("课题", "", own)),
        ("a/4.toml", &named("撤销", "甲", own)),
        ("b/1.toml", &named("经费", "乙", found)),
        ("b/2.toml", &named("经费", "甲", own)),
        ("b/3.toml", &named("课题", "丙", own)),
        ("b/4.toml", &named("新增", "丁", own)),
        ("b/5.toml", "project.name = \"坏\"\ntemplate = \"no/such\"\n"),
    ]);
    let (a, b) = (path(&folder, "a"), path(&folder, "b"));
    let ran = run(&["diff", &a, &b]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("5.toml:2:"), "{}", ran.err);
    insta::assert_snapshot!("folders", ran.out);
    std::fs::remove_file(folder.path().join("b/5.toml")).unwrap();
    assert_eq!(run(&["diff", &a, &b]).code, 1);
    // Two tables that were named are a pair, whatever they are called.
    let ran = run(&["diff", &path(&folder, "a/4.toml"), &path(&folder, "b/4.toml"), "--lang", "en"]);
    assert!(ran.code == 1 && ran.out.contains("· project 撤销 → 新增"), "{}", ran.out);
}

/// Each kind of cause, alone.
#[test]
fn causes_are_told_apart() {
    let text = table_text("unit-operation");
    let whole = scorecard("unit-operation");
    let against = |edits: &[(&str, &str)]| compared(&whole, &support::score(&edited(&text, edits)));
    let data = against(&[("actual = \"1900 人次\"", "actual = \"2100 人次\"")]);
    assert_eq!(causes(&data), [(CauseKind::Data, "实际值 1900 人次 → 2100 人次")]);
    let weight = against(&[("weight = \"2.5\"", "weight = \"2.50\"")]);
    assert!(weight.is_same(), "{weight:?}");
    // Other words that change no points are other data all the same.
    let reason = against(&[("reason = \"出差人次未达到目标值\"\n", "")]);
    assert_eq!(causes(&reason), [(CauseKind::Data, "偏差原因 出差人次未达到目标值 → —")]);
    assert_eq!(reason.tables[0].rows[0].difference.printed().as_deref(), Some("0"));
    // A scorecard that somebody touched.
    let mut touched = whole.clone();
    touched.indicators[3].score = "7.50".parse().ok();
    touched.indicators[3].exact = "7.5".parse().ok();
    let engine = compared(&whole, &touched);
    let [(kind, said)] = causes(&engine)[..] else { panic!("{engine:?}") };
    assert!(kind == CauseKind::Engine && said.contains("jixiao verify"), "{said}");
    // The same value, rounded by another template.
    let province = edited(&text, &[("shandong/zaozhuang-self-2024", "shandong/self")]);
    let template = compared(&whole, &support::score(&province));
    let table = &template.tables[0];
    assert_eq!(table.causes[0].kind, CauseKind::Template);
    let trips = table.rows.iter().find(|row| row.path.last().is_some_and(|name| name == "出差人次")).unwrap();
    assert_eq!(trips.causes[0].kind, CauseKind::Rounding, "{trips:?}");
    assert_eq!(trips.why().zh, "取舍前同为 7.125,四舍六入五成双 → 四舍五入");
    // A total that is not the sum of its rows.
    let total = support::score(&edited(&text, &[("total = \"98.20\"", "total = \"99\"")]));
    let total = &compared(&total, &total).tables[0];
    assert_eq!((total.rows.len(), total.change().printed().as_deref()), (0, Some("-0.8")));
    assert_eq!(total.causes[0].text.zh, "总分之差 -0.8 中,有 -0.8 不来自各行");
    // Points in words, and points where the rule gives none.
    let edits = [("reported = \"2.5\"", "reported = \"达成\""), ("actual = \"260 个/套\"\n", "")];
    let odd = support::score(&edited(&text, &edits));
    let odd = compared(&odd, &odd);
    let whys: Vec<String> = odd.tables[0].rows.iter().map(|row| row.why().zh).collect();
    assert_eq!(whys, ["填报的得分“达成”不是数", "填报有得分,按规则不计分:未填写实际完成值"]);
}

/// Tables with lights, and rows that rest on what other rows say.
#[test]
fn what_a_row_rests_on_may_stand_elsewhere() {
    let fixture = |name: &str, file: &str| root().join("tests/fixtures").join(name).join(file);
    let lights = std::fs::read_to_string(fixture("monitoring", "table.toml")).unwrap();
    let folder = folder(&[
        ("later.toml", &edited(&lights, &[("month = 7", "month = 9"), ("actual = \"210 人\"", "actual = \"100 人\"")])),
        ("templates/monitoring.toml", &std::fs::read_to_string(fixture("monitoring", "template.toml")).unwrap()),
    ]);
    let (templates, table) = (path(&folder, "templates"), fixture("monitoring", "table.toml"));
    let (table, later) = (table.to_str().unwrap(), path(&folder, "later.toml"));
    insta::assert_snapshot!("lights", at_width(&["diff", "--templates", &templates, table, &later], "80"));
}

#[test]
fn json_validates_and_does_not_depend_on_the_language() {
    let folder = folder(&[("a.toml", &generous()), ("b.toml", &audited())]);
    let (a, b) = (path(&folder, "a.toml"), path(&folder, "b.toml"));
    let schema: Value = serde_json::from_str(jixiao::schemas::schema("diff").unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for paths in [&[a.as_str()][..], &[&a, &b]] {
        let arguments = [&["diff", "-f", "json"], paths].concat();
        let zh = run(&arguments).out;
        assert_eq!(zh, run(&[&arguments[..], &["--lang", "en"]].concat()).out);
        let json: Value = serde_json::from_str(&zh).unwrap();
        let errors: Vec<String> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new());
        let diff: Diff = serde_json::from_value(json).unwrap();
        assert_eq!((diff.schema.as_str(), diff.alone), (Diff::SCHEMA, paths.len() == 1));
        // The changes of the rows add up to that of the total.
        let table = &diff.tables[0];
        let rows = table.rows.iter().filter_map(|row| row.change().map(Figure::value));
        let sum = rows.fold(jixiao::num::Fraction::ZERO, |sum, change| sum.add(change).unwrap());
        assert_eq!(table.change().map(Figure::value), Some(sum));
        assert_eq!(diff.mean_change, table.change());
    }
}

#[test]
fn what_cannot_be_compared() {
    // A table that reports nothing has nothing to be compared with.
    let open = "template = \"national/self-2020\"\nproject.name = \"无填报\"\n";
    let ran = run_with(&["diff", "-"], open.as_bytes());
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("“无填报”没有填报得分") && ran.err.contains("jixiao diff A B"), "{}", ran.err);
    assert_eq!(run(&["diff", UNIT, "no.toml"]).code, 2);
    assert_eq!(run(&["diff"]).code, 2);
    let missing = root().join("no-such-folder");
    assert_eq!(run(&["diff", missing.to_str().unwrap(), table("unit-operation").to_str().unwrap()]).code, 2);
}
