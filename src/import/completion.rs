//! A column `完成率`: what a form says of its own results, held against target and result. Nothing is scored by it.

use super::execution::is_rate_of;
use super::form::{Field, IndicatorRow, MoneyFields};
use super::grid::Grid;
use super::heading::Header;
use super::label::{is_figure, one_line};
use super::origin::Remark;
use super::role::Role;
use crate::lists::lists;
use crate::num::is_blank;
use crate::words::text;

/// Tells of rates that are not those of their rows.
pub(super) fn told(grid: &Grid<'_>, header: &Header, rows: &[IndicatorRow]) -> Vec<Remark> {
    let is_one = |label: &str| lists().sheets.completion.strip_suffix(label).is_some();
    let column = header.columns.iter().find(|column| column.role == Role::Unread && is_one(&column.label));
    let Some(column) = column else { return Vec::new() };
    let told = rows.iter().filter_map(|row| {
        let at = row.fields.actual.as_ref()?.cell.row;
        let spot = grid.row_in(at, column.from, column.to).next()?;
        let rate = one_line(spot.text());
        (is_of(&rate, row) == Some(false)).then(|| {
            let label = &column.label;
            let text = text!(
                "{label}“{rate}”不是完成值与目标值之比:请核对",
                "the {label} `{rate}` is not the result divided by the target: please check"
            );
            Remark::at(spot.at(), text)
        })
    });
    told.collect()
}

/// Whether a rate is that of a row; none where the row has no figures of one unit, or less of them is wanted.
fn is_of(rate: &str, row: &IndicatorRow) -> Option<bool> {
    let is_rate = rate.ends_with(['%', '\u{ff05}']) && is_figure(rate);
    let operator = row.fields.operator.as_ref().map_or("", |field| &field.text);
    let (target, actual) = (row.fields.target.as_ref()?, row.fields.actual.as_ref()?);
    let is_ceiling = [operator, &target.text].iter().any(|text| text.starts_with(['≤', '<', '≦', '＜']))
        || lists().operators.downward.has(operator);
    if !is_rate || is_ceiling {
        return None;
    }
    let money = |target, actual| MoneyFields { budget: Some(target), executed: Some(actual), ..MoneyFields::default() };
    let (target, actual) = (figure(target), figure(actual));
    // More than all is often written as all.
    let is_all = || rate.trim_end_matches(['%', '\u{ff05}']).trim_end_matches('0').trim_end_matches('.') == "1";
    let is_cut = is_all()
        && is_rate_of("100%", &money(actual.clone(), target.clone())) != Some(true)
        && exceeds(&actual, &target);
    is_rate_of(rate, &money(target, actual)).map(|is_rate| is_rate || is_cut)
}

fn exceeds(actual: &Field, target: &Field) -> bool {
    let [actual, target] = [actual, target].map(|field| field.text.parse::<crate::model::value::Amount>().ok());
    actual.zip(target).is_some_and(|(actual, target)| actual.number > target.number)
}

/// A cell without its operator.
fn figure(field: &Field) -> Field {
    let bare = field.text.trim_start_matches(|sign: char| is_blank(sign) || "≥>=≧＞＝".contains(sign));
    Field { text: bare.to_owned(), cell: field.cell }
}
