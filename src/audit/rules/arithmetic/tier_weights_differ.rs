//! # J102 tier-weights-differ · 层级分值不符 · A tier's weights differ
//!
//! ## 中文
//! 检查:一个层级以下各项分值之和,是否等于该层级标题所写的分值(如“产出指标(50分)”)、表上印出的小计、模板为它规定的分值;部门评价、财政评价中产出、效益合计是否不低于全部分值的 60%(列为警告)。
//! 为何:产出、效益、满意度各占多少由办法和模板定,层级之间挪了分,总分照样是 100,却不再可比。
//! 依据:财预〔2020〕10号:产出 50、效益 30、满意度 10、预算执行率 10;财政和部门评价中产出、效益的权重原则上合计不低于 60%,单位自评不受此限;预算绩效管理平台对一级、二级指标的分值作同样的校验。
//! 例:产出指标各项合计 70 分,模板和表后附注都写 50。
//! 怎样改正:调整该层级以下各项分值;标题或小计写错的,改标题或小计。
//! 不算:没有指标的层级(见 tier-missing);没有分值的表。行不全的表,已见各行超出的照报,不足的列为无法判断。
//!
//! ## English
//! Checks: whether the weights below a tier add up to the points in its label (产出指标(50分)), to the printed subtotal, and to what the template sets for it; in evaluations by departments and finance bureaus, as a warning, whether outputs and benefits have 60% of all weights.
//! Why: the rules say how much outputs, benefits and satisfaction count; points moved between them leave a total of 100 that cannot be compared.
//! Basis: 财预〔2020〕10号: outputs 50, benefits 30, satisfaction 10, execution rate 10; in evaluations by finance bureaus and departments outputs and benefits in general 60% at least, self-evaluations have no such limit; budget platforms check the sums of both levels.
//! Example: the output indicators add up to 70, the template and the form's own note say 50.
//! How to correct: change the weights below the tier; where its label or subtotal is wrong, change that.
//! Not flagged: tiers without indicators (see tier-missing); tables without weights. Where rows are missing, only tiers whose visible rows are too many; the others are left open.

use std::collections::HashSet;
use std::rc::Rc;

use super::results_first::check_results_first;
use super::tier::{RowsBelow, is_execution, key};
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::identity::{label_points, tier_rule};
use crate::model::template::TierRule;
use crate::num::{ArithmeticError, Fraction, Number};
use crate::score::Stated;
use crate::words::{Text, text};

pub(crate) const RULE: Rule = Rule {
    code: "J102",
    slug: "tier-weights-differ",
    severity: Severity::Inconsistency,
    since: "0.1.0",
    source: include_str!("tier_weights_differ.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    if !table.has_points() {
        return Ok(());
    }
    let rules = &table.bound.book.template.tiers;
    let rows = RowsBelow::of(table);
    let (mut seen, mut open): (HashSet<Vec<Rc<str>>>, Vec<String>) = (HashSet::new(), Vec::new());
    for tier in &table.bound.tiers {
        // Two spellings of a tier are two nodes of the tree, and one tier of the template.
        if seen.insert(key(rules, &tier.path)) {
            check_tier(table, &rows, &tier.path, report, &mut open)?;
        }
    }
    check_subtotals(table, &rows, report, &mut open)?;
    check_results_first(table, report)?;
    if !open.is_empty() {
        let what = Text::list(open);
        let why = text!(
            "各行不全,或没有可读的分值,不能判断:{what}",
            "rows are missing, or without weights that can be read; it cannot be told of: {what}";
            what
        );
        report.leave_open("/indicators", why);
    }
    Ok(())
}

/// What the rows below a tier come to.
struct Below {
    /// Their weights, added up.
    sum: Fraction,
    /// Whether there may be more.
    open: bool,
}

impl Below {
    /// None where the tier has no rows that say anything.
    fn of(table: &AuditedTable<'_>, rows: &[&AuditedRow<'_>]) -> Result<Option<Self>, ArithmeticError> {
        if rows.iter().all(|row| row.is_empty()) {
            return Ok(None);
        }
        let mut weights = rows.iter().filter_map(|row| row.weight);
        let sum = weights.try_fold(Fraction::ZERO, Fraction::add)?;
        let without = |row: &&AuditedRow<'_>| {
            row.bound.has_unknown_weight() || row.weight.is_none() && !matches!(row.reported, Stated::Nothing)
        };
        Ok(Some(Self { sum, open: !table.is_complete() || rows.iter().any(without) }))
    }

    /// Whether they break a limit; not told where it depends on rows that are not seen.
    fn breaks(&self, least: Option<Fraction>, most: Option<Fraction>) -> Option<bool> {
        let (above, below) = (most.is_some_and(|most| self.sum > most), least.is_some_and(|least| self.sum < least));
        if below && self.open { None } else { Some(above || below) }
    }
}

/// What the template sets for a tier.
#[derive(Clone, Copy)]
struct Limits {
    least: Option<Fraction>,
    most: Option<Fraction>,
}

impl Limits {
    fn of(rule: Option<&TierRule>) -> Self {
        let number = |number: Option<Number>| number.map(Number::fraction);
        let Some(rule) = rule else { return Self { least: None, most: None } };
        Self { least: number(rule.weight).or(number(rule.min)), most: number(rule.weight).or(number(rule.max)) }
    }

    fn says(self) -> String {
        match (self.least, self.most) {
            (Some(least), Some(most)) if least != most => format!("{least}–{most}"),
            (Some(least), Some(_)) => least.to_string(),
            (Some(least), None) => format!("≥ {least}"),
            (None, Some(most)) => format!("≤ {most}"),
            (None, None) => String::new(),
        }
    }

    /// The one that a sum lies beyond.
    fn nearest(self, sum: Fraction) -> Option<Fraction> {
        if self.least.is_some_and(|least| sum < least) { self.least } else { self.most }
    }
}

/// Holds a tier against its label and the template: one finding, whichever of them it contradicts.
fn check_tier(
    table: &AuditedTable<'_>,
    rows: &RowsBelow<'_, '_>,
    path: &[String],
    report: &mut Report<'_>,
    open: &mut Vec<String>,
) -> Result<(), ArithmeticError> {
    let rows = rows.tier(path);
    let (Some(below), Some(label)) = (Below::of(table, rows)?, path.last()) else { return Ok(()) };
    let depth = path.len() - 1;
    let mut labels = rows.iter().filter_map(|row| row.indicator.path.get(depth));
    let written = labels.find_map(|label| label_points(label));
    let rule = tier_rule(&table.bound.book.template.tiers, path);
    let limits = Limits::of(rule);
    let by_label = below.breaks(written, written);
    let by_template = below.breaks(limits.least, limits.most);
    let sum = below.sum;
    let (expected, limit) = match (by_label, by_template) {
        (_, Some(true)) => (limits.says(), limits.nearest(sum)),
        (Some(true), _) => (written.map(|written| written.to_string()).unwrap_or_default(), written),
        (Some(false), Some(false)) => return Ok(()),
        _ => {
            open.push(label.clone());
            return Ok(());
        }
    };
    let set = (by_template == Some(true)).then(|| limits.says());
    let message = contradiction(label, sum, written, by_label == Some(true), set);
    let found = Found::new("/indicators".to_owned(), message)
        .figures(expected, sum.to_string())
        .worth(limit.unwrap_or(sum).subtract(sum)?);
    let basis = rule.and_then(|rule| rule.basis.as_deref()).filter(|_| by_template == Some(true));
    report.add(match basis {
        Some(basis) => found.by(table.bound.book.cited(basis)),
        None => found,
    });
    Ok(())
}

/// The sum of a tier's weights beside what its label says, and whether that differs, and what the template sets.
fn contradiction(
    label: &str,
    sum: Fraction,
    written: Option<Fraction>,
    differs: bool,
    template: Option<String>,
) -> Text {
    let what = text!("“{label}”各项分值合计 {sum}", "the weights of {label} add up to {sum}");
    let what = match written {
        Some(written) if differs => text!("{what},标题写 {written}", "{what}, its label says {written}"; what),
        Some(written) => {
            text!("{what},与标题的 {written} 相符", "{what}, in line with the {written} of its label"; what)
        }
        None => what,
    };
    match template {
        Some(set) => text!("{what},模板规定 {set}", "{what}, the template sets {set}"; what),
        None => what,
    }
}

/// Holds the printed subtotals of weights against the rows.
fn check_subtotals(
    table: &AuditedTable<'_>,
    rows: &RowsBelow<'_, '_>,
    report: &mut Report<'_>,
    open: &mut Vec<String>,
) -> Result<(), ArithmeticError> {
    let tiers = table.assessment().reported.iter().flat_map(|reported| &reported.tiers);
    for (index, tier) in tiers.enumerate() {
        let Some(label) = tier.path.last() else { continue };
        let below = Below::of(table, rows.tier(&tier.path))?;
        let (printed, below) = match (Stated::read(tier.weight.as_ref()), below) {
            (Stated::Nothing, _) => continue,
            (_, None) if is_execution(&tier.path) => continue,
            (Stated::Figure(printed), Some(below)) => (printed, below),
            _ => {
                open.push(label.clone());
                continue;
            }
        };
        let sum = below.sum;
        match below.breaks(Some(printed.value), Some(printed.value)) {
            None => open.push(label.clone()),
            Some(false) => {}
            Some(true) => {
                let message = text!(
                    "“{label}”小计写 {printed} 分,各项分值合计 {sum}",
                    "the subtotal of {label} says {printed}, its weights add up to {sum}",
                    printed = printed.printed
                );
                let found = Found::new(format!("/reported/tiers/{index}/weight"), message);
                let found = found.figures(sum.to_string(), printed.printed);
                report.add(found.worth(sum.subtract(printed.value)?));
            }
        }
    }
    Ok(())
}
