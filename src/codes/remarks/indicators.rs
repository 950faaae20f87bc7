//! Remarks on how an indicator is assessed.

use crate::codes::code::Code;
use crate::model::value::Relation;
use crate::words::{Note, Text, Word, text};

pub(crate) fn days_of_months() -> Note {
    Code::UnitsDiffer.note(text!(
        "一侧为每月的某一日,另一侧不是,无法比较",
        "one side is a day of each month, the other is not; they cannot be compared"
    ))
}

pub(crate) fn not_applicable(why: &str) -> Note {
    Code::NotApplicable.note(Text::same(why))
}

pub(crate) fn not_applicable_beside_actual(actual: &str) -> Note {
    Code::NotApplicableBesideActual.note(text!(
        "写明不适用,又填了实际完成值“{actual}”:其分值悬空,不转给别的指标",
        "it is said not to apply, and the actual value says {actual}: its points stay open and go to no others"
    ))
}

pub(crate) fn not_applicable_without_reason() -> Note {
    Code::NotApplicableWithoutReason.note(text!(
        "写了不适用而没有写原因,照常计分",
        "it is said not to apply, and not why; it is scored as any other"
    ))
}

pub(crate) fn target_missing(mark: Option<&str>) -> Note {
    match mark {
        Some(mark) => Code::TargetMissing.note(text!("目标值为“{mark}”", "the target is {mark}")),
        None => Code::TargetMissing.note(text!("未填写目标值", "there is no target")),
    }
}

pub(crate) fn actual_missing(mark: Option<&str>) -> Note {
    match mark {
        Some(mark) => Code::ActualMissing.note(text!("实际完成值为“{mark}”", "the actual value is {mark}")),
        None => Code::ActualMissing.note(text!("未填写实际完成值", "there is no actual value")),
    }
}

pub(crate) fn no_rule_for_range() -> Note {
    Code::NoRuleForRange.note(text!(
        "目标值为区间,模板没有区间目标的计分规则",
        "the target is a range; the template has no rule for ranges"
    ))
}

pub(crate) fn no_rule_for_deadline() -> Note {
    Code::NoRuleForDeadline.note(text!(
        "目标值为期限,模板没有期限目标的计分规则",
        "the target is a date; the template has no rule for deadlines"
    ))
}

pub(crate) fn compared_as_text() -> Note {
    Code::ComparedAsText.note(text!(
        "模板没有此类目标的计分规则,与目标相同,按文字比较",
        "the template has no rule for such targets; the same text as the target, compared as text"
    ))
}

pub(crate) fn number_answered_by_range() -> Note {
    Code::NumberAnsweredByRange
        .note(text!("目标值为数字,实际值却是区间", "the target is a number, the actual value is a range"))
}

pub(crate) fn number_answered_by_date() -> Note {
    Code::NumberAnsweredByDate
        .note(text!("目标值为数字,实际值却是日期", "the target is a number, the actual value is a date"))
}

pub(crate) fn trends_differ() -> Note {
    Code::TrendsDiffer.note(text!(
        "一侧为增长,另一侧为下降,或只有实际值写明下降,无法比较",
        "one side rises and the other falls, or only the actual value says that it fell; they cannot be compared"
    ))
}

pub(crate) fn units_differ(target: &str, actual: &str) -> Note {
    Code::UnitsDiffer.note(text!(
        "单位不同:目标为“{target}”,实际为“{actual}”,无法比较",
        "the units differ: target in {target}, actual in {actual}; they cannot be compared"
    ))
}

pub(crate) fn number_answered_by_word() -> Note {
    Code::NumberAnsweredByWord
        .note(text!("目标值为数字,实际值却是文字", "the target is a number, the actual value is words"))
}

pub(crate) fn word_answered_by_number() -> Note {
    Code::WordAnsweredByNumber
        .note(text!("目标值为文字,实际值却是数字", "the target is words, the actual value is a number"))
}

pub(crate) fn words_undecided(target: &str, actual: &str, judged: bool) -> Note {
    let advice = if judged { text!(";请填写评判得分", "; give points by judgement") } else { Text::default() };
    Code::WordsUndecided.note(text!(
        "“{actual}”是否达到“{target}”,模板无法判断{advice}",
        "the template cannot tell whether {actual} reaches {target}{advice}";
        advice
    ))
}

pub(crate) fn repeats_target() -> Note {
    Code::RepeatsTarget.note(text!(
        "实际值照抄目标值,视为达成,未经评判",
        "the actual value repeats the target; taken as met, nothing was judged"
    ))
}

pub(crate) fn negative_under_ceiling(actual: &str) -> Note {
    Code::NegativeUnderCeiling.note(text!(
        "实际值 {actual} 为负;数量与金额不能为负,无法评定",
        "the actual value {actual} is negative; neither an amount nor a count can be"
    ))
}

pub(crate) fn at_strict_limit(relation: Relation) -> Note {
    let sign = relation.sign();
    Code::AtStrictLimit.note(text!(
        "实际值等于目标值,目标写的是“{sign}”;按比例计为满分",
        "the actual value equals the target, which asks for {sign}; by ratio that is full points"
    ))
}

pub(crate) fn above_exact_target() -> Note {
    Code::AboveExactTarget.note(text!(
        "实际值超过“=”目标;本模板不扣分",
        "the actual value exceeds a target with =; this template does not deduct for it"
    ))
}

pub(crate) fn statement_only() -> Note {
    Code::StatementOnly.note(text!("此行只作说明,不计分", "this row states something and has no points"))
}

pub(crate) fn statement_missing() -> Note {
    Code::StatementMissing.note(text!("此行只须说明,尚未填写", "this row asks for a statement, and there is none"))
}

pub(crate) fn method_unfit(method: &str) -> Note {
    Code::MethodUnfit
        .note(text!("方法 {method} 不适用于此类目标", "the method {method} does not fit this kind of target"))
}

pub(crate) fn year_missing() -> Note {
    Code::YearMissing.note(text!("时限未写年份,表中也没有年度", "neither the deadline nor the table names a year"))
}

pub(crate) fn day_unknown([first, last, due]: &[String; 3]) -> Note {
    Code::DayUnknown.note(text!(
        "完成时间在 {first} 至 {last} 之间,无法确定是否晚于 {due},或晚几天",
        "done between {first} and {last}: whether, or by how many days, that is after {due} cannot be told"
    ))
}

pub(crate) fn far_above_target(percent: &str, from: &str, loses: &str, excused: bool) -> Note {
    let lost = match (excused, loses) {
        (true, _) => text!(";已说明原因,不扣分", "; a reason is given, nothing is deducted"),
        (false, "0%" | "0") => Text::default(),
        (false, _) => text!(",扣减 {loses}", "; {loses} of the points are lost"),
    };
    Code::FarAboveTarget.note(text!(
        "实际值为目标值的 {percent}%,达到 {from} 的界限{lost}",
        "the actual value is {percent}% of the target, past the limit of {from}{lost}";
        lost
    ))
}

pub(crate) fn formula_undefined(what: &str) -> Note {
    Code::FormulaUndefined.note(text!("公式无法计算:{what}", "the formula has no value: {what}"))
}

pub(crate) fn sum_too_long() -> Note {
    Code::FigureMissing.note(text!(
        "取舍前的总分数位过多,且紧挨着公式中的界限",
        "the total before rounding has too many digits, and stands right beside a limit of the formula"
    ))
}

pub(crate) fn figure_missing(what: Word) -> Note {
    Code::FigureMissing.note(text!("公式所需的{what}没有数值", "the formula needs {what}, which has no value"; what))
}
