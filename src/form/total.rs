//! The end of a form: the total, what the form has the department conclude, and who fills it in.

use super::canvas::{Canvas, across, of_card};
use super::columns::Columns;
use super::head::{field_in, put_in};
use super::layout::{FormLayout, IndicatorField};
use super::tally::Tally;
use crate::book::{Content, Look};
use crate::model::scorecard::Scorecard;
use crate::num::Figure;

/// What stands where points are still to be given.
pub(super) const OPEN: &str = "待定";

/// What the row of the total adds up.
#[derive(Default)]
pub(super) struct Sums {
    pub(super) weights: Tally,
    pub(super) scores: Tally,
}

pub(super) fn print(canvas: &mut Canvas<'_>, layout: &FormLayout, columns: &Columns, sums: &Sums) {
    if layout.has_points() {
        print_total(canvas, layout, columns, sums);
    }
    conclusions(canvas);
}

fn print_total(canvas: &mut Canvas<'_>, layout: &FormLayout, columns: &Columns, sums: &Sums) {
    let row = canvas.begin_row();
    let last = canvas.last();
    let (weight, score) = (columns.of_field(IndicatorField::Weight), columns.of_field(IndicatorField::Score));
    canvas.label(across(row, 0, weight - 1), &layout.total.label);
    let filled = canvas.filled;
    let [weights, scores] = match &filled.card {
        None => [sums.weights.open(), sums.scores.open()],
        Some(card) => [
            card.total.weight.map_or(Content::Blank, |weight| sums.weights.printed(weight)),
            card.total.score.map_or_else(|| Content::Text(OPEN.to_owned()), |score| sums.scores.printed(score)),
        ],
    };
    canvas.show(across(row, weight, weight), weights, Some(of_card("/total/weight")));
    if weight + 1 < score {
        canvas.label(across(row, weight + 1, score - 1), "");
    }
    canvas.show(across(row, score, score), scores, Some(of_card("/total/score")));
    if score < last {
        let end = filled.card.as_ref().map_or_else(String::new, |card| at_the_end(card, layout.total.grade));
        canvas.show(across(row, score + 1, last), Content::Text(end), Some(of_card("/grade")));
    }
}

/// The grade; how much was assessed, where that is not everything.
fn at_the_end(card: &Scorecard, with_grade: bool) -> String {
    let grade = card.grade.clone().filter(|_| with_grade);
    let open = !card.is_complete();
    let assessed = card.total.assessed.filter(|_| open).map(|assessed| format!("已评分值{assessed}"));
    [grade, assessed].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// What the form has the department conclude, where it did.
fn conclusions(canvas: &mut Canvas<'_>) {
    let (table, last) = (&canvas.filled.assessment, canvas.last());
    let said = [
        ("评价结论", table.conclusion.clone(), "/conclusion"),
        ("存在问题", table.problems.clone(), "/problems"),
        ("改进措施", table.improvements.clone(), "/improvements"),
    ];
    for (label, text, field) in said {
        let Some(text) = text else { continue };
        let row = canvas.begin_row();
        canvas.label(across(row, 0, 1), label);
        canvas.enter(across(row, 2, last), Look::Words, Content::Text(text), Some(field.to_owned()));
    }
}

/// What stands below the table.
pub(super) fn foot(canvas: &mut Canvas<'_>, layout: &FormLayout) {
    let open = canvas.filled.card.as_ref().map_or(0, open_rows);
    if open > 0 {
        canvas.line(Look::Left, &format!("注：有{open}项得分为“{OPEN}”，尚未评定，总分未计入。"));
    }
    for line in &layout.foot.lines {
        let text = put_in(line, canvas);
        let row = canvas.begin_row();
        let area = across(row, 0, canvas.last());
        canvas.enter(area, Look::Left, Content::Text(text), field_in(line));
    }
}

/// How many points a card leaves open.
pub(super) fn open_rows(card: &Scorecard) -> usize {
    use crate::model::scorecard::Outcome::{Missing, Unassessable};
    let is_open = |outcome, score: Option<Figure>| matches!(outcome, Missing | Unassessable) && score.is_none();
    let money = card.execution.as_ref().filter(|money| money.weight.is_some() && money.score.is_none());
    card.indicators.iter().filter(|row| is_open(row.outcome, row.score)).count() + usize::from(money.is_some())
}
