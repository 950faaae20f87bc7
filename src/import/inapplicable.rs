//! Rows of a form that do not apply: 无, 不涉及 or a dash in the place of the target or the name, and neither full points nor points.

use super::form::{Field, IndicatorRow};
use super::label::one_line;
use super::origin::Remark;
use super::role::Role;
use super::row_table::Table;
use super::running::number;
use crate::lists::lists;
use crate::num::{Fraction, is_blank_mark};
use crate::words::{Address, text};

/// That a row is none of an indicator, where it is.
pub(super) fn told(table: &Table<'_, '_>, row: u32, indicator: &IndicatorRow) -> Option<Remark> {
    let fields = &indicator.fields;
    let is_nothing = |field: &Option<Field>| field.as_ref().is_none_or(|field| says_nothing(&field.text));
    let is_zero = |field: &Field| number(field).is_some_and(Fraction::is_zero);
    let is_worth_nothing = |field: &Option<Field>| is_nothing(field) || field.as_ref().is_some_and(is_zero);
    // Where a form asks for no points, what does not apply is an answer.
    let asks_for_points = [Role::Weight, Role::Score].into_iter().any(|role| table.column(role).is_some());
    let is_out = asks_for_points
        && is_nothing(&fields.target)
        && is_nothing(&fields.actual)
        && [&fields.weight, &fields.reported].into_iter().all(is_worth_nothing);
    let (said, at) = struck_out(table, row, indicator).filter(|_| is_out)?;
    let text = text!(
        "此行写“{said}”,没有分值和得分,不作为指标导入",
        "this row says `{said}` and has neither full points nor points; it was not imported as an indicator"
    );
    Some(Remark::at(at, text))
}

/// What stands in the place of the target, or of the name, and says that there is none.
fn struck_out(table: &Table<'_, '_>, row: u32, indicator: &IndicatorRow) -> Option<(String, Address)> {
    let target = table.column(Role::Target).and_then(|column| table.within(row, column));
    let target = target.map(|spot| (one_line(spot.text()), spot.at()));
    let name = indicator.fields.name.as_ref().map(|name| (name.text.clone(), name.cell));
    target.filter(|(said, _)| says_nothing(said)).or_else(|| name.filter(|(said, _)| says_nothing(said)))
}

fn says_nothing(text: &str) -> bool {
    let values = &lists().values;
    is_blank_mark(text) || values.inapplicable.has(text) || values.zero.has(text)
}
