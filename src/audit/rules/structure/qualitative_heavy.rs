//! # J605 qualitative-heavy · 定性指标过多 · Too much in words
//!
//! ## 中文
//! 检查:目标只用文字表述的指标,其分值占各项指标分值(不含预算执行率)的比重是否超过界限;表中没有分值的,按项数计。
//! 为何:文字目标靠人判断,难以核实;占了多数,整张表就无法衡量。
//! 依据:本程序所定;绩效目标应当细化、量化、可衡量。
//! 例:8 项指标中 6 项写“满意”“有利于城市发展”之类,没有一个数字。
//! 怎样改正:能用数量、比率、期限表述的,改用数字;确须定性的,写明评判的标准。
//! 不算:期限、区间和分项计数的目标;没有目标的行;由模板规定的指标;不适用的指标;疑为识别错误的数字。节选的表列为无法判断。
//!
//! ## English
//! Checks: whether the indicators whose target is in words alone carry more than the limit of the points of all indicators, without those of the execution rate; in a table without weights the rows are counted.
//! Why: words are judged and can hardly be verified; where they prevail, the table measures nothing.
//! Basis: 本程序所定 (set by this program); targets are to be specific, in figures and measurable.
//! Example: 6 of 8 indicators say 满意, 有利于城市发展 and the like, without a figure.
//! How to correct: put quantities, rates and deadlines into figures; where words are needed, say how they are judged.
//! Not flagged: deadlines, ranges and targets that count several things; rows without a target; indicators that the template sets; those that do not apply; figures that a scanner may have damaged. Excerpts are left open.

use super::share::percent;
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::codes::Code;
use crate::model::scorecard::Kind;
use crate::num::{ArithmeticError, Fraction};
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J605",
    slug: "qualitative-heavy",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("qualitative_heavy.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let own =
        |row: &&AuditedRow<'_>| !row.bound.is_out() && row.bound.rule.is_none() && row.target().kind != Kind::Blank;
    let rows: Vec<&AuditedRow<'_>> = table.rows.iter().filter(own).collect();
    let by_points = table.has_points();
    let sum = |of: &[&AuditedRow<'_>]| {
        let counted = of.iter().map(|row| if by_points { row.weight } else { Some(Fraction::ONE) });
        counted.flatten().filter(|each| each.is_positive()).try_fold(Fraction::ZERO, Fraction::add)
    };
    let in_words: Vec<&AuditedRow<'_>> = rows.iter().filter(|row| is_in_words(row)).copied().collect();
    let (all, words) = (sum(&rows)?, sum(&in_words)?);
    let limit = &table.profile.limits.qualitative_heavy;
    if !all.is_positive() || words <= all.multiply(limit.value.fraction())? {
        return Ok(());
    }
    if !table.is_complete() || table.bound.has_unknown_weight() {
        report.leave_open(
            "/indicators",
            text!(
                "表不完整,或有分值无法读取,比重不能作准",
                "rows are missing or a weight cannot be read: the share proves nothing"
            ),
        );
        return Ok(());
    }
    let (share, limit_text, rows) = (percent(words, all)?, limit.value.to_string(), in_words.len());
    let message = if by_points {
        text!(
            "{rows} 项指标的目标只有文字,占 {all} 分中的 {words} 分,即 {share},超过 {limit_text} 的界限",
            "{rows} targets are in words alone: {words} of {all} points, {share}, above the limit of {limit_text}"
        )
    } else {
        text!(
            "{all} 项指标中 {rows} 项的目标只有文字,即 {share},超过 {limit_text} 的界限",
            "{rows} of {all} targets are in words alone, {share}, above the limit of {limit_text}"
        )
    };
    let found = Found::new("/indicators".to_owned(), message).figures(format!("≤{limit_text}"), share);
    report.add(found.by(limit.basis.clone()));
    Ok(())
}

fn is_in_words(row: &AuditedRow<'_>) -> bool {
    matches!(row.target().kind, Kind::Word | Kind::Text) && !row.has_note(Code::ProbableOcr)
}
