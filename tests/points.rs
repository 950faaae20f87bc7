//! `score -f points`: one short line a table, in which the figures are those of its scorecard.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::support::{jixiao, root, run, run_with};

const EXAMPLES: &str = "examples/zaozhuang-2024";

/// What lines are made of: examples, published tables and every method.
const FOLDERS: [&str; 3] = [EXAMPLES, "tests/fixtures", "examples/second-scoring"];

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_line_says_what_the_scorecard_says() {
    let validator = jsonschema::validator_for(&serde_json::from_str(&run(&["schema", "points"]).out).unwrap()).unwrap();
    let mut seen = 0;
    for folder in FOLDERS {
        let cards = lines(&run(&["score", folder, "-f", "ndjson", "--brief"]).out);
        let points = lines(&run(&["score", folder, "-f", "points"]).out);
        assert_eq!(points.len(), cards.len(), "{folder}");
        for (line, card) in points.iter().zip(&cards) {
            assert!(validator.is_valid(line), "{line}");
            let of = |key: &str| card["project"].get(key).cloned().unwrap_or_default();
            assert_eq!(
                line["project"],
                json!({ "code": of("code"), "name": of("name"), "department": of("department"), "unit": of("unit") })
            );
            let template = &card["template"];
            let stamp = format!("{}@{}", template["id"].as_str().unwrap(), template["version"].as_str().unwrap());
            assert_eq!((line["year"].clone(), line["template"].as_str()), (card["year"].clone(), Some(stamp.as_str())));
            assert_eq!(line["rate_percent"], card["execution"]["rate_percent"]);
            assert_eq!(line["execution"], card["execution"]["score"]);
            let scores: Vec<&Value> =
                card["indicators"].as_array().unwrap().iter().map(|indicator| &indicator["score"]).collect();
            assert_eq!(line["points"], json!(scores));
            let total = &card["total"];
            assert_eq!(
                (&line["total"], &line["assessed"], &line["grade"]),
                (&total["score"], &total["assessed"], &card["grade"])
            );
            seen += 1;
        }
    }
    assert!(seen >= 7, "{seen}");
}

/// A table of `national/self-2020`, whose tiers are 产出指标, 效益指标 and 满意度指标.
fn table(rows: &[(&str, &str)]) -> String {
    let rows: Vec<Value> = rows
        .iter()
        .map(|(tier, weight)| json!({ "path": [tier, "指标"], "name": "个数", "target": "≥3个", "actual": "3个", "weight": weight }))
        .collect();
    json!({ "template": "national/self-2020", "year": 2023, "project": { "name": "一" }, "indicators": rows })
        .to_string()
}

#[test]
fn tiers_stand_in_the_order_of_the_template() {
    let tiers = |rows: &[(&str, &str)]| {
        lines(&run_with(&["score", "-", "-f", "points"], table(rows).as_bytes()).out)[0]["tiers"].clone()
    };
    let whole = tiers(&[("满意度指标", "10"), ("产出指标", "50"), ("效益指标", "30")]);
    assert_eq!(whole, json!(["50.00", "30.00", "10.00"]));
    // One that the table lacks leaves its place; one that the template does not name stands behind the others.
    assert_eq!(tiers(&[("其他指标", "10"), ("满意度指标", "10")]), json!([null, null, "10.00", "10.00"]));
    // One tier that is spelled in two ways is one.
    assert_eq!(tiers(&[("产出指标", "20"), ("产出指标（50分）", "30")]), json!(["50.00", null, null]));
}

/// A figure that can be read in more than one way is open, whichever rows of its kind came before it.
#[test]
fn ambiguous_figures_are_open_on_the_straight_way() {
    let cells = [
        ("≥95%", "96", true),
        ("≥95%", "0.96", false),
        ("≥95%", "99%", true),
        ("≥95%", "290%", false),
        ("≥90%", "约95%", true),
        ("≥95%", "约95%", false),
        ("≥40人", "≥41人", true),
        ("≥40人", "≤40人", false),
        ("≥0.95", "96%", true),
        ("≥0.97", "96%", false),
    ];
    let line = |(target, actual, _): &(&str, &str, bool)| {
        json!({ "template": "national/self-2020", "year": 2024, "project": { "name": "甲" },
                "funds": [{ "source": "total", "budget": "100", "executed": "100" }],
                "indicators": [{ "path": ["产出指标", "质量指标"], "name": "合格率", "target": target, "actual": actual,
                                 "weight": "90" }] })
        .to_string()
    };
    let scored = |cells: &[(&str, &str, bool)]| -> Vec<bool> {
        let input = cells.iter().map(line).collect::<Vec<_>>().join("\n");
        let ran = run_with(&["score", "-f", "points", "--fail-on", "never", "-"], input.as_bytes());
        lines(&ran.out).iter().map(|line| !line["points"][0].is_null()).collect()
    };
    let mut turned = cells;
    turned.reverse();
    for cells in [cells, turned] {
        assert_eq!(scored(&cells), cells.map(|(.., scored)| scored));
    }
}

#[test]
fn totals_leave_the_points_out() {
    let whole = lines(&run(&["score", EXAMPLES, "-f", "points"]).out);
    let sums = lines(&run(&["score", EXAMPLES, "-f", "points", "--totals"]).out);
    for (mut whole, sums) in whole.into_iter().zip(sums) {
        assert!(whole.as_object_mut().unwrap().remove("points").is_some());
        assert_eq!(whole, sums);
    }
}

#[test]
fn pipelines_are_told_of_failures_alone() {
    let open = table(&[("产出指标", "50")]);
    let code = |extra: &[&str], input: &str| {
        run_with(&[&["score", "-", "-f", "points"], extra].concat(), input.as_bytes()).code
    };
    assert_eq!((code(&[], &open), code(&["--fail-on", "never"], &open)), (1, 0));
    assert_eq!(code(&["--fail-on", "open"], &open), 1);
    let faulty = format!("{open}\n{{\"project\":1}}\n{open}\n");
    assert_eq!(code(&["--fail-on", "never"], &faulty), 2);
    let ran = run_with(&["score", "-", "-f", "points", "--fail-on", "never"], faulty.as_bytes());
    assert_eq!(ran.out.lines().count(), 2);
    assert!(ran.err.contains("-:2:"), "{}", ran.err);
}

#[test]
fn points_are_written_into_files_of_lines() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["points.ndjson", "points.jsonl"] {
        let path = folder.path().join(name);
        let ran = run(&["score", EXAMPLES, "-f", "points", "-o", path.to_str().unwrap()]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(lines(&std::fs::read_to_string(&path).unwrap()).len(), 4, "{name}");
    }
    for name in ["points.csv", "points.points", "points.txt", "points.json"] {
        let ran = run(&["score", EXAMPLES, "-f", "points", "-o", name, "--lang", "en"]);
        assert_eq!(ran.code, 2, "{name}");
        assert!(ran.err.contains("end the name with .ndjson, or change --format"), "{}", ran.err);
    }
}

#[test]
fn a_reader_sums_them_up() {
    let points = run(&["score", EXAMPLES, "-f", "points"]).out;
    let script = root().join("examples/points.py");
    let reader = Command::new("python3").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut reader) = reader else {
        assert!(std::env::var_os("CI").is_none(), "python3 is needed for this test");
        return;
    };
    reader.stdin.take().unwrap().write_all(points.as_bytes()).unwrap();
    let output = reader.wait_with_output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    assert!(said.lines().any(|line| line.starts_with("枣庄市人民政府办公室\t4\t")), "{said}");
}

/// Where there is a JDK.
#[test]
fn a_program_in_java_reads_them_as_they_come() {
    let java = Command::new("java")
        .arg(root().join("examples/Points.java"))
        .args([env!("CARGO_BIN_EXE_jixiao"), root().join(EXAMPLES).to_str().unwrap()])
        .output();
    let Some(output) = java.ok().filter(|output| !String::from_utf8_lossy(&output.stderr).contains("jdk.compiler"))
    else {
        return println!("not tested: there is no JDK");
    };
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(said, "枣庄市人民政府办公室\t4\t98.84\n", "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success());
}

/// The words of `jixiao` in help.
#[test]
fn help_names_it() {
    let output = jixiao(&["score", "--help", "--lang", "zh"]).output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("points"));
}
