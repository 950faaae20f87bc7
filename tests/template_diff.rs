//! Two templates side by side: every change of a rule is seen, and what it does to real tables is exact.

use jixiao::diff::statements;
use jixiao::diff::{RuleDiff, TemplateDiff, compare, rescore};
use jixiao::intake::{Document, ScoringEngine};
use jixiao::read::Source;
use jixiao::template::Template;
use serde_json::Value;

use crate::support::{self, AsPrinted as _, root, run, table_text};

const SELF: &str = "indicators/shandong/zaozhuang-self-2024.toml";
const EDITS: [(&str, &str); 6] = [
    ("version = \"1.1.0\"", "version = \"2.0.0\""),
    ("mode = \"half_even\"", "mode = \"half_up\""),
    ("method = \"inverse_linear\"", "method = \"inverse_ratio\""),
    ("{ name = \"质量指标\" }", "{ name = \"质量指标\", aliases = [\"品质指标\"] }"),
    ("says = \"三张", "says = \"四张"),
    ("[grading]", "[not_applicable]\npoints = \"rescale\"\nbasis = \"platform\"\n\n[grading]"),
];

/// A folder with the template of Zaozhuang after some edits, and a table that the edits score otherwise.
fn edited() -> tempfile::TempDir {
    let mut text = std::fs::read_to_string(root().join(SELF)).unwrap();
    for (from, to) in EDITS {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    // Its examples prove the old rules.
    let blocks = text.split("\n[").filter(|block| !block.starts_with("[examples]]"));
    let text = blocks.collect::<Vec<_>>().join("\n[");
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("b.toml"), text).unwrap();
    std::fs::create_dir(folder.path().join("tables")).unwrap();
    let table = table_text("unit-operation").replacen("actual = \"85 万元\"", "actual = \"93.5 万元\"", 1);
    std::fs::write(folder.path().join("tables/dear.toml"), table).unwrap();
    folder
}

fn path(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

#[test]
fn rules_that_differ_and_what_they_do() {
    let folder = edited();
    let (b, tables) = (path(&folder, "b.toml"), path(&folder, "tables"));
    for language in ["zh", "en"] {
        let arguments = ["template", "diff", "shandong/zaozhuang-self-2024", &b, "--lang", language];
        let rules = [&arguments[..], &["--rescore", "examples/zaozhuang-2024", &tables]].concat();
        let output = support::jixiao(&rules).env("COLUMNS", "80").output().unwrap();
        let ran = support::ran(&output);
        let widest = ran.out.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap();
        assert!(ran.code == 1 && widest <= 80, "{}", ran.out);
        insta::assert_snapshot!(format!("diff-{language}"), ran.out);
    }
}

#[test]
fn exit_codes() {
    let folder = edited();
    let (b, dear) = (path(&folder, "b.toml"), path(&folder, "tables/dear.toml"));
    let same = run(&["template", "比较", SELF, "shandong/zaozhuang-self-2024"]);
    assert_eq!((same.code, same.out.lines().nth(1)), (0, Some("规则没有差别")));
    assert_eq!(run(&["template", "diff", SELF, &b]).code, 1);
    // Other rules, and yet the same points everywhere.
    let car = "examples/zaozhuang-2024/vehicle-operation.toml";
    assert_eq!(run(&["template", "diff", SELF, &b, "--rescore", car]).code, 0);
    assert_eq!(run(&["template", "diff", SELF, &b, "--rescore", &dear]).code, 1);
    // What cannot be scored does not stop the others.
    let ran = run(&["template", "diff", SELF, &b, "--rescore", "no.toml", &dear]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("no.toml: 错误") && ran.out.contains("共 1 张表"), "{}\n{}", ran.err, ran.out);
    assert!(ran.out.trim_end().ends_with("1 张无法重算"), "{}", ran.out);
    assert_eq!(run(&["template", "diff", SELF, "no/such"]).code, 2);
}

#[test]
fn json_validates_and_does_not_depend_on_the_language() {
    let folder = edited();
    let (b, tables) = (path(&folder, "b.toml"), path(&folder, "tables"));
    let arguments = ["template", "diff", SELF, &b, "-f", "json", "--rescore", "examples/zaozhuang-2024", &tables];
    let zh = run(&arguments).out;
    assert_eq!(zh, run(&[&arguments[..], &["--lang", "en"]].concat()).out);
    let json: Value = serde_json::from_str(&zh).unwrap();
    let schema: Value = serde_json::from_str(jixiao::schemas::schema("template-diff").unwrap()).unwrap();
    let errors: Vec<String> =
        jsonschema::validator_for(&schema).unwrap().iter_errors(&json).map(|error| error.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
    let diff: TemplateDiff = serde_json::from_value(json).unwrap();
    let rescored = diff.rescored.unwrap();
    assert_eq!((rescored.tables.len(), rescored.other_total, rescored.other_grade, rescored.failed), (5, 2, 0, 0));
    // 0.01 for 7.125, and once more with 2.25 → 2.27 for 93.5 of 85: 0.04 over five tables.
    assert_eq!(rescored.mean_difference.printed().as_deref(), Some("0.008"));
}

/// A row that only one side scores says why the other does not.
#[test]
fn a_row_without_points_says_why() {
    let text = table_text("unit-operation");
    let open = text.replacen("actual = \"85 万元\"\n", "", 1);
    let (whole, open) = (support::score(&text), support::score(&open));
    let diff = compare(&whole, &open);
    let whys: Vec<String> = diff.rows.iter().map(|row| row.why().zh).collect();
    assert_eq!(whys, ["实际值 85 万元 → —;后者不计分:未填写实际完成值"]);
    assert_eq!(diff.difference.printed().as_deref(), Some("0"));
    assert!(compare(&whole, &whole).is_same());
    let mut fewer = whole.clone();
    fewer.indicators.remove(0);
    assert_eq!(compare(&whole, &fewer).rows[0].why().en, "only the first has this row");
    assert_eq!(compare(&fewer, &whole).rows[0].why().en, "only the second has this row");
}

/// Every text and every number of a template that may be another one: changed, the page differs, and
/// nowhere else than there.
#[test]
fn no_change_of_a_rule_goes_unseen() {
    let mut tried = 0;
    for fixture in ["every-method", "monitoring"] {
        let text = std::fs::read_to_string(root().join(format!("tests/fixtures/{fixture}/template.toml"))).unwrap();
        let template: Template = toml::from_str(&text).unwrap();
        let whole = serde_json::to_value(&template).unwrap();
        for pointer in leaves(&whole, "") {
            // Who the template is stands in the head of the page.
            if ["/id", "/version", "/title", "/title_en"].contains(&pointer.as_str()) {
                continue;
            }
            let accepted = others(whole.pointer(&pointer).unwrap()).into_iter().find_map(|other| {
                let mut changed = whole.clone();
                *changed.pointer_mut(&pointer).unwrap() = other;
                serde_json::from_value::<Template>(changed).ok().filter(|changed| *changed != template)
            });
            let Some(changed) = accepted else { continue };
            let rules = statements::rules(&template, &changed);
            assert!(!rules.is_empty(), "nobody sees that {pointer} is another one");
            assert!(rules.iter().all(tells_both), "{rules:?}");
            tried += 1;
        }
    }
    assert!(tried > 200, "only {tried} changes were tried");
}

fn tells_both(rule: &RuleDiff) -> bool {
    rule.before != rule.after && !rule.subject.zh.is_empty() && !rule.subject.en.is_empty()
}

fn leaves(value: &Value, pointer: &str) -> Vec<String> {
    let below =
        |key: &str, value: &Value| leaves(value, &format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")));
    match value {
        Value::Object(map) => map.iter().flat_map(|(key, value)| below(key, value)).collect(),
        Value::Array(list) => {
            list.iter().enumerate().flat_map(|(index, value)| below(&index.to_string(), value)).collect()
        }
        _ => vec![pointer.to_owned()],
    }
}

/// Other values that a template might have in the same place.
fn others(value: &Value) -> Vec<Value> {
    let words = [
        "half_down",
        "tier",
        "unassessable",
        "initial",
        "wrong",
        "both",
        "full",
        "dropped",
        "actual",
        "green",
        "yellow",
        "red",
        "blue",
        "rescale",
        "open",
        "department",
        "all_or_nothing",
        "equality",
        "0",
        "3%",
        "85%",
        "0.5",
    ];
    match value {
        Value::Bool(value) => vec![Value::Bool(!value)],
        Value::Number(_) => vec![3.into(), 0.into()],
        // `0` for `0%` is another spelling of the same rule.
        Value::String(text) => {
            let known = words.iter().filter(|word| !(**word == "0" && text == "0%")).map(|word| (*word).to_owned());
            known.chain(["1", "另"].map(|more| format!("{text}{more}"))).map(Value::from).collect()
        }
        _ => Vec::new(),
    }
}

/// The points of the two templates are those of the scorer.
#[test]
fn rescoring_is_scoring_twice() {
    let folder = edited();
    let mut engine = ScoringEngine::builtin().unwrap();
    let mut by = engine.clone();
    let after = by.add_template(&Source::open(&path(&folder, "b.toml")).unwrap()).unwrap();
    by.score_with(after);
    let before = engine.library().get("shandong/zaozhuang-self-2024").unwrap();
    engine.score_with(before);
    let source = Source::open(&path(&folder, "tables/dear.toml")).unwrap();
    let document = Document::all(&source).next().unwrap().unwrap();
    let diff = rescore(&document, &engine, &by).unwrap().unwrap();
    let [old, new] = [&engine, &by].map(|engine| engine.score(&source).remove(0).unwrap());
    assert_eq!((&diff.total.before, &diff.total.after), (&old.total.score, &new.total.score));
    let points = |row: &jixiao::diff::RowDiff| {
        [&row.before, &row.after].map(|side| side.as_ref().unwrap().score.unwrap().to_string())
    };
    assert_eq!(
        diff.rows.iter().map(points).collect::<Vec<_>>(),
        [["2.25", "2.27"], ["7.12", "7.13"]].map(|pair| pair.map(String::from))
    );
}
