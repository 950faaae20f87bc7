//! The indicators of a form: a tier that several rows share is one cell.

use super::canvas::{Asked, Canvas, across, down_to, of_card, one};
use super::columns::{Columns, level_name};
use super::figures::{content, points};
use super::layout::{FormLayout, IndicatorField};
use super::total::{OPEN, Sums};
use crate::book::{Content, Look, Takes};
use crate::model::assessment::Indicator;
use crate::model::scorecard::{Outcome, ScoredIndicator};
use crate::model::value::Printed;
use crate::num::Figure;
use crate::words::{Address, Text, text};

pub(super) fn print(canvas: &mut Canvas<'_>, layout: &FormLayout, columns: &Columns, sums: &mut Sums) {
    let filled = canvas.filled;
    let rows = &filled.assessment.indicators;
    let top = canvas.begin_row();
    let count = u32::try_from(rows.len()).unwrap_or_default();
    canvas.label(down_to(one(top, 0), top + count), &layout.indicators.label);
    for (level, column) in (0..).zip(1..=columns.name()) {
        canvas.label(one(top, column), &level_name(level));
    }
    for (at, column) in (columns.name() + 1..).zip(&columns.behind) {
        canvas.label(one(top, at), &column.label);
    }
    canvas.paper.repeated = Some(top);
    let scored = filled.card.as_ref().map(|card| card.indicators.as_slice()).unwrap_or_default();
    for (index, row) in rows.iter().enumerate() {
        let at = canvas.begin_row();
        let before = index.checked_sub(1).and_then(|before| rows.get(before));
        tiers(canvas, columns, (at, index), before, rows.get(index..).unwrap_or_default());
        let name = Content::Text(row.name.clone().unwrap_or_default());
        canvas.enter(one(at, columns.name()), Look::Cell, name, Some(format!("/indicators/{index}/name")));
        let card = scored.get(index);
        for (column, field) in (columns.name() + 1..).zip(columns.behind.iter().map(|column| column.field)) {
            let cell = Address::new(at, column);
            let look = if is_prose(field) { Look::Words } else { Look::Cell };
            let content = said(row, card, field);
            if field == IndicatorField::Score && card.is_some() {
                canvas.show(one(at, column), content, Some(of_card(&format!("/indicators/{index}/score"))));
            } else {
                canvas.enter(one(at, column), look, content, Some(format!("/indicators/{index}/{}", key(field))));
            }
            match field {
                IndicatorField::Weight => sums.weights.add(cell, weight(row, card).map(Figure::value)),
                IndicatorField::Score => sums.scores.add(cell, card.and_then(|card| card.score).map(Figure::value)),
                _ => {}
            }
        }
    }
    ask(canvas, columns, top);
}

/// What is told in the cells that are to be filled in, column by column.
fn ask(canvas: &mut Canvas<'_>, columns: &Columns, top: u32) {
    let (from, to) = (top + 1, u32::try_from(canvas.paper.heights.len()).unwrap_or(u32::MAX).saturating_sub(1));
    if to < from {
        return;
    }
    for (level, column) in (0..).zip(1..=columns.depth) {
        let names = canvas.filled.tiers.get(level).cloned().unwrap_or_default();
        canvas.ask(down_to(one(from, column), to), Asked { prompt: Text::default(), takes: Takes::Offered(names) });
    }
    let full = canvas.filled.full;
    let day = match canvas.filled.assessment.year {
        Some(year) => text!("{year}年12月31日", "{year}年12月31日"),
        None => text!("12月31日", "12月31日"),
    };
    for (column, field) in (columns.name() + 1..).zip(columns.behind.iter().map(|column| column.field)) {
        let (prompt, takes) = match field {
            IndicatorField::Target => (
                text!(
                    "带上符号和单位:≥2000 人次、≤85 万元、=100%、{day}前、优",
                    "with its sign and unit: ≥2000 人次, ≤85 万元, =100%, {day}前, 优";
                    day
                ),
                Takes::Anything,
            ),
            IndicatorField::Actual => {
                (text!("实际完成的数,单位与目标相同", "what was achieved, in the unit of the target"), Takes::Anything)
            }
            IndicatorField::Weight => {
                (text!("分值:全表合计 {full}", "full points: {full} in the whole form"), Takes::UpTo(full.to_string()))
            }
            IndicatorField::Score => {
                (text!("得分:不超过分值", "points: not above the full ones"), Takes::UpTo(full.to_string()))
            }
            IndicatorField::Reason => {
                (text!("未达到目标的写明原因和改进措施", "why a target was missed, and what is done"), Takes::Anything)
            }
            _ => continue,
        };
        canvas.ask(down_to(one(from, column), to), Asked { prompt, takes });
    }
}

/// The key of a table that a column prints.
const fn key(field: IndicatorField) -> &'static str {
    match field {
        IndicatorField::Operator => "operator",
        IndicatorField::Target => "target",
        IndicatorField::Unit => "unit",
        IndicatorField::Actual => "actual",
        IndicatorField::Weight => "weight",
        IndicatorField::Score => "reported",
        IndicatorField::Reviewed => "reviewed",
        IndicatorField::Reason => "reason",
        IndicatorField::Evidence => "evidence",
        IndicatorField::Criteria => "criteria",
    }
}

const fn is_prose(field: IndicatorField) -> bool {
    matches!(field, IndicatorField::Reason | IndicatorField::Evidence | IndicatorField::Criteria)
}

/// What a cell says: what was entered, and the points that were computed.
fn said(row: &Indicator, card: Option<&ScoredIndicator>, field: IndicatorField) -> Content {
    let printed = |own: &Option<Printed>| Content::Text(own.as_ref().map_or_else(String::new, |own| own.0.clone()));
    let prose = |own: &Option<String>| Content::Text(own.clone().unwrap_or_default());
    match field {
        IndicatorField::Operator => printed(&row.operator),
        IndicatorField::Target => printed(card.map_or(&row.target, |card| &card.target)),
        IndicatorField::Unit => printed(&row.unit),
        IndicatorField::Actual => printed(&row.actual),
        IndicatorField::Weight => weight(row, card).map_or_else(|| points(&row.weight), content),
        IndicatorField::Score => card.map_or(Content::Blank, score),
        IndicatorField::Reviewed => printed(&row.reviewed),
        IndicatorField::Reason => prose(&row.reason),
        IndicatorField::Evidence => prose(&row.evidence),
        IndicatorField::Criteria => prose(&row.criteria),
    }
}

fn weight(row: &Indicator, card: Option<&ScoredIndicator>) -> Option<Figure> {
    card.and_then(|card| card.weight).or_else(|| row.weight.figure().map(|weight| (*weight).into()))
}

/// The points; a word where they are open, and a mark where the row has none.
fn score(card: &ScoredIndicator) -> Content {
    match (card.score, card.outcome) {
        (Some(score), _) => content(score),
        (None, Outcome::Missing | Outcome::Unassessable) => Content::Text(OPEN.to_owned()),
        (None, _) => Content::Text("—".to_owned()),
    }
}

/// The tiers of the first of these rows that begin there. The last one takes the columns that longer paths have.
fn tiers(
    canvas: &mut Canvas<'_>,
    columns: &Columns,
    (at, index): (u32, usize),
    before: Option<&Indicator>,
    rows: &[Indicator],
) {
    let Some(path) = rows.first().map(|row| row.path.as_slice()) else { return };
    let field = |level: usize| Some(format!("/indicators/{index}/path/{level}"));
    if path.is_empty() {
        return canvas.enter(across(at, 1, columns.depth), Look::Cell, Content::Text(String::new()), field(0));
    }
    for (level, name) in (1..).zip(path) {
        if before.is_some_and(|before| same_cell(&before.path, path, level)) {
            continue;
        }
        let shared = rows.iter().take_while(|row| same_cell(&row.path, path, level)).count();
        let column = u32::try_from(level).unwrap_or(u32::MAX);
        let to = if level == path.len() { columns.depth } else { column };
        let last = at + u32::try_from(shared).unwrap_or(1).max(1) - 1;
        let area = down_to(across(at, column, to), last);
        canvas.enter(area, Look::Cell, Content::Text(name.clone()), field(level - 1));
    }
}

/// Whether two rows have one cell at a level: the same tiers down to it, and none below it or some in both.
fn same_cell(one: &[String], other: &[String], level: usize) -> bool {
    let ends = |path: &[String]| path.len() == level;
    one.len() >= level && one.get(..level) == other.get(..level) && ends(one) == ends(other)
}
