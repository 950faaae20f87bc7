//! Why two rows come to something else, beside what their tables say.

use super::data::changed;
use super::roundings;
use super::row::Row;
use super::scorecard_diff::{Cause, CauseKind};
use crate::num::Figure;
use crate::words::{Text, text, word};

/// What all rows of two scorecards have in common.
#[derive(Clone, Copy)]
pub(super) struct Common {
    pub(super) same_template: bool,
    /// Whether all rows and the tables as a whole say the same.
    pub(super) same_data: bool,
    /// Whether what the department wrote is compared as well.
    pub(super) with_reports: bool,
}

/// Adds what made the difference to what is already known about it.
pub(super) fn causes(before: &Row<'_>, after: &Row<'_>, common: Common, found: &mut Vec<Cause>) {
    let data = found.iter().any(|cause| cause.kind == CauseKind::Data);
    // Without other data and another template nothing is left but the program, or a hand that touched a scorecard.
    let kind = match common {
        Common { same_template: false, .. } => CauseKind::Template,
        Common { same_data: false, .. } => CauseKind::Data,
        _ => CauseKind::Engine,
    };
    if let Some(text) = unscored(before, after) {
        found.push(Cause::new(kind, text));
        return;
    }
    let known = found.len();
    rules(before, after, kind, found);
    match (before.exact, after.exact) {
        (Some(a), Some(b)) if a.value() == b.value() => found.extend(rounding(a, before, after)),
        (Some(a), Some(b)) if found.len() == known && kind == CauseKind::Template => {
            let [a, b] = [a, b].map(roundings::value);
            let text = text!(
                "方法相同,参数不同,取舍前 {a} → {b}",
                "the same method with other parameters, {a} → {b} before rounding"
            );
            found.push(Cause::new(kind, text));
        }
        _ => {}
    }
    let explained = data || found.len() > known;
    if !explained {
        let text = match kind {
            CauseKind::Engine => word(
                "数据与模板相同而结果不同,可用 jixiao verify 校验评分卡",
                "other points from the same data and template: jixiao verify tells which scorecard is wrong",
            ),
            CauseKind::Data => word("所依据的其他数据不同", "it rests on other data of the table"),
            _ if before.light != after.light => word("亮灯的界限不同", "other limits of the lights"),
            _ => word("结果的判断不同", "judged otherwise"),
        };
        found.push(Cause::new(kind, text.into()));
    }
}

/// Where one side gives no points and the other does: what that side says about it.
fn unscored(before: &Row<'_>, after: &Row<'_>) -> Option<Text> {
    let (row, says) = match (before.score, after.score) {
        (Some(_), None) => (after, word("后者不计分", "no points by the second")),
        (None, Some(_)) => (before, word("前者不计分", "no points by the first")),
        _ => return None,
    };
    Some(match row.why {
        Some(why) => text!("{says}:{why}", "{says}: {why}"; says, why),
        None => says.into(),
    })
}

/// What the two do differently before rounding, as far as the scorecards name it.
fn rules(before: &Row<'_>, after: &Row<'_>, kind: CauseKind, found: &mut Vec<Cause>) {
    if before.method != after.method {
        let text = changed(word("方法", "method"), before.method, after.method);
        found.push(Cause::new(kind, text).sides("method", before.method, after.method));
    }
    let told = found.iter().any(|cause| cause.key.as_deref() == Some("weight"));
    if let (Some(a), Some(b)) = (before.weight, after.weight)
        && a.value() != b.value()
        && !told
    {
        // The tables print the same points, and those of other indicators are passed on to this one.
        let [a, b] = [a, b].map(|weight| weight.to_string());
        let cause = Cause::new(kind, changed(word("分值", "weight"), Some(&a), Some(&b)));
        found.push(cause.sides("effective_weight", Some(&a), Some(&b)));
    }
    let cut = match (before.is_cut(), after.is_cut()) {
        (false, true) => Some(word("后者因远超目标而扣减", "the second deducts for far exceeding the target")),
        (true, false) => Some(word("前者因远超目标而扣减", "the first deducts for far exceeding the target")),
        _ => None,
    };
    found.extend(cut.map(|text| Cause::new(kind, text.into())));
}

/// The same value before rounding, and other points after it.
fn rounding(exact: Figure, before: &Row<'_>, after: &Row<'_>) -> Option<Cause> {
    if before.score?.value() == after.score?.value() {
        return None;
    }
    let shown = roundings::value(exact);
    let text = match (before.rounding(), after.rounding()) {
        (Some(old), Some(new)) if old == new => return None,
        (Some(old), Some(new)) => {
            let [old, new] = roundings::apart(old, new);
            text!("取舍前同为 {shown},{old} → {new}", "both {shown} before rounding, {old} → {new}"; old, new)
        }
        _ => text!("取舍前同为 {shown},取舍不同", "both {shown} before rounding, rounded otherwise"),
    };
    Some(Cause::new(CauseKind::Rounding, text))
}
