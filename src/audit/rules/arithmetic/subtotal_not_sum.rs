//! # J104 subtotal-not-sum · 小计不是各项得分之和 · A subtotal is not the sum
//!
//! ## 中文
//! 检查:表上印出的层级得分小计,是否等于该层级以下各项得分之和。
//! 为何:小计常被直接加成总分,错一处,总分也错。
//! 依据:算术;预算绩效管理平台逐级汇总得分。
//! 例:产出指标四项得 10、10、8.5、10,小计却写 39.5。
//! 怎样改正:重新加总;得分有误的先改得分。
//! 不算:等于各项未取舍得分之和的小计;没有填各项得分的层级。只是少写了小数位的降为“提示”;行不全而无从证明的,列为无法判断。
//!
//! ## English
//! Checks: whether a printed subtotal of points is the sum of the points below its tier.
//! Why: totals are often added up from subtotals, so that one mistake makes two.
//! Basis: 算术 (arithmetic); budget platforms add points up level by level.
//! Example: four output indicators with 10, 10, 8.5 and 10 points, and a subtotal of 39.5.
//! How to correct: add up again; where the points are wrong, mend those first.
//! Not flagged: a subtotal that is the sum of the points before rounding; tiers without printed points. One that is only rounded to fewer places is a note; what missing rows leave open is left open.

use super::printed_points::{PrintedPoints, Sum};
use super::tier::{RowsBelow, is_execution};
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::identity::{label_points, tier_rule};
use crate::model::assessment::ReportedTier;
use crate::num::{ArithmeticError, Fraction, Number};
use crate::score::{PrintedFigure, Stated};
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J104",
    slug: "subtotal-not-sum",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("subtotal_not_sum.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let tiers = table.assessment().reported.as_ref().map(|reported| reported.tiers.as_slice()).unwrap_or_default();
    if tiers.is_empty() {
        return Ok(());
    }
    let rows = RowsBelow::of(table);
    for (index, tier) in tiers.iter().enumerate() {
        let at = format!("/reported/tiers/{index}/score");
        let label = tier.path.last().map_or("", String::as_str);
        match Stated::read(tier.score.as_ref()) {
            Stated::Nothing => {}
            Stated::Unreadable(text) => report.leave_open(
                &at,
                text!("“{label}”小计“{text}”读不出数字", "the subtotal {text} of {label} is no number"),
            ),
            Stated::Figure(printed) => {
                check_tier(table, &Subtotal { tier, at: &at, printed: &printed, rows: rows.tier(&tier.path) }, report)?;
            }
        }
    }
    Ok(())
}

/// A printed subtotal, and what it is the sum of.
struct Subtotal<'s, 'a> {
    tier: &'s ReportedTier,
    at: &'s str,
    printed: &'s PrintedFigure<'s>,
    rows: &'s [&'s AuditedRow<'a>],
}

fn check_tier(
    table: &AuditedTable<'_>,
    subtotal: &Subtotal<'_, '_>,
    report: &mut Report<'_>,
) -> Result<(), ArithmeticError> {
    let Subtotal { tier, at, printed, rows } = *subtotal;
    let label = tier.path.last().map_or("", String::as_str);
    let points = PrintedPoints::of(table, rows)?;
    let nothing = if rows.is_empty() { is_execution(&tier.path) } else { points.rows == 0 };
    if nothing {
        return Ok(());
    }
    let complete = table.is_complete() && !rows.is_empty();
    let subtotal = printed.printed;
    let mut roundings = None;
    let (what, bound) = match points.hold(printed, full_points(table, tier), complete)? {
        Sum::Agrees => return Ok(()),
        Sum::Open => {
            let why = text!(
                "“{label}”以下各行的得分不全,小计无从加起",
                "points below {label} are not seen, so that its subtotal cannot be added up"
            );
            report.leave_open(at, why);
            return Ok(());
        }
        Sum::Rounded(sum, under) => {
            roundings = Some(under);
            (text!("各项得分相加为 {sum}", "its points add up to {sum}"), sum)
        }
        Sum::Is(sum) => (text!("各项得分相加为 {sum}", "its points add up to {sum}"), sum),
        Sum::AtLeast(sum) => {
            (text!("已见各行得分相加已有 {sum}", "the points that are seen add up to {sum} already"), sum)
        }
        Sum::AtMost(most) => {
            (text!("按已见各行的得分,至多得 {most}", "by the points that are seen it is at most {most}"), most)
        }
    };
    let message =
        text!("“{label}”得分小计写 {subtotal},{what}", "the subtotal of {label} says {subtotal}, {what}"; what);
    let found = Found::new(at.to_owned(), message).figures(bound.to_string(), subtotal);
    let found = found.worth(printed.value.subtract(bound)?);
    report.add(match roundings {
        Some(under) => found.right_under(under).severity(Severity::Note),
        None => found,
    });
    Ok(())
}

/// The full points of a tier: as printed, as its label says, or as the template sets.
fn full_points(table: &AuditedTable<'_>, tier: &ReportedTier) -> Option<Fraction> {
    let printed = Stated::read(tier.weight.as_ref()).figure().map(|figure| figure.value);
    let set = || {
        let rule = tier_rule(&table.bound.book.template.tiers, &tier.path)?;
        rule.weight.or(rule.max).map(Number::fraction)
    };
    printed.or_else(|| tier.path.last().and_then(|label| label_points(label))).or_else(set)
}
