//! `folder` and `file`: what is there, and what is found in it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde::Serialize;
use serde_json::{Value, json};

use super::files::{Files, listed};
use super::read_file::ReadFile;
use super::seen::{Counted, Seen, sign_of};
use super::standing::standing;
use crate::audit::{AuditVerdict, AuditedDocument, Auditor, Finding, RosterCheck, Severity, Undecided};
use crate::calls::answer::problems;
use crate::intake::{Document, ScoringEngine};
use crate::model::decision::Decision;
use crate::num::Figure;
use crate::order::Order;
use crate::print::line;
use crate::words::{Caution, Place, Problem, Problems, Text, text};

/// Files that are worked on at once.
const THREADS: usize = if cfg!(target_family = "wasm") { 1 } else { 4 };

#[derive(Serialize)]
struct FolderShown {
    dir: String,
    files: Vec<FileShown>,
    /// What is not read, and why.
    left_out: Vec<Told>,
    /// What is found in several tables together.
    together: Together,
    /// Who must report, held against what came, where there is a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    roster: Option<RosterCheck>,
    writable: bool,
    /// What is wrong with the folder itself and with the files of state.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    problems: Vec<Value>,
}

#[derive(Serialize)]
struct FileShown {
    id: String,
    name: String,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    tables: Vec<TableShown>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    problems: Vec<Value>,
}

#[derive(Serialize)]
struct TableShown {
    id: String,
    title: String,
    department: Option<String>,
    year: Option<u16>,
    score: Option<Figure>,
    grade: Option<String>,
    findings: Counted,
    /// How many findings somebody has confirmed.
    confirmed: usize,
    verdict: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    problems: Vec<Value>,
}

#[derive(Serialize)]
struct Together {
    verdict: AuditVerdict,
    findings: Vec<Finding>,
    undecided: Vec<Undecided>,
}

#[derive(Serialize)]
struct Told {
    name: String,
    #[serde(flatten)]
    text: Text,
}

/// A finding with what was said to it.
#[derive(Serialize)]
pub(crate) struct FindingShown<'a> {
    id: String,
    #[serde(flatten)]
    finding: &'a Finding,
    standing: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    decisions: Vec<&'a Decision>,
}

impl<'a> FindingShown<'a> {
    fn of(finding: &'a Finding, year: Option<u16>, log: &'a [Decision]) -> Self {
        let id = sign_of(finding, year);
        let decisions = log.iter().filter(|line| line.finding == id).collect();
        Self { standing: standing(finding, year, log), id, finding, decisions }
    }

    /// All findings of a table, the gravest first, as its form lists them.
    pub(crate) fn all(seen: &'a Seen, log: &'a [Decision]) -> Vec<Self> {
        let mut shown: Vec<Self> =
            seen.audited.findings.iter().map(|finding| Self::of(finding, seen.year, log)).collect();
        shown.order_by_key(|shown| std::cmp::Reverse(shown.finding.severity));
        shown
    }
}

/// A file, and its tables as they were seen.
struct Looked {
    file: Arc<ReadFile>,
    seen: Vec<Result<Seen, Problems>>,
}

/// The answer of `folder`.
pub(crate) fn show<F: Files + Sync>(engine: &ScoringEngine, given: &F) -> Result<String, Problems> {
    let listing = listed(engine, given);
    let mut auditing = given.auditing()?;
    let (log, mut wrong) = given.decisions()?;
    let auditor = auditing.auditor();
    let looked = each(&listing.names, |name| look_at(engine, given, auditor, name));
    let mut files = Vec::with_capacity(looked.len());
    let mut together = Vec::new();
    for (name, found) in listing.names.iter().zip(looked) {
        files.push(file_shown(given, name, &found, &log));
        match found {
            Ok(Looked { file, seen }) => {
                for seen in seen {
                    together.push(seen.ok().map(|seen| AuditedDocument::Table(Box::new(seen.audited))));
                }
                if let Some(source) = &file.department {
                    for document in Document::all(source) {
                        together.push(document.and_then(|document| auditor.read(engine, &document)).ok());
                    }
                }
                if !file.problems().is_empty() {
                    together.push(None);
                }
            }
            Err(_) => together.push(None),
        }
    }
    for document in together {
        match document {
            Some(document) => drop(auditing.take(document)),
            None => auditing.fail(),
        }
    }
    auditing.leave_unread(&listing.unread);
    let concluded = auditing.conclude(Severity::Error);
    wrong.splice(0..0, listing.problems);
    let told = |Caution { place, text }: Caution| Told { name: place.to_string(), text };
    written(&FolderShown {
        dir: given.dir(),
        files,
        left_out: listing.unread.into_iter().chain(listing.imported).map(told).collect(),
        together: Together { verdict: concluded.verdict, findings: concluded.findings, undecided: concluded.undecided },
        roster: concluded.roster,
        writable: given.is_writable(),
        problems: as_values(wrong),
    })
}

fn look_at(engine: &ScoringEngine, files: &impl Files, auditor: &Auditor, name: &str) -> Result<Looked, Problem> {
    let file = files.read(engine, name)?;
    let seen = file.tables.iter().map(|table| Seen::of(engine, auditor, table)).collect();
    Ok(Looked { file, seen })
}

fn file_shown(files: &impl Files, name: &str, found: &Result<Looked, Problem>, log: &[Decision]) -> FileShown {
    let id = files.sign(name);
    let mut shown = FileShown {
        kind: kind(name, found.as_ref().is_ok_and(|found| found.file.department.is_some())),
        name: name.to_owned(),
        version: None,
        tables: Vec::new(),
        problems: Vec::new(),
        id,
    };
    match found {
        Ok(Looked { file, seen }) => {
            shown.version = Some(file.version.clone());
            shown.problems = file.problems().to_vec();
            let tables = file.titles().zip(seen).enumerate();
            shown.tables =
                tables.map(|(index, (title, seen))| table_shown(&shown.id, index, title, seen, log)).collect();
        }
        Err(problem) => shown.problems = as_values(vec![problem.clone()]),
    }
    shown
}

/// The answer of `file`: as `open` answers, with the version, and every finding with what was said to it.
pub(crate) fn file_in_full(
    engine: &ScoringEngine,
    files: &impl Files,
    name: &str,
    file: &ReadFile,
) -> Result<String, Problems> {
    let auditing = files.auditing()?;
    let (log, _) = files.decisions()?;
    let id = files.sign(name);
    let mut shown = file.opened.clone();
    let tables = shown.get_mut("tables").and_then(Value::as_array_mut);
    for (index, (table, source)) in tables.into_iter().flatten().zip(&file.tables).enumerate() {
        let Some(table) = table.as_object_mut() else { continue };
        table.insert("id".to_owned(), json!(format!("{id}.{index}")));
        let findings = match Seen::of(engine, auditing.auditor(), source) {
            Ok(seen) => value(&FindingShown::all(&seen, &log))?,
            Err(problems) => {
                table.insert("problems".to_owned(), Value::Array(as_values(problems.0)));
                json!([])
            }
        };
        table.insert("findings".to_owned(), findings);
    }
    if let Some(shown) = shown.as_object_mut() {
        shown.insert("id".to_owned(), json!(id));
        shown.insert("name".to_owned(), json!(name));
        shown.insert("version".to_owned(), json!(file.version));
        shown.insert("writable".to_owned(), json!(files.is_writable()));
    }
    written(&shown)
}

fn table_shown(file: &str, index: usize, title: &str, seen: &Result<Seen, Problems>, log: &[Decision]) -> TableShown {
    let mut shown = TableShown {
        id: format!("{file}.{index}"),
        title: title.to_owned(),
        department: None,
        year: None,
        score: None,
        grade: None,
        findings: Counted::default(),
        confirmed: 0,
        verdict: "fail",
        problems: Vec::new(),
    };
    match seen {
        Ok(seen) => {
            shown.department.clone_from(&seen.department);
            shown.year = seen.year;
            shown.score = seen.score;
            shown.grade.clone_from(&seen.grade);
            shown.findings = seen.counted();
            shown.verdict = seen.verdict();
            let confirmed = |finding: &&Finding| standing(finding, seen.year, log) == "confirmed";
            shown.confirmed = seen.audited.findings.iter().filter(confirmed).count();
        }
        Err(problems) => shown.problems = as_values(problems.0.clone()),
    }
    shown
}

/// What kind of file it is.
fn kind(name: &str, department: bool) -> &'static str {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        _ if department => "department",
        "toml" => "toml",
        "json" | "ndjson" | "jsonl" => "json",
        "csv" | "tsv" => "columns",
        _ => "workbook",
    }
}

/// An answer in one line.
pub(crate) fn written<T: Serialize>(answer: &T) -> Result<String, Problems> {
    line(answer).map_err(|error| unspeakable(&error))
}

fn value<T: Serialize>(answer: &T) -> Result<Value, Problems> {
    serde_json::to_value(answer).map_err(|error| unspeakable(&error))
}

fn unspeakable(error: &serde_json::Error) -> Problems {
    Problem::new(Place::file("answer"), text!("无法写出:{error}", "cannot be written: {error}")).into()
}

/// Problems as every call tells them.
pub(crate) fn as_values(found: Vec<Problem>) -> Vec<Value> {
    let mut told: Value = serde_json::from_str(&problems(&Problems(found))).unwrap_or_default();
    told.get_mut("problems").and_then(Value::as_array_mut).map(std::mem::take).unwrap_or_default()
}

/// What becomes of each, in their order, by several threads.
fn each<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let run = || {
        let mut made = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { return made };
            made.push((index, work(item)));
        }
    };
    let mut made: Vec<(usize, R)> = thread::scope(|scope| {
        let threads: Vec<_> = (1..THREADS.min(items.len())).map(|_| scope.spawn(run)).collect();
        let own = run();
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).chain(own).collect()
    });
    made.sort_unstable_by_key(|(index, _)| *index);
    made.into_iter().map(|(_, made)| made).collect()
}
