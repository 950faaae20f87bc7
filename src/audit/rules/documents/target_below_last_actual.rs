//! # J802 target-below-last-actual · 目标低于上年实际 · A target below last year's result
//!
//! ## 中文
//! 检查:同一项目连续两年的自评表,今年的目标是否不及去年实际完成值的一定比例;“≤”目标反过来,去年实际值是否不及今年目标的这一比例。
//! 为何:去年已经做到的,今年定得更低,轻易就能完成,自评的满分没有意义。
//! 依据:本程序所定:绩效目标与往年实际相衔接;《中华人民共和国预算法》第三十二条第三款:各部门、各单位按照绩效目标管理等规定编制预算草案。
//! 例:2023 年实际培训 2000 人次,2024 年目标只定 1500 人次,预算没有减少。
//! 怎样改正:参照上年实际重新核定目标值;任务确有减少的,说明原因。
//! 不算:比率指标(到 100% 为止,上年偶尔做满不能作准);预算比上年执行数减少(“≤”目标为增加)至少同样比例的;上年实际为 0 的;单位或方向不同的;相隔两年以上的;监控表。
//!
//! ## English
//! Checks: whether a target is below a share of what the same project did the year before; with ≤, whether last year's result is below that share of this year's target.
//! Why: what was done last year and is asked for less of this year is reached without effort; its full points mean nothing.
//! Basis: 本程序所定 (set by this program): targets follow from the results of earlier years; Budget Law of the People's Republic of China, article 32(3): departments and units draw up their budgets by the rules on performance goals.
//! Example: 2000 people trained in 2023, a target of 1500 for 2024, and no less money.
//! How to correct: set the target by last year's result; where there is less to do, say why.
//! Not flagged: rates, which end at 100%; a budget that fell (with ≤: rose) from what was spent last year at least in the same proportion; a result of 0 last year; other units or another direction; years that do not follow each other; monitoring.

use super::years::{Years, years};
use crate::audit::finding::Severity;
use crate::audit::folder::Folder;
use crate::audit::kept::Measured;
use crate::audit::report::{About, FolderReport, Found};
use crate::audit::rule::Rule;
use crate::audit::thresholds::Limit;
use crate::model::value::Relation;
use crate::num::{ArithmeticError, Fraction, Mode, Rounding};
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J802",
    slug: "target-below-last-actual",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("target_below_last_actual.rs"),
    table: None,
    folder: Some(check),
};

fn check(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    let limit = &folder.profile.limits.target_below_last_actual;
    for years in years(folder) {
        for now in years.this.measures.iter().filter(|measured| !measured.rate) {
            let Some(before) = years.last.measures.iter().find(|before| is_same(before, now)) else { continue };
            let Some(found) = found(&years, before, now, limit)? else { continue };
            let about = About { project: Some(years.this.name.as_str()), department: years.this.department.as_deref() };
            report.add(years.this.place_at(now.position.clone()), about, found);
        }
    }
    Ok(())
}

/// Whether both are targets of the same indicator, in the same unit and direction.
fn is_same(before: &Measured, now: &Measured) -> bool {
    before.indicator.key == now.indicator.key && before.unit == now.unit && is_ceiling(before) == is_ceiling(now)
}

const fn is_ceiling(measured: &Measured) -> bool {
    matches!(measured.relation, Some(Relation::AtMost | Relation::Below))
}

fn found(
    years: &Years<'_>,
    before: &Measured,
    now: &Measured,
    limit: &Limit,
) -> Result<Option<Found>, ArithmeticError> {
    let Some(actual) = before.actual().filter(|actual| actual.is_positive()) else { return Ok(None) };
    let (share, ceiling) = (limit.value.fraction(), is_ceiling(now));
    let bound = if ceiling { actual.divide(share)? } else { actual.multiply(share)? };
    let lax = if ceiling { now.target() > bound } else { now.target() < bound };
    if !lax || is_explained_by_money(years, now.target(), actual, ceiling)? {
        return Ok(None);
    }
    let (target, done) = (now.in_unit(now.target()), now.in_unit(actual));
    let sign = now.relation.map_or("", Relation::sign);
    let [last, this] = [years.last, years.this].map(|facts| facts.year.unwrap_or_default());
    let share = limit.value;
    let message = if ceiling {
        text!(
            "{this} 年目标 {sign}{target},{last} 年实际的 {done} 不及其 {share}",
            "the {done} of {last} are below {share} of the target of {this}, {sign}{target}"
        )
    } else {
        text!(
            "{this} 年目标 {sign}{target},不及 {last} 年实际 {done} 的 {share}",
            "the target of {this}, {sign}{target}, is below {share} of the {done} of {last}"
        )
    };
    // For people; what decides is the exact bound.
    let shown = bound.round(Rounding { places: 2, mode: Mode::HalfUp })?.fraction();
    let wanted = format!("{}{}", if ceiling { "≤" } else { "≥" }, now.in_unit(shown));
    let found = Found::new(format!("/indicators/{}/target", now.row), message);
    let found = found.figures(wanted, format!("{sign}{target}")).by(limit.basis.clone());
    Ok(Some(found.about(&*now.indicator.labels)))
}

/// Whether the money moved from what was spent last year at least as far as the target did from what was done.
fn is_explained_by_money(
    years: &Years<'_>,
    target: Fraction,
    actual: Fraction,
    ceiling: bool,
) -> Result<bool, ArithmeticError> {
    let (Some(budget), Some(spent)) = (years.this.budget, years.last.executed) else { return Ok(false) };
    if years.this.currency != years.last.currency || !spent.is_positive() {
        return Ok(false);
    }
    let (money, work) = (budget.multiply(actual)?, target.multiply(spent)?);
    Ok(if ceiling { money >= work } else { money <= work })
}
