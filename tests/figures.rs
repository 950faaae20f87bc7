//! Texts with a figure and words around it, labelled by hand: how many are read, and how many of them as the label says.
//!
//! In `tests/readings/figures/`, `held-out-6.tsv` was only counted, the others were read while the grammar was written. What is measured stands in `tests/readings/README.md`; the test fails where it is not what the reader does.

use std::fmt::Write;

use jixiao::intake::ScoringEngine;
use jixiao::model::scorecard::{Kind, Reading};
use jixiao::model::value::Relation;
use jixiao::num::{Fraction, Value};
use jixiao::read::Format;

use crate::support::{AsPrinted as _, root};

/// A text and what it says: kind, relation, value and unit as a person wrote them down.
struct Labelled {
    text: String,
    kind: String,
    relation: String,
    value: String,
    unit: String,
    /// The name of its row, where the text repeats it.
    name: Option<String>,
}

fn labelled(list: &str) -> Vec<Labelled> {
    let text = std::fs::read_to_string(root().join("tests/readings/figures").join(list)).unwrap();
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [text, kind, relation, value, unit, note] = cells[..] else { panic!("{list}: {line}") };
        let text = text.replace("\\t", "\t").replace("\\n", "\n");
        let [kind, relation, value, unit] = [kind, relation, value, unit].map(str::to_owned);
        Labelled { text, kind, relation, value, unit, name: note.strip_prefix("name=").map(str::to_owned) }
    };
    text.lines().map(row).collect()
}

fn readings(rows: &[Labelled]) -> Vec<Reading> {
    let indicator = |row: &Labelled| {
        let name = row.name.as_deref().unwrap_or("甲乙丙丁");
        serde_json::json!({ "path": ["产出指标"], "name": name, "target": row.text, "actual": "—", "weight": "1" })
    };
    let table = serde_json::json!({
        "template": "national/self-2020",
        "year": 2024,
        "project": { "name": "某项目" },
        "indicators": rows.iter().map(indicator).collect::<Vec<_>>(),
    });
    let card = ScoringEngine::builtin().unwrap().score_text("table.json", Format::Json, &table.to_string()).unwrap();
    card.indicators.into_iter().map(|scored| scored.reading.target).collect()
}

/// What became of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Became {
    /// Read as the label says; for a sentence, left as one.
    Right,
    /// Left as a text.
    Unread,
    /// Read as something else.
    Wrong,
}

fn became(row: &Labelled, reading: &Reading) -> Became {
    let figure = matches!(reading.kind, Kind::Number | Kind::Range | Kind::Date);
    // A proportion is a word, which is compared as it stands, and so are days and hours.
    let paired = row.value.contains(':') || row.unit == "小时" && row.text.contains(['×', '*']);
    if row.kind == "number" && paired && reading.kind == Kind::Word {
        return Became::Right;
    }
    let right = match row.kind.as_str() {
        "free" | "several" => return if figure { Became::Wrong } else { Became::Right },
        _ if !figure => return Became::Unread,
        "number" => is_number(row, reading),
        // Within 7 to 10 days: ten are the most, and roughly so.
        "range" if reading.kind == Kind::Number && reading.relation == Some(Relation::AtMost) => {
            let high = row.value.rsplit("..").next();
            reading.approximate && reading.value.printed().as_deref() == high
        }
        "range" => {
            let ends = row.value.split_once("..").unwrap_or_default();
            let value = |label: &str| label.parse::<Fraction>().ok();
            let read = [&reading.value, &reading.high].map(|end| end.as_ref().and_then(Value::exact));
            reading.kind == Kind::Range && read == [value(ends.0), value(ends.1)]
        }
        "date" => {
            let doubtful = reading.notes.iter().any(|note| note.code == "deadline_doubtful");
            let same = reading.value.printed().is_some_and(|value| value.ends_with(&row.value));
            reading.kind == Kind::Date && (same || doubtful && row.value.contains('前'))
        }
        "period" => reading.kind == Kind::Date && reading.first.is_some(),
        "monthly-day" => {
            let day = row.value.rsplit("..").next().and_then(|day| day.parse::<u8>().ok()).unwrap_or(31);
            reading.kind == Kind::Date && reading.value.printed() == Some(format!("---{day:02}"))
        }
        kind => panic!("{kind}: no such kind"),
    };
    if right { Became::Right } else { Became::Wrong }
}

fn is_number(row: &Labelled, reading: &Reading) -> bool {
    let sign = reading.relation.filter(|_| !reading.guessed).map_or("-", Relation::sign);
    // 100+ and a roughly printed figure are kept as such; 》 may be > as well.
    let relation = match row.relation.as_str() {
        "≈" => reading.approximate,
        "-" => true,
        asked => sign == asked || reading.approximate && row.text.contains('+'),
    };
    reading.kind == Kind::Number && is_value(&row.value, reading) && relation && same_unit(row, reading)
}

/// Parts of a whole are compared by what they come to: 3/4 is 0.75.
fn is_value(label: &str, reading: &Reading) -> bool {
    let part = label.split_once('/').and_then(|(above, below)| {
        let [above, below] = [above, below].map(|term| term.parse().map(Fraction::whole).ok());
        above?.divide(below?).ok()
    });
    match part {
        Some(part) => reading.value.as_ref().and_then(Value::exact) == Some(part),
        None => reading.value.printed().as_deref() == Some(label),
    }
}

/// Counted nouns are cut to their counter in the labels, and units spelled as they stand.
fn same_unit(row: &Labelled, reading: &Reading) -> bool {
    let plain = |unit: &str| {
        let spelled = [
            ("km", "公里"),
            ("m²", "平方米"),
            ("㎡", "平方米"),
            ("m3", "立方米"),
            ("m³", "立方米"),
            ("季度", "季"),
            ("个小时", "小时"),
            ("千米", "公里"),
        ];
        spelled.iter().fold(unit.to_owned(), |unit, (sign, word)| unit.replace(sign, word))
    };
    let label = row.unit.trim_matches('-').replace(['（', '）', '(', ')'], "");
    let (label, read) = (plain(&label), plain(reading.unit.as_deref().unwrap_or_default()));
    // 册(期) is 册/期, 人(次) is 人次.
    let read = if row.unit.contains(['（', '(']) { read.replace('/', "") } else { read };
    let rank = read == "名次" && matches!(label.as_str(), "名" | "位" | "强" | "");
    rank || label == read || !label.is_empty() && read.starts_with(&label) || cut_to_counters(&label, &read)
}

/// 名网格员/15户 is 名/15户, and 例/十万人 is 例/十万人口: nouns are cut on either side of the stroke.
fn cut_to_counters(label: &str, read: &str) -> bool {
    let parts = label.split_once('/').zip(read.split_once('/'));
    parts.is_some_and(|((counted, per), (read, read_per))| {
        !counted.is_empty() && read.starts_with(counted) && (read_per.starts_with(per) || per.starts_with(read_per))
    })
}

/// The lists by name; the last is counted and not looked at.
const LISTS: [(&str, &str); 7] = [
    ("seen", "seen.tsv"),
    ("held out first, looked at since", "held-out.tsv"),
    ("held out second, looked at since", "held-out-2.tsv"),
    ("held out third, looked at since", "held-out-3.tsv"),
    ("held out fourth, looked at since", "held-out-4.tsv"),
    ("held out fifth, looked at since", "held-out-5.tsv"),
    ("held out", "held-out-6.tsv"),
];

/// How many figures there are, how many are read, and how many of what is read is right.
#[derive(Clone, Copy, Default)]
struct Measured {
    texts: usize,
    figures: usize,
    unread: usize,
    wrong: usize,
}

fn measured(list: &str) -> Measured {
    let rows = labelled(list);
    let mut measured = Measured { texts: rows.len(), ..Measured::default() };
    for (row, reading) in rows.iter().zip(readings(&rows)) {
        let became = became(row, &reading);
        measured.figures += usize::from(!matches!(row.kind.as_str(), "free" | "several"));
        measured.unread += usize::from(became == Became::Unread);
        measured.wrong += usize::from(became == Became::Wrong);
        if became != Became::Right && list != LISTS[LISTS.len() - 1].1 {
            println!("{list} {}: {} {:?} {:?}", row.text, reading.kind.name(), reading.value, reading.unit);
        }
    }
    measured
}

/// Tenths of a per cent, cut off.
fn per_cent(part: usize, whole: usize) -> String {
    let tenths = part * 1000 / whole.max(1);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

#[test]
fn the_readme_states_how_figures_with_words_are_read() {
    let mut table =
        String::from("| list | texts | with a figure | left as text | read wrongly |\n|---|--:|--:|--:|--:|\n");
    for (name, list) in LISTS {
        let Measured { texts, figures, unread, wrong } = measured(list);
        let (left, false_share) = (per_cent(unread, figures), per_cent(wrong, texts));
        writeln!(table, "| {name} | {texts} | {figures} | {unread} = {left} | {wrong} = {false_share} |").unwrap();
    }
    println!("{table}");
    let readme = std::fs::read_to_string(root().join("tests/readings/README.md")).unwrap();
    assert!(readme.contains(&table), "tests/readings/README.md should hold:\n{table}");
}
