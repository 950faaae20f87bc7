//! What a form says again: its total, grade, unit, year and names in further cells, in sentences and in what lies over or around
//! the sheet; and that its figures are estimates. Where that is not what was read, nobody knows which of them counts.

mod cells;
mod differing;
mod estimates;
mod grades;
mod known;
mod labelled;
mod money;
mod names;
mod opinions;
mod outcomes;
mod owners;
mod points;
mod rows;
mod said;
mod units;
mod years;

use std::collections::BTreeSet;
use std::ops::Range;

use super::form::Form;
use super::grid::Grid;
use super::heading::Header;
use super::origin::Remark;
use crate::book::Sheet;
use crate::words::Address;
use known::Known;
use said::Said;

/// Tells of what the cells of a form say again, those above and below its tables as well as the reasons within them.
pub(super) fn tell(grid: &Grid<'_>, header: &Header, rows: Range<u32>, form: &mut Form) {
    let said = said::of_cells(grid, header, rows.clone(), form);
    grades::take(&said, form);
    let known = Known::of(form);
    let told: Vec<Remark> = said.iter().flat_map(|said| contradictions(said, &known, form)).collect();
    form.remarks.extend(told);
    form.remarks.extend(estimates::of_headings(header));
    let of_names = names::tell(grid, header, rows.clone(), form);
    // A label that stands twice is told by its own name.
    let told: BTreeSet<Option<Address>> = of_names.iter().map(|remark| remark.cell).collect();
    let of_owners = owners::tell(grid, header, rows, form);
    form.remarks.extend(of_owners.into_iter().filter(|remark| !told.contains(&remark.cell)));
    form.remarks.extend(of_names);
}

/// The same of what lies over the sheet of a form or is printed around it.
pub(super) fn tell_of_sheet(sheet: &Sheet, form: &mut Form) {
    let known = Known::of(form);
    let said = said::of_sheet(sheet);
    let told: Vec<Remark> = said.iter().flat_map(|said| contradictions(said, &known, form)).collect();
    form.remarks.extend(told);
}

/// The same of a sheet of its book that has no form of its own: what it says of points and grades.
pub(super) fn tell_of_other(sheet: &Sheet, form: &mut Form) {
    let known = Known::of(form);
    let other =
        |said: &Said| points::other(said, &known).into_iter().chain(grades::other(said, form)).collect::<Vec<_>>();
    let told: Vec<Remark> =
        said::of_other(sheet).iter().flat_map(|said| other(said).into_iter().map(|text| said.remark(text))).collect();
    form.remarks.extend(told);
}

fn contradictions(said: &Said, known: &Known, form: &Form) -> Vec<Remark> {
    let found = points::other(said, known)
        .into_iter()
        .chain(grades::other(said, form))
        .chain(units::other(said, form))
        .chain(years::other(said, form))
        .chain(money::other(said, &known.money))
        .chain(estimates::of_text(said))
        .chain(outcomes::other(said, &known.rows))
        .chain(opinions::refusing(said));
    found.map(|text| said.remark(text)).collect()
}
