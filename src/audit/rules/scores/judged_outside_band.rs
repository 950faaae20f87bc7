//! # J406 judged-outside-band · 评分不在结论的档内 · Points outside the band of the verdict
//!
//! ## 中文
//! 检查:定性指标的结论(达成、部分达成、未达成)所定的档次,是否容得下评判得分或自评得分。
//! 为何:结论决定档次,得分只能在档内选取;写“部分达成”而给 9 分,结论与得分必有一个不实。
//! 依据:财预〔2020〕10号:定性指标分三档,100%–80%(含)、80%–60%(含)、60%–0;预算绩效管理平台拒绝档外的得分;各地的界限见模板。
//! 例:“部分达成年度指标并具有一定效果”,分值 10,得 9 分;该档为 6 至 8 分,不含 8。
//! 怎样改正:按实际情况改正结论或得分,使二者一致。
//! 不算:恰在档的下限的得分(按模板取舍后);不用档次计分的模板;结论无法归入任何一档的文字。否定目标所说的(目标“有效提升”,实际“未提升”)归最低一档;比目标说得弱的(“明显改善”,“基本改善”)得了最高一档的分,为警告。
//!
//! ## English
//! Checks: whether the band of a verdict (reached, partly, not reached) holds the points that were judged or reported.
//! Why: the verdict chooses the band, and points are chosen within it; with 9 points for 部分达成, one of the two is untrue.
//! Basis: 财预〔2020〕10号: three bands for indicators in words, 100%–80% included, 80%–60% included, 60%–0; budget platforms refuse points outside of them; the limits of each place stand in its template.
//! Example: 部分达成年度指标并具有一定效果 with 9 of 10 points; its band is 6 to below 8.
//! How to correct: change the verdict or the points, whichever is not what happened, until they agree.
//! Not flagged: points at the lower limit of the band, rounded as the template rounds; templates without bands; words that belong to no band. What denies the target (有效提升, 未提升) belongs to the last one; what says less of the same (明显改善, 基本改善) and has the points of the first one is a warning.

use super::band::{Outside, outside_band, says_less};
use super::points::{Fault, fault, verdicts};
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::codes::Code;
use crate::num::ArithmeticError;
use crate::words::word;

pub(crate) const RULE: Rule = Rule {
    code: "J406",
    slug: "judged-outside-band",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("judged_outside_band.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for row in &table.rows {
        let judged = judged(table, row)?;
        let told = judged.is_some();
        if let Some(found) = judged {
            report.add(found);
        }
        let Some((given, Fault::OutsideBand(outside))) = fault(table, row)? else { continue };
        // The points that the department wrote are often the judged ones once more.
        if told && row.indicator.judged.value().is_some_and(|judged| judged.fraction() == given.figure.value) {
            continue;
        }
        let words = word("自评", "reported");
        let found = outside.found(row.pointer("reported"), row.actual_text(), words, given.figure.printed);
        // How much less 基本 is than 明显 is no rule's to say.
        report.add(if says_less(row) { found.severity(Severity::Warning) } else { found });
    }
    Ok(())
}

/// Points that a person gave and the engine refused.
fn judged(table: &AuditedTable<'_>, row: &AuditedRow<'_>) -> Result<Option<Found>, ArithmeticError> {
    let refused = row.indicator.judged.value().filter(|_| row.has_note(Code::JudgedOutsideBand));
    let (Some(judged), Some(full), Some(bands)) = (refused, row.weight, verdicts(table, row)) else {
        return Ok(None);
    };
    let outside = outside_band(table, row, bands, judged.fraction(), full)?;
    let found = |outside: Outside| {
        outside.found(row.pointer("judged"), row.actual_text(), word("评判得分", "judged"), &judged.to_string())
    };
    Ok(outside.map(found))
}
