//! A text against the facts: every figure is what its source says and stands under the project that it is of, no number is
//! without a source, and what of the tables the text leaves out is told.

use std::collections::HashSet;

use super::cite::document;
use super::clauses::{Clause, ENDS, clauses};
use super::filled::{asks_for_office, says_more};
use super::filled_place::FilledPlace;
use super::folded::folded;
use super::held::{Held, LetterHeld, word_for_word};
use super::in_words;
use super::known::Known;
use super::labels::called_otherwise;
use super::left_out::left_out;
use super::loose::numbers;
use super::numerals::is_counting;
use super::office::is_of_office;
use super::owners::Owners;
use super::parted::GAP;
use super::placed::{Placed, placed};
use super::rows::MadeRows;
use super::same::same;
use super::sentences::{Exchanged, Retold, Sentence, sentences};
use super::text_facts::{TextFacts, places_of};
use super::verdict::{
    ChangedText, ExchangedFigure, LooseNumber, MisplacedFigure, MissingFigure, NarrativeCheck, WrongFigure,
};
use crate::prose::read::{Line, Piece, Reading};
use crate::prose::{Origin, one_line};
use crate::words::{Text, text};

/// The numbers of a line and of a piece of it.
type Place = (usize, usize);

type Places = HashSet<Place>;

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
    let retold = facts.retold().map(|lines| (lines, owners.under(&known, lines)));
    let retold = retold.as_ref().map(|(lines, under)| (*lines, under.as_slice()));
    let given = clauses(lines, &under);
    let made = retold.map(|(lines, under)| clauses(lines, under)).unwrap_or_default();
    let held = Held::of(&given, &made, &known);
    let in_place = held.in_place();
    let mismatches = placed.clone().filter_map(|placed| wrong(&known, facts, placed).map(|wrong| (placed.at, wrong)));
    let mismatches: Vec<_> = mismatches.collect();
    let misplaced = misplaced(&known, lines, &under, &owners, &in_place);
    let exchanged = exchanged(&known, &sentences(lines, &under), placed.clone(), retold, &in_place);
    let told = mismatches.iter().map(|(at, _)| *at).chain(misplaced.iter().map(|(at, _)| *at));
    let told: Places = told.chain(exchanged.iter().map(|(at, _)| *at)).collect();
    let mut check = NarrativeCheck {
        file: file.to_owned(),
        figures: placed.count(),
        of_tables: known.of_tables().count(),
        missing: missing.map(MissingFigure::of).collect(),
        misplaced: without_places(misplaced),
        exchanged: without_places(exchanged),
        shown_otherwise: reading.shown_otherwise.clone(),
        unread: reading.unread.iter().cloned().chain(foreign_remark(&known, reading)).chain(unowned).collect(),
        word_for_word: facts.is_word_for_word(),
        ..NarrativeCheck::default()
    };
    if check.word_for_word {
        check.hold_letter(word_for_word(&made, &given, &known), mismatches, facts.what_was_given());
        return check;
    }
    check.mismatches = without_places(mismatches);
    let (in_others, by_hand) = held.others(&told);
    let by_line = (0..).zip(lines).map(|(number, line)| (number, loose(&known, line, &of_line(&by_hand, number))));
    let by_line: Vec<(usize, Vec<LooseNumber>)> = by_line.filter(|(_, loose)| !loose.is_empty()).collect();
    if let Some((made_lines, _)) = retold {
        check.changed = held.changed(&in_others, &made);
        let told = told.iter().map(|(line, _)| *line).chain(lines_of(&check.changed));
        let told = told.chain(by_line.iter().map(|(line, _)| *line)).collect();
        let made_rows = MadeRows::of(made_lines, facts.retold_rows(), &known);
        let (rows, missing_rows) = made_rows.held(lines, &reading.rows, &told, &known, &cited);
        check.changed.extend(rows);
        check.missing_rows = missing_rows;
        // A text without figures is another one altogether.
        if check.figures > 0 {
            let (made, given) = ((made.as_slice(), facts.retold_rows()), (given.as_slice(), reading.rows.as_slice()));
            (check.left_out, check.cut) = left_out(made, facts.retold_once(), given, &known);
        }
        check.other_wording = held.is_of_another_wording();
        check.by_hand = by_hand.iter().filter(|clause| clause.figures.is_empty()).map(|clause| clause.text()).collect();
    }
    check.unsourced = by_line.into_iter().flat_map(|(_, loose)| loose).collect();
    check
}

impl NarrativeCheck {
    /// Names an office in a place of a letter whose sender gave another one, as it says itself. Days may be put off by hand.
    pub fn hold_given(&mut self, origin: &Origin) {
        for given in places_of(origin).into_iter().filter(asks_for_office) {
            let is_other = |place: &&FilledPlace| {
                place.what == given.what && place.stated.as_deref().map(folded) != given.stated.as_deref().map(folded)
            };
            let stated = self.filled.iter().find(is_other).and_then(|place| place.stated.as_deref());
            let changed = given.stated.as_deref().zip(stated).map(|(given, stated)| ChangedText::places(given, stated));
            self.changed.extend(changed);
        }
    }

    /// Takes in what a letter came to. A figure of no source that stands in the place of a clause is told with that.
    fn hold_letter(&mut self, held: LetterHeld, mismatches: Vec<(Place, WrongFigure)>, given: &[FilledPlace]) {
        let unknown = |(at, wrong): &(Place, WrongFigure)| wrong.computed.is_none() && held.beside.contains(at);
        self.mismatches = without_places(mismatches.into_iter().filter(|found| !unknown(found)).collect());
        self.by_hand = held.of_office;
        self.changed = held.changed;
        let places = given.iter().cloned().chain(held.filled);
        let (more, filled) = places.partition(says_more);
        (self.filled_otherwise, self.filled) = (more, filled);
    }
}

/// The clauses of a line.
fn of_line<'t, 'l>(clauses: &[&'t Clause<'l>], line: usize) -> Vec<&'t Clause<'l>> {
    let from = clauses.partition_point(|clause| clause.line < line);
    clauses.iter().skip(from).take_while(|clause| clause.line == line).copied().collect()
}

/// The lines that changed.
fn lines_of(changed: &[ChangedText]) -> impl Iterator<Item = usize> {
    changed.iter().filter_map(|text| text.paragraph?.checked_sub(1))
}

fn without_places<T>(found: Vec<(Place, T)>) -> Vec<T> {
    found.into_iter().map(|(_, found)| found).collect()
}

/// The sources of the figures of these facts.
#[must_use]
pub fn figures(facts: &TextFacts) -> Vec<String> {
    Known::of(facts).sources().map(str::to_owned).collect()
}

/// What is wrong with a figure of the text.
fn wrong(known: &Known, facts: &TextFacts, placed: Placed<'_>) -> Option<WrongFigure> {
    let stated = placed.signed();
    let Some(cited) = known.figure(placed.key) else {
        return Some(WrongFigure { source: placed.key.to_owned(), what: None, stated, computed: None });
    };
    let other_unit = cited.unit.as_deref().and_then(|unit| placed.other_unit(unit));
    // A text shows what nobody sees by its number.
    let (shown, value) = (one_line(&cited.shown), one_line(&cited.value.text()));
    let is_right = if facts.is_to_the_letter(&cited.source) {
        stated == shown
    } else {
        same(&stated, &shown) || same(&stated, &value)
    };
    if other_unit.is_none() && is_right {
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
    let remark = reading.remarks.iter().find(|remark| !sources.contains(&folded(remark)))?;
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

/// The figures that stand under a project which they are not of, and whose own is not named before them in their line, with
/// their places; those that stand so in the text made again are in place.
fn misplaced(
    known: &Known,
    lines: &[Line],
    under: &[Option<String>],
    owners: &Owners,
    in_place: &Places,
) -> Vec<(Place, MisplacedFigure)> {
    let mut found = Vec::new();
    for (number, (line, name)) in (0..).zip(lines.iter().zip(under)) {
        let Some(name) = name.as_deref() else { continue };
        let mut mentioned = HashSet::new();
        for (at, piece) in line.pieces.iter().enumerate() {
            match piece {
                Piece::Text(text) => owners.mentioned(text, &mut mentioned),
                Piece::Cited { key, text } => {
                    let other = known.figure(key).filter(|cited| owners.is_of_other(cited, name));
                    let unnamed = other.filter(|cited| !mentioned.contains(document(cited)));
                    let unnamed = unnamed.filter(|_| !in_place.contains(&(number, at)));
                    found.extend(unnamed.map(|cited| ((number, at), MisplacedFigure::of(cited, text, name))));
                }
            }
        }
    }
    found
}

/// The figures that stand where others should, with their places: in a sentence of the wording about another, or behind a
/// word for another.
fn exchanged<'l, 'p>(
    known: &Known,
    told: &[Sentence<'l>],
    placed: impl Iterator<Item = Placed<'p>>,
    retold: Option<(&[Line], &[Option<String>])>,
    in_place: &Places,
) -> Vec<(Place, ExchangedFigure)> {
    let retold = retold.map(|(lines, under)| Retold::of(&sentences(lines, under)));
    let in_sentences =
        retold.as_ref().map(|retold| told.iter().flat_map(|sentence| retold.exchanged(sentence, known)).collect());
    let in_sentences: Vec<Exchanged<'_, '_>> = in_sentences.unwrap_or_default();
    let at: Places = in_sentences.iter().map(|exchanged| exchanged.placed.at).collect();
    let placed = placed.filter(|placed| !at.contains(&placed.at) && !in_place.contains(&placed.at));
    let behind_words = placed.filter_map(|placed| {
        let cited = known.figure(placed.key)?;
        let called = called_otherwise(placed.before, cited)?;
        Some((placed.at, ExchangedFigure::called(cited, placed.text, called)))
    });
    let in_sentences = in_sentences.iter().map(|exchanged| (exchanged.placed.at, ExchangedFigure::of(exchanged)));
    in_sentences.chain(behind_words).collect()
}

/// The numbers of a line that have no source: those of clauses that somebody wrote, outside of known texts, that are not
/// dates or numbers of documents and the like, nor the number that a paragraph begins with.
fn loose(known: &Known, line: &Line, by_hand: &[&Clause<'_>]) -> Vec<LooseNumber> {
    if by_hand.is_empty() {
        return Vec::new();
    }
    let words = line.pieces.iter().map(|piece| match piece {
        Piece::Text(text) => folded(text),
        // Words on both sides of a figure are no number together.
        Piece::Cited { .. } => GAP.to_string(),
    });
    let words = words.collect::<String>();
    let clauses = words.split_inclusive(ENDS).map(|clause| {
        let is_by_hand = by_hand.iter().any(|by_hand| by_hand.words == clause.trim_end_matches(ENDS));
        let plain = clause.trim_end_matches(ENDS);
        if is_by_hand && !is_of_office([plain]) { clause.to_owned() } else { without_figures(clause) }
    });
    numbers(&known.texts.without(&clauses.collect::<String>(), GAP))
}

/// A clause in which nothing says how much.
fn without_figures(clause: &str) -> String {
    let mut signs: Vec<char> = clause.chars().collect();
    for span in in_words::spans(&signs) {
        signs.get_mut(span).into_iter().for_each(|word| word.fill(GAP));
    }
    signs.into_iter().map(no_numeral).collect()
}

/// What stands in place of a sign of a number that the wording made.
fn no_numeral(sign: char) -> char {
    if sign.is_numeric() || is_counting(sign) { GAP } else { sign }
}
