//! Draws for a second evaluation: the same for everybody, with the chances that they state.

use std::collections::BTreeMap;

use jixiao::model::assessment::Project;
use jixiao::model::template::EvaluationKind;
use jixiao::num::Fraction;
use jixiao::sample::{Candidate, Frame, Sample, SampleBy, SampleDesign, SampleEdges, SampleMethod, draw, plan};
use proptest::prelude::*;
use rayon::prelude::*;
use serde_json::Value;

use crate::support::{AsPrinted as _, jixiao, ran, root, run, run_with, table, table_text};

const FOLDER: &str = "examples/zaozhuang-2024";

/// A project: its name, department, budget in 万元, grade, and risk.
type Row = (&'static str, &'static str, Option<&'static str>, &'static str, &'static str);

/// A dozen projects of every kind: tiny and huge, without a budget, with and without findings.
const DOZEN: [Row; 12] = [
    ("校舍维修", "教育局", Some("80"), "优", "1"),
    ("营养改善计划", "教育局", Some("1200.5"), "优", "1.2"),
    ("教师培训", "教育局", Some("12"), "良", "9.5"),
    ("学籍系统运维", "教育局", Some("8.4"), "优", "1"),
    ("水库除险加固", "水务局", Some("2600"), "良", "4.33"),
    ("河道清淤", "水务局", Some("310"), "优", "1"),
    ("水质监测", "水务局", Some("45.6"), "优", "2"),
    ("节水宣传", "水务局", Some("3"), "中", "21.7"),
    ("单位运行经费", "林业局", Some("95"), "优", "1.1"),
    ("松材线虫防治", "林业局", Some("150"), "优", "1"),
    ("古树名木保护", "林业局", Some("0"), "差", "6"),
    ("森林防火", "林业局", None, "优", "1"),
];

fn candidate(row: &Row) -> Candidate {
    let (name, department, budget, grade, risk) = *row;
    let project = Project { name: name.to_owned(), department: Some(department.to_owned()), ..Project::default() };
    Candidate {
        project,
        year: Some(2024),
        file: format!("{name}.toml"),
        sha256: name.to_owned(),
        grade: Some(grade.to_owned()),
        budget: budget.map(|budget| budget.parse().unwrap()),
        risk: risk.parse().ok(),
    }
}

fn dozen() -> Vec<Candidate> {
    DOZEN.iter().map(candidate).collect()
}

fn frame(candidates: Vec<Candidate>) -> Frame {
    Frame::new(candidates, 0, 0).unwrap()
}

fn design(method: SampleMethod, by: Option<SampleBy>, size: &str, seed: &str) -> SampleDesign {
    let size = size.parse().unwrap();
    let (kind, edges) = (EvaluationKind::SelfEvaluation, SampleEdges::default());
    SampleDesign {
        seed: seed.to_owned(),
        kind,
        method,
        size,
        by,
        edges,
        on: None,
        profile: None,
        waivers: None,
        table_waivers: false,
    }
}

/// Every method.
const DESIGNS: [(SampleMethod, Option<SampleBy>); 7] = [
    (SampleMethod::Simple, None),
    (SampleMethod::Stratified, Some(SampleBy::Department)),
    (SampleMethod::Stratified, Some(SampleBy::Unit)),
    (SampleMethod::Stratified, Some(SampleBy::Grade)),
    (SampleMethod::Stratified, Some(SampleBy::Amount)),
    (SampleMethod::Monetary, None),
    (SampleMethod::Risk, None),
];

fn names(sample: &Sample) -> Vec<&str> {
    sample.drawn.iter().map(|row| row.project.as_str()).collect()
}

/// Whoever has a record has to come to these projects in ten years' time too: a change here is another algorithm, and
/// needs another name. They were computed by another program, written after the description in `rollup::sample`.
#[test]
fn the_draws_never_change() {
    use SampleMethod::{Monetary, Risk, Simple, Stratified};
    let drawn = |method, by, size, seed| {
        let sample = draw(&frame(dozen()), &design(method, by, size, seed)).unwrap();
        names(&sample).join(" ")
    };
    for (method, by, size, seed, expected) in [
        (Simple, None, "4", "1", "校舍维修 单位运行经费 水库除险加固 河道清淤"),
        (Simple, None, "4", "枣庄 2025-03-31", "学籍系统运维 校舍维修 营养改善计划 河道清淤"),
        (Stratified, Some(SampleBy::Department), "5", "1", "教师培训 校舍维修 单位运行经费 水库除险加固 河道清淤"),
        (Stratified, Some(SampleBy::Grade), "5", "2", "教师培训 营养改善计划 古树名木保护 森林防火 节水宣传"),
        (Stratified, Some(SampleBy::Amount), "6", "1", "校舍维修 单位运行经费 森林防火 水库除险加固 河道清淤 节水宣传"),
        (Monetary, None, "5", "1", "教师培训 营养改善计划 水库除险加固 水质监测 河道清淤"),
        (Monetary, None, "5", "枣庄 2025-03-31", "营养改善计划 单位运行经费 松材线虫防治 水库除险加固 河道清淤"),
        (Risk, None, "4", "1", "教师培训 营养改善计划 松材线虫防治 节水宣传"),
        (Risk, None, "4", "2", "教师培训 校舍维修 古树名木保护 节水宣传"),
    ] {
        assert_eq!(drawn(method, by, size, seed), expected, "{method:?} {by:?} {size} {seed}");
    }
    let frame = draw(&frame(dozen()), &design(Simple, None, "4", "1")).unwrap().frame;
    assert_eq!(frame.sha256, "e2b17145cac6d8551f86d9580a69040fa673aaec5783c7d1edea469e6d30777e");
    assert_eq!((frame.amount.to_string().as_str(), frame.projects, frame.without_amount), ("4504.5", 12, 1));
}

#[test]
fn strata_get_their_parts() {
    let strata = |by, size| -> Vec<(Option<String>, usize, usize, String)> {
        let sample = draw(&frame(dozen()), &design(SampleMethod::Stratified, Some(by), size, "1")).unwrap();
        for stratum in &sample.strata {
            let drawn = sample.drawn.iter().filter(|row| row.stratum == stratum.name).count();
            assert_eq!(drawn, stratum.drawn);
        }
        sample.strata.into_iter().map(|s| (s.name, s.projects, s.drawn, s.chance.to_string())).collect()
    };
    let row = |name: &str, projects, drawn, chance: &str| (Some(name.to_owned()), projects, drawn, chance.to_owned());
    // Eight, two, one and one of twelve: one each for the small ones, and two are left for eight.
    assert_eq!(
        strata(SampleBy::Grade, "5"),
        [row("中", 1, 1, "1"), row("优", 8, 2, "0.25"), row("差", 1, 1, "1"), row("良", 2, 1, "0.5")]
    );
    // Of equal remainders the one with more money has the more.
    assert_eq!(
        strata(SampleBy::Department, "4"),
        [row("教育局", 4, 1, "0.25"), row("林业局", 4, 1, "0.25"), row("水务局", 4, 2, "0.5")]
    );
    let bands = strata(SampleBy::Amount, "6");
    let none = (None, 1, 1, "1".to_owned());
    assert_eq!(
        bands[..4].iter().map(|band| band.0.clone().unwrap()).collect::<Vec<_>>(),
        ["<10", "≥10 <100", "≥100 <1000", "≥1000"]
    );
    assert_eq!(bands[4], none);
}

#[test]
fn the_largest_are_certain_and_what_has_no_budget_is_never_drawn() {
    let frame = frame(dozen());
    let monetary = |size, seed: &str| draw(&frame, &design(SampleMethod::Monetary, None, size, seed)).unwrap();
    // 2600 and 1200.5 are more than 4504.5 ÷ 5; of the other 704 more than a third is in the river.
    for seed in 0..200 {
        let sample = monetary("5", &seed.to_string());
        let certain: Vec<&str> =
            sample.drawn.iter().filter(|row| row.certain).map(|row| row.project.as_str()).collect();
        assert_eq!(certain, ["营养改善计划", "水库除险加固", "河道清淤"]);
        assert_eq!(sample.interval.printed().as_deref(), Some("197"));
        assert_eq!((sample.drawn.len(), sample.size, sample.frame.no_chance), (5, 5, 2));
        assert!(!names(&sample).contains(&"森林防火") && !names(&sample).contains(&"古树名木保护"));
    }
    // Everything that can be drawn, however much is asked for.
    let all = monetary("12", "1");
    assert_eq!((all.size, all.drawn.len(), all.interval, all.start), (10, 10, None, None));
}

#[test]
fn chances_add_up_to_the_size() {
    let frame = frame(dozen());
    for (method, by) in DESIGNS {
        for size in 1..=12 {
            let plan = plan(&frame, &design(method, by, &size.to_string(), "1")).unwrap();
            let sum = plan.projects.iter().map(|planned| planned.chance).try_fold(Fraction::ZERO, Fraction::add);
            assert_eq!(sum.unwrap().to_string(), plan.size.to_string(), "{method:?} {by:?} {size}");
            assert_eq!(plan.size, if method == SampleMethod::Monetary { size.min(10) } else { size });
            if method == SampleMethod::Risk {
                assert!(plan.projects.iter().all(|planned| planned.chance.is_positive()));
            }
        }
    }
}

/// Thirty projects, so that many of them have much the same chance, and a few have others.
fn thirty() -> Vec<Candidate> {
    (0..30_u32)
        .map(|number| {
            let name = format!("项目{number}");
            let budget = (number * number * 7 + 3).to_string();
            let project = Project {
                name,
                department: Some(["教育局", "水务局", "林业局"][number as usize % 3].to_owned()),
                unit: (number % 5 > 0).then(|| format!("单位{}", number % 5)),
                ..Project::default()
            };
            Candidate {
                project,
                year: Some(2024),
                file: String::new(),
                sha256: number.to_string(),
                grade: Some(["优", "优", "优", "良", "优", "中", "优"][number as usize % 7].to_owned()),
                budget: budget.parse().ok(),
                risk: format!("{}.{}", 1 + (number * 11) % 13, number % 10).parse().ok(),
            }
        })
        .collect()
}

/// A fraction by its two whole numbers.
fn ratio(value: Fraction) -> (i128, i128) {
    let text = value.to_string();
    if let Some((above, below)) = text.split_once('/') {
        return (above.parse().unwrap(), below.parse().unwrap());
    }
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    (format!("{whole}{rest}").parse().unwrap(), 10_i128.pow(u32::try_from(rest.len()).unwrap()))
}

/// Whether so many hits in so many draws lie within five standard deviations of what a chance lets expect:
/// (hits − draws × p)² ≤ 25 × draws × p × (1 − p), in whole numbers.
fn is_likely(hits: i128, draws: i128, (above, below): (i128, i128)) -> bool {
    (hits * below - draws * above).pow(2) <= 25 * draws * above * (below - above)
}

/// Every project is as often drawn as its chance says, over ten thousand seeds. The seeds are always the same, and so is
/// the outcome; that it is no accident five standard deviations say.
#[test]
fn frequencies_are_the_stated_chances() {
    const DRAWS: u16 = 10_000;
    let frame = frame(thirty());
    // Other strata are drawn from in the same way.
    let designs = DESIGNS.into_iter().filter(|(_, by)| !matches!(by, Some(SampleBy::Unit | SampleBy::Grade)));
    designs.par_bridge().for_each(|(method, by)| {
        let plan = plan(&frame, &design(method, by, "8", "")).unwrap();
        let mut hits: BTreeMap<String, i128> = BTreeMap::new();
        let mut pairs: BTreeMap<(String, String), i128> = BTreeMap::new();
        for seed in 0..DRAWS {
            let sample = draw(&frame, &design(method, by, "8", &seed.to_string())).unwrap();
            assert_eq!(sample.drawn.len(), 8);
            for (index, row) in sample.drawn.iter().enumerate() {
                *hits.entry(row.project.clone()).or_default() += 1;
                if method == SampleMethod::Simple {
                    for other in &sample.drawn[index + 1..] {
                        *pairs.entry((row.project.clone(), other.project.clone())).or_default() += 1;
                    }
                }
            }
        }
        for (project, planned) in frame.projects().iter().zip(&plan.projects) {
            let name = &project.project.name;
            let count = hits.get(name).copied().unwrap_or_default();
            let chance = ratio(planned.chance);
            assert!(is_likely(count, DRAWS.into(), chance), "{method:?} {by:?} {name}: {count}, {chance:?}");
        }
        // Of a simple draw every pair is as likely as every other: 8 × 7 of 30 × 29.
        if method == SampleMethod::Simple {
            assert_eq!(pairs.len(), 30 * 29 / 2);
            for (pair, count) in pairs {
                assert!(is_likely(count, DRAWS.into(), (56, 870)), "{pair:?}: {count}");
            }
        }
    });
}

/// The bounds would tell a draw that is not what it says.
#[test]
fn frequencies_of_other_chances_are_unlikely() {
    assert!(is_likely(5000, 10_000, (1, 2)) && is_likely(5250, 10_000, (1, 2)));
    assert!(!is_likely(5251, 10_000, (1, 2)) && !is_likely(4749, 10_000, (1, 2)));
    assert!(is_likely(10_000, 10_000, (1, 1)) && !is_likely(9_999, 10_000, (1, 1)));
    assert!(is_likely(0, 10_000, (0, 1)) && !is_likely(1, 10_000, (0, 1)));
}

proptest! {
    #[test]
    fn the_order_of_the_files_does_not_matter(
        order in Just((0..30_usize).collect::<Vec<_>>()).prop_shuffle(),
        kind in 0..DESIGNS.len(),
        size in 1..=30_usize,
        seed in ".{0,8}",
    ) {
        let (method, by) = DESIGNS[kind];
        let design = design(method, by, &size.to_string(), &seed);
        let candidates = thirty();
        let shuffled = order.into_iter().map(|index| candidates[index].clone()).collect();
        prop_assert_eq!(draw(&frame(shuffled), &design).unwrap(), draw(&frame(candidates), &design).unwrap());
    }

    #[test]
    fn as_many_are_drawn_as_were_asked_for_and_all_of_them_once(
        budgets in prop::collection::vec(prop::option::of(0..5000_u32), 1..40),
        size in 1..50_usize,
        kind in 0..DESIGNS.len(),
        seed in any::<u32>(),
    ) {
        let (method, by) = DESIGNS[kind];
        let candidates: Vec<Candidate> = budgets.iter().enumerate().map(|(index, budget)| Candidate {
            project: Project { name: index.to_string(), ..Project::default() },
            sha256: index.to_string(),
            budget: budget.map(|budget| format!("{}.{:02}", budget / 100, budget % 100).parse().unwrap()),
            risk: budget.map_or(Some(Fraction::ONE), |budget| Some(Fraction::whole(i64::from(budget) + 1))),
            ..Candidate::default()
        }).collect();
        let sample = draw(&frame(candidates), &design(method, by, &size.to_string(), &seed.to_string())).unwrap();
        let able = match method {
            SampleMethod::Monetary => budgets.iter().flatten().filter(|budget| **budget > 0).count(),
            _ => budgets.len(),
        };
        prop_assert_eq!(sample.drawn.len(), size.min(able));
        prop_assert_eq!(sample.size, sample.drawn.len());
        let mut names = names(&sample);
        names.sort_unstable();
        names.dedup();
        prop_assert_eq!(names.len(), sample.size);
    }
}

fn record(arguments: &[&str]) -> Value {
    let ran = run(&[&["sample", FOLDER, "--seed", "1", "-f", "json"], arguments].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

fn projects(record: &Value) -> Vec<&str> {
    record["drawn"].as_array().unwrap().iter().map(|row| row["project"].as_str().unwrap()).collect()
}

#[test]
fn every_record_validates_and_is_read_again() {
    let schema: Value = serde_json::from_str(jixiao::schemas::schema("sample").unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for method in SampleMethod::ALL {
        let mut arguments = vec!["-n", "50%", "-m", method.name()];
        if method == SampleMethod::Stratified {
            arguments.extend(["--by", "amount"]);
        }
        let record = record(&arguments);
        let errors: Vec<String> = validator.iter_errors(&record).map(|error| error.to_string()).collect();
        assert_eq!(errors, [""; 0], "{record:#}");
        let read: Sample = serde_json::from_value(record.clone()).unwrap();
        assert_eq!(serde_json::to_value(&read).unwrap(), record);
        assert_eq!((read.schema.as_str(), read.algorithm.as_str()), (Sample::SCHEMA, Sample::ALGORITHM));
        assert_eq!((read.method, read.size, read.drawn.len()), (method, 2, 2));
    }
}

#[test]
fn lists_for_people() {
    for (name, arguments) in [
        ("sample-simple-zh", &["-n", "2"] as &[&str]),
        ("sample-monetary-zh", &["-n", "2", "-m", "monetary"]),
        ("sample-monetary-en", &["-n", "2", "-m", "monetary", "--lang", "en"]),
        ("sample-stratified-zh", &["-n", "3", "-m", "stratified", "--by", "amount"]),
        ("sample-stratified-en", &["-n", "2", "-m", "stratified", "--by", "amount", "--lang", "en"]),
        ("sample-risk-en", &["-n", "2", "-m", "risk", "--lang", "en"]),
    ] {
        let ran = run(&[&["sample", FOLDER, "--seed", "1"], arguments].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        insta::assert_snapshot!(name, ran.out);
    }
    let rows = run(&["抽样", FOLDER, "--seed", "1", "-n", "2", "-m", "金额", "-f", "csv"]);
    insta::assert_snapshot!("sample-monetary-csv", rows.out);
}

/// Waivers change what risk comes to: the record says by which, and nobody draws it again without them.
#[test]
fn a_record_names_the_waivers_that_risk_was_weighed_with() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (record, waivers) = (file("draw.json"), file("waivers.toml"));
    std::fs::write(&waivers, "[[waivers]]\ncode = \"J503\"\nreason = \"a\"\nby = \"b\"\n").unwrap();
    let with = ["--waivers", &waivers];
    let risk = ["sample", FOLDER, "--seed", "1", "-n", "2", "-m", "risk", "--on", "2025-03-31", "-f", "json"];
    let plain: Value = serde_json::from_str(&run(&risk).out).unwrap();
    assert_eq!((plain.get("profile"), plain.get("waivers")), (None, None));
    assert_eq!(run(&[&risk[..], &with, &["-o", &record]].concat()).code, 0);
    let drawn: Value = serde_json::from_str(&std::fs::read_to_string(&record).unwrap()).unwrap();
    assert_eq!(drawn["waivers"].as_str().unwrap().len(), 64);
    assert_ne!(drawn["frame"]["sha256"], Value::Null);
    let check = |extra: &[&str]| run(&[&["sample", FOLDER, "--check", &record, "--lang", "en"], extra].concat());
    assert_eq!(check(&with).code, 0, "{}", check(&with).out);
    let without = check(&[]);
    assert_eq!(without.code, 1);
    assert!(without.out.contains("other waivers than in the record (--waivers)"), "{}", without.out);
    // Other ways to draw look at no finding.
    let refused = run(&[&["sample", FOLDER, "--seed", "1", "-n", "2"], &with[..]].concat());
    assert_eq!(refused.code, 2);
    assert!(refused.err.starts_with("--waivers: 错误: 没有 --method risk,不作审核"), "{}", refused.err);
}

#[test]
fn a_record_is_drawn_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("draw.json");
    let path = path.to_str().unwrap();
    let drawn = run(&["sample", FOLDER, "-n", "2", "-m", "risk", "--seed", "福彩3D 2025081", "-f", "json", "-o", path]);
    assert_eq!((drawn.code, drawn.out.as_str()), (0, ""), "{}", drawn.err);
    // An existing file stays.
    assert_eq!(run(&["sample", FOLDER, "--seed", "1", "-n", "2", "-o", path]).code, 2);
    let check = |paths: &[&str]| run(&[&["sample", "--check", path, "--lang", "en"], paths].concat());
    let same = check(&[FOLDER]);
    assert_eq!((same.code, same.out.as_str(), same.err.as_str()), (0, "✓ drawn again, it is the same\n", ""));
    // From another folder too.
    let elsewhere =
        jixiao(&["sample", "--check", path, "zaozhuang-2024"]).current_dir(root().join("examples")).output();
    assert_eq!(ran(&elsewhere.unwrap()).code, 0);
    let less = check(&[table("unit-operation").to_str().unwrap(), table("macro-research").to_str().unwrap()]);
    assert_eq!(less.code, 1, "{}", less.err);
    assert!(less.out.contains("the frame has other projects: 3 in the record, 2 now"), "{}", less.out);
    // Somebody has put another project in its place.
    let text = std::fs::read_to_string(path).unwrap();
    let mut forged: Value = serde_json::from_str(&text).unwrap();
    forged["drawn"][0]["project"] = "打私专项经费".into();
    std::fs::write(path, forged.to_string()).unwrap();
    let other = check(&[FOLDER]);
    assert_eq!(other.code, 1);
    assert!(other.out.contains("drawn in the record only: 打私专项经费"), "{}", other.out);
    // Nor does anything else in a record pass that is not drawn again.
    for (pointer, value, told) in [
        ("/frame/failed", 1.into(), "inputs that could not be taken in: 1 in the record, 0 now"),
        ("/frame/left_out", 0.into(), "left out, as evaluations of another kind: 0 in the record, 1 now"),
        ("/drawn/1/file", "examples/elsewhere/vehicle-operation.toml".into(), "other files: "),
        ("/drawn/0/file", "examples/zaozhuang-2024/other.toml".into(), "other files: "),
        ("/frame/no_chance", 1.into(), "other budgets, measures or chances"),
        ("/engine/name", "other".into(), "other budgets, measures or chances"),
    ] {
        let mut other: Value = serde_json::from_str(&text).unwrap();
        *other.pointer_mut(pointer).unwrap() = value;
        std::fs::write(path, other.to_string()).unwrap();
        let checked = check(&[FOLDER]);
        assert_eq!(checked.code, 1, "{pointer}: {}", checked.out);
        assert!(checked.out.contains(told), "{pointer}: {}", checked.out);
    }
    // Which version drew is told, and no more.
    let mut other: Value = serde_json::from_str(&text).unwrap();
    other["engine"]["version"] = "0.0.9".into();
    std::fs::write(path, other.to_string()).unwrap();
    let checked = check(&[FOLDER]);
    assert_eq!(checked.code, 0, "{}", checked.out);
    assert!(checked.err.starts_with("version 0.0.9 drew the record, this is "), "{}", checked.err);
    // Not everything that looks like a record can be drawn again.
    for (key, value) in [("on", Value::Null), ("algorithm", "jixiao-sample/2".into()), ("size", 0.into())] {
        let mut other: Value = serde_json::from_str(&text).unwrap();
        other[key] = value;
        std::fs::write(path, other.to_string()).unwrap();
        let refused = check(&[FOLDER]);
        assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{key}");
        assert!(refused.err.contains("not the record of a draw by jixiao-sample/1"), "{key}: {}", refused.err);
    }
    std::fs::write(path, text).unwrap();
    // A record is nothing to draw from.
    let inside = run(&["sample", path, "--seed", "1", "-n", "1"]);
    assert_eq!(inside.code, 2);
    assert!(inside.err.contains("这是抽取记录,不是自评表"), "{}", inside.err);
}

#[test]
fn bad_files_do_not_stop_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("bad.toml", "template = 1");
    write("unit.toml", &table_text("unit-operation"));
    write("macro.toml", &table_text("macro-research"));
    let ran = run(&["sample", folder.path().to_str().unwrap(), "--seed", "1", "-n", "9", "-f", "json"]);
    assert_eq!(ran.code, 2);
    let drawn: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((drawn["size"].as_u64(), drawn["frame"]["failed"].as_u64()), (Some(2), Some(1)));
    assert!(ran.err.contains("bad.toml") && ran.err.contains("要求抽取 9 个,可抽的只有 2 个"), "{}", ran.err);
}

/// Two tables of one project: which of them would be evaluated again?
#[test]
fn a_project_stands_in_the_frame_once() {
    let second = "examples/second-scoring/unit-operation.toml";
    let ran = run(&["sample", FOLDER, second, "--seed", "1", "-n", "9", "-f", "json", "--lang", "en"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("there are 2 different tables of the project 单位运行经费"), "{}", ran.err);
    // A second table saves nobody from being drawn, nor anybody else: there is no draw until it is gone.
    assert_eq!(ran.out, "");

    // The same table again, or its scorecard, is no second one.
    let folder = tempfile::tempdir().unwrap();
    let cards = folder.path().join("cards.json");
    let cards = cards.to_str().unwrap();
    assert_eq!(run(&["score", FOLDER, "-f", "json", "-o", cards]).code, 0);
    let alone = record(&["-n", "2", "-m", "monetary"]);
    for paths in [vec![FOLDER, FOLDER], vec![FOLDER, cards], vec![cards]] {
        let ran =
            run(&[&["sample", "--seed", "1", "-n", "2", "-m", "monetary", "-f", "json"], paths.as_slice()].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        let mut drawn: Value = serde_json::from_str(&ran.out).unwrap();
        for (row, known) in drawn["drawn"].as_array_mut().unwrap().iter_mut().zip(alone["drawn"].as_array().unwrap()) {
            row["file"] = known["file"].clone();
        }
        drawn["frame"]["left_out"] = alone["frame"]["left_out"].clone();
        assert_eq!(drawn, alone);
    }
    // Department evaluations are drawn for themselves.
    for path in [FOLDER, cards] {
        let ran = run(&["sample", path, "--seed", "1", "-n", "1", "--kind", "department", "-f", "json"]);
        let drawn: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(
            (projects(&drawn), drawn["frame"]["left_out"].as_u64()),
            (vec!["12345市长热线运行保障经费"], Some(3))
        );
    }
    let risk = run(&["sample", cards, "--seed", "1", "-n", "2", "-m", "risk"]);
    assert_eq!(risk.code, 2);
    assert!(risk.err.contains("评分卡不能审核"), "{}", risk.err);
}

/// Nor does a second spelling of its name, of which nobody sees that it is another one.
#[test]
fn a_project_of_another_spelling_is_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let text = table_text("unit-operation");
    let own = folder.path().join("1.toml");
    std::fs::write(&own, &text).unwrap();
    for sign in ['\u{200b}', '\u{a0}', ' ', '\u{fe00}', '\u{e0041}', '\u{ad}', '\u{3164}', '\u{2800}'] {
        let spelled = folder.path().join("2.toml");
        let other = text.replacen("name = \"单位", &format!("name = \"单{sign}位"), 1).replacen(
            "actual = \"",
            "actual = \" ",
            1,
        );
        assert_ne!(other, text);
        std::fs::write(&spelled, other).unwrap();
        let paths = [own.to_str().unwrap(), spelled.to_str().unwrap()];
        let ran = run(&["sample", paths[0], paths[1], "--seed", "1", "-n", "1", "-f", "json"]);
        assert!(ran.code == 2 && ran.err.contains("2 张不同的表"), "{sign:?}: {}", ran.err);
    }
}

#[test]
fn amounts_count_in_one_currency() {
    let yuan = table_text("vehicle-operation")
        .replace("currency = \"万元\"", "currency = \"元\"")
        .replace("\"10\"\n", "\"100000\"\n");
    let ran = run_with(&["sample", "-", "--seed", "1", "-n", "1", "-f", "json"], yuan.as_bytes());
    let drawn: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((drawn["frame"]["amount"].as_str(), drawn["drawn"][0]["budget"].as_str()), (Some("10"), Some("10")));
    let foreign = table_text("vehicle-operation").replace("currency = \"万元\"", "currency = \"美元\"");
    let ran = run_with(&["sample", "-", "--seed", "1", "-n", "1", "-m", "monetary"], foreign.as_bytes());
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("没有一个项目有预算"), "{}", ran.err);
}

#[test]
fn wrong_usage_is_told() {
    for (arguments, told) in [
        (vec![], "--size"),
        (vec!["-n", "0"], "neither a number of projects"),
        (vec!["-n", "120%"], "neither a number of projects"),
        (vec!["-n", "2", "-m", "stratified"], "--by"),
        (vec!["-n", "2", "--by", "grade"], "--method stratified"),
        (vec!["-n", "2", "-m", "stratified", "--by", "amount", "--edges", "100,10"], "rise"),
    ] {
        let ran = run(&[&["sample", FOLDER, "--lang", "en", "--seed", "1"], arguments.as_slice()].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(told), "{arguments:?}: {}", ran.err);
    }
    for seed in [&[][..], &["--seed", " "]] {
        let ran = run(&[&["sample", FOLDER, "-n", "2"], seed].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.starts_with("--seed: 错误: 没有种子") && ran.err.contains("福彩3D"), "{}", ran.err);
    }
    let nothing = run(&["sample", &format!("{FOLDER}/department.toml"), "--seed", "1", "-n", "1"]);
    assert_eq!(nothing.code, 2);
    assert!(nothing.err.contains("没有可抽取的项目"), "{}", nothing.err);
}
