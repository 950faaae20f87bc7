//! A text against the facts: every figure is what its source says and stands under the project that it is of, no number is
//! without a source, and what of the tables the text leaves out is told.

use std::collections::HashSet;

use super::cite::document;
use super::known::Known;
use super::labels::called_otherwise;
use super::loose::numbers;
use super::owners::Owners;
use super::placed::{Placed, placed};
use super::same::same;
use super::sentences::{Exchanged, Retold, Sentence, sentences};
use super::text_facts::TextFacts;
use super::verdict::{ExchangedFigure, LooseNumber, MisplacedFigure, MissingFigure, NarrativeCheck, WrongFigure};
use crate::identity::name_core;
use crate::prose::read::{Line, Piece, Reading};
use crate::words::{Text, text};

/// Holds what was read of a file against facts.
#[must_use]
pub fn check(file: &str, reading: &Reading, facts: &TextFacts) -> NarrativeCheck {
    let (known, owners, lines) = (Known::of(facts), Owners::of(facts), &reading.lines);
    let placed = placed(lines);
    let cited: HashSet<&str> =
        placed.clone().filter_map(|placed| Some(known.figure(placed.key)?.source.as_str())).collect();
    let missing = known.of_tables().filter(|cited_by| !cited.contains(cited_by.source.as_str()));
    let under = owners.under(&known, lines);
    // A figure of one project among several stands under nothing.
    let owned = placed.clone().filter_map(|placed| known.figure(placed.key)).any(|cited| owners.has_owner(cited));
    let unowned = (owned && under.iter().all(Option::is_none) && owners.are_several()).then(no_headings);
    let told = sentences(lines, &under);
    let retold = facts.retold().map(|retold| Retold::of(&sentences(retold, &owners.under(&known, retold))));
    NarrativeCheck {
        file: file.to_owned(),
        figures: placed.clone().count(),
        mismatches: placed.clone().filter_map(|placed| wrong(&known, placed)).collect(),
        misplaced: misplaced(&known, lines, &under, &owners),
        exchanged: exchanged(&known, &told, placed, retold.as_ref()),
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

/// The figures that stand under a project which they are not of, and whose own is not named before them in their line.
fn misplaced(known: &Known, lines: &[Line], under: &[Option<String>], owners: &Owners) -> Vec<MisplacedFigure> {
    let mut found = Vec::new();
    for (line, name) in lines.iter().zip(under).filter_map(|(line, under)| Some((line, under.as_deref()?))) {
        let mut mentioned = HashSet::new();
        for piece in &line.pieces {
            match piece {
                Piece::Text(text) => owners.mentioned(text, &mut mentioned),
                Piece::Cited { key, text } => {
                    let other = known.figure(key).filter(|cited| owners.is_of_other(cited, name));
                    let unnamed = other.filter(|cited| !mentioned.contains(document(cited)));
                    found.extend(unnamed.map(|cited| MisplacedFigure::of(cited, text, name)));
                }
            }
        }
    }
    found
}

/// The figures that stand where others should: in a sentence of the wording about another, or behind a word for another.
fn exchanged<'l, 'p>(
    known: &Known,
    told: &[Sentence<'l>],
    placed: impl Iterator<Item = Placed<'p>>,
    retold: Option<&Retold>,
) -> Vec<ExchangedFigure> {
    let in_sentences =
        retold.map(|retold| told.iter().flat_map(|sentence| retold.exchanged(sentence, known)).collect());
    let in_sentences: Vec<Exchanged<'_, '_>> = in_sentences.unwrap_or_default();
    let at: HashSet<(usize, usize)> = in_sentences.iter().map(|exchanged| exchanged.placed.at).collect();
    let behind_words = placed.filter(|placed| !at.contains(&placed.at)).filter_map(|placed| {
        let cited = known.figure(placed.key)?;
        Some(ExchangedFigure::called(cited, placed.text, called_otherwise(placed.before, cited)?))
    });
    in_sentences.iter().map(ExchangedFigure::of).chain(behind_words).collect()
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
