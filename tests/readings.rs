//! What printed targets and actual values are read as: every text of the published tables, every
//! spelling that the study of such tables names, and spellings that other tables may use. The share
//! that is read fully is measured here and stands in `tests/readings/README.md`.

use std::collections::BTreeMap;
use std::fmt::Write;

use jixiao::intake::ScoringEngine;
use jixiao::model::scorecard::{Kind, Reading, Scorecard};
use jixiao::model::value::{Relation, Trend};
use jixiao::read::{Format, files_below};
use jixiao::words::Note;
use serde::Deserialize;

use crate::support::{AsPrinted as _, root};

/// A file of readings: those of one published table, or spellings of one sort.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Readings {
    /// Where the table was published; spellings have none.
    place: Option<String>,
    /// The title of the form, or what the spellings have in common.
    form: String,
    /// `table`, `study`, `standard` or `invented`.
    source: Source,
    /// The budget year, which dates without a year take.
    year: u16,
    rows: Vec<Row>,
}

/// Where texts come from. Only those of tables are evidence of how well tables are read.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
enum Source {
    /// A published table, row by row.
    Table,
    /// Spellings that the study of published tables lists.
    Study,
    /// Spellings in general use that no table of the study has.
    Standard,
    /// Made up, to resemble what other places may print.
    Invented,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    path: Option<Vec<String>>,
    name: Option<String>,
    operator: Option<String>,
    unit: Option<String>,
    target: Option<Expected>,
    actual: Option<Expected>,
}

/// A text and all that it is read as.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Expected {
    text: String,
    kind: Kind,
    relation: Option<Relation>,
    trend: Option<Trend>,
    value: Option<String>,
    high: Option<String>,
    first: Option<String>,
    unit: Option<String>,
    /// Count and unit of each part of a compound.
    #[serde(default)]
    parts: Vec<(String, String)>,
    #[serde(default)]
    guessed: bool,
    /// Codes of all notes, sorted; those of a guess are said by `guessed`.
    #[serde(default)]
    notes: Vec<String>,
    /// What a note proposes, word for word in both languages.
    proposes: Option<String>,
}

impl Expected {
    fn found(text: &str, reading: Reading, proposes: Option<&String>) -> Self {
        let is_reason = |note: &&Note| matches!(note.code.as_ref(), "direction_guessed" | "direction_unknown");
        let reasons = reading.notes.iter().filter(is_reason).count();
        assert_eq!(
            reasons,
            usize::from(reading.guessed),
            "{text}: guessed without a reason, or a reason without a guess"
        );
        let mut notes: Vec<String> = reading.notes.iter().map(|note| note.code.to_string()).collect();
        notes.retain(|code| !matches!(code.as_str(), "direction_guessed" | "direction_unknown"));
        notes.sort();
        let parts = reading.parts.into_iter().map(|part| (part.value.to_string(), part.unit.unwrap_or_default()));
        Self {
            text: text.to_owned(),
            kind: reading.kind,
            relation: reading.relation,
            trend: reading.trend,
            value: reading.value.printed(),
            high: reading.high.printed(),
            first: reading.first,
            unit: reading.unit,
            parts: parts.collect(),
            guessed: reading.guessed,
            notes,
            proposes: proposes.filter(|proposal| reading.notes.iter().any(|note| proposes_it(note, proposal))).cloned(),
        }
    }

    /// Nothing of it is left to a person: it is more than free text, its unit is known, and no note
    /// says that it may mean something else.
    fn is_read_fully(&self) -> bool {
        const DOUBTS: [&str; 4] = ["unit_unknown", "probable_ocr", "perhaps_a_month", "deadline_doubtful"];
        !matches!(self.kind, Kind::Text | Kind::Blank) && !self.notes.iter().any(|code| DOUBTS.contains(&code.as_str()))
    }
}

fn proposes_it(note: &Note, proposal: &str) -> bool {
    note.zh.contains(&format!("“{proposal}”")) && note.en.contains(&format!(" {proposal};"))
        || matches!(note.code.as_ref(), "target_in_name") && note.zh.contains(proposal) && note.en.contains(proposal)
}

fn all() -> Vec<(String, Readings)> {
    let files = files_below(&root().join("tests/readings"), &["toml"]).into_iter().map(Result::unwrap);
    let read = |name: String| {
        let text = std::fs::read_to_string(&name).unwrap();
        let readings: Readings = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(readings.source == Source::Table, readings.place.is_some(), "{name}: whose table is it?");
        (name, readings)
    };
    files.map(read).collect()
}

/// The file scored as a table, since columns and names are a part of what is read.
fn score(readings: &Readings) -> Scorecard {
    let text = |cell: &Option<Expected>| cell.as_ref().map(|cell| cell.text.clone());
    let indicator = |row: &Row| {
        let cells = [
            ("name", row.name.clone()),
            ("operator", row.operator.clone()),
            ("unit", row.unit.clone()),
            ("target", text(&row.target)),
            ("actual", text(&row.actual)),
        ];
        let cells = cells.into_iter().filter_map(|(key, cell)| Some((key.to_owned(), cell?.into())));
        let mut indicator: serde_json::Map<String, serde_json::Value> = cells.collect();
        indicator.insert("path".to_owned(), row.path.clone().unwrap_or_else(|| vec!["产出指标".to_owned()]).into());
        indicator
    };
    let indicators: Vec<_> = readings.rows.iter().map(indicator).collect();
    let table = serde_json::json!({
        "template": "national/self-2020",
        "year": readings.year,
        "project": { "name": readings.form },
        "indicators": indicators,
    });
    ScoringEngine::builtin().unwrap().score_text("table.json", Format::Json, &table.to_string()).unwrap()
}

#[test]
fn every_text_is_read_as_it_stands_here() {
    let mut faults = String::new();
    let mut texts = 0;
    for (name, readings) in all() {
        let card = score(&readings);
        for (row, scored) in readings.rows.iter().zip(card.indicators) {
            for (expected, reading) in [(&row.target, scored.reading.target), (&row.actual, scored.reading.actual)] {
                let Some(expected) = expected else { continue };
                let found = Expected::found(&expected.text, reading, expected.proposes.as_ref());
                texts += 1;
                if *expected != found {
                    writeln!(faults, "{name}\n  expected {expected:?}\n  found    {found:?}").unwrap();
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
    assert!(texts > 700, "only {texts} texts were found");
}

/// The same text is the same fact in every table: only its relation, its year and what it takes from
/// its neighbours may differ.
#[test]
fn a_text_is_of_one_kind_wherever_it_stands() {
    let mut kinds: BTreeMap<String, Kind> = BTreeMap::new();
    for (name, readings) in all() {
        for row in readings.rows.into_iter().filter(|row| row.operator.is_none()) {
            for cell in row.target.into_iter().chain(row.actual) {
                let kind = *kinds.entry(cell.text.clone()).or_insert(cell.kind);
                assert_eq!(kind, cell.kind, "{name}: {}", cell.text);
            }
        }
    }
}

/// How many target texts there are, and how many of them are read fully.
#[derive(Clone, Copy, Default)]
struct Share {
    texts: usize,
    fully: usize,
}

impl Share {
    fn add(&mut self, other: Self) {
        self.texts += other.texts;
        self.fully += other.fully;
    }
}

/// Counts the target texts of one source by kind: every cell, or every distinct text once. A distinct
/// text is read fully where all its cells are.
fn shares(source: Source, distinct: bool) -> BTreeMap<Kind, Share> {
    let mut shares: BTreeMap<Kind, Share> = BTreeMap::new();
    let mut texts: BTreeMap<String, (Kind, bool)> = BTreeMap::new();
    for (_, readings) in all().into_iter().filter(|(_, readings)| readings.source == source) {
        for target in readings.rows.into_iter().filter_map(|row| row.target) {
            let fully = target.is_read_fully();
            if distinct {
                texts.entry(target.text).or_insert((target.kind, true)).1 &= fully;
            } else {
                shares.entry(target.kind).or_default().add(Share { texts: 1, fully: fully.into() });
            }
        }
    }
    for (kind, fully) in texts.into_values() {
        shares.entry(kind).or_default().add(Share { texts: 1, fully: fully.into() });
    }
    shares
}

/// The table of the README: a row a kind, the sum without blank cells, which say nothing.
fn table() -> String {
    let columns = [
        ("cells of tables", Source::Table, false),
        ("distinct", Source::Table, true),
        ("spellings of the study", Source::Study, true),
        ("in general use", Source::Standard, true),
    ];
    let shares = columns.map(|(_, source, distinct)| shares(source, distinct));
    let titles: Vec<&str> = columns.iter().map(|(title, ..)| *title).collect();
    let mut table = format!("| kind | {} |\n|---|{}\n", titles.join(" | "), "--:|".repeat(columns.len()));
    for kind in Kind::ALL {
        let cells = shares.iter().map(|shares| cell(shares.get(&kind).copied().unwrap_or_default()));
        writeln!(table, "| {} | {} |", kind.name(), cells.collect::<Vec<_>>().join(" | ")).unwrap();
    }
    let sums = shares.map(|shares| {
        let mut sum = Share::default();
        shares.into_iter().filter(|(kind, _)| *kind != Kind::Blank).for_each(|(_, share)| sum.add(share));
        sum
    });
    let sums = sums.map(|sum| format!("**{}** = {}", cell(sum), per_cent(sum)));
    writeln!(table, "| without blank | {} |", sums.join(" | ")).unwrap();
    table
}

fn cell(share: Share) -> String {
    format!("{} of {}", share.fully, share.texts)
}

/// Per cent to one place, cut off: 99.96% is not all.
fn per_cent(Share { texts, fully }: Share) -> String {
    let tenths = fully * 1000 / texts.max(1);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

#[test]
fn the_readme_states_the_share_that_is_read_fully() {
    let (readme, table) = (std::fs::read_to_string(root().join("tests/readings/README.md")).unwrap(), table());
    println!("{table}");
    assert!(readme.contains(&table), "tests/readings/README.md should hold:\n{table}");
}
