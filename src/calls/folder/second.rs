//! `second`: the tables of the folder beside those of an auditor, in pairs.

use serde::{Deserialize, Serialize};

use super::files::{Files, each};
use super::given::{GivenFile, GivenFiles};
use super::lists::{Kept, ListShown};
use crate::calls::answer::json;
use crate::codes::overflow;
use crate::diff::lists::ranked_lists;
use crate::diff::{ComparedTotals, Diff, Sheet, second_scoring};
use crate::intake::ScoringEngine;
use crate::num::Figure;
use crate::words::{Language, Place, Problems, say};

/// What is held against the folder.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Second {
    /// The tables of the auditor.
    others: Vec<GivenFile>,
}

/// What it comes to.
#[derive(Serialize)]
struct Answer {
    tables: usize,
    differing: usize,
    other_total: usize,
    other_grade: usize,
    mean_change: Option<Figure>,
    compared: Option<ComparedTotals>,
    only_before: usize,
    only_after: usize,
    failed: usize,
    lists: Vec<ListShown>,
    book: Kept,
}

/// The answer of `second`.
pub(crate) fn second(
    engine: &ScoringEngine,
    files: &impl Files,
    asked: &Second,
    language: Language,
) -> Result<String, Problems> {
    let others = GivenFiles::besides(&asked.others, files.today()?)?;
    let (before, mut failed) = sheets(engine, files);
    let (after, unread) = sheets(engine, &others);
    failed += unread;
    let diff = second_scoring(before, Some(after), failed).map_err(|error| overflow(Place::file("second"), &error))?;
    let lists = ranked_lists(&diff, language);
    let book = Kept::workbook(say!(language, "复评比较.xlsx", "second scoring.xlsx"), &lists, language)?;
    let Diff { differing, other_total, other_grade, mean_change, failed, .. } = diff;
    json(&Answer {
        tables: diff.tables.len(),
        differing,
        other_total,
        other_grade,
        mean_change,
        compared: diff.compared,
        only_before: diff.only_before.len(),
        only_after: diff.only_after.len(),
        failed,
        lists: lists.into_iter().map(|list| ListShown::of(list, language)).collect(),
        book,
    })
}

/// The scorecards of files, and how many could not be scored.
fn sheets(engine: &ScoringEngine, files: &impl Files) -> (Vec<Sheet>, usize) {
    let (mut sheets, mut failed) = (Vec::new(), 0);
    let taken = each(engine, files, &files.listing().names, |found| {
        match found.and_then(|found| engine.scorecard(found.document)) {
            Ok(card) => sheets.extend(card.map(|card| Sheet::new(card, true))),
            Err(_) => failed += 1,
        }
        Ok::<(), Problems>(())
    });
    debug_assert!(taken.is_ok(), "nothing is refused here");
    (sheets, failed)
}
