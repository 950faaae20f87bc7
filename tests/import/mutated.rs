//! Books that were damaged, and cells that say something else: nothing is an accident, and nothing changes in silence.

use std::fs;

use jixiao::import::{Choice, Import};
use jixiao::words::Address;
use serde_json::Value;

use super::Layout;
use super::books::{self, Book, csv_in};
use crate::support::rows;

/// How many books are damaged, where `ROUNDS` names no other number.
const ROUNDS: usize = 400;

struct Draws(u64);

impl Draws {
    fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % below.max(1)
    }

    /// Bytes with some replaced, cut off, repeated, or put in between.
    fn damage(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(8) {
            let at = self.below(bytes.len());
            match self.below(5) {
                0 if !bytes.is_empty() => bytes[at] = u8::try_from(self.below(256)).unwrap(),
                1 if self.below(4) == 0 => bytes.truncate(at.max(1)),
                2 => {
                    let to = (at + self.below(400)).min(bytes.len());
                    let piece = bytes[at..to].to_vec();
                    bytes.splice(at..at, piece);
                }
                3 => {
                    let to = (at + self.below(40)).min(bytes.len());
                    bytes.drain(at..to);
                }
                _ => bytes.insert(at, b"<>\"/09"[self.below(6)]),
            }
        }
    }

    /// A package in which a part is damaged, holds numbers that nothing has, or is exchanged for another or missing.
    fn repacked(&mut self, parts: &[(String, String)]) -> Vec<u8> {
        let mut parts = parts.to_vec();
        let (one, other) = (self.below(parts.len()), self.below(parts.len()));
        match self.below(4) {
            0 => parts[one].1 = self.renumbered(&parts[one].1),
            1 if parts.len() > 1 => {
                let text = std::mem::take(&mut parts[one].1);
                parts[one].1 = std::mem::replace(&mut parts[other].1, text);
            }
            2 if parts.len() > 1 => drop(parts.remove(one)),
            _ => {
                let mut bytes = parts[one].1.clone().into_bytes();
                self.damage(&mut bytes);
                parts[one].1 = String::from_utf8_lossy(&bytes).into_owned();
            }
        }
        books::packed_again(&parts)
    }

    /// A text with one of its numbers replaced.
    fn renumbered(&mut self, text: &str) -> String {
        let runs: Vec<(usize, usize)> = digit_runs(text);
        let Some(&(from, to)) = runs.get(self.below(runs.len())) else { return text.to_owned() };
        let numbers = ["0", "4294967296", "18446744073709551616", "-1", "1e308", "1048577", "0.1", "99999"];
        [&text[..from], numbers[self.below(numbers.len())], &text[to..]].concat()
    }
}

fn digit_runs(text: &str) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in text.match_indices(|sign: char| sign.is_ascii_digit()) {
        match runs.last_mut().filter(|(_, to)| *to == at) {
            Some(run) => run.1 = at + 1,
            None => runs.push((at, at + 1)),
        }
    }
    runs
}

fn read(bytes: &[u8]) -> Option<Import> {
    let book = jixiao::book::read("book.xlsx", bytes).ok()?;
    Some(jixiao::import::import(&book, Choice::Named("national/self-2020")))
}

/// Whatever becomes of its bytes and its parts, a book is read or refused.
#[test]
fn a_damaged_book_is_no_accident() {
    let rounds = std::env::var("ROUNDS").map_or(ROUNDS, |rounds| rounds.parse().unwrap());
    let layouts = rows::<Layout>("import/layouts.toml");
    let mut packages: Vec<Vec<(String, String)>> =
        layouts.iter().map(|layout| Book::drawn(&layout.sheets).parts()).collect();
    packages.push(books::open_document(&[
        &["项目名称:湖岸绿化"],
        &["指标名称", "指标值", "完成值"],
        &["长度", "≥3", "3"],
    ]));
    let table = fs::read_to_string("examples/import/ferries.csv").unwrap();
    let mut files: Vec<Vec<u8>> =
        ["utf-8", "gb18030", "utf-16le", "utf-16be"].iter().map(|encoding| csv_in(encoding, &table)).collect();
    files.push(fs::read("tests/import/canal.xls").unwrap());
    files.push(Book::drawn(&layouts[0].sheets).stored());
    let mut draws = Draws(7);
    let mut read_again = 0;
    for round in 0..rounds {
        let bytes = if round % 2 == 0 {
            draws.repacked(&packages[round / 2 % packages.len()])
        } else {
            let mut bytes = files[round / 2 % files.len()].clone();
            draws.damage(&mut bytes);
            bytes
        };
        read_again += usize::from(read(&bytes).is_some());
    }
    assert!(
        read_again * 5 > rounds,
        "{read_again} of {rounds} were read: the damage is too coarse to look at anything"
    );
}

/// The fields of the forms, with their cells, and the remarks of each cell.
fn fields(import: &Import) -> Value {
    serde_json::to_value(&import.forms).unwrap()
}

/// Another unit of money in a label or a cell.
fn other_unit(drawn: &str) -> String {
    if drawn.contains("万元") { drawn.replace("万元", "元") } else { drawn.replace('元', "万元") }
}

/// Other digits for digits; a text without any gets one more sign.
fn another(drawn: &str) -> String {
    let (value, format) = drawn.split_once('{').map_or((drawn, String::new()), |(v, f)| (v, format!("{{{f}")));
    if !value.contains(|sign: char| sign.is_ascii_digit()) {
        let value = value.replace('二', "三");
        return format!("{value}甲{format}");
    }
    let next = |sign: char| sign.to_digit(10).map_or(sign, |digit| char::from_digit((digit + 1) % 10, 10).unwrap());
    format!("{}{format}", value.chars().map(next).collect::<String>())
}

/// A cell from which a field was read says something else: so does the field, or a remark names the cell.
#[test]
fn a_cell_that_changes_changes_its_field_or_is_told() {
    let (mut looked_at, mut silent) = (0, Vec::new());
    for layout in rows::<Layout>("import/layouts.toml") {
        let before = fields(&read(&Book::drawn(&layout.sheets).bytes()).unwrap());
        for table in before.as_array().unwrap() {
            for (pointer, place) in table["imported"]["cells"].as_object().unwrap() {
                // A label is changed into another label, and its row into another row.
                if pointer.ends_with("/source") {
                    continue;
                }
                let (sheet, cell) = place.as_str().unwrap()["book.xlsx!".len()..].rsplit_once('!').unwrap();
                let at = Address::parse(cell).unwrap();
                let drawn = layout.sheets.iter().find(|drawn| drawn.is_called(sheet)).unwrap();
                let text =
                    if pointer == "/currency" { other_unit(drawn.drawn_in(at)) } else { another(drawn.drawn_in(at)) };
                let change = |other: &books::Drawn| {
                    if other.is_called(sheet) { other.changed(at, &text) } else { other.clone() }
                };
                let sheets: Vec<books::Drawn> = layout.sheets.iter().map(change).collect();
                let after = fields(&read(&Book::drawn(&sheets).bytes()).unwrap());
                // A cell may hold several fields behind a label each: one of them changes.
                let here: Vec<&String> = table["imported"]["cells"]
                    .as_object()
                    .unwrap()
                    .iter()
                    .filter(|(_, at)| *at == place)
                    .map(|(field, _)| field)
                    .collect();
                let stays = after.as_array().unwrap().iter().any(|after| {
                    let stays_too = |field: &&String| after.pointer(field) == table.pointer(field);
                    let same = here.iter().all(stays_too)
                        && after.pointer(pointer).is_some_and(|value| Some(value) == table.pointer(pointer));
                    let is_here = after["imported"]["cells"].get(pointer) == Some(place);
                    let told = after["imported"]["remarks"]
                        .as_array()
                        .into_iter()
                        .flatten()
                        .any(|remark| remark["cell"] == *place);
                    same && is_here && !told
                });
                looked_at += 1;
                if stays {
                    silent.push(format!("{}: {pointer} {place}: {text}", layout.name));
                }
            }
        }
    }
    assert!(looked_at > 400, "{looked_at}");
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}
