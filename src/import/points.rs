//! Full points that stand nowhere but in labels, `数量指标(20分)`: those of a label that covers one row alone are the row's.

use std::collections::BTreeSet;

use super::form::{Field, Form, IndicatorRow};
use super::heading::Header;
use super::origin::Remark;
use super::role::Role;
use crate::num::{Number, fold_width, is_blank};
use crate::words::{Address, text};

/// Gives rows the points of their labels, where the table has no column of them; what stays open is told.
pub(super) fn derive(header: &Header, form: &mut Form) {
    if header.column(Role::Weight).is_some() {
        return;
    }
    let rows = form.indicators.clone();
    let mut told = BTreeSet::new();
    for row in &mut form.indicators {
        let labels: Vec<(&Field, &str)> = labels(&row.path);
        let own = labels.iter().filter(|(label, _)| covered(&rows, label.cell) == 1);
        let points: BTreeSet<&str> = own.clone().map(|(_, points)| *points).collect();
        let (Some((label, points)), 1) = (own.clone().next_back(), points.len()) else {
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
        row.fields.weight = Some(Field { text: (*points).to_owned(), cell });
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
fn labels(path: &[Field]) -> Vec<(&Field, &str)> {
    path.iter().filter_map(|label| Some((label, points_in(&label.text)?))).collect()
}

/// The points at the end of a label: `(20分)`, `(20)`, `20分`; a figure alone is part of a name.
fn points_in(label: &str) -> Option<&str> {
    let inner = label.strip_suffix([')', '\u{ff09}', ']', '】']);
    let behind = inner.and_then(|inner| Some(inner.rsplit_once(['(', '\u{ff08}', '[', '【'])?.1));
    let is_blank_or_points = |sign: char| is_blank(sign) || sign == '分';
    let points = match behind {
        Some(behind) => behind.trim_matches(is_blank_or_points),
        None => {
            let before = label.strip_suffix('分')?.trim_end_matches(is_blank);
            let is_figure = |sign: char| fold_width(sign).is_ascii_digit() || sign == '.';
            before.get(before.trim_end_matches(is_figure).len()..)?
        }
    };
    points.parse::<Number>().is_ok().then_some(points)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_stand_at_the_end_of_a_label() {
        for (label, points) in [
            ("产出指标(40分)", Some("40")),
            ("数量指标（20）", Some("20")),
            ("数量指标[7.5 分]", Some("7.5")),
            ("成本指标20分", Some("20")),
            ("质量指标", None),
            ("指标1", None),
            ("效益指标(经济)", None),
            ("十分", None),
        ] {
            assert_eq!(points_in(label), points, "{label}");
        }
    }
}
