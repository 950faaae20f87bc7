//! Full points that stand nowhere but in labels, `数量指标(20分)`: those of a label that covers one row alone are the row's.

use std::collections::BTreeSet;

use super::form::{Field, Form, IndicatorRow};
use super::heading::Header;
use super::origin::Remark;
use super::role::Role;
use crate::identity::label_points;
use crate::num::Fraction;
use crate::words::{Address, text};

/// Gives rows the points of their labels, where the table has no column of them; what stays open is told.
pub(super) fn derive(header: &Header, form: &mut Form) {
    if header.column(Role::Weight).is_some() {
        return;
    }
    let rows = form.indicators.clone();
    let mut told = BTreeSet::new();
    for row in &mut form.indicators {
        let labels = labels(&row.path);
        let own = labels.iter().filter(|(label, _)| covered(&rows, label.cell) == 1);
        let agree = own.clone().all(|(_, points)| own.clone().all(|(_, other)| points == other));
        let Some((label, points)) = own.clone().next_back().filter(|_| agree) else {
            let open = labels.last().filter(|(label, _)| told.insert(label.cell));
            form.remarks.extend(open.map(|(label, _)| open_remark(label, covered(&rows, label.cell))));
            continue;
        };
        let (name, cell) = (&label.text, label.cell);
        let remark = text!(
            "此行没有分值,“{name}”只有这一项:分值按 {points} 分导入",
            "the row has no full points, and `{name}` has this row alone: its {points} points were imported as those of the row"
        );
        form.remarks.push(Remark::at(cell, remark));
        row.fields.weight = Some(Field { text: points.to_string(), cell });
    }
}

fn open_remark(label: &Field, rows: usize) -> Remark {
    let name = &label.text;
    let text = text!(
        "“{name}”下有 {rows} 项,各项没有写分值,没有导入:请逐项填写",
        "there are {rows} rows below `{name}`, none of which has full points of its own; none were imported: please fill them in"
    );
    Remark::at(label.cell, text)
}

/// How many rows a label stands over.
fn covered(rows: &[IndicatorRow], label: Address) -> usize {
    rows.iter().filter(|row| row.path.iter().any(|tier| tier.cell == label)).count()
}

/// The labels above a row that hold points, from the highest down.
fn labels(path: &[Field]) -> Vec<(&Field, Fraction)> {
    path.iter().filter_map(|label| Some((label, label_points(&label.text)?))).collect()
}
