//! # J404 ceiling-breached-but-full · 超过上限而得满分 · A ceiling broken, and full points
//!
//! ## 中文
//! 检查:目标写作 ≤ 或 < 的指标,实际超过了上限,而单位自评得满分。
//! 为何:成本、标准一类的上限,超出就是没有达到目标;照给满分,等于没有上限。
//! 依据:预算绩效管理平台:“≤”目标超出部分按比例扣减,达到两倍为 0;湖北等地按目标 ÷ 实际计分,见各模板。
//! 例:一户最高 5300 元,实际 5830 元,分值 10,自评 10;按比例扣减应为 9.00,按目标 ÷ 实际为 9.09。
//! 怎样改正:按模板的方法重新计分,并说明超出的原因。
//! 不算:没有填得分的表;恰为上限;超过上限而引擎也给满分的指标;按另一公式扣过分的(见 score-not-by-rule)。
//!
//! ## English
//! Checks: an indicator with ≤ or < whose actual value exceeds its limit, and for which the department gives itself full points.
//! Why: to exceed a limit of cost is to miss the target; with full points for it there is no limit.
//! Basis: budget platforms deduct in proportion what exceeds a ceiling, and give nothing at twice the target; Hubei and others take target ÷ actual, see the templates.
//! Example: at most 5300 yuan a household, actual 5830, weight 10, reported 10; deducted in proportion it is 9.00, by target ÷ actual 9.09.
//! How to correct: score again by the method of the template, and say why the limit was exceeded.
//! Not flagged: tables without reported points; values at the limit; indicators that the engine gives full points to; points deducted by the other formula (see score-not-by-rule).

use super::inverse::other;
use super::points::{Fault, fault};
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::num::ArithmeticError;
use crate::words::{Text, text};

pub(crate) const RULE: Rule = Rule {
    code: "J404",
    slug: "ceiling-breached-but-full",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("ceiling_breached_but_full.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for row in &table.rows {
        let Some((given, Fault::CeilingBreachedButFull(computed))) = fault(table, row)? else { continue };
        let (target, actual, printed) = (row.target_text(), row.actual_text(), given.figure.printed);
        let (points, full) = (computed.points, given.full);
        let what = other(table, row)?.map_or_else(Default::default, |other| {
            let (what, points) = (other.formula, other.points);
            text!("(按“{what}”为 {points})", " ({what} would give {points})"; what)
        });
        let message = text!(
            "上限 {target},实际 {actual},已经超过,自评却得满分 {given};按规则为 {points}{what}",
            "{actual} exceeds the limit {target}, yet {given} points are given; by rule it is {points}{what}";
            what, given = Text::given(printed, format!("{printed} of {full}"))
        );
        report.add(
            Found::new(row.pointer("reported"), message)
                .figures(points.to_string(), printed)
                .worth(given.figure.value.subtract(points)?)
                .right_under(given.figure.right_under(computed.exact, table.rounding())),
        );
    }
    Ok(())
}
