//! A cell that is merged over several rows, and what it says of each of them.

use super::grid::Spot;
use super::origin::Remark;
use super::role::Role;
use crate::lists::lists;
use crate::words::text;

/// Whether sentences stand in a column.
pub(super) const fn is_prose(role: Role) -> bool {
    matches!(role, Role::Reason | Role::Criteria | Role::Evidence)
}

/// Whether a cell that is merged over several rows says the same of each: a reason, a target, what came of it. Points are those of
/// all rows together.
pub(super) const fn says_it_of_each(role: Role) -> bool {
    is_prose(role) || matches!(role, Role::Target | Role::Actual | Role::Operator | Role::Measure)
}

/// Whether a text is what a form prints in the place of a reason: `执行率未达到90%的,说明原因`.
pub(super) fn is_hint(text: &str) -> bool {
    lists().sheets.hints.strip_suffix(text.trim_end_matches(['。', ';', '\u{ff1b}', ')', '\u{ff09}'])).is_some()
}

/// Whether each row has its own of these.
pub(super) const fn is_one_for_each(role: Role) -> bool {
    matches!(role, Role::Target | Role::Actual | Role::Weight | Role::Score | Role::Review)
}

/// Whether one cell for several rows has what they earned together.
pub(super) const fn is_sum(role: Role) -> bool {
    matches!(role, Role::Score | Role::Review)
}

/// That a cell stands beside several rows. Points earned are those of all of them, and of none alone.
pub(super) fn shared(spot: &Spot<'_>, role: Role) -> Remark {
    let (rows, what) = (spot.area.height(), role.said());
    let says = if is_sum(role) {
        text!(
            "一格{what}合并了 {rows} 行,是几行合计,各行多少没有写,没有导入",
            "one cell of {what} is merged over {rows} rows: it is that of all of them, and was not imported"; what
        )
    } else if says_it_of_each(role) {
        text!(
            "一格{what}合并了 {rows} 行,每行都按它导入:若是几行合计,请分行填写",
            "one cell of {what} is merged over {rows} rows and was imported for each of them: if it is that of all together, please fill in each row"; what
        )
    } else {
        text!("一格{what}合并了 {rows} 行,只记在第一行", "one cell of {what} is merged over {rows} rows; it is kept with the first"; what)
    };
    Remark::at(spot.at(), says)
}
