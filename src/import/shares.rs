//! The full points of the execution rate: its template sets them, and no field of a table keeps those that a form prints. They are
//! held against the points of the indicators and of all.

use super::form::{Field, Form, IndicatorRow};
use super::nested::sum;
use super::origin::Remark;
use super::running::number;
use crate::num::Fraction;
use crate::words::text;

/// The points of all, where a form does not print them.
const WHOLE: i64 = 100;

/// What is said of the points of the rate, unless they make the whole with those of the indicators; so may those alone. A whole of more
/// than there is makes the rate worth more than in the template.
pub(super) fn told(printed: &Field, form: &Form) -> Option<Remark> {
    let (text, at) = (&printed.text, printed.cell);
    let Some(share) = number(printed).filter(|share| !share.is_negative()) else {
        let text = text!(
            "执行率的分值“{text}”不是分值,没有导入:请核对",
            "the full points of the execution rate, `{text}`, are no points and were not imported: please check"
        );
        return Some(Remark::at(at, text));
    };
    let rows: Vec<&IndicatorRow> = form.indicators.iter().filter(|row| row.fields.weight.is_some()).collect();
    let others = sum(&rows).filter(|_| !rows.is_empty())?;
    let together = others.add(share).ok()?;
    let whole = form.reported.fields.weight.as_ref().and_then(number).unwrap_or(Fraction::whole(WHOLE));
    let most = Fraction::whole(WHOLE);
    let is_more = together == whole && together > most && others < most;
    let whole = if is_more { most } else { whole };
    (together != whole && others != whole).then(|| {
        let text = text!(
            "执行率的分值 {share} 与各项分值 {others} 合计 {together},不是 {whole}:执行率按模板的分值计分,请核对",
            "the full points of the execution rate, {share}, and those of the indicators, {others}, make {together} and not {whole}: the rate is scored by the points of the template; please check"
        );
        Remark::at(at, text)
    })
}
