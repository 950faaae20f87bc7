//! # J503 placeholder-name · 指标名称未填 · A name that was never filled in
//!
//! ## 中文
//! 检查:指标名称是否空白,是否只是表式的占位(“指标2:”“……”“/”),是否留有未填的“**”,或只重复层级的名称。
//! 为何:没有名称的指标,不知考核什么,也不能与上年、与别的项目相比。
//! 依据:财预〔2020〕10号:指标应当具体、可衡量;已公布的表:“≥**人”“指标1:/”“生态效益”。
//! 例:“农村低保发放人数(≥**人)”,目标填了,名称中的 ** 还在。
//! 怎样改正:写明指标考核的内容;用不着的行从表中删去。
//! 不算:模板自己规定的指标;名称在末级层级里的三级表式;“指标1:”之后有名称的;服务对象满意度;注明不适用的行。
//!
//! ## English
//! Checks: whether the name of an indicator is blank, a placeholder of the form (指标2:, ……, /), keeps its unfilled **, or only repeats the name of its tier.
//! Why: nobody knows what an indicator without a name measures, nor can it be compared with last year's or another project's.
//! Basis: 财预〔2020〕10号: indicators are to be concrete and measurable; published tables have ≥**人, 指标1:/ and 生态效益.
//! Example: 农村低保发放人数(≥**人): the target is filled in, the ** in the name is left.
//! How to correct: name what the indicator measures; take rows that are not needed out of the table.
//! Not flagged: indicators that the template sets; forms of three tiers whose last one is the name; names behind 指标1:; 服务对象满意度; rows that are said not to apply.

use super::leftover::{is_dots, mask};
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::identity::{behind_number, same_label};
use crate::lists::lists;
use crate::memo::{Memory, remembered_of};
use crate::num::{ArithmeticError, is_blank, is_blank_mark};
use crate::words::{Text, text};

pub(crate) const RULE: Rule = Rule {
    code: "J503",
    slug: "placeholder-name",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("placeholder_name.rs"),
    table: Some(check),
    folder: None,
};

/// Two tiers above an indicator leave it without a name; the last one of three is its name.
const TIERS_ABOVE: usize = 2;

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    // A rule of the template names its indicator, be it by the path alone.
    let own = table.rows.iter().filter(|row| row.bound.rule.is_none() && row.indicator.not_applicable.is_none());
    let (left, others): (Vec<_>, Vec<_>) = own
        .filter(|row| may_have_fault(row))
        .filter_map(|row| Some((row, fault(row)?)))
        .partition(|(row, _)| is_placeholder(row));
    for (row, message) in others {
        report.add(Found::new(row.pointer("name"), message));
    }
    // Rows that a form prints and nobody filled in are one omission, however many there are.
    if let [(first, message), more @ ..] = left.as_slice() {
        let mut message = message.clone();
        if !more.is_empty() {
            let rows = Text::list(left.iter().map(|(row, _)| (row.index + 1).to_string()));
            message.push(&text!(";这样的共 {many} 行:第 {rows} 行", "; there are {many} such rows: {rows}"; many = Text::same(left.len().to_string()), rows));
        }
        report.add(Found::new(first.pointer("name"), message));
    }
    Ok(())
}

/// Whether a name is what the form prints: 指标1:, ……, /.
fn is_placeholder(row: &AuditedRow<'_>) -> bool {
    let name = row.indicator.name.as_deref().unwrap_or_default().trim_matches(is_blank);
    let own = behind_number(name).unwrap_or(name);
    !name.is_empty() && (is_blank_mark(own) || is_dots(own) || own.chars().all(|c| crate::num::fold_width(c) == '*'))
}

/// Whether something may be wrong with a name, as its tiers and its own signs tell; of none at all the row tells.
fn may_have_fault(row: &AuditedRow<'_>) -> bool {
    thread_local! {
        static NAMES: Memory<bool> = Memory::default();
    }
    let Some(name) = row.indicator.name.as_deref().filter(|name| !name.trim_matches(is_blank).is_empty()) else {
        return true;
    };
    let labels = row.indicator.path.iter().map(String::as_str);
    remembered_of(&NAMES, labels.chain([name]), || fault(row).is_some())
}

/// What is wrong with a name.
fn fault(row: &AuditedRow<'_>) -> Option<Text> {
    let name = row.indicator.name.as_deref().unwrap_or_default().trim_matches(is_blank);
    if name.is_empty() {
        return (row.indicator.path.len() <= TIERS_ABOVE).then(|| nameless(row));
    }
    let own = behind_number(name).unwrap_or(name);
    if is_placeholder(row) {
        let message = text!("名称“{name}”是表式的占位,没有填写", "the name {name} is a placeholder of the form");
        return Some(message);
    }
    if lists().forms.tiers.has(own.strip_suffix("指标").unwrap_or(own)) || repeats_tier(row, own) {
        let message = text!("名称“{name}”只重复了层级的名称", "the name {name} only repeats that of its tier");
        return Some(message);
    }
    let mask = mask(own)?;
    let message = text!("名称“{name}”中的“{mask}”没有填写", "{mask} in the name {name} was never filled in");
    Some(message)
}

/// Whether the name is that of a tier above it. 服务对象满意度 says what is asked, wherever it stands.
fn repeats_tier(row: &AuditedRow<'_>, name: &str) -> bool {
    let path = &row.indicator.path;
    path.len() <= TIERS_ABOVE && !lists().tiers.satisfied.is_in(name) && path.iter().any(|tier| same_label(tier, name))
}

fn nameless(row: &AuditedRow<'_>) -> Text {
    let path = row.indicator.path.join(" / ");
    if row.is_empty() {
        return text!(
            "“{path}”之下留有一行空白,没有名称、目标和得分",
            "a blank row is left below {path}, without a name, a target or points"
        );
    }
    let (target, actual) = (row.target_text(), row.actual_text());
    text!(
        "“{path}”之下的指标没有名称,目标 {target},实际 {actual}",
        "an indicator below {path} has no name; its target is {target}, its actual value {actual}"
    )
}
