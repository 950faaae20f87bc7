//! # J603 tier-missing · 缺少应有的指标类别 · A block without an indicator
//!
//! ## 中文
//! 检查:模板规定了分值的一级、二级指标之下,有没有指标;模板列出而未定分值的产出、效益(部门评价、财政评价还有决策、过程)之下,有没有指标;模板有预算执行率一项的,表中有没有。
//! 为何:整类不设指标,这一方面就无从评价,分值也没有着落。
//! 依据:财预〔2020〕10号:绩效指标包括产出、效益和满意度;分值见所用模板。
//! 例:表中只有产出和满意度,效益 30 分没有一项指标。
//! 怎样改正:补上这一类指标;确不适用的,列出该行并写明不适用的原因。
//! 不算:写明不适用的;满意度(见 no-satisfaction);其他未定分值的类别;监控表、不分层级的表和没有层级的模板。节选的表,或表中另有模板所无的层级,列为无法判断。
//!
//! ## English
//! Checks: whether there is an indicator below every first- or second-level block that the template gives points to, and below 产出 and 效益 (in evaluations by departments and bureaus 决策 and 过程 too) where the template names them without points; whether the form has the item of the execution rate that the template has.
//! Why: a whole side of the project is not evaluated, and its points are nowhere.
//! Basis: 财预〔2020〕10号: indicators are those of outputs, benefits and satisfaction; the points are those of the template.
//! Example: outputs and satisfaction only; the 30 points of 效益 have no indicator.
//! How to correct: add indicators of the block; where none applies, keep a row and say why.
//! Not flagged: blocks that are said not to apply; satisfaction (see no-satisfaction); other blocks without points; monitoring, flat tables, templates without tiers. Excerpts, and tables with tiers that the template does not know, are left open.

use super::presence::{is_indicator, is_satisfaction};
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::bind::ExecutionItem;
use crate::identity::{find_tier, names_tier};
use crate::lists::{Tiers, lists};
use crate::model::template::{EvaluationKind, TierRule};
use crate::num::{ArithmeticError, Fraction, Number};
use crate::words::{Text, text, word};

pub(crate) const RULE: Rule = Rule {
    code: "J603",
    slug: "tier-missing",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("tier_missing.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    report_execution(table, report);
    let template = &table.bound.book.template;
    let rows: Vec<&AuditedRow<'_>> = table.rows.iter().filter(|row| is_indicator(row)).collect();
    if template.lights.is_some() || rows.iter().all(|row| row.indicator.path.is_empty()) {
        return Ok(());
    }
    let missing = missing(&template.tiers, template.kind, &rows);
    if missing.is_empty() {
        return Ok(());
    }
    if let Some(why) = doubt(table, &rows) {
        report.leave_open("/indicators", why);
        return Ok(());
    }
    report.add(found(table, &missing)?);
    Ok(())
}

/// The item of the execution rate, where the form has none.
fn report_execution(table: &AuditedTable<'_>, report: &mut Report<'_>) {
    let book = table.bound.book;
    let Some(rule) = book.template.execution.as_ref().filter(|_| table.execution_item() == ExecutionItem::Absent)
    else {
        return;
    };
    let weight = rule.weight;
    let message = text!(
        "表中没有预算执行率一项,模板规定 {weight} 分",
        "the table has no item for the execution rate, to which the template gives {weight} points"
    );
    let found = Found::new("/indicators".to_owned(), message).worth(weight.fraction());
    report.add(found.by(book.cited(&rule.basis)));
}

/// The blocks that have to be there and are not; of a block that is missing as a whole, only itself.
fn missing<'t>(tiers: &'t [TierRule], kind: EvaluationKind, rows: &[&AuditedRow<'_>]) -> Vec<&'t TierRule> {
    let mut missing = Vec::new();
    for first in tiers.iter().filter(|tier| !is_satisfaction(&tier.name)) {
        let below: Vec<&AuditedRow<'_>> =
            rows.iter().filter(|row| stands_below(row, tiers, 0, first)).copied().collect();
        if below.is_empty() {
            missing.extend((has_points(first) || is_required(&first.name, kind)).then_some(first));
            continue;
        }
        let second = first.tiers.iter().filter(|tier| has_points(tier) && !is_satisfaction(&tier.name));
        missing.extend(second.filter(|tier| !below.iter().any(|row| stands_below(row, &first.tiers, 1, tier))));
    }
    missing
}

fn stands_below(row: &AuditedRow<'_>, tiers: &[TierRule], depth: usize, tier: &TierRule) -> bool {
    row.indicator.path.get(depth).is_some_and(|label| names_tier(tiers, tier, label))
}

fn has_points(tier: &TierRule) -> bool {
    points(tier).is_some()
}

/// The points that the template gives a block, or the least of them.
fn points(tier: &TierRule) -> Option<Fraction> {
    tier.weight.or(tier.min).map(Number::fraction).filter(|points| points.is_positive())
}

/// Whether 财预〔2020〕10号 asks for a block, whatever its points.
fn is_required(name: &str, kind: EvaluationKind) -> bool {
    let by_others = matches!(kind, EvaluationKind::Department | EvaluationKind::Finance);
    let Tiers { required, required_of_others, .. } = &lists().tiers;
    required.is_in(name) || by_others && required_of_others.is_in(name)
}

/// Why a block that is not found may be there all the same.
fn doubt(table: &AuditedTable<'_>, rows: &[&AuditedRow<'_>]) -> Option<Text> {
    if !table.is_complete() {
        return Some(text!("表不完整,缺少的类别可能在未录的行中", "rows are missing, the block may be among them"));
    }
    let tiers = &table.bound.book.template.tiers;
    let unknown = rows.iter().find_map(|row| match row.indicator.path.first() {
        Some(label) if find_tier(tiers, label).is_some() => None,
        label => Some(label.map_or("", String::as_str)),
    })?;
    Some(text!(
        "模板中没有层级“{unknown}”,其下可能就是缺少的类别",
        "the template has no tier {unknown:?}; the block may be meant by it"
    ))
}

fn found(table: &AuditedTable<'_>, missing: &[&TierRule]) -> Result<Found, ArithmeticError> {
    let label = |tier: &&TierRule| match points(tier) {
        Some(points) => {
            let name = &tier.name;
            text!("{name}({points} 分)", "{name}({points} points)")
        }
        None => Text::same(&tier.name),
    };
    let names = Text::joined(missing.iter().map(label), word("、", ", "));
    let message = text!("{names}之下没有指标", "there is no indicator below {names}"; names);
    let found = Found::new("/indicators".to_owned(), message);
    let lost = missing.iter().filter_map(|tier| points(tier)).try_fold(Fraction::ZERO, Fraction::add)?;
    let source = missing.iter().filter(|tier| has_points(tier)).find_map(|tier| tier.basis.as_deref());
    let found = if lost.is_positive() { found.worth(lost) } else { found };
    Ok(match source {
        Some(basis) => found.by(table.bound.book.cited(basis)),
        None => found,
    })
}
