//! What stands once above several forms below each other is that of all of them: the year, and the unit of money.

use super::form::{Field, Form, YearField};
use super::origin::Remark;
use super::statement::{missing, of_currency, of_year};
use crate::words::{Address, text};

/// Gives a form what it does not say itself and what stands above the head of the first one of its sheet.
pub(super) fn take(form: &mut Form, first: &Form) {
    let head = first.project.fields().map(|(_, field)| field.cell.row).min().unwrap_or_default();
    let is_above = |cell: &Address| cell.row < head;
    let year = first.year.as_ref().filter(|year| is_above(&year.cell)).filter(|_| form.year.is_none());
    if let Some(YearField { year, cell }) = year.cloned() {
        form.remarks.retain(|remark| *remark != missing(&of_year()));
        form.remarks.push(Remark::at(
            cell,
            text!(
                "这张表没有写年度,按几张表上方所写的 {year} 年导入:请核对",
                "this form does not say its year, and {year}, which stands above all forms, was imported: please check"
            ),
        ));
        form.year = Some(YearField { year, cell });
    }
    let has_money = !form.funds.is_empty() && form.currency.is_none();
    let currency = first.currency.as_ref().filter(|currency| is_above(&currency.cell)).filter(|_| has_money);
    if let Some(Field { text: unit, cell }) = currency.cloned() {
        form.remarks.retain(|remark| *remark != missing(&of_currency()));
        form.remarks.push(Remark::at(
            cell,
            text!(
                "这张表没有写金额单位,按几张表上方所写的“{unit}”导入:请核对",
                "this form does not say its unit of money, and `{unit}`, which stands above all forms, was imported: please check"
            ),
        ));
        form.currency = Some(Field { text: unit, cell });
    }
}
