//! A text against the facts: every figure is what its source says and stands under the project that it is of, no number is
//! without a source, and what of the tables the text leaves out is told.

use std::collections::HashSet;

use super::cite::document;
use super::known::Known;
use super::loose::numbers;
use super::owners::{Heading, Owners};
use super::text_facts::TextFacts;
use super::verdict::{LooseNumber, MisplacedFigure, MissingFigure, NarrativeCheck, WrongFigure};
use crate::identity::name_core;
use crate::lists::lists;
use crate::num::Number;
use crate::prose::read::{Line, Piece, Reading};
use crate::words::{Text, text};

/// Holds what was read of a file against facts.
#[must_use]
pub fn check(file: &str, reading: &Reading, facts: &TextFacts) -> NarrativeCheck {
    let (known, lines) = (Known::of(facts), &reading.lines);
    let placed = lines.iter().flat_map(|line| (0..line.pieces.len()).filter_map(|at| Placed::of(line, at)));
    let cited: HashSet<&str> =
        placed.clone().filter_map(|placed| Some(known.figure(placed.key)?.source.as_str())).collect();
    let missing = known.of_tables().filter(|cited_by| !cited.contains(cited_by.source.as_str()));
    let owners = Owners::of(facts);
    let Ownership { misplaced, headed } = ownership(&known, lines, &owners);
    // A figure of one project among several stands under nothing.
    let owned = placed.clone().filter_map(|placed| known.figure(placed.key)).any(|cited| owners.has_owner(cited));
    let unowned = (owned && !headed && owners.are_several()).then(no_headings);
    NarrativeCheck {
        file: file.to_owned(),
        figures: placed.clone().count(),
        mismatches: placed.filter_map(|placed| wrong(&known, placed)).collect(),
        misplaced,
        unsourced: lines.iter().flat_map(|line| loose(&known, line)).collect(),
        of_tables: known.of_tables().count(),
        missing: missing.map(MissingFigure::of).collect(),
        unread: reading.unread.iter().cloned().chain(foreign_remark(&known, reading)).chain(unowned).collect(),
    }
}

/// The sources of the figures of these facts.
#[must_use]
pub fn figures(facts: &TextFacts) -> Vec<String> {
    Known::of(facts).sources().map(str::to_owned).collect()
}

/// A figure in its place.
#[derive(Clone, Copy, Debug)]
struct Placed<'l> {
    key: &'l str,
    text: &'l str,
    before: &'l str,
    behind: &'l str,
}

impl<'l> Placed<'l> {
    fn of(line: &'l Line, at: usize) -> Option<Self> {
        let words = |at: Option<usize>| match at.and_then(|at| line.pieces.get(at)) {
            Some(Piece::Text(text)) => text.as_str(),
            _ => "",
        };
        match line.pieces.get(at)? {
            Piece::Cited { key, text } => {
                Some(Self { key, text, before: words(at.checked_sub(1)), behind: words(at.checked_add(1)) })
            }
            Piece::Text(_) => None,
        }
    }

    /// The figure with a sign that somebody wrote before it.
    fn signed(self) -> String {
        let before = self.before.trim_end();
        let sign = lists().citations.negative.strip_suffix(before).and_then(|rest| before.strip_prefix(rest));
        format!("{}{}", sign.unwrap_or_default(), self.text)
    }

    /// What stands behind the figure in place of its unit; none where that is right. An amount or points in a form
    /// have their unit above them, a share has its sign with it.
    fn other_unit(self, unit: &str) -> Option<&'static str> {
        let behind = name_core(self.behind);
        match lists().citations.units.begin(&behind) {
            Some((written, _)) => (!name_core(unit).starts_with(written)).then_some(written),
            None => (unit == "%" && !name_core(self.text).ends_with('%')).then_some(""),
        }
    }
}

/// What is wrong with a figure of the text.
fn wrong(known: &Known, placed: Placed<'_>) -> Option<WrongFigure> {
    let stated = placed.signed();
    let Some(cited) = known.figure(placed.key) else {
        return Some(WrongFigure { source: placed.key.to_owned(), what: None, stated, computed: None });
    };
    let other_unit = cited.unit.as_deref().and_then(|unit| placed.other_unit(unit));
    if other_unit.is_none() && (same(&stated, &cited.shown) || same(&stated, &cited.value.text())) {
        return None;
    }
    let unit = cited.unit.as_deref().filter(|_| other_unit.is_some()).unwrap_or_default();
    Some(WrongFigure {
        source: cited.source.clone(),
        what: Some(cited.what.clone()),
        stated: stated + other_unit.unwrap_or_default(),
        computed: Some(format!("{}{unit}", cited.shown)),
    })
}

/// The first comment that is not of those by which the program tells the sources of figures.
fn foreign_remark(known: &Known, reading: &Reading) -> Option<Text> {
    let sources = if reading.remarks.is_empty() { HashSet::new() } else { known.sources_told() };
    let remark = reading.remarks.iter().find(|remark| !sources.contains(&name_core(remark)))?;
    let begins: String = remark.chars().take(20).collect();
    Some(text!("批注 {begins}…", "comments {begins}…"))
}

/// That nothing tells under which project a figure stands.
fn no_headings() -> Text {
    text!(
        "数字写在哪个项目之下(没有以项目名称开头的段落)",
        "under which project figures stand, since no paragraph begins with the name of one"
    )
}

/// Under which projects figures stand.
#[derive(Default)]
struct Ownership {
    /// The figures that stand under a project which they are not of, and whose own is not named before them in their line.
    misplaced: Vec<MisplacedFigure>,
    /// Whether anything stands under a project.
    headed: bool,
}

fn ownership(known: &Known, lines: &[Line], owners: &Owners) -> Ownership {
    let (mut under, mut asked, mut found) = (None, false, Ownership::default());
    for line in lines {
        match owners.heading(line, std::mem::replace(&mut asked, asks_for_name(known, line))) {
            Heading::None => {}
            Heading::Section => under = None,
            Heading::Project(name) => {
                under = Some(name);
                found.headed = true;
            }
        }
        let Some(name) = &under else { continue };
        let mut mentioned = HashSet::new();
        for piece in &line.pieces {
            match piece {
                Piece::Text(text) => owners.mentioned(text, &mut mentioned),
                Piece::Cited { key, text } => {
                    let other = known.figure(key).filter(|cited| owners.is_of_other(cited, name));
                    let unnamed = other.filter(|cited| !mentioned.contains(document(cited)));
                    found.misplaced.extend(unnamed.map(|cited| MisplacedFigure::of(cited, text, name)));
                }
            }
        }
    }
    found
}

/// Whether the cell of a project's name is the next one: behind 项目名称, and behind the number of a list.
fn asks_for_name(known: &Known, line: &Line) -> bool {
    match line.pieces.as_slice() {
        [Piece::Text(text)] => lists().citations.name_cells.strip_suffix(&name_core(text)).is_some(),
        [Piece::Cited { key, .. }] => known.figure(key).is_some_and(|cited| cited.source.contains("#/listed/")),
        _ => false,
    }
}

/// The numbers of a line that have no source: those outside of figures and known texts that are not dates or
/// numbers of documents and the like, nor the number that a paragraph begins with.
fn loose(known: &Known, line: &Line) -> Vec<LooseNumber> {
    let words = line.pieces.iter().map(|piece| match piece {
        Piece::Text(text) => name_core(text),
        // Words on both sides of a figure are no number together.
        Piece::Cited { .. } => GAP.to_string(),
    });
    numbers(&known.texts.without(&words.collect::<String>(), GAP))
}

/// What stands in place of what is known.
const GAP: char = '…';

/// Whether a text says what a figure says, however its thousands and last zeros are written.
fn same(stated: &str, shown: &str) -> bool {
    let core = |text: &str| name_core(text).replace(',', "");
    let (stated, shown) = (core(stated), core(shown));
    let number = |text: &str| text.parse::<Number>().ok().map(Number::fraction);
    stated == shown || number(&stated).is_some_and(|value| number(&shown) == Some(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_may_be_written_in_other_ways() {
        for (stated, shown) in
            [("98.20", "98.2"), ("2203.91", "2,203.91"), (" 100 ", "100"), ("≥300个/套", "≥300 个/套")]
        {
            assert!(same(stated, shown), "{stated}");
        }
        for (stated, shown) in
            [("98.02", "98.2"), ("98", "98.2"), ("", "98.2"), ("≥30 个/套", "≥300 个/套"), ("9.82", "98.2")]
        {
            assert!(!same(stated, shown), "{stated}");
        }
    }

    #[test]
    fn the_unit_behind_a_figure() {
        let other = |unit, text, behind| Placed { key: "", text, before: "", behind }.other_unit(unit);
        for (unit, text, behind) in [
            ("万元", "352", "万元,"),
            ("万元", "352", ""),
            ("万元(人民币)", "352", "万元(人民币)。"),
            ("万", "352", "万,"),
            ("USD", "352", "USD"),
            ("%", "95.82", "\u{ff05}。"),
            ("%", "95.82%", ""),
            ("分", "98.2", " 分,等级为优"),
        ] {
            assert_eq!(other(unit, text, behind), None, "{text}{behind}");
        }
        for (unit, behind, found) in
            [("万元", "亿元", "亿元"), ("元", "万元", "万元"), ("%", "‰", "‰"), ("%", "。", ""), ("分", "%", "%")]
        {
            assert_eq!(other(unit, "1", behind), Some(found), "{unit} {behind}");
        }
    }
}
