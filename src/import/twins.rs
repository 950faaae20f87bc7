//! Columns that say what came of the whole year too, beside the one that was imported: where they differ, somebody has to look.

use super::form::Form;
use super::grid::Grid;
use super::heading::Header;
use super::label::one_line;
use super::origin::Remark;
use super::role::Role;
use crate::num::{is_blank, is_blank_mark};
use crate::words::text;

/// Tells of each cell of such a column that differs from what was imported. Of two columns under one heading nobody knows which counts.
pub(super) fn tell(grid: &Grid<'_>, header: &Header, form: &mut Form) {
    let differing = form.indicators.iter().flat_map(|row| {
        let beside = header.twins.iter().filter_map(|twin| {
            let taken = match twin.role {
                Role::Target => row.fields.target.as_ref(),
                Role::Score => row.fields.reported.as_ref(),
                _ => row.fields.actual.as_ref(),
            }?;
            let spot = grid.row_in(taken.cell.row, twin.from, twin.to).next()?;
            let (label, other, taken) = (&twin.label, one_line(spot.text()), &taken.text);
            (!is_blank_mark(&other) && bare(&other) != bare(taken)).then(|| {
                let text = text!(
                    "“{label}”写“{other}”,导入的是“{taken}”:请核对",
                    "`{label}` says `{other}`, and `{taken}` was imported: please check"
                );
                let remark = Remark::at(spot.at(), text);
                if twin.role == Role::Interim { remark } else { remark.of_value() }
            })
        });
        beside.collect::<Vec<_>>()
    });
    let differing: Vec<Remark> = differing.collect();
    form.remarks.extend(differing);
}

fn bare(text: &str) -> String {
    text.chars().filter(|sign| !is_blank(*sign)).collect()
}
