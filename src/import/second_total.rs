//! A total that stands in a further row above or below the table: where it is another one than that which was read, nobody knows
//! which of them counts. What sentences state is looked at with all else that they say (`again`).

use std::collections::BTreeSet;

use super::form::{Field, Form};
use super::grid::{Grid, Spot};
use super::heading::Header;
use super::label::{Label, is_figure};
use super::origin::Remark;
use super::role::Role;
use crate::lists::lists;
use crate::num::{Fraction, fold_width, is_blank};
use crate::words::{Address, text};

/// Tells of totals in these rows that are not the one which was read.
pub(super) fn tell(grid: &Grid<'_>, header: &Header, rows: impl Iterator<Item = u32>, form: &mut Form) {
    let Some((total, read)) = form.reported.fields.total.clone().and_then(|total| Some((points(&total.text)?, total)))
    else {
        return;
    };
    let full = form.reported.fields.weight.as_ref().and_then(|weight| points(&weight.text));
    let full = full.unwrap_or_else(|| Fraction::whole(100));
    // What was read as something else, such as the points of the execution rate in a row of all money, is no total.
    let taken: BTreeSet<Address> = form.fields().into_iter().map(|(_, cell)| cell).collect();
    let spots = rows.flat_map(|row| grid.row(row)).filter(|spot| !taken.contains(&spot.at()));
    let others = spots.filter_map(|spot| {
        let is_note = spot.at().row < header.top || Label::first_of(spot.text()).is(&lists().sheets.notes);
        // Titles and notes of a form say what the full points are.
        let stated = in_row(grid, header, &spot, full).filter(|points| !(is_note && *points == full));
        stated.map(|points| (spot.at(), points))
    });
    let remarks = others.filter(|(_, other)| *other != total).map(|(at, other)| differing(at, other, &read).of_value());
    form.remarks.extend(remarks.collect::<Vec<_>>());
}

fn differing(at: Address, other: Fraction, read: &Field) -> Remark {
    let (total, cell) = (&read.text, read.cell);
    Remark::at(
        at,
        text!(
            "此处写总分 {other},{cell} 处写的是 {total}:请核对以哪个为准",
            "the total is {other} here and {total} in {cell}: please check which of them counts"
        ),
    )
}

/// The points of a further row of a total, whatever its label says of it besides: those under their heading, or the one figure
/// that is not the full points.
fn in_row(grid: &Grid<'_>, header: &Header, spot: &Spot<'_>, full: Fraction) -> Option<Fraction> {
    let sheets = &lists().sheets;
    let column = header.column(Role::Score)?;
    let points = points(spot.text()).filter(|_| is_figure(spot.text()))?;
    let label = grid.row(spot.at().row).next()?.label();
    let is_total = label.is(&sheets.totals) || label.ends_in(&sheets.total_scores).is_some();
    let is_under = column.from <= spot.at().column && spot.at().column <= column.to;
    let is_alone = || grid.row(spot.at().row).filter(|other| is_figure(other.text())).count() == 1;
    Some(points).filter(|_| is_total && (is_under || points != full && is_alone()))
}

fn points(text: &str) -> Option<Fraction> {
    let text: String = text.chars().filter(|sign| !is_blank(*sign)).map(fold_width).collect();
    lists().claims.points.strip_suffix(&text).unwrap_or(&text).parse().ok()
}
