//! # J309 wrong-direction · 目标方向相反 · A target in the wrong direction
//!
//! ## 中文
//! 检查:名称本身说明越多越好的指标(建设、受益、增收、合格率、办结率等)是否写成“≤”,说明越少越好的(成本、事故、投诉之类)是否写成“≥”。
//! 为何:方向反了,做得越少得分越高,或花得越多得分越高。
//! 依据:已公布的表:建设村庄数量写作“≤4”。名称的判断为本程序所定。
//! 例:数量指标“开展精品示范村建设数量”,目标 ≤4。
//! 怎样改正:改正运算符:产出与效益写“≥”,成本与差错写“≤”,并按规定程序调整目标。
//! 不算:故障次数、投诉率、办理时限等写“≤”;节约率、到位资金、补助标准写“≥”;名称看不出多好还是少好的,如接待批次、调剂次数、发现问题数、检查次数;零目标;没有写运算符的目标。
//!
//! ## English
//! Checks: whether what one wants more of by its very name (建设, 受益, 增收, 合格率, 办结率 and the like) is capped by ≤, or what one wants less of, a cost, a complaint or an accident, is asked for by ≥.
//! Why: turned round, whoever does less, or spends more, gets more points.
//! Basis: published tables: a number of villages to build with ≤4. How names are judged is our own.
//! Example: the quantity 开展精品示范村建设数量 has the target ≤4.
//! How to correct: turn the operator round: ≥ for outputs and benefits, ≤ for costs and failures, and have the target changed.
//! Not flagged: ≤ on failures, complaints and processing times; ≥ on savings, funds that arrive and rates of benefits paid; names that do not tell the direction, such as receptions, changes of a budget, problems found and inspections; targets of zero; targets without an operator.

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::model::scorecard::Kind;
use crate::model::value::Relation;
use crate::num::{ArithmeticError, Fraction};
use crate::reading::named_relation;
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

/// What the operator should say, where it is printed and the name says the opposite.
pub(crate) fn turned_round(row: &AuditedRow<'_>) -> Option<Word> {
    let target = row.target();
    let printed = target.kind == Kind::Number && !target.guessed && target.trend.is_none();
    let relation = target.relation.filter(|_| printed && !target.number().is_some_and(Fraction::is_zero))?;
    // A row that is called by its tier says nothing of its own.
    let name = row.indicator.name.as_deref().filter(|name| !row.indicator.path.iter().any(|tier| tier == name))?;
    let named = || named_relation(&row.indicator.path, name, target);
    match relation {
        Relation::AtMost | Relation::Below => {
            (named()? == Relation::AtLeast).then(|| word("越多越好的应写“≥”", "more of it is wanted, which takes ≥"))
        }
        Relation::AtLeast | Relation::Above => {
            (named()? == Relation::AtMost).then(|| word("越少越好的应写“≤”", "it is to be kept low, which takes ≤"))
        }
        Relation::Equal => None,
    }
}
