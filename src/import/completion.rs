//! A column `完成率`: what a form says of its own results, held against target and result. Nothing is scored by it.

use super::execution::is_rate_of;
use super::form::{Field, IndicatorRow, MoneyFields};
use super::grid::Grid;
use super::heading::Header;
use super::label::{is_figure, one_line};
use super::origin::Remark;
use super::role::Role;
use crate::lists::lists;
use crate::model::value::Printed;
use crate::num::{Fraction, Number, is_blank};
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
            let remark = Remark::at(spot.at(), text);
            if denies(&rate, row) { remark.of_value() } else { remark }
        })
    });
    told.collect()
}

/// Whether a rate is that of a row; none where the row has no figures of one unit, or less of them is wanted.
fn is_of(rate: &str, row: &IndicatorRow) -> Option<bool> {
    is_rate(&per_cent(rate)?, row)
}

/// A rate in per cent: without the sign what is no more than twice the whole is a share.
fn per_cent(rate: &str) -> Option<String> {
    if rate.ends_with(['%', '\u{ff05}']) {
        return is_figure(rate).then(|| rate.to_owned());
    }
    let number = bare_figure(rate).filter(|_| is_figure(rate))?;
    let share = || number.multiply(Fraction::whole(100)).ok();
    let value = if number <= Fraction::whole(2) { share()? } else { number };
    Some(format!("{value}%"))
}

/// A figure without a sign.
fn bare_figure(text: &str) -> Option<Fraction> {
    Printed::from(text).points().map(Number::fraction)
}

/// Whether a rate says that less than all was done where all of it was.
fn denies(rate: &str, row: &IndicatorRow) -> bool {
    let bare = |text: &str| bare_figure(text.trim_end_matches(['%', '\u{ff05}']));
    let is_less = |rate: String| bare(&rate).is_some_and(|rate| rate < Fraction::whole(100));
    let fields = &row.fields;
    let figures = fields.target.as_ref().zip(fields.actual.as_ref());
    per_cent(rate).is_some_and(is_less)
        && figures.is_some_and(|(target, actual)| !exceeds(&figure(target), &figure(actual)))
}

fn is_rate(rate: &str, row: &IndicatorRow) -> Option<bool> {
    let operator = row.fields.operator.as_ref().map_or("", |field| &field.text);
    let (target, actual) = (row.fields.target.as_ref()?, row.fields.actual.as_ref()?);
    let is_ceiling = [operator, &target.text].iter().any(|text| text.starts_with(['≤', '<', '≦', '＜']))
        || lists().operators.downward.has(operator);
    if is_ceiling {
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
