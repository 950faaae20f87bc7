//! # J604 no-satisfaction · 没有满意度指标 · No satisfaction indicator
//!
//! ## 中文
//! 检查:表中有没有满意度指标;列在满意度指标、服务对象满意度或效益指标之下,或名称中写有满意的,都算有。
//! 为何:服务对象是否满意,是自评规定的一个方面;缺了它,这部分分值没有着落。
//! 依据:财预〔2020〕10号:服务对象满意度为自评的一级指标,一般 10 分。
//! 例:产出 50、效益 40、执行率 10,满意度没有一项。
//! 怎样改正:补上满意度指标及其调查结果;确无服务对象的,列出该行并写明不适用的原因。
//! 不算:写明不适用的;模板的层级中本来没有满意度的;监控表;没有指标的表。节选的表列为无法判断。
//!
//! ## English
//! Checks: whether there is an indicator of satisfaction, be it below 满意度指标, 服务对象满意度 or 效益指标, or by its name.
//! Why: whether those served are satisfied is one side of a self-evaluation; without it its points are nowhere.
//! Basis: 财预〔2020〕10号: satisfaction is a first-level indicator of a self-evaluation, in general with 10 points.
//! Example: outputs 50, benefits 40, execution rate 10, and nothing on satisfaction.
//! How to correct: add the indicator with the result of its survey; where nobody is served, keep a row and say so.
//! Not flagged: satisfaction that is said not to apply; templates whose tiers have none; monitoring; tables without indicators. Excerpts are left open.

use super::presence::{is_indicator, is_satisfaction};
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::model::template::TierRule;
use crate::num::{ArithmeticError, Number};
use crate::template::Template;
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J604",
    slug: "no-satisfaction",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("no_satisfaction.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let template = &table.bound.book.template;
    let speaks_of_it = |row: &AuditedRow<'_>| is_indicator(row) && labels(row).any(is_satisfaction);
    if table.rows.is_empty() || !asks_for_it(template) || table.rows.iter().any(speaks_of_it) {
        return Ok(());
    }
    if !table.is_complete() {
        let why = text!("表不完整,满意度可能在未录的行中", "rows are missing, satisfaction may be among them");
        report.leave_open("/indicators", why);
        return Ok(());
    }
    let tier = tier(&template.tiers);
    let points = tier.and_then(|tier| tier.weight.map(Number::fraction)).filter(|points| points.is_positive());
    let rows = table.rows.len();
    let message = match points {
        Some(points) => text!(
            "{rows} 项指标中没有满意度指标,模板规定满意度 {points} 分",
            "none of the {rows} indicators is about satisfaction, for which the template has {points} points"
        ),
        None => text!("{rows} 项指标中没有满意度指标", "none of the {rows} indicators is about satisfaction"),
    };
    let found = Found::new("/indicators".to_owned(), message);
    let found = points.map_or_else(|| found.clone(), |points| found.clone().worth(points));
    report.add(match tier.and_then(|tier| tier.basis.as_deref()) {
        Some(basis) => found.by(table.bound.book.cited(basis)),
        None => found,
    });
    Ok(())
}

fn labels<'l>(row: &'l AuditedRow<'_>) -> impl Iterator<Item = &'l str> {
    row.indicator.path.iter().chain(&row.indicator.name).map(String::as_str)
}

/// Whether the template asks for satisfaction: one without tiers leaves it to 财预〔2020〕10号.
fn asks_for_it(template: &Template) -> bool {
    template.lights.is_none() && (template.tiers.is_empty() || tier(&template.tiers).is_some())
}

/// The tier of satisfaction, wherever it stands.
fn tier(tiers: &[TierRule]) -> Option<&TierRule> {
    tiers.iter().find_map(|rule| if is_satisfaction(&rule.name) { Some(rule) } else { tier(&rule.tiers) })
}
