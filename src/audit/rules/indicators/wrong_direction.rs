//! # J309 wrong-direction · 目标方向相反 · A target in the wrong direction
//!
//! ## 中文
//! 检查:产出数量、满意度、名称写明越多越好的指标(受益、增收、合格率、办结率等)是否写成“≤”,成本与事故、投诉之类是否写成“≥”。
//! 为何:方向反了,做得越少得分越高,或花得越多得分越高。
//! 依据:已公布的表:建设村庄数量写作“≤4”。名称的判断为本程序所定。
//! 例:数量指标“开展精品示范村建设数量”,目标 ≤4。
//! 怎样改正:改正运算符:产出与效益写“≥”,成本与差错写“≤”,并按规定程序调整目标。
//! 不算:故障次数、投诉率、办理时限等写“≤”;节约率、配套与到位资金、补助标准写“≥”;三公经费、会议、接待等须控制的数量写“≤”;名称看不出方向的效益;零目标;没有写运算符的目标。
//!
//! ## English
//! Checks: whether a quantity of output, a satisfaction, or what one wants more of by its name (受益, 增收, 合格率, 办结率 and the like) is capped by ≤, or a cost, a complaint or an accident asked for by ≥.
//! Why: turned round, whoever does less, or spends more, gets more points.
//! Basis: published tables: a number of villages to build with ≤4. How names are judged is our own.
//! Example: the quantity 开展精品示范村建设数量 has the target ≤4.
//! How to correct: turn the operator round: ≥ for outputs and benefits, ≤ for costs and failures, and have the target changed.
//! Not flagged: ≤ on failures, complaints and processing times; ≥ on savings, matching funds and rates of benefits paid; ≤ on what has to be restrained, such as receptions and meetings; benefits whose names do not tell the direction; targets of zero; targets without an operator.

use super::tier::{is_cost, is_quantity, is_satisfaction};
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::lists::{Directions, lists};
use crate::model::scorecard::Kind;
use crate::model::value::Relation;
use crate::num::{ArithmeticError, Fraction};
use crate::reading::{unit_factor, usual_relation};
use crate::words::{Word, text, word};

pub(crate) const RULE: Rule = Rule {
    code: "J309",
    slug: "wrong-direction",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("wrong_direction.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for row in table.rows.iter().filter(|row| !row.bound.is_out()) {
        let Some(proposal) = turned_round(row) else { continue };
        let (name, target) = (row.name(), row.target_text());
        let message = text!(
            "“{name}”的目标 {target} 方向相反,{proposal}", "the target {target} of {name} points the wrong way: {proposal}";
            proposal
        );
        report.add(Found::new(row.pointer("target"), message));
    }
    Ok(())
}

/// What the operator should say, where it is printed and says the opposite.
pub(crate) fn turned_round(row: &AuditedRow<'_>) -> Option<Word> {
    let target = row.target();
    let plain = target.kind == Kind::Number && !target.guessed && target.trend.is_none();
    // The name of the form may ask for it: 临时救助标准(<**元/户·年).
    let zero = target.number().is_some_and(Fraction::is_zero);
    if !plain || zero || row.name().contains(['<', '≤', '>', '≥']) {
        return None;
    }
    let usual = usual_relation(&row.indicator.path, row.name(), target)?;
    match (target.relation?, usual) {
        (Relation::AtMost | Relation::Below, Relation::AtLeast) if wants_more(row) => {
            Some(word("越多越好的应写“≥”", "more of it is wanted, which takes ≥"))
        }
        (Relation::AtLeast | Relation::Above, Relation::AtMost) if wants_less(row) => {
            Some(word("越少越好的应写“≤”", "it is to be kept low, which takes ≤"))
        }
        _ => None,
    }
}

fn wants_more(row: &AuditedRow<'_>) -> bool {
    let name = row.name();
    let Directions { wanted, negations, restrained, dissatisfied, .. } = &lists().directions;
    let negated = |word: &str| negations.iter().any(|no| name.contains(&format!("{no}{word}")));
    if wanted.iter().any(|word| name.contains(word) && !negated(word)) {
        return true;
    }
    if is_satisfaction(row) {
        return !dissatisfied.is_in(name) && row.target().unit.as_deref() == Some("%");
    }
    is_quantity(row) && is_count(row) && !restrained.is_in(name)
}

fn wants_less(row: &AuditedRow<'_>) -> bool {
    let name = row.name();
    let Directions { cost_names, wanted_money, counted_unwanted, counted, .. } = &lists().directions;
    let cost = row.target().unit.as_ref().map_or_else(|| cost_names.is_in(name), |_| is_money(row));
    if is_cost(row) && cost {
        return !wanted_money.is_in(name);
    }
    counted_unwanted.iter().any(|word| counted.iter().any(|count| name.ends_with(&format!("{word}{count}"))))
}

/// Whether it counts things; amounts of money, times, concentrations and shares may be limited either way.
fn is_count(row: &AuditedRow<'_>) -> bool {
    let head = row.target().unit.as_deref().and_then(|unit| unit.split('/').next()).unwrap_or_default();
    !is_money(row) && !lists().units.uncounted.has(head)
}

/// Money, per something or not.
fn is_money(row: &AuditedRow<'_>) -> bool {
    let unit = row.target().unit.as_deref().and_then(|unit| unit.split('/').next());
    unit.is_some_and(|unit| unit_factor(unit, "元").is_some())
}
