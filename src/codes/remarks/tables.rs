//! Remarks on a table as a whole.

use crate::codes::code::Code;
use crate::num::Fraction;
use crate::words::{Caution, Note, Text, text, word};

pub(crate) fn capped(says: &Text, most: &str) -> Note {
    Code::Capped.note(text!("{says},总分以 {most} 为限", "{says}: the total ends at {most}"; says))
}

pub(crate) fn cap_undecided(says: &Text, why: &Note) -> Note {
    Code::CapUndecided.note(text!(
        "无法判断总分是否受限({says}):{why}",
        "whether the total is limited ({says}) cannot be told: {why}";
        says, why
    ))
}

pub(crate) fn month_missing() -> Note {
    Code::MonthMissing.note(text!(
        "没有写监控到几月(month),进度与资金无法亮灯",
        "month says how many months have passed; without it there is no light for progress and money"
    ))
}

pub(crate) fn not_monitored(kind: &str) -> Note {
    Code::NotMonitored.note(text!("“{kind}”不在监控范围之内,不亮灯", "{kind} is not monitored, and has no lights"))
}

pub(crate) fn no_indicators() -> Note {
    Code::NoIndicators.note(text!("表中没有指标", "the table has no indicators"))
}

pub(crate) fn no_weights() -> Note {
    Code::NoWeights
        .note(text!("表中没有分值,只评定是否达成,不计分", "the table has no weights: evaluated without points"))
}

pub(crate) fn execution_not_in_form(weight: &str) -> Note {
    Code::ExecutionNotInForm.note(text!(
        "表中没有预算执行率一项,模板规定 {weight} 分",
        "the table has no item for the execution rate, to which the template gives {weight} points"
    ))
}

pub(crate) fn execution_among_rows(name: &str, weight: &str) -> Note {
    Code::ExecutionAmongRows.note(text!(
        "预算执行率列作指标“{name}”,模板另给的 {weight} 分不再计",
        "the execution rate is the indicator {name}; the {weight} points that the template gives it besides do not count"
    ))
}

pub(crate) fn weights_do_not_add_up(sum: Fraction, total: &str) -> Note {
    Code::WeightsDoNotAddUp.note(text!(
        "分值合计 {sum},模板要求 {total};不评等级",
        "the weights add up to {sum}, the template asks for {total}; no grade is given"
    ))
}

pub(crate) fn weights_unknown(sum: Fraction, passing: bool) -> Note {
    let kept = if passing {
        text!(",不适用指标的分值也不转给其余指标", ", and those of indicators that do not apply are not passed on")
    } else {
        Text::default()
    };
    Code::WeightsUnknown.note(text!(
        "有分值无法读取,合计不详(可读的合计 {sum});不评等级{kept}",
        "a weight cannot be read, so that their sum is not known ({sum} without it); no grade is given{kept}";
        kept
    ))
}

pub(crate) fn other_total(sum: Fraction, total: &str) -> Note {
    Code::OtherTotal.note(text!(
        "分值合计 {sum},等级以 {total} 分为准;不评等级",
        "the weights add up to {sum}, grades are defined for {total}; no grade is given"
    ))
}

pub(crate) fn tier_weight_differs(tier: &str, sum: Fraction, set: &str) -> Note {
    Code::TierWeightDiffers.note(text!(
        "“{tier}”分值合计 {sum},模板规定 {set}",
        "the weights of {tier} add up to {sum}, the template sets {set}"
    ))
}

pub(crate) fn tier_unknown(tier: &str) -> Note {
    Code::TierUnknown.note(text!("模板中没有层级“{tier}”", "the template has no tier {tier}"))
}

pub(crate) fn basis_unverified(source: &str, what: &[Text]) -> Note {
    let what = Text::joined(what.iter().cloned(), word("、", ", "));
    Code::BasisUnverified.note(text!(
        "依据未核实原文:{source},用于{what}",
        "a source not verified in the document: {source}, for {what}";
        what
    ))
}

pub(crate) fn not_passed_on(open: Fraction) -> Note {
    Code::NotPassedOn.note(text!(
        "有 {open} 分的指标不适用,模板没有规定其分值如何处理",
        "{open} points are of indicators that do not apply, and the template does not say what becomes of them"
    ))
}

pub(crate) fn grade_open(low: &str, high: &str, open: Fraction) -> Note {
    Code::GradeOpen.note(text!(
        "尚有 {open} 分未评定,等级可能为“{low}”至“{high}”",
        "{open} points are not assessed; the grade may be {low} up to {high}"
    ))
}

/// The workbook is left out of it: whatever it is called, its card says the same.
pub(crate) fn import_unsure(caution: &Caution) -> Note {
    let at = caution.place.position.as_ref().map(ToString::to_string).unwrap_or_default();
    Code::ImportUnsure.note(text!("导入时存疑({at}):{what}", "unsure on import ({at}): {what}"; what = &caution.text))
}
