//! The row of the total: full points, points and grade, under their headings or behind labels of their own.

use super::doubt::doubtful;
use super::form::{Field, ReportedFields};
use super::grade::{grade_of, is_grade, points_and_grade};
use super::grid::{Grid, Spot};
use super::heading::Header;
use super::label::{Label, is_head_label, one_line, pairs};
use super::origin::Remark;
use super::role::Role;
use crate::lists::lists;
use crate::num::{fold_width, is_blank_mark};
use crate::words::text;

/// What the row of the total says.
pub(super) fn read(grid: &Grid<'_>, header: &Header, row: u32, reported: &mut ReportedFields) -> Vec<Remark> {
    let mut spots = grid.row(row).peekable();
    let mut is_first = true;
    while let Some(spot) = spots.next() {
        if within(&spot, reported) {
            is_first = false;
            continue;
        }
        // The label at the left names the row, and what follows it stands under its own heading.
        let slot = if is_first { None } else { labelled(&spot.label(), reported) };
        is_first = false;
        let value = spots.peek().copied().filter(|value| holds_digits(value.text()) || is_grade(value.text()));
        if let Some((slot, value)) = slot.zip(value) {
            *slot = given(&value);
            spots.next();
        } else {
            under_heading(&spot, header, reported);
        }
    }
    // Where nothing stands under the heading of points, the one figure of the row is the total, right behind the label.
    if reported.total.is_none() && grid.row(row).filter(|spot| holds_digits(spot.text())).count() == 1 {
        let label = grid.row(row).next().filter(|label| label.label().is(&lists().sheets.total_scores));
        let value = label.and_then(|label| grid.behind(&label)).filter(|value| holds_digits(value.text()));
        reported.total = value.filter(|value| !is_of_weight(value, header)).and_then(|value| given(&value));
    }
    reported.total = reported.total.take().or_else(|| worded(grid, header, row));
    let moved = under_weights(grid, row, reported);
    part(reported);
    let doubts = grid.row(row).filter_map(|spot| Some(doubtful(spot.at(), spot.cell.doubt.as_ref()?)));
    doubts.chain(moved).collect()
}

/// Takes the one figure of a row that says that it is of points, `合计得分`, for the total, though it stands under full points.
fn under_weights(grid: &Grid<'_>, row: u32, reported: &mut ReportedFields) -> Option<Remark> {
    let label = grid.row(row).next()?.label();
    let sheets = &lists().sheets;
    let is_of_points = label.ends_in(&sheets.scores).is_some() && !label.is(&sheets.total_weights);
    let is_alone = grid.row(row).filter(|spot| holds_digits(spot.text())).count() == 1;
    let is_there = reported.weight.as_ref().is_some_and(|weight| weight.cell.row == row);
    if !(is_of_points && is_alone && is_there && reported.total.is_none()) {
        return None;
    }
    reported.total = reported.weight.take();
    let (label, at) = (label.text(), reported.total.as_ref()?.cell);
    let text = text!(
        "“{label}”一行的数写在分值栏下,记为总分:请核对",
        "the figure of the row `{label}` stands under full points and was taken for the total: please check"
    );
    Some(Remark::at(at, text))
}

/// What stands under the heading of points and is no figure, nor a label or a grade: a total that nobody can read.
fn worded(grid: &Grid<'_>, header: &Header, row: u32) -> Option<Field> {
    let column = header.column(Role::Score)?;
    let is_label = |spot: &Spot<'_>| is_head_label(&spot.label()) || is_of_total(&spot.label());
    let spot = grid.row_in(row, column.from, column.to).next().filter(|spot| !is_label(spot))?;
    let is_named = grid.row(row).next().is_some_and(|first| first.at() != spot.at());
    given(&spot).filter(|_| is_named && !within(&spot, &mut ReportedFields::default()) && !is_grade(spot.text()))
}

/// The field that a label announces.
fn labelled<'r>(label: &Label, reported: &'r mut ReportedFields) -> Option<&'r mut Option<Field>> {
    let sheets = &lists().sheets;
    if label.is(&sheets.total_weights) {
        Some(&mut reported.weight)
    } else if label.is(&sheets.grades) {
        Some(&mut reported.grade)
    } else if label.is(&sheets.total_scores) {
        Some(&mut reported.total)
    } else {
        None
    }
}

/// Takes what stands behind labels in their own cell: `自评总得分:98.70分`, `评价等级:优☑ 良□`.
pub(super) fn within(spot: &Spot<'_>, reported: &mut ReportedFields) -> bool {
    let grade = grade_within(spot);
    let score = pairs(spot.text()).find(|(label, value)| holds_digits(value) && is_of_total(label));
    let (score, beside) = score.map_or((None, None), |(_, value)| {
        let (score, grade) = points_and_grade(value);
        let field = |text: &str| Field { text: text.to_owned(), cell: spot.at() };
        (Some(field(score)), grade.map(field))
    });
    let grade = grade.or(beside);
    let is_any = grade.is_some() || score.is_some();
    reported.grade = reported.grade.take().or(grade);
    reported.total = reported.total.take().or(score);
    is_any
}

/// The grade behind its label, alone in the cell, as boxes stand far from each other, or with other labels.
fn grade_within(spot: &Spot<'_>) -> Option<Field> {
    let whole = spot.text().split_once([':', '\u{ff1a}']).map(|(label, value)| (Label::of(label), value));
    let graded = |(label, value): (Label, &str)| {
        label.ends_in(&lists().sheets.grades)?;
        grade_of(value)
    };
    // What only one label stands before is held as a whole: one of several boxes is no grade.
    let others = pairs(spot.text()).filter(|_| pairs(spot.text()).nth(1).is_some());
    let text = whole.into_iter().chain(others).find_map(graded)?;
    Some(Field { text, cell: spot.at() })
}

fn is_of_weight(spot: &Spot<'_>, header: &Header) -> bool {
    header.column(Role::Weight).is_some_and(|column| column.from <= spot.at().column && spot.at().column <= column.to)
}

fn is_of_total(label: &Label) -> bool {
    let sheets = &lists().sheets;
    [&sheets.totals, &sheets.total_scores].iter().any(|words| label.is(words))
        || label.ends_in(&sheets.scores).is_some()
}

fn under_heading(spot: &Spot<'_>, header: &Header, reported: &mut ReportedFields) {
    let under = |role| {
        header.column(role).is_some_and(|column| column.from <= spot.at().column && spot.at().column <= column.to)
    };
    let figure = holds_digits(spot.text());
    let target = if is_grade(spot.text()) {
        &mut reported.grade
    } else if figure && under(Role::Weight) {
        &mut reported.weight
    } else if figure && under(Role::Score) {
        &mut reported.total
    } else if figure && under(Role::Review) {
        &mut reported.reviewed
    } else {
        return;
    };
    if target.is_none() {
        *target = given(spot);
    }
}

/// Takes the grade out of the cell of the total, where it stands behind the points.
fn part(reported: &mut ReportedFields) {
    let Some(total) = &mut reported.total else { return };
    let (points, grade) = points_and_grade(&total.text);
    let Some(grade) = grade else { return };
    let grade = Field { text: grade.to_owned(), cell: total.cell };
    total.text = points.to_owned();
    reported.grade.get_or_insert(grade);
}

fn given(spot: &Spot<'_>) -> Option<Field> {
    Some(Field { text: one_line(spot.text()), cell: spot.at() }).filter(|field| !is_blank_mark(&field.text))
}

/// Whether a figure comes first, whatever its width and whatever mark stands before it: `-5`, `≥50`, `９８．５`.
pub(super) fn holds_digits(text: &str) -> bool {
    let first = text.chars().map(fold_width).find(|sign| sign.is_alphanumeric());
    first.is_some_and(|sign| sign.is_ascii_digit())
}
