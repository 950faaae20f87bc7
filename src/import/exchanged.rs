//! Two labels of which each stands where the other belongs: the values below or behind them say so. What they say is imported as it
//! is labelled, and told.

use super::form::{Field, Form, IndicatorRow};
use super::heading::Header;
use super::origin::Remark;
use super::role::Role;
use super::running::{number, points};
use crate::lists::lists;
use crate::words::{Text, text};

/// Tells of labels that may have been exchanged.
pub(super) fn tell(header: &Header, form: &mut Form) {
    let columns = [
        (Role::Target, Role::Actual, targets_are_results(&form.indicators)),
        (Role::Weight, Role::Score, points_are_full_points(&form.indicators)),
    ];
    let told = columns.into_iter().filter(|(.., are_exchanged)| *are_exchanged).filter_map(|(one, other, _)| {
        Some(Remark::at(header.column(other)?.cell, said(&header.column(one)?.label, &header.column(other)?.label)))
    });
    form.remarks.extend(told);
    form.remarks.extend(name_is_department(form));
}

fn said(one: &str, other: &str) -> Text {
    text!(
        "“{one}”与“{other}”可能写反了:按标题导入,请核对",
        "`{one}` and `{other}` may have been exchanged; they were imported as they are labelled: please check"
    )
}

/// Rows that tell, at least.
const LEAST: usize = 2;

/// Whether results stand behind operators, and targets behind none.
fn targets_are_results(rows: &[IndicatorRow]) -> bool {
    let count = |of: fn(&IndicatorRow) -> &Option<Field>| {
        rows.iter().filter_map(|row| of(row).as_ref()).filter(|field| has_operator(&field.text)).count()
    };
    count(|row| &row.fields.target) == 0 && count(|row| &row.fields.actual) >= LEAST
}

fn has_operator(text: &str) -> bool {
    text.starts_with(['≥', '≤', '>', '<', '≧', '≦', '\u{ff1e}', '\u{ff1c}'])
}

/// Whether some rows earned more than their full points, and none less.
fn points_are_full_points(rows: &[IndicatorRow]) -> bool {
    let both = rows.iter().filter_map(|row| Some((points(row)?, number(row.fields.reported.as_ref()?)?)));
    let both: Vec<_> = both.collect();
    both.len() >= LEAST
        && both.iter().any(|(full, earned)| earned > full)
        && both.iter().all(|(full, earned)| earned >= full)
}

/// Where the name of the project is that of an office, and the office has none.
fn name_is_department(form: &Form) -> Option<Remark> {
    let is_office = |text: &str| lists().citations.offices.strip_suffix(text).is_some_and(|rest| !rest.is_empty());
    let (name, department) = (form.project.name.as_ref()?, form.project.department.as_ref()?);
    let is_exchanged = is_office(&name.text) && !is_office(&department.text);
    is_exchanged.then(|| {
        let text = text!(
            "“{name}”像是单位名称,主管部门“{department}”不像:两处可能写反了,请核对",
            "`{name}` looks like the name of an office, and the department `{department}` does not: they may have been exchanged; please check",
            name = name.text, department = department.text
        );
        Remark::at(name.cell, text)
    })
}
