//! Lists that came back: which sheets of a workbook are lists, and what each row answers, wherever its columns stand and
//! however its rows are sorted.

use crate::audit::{Answer, AnswerState, FindingId, Opinion};
use crate::book::{Book, Sheet};
use crate::identity::name_core;
use crate::lists::{Words, lists};
use crate::words::{Address, Place, Position};

/// Rows among which the headings of a list are looked for.
const HEADINGS: u32 = 30;

/// What the lists of a workbook answer; nothing where no sheet is a list.
#[must_use]
pub fn answers(book: &Book) -> Vec<Answer> {
    book.sheets
        .iter()
        .filter_map(|sheet| Some(of_sheet(&book.name, sheet, &Headings::find(sheet)?)))
        .flatten()
        .collect()
}

/// Where the columns of a list stand.
#[derive(Debug, Default)]
struct Headings {
    row: u32,
    id: Option<u32>,
    state: Option<u32>,
    note: Option<u32>,
    by: Option<u32>,
    date: Option<u32>,
    opinion: Option<u32>,
    reviewer: Option<u32>,
    project: Option<u32>,
    problem: Option<u32>,
}

impl Headings {
    /// The first row that has a column of numbers, and one of answers or of decisions.
    fn find(sheet: &Sheet) -> Option<Self> {
        let first = sheet.cells.keys().next()?.row;
        (first..first.saturating_add(HEADINGS))
            .map(|row| Self::of(sheet, row))
            .find(|headings| headings.id.is_some() && (headings.state.is_some() || headings.opinion.is_some()))
    }

    fn of(sheet: &Sheet, row: u32) -> Self {
        let mut headings = Self { row, ..Self::default() };
        for (at, cell) in sheet.cells.range(Address::new(row, 0)..Address::new(row + 1, 0)) {
            let core = name_core(&cell.text);
            if let Some(column) = headings.column(&core) {
                column.get_or_insert(at.column);
            }
        }
        headings
    }

    /// The column that a heading is of.
    fn column(&mut self, heading: &str) -> Option<&mut Option<u32>> {
        let known = &lists().answers;
        let columns: [(&Words, &mut Option<u32>); 9] = [
            (&known.ids, &mut self.id),
            (&known.states, &mut self.state),
            (&known.notes, &mut self.note),
            (&known.people, &mut self.by),
            (&known.days, &mut self.date),
            (&known.opinions, &mut self.opinion),
            (&known.reviewers, &mut self.reviewer),
            (&known.projects, &mut self.project),
            (&known.problems, &mut self.problem),
        ];
        columns.into_iter().find(|(words, _)| words.has(heading)).map(|(_, column)| column)
    }
}

/// The rows of a list: those with a number, and those with an answer whose number is lost.
fn of_sheet(book: &str, sheet: &Sheet, headings: &Headings) -> Vec<Answer> {
    let last = sheet.cells.keys().next_back().map_or(0, |at| at.row);
    (headings.row + 1..=last).filter_map(|row| answer(book, sheet, headings, row)).collect()
}

fn answer(book: &str, sheet: &Sheet, headings: &Headings, row: u32) -> Option<Answer> {
    let cell = |column: Option<u32>| {
        let text = sheet.cells.get(&Address::new(row, column?))?.text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    let id = cell(headings.id);
    let (stated, reason, by, opinion) =
        (cell(headings.state), cell(headings.note), cell(headings.by), cell(headings.opinion));
    let is_known = id.as_deref().is_some_and(|id| id.parse::<FindingId>().is_ok());
    if !is_known && stated.is_none() && reason.is_none() && opinion.is_none() {
        return None;
    }
    let at = headings.state.or(headings.opinion).map(|column| Address::new(row, column));
    let place = Place {
        file: book.to_owned(),
        position: Some(Position::Sheet { sheet: sheet.name.as_str().into(), cell: at }),
    };
    Some(Answer {
        id: id.unwrap_or_default(),
        state: state(stated.as_deref(), reason.as_deref()),
        opinion: opinion.as_deref().map(decided),
        stated,
        reason,
        by,
        date: cell(headings.date),
        reviewer: cell(headings.reviewer),
        project: cell(headings.project),
        problem: cell(headings.problem),
        place: place.to_string(),
    })
}

/// What an answer says. A reason alone says nothing about whether it was corrected.
fn state(stated: Option<&str>, reason: Option<&str>) -> AnswerState {
    let Some(stated) = stated else {
        return if reason.is_some() { AnswerState::Unclear } else { AnswerState::Unanswered };
    };
    let (core, known) = (name_core(stated), &lists().answers);
    let meanings = [
        (&known.corrected, AnswerState::Corrected),
        (&known.under_way, AnswerState::UnderWay),
        (&known.not_corrected, AnswerState::NotCorrected),
        (&known.disputed, AnswerState::Disputed),
    ];
    let found = meanings.into_iter().find(|(words, _)| words.begin(&core).is_some());
    found.map_or(AnswerState::Unclear, |(_, state)| state)
}

/// What a bureau decided: the whole word, since what follows it may take it back.
fn decided(opinion: &str) -> Opinion {
    let (core, known) = (name_core(opinion), &lists().answers);
    match () {
        () if known.accepted.has(&core) => Opinion::Accepted,
        () if known.declined.has(&core) => Opinion::Declined,
        () => Opinion::Unclear,
    }
}
