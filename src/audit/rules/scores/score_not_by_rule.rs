//! # J402 score-not-by-rule · 得分不符规则 · Points that the rule does not give
//!
//! ## 中文
//! 检查:自评的得分,按模板的方法重算,四舍五入或舍去两位以后的尾数,是否能够得出;由别的取舍(如舍成整数)得出的,注明是哪一种。
//! 为何:得分应当人人可以复算;复算不出的得分,不是算错,就是另有未写明的扣分。
//! 依据:财预〔2020〕10号:未完成按完成比例计分;预算绩效管理平台按公式计分;取舍方式见各模板。
//! 例:目标 100%,实际 98%,分值 10,自评 9;按比例应为 9.8,写 9 是舍成了整数,少得 0.8 分。
//! 怎样改正:按模板的方法重新计分;另有扣分的,在偏差原因一栏写明。
//! 不算:按所写位数四舍五入,或舍去两位以后尾数的得分;由人评判的指标(见 judged-outside-band);高于分值、未达而满分、达到而扣分的,各有规则。引擎无法计分而填了得分的,实际完成值的数字旁边有不知是否改变这个数的字词的(96%(未达标)、预计96%),指标名称、原因、佐证里另写了更少的结果、没有完成或扣分的(只完成468次、未达到目标值、扣1.5分),由人评判而结论定不出档次的,全年没有支出而为成本指标填了得分的,数量目标写作“≤”、做得少而得满分又看不出是限额的,监控表上所填的得分,列为无法判断;有这样的得分,结论写作“待核”。
//!
//! ## English
//! Checks: whether the reported points, computed again by the template's method, come out when rounded, or cut off behind two places; where another rounding gives them, such as cutting to whole points, it is named.
//! Why: everybody should be able to compute points again; those that do not come out are wrong, or hide a deduction.
//! Basis: 财预〔2020〕10号: in proportion where a target is not reached; budget platforms compute by formula; each template says how it rounds.
//! Example: target 100%, actual 98%, weight 10, reported 9; in proportion it is 9.8; 9 is that cut to whole points, and 0.8 are lost.
//! How to correct: score again by the template's method; where something else is deducted, say so as the reason.
//! Not flagged: points that are right when rounded to the places that are written, or cut behind two; indicators that a person judges (see judged-outside-band); points above the weight, full points for a missed target and deductions for a met one, which have rules of their own. Where the engine cannot score a row with reported points, where a person judged and no verdict names a band, for costs where nothing was spent, where words beside the figure of an actual value may make it another one (96%(未达标), 预计96%), where its name, reason or evidence says that less was done or points were deducted (只完成468次, 未达到目标值, 扣1.5分), where less than a quantity with ≤ has full points and its name names no limit, and where a table of monitoring has points, it is left open; with such points the verdict reads open.

use super::band::band_of;
use super::gainsaid::gainsaid;
use super::inverse::other;
use super::points::{Computed, Fault, Given, fault, is_ceiling, is_judged, nothing_spent, shown, verdicts};
use super::qualified::qualified;
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::audit::unmet::doubt;
use crate::codes::Code;
use crate::methods::CheckedMethod;
use crate::model::scorecard::{Kind, Outcome};
use crate::model::template::EvaluationKind;
use crate::model::value::Relation;
use crate::num::ArithmeticError;
use crate::reading::usual_relation;
use crate::words::{Note, Text, text};

pub(crate) const RULE: Rule = Rule {
    code: "J402",
    slug: "score-not-by-rule",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("score_not_by_rule.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for row in &table.rows {
        match fault(table, row)? {
            Some((given, Fault::NotByRule(computed))) => report.add(not_by_rule(table, row, given, computed)?),
            Some(_) => {}
            None => {
                if let Some(why) = open(table, row) {
                    let given = row.reported.figure().map(|figure| figure.value);
                    report.leave_points_open(&row.pointer("reported"), why, given);
                }
            }
        }
    }
    Ok(())
}

fn not_by_rule(
    table: &AuditedTable<'_>,
    row: &AuditedRow<'_>,
    Given { figure, full }: Given<'_, '_>,
    Computed { exact, points }: Computed,
) -> Result<Found, ArithmeticError> {
    let (target, actual, printed) = (row.target_text(), shown(row.actual_text()), figure.printed);
    let by_other = other(table, row)?.filter(|other| figure.agrees(other.exact, table.rounding()));
    let what = by_other.map_or_else(Default::default, |other| {
        let what = other.formula;
        text!(";所写是按“{what}”计的,本模板不用此式", "; what is written is {what}, which the template does not use"; what)
    });
    let message = text!(
        "目标 {target},实际 {actual},分值 {full},自评 {printed};按规则为 {points}{what}",
        "target {target}, actual {actual}: {printed} of {full} points are given, by rule it is {points}{what}";
        what
    );
    Ok(Found::new(row.pointer("reported"), message)
        .figures(points.to_string(), printed)
        .worth(figure.value.subtract(points)?)
        .right_under(figure.right_under(exact, table.rounding())))
}

/// Why points that a department wrote cannot be held against any rule.
fn open(table: &AuditedTable<'_>, row: &AuditedRow<'_>) -> Option<Text> {
    // What a department judges of its own work is its word, be it in the one column or in the other.
    let by_itself = table.bound.book.template.kind == EvaluationKind::SelfEvaluation;
    let judged_itself = by_itself && row.outcome() == Outcome::Judged && row.reported.figure().is_some();
    if row.has_note(Code::ReportedAsJudged) || judged_itself {
        // The band of a verdict was held against them; beside other words nothing can be.
        let held = verdicts(table, row).is_some_and(|bands| band_of(table, row, bands).is_some());
        let why = text!("得分由人评判,没有规则可以复算", "the points are a person's judgement, no rule computes them");
        return (!held).then_some(why);
    }
    if table.bound.book.template.lights.is_some() {
        row.reported.figure()?;
        return Some(text!(
            "模板不计分,所填得分无从复算",
            "the template gives no points: those that are written cannot be computed again"
        ));
    }
    if let Some(why) = capped_work(row) {
        return Some(why);
    }
    if let Some(why) = qualified(row).or_else(|| gainsaid(row)) {
        return Some(why);
    }
    let without_weight = row.weight.is_none() && !row.bound.has_unknown_weight();
    if without_weight && row.reported.figure().is_some() && !is_judged(row) {
        return Some(text!("填了得分,没有分值", "points are given, but no full points"));
    }
    let unscored = matches!(row.outcome(), Outcome::Missing | Outcome::Unassessable);
    // Words that a person judges are held against their band (J406); a row of a rubric has none.
    let has_band = || verdicts(table, row).is_none_or(|bands| band_of(table, row, bands).is_some());
    let in_a_band = row.has_note(Code::JudgedMissing) && row.target().kind != Kind::Blank && has_band();
    let judged = in_a_band || is_judged(row) || matches!(row.bound.method, Some(CheckedMethod::Panel(_)));
    let unscored = row.scored.why.as_ref().filter(|_| unscored);
    let why = doubt(row).cloned().or_else(|| nothing_spent(table, row)).or_else(|| unscored.map(Note::text))?;
    if judged || !table.has_points() {
        return None;
    }
    row.reported.figure().map(|_| why)
}

/// Why full points for less than a ceiling prove nothing: of work done one wants more, unless its name says otherwise, and
/// whoever caps it has full points for half of it.
fn capped_work(row: &AuditedRow<'_>) -> Option<Text> {
    let compared = row.compared().filter(|_| row.below.quantity && !row.target().guessed && is_ceiling(row))?;
    let full = row.reported.figure().is_some_and(|figure| row.weight == Some(figure.value));
    let name = row.indicator.name.as_deref().unwrap_or_default();
    let wants_more = || usual_relation(&row.indicator.path, name, row.target()) == Some(Relation::AtLeast);
    let less = full && !compared.target.is_zero() && compared.actual < compared.target;
    (less && wants_more()).then(|| {
        let (target, actual) = (row.target_text(), row.actual_text());
        text!(
            "数量目标写作 {target},实际 {actual}:是限额还是应完成的数量,名称看不出",
            "the quantity {target}, actual {actual}: whether that is a limit or work to be done, its name does not tell"
        )
    })
}
