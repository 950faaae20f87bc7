//! Full points that stand nowhere but in labels: behind the name of a row, `合格率(25分)`, or in a label above, `数量指标(20分)`, where
//! it covers one row alone.

use std::collections::{BTreeMap, BTreeSet};

use super::form::{Field, Form, IndicatorRow};
use super::heading::Header;
use super::origin::Remark;
use super::role::Role;
use crate::identity::label_points;
use crate::model::value::Printed;
use crate::num::{Fraction, Number, fold_width, is_blank};
use crate::words::{Address, text};

/// Gives rows the points of their names and labels, where nothing else says them; what stays open is told.
pub(super) fn derive(header: &Header, form: &mut Form) {
    of_names(form);
    if header.column(Role::Weight).is_some() {
        return;
    }
    let covered = covered(&form.indicators);
    let rows_of = |label: &Field| covered.get(&label.cell).copied().unwrap_or_default();
    let mut told = BTreeSet::new();
    for row in form.indicators.iter_mut().filter(|row| row.fields.weight.is_none()) {
        let labels = labels(&row.path);
        let own = labels.iter().filter(|(label, _)| rows_of(label) == 1);
        let agree = own.clone().all(|(_, points)| own.clone().all(|(_, other)| points == other));
        let Some((label, points)) = own.clone().next_back().filter(|_| agree) else {
            let open = labels.last().filter(|(label, _)| told.insert(label.cell));
            form.remarks.extend(open.map(|(label, _)| open_remark(label, rows_of(label))));
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

/// The points behind the names of rows, `合格率(25分)`: read where the row has none besides and earned no more; a bare figure,
/// `小区(15)`, where it is that for every row, and some row earned all of it.
fn of_names(form: &mut Form) {
    let open = || form.indicators.iter().filter(|row| row.fields.weight.is_none());
    let all_fit = open().all(|row| named_points(row).is_some_and(|named| !named.is_exceeded(row)));
    let some_earned = open().any(|row| named_points(row).is_some_and(|named| earned(row) == Some(named.points)));
    for row in &mut form.indicators {
        let Some(named) = named_points(row) else { continue };
        let Some(cell) = row.fields.name.as_ref().map(|name| name.cell) else { continue };
        let said = match &row.fields.weight {
            None if !named.is_exceeded(row) && (named.is_said || all_fit && some_earned) => {
                row.fields.weight = Some(Field { text: named.points.to_string(), cell });
                text!(
                    "此行没有分值,按名称括号中的分值导入",
                    "the row has no full points; those in brackets behind its name were imported"
                )
            }
            None => text!(
                "名称括号中的数可能是分值,没有导入:请填写分值",
                "the figure in brackets behind this name may be the full points and was not imported: please fill them in"
            ),
            Some(weight) if named.is_said && number(&weight.text).is_some_and(|weight| weight != named.points) => {
                let (points, weight) = (named.points, &weight.text);
                text!(
                    "名称写 {points} 分,分值栏写 {weight}:按分值栏导入,请核对",
                    "the name says {points} points and the column of full points {weight}, which was imported: please check"
                )
            }
            Some(_) => continue,
        };
        form.remarks.push(Remark::at(cell, said));
    }
}

/// Points in brackets at the end of a name.
#[derive(Clone, Copy)]
struct NamedPoints {
    points: Fraction,
    /// Whether the brackets say that they are points.
    is_said: bool,
}

impl NamedPoints {
    fn is_exceeded(self, row: &IndicatorRow) -> bool {
        earned(row).is_some_and(|earned| earned > self.points)
    }
}

fn named_points(row: &IndicatorRow) -> Option<NamedPoints> {
    let name: String = row.fields.name.as_ref()?.text.chars().filter(|sign| !is_blank(*sign)).map(fold_width).collect();
    let (_, inner) = name.strip_suffix([')', ']', '】'])?.rsplit_once(['(', '[', '【'])?;
    Some(NamedPoints {
        points: label_points(&name)?,
        is_said: !inner.chars().all(|sign| sign.is_ascii_digit() || sign == '.'),
    })
}

fn earned(row: &IndicatorRow) -> Option<Fraction> {
    row.fields.reported.as_ref().and_then(|earned| number(&earned.text))
}

fn number(text: &str) -> Option<Fraction> {
    Printed::from(text).points().map(Number::fraction)
}

fn open_remark(label: &Field, rows: usize) -> Remark {
    let name = &label.text;
    let text = text!(
        "“{name}”下有 {rows} 项,各项没有写分值,没有导入:请逐项填写",
        "there are {rows} rows below `{name}`, none of which has full points of its own; none were imported: please fill them in"
    );
    Remark::at(label.cell, text)
}

/// How many rows each label stands over.
fn covered(rows: &[IndicatorRow]) -> BTreeMap<Address, usize> {
    let mut covered = BTreeMap::new();
    for row in rows {
        let labels: BTreeSet<Address> = row.path.iter().map(|tier| tier.cell).collect();
        for label in labels {
            *covered.entry(label).or_default() += 1;
        }
    }
    covered
}

/// The labels above a row that hold points, from the highest down.
fn labels(path: &[Field]) -> Vec<(&Field, Fraction)> {
    path.iter().filter_map(|label| Some((label, label_points(&label.text)?))).collect()
}
