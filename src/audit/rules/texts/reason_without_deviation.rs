//! # J502 reason-without-deviation · 有原因而无偏差 · A reason without a deviation
//!
//! ## 中文
//! 检查:指标达到目标、得满分,偏差原因一栏却写着偏差的原因。
//! 为何:有原因而无偏差,要么得分给多了,要么原因写错了地方。
//! 依据:已公布的表:成本 8 分得满分,原因一栏写“据实报销”;预算绩效管理平台的复核提示:原因与得分应当一致。
//! 例:目标 <4 万元,实际 2.9 万元,8 分得 8 分,原因写“据实报销”。
//! 怎样改正:没有偏差的,原因一栏留空;确有偏差的,改正实际完成值和得分。
//! 不算:说明超额、提前、节约的原因;实际超过目标的;“已完成”“无偏差”一类的说明;下一步措施。
//!
//! ## English
//! Checks: whether a reason for a deviation stands beside an indicator that meets its target with full points.
//! Why: where there is a reason and no deviation, the points are too many or the reason is in the wrong row.
//! Basis: a published table has 8 of 8 points for a cost and the reason 据实报销; reviewers of budget platforms ask that reason and points agree.
//! Example: target <4万元, actual 2.9万元, 8 of 8 points, and the reason 据实报销.
//! How to correct: leave the column blank where nothing deviates; where something does, correct the actual value and the points.
//! Not flagged: reasons for more, sooner or cheaper than planned; results above their targets; notes such as 已完成 or 无偏差; measures for next year.

use crate::audit::finding::Severity;
use crate::audit::reasons;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::audit::subject::{Line, Subject};
use crate::model::scorecard::Outcome;
use crate::model::value::Relation;
use crate::num::ArithmeticError;
use crate::words::Text;

pub(crate) const RULE: Rule = Rule {
    code: "J502",
    slug: "reason-without-deviation",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("reason_without_deviation.rs"),
    table: Some(check),
    folder: None,
};

/// Words that say that something fell short.
const SHORT: &str = "未完成 未达 未能 未及时 未实现 未到位 没有完成 没有达到 不足 滞后 延迟 延后 推迟 偏低 低于 较低 减少 不到位 \
    不够 逾期";

/// Words that explain why less was spent than allowed.
const CHEAPER: &str = "减少 降价 降低 下降 招标 招投标 压减 压缩 厉行";

/// Words that explain more than was asked for, or that say that all is well, or what comes next.
const HARMLESS: &str = "超 增加 新增 多于 高于 扩大 提高 提升 增长 提前 节约 节省 节支 结余 \
    完成 达成 达到 达标 实现 正常 符合 无偏差 偏差较小 良好 较好 按计划 按期 按时 如期 及时 保持 满分 \
    不适用 不涉及 见附件 继续 进一步 下一步 今后 下年 明年 加强 将";

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(subject: &Subject<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for line in &subject.lines {
        let Some(reason) = reasons::stated(line).filter(|reason| is_for_a_deviation(line, reason)) else { continue };
        if line.outcome() != Outcome::Met || is_above(line) || !has_full_points(line) {
            continue;
        }
        let (target, actual) = (line.target_text(), line.actual_text());
        let (zh, en) = line.reported.figure().map_or_else(Default::default, |points| {
            (format!(",得满分 {}", points.printed), format!(" with full points ({})", points.printed))
        });
        let message = Text::new(
            format!("目标 {target},实际 {actual},已经达到{zh},却写了偏差原因“{reason}”"),
            format!("{actual} meets {target}{en}, and yet a reason for a deviation is written: {reason}"),
        );
        report.add(Found::new(line.pointer("reason"), message));
    }
    Ok(())
}

/// Whether a text gives a reason for something that fell short. What explains nothing of the kind counts where
/// it is no usual remark either.
fn is_for_a_deviation(line: &Line<'_>, reason: &str) -> bool {
    let says = |words: &str| words.split(' ').any(|word| reason.contains(word));
    let cheaper = line.compared().is_some_and(|compared| is_ceiling(compared.relation)) && says(CHEAPER);
    !cheaper && (says(SHORT) || !says(HARMLESS))
}

/// Whether the result is above its target: then the reason may explain that.
fn is_above(line: &Line<'_>) -> bool {
    line.compared().is_some_and(|compared| !is_ceiling(compared.relation) && compared.actual > compared.target)
}

const fn is_ceiling(relation: Relation) -> bool {
    matches!(relation, Relation::AtMost | Relation::Below)
}

fn has_full_points(line: &Line<'_>) -> bool {
    let full = |weight| line.reported.figure().is_none_or(|reported| reported.value == weight);
    line.weight.is_none_or(full)
}
