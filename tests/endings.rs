//! The name of a file says what is in it, whatever is asked for: every command, every format, every ending.

use std::fs;
use std::path::Path;
use std::thread;

use serde_json::Value;

use crate::support::{Ran, jixiao, ran, root};

/// Commands that write a file, with arguments that lack nothing but it.
const COMMANDS: [(&str, &[&str]); 14] = [
    ("score", &["a.toml", "b.toml"]),
    ("audit", &["a.toml", "b.toml"]),
    ("seal", &["a.toml", "b.toml"]),
    ("diff", &["a.toml", "b.toml"]),
    ("rollup", &["a.toml", "b.toml"]),
    ("report", &["a.toml", "b.toml"]),
    ("narrate", &["a.toml", "b.toml", "--draft"]),
    ("trend", &["a.toml", "b.toml"]),
    ("sample", &["a.toml", "b.toml", "-n", "1", "--seed", "甲"]),
    ("monitor", &["plan"]),
    ("propose", &["a.toml", "b.toml", "--rule", "sichuan/results-2025"]),
    ("import", &["book.csv", "other.csv"]),
    ("new", &[]),
    ("export", &["a.toml", "b.toml"]),
];

const ENDINGS: [&str; 14] =
    ["txt", "log", "md", "json", "ndjson", "jsonl", "csv", "html", "htm", "xlsx", "docx", "toml", "seal", "pdf"];

fn run_in_folder(folder: &Path, arguments: &[&str]) -> Ran {
    ran(&jixiao(arguments).current_dir(folder).output().unwrap())
}

#[test]
fn what_a_file_is_called_is_in_it() {
    let help = run_in_folder(root(), &["help", "--lang", "en"]).out;
    let all = help.lines().skip_while(|line| *line != "Commands:").filter_map(|line| line.strip_prefix("  "));
    for command in all.filter(|line| !line.starts_with(' ')).filter_map(|line| line.split(' ').next()) {
        let has_output = run_in_folder(root(), &[command, "--help", "--lang", "en"]).out.contains("--output ");
        let is_here = COMMANDS.iter().any(|(known, _)| *known == command);
        assert!(!has_output || is_here || command.starts_with('-'), "{command} writes files and is not tried");
    }
    thread::scope(|scope| {
        let tried: Vec<_> =
            COMMANDS.iter().map(|(command, given)| scope.spawn(move || tried(command, given))).collect();
        let wrong: Vec<String> = tried.into_iter().flat_map(|tried| tried.join().unwrap()).collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

/// Every format of a command into every ending: what is in a file that is not what its name says.
fn tried(command: &str, given: &[&str]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for (name, from) in [
        ("a.toml", "examples/zaozhuang-2024/unit-operation.toml"),
        ("b.toml", "examples/zaozhuang-2024/macro-research.toml"),
        ("book.csv", "examples/import/ferries.csv"),
        ("other.csv", "examples/import/ferries.csv"),
    ] {
        fs::copy(root().join(from), at(name)).unwrap();
    }
    fs::create_dir(at("plan")).unwrap();
    for file in fs::read_dir(root().join("tests/fixtures/monitoring-plan")).unwrap().flatten() {
        fs::copy(file.path(), at("plan").join(file.file_name())).unwrap();
    }
    let help = run_in_folder(folder.path(), &[command, "--help", "--lang", "en"]).out;
    let option = if command == "export" { "--to" } else { "--format" };
    let formats = formats(&help, option);
    let mut written = 0;
    let mut wrong = Vec::new();
    for format in formats.iter().map(Some).chain([None]) {
        for ending in ENDINGS {
            let file = format!("x.{ending}");
            let mut arguments = [&[command], given, &["-o", &file]].concat();
            arguments.extend(format.iter().flat_map(|format| [option, format.as_str()]));
            let ran = run_in_folder(folder.path(), &arguments);
            let Ok(bytes) = fs::read(at(&file)) else {
                if ran.code < 2 {
                    wrong.push(format!("{arguments:?} wrote nothing: {}", ran.err));
                }
                continue;
            };
            written += 1;
            if !is_named(&bytes, ending) {
                wrong.push(format!("{arguments:?} wrote {}", String::from_utf8_lossy(&bytes[..bytes.len().min(40)])));
            }
            fs::remove_file(at(&file)).unwrap();
        }
    }
    if written == 0 {
        wrong.push(format!("{command} wrote nothing at all"));
    }
    wrong
}

/// The values of an option, as its help lists them.
fn formats(help: &str, option: &str) -> Vec<String> {
    let lines = help.lines().map(str::trim).skip_while(|line| !line.contains(&format!("{option} <")));
    let values = lines.skip_while(|line| !line.contains("ossible values")).take_while(|line| !line.is_empty());
    values.filter_map(|line| Some(line.strip_prefix("- ")?.split(':').next()?.to_owned())).collect()
}

fn is_named(bytes: &[u8], ending: &str) -> bool {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let is_json = |text: &str| serde_json::from_str::<Value>(text).is_ok();
    let are_lines = text.lines().count() > 1 && text.lines().all(is_json);
    let has_part = |name: &str| bytes.windows(name.len()).any(|part| part == name.as_bytes());
    let is_html = text.to_lowercase().contains("<html");
    let is_plain = !text.is_empty() && !is_json(text) && !are_lines && !is_html && !text.starts_with('\u{FEFF}');
    match ending {
        "json" | "seal" => is_json(text),
        "ndjson" | "jsonl" => are_lines,
        "csv" => text.starts_with('\u{FEFF}'),
        "html" | "htm" => is_html,
        "xlsx" => has_part("xl/workbook.xml"),
        "docx" => has_part("word/document.xml"),
        "toml" => toml::from_str::<toml::Table>(text).is_ok(),
        "md" => is_plain && text.starts_with('#'),
        "txt" | "log" => is_plain && toml::from_str::<toml::Table>(text).is_err(),
        _ => false,
    }
}

#[test]
fn one_file_holds_no_two_tables() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["one.csv", "two.csv"] {
        fs::copy(root().join("examples/import/ferries.csv"), folder.path().join(name)).unwrap();
    }
    let out = |name: &str| Path::new(folder.path()).join(name).exists();
    assert_eq!(run_in_folder(folder.path(), &["import", "one.csv", "two.csv", "-o", "both.toml"]).code, 2);
    assert_eq!(run_in_folder(folder.path(), &["import", "one.csv", "-o", "one.toml"]).code, 0);
    assert!(!out("both.toml") && out("one.toml"));
}

#[test]
fn a_misspelt_ending_gets_the_one_that_is_meant() {
    for (arguments, meant) in [
        (&["export", "examples/zaozhuang-2024", "-o", "a.xslx"][..], ".xlsx"),
        (&["new", "-o", "a.tmol"], ".toml"),
        (&["narrate", "examples/zaozhuang-2024", "--draft", "-o", "a.dcox"], ".docx"),
        (&["audit", "examples/zaozhuang-2024", "-o", "a.jsno"], ".json"),
    ] {
        let ran = run_in_folder(root(), &[arguments, &["--lang", "en"]].concat());
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert!(ran.err.contains(&format!("did you mean {meant}?")), "{arguments:?}: {}", ran.err);
    }
}
