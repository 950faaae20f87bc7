//! A row of a card.

use super::super::format::Cards;
use super::cells::{Cell, Cells};
use super::json::{exact, optional, points, text};
use super::plan::{Around, RowResult, Scoring, bind, indicator};
use super::rows::{ReadRow, Rows};
use super::scratch::{ScoredText, Scratch, push_weight};
use super::sheet;
use super::shown::{Shown, Why, said_of_input};
use super::text::RowText;
use super::tree::Path;
use crate::bind::Table;
use crate::ledger::{Detail, Silent, Transcript};
use crate::num::Fraction;
use crate::score::{RowScore, Sources, Task, score_alone, score_row, score_share};
use crate::words::visible;

/// Writes the rows of a table.
pub(super) struct RowCards<'r, 't> {
    pub(super) rows: &'r mut Rows,
    pub(super) cards: Cards,
    pub(super) around: Around<'t>,
    /// The table around the rows: its money.
    pub(super) bound: &'t Table<'t>,
    /// The source of the rounding in full.
    pub(super) rounding: &'r str,
}

impl RowCards<'_, '_> {
    /// Writes a row and says what it comes to; none where it, or its table, is not one for this way.
    pub(super) fn write(
        &mut self,
        cells: &mut Cells,
        row: &RowText<'_>,
        path: &Path,
        index: usize,
        scratch: &mut Scratch,
        line: &mut String,
    ) -> Option<RowResult> {
        let Self { rows, cards, around, rounding, .. } = self;
        let read = ReadRow::of(cells, row)?;
        let planned = rows.planned(&read, *around)?;
        let weight = read.weight;
        let shown = planned.shown.filter(|shown| shown.holds_for(read.cells));
        let scoring = planned.plan.scoring(read.cells)?;
        let (Some(shown), scoring @ (Scoring::Method(..) | Scoring::Share(_))) = (shown, scoring) else {
            return self.alone(row, weight, path, index, scratch, line);
        };
        if cards.detail() == Detail::Full {
            scratch.pointer.clear();
            scratch.pointer.push_str("/indicators/");
            scratch.pointer.push_str(&index.to_string());
        }
        let score = scored(&scoring, shown, weight, *around, rounding, cards.detail(), scratch)?;
        let own = match &scoring {
            Scoring::Method(input, method) => said_of_input(input, method),
            _ => None,
        };
        let own = match &own {
            Some(note) => Some(Why::of(note)?),
            None => None,
        };
        if shown.has_method {
            scratch.bases.push(shown.basis.clone());
        }
        let scored = ScoredText { row, path, why: shown.why.as_ref().or(own.as_ref()), score };
        if *cards == Cards::Csv {
            sheet::row(line, scratch, &scored)?;
        } else {
            line.push_str(if index == 0 { "" } else { "," });
            write_row(line, &scored, shown, read.cells, planned.guess, &scratch.steps)?;
        }
        Some(RowResult::of(&scored.score, weight))
    }

    /// A row that is bound by itself, as the ordinary way has it.
    fn alone(
        &self,
        row: &RowText<'_>,
        weight: Fraction,
        path: &Path,
        index: usize,
        scratch: &mut Scratch,
        line: &mut String,
    ) -> Option<RowResult> {
        let indicator = indicator(row)?;
        let bound = bind(&indicator, self.around)?;
        let (scored, score) = score_alone(self.bound, self.cards.detail(), index, &bound).ok()?;
        if bound.method.is_some() {
            scratch.bases.push(bound.basis.into());
        }
        if self.cards == Cards::Csv {
            let why = scored.why.as_ref().and_then(Why::of);
            let scored = ScoredText { row, path, why: why.as_ref(), score: score.clone() };
            sheet::row(line, scratch, &scored)?;
        } else {
            line.push_str(if index == 0 { "" } else { "," });
            let json = serde_json::to_string(&scored).ok()?;
            (visible(&json) == json).then(|| line.push_str(&json))?;
        }
        Some(RowResult::of(&score, weight))
    }
}

/// Scores a row, in full with its steps.
fn scored(
    scoring: &Scoring<'_>,
    shown: &Shown,
    weight: Fraction,
    around: Around<'_>,
    rounding: &str,
    detail: Detail,
    scratch: &mut Scratch,
) -> Option<RowScore> {
    let sources =
        Sources { method: &|| shown.cited.as_ref().to_owned(), loss: &String::new, rounding: &|| rounding.to_owned() };
    let figures = around.figures;
    let Scratch { pointer, steps, first, .. } = scratch;
    steps.clear();
    match (scoring, detail) {
        (Scoring::Method(input, method), _) => {
            let task = Task { input, method: Some(method), weight: Some(weight), factor: None, loss: None };
            if detail == Detail::Brief {
                return score_row(&task, figures, &mut Silent, &sources).ok();
            }
            let mut transcript = Transcript::new(pointer, steps);
            let score = score_row(&task, figures, &mut transcript, &sources).ok()?;
            transcript.close();
            Some(score)
        }
        (Scoring::Share(share), Detail::Brief) => {
            score_share::<Silent>(*share, weight, figures, &mut Silent, &sources).ok()
        }
        (Scoring::Share(_), Detail::Full) => {
            let before = shown.steps.as_ref()?;
            first.clear();
            before.below(pointer, first);
            let mut transcript = Transcript::behind(pointer, steps, first);
            let score = score_share(before.share, weight, figures, &mut transcript, &sources).ok()?;
            transcript.close();
            Some(score)
        }
        (Scoring::Alone, _) => None,
    }
}

fn write_row(
    line: &mut String,
    scored: &ScoredText<'_>,
    shown: &Shown,
    cells: [Cell; 2],
    guess: Option<&str>,
    steps: &str,
) -> Option<()> {
    let ScoredText { row, path, score, why } = scored;
    line.push_str("{\"path\":");
    line.push_str(&path.json);
    line.push_str(",\"name\":");
    text(line, row.name)?;
    optional(line, "operator", row.operator)?;
    line.push_str(",\"target\":");
    text(line, row.target)?;
    optional(line, "unit", row.unit)?;
    line.push_str(",\"actual\":");
    text(line, row.actual)?;
    line.push_str(",\"reading\":");
    shown.readings(line, cells, guess);
    line.push_str(",\"weight\":\"");
    push_weight(line, row.weight?)?;
    line.push_str("\",\"score\":");
    points(line, score.points.map(|points| points.rounded));
    line.push_str(",\"exact\":");
    exact(line, score.points.map(|points| points.exact));
    line.push_str(",\"outcome\":\"");
    line.push_str(score.outcome.name());
    line.push('"');
    // Scores by remembered methods have no reasons of their own.
    score.why.is_none().then_some(())?;
    if let Some(why) = why {
        line.push_str(",\"why\":");
        line.push_str(&why.json);
    }
    if let Some(notes) = &shown.notes {
        line.push_str(",\"notes\":");
        line.push_str(notes);
    }
    line.push_str(",\"method\":");
    line.push_str(&shown.method);
    optional(line, "reason", row.reason)?;
    optional(line, "reported", row.reported)?;
    if !steps.is_empty() {
        line.push_str(",\"derivation\":[");
        line.push_str(steps);
        line.push(']');
    }
    line.push('}');
    Some(())
}
