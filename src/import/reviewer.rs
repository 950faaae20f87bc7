//! Who gives points after the unit itself: 复核, 审核, 财政.

use super::heading::Header;
use super::origin::Remark;
use super::role::Role;
use crate::lists::lists;
use crate::words::text;

/// Whether a label or a clause begins with one of them: `复核等级`, `审核扣分理由`.
pub(super) fn begins(text: &str) -> bool {
    let giver = |word: &'static str| {
        let points = lists().claims.points.strip_suffix(word)?;
        let giver = lists().stated.scoring.strip_suffix(points).unwrap_or(points);
        giver.chars().nth(1).is_some().then_some(giver)
    };
    lists().sheets.reviews.iter().filter_map(giver).any(|giver| text.starts_with(giver))
}

/// Beside the unit's own reasons those of a reviewer are not imported.
pub(super) fn leave_reasons_out(header: &mut Header) {
    let is_reason = |role: Role| role == Role::Reason;
    if !header.columns.iter().any(|column| is_reason(column.role) && !begins(&column.label)) {
        return;
    }
    let (others, kept): (Vec<_>, Vec<_>) = std::mem::take(&mut header.columns)
        .into_iter()
        .partition(|column| is_reason(column.role) && begins(&column.label));
    header.columns = kept;
    header.remarks.extend(others.iter().map(|column| {
        let label = &column.label;
        Remark::at(
            column.cell,
            text!(
                "“{label}”一栏不是本单位写的原因,没有导入",
                "the column `{label}` has no reasons of the unit itself; it was not imported"
            ),
        )
    }));
}
