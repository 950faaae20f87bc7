//! Calls: what a page is told is what the program says, and nothing that is asked stops it.

use std::path::PathBuf;

use jixiao::calls::call;
use jixiao::intake::{Document, Kind, ScoringEngine};
use jixiao::ledger::Detail;
use jixiao::read::files_below;
use serde_json::{Value, json};

use crate::support::{self, root};

/// The answer of a call, which is always an object.
fn ask(name: &str, request: &Value) -> Value {
    let answer = call(name, &request.to_string());
    let value: Value = serde_json::from_str(&answer).unwrap_or_else(|error| panic!("{name}: {error}\n{answer}"));
    assert!(value.is_object(), "{name}: {answer}");
    value
}

fn encoded(bytes: &[u8]) -> String {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let sign = |part: &[u8], place: usize| {
        let bits = (0..3).fold(0_usize, |bits, index| bits << 8 | usize::from(part.get(index).copied().unwrap_or(0)));
        if place > part.len() { '=' } else { char::from(SIGNS[bits >> (18 - 6 * place) & 63]) }
    };
    bytes.chunks(3).flat_map(|part| (0..4).map(move |place| sign(part, place))).collect()
}

/// Every file with tables that the program scores by its own templates: examples, published tables, clean ones, workbooks.
fn files() -> Vec<PathBuf> {
    let folders = ["examples", "tests/audit", "tests/annotate", "tests/import", "tests/fixtures"];
    let below = |folder: &str| files_below(&root().join(folder), &["toml", "json", "csv", "xlsx", "xls"]);
    let files = folders.into_iter().flat_map(below).map(|file| PathBuf::from(file.unwrap()));
    files.filter(|file| !file.to_string_lossy().ends_with(".findings.toml")).collect()
}

fn without_origin(mut card: Value) -> Value {
    card["input"] = Value::Null;
    if let Some(notes) = card.get_mut("notes").and_then(Value::as_array_mut) {
        notes.retain(|note| note["code"] != "import_unsure");
        if notes.is_empty() {
            card.as_object_mut().unwrap().remove("notes");
        }
    }
    card
}

/// A finding without its place in a file: a page has cells.
fn without_place(finding: &Value) -> Value {
    let mut finding = finding.clone();
    for key in ["field", "correction"] {
        finding.as_object_mut().unwrap().remove(key);
    }
    finding["location"] = finding["location"]["pointer"].clone();
    finding
}

#[test]
fn a_page_shows_the_scorecard_and_the_findings_of_the_program() {
    let engine = ScoringEngine::builtin().unwrap().detail(Detail::Brief);
    let (mut tables, mut findings) = (0, 0);
    for file in files() {
        let name = file.file_name().unwrap().to_str().unwrap();
        let bytes = std::fs::read(&file).unwrap();
        let Ok(source) = engine.source(name, bytes.clone()) else { continue };
        let opened = ask("open", &json!({ "name": name, "base64": encoded(&bytes) }));
        let mut opened = opened["tables"].as_array().unwrap().iter();
        for document in Document::all(&source) {
            let Ok(document) = document else { continue };
            if document.kind != Kind::Table || document.decode::<jixiao::Assessment>().is_err() {
                continue;
            }
            let table = opened.next().unwrap_or_else(|| panic!("{name}: a table was not opened"));
            let Ok(Some(card)) = engine.score_document(&document) else { continue };
            let form = ask("form", &json!({ "assessment": table["assessment"], "today": "2025-03-01" }));
            let card = serde_json::to_value(&card).unwrap();
            assert_eq!(without_origin(form["card"].clone()), without_origin(card), "{name}");
            assert_eq!(form["total"], form["card"]["total"]["score"]);
            tables += 1;

            let text = table["assessment"].to_string();
            let own = jixiao::Source::from_bytes("table.json", None, text.into_bytes()).unwrap();
            let (told, open) = support::audit(&engine, &[own]);
            let of = |found: &Value| found.as_array().unwrap().iter().map(without_place).collect::<Vec<_>>();
            assert_eq!(of(&form["findings"]), of(&serde_json::to_value(&told).unwrap()), "{name}");
            assert_eq!(of(&form["undecided"]), of(&serde_json::to_value(&open).unwrap()), "{name}");
            findings += told.len();
        }
        assert!(opened.next().is_none(), "{name}");
    }
    assert!(tables > 100 && findings > 100, "{tables} tables, {findings} findings");
}
