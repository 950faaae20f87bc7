//! What the tests of the program share.

pub(crate) mod compare;
pub(crate) mod edit;
pub(crate) mod facts;
pub(crate) mod markup;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use jixiao::audit::{AuditFiles, Auditing, Finding, Severity, Undecided};
use jixiao::intake::{Document, ScoringEngine};
use jixiao::model::scorecard::Scorecard;
use jixiao::model::value::Date;
use jixiao::read::{Format, Source};
use serde::de::DeserializeOwned;

/// A figure, or what else there may be, as it is printed.
pub(crate) trait AsPrinted {
    fn printed(&self) -> Option<String>;
}

impl<T: ToString> AsPrinted for Option<T> {
    fn printed(&self) -> Option<String> {
        self.as_ref().map(ToString::to_string)
    }
}

/// The top folder of the project.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What a test goes through, as data: a TOML file below `tests/`.
pub(crate) fn data<T: DeserializeOwned>(path: &str) -> T {
    let text = std::fs::read_to_string(root().join("tests").join(path)).unwrap();
    toml::from_str(&text).unwrap_or_else(|error| panic!("tests/{path}: {error}"))
}

/// The rows of a test, as data: the one list of a TOML file below `tests/`, whatever it is called there.
pub(crate) fn rows<T: DeserializeOwned>(path: &str) -> Vec<T> {
    let mut lists: BTreeMap<String, Vec<T>> = data(path);
    let (_, rows) = lists.pop_first().unwrap_or_else(|| panic!("tests/{path} is empty"));
    assert!(lists.is_empty(), "tests/{path} has a second list, which no test reads");
    rows
}

/// The four published tables, by the names of their files.
pub(crate) const TABLES: [&str; 4] = ["hotline-12345", "macro-research", "unit-operation", "vehicle-operation"];

pub(crate) fn table(name: &str) -> PathBuf {
    root().join("examples/zaozhuang-2024").join(name).with_extension("toml")
}

/// A template without its examples, for tests that change its rules; they stand at its end.
pub(crate) fn without_examples(template: &str) -> String {
    template.split("[[examples]]").next().unwrap_or_default().to_owned()
}

pub(crate) fn table_text(name: &str) -> String {
    std::fs::read_to_string(table(name)).unwrap()
}

/// The scorecard of a published table, with its derivations.
pub(crate) fn scorecard(name: &str) -> Scorecard {
    score(&table_text(name))
}

/// The scorecard of a table in TOML.
pub(crate) fn score(text: &str) -> Scorecard {
    ScoringEngine::builtin()
        .unwrap()
        .score_text("table.toml", Format::Toml, text)
        .unwrap_or_else(|e| panic!("{e}\n{text}"))
}

/// The messages about a table in TOML that cannot be scored, in Chinese.
pub(crate) fn refusal(text: &str) -> String {
    let source = Source::from_bytes("table.toml", Some(Format::Toml), text.as_bytes().to_vec()).unwrap();
    let mut results = ScoringEngine::builtin().unwrap().score(&source);
    let problems = results.remove(0).expect_err("the table was scored");
    problems.0.iter().map(|problem| problem.in_language(jixiao::words::Language::Zh)).collect::<Vec<_>>().join("\n")
}

/// Documents in TOML, named by their numbers.
pub(crate) fn documents(texts: &[&str]) -> Vec<Source> {
    let source = |(index, text): (usize, &&str)| {
        Source::from_bytes(&format!("{index}.toml"), Some(Format::Toml), text.as_bytes().to_vec()).unwrap()
    };
    texts.iter().enumerate().map(source).collect()
}

/// What the audit of some documents finds, together too, and what it leaves open.
pub(crate) fn audit(engine: &ScoringEngine, sources: &[Source]) -> (Vec<Finding>, Vec<Undecided>) {
    let mut auditing = Auditing::begin(&AuditFiles::default(), Date::new(2025, 3, 1).unwrap()).unwrap();
    let (mut findings, mut undecided) = (Vec::new(), Vec::new());
    for source in sources {
        for document in Document::all(source) {
            let read = document.and_then(|document| auditing.auditor().read(engine, &document));
            let (mut found, mut open) = auditing.take(read.unwrap_or_else(|error| panic!("{error}")));
            findings.append(&mut found);
            undecided.append(&mut open);
        }
    }
    let mut concluded = auditing.conclude(Severity::Error);
    findings.append(&mut concluded.findings);
    undecided.append(&mut concluded.undecided);
    (findings, undecided)
}

/// The program, in an environment of its own.
pub(crate) fn jixiao(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jixiao"));
    command.args(arguments).env_clear().env("COLUMNS", "100").current_dir(root());
    command
}

pub(crate) struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

pub(crate) fn run(arguments: &[&str]) -> Ran {
    ran(&jixiao(arguments).output().unwrap())
}

/// What is said on standard error without the lines at fault, which stand below the messages.
pub(crate) fn without_excerpts(said: &str) -> String {
    let is_excerpt =
        |line: &&str| line.trim_start_matches([' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']).starts_with('|');
    said.split_inclusive('\n').filter(|line| !is_excerpt(line)).collect()
}

/// Runs the program with a text on its standard input.
pub(crate) fn run_with(arguments: &[&str], input: &[u8]) -> Ran {
    let mut command = jixiao(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        // Answers flow while the input still comes, and the program may refuse it before it has read all of it.
        scope.spawn(move || {
            let _ = stdin.write_all(input);
        });
        ran(&child.wait_with_output().unwrap())
    })
}

pub(crate) fn ran(output: &Output) -> Ran {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    Ran { code: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
}
