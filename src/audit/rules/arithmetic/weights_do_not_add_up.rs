//! # J101 weights-do-not-add-up · 分值合计不符 · Weights do not add up
//!
//! ## 中文
//! 检查:各项指标的分值与预算执行率的分值相加,是否等于模板规定的总分;表上印出的分值合计,是否等于各项之和。
//! 为何:总分不是 100,得分就不能与其他项目相比,等级也无从谈起。
//! 依据:财预〔2020〕10号:自评总分 100 分;预算绩效管理平台对分值合计作同样的校验。
//! 例:产出 70、效益 20、满意度 10,再加预算执行率 10,共 110 分,合计行却写 100。
//! 怎样改正:调整各项分值,使其与预算执行率的分值合计为总分。
//! 不算:没有分值的表;模板规定了总分而各行也没有得分的,列为无法判断。只差预算执行率一项而表上没有印它的得分的,为警告。注明为节选(complete = false)的表,已见各行超过总分的照报,不足的列为无法判断。
//!
//! ## English
//! Checks: whether the weights of the indicators and that of the execution rate add up to the template's total; whether the printed sum of weights is theirs.
//! Why: where the total is not 100, points cannot be compared with those of other projects, and no grade has a meaning.
//! Basis: 财预〔2020〕10号: a self-evaluation has 100 points; budget platforms check the same sum.
//! Example: outputs 70, benefits 20, satisfaction 10 and the execution rate 10 make 110, and the last row says 100.
//! How to correct: change the weights so that they add up to the total together with that of the execution rate.
//! Not flagged: tables without weights, which are left open where the template has a total and no row has points. Where they add up without the item of the execution rate, and no points of it are printed, it is a warning. Of excerpts (complete = false) only those whose visible rows exceed the total; the others are left open.

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::num::{ArithmeticError, Fraction};
use crate::score::{PrintedFigure, Stated};
use crate::words::{Text, text};

pub(crate) const RULE: Rule = Rule {
    code: "J101",
    slug: "weights-do-not-add-up",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("weights_do_not_add_up.rs"),
    table: Some(check),
    folder: None,
};

/// What the weights of a table come to.
struct Weights {
    /// Those that are seen, added up.
    sum: Fraction,
    /// In words, with the part of the execution rate.
    says: Text,
    /// Why there may be more.
    open: Option<Text>,
}

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let is_told = leave_excerpt_open(table, report)?;
    let template = &table.bound.book.template;
    if !table.has_points() {
        // Points without full points are open one by one.
        let no_points = table.rows.iter().all(|row| matches!(row.reported, Stated::Nothing));
        if template.must_add_up && table.bound.weight.is_none() && no_points && !is_told {
            let why = if table.bound.is_goal_form() {
                text!(
                    "只有目标,没有完成值、执行数和得分:是绩效目标表,没有可核的分",
                    "targets alone, and no results, money spent or points: this is a goal form, and there are no points to be checked"
                )
            } else {
                text!(
                    "表中没有一项分值,只看是否达成,得分未能核定",
                    "no row has full points: only whether targets are met can be said, and points are open"
                )
            };
            report.leave_points_open("/indicators", why, Some(template.total.fraction()));
        }
        return Ok(());
    }
    let weights = Weights::of(table)?;
    let total = Some(template.total.fraction()).filter(|_| template.must_add_up);
    let printed = match table.reported().weight {
        Stated::Figure(figure) => Some(figure),
        Stated::Nothing => None,
        Stated::Unreadable(text) => {
            report.leave_open(
                "/reported/weight",
                text!("分值合计“{text}”读不出数字", "the sum of weights {text} is no number"),
            );
            None
        }
    };
    // One finding for one mistake: where the printed sum hides the wrong weights, it is told there.
    if let Some(printed) = printed.filter(|printed| weights.contradict(printed.value)) {
        report.add(printed_sum(&weights, &printed, total)?);
        return Ok(());
    }
    if let Some(total) = total.filter(|total| weights.contradict(*total)) {
        let mut message = text!("{says},应为 {total}", "{says} and not to {total}"; says = weights.says);
        let doubtful = weights.may_lack_item(table, total)?;
        if doubtful {
            message.push(&text!(
                ";若表式没有预算执行率一项,则合计为 {total}",
                "; if the form has no item for the execution rate, they add up to {total}"
            ));
        }
        let found = Found::new("/indicators".to_owned(), message);
        let found = found.figures(total.to_string(), weights.sum.to_string());
        let found = found.worth(weights.sum.subtract(total)?);
        report.add(if doubtful { found.severity(Severity::Warning) } else { found });
        return Ok(());
    }
    let asked = printed.map(|printed| printed.value).or(total);
    if let (Some(why), true, false) = (weights.open, asked.is_some_and(|asked| asked != weights.sum), is_told) {
        report.leave_open("/indicators", why);
    }
    Ok(())
}

/// A table that says of itself that rows are missing takes its sums out of the audit: its points are nobody's to confirm. Whether
/// there are any.
fn leave_excerpt_open(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<bool, ArithmeticError> {
    if table.is_complete() {
        return Ok(false);
    }
    let rows = table.rows.iter().filter_map(|row| row.reported.figure());
    let rows = rows.map(|figure| figure.value).try_fold(Fraction::ZERO, Fraction::add)?;
    let points = table.reported().total.figure().map_or(rows, |total| total.value);
    if points.is_positive() {
        let why = text!(
            "表中写明不完整(complete = false):各项之和、应有的层级和资金都无从核对,得分未能核定",
            "the table says that rows are missing (complete = false): its sums, its tiers and its money cannot be held against anything, and its points are open"
        );
        report.leave_points_open("/complete", why, Some(points));
    }
    Ok(points.is_positive())
}

/// A printed sum that is not that of the weights.
fn printed_sum(
    weights: &Weights,
    printed: &PrintedFigure<'_>,
    total: Option<Fraction>,
) -> Result<Found, ArithmeticError> {
    let (Weights { sum, says, .. }, written) = (weights, printed.printed);
    let what = text!("合计行写 {written},{says}", "the last row says {written}, {says}"; says);
    let at = "/reported/weight".to_owned();
    if let Some(total) = total.filter(|total| total != sum) {
        let message = text!("{what};模板规定 {total}", "{what}; the template asks for {total}"; what);
        return Ok(Found::new(at, message).figures(total.to_string(), sum.to_string()).worth(sum.subtract(total)?));
    }
    // The weights are in order, only the last row is not.
    let found = Found::new(at, what).figures(sum.to_string(), written);
    let advice = text!("把合计行改为 {sum}。", "write {sum} into the last row.");
    Ok(found.worth(sum.subtract(printed.value)?).severity(Severity::Inconsistency).advise(advice))
}

impl Weights {
    fn of(table: &AuditedTable<'_>) -> Result<Self, ArithmeticError> {
        let rate = table.execution_weight();
        let mut weights = table.rows.iter().filter_map(|row| row.weight).chain(rate);
        let sum = weights.try_fold(Fraction::ZERO, Fraction::add)?;
        let says = match rate {
            Some(rate) => text!(
                "各项分值(含预算执行率 {rate})合计 {sum}",
                "the weights, with {rate} for the execution rate, add up to {sum}"
            ),
            None => text!("各项分值合计 {sum}", "the weights add up to {sum}"),
        };
        let without = |row: &&AuditedRow<'_>| row.weight.is_none() && !matches!(row.reported, Stated::Nothing);
        let open = match table.rows.iter().find(without) {
            _ if !table.is_complete() => {
                Some(text!("表不完整,合计不能作准", "rows are missing, so that sums prove nothing"))
            }
            _ if table.bound.has_unknown_weight() => {
                Some(text!("有分值无法读取,合计不能作准", "a weight cannot be read, so that sums prove nothing"))
            }
            Some(row) => Some(text!(
                "“{row}”写有得分而没有分值,合计不能作准",
                "{row} has points and no weight, so that sums prove nothing",
                row = row.name()
            )),
            None => None,
        };
        Ok(Self { sum, says, open })
    }

    /// Whether they add up without the item of the execution rate, of which nothing is printed.
    fn may_lack_item(&self, table: &AuditedTable<'_>, total: Fraction) -> Result<bool, ArithmeticError> {
        let Some(rate) = table.execution_weight() else { return Ok(false) };
        let unprinted = matches!(table.reported().execution_score, Stated::Nothing);
        Ok(unprinted && self.open.is_none() && self.sum.subtract(rate)? == total)
    }

    /// Whether they cannot add up to a figure: where rows are not seen, only because they are too many already.
    fn contradict(&self, figure: Fraction) -> bool {
        if self.open.is_some() { self.sum > figure } else { self.sum != figure }
    }
}
