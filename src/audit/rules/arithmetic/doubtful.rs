//! Values that were read and of which it is not certain that they count: of a table with such nobody can say that it passes.

use crate::audit::audited_table::AuditedTable;
use crate::audit::report::Report;
use crate::model::assessment::{FundRow, FundSource};
use crate::model::value::{Amount, Entered};
use crate::num::Fraction;
use crate::score::Stated;
use crate::words::text;

/// Leaves them open, with the points that hang on them.
pub(super) fn leave_open(table: &AuditedTable<'_>, report: &mut Report<'_>) {
    leave_doubtful_values_open(table, report);
    leave_two_totals_open(table, report);
    leave_form_without_points_open(table, report);
    leave_unreadable_points_open(table, report);
}

/// In a form that somebody filled in nobody says what it earned: there is nothing that could be held against the rules.
fn leave_form_without_points_open(table: &AuditedTable<'_>, report: &mut Report<'_>) {
    let assessment = table.assessment();
    let results = assessment.reported.as_ref();
    let says_points = results.is_some_and(|results| results.total.is_some() || results.execution_score.is_some())
        || assessment.indicators.iter().any(|row| row.reported.is_some());
    let is_filled_in = assessment.imported.is_some() && assessment.month.is_none() && !table.bound.is_goal_form();
    if is_filled_in && !says_points && asks_for_points(table) {
        let why = text!(
            "表里没有填得分:各行和总分都是空的,没有可核对的自评结果",
            "no points are filled in, neither of a row nor in all: there is no self-evaluation to be checked"
        );
        report.leave_points_open("", why, in_doubt(table, ""));
    }
}

/// Whether there are points to be given: tables of transfers have none, by their template and in their rows.
fn asks_for_points(table: &AuditedTable<'_>) -> bool {
    table.execution_weight().is_some() || table.rows.iter().any(|row| row.weight.is_some())
}

/// Where no total is stated that they would have to come to, points that nobody can read are looked at by themselves.
fn leave_unreadable_points_open(table: &AuditedTable<'_>, report: &mut Report<'_>) {
    if !matches!(table.reported().total, Stated::Nothing) {
        return;
    }
    for row in &table.rows {
        if let Stated::Unreadable(points) = row.reported {
            let why = text!("得分“{points}”读不出数字", "the points {points} are no number");
            report.leave_points_open(&row.pointer("reported"), why, row.weight);
        }
    }
}

/// Of two rows of all money that state different amounts nobody knows which counts.
fn leave_two_totals_open(table: &AuditedTable<'_>, report: &mut Report<'_>) {
    let total = |fund: &&(usize, &FundRow)| fund.1.source == FundSource::Total && states_money(fund.1);
    let funds: Vec<(usize, &FundRow)> = table.assessment().funds.iter().enumerate().collect();
    let mut totals = funds.iter().filter(total);
    let Some((_, first)) = totals.next() else { return };
    for (index, _) in totals.filter(|(_, other)| !states_the_same(first, other)) {
        let why = text!(
            "有两行都是资金总额,所写金额不同:以哪一行为准无从判断",
            "two rows state all the money, with different amounts: nobody knows which of them counts"
        );
        let at = format!("/funds/{index}");
        report.leave_points_open(&at, why, table.execution_weight().or_else(|| in_doubt(table, "")));
    }
}

/// The amounts of a row of money as they are printed.
const fn amounts(fund: &FundRow) -> [&Entered<Amount>; 3] {
    [&fund.initial, &fund.budget, &fund.executed]
}

fn states_money(fund: &FundRow) -> bool {
    amounts(fund).iter().any(|amount| !amount.is_open())
}

fn states_the_same(one: &FundRow, other: &FundRow) -> bool {
    amounts(one).iter().zip(amounts(other)).all(|(one, other)| one.is_open() || other.is_open() || **one == *other)
}

/// Values of a workbook of which it is not known what they are: of a table with such nobody can say that it passes.
fn leave_doubtful_values_open(table: &AuditedTable<'_>, report: &mut Report<'_>) {
    let Some(imported) = &table.assessment().imported else { return };
    for remark in imported.remarks.iter().filter(|remark| remark.open) {
        let of_cell = imported.cells.iter().find(|(_, cell)| **cell == remark.cell);
        let at = of_cell.map_or("", |(pointer, _)| pointer.as_str());
        let why = text!("{cell}:{said}", "{cell}: {said}", cell = remark.cell; said = remark.said());
        report.leave_points_open(at, why, in_doubt(table, at));
    }
}

/// The points that hang on a value: those of its row, and otherwise all.
fn in_doubt(table: &AuditedTable<'_>, at: &str) -> Option<Fraction> {
    let row = at.strip_prefix("/indicators/").and_then(|rest| rest.split('/').next()?.parse::<usize>().ok());
    let row = row.and_then(|row| table.rows.get(row));
    let of_row = row.and_then(|row| row.reported.figure().map(|points| points.value).or(row.weight));
    let positive = |points: &Fraction| points.is_positive();
    let total = match table.reported().total {
        Stated::Figure(total) => Some(total.value),
        _ => None,
    };
    let weights = || table.rows.iter().filter_map(|row| row.weight).max();
    of_row.filter(positive).or(total).filter(positive).or_else(weights)
}
