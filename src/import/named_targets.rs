//! A heading that asks for the name and the target in one cell, `三级指标及指标值`: the target is the figure at the end of the cell, with
//! its operator; what cannot be parted stays the name as a whole, and is told.

use super::form::{Field, IndicatorFields};
use super::heading::{Column, Header};
use super::origin::Remark;
use super::role::Role;
use crate::lists::lists;
use crate::num::{fold_width, is_blank};
use crate::reading::{Unit, folded, target_in_name};
use crate::words::text;

/// Letters of a cell that is parted.
const LONGEST: usize = 120;

/// The column of names, where targets stand in it as well and no other column has any.
pub(super) fn column(header: &Header) -> Option<&Column> {
    let own = header.naming().pop().filter(|_| header.column(Role::Target).is_none())?;
    Some(own).filter(|own| own.holds_target())
}

/// A heading of targets that begins with a tier of which there is no other column asks for both, with nothing but a blank between:
/// `三级指标 指标值`.
pub(super) fn join(header: &mut Header) {
    let sheets = &lists().sheets;
    let named: Vec<Role> = header.columns.iter().map(|column| column.role).filter(|role| role.names()).collect();
    for column in header.columns.iter_mut().filter(|column| column.role == Role::Target) {
        let parts = sheets.tiers.iter().enumerate().find_map(|(tier, word)| {
            let target = column.label.strip_prefix(word).filter(|target| sheets.targets.has(target))?;
            Some((Role::Tier(tier), format!("{word}/{target}")))
        });
        if let Some((tier, heading)) = parts.filter(|(tier, _)| !named.contains(tier) && !named.contains(&Role::Name)) {
            (column.role, column.heading) = (tier, heading);
        }
    }
}

/// That the cells of a column were parted.
pub(super) fn told(column: &Column) -> Remark {
    let label = &column.heading;
    let text = text!(
        "“{label}”一栏一格写了名称和指标值,按格末的数拆成两样:请核对,或分成两栏",
        "the column `{label}` holds name and target in a cell, and was parted before the figure at its end: please check, or make two columns of it"
    );
    Remark::at(column.cell, text)
}

/// That the cells of a column are names as a whole, whatever else stands in them.
pub(super) fn told_as_a_whole(column: &Column) -> Remark {
    let label = &column.heading;
    let text = text!(
        "“{label}”一栏一格写了两样,全部记为名称:请分成两栏",
        "the column `{label}` holds two things in a cell, and all of it was taken for the name: please make two columns of it"
    );
    Remark::at(column.cell, text)
}

/// Takes the target out of the name of a row.
pub(super) fn part(fields: &mut IndicatorFields) -> Option<Remark> {
    let both = fields.name.as_mut()?;
    match parted(&both.text) {
        Some((name, target)) => {
            fields.target = Some(Field { text: target, cell: both.cell });
            both.text = name;
            None
        }
        None => {
            let text = text!(
                "这一格应写名称和指标值,分不出指标值,全部记为名称:请把指标值另写一栏",
                "this cell should hold name and target, and no target can be told from the name; all of it was taken for the name: please write the target into a column of its own"
            );
            Some(Remark::at(both.cell, text).of_value())
        }
    }
}

/// The name and the target of a cell.
fn parted(text: &str) -> Option<(String, String)> {
    if text.chars().count() > LONGEST {
        return None;
    }
    let (before, inner) = in_brackets(text).unwrap_or((text, text));
    let found = target_in_name(inner)?;
    let start = inner.char_indices().rev().nth(found.chars().count().checked_sub(1)?)?.0;
    let (rest, target) = inner.split_at_checked(start).filter(|(_, target)| folded(target) == found)?;
    let name = if before == text { rest } else { before };
    let is_mark = |sign: char| is_blank(sign) || matches!(fold_width(sign), ':' | ',' | '、');
    let (name, target) = (name.trim_end_matches(is_mark), target.trim_start_matches(is_mark));
    // Without an operator, one figure of several may be a part of the name.
    let begins_with_figure = target.starts_with(|sign| fold_width(sign).is_ascii_digit());
    let has_others = name.chars().any(|sign| fold_width(sign).is_ascii_digit());
    // What it counts may be named behind it: 5条道路 is all of what there is to do.
    let unit = folded(target.trim_start_matches(|sign| matches!(fold_width(sign), '0'..='9' | '.' | ',')));
    let is_of_name = Unit::read(&unit).is_some_and(|unit| unit.counts_things());
    let is_part = begins_with_figure && (has_others || is_of_name);
    let is_whole = before == text || rest.is_empty();
    (is_whole && !name.is_empty() && !is_part).then(|| (name.to_owned(), target.to_owned()))
}

/// What stands before the brackets at the end of a text, and what is in them.
fn in_brackets(text: &str) -> Option<(&str, &str)> {
    text.strip_suffix([')', '\u{ff09}'])?.rsplit_once(['(', '\u{ff08}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figure_at_the_end_is_the_target() {
        for (text, found) in [
            ("修路长度≥10公里", Some(("修路长度", "≥10公里"))),
            ("投诉≤3件", Some(("投诉", "≤3件"))),
            ("合格率100%", Some(("合格率", "100%"))),
            ("受益人数不少于500人", Some(("受益人数", "不少于500人"))),
            ("群众满意度：≥90%", Some(("群众满意度", "≥90%"))),
            ("修路长度（≥10公里）", Some(("修路长度", "≥10公里"))),
            ("2025年培训人次≥300人次", Some(("2025年培训人次", "≥300人次"))),
            ("2025年培训3期", None),
            ("工程质量合格", None),
            ("≥90%", None),
            ("改造5条道路", None),
        ] {
            let found = found.map(|(name, target)| (name.to_owned(), target.to_owned()));
            assert_eq!(parted(text), found, "{text}");
        }
    }
}
