//! Every remark that reading and scoring can make, under its [`Code`].

use super::code::Code;
use crate::model::template::Denominator;
use crate::model::value::Relation;
use crate::num::{Fraction, NumberError};
use crate::words::{Note, Text, Word, text, word};

// Readings.

pub(crate) fn direction_guessed(why: Text) -> Note {
    Code::DirectionGuessed.note(why)
}

pub(crate) fn direction_unknown(why: Text) -> Note {
    Code::DirectionUnknown.note(why)
}

pub(crate) fn from_template(target: &str) -> Note {
    Code::FromTemplate.note(text!(
        "未写运算符,取模板规定的目标“{target}”的运算符",
        "no operator, taken from the target that the template sets: {target}"
    ))
}

pub(crate) fn unit_taken(unit: &str) -> Note {
    Code::UnitTaken.note(text!("未写单位,取另一侧的“{unit}”", "no unit, taken from the other side: {unit}"))
}

pub(crate) fn unit_completed(unit: &str) -> Note {
    Code::UnitCompleted.note(text!("单位按“{unit}”理解", "the unit is taken as {unit}"))
}

pub(crate) fn unit_converted(from: &str, to: &str, factor: Fraction) -> Note {
    Code::UnitConverted.note(text!("由“{from}”换算为“{to}”:× {factor}", "converted from {from} to {to}: × {factor}"))
}

pub(crate) fn unit_unknown(unit: &str) -> Note {
    Code::UnitUnknown.note(text!(
        "不认识的单位“{unit}”,仅与相同写法比较",
        "unknown unit {unit}: compared only with the same spelling"
    ))
}

pub(crate) fn percent_sign_missing(value: &str, unit: &str) -> Note {
    Code::PercentSignMissing.note(text!(
        "“{value}”按 {value}{unit} 理解;若为小数形式的比率,请改写为百分数",
        "{value} is taken as {value}{unit}; if a share of one is meant, write it in {unit}"
    ))
}

pub(crate) fn actual_keeps_operator(relation: Relation) -> Note {
    let sign = relation.sign();
    Code::ActualKeepsOperator.note(text!(
        "实际值带有运算符“{sign}”,按其数值计算",
        "the actual value carries the operator {sign}; its number is used"
    ))
}

pub(crate) fn words_left_out(words: &str) -> Note {
    Code::WordsLeftOut.note(text!("读数时略去“{words}”", "read without the words {words}"))
}

pub(crate) fn approximate() -> Note {
    Code::Approximate.note(text!(
        "写的是约数,按所写数字计分;相差不多时是否算达到,须由人判断",
        "an approximate figure, scored as written; whether a little less reaches it is for a person to say"
    ))
}

pub(crate) fn exponent_written_out(value: &str) -> Note {
    Code::ExponentWrittenOut.note(text!("写成了科学计数法,即 {value}", "printed with an exponent: {value}"))
}

pub(crate) fn figure_unreadable(why: Text) -> Note {
    Code::FigureUnreadable.note(why)
}

pub(crate) fn opposite_trend(actual: &str) -> Note {
    Code::OppositeTrend.note(text!(
        "实际的增减与目标所说的方向相反,按 -{actual} 计",
        "the actual change goes the other way, so it counts as -{actual}"
    ))
}

pub(crate) fn none_is_zero(word: &str) -> Note {
    Code::NoneIsZero.note(text!("“{word}”按 0 理解", "{word} is taken as 0"))
}

pub(crate) fn whole_is_hundred(word: &str) -> Note {
    Code::WholeIsHundred.note(text!("“{word}”按 100% 理解", "{word} is taken as 100%"))
}

pub(crate) fn date_not_written(word: &str) -> Note {
    Code::DateNotWritten.note(text!(
        "目标值为期限,实际只写“{word}”,没有写日期;请写明完成日期",
        "the target is a date, the actual value only says {word}; write the date of completion"
    ))
}

/// Words that say neither when nor whether in time; where the template could tell, it would have.
pub(crate) fn no_date_in_words(words: &str) -> Note {
    Code::DateNotWritten.note(text!(
        "目标值为期限,实际写“{words}”,没有日期,无法比较",
        "the target is a date, the actual value says {words} without one; they cannot be compared"
    ))
}

pub(crate) fn days_of_months() -> Note {
    Code::UnitsDiffer.note(text!(
        "一侧为每月的某一日,另一侧不是,无法比较",
        "one side is a day of each month, the other is not; they cannot be compared"
    ))
}

pub(crate) fn share_by_date(share: &str) -> Note {
    Code::ShareByDate.note(text!(
        "目标为届时的比例 {share},实际只写了比例:只比较比例,未核对日期",
        "the target is a share of {share} by a date, the actual value is a share: the date is not checked"
    ))
}

pub(crate) fn period_not_covered(until: &str, only: &str) -> Note {
    Code::PeriodNotCovered.note(text!("目标期间到 {until} 为止,实际期间只到 {only}:没有涵盖,还是提前完成,表中看不出", "the target is a period until {until}, the actual one ends on {only}: whether it falls short or was done early, the table does not say"))
}

pub(crate) fn choices_copied(choices: &str) -> Note {
    Code::ChoicesCopied.note(text!(
        "只抄了选项“{choices}”,没有选其中一项",
        "the list of choices {choices} is copied, none of them is chosen"
    ))
}

pub(crate) fn date_with_share(share: &str) -> Note {
    Code::DateWithShare
        .note(text!("读作期限;另写有完成比例 {share}", "read as a date; it also names a share of {share}"))
}

pub(crate) fn deadline_doubtful() -> Note {
    Code::DeadlineDoubtful.note(text!(
        "“前”按所写月份、季度或年度开始之前理解;也可能指其结束之前",
        "taken as before the month, quarter or year begins; it may also mean before it ends"
    ))
}

pub(crate) fn perhaps_a_month() -> Note {
    Code::PerhapsAMonth.note(text!(
        "按数字理解;若指年月,请写明“年”“月”",
        "taken as a number; if a month of a year is meant, write 年 and 月"
    ))
}

pub(crate) fn year_taken(year: u16) -> Note {
    Code::YearTaken.note(text!("未写年份,取年度 {year}", "no year is written, that of the table is taken: {year}"))
}

pub(crate) fn none_or_not_applicable() -> Note {
    Code::NoneOrNotApplicable.note(text!(
        "“无”可指没有,也可指不适用;若不适用,请写明不适用的原因",
        "无 may mean none or not applicable; where it is the latter, say why it does not apply"
    ))
}

pub(crate) fn probable_ocr(proposal: &str) -> Note {
    Code::ProbableOcr.note(text!(
        "疑为识别错误,可能是“{proposal}”;请核对原件,此处未作更改",
        "probably damaged by a scanner, perhaps {proposal}; check the original, nothing was changed"
    ))
}

pub(crate) fn from_name(what: &str) -> Note {
    Code::FromName.note(text!("取自指标名称:“{what}”", "taken from the name of the indicator: {what}"))
}

pub(crate) fn name_differs(name: &str, cell: &str) -> Note {
    Code::NameDiffers.note(text!(
        "指标名称写“{name}”,目标值写“{cell}”,以目标值为准",
        "the name says {name}, the target says {cell}; the target counts"
    ))
}

pub(crate) fn target_in_name(proposal: &str) -> Note {
    Code::TargetInName.note(text!(
        "目标值为空,名称中写有“{proposal}”;如属目标,请填入目标值",
        "the target is empty, the name holds {proposal}; if that is the target, write it there"
    ))
}

pub(crate) fn column_differs(column: &str, cell: &str) -> Note {
    Code::ColumnDiffers.note(text!(
        "栏内写“{column}”,单元格写“{cell}”,以单元格为准",
        "the column says {column}, the cell says {cell}; the cell counts"
    ))
}

pub(crate) fn column_unread(column: &str) -> Note {
    Code::ColumnUnread.note(text!("栏内“{column}”无法使用", "{column} in its column cannot be used"))
}

pub(crate) fn words_with_operator(operator: &str, cell: &str) -> Note {
    Code::WordsWithOperator
        .note(text!("运算符为“{operator}”,“{cell}”却不是数字", "the operator is {operator}, but {cell} is no number"))
}

// Indicators.

pub(crate) fn not_applicable(why: &str) -> Note {
    Code::NotApplicable.note(Text::same(why))
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

pub(crate) fn weight_missing() -> Note {
    Code::WeightMissing.note(text!("未填写分值,只评定是否达成", "there is no weight: evaluated without points"))
}

pub(crate) fn weight_negative(weight: &str) -> Note {
    Code::WeightNegative.note(text!("分值 {weight} 为负,无法评定", "the weight {weight} is negative"))
}

pub(crate) fn weight_differs(given: &str, set: &str) -> Note {
    Code::WeightDiffers
        .note(text!("分值 {given} 与模板规定的 {set} 不同", "the weight {given} differs from the template's {set}"))
}

pub(crate) fn judged_not_allowed() -> Note {
    Code::JudgedNotAllowed.note(text!(
        "此类指标不接受评判得分,按规则计算",
        "judged points do not count for this kind of target; scored by rule"
    ))
}

pub(crate) fn statement_only() -> Note {
    Code::StatementOnly.note(text!("此行只作说明,不计分", "this row states something and has no points"))
}

pub(crate) fn statement_missing() -> Note {
    Code::StatementMissing.note(text!("此行只须说明,尚未填写", "this row asks for a statement, and there is none"))
}

pub(crate) fn judged_missing() -> Note {
    Code::JudgedMissing.note(text!(
        "此指标由人评分,尚未填写评判得分",
        "this indicator is judged by a person; the judged points are missing"
    ))
}

pub(crate) fn judged_outside(judged: &str, weight: &str) -> Note {
    Code::JudgedOutside.note(text!(
        "评判得分 {judged} 不在 0 至 {weight} 之间",
        "the judged points {judged} are not between 0 and {weight}"
    ))
}

pub(crate) fn method_unfit(method: &str) -> Note {
    Code::MethodUnfit
        .note(text!("方法 {method} 不适用于此类目标", "the method {method} does not fit this kind of target"))
}

// Money.

pub(crate) fn amount_converted(what: Word, printed: &str, worth: &str) -> Note {
    Code::AmountConverted
        .note(text!("{what} {printed} 换算为 {worth}", "{what} of {printed} is taken as {worth}"; what))
}

pub(crate) fn funds_missing() -> Note {
    Code::FundsMissing.note(text!(
        "年度资金总额缺全年预算数或全年执行数",
        "the total row lacks the full-year budget or what was executed"
    ))
}

pub(crate) fn zero_budget() -> Note {
    Code::ZeroBudget
        .note(text!("全年预算数为 0,执行率无从计算", "the full-year budget is 0: there is no execution rate"))
}

pub(crate) fn budget_negative(budget: &str) -> Note {
    Code::BudgetNegative.note(text!("全年预算数 {budget} 为负", "the full-year budget {budget} is negative"))
}

pub(crate) fn executed_above_budget() -> Note {
    Code::ExecutedAboveBudget.note(text!(
        "执行数超过预算数,得分以满分为限",
        "more was executed than budgeted; the points end at the full points"
    ))
}

pub(crate) fn divisor_missing(of: Denominator) -> Note {
    let divisor = match of {
        Denominator::Budget => word("全年预算数", "the full-year budget"),
        Denominator::Initial => word("年初预算数", "the budget at the beginning of the year"),
        Denominator::Received => word("到位资金", "the funds received"),
        Denominator::BudgetLessPooled => word("全年预算数与统筹整合资金", "the full-year budget less what was pooled"),
    };
    Code::DivisorMissing.note(
        text!("本模板的执行率以{divisor}为分母,未填写完整", "this template divides by {divisor}; a figure is missing"; divisor),
    )
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

pub(crate) fn judged_missing_in_band(verdict: &str, low: &str, high: &str) -> Note {
    Code::JudgedMissing.note(text!(
        "结论为“{verdict}”,须在 {low} 至 {high} 分之间评分,尚未填写评判得分",
        "the verdict {verdict} asks for points between {low} and {high}; the judged points are missing"
    ))
}

pub(crate) fn judged_outside_band(judged: &str, verdict: &str, low: &str, high: &str) -> Note {
    Code::JudgedOutsideBand.note(text!(
        "评判得分 {judged} 不在结论“{verdict}”的 {low} 至 {high} 分之内",
        "the judged points {judged} are outside of the band {low} to {high} of the verdict {verdict}"
    ))
}

pub(crate) fn scorers_missing(given: usize, least: usize, silent: &[&str]) -> Note {
    let names = if silent.is_empty() {
        Text::default()
    } else {
        text!(";未评分:{silent}", "; without points: {silent}"; silent = Text::list(silent.iter().copied()))
    };
    Code::ScorersMissing.note(text!(
        "有 {given} 人评分,至少须 {least} 人{names}",
        "{given} gave points, at least {least} have to{names}";
        names
    ))
}

pub(crate) fn scorers_left_out(silent: &[&str]) -> Note {
    Code::ScorersLeftOut
        .note(text!("未评分而不计入:{silent}", "left out, without points: {silent}"; silent = Text::list(silent.iter().copied())))
}

pub(crate) fn scorers_dropped(dropped: &[String]) -> Note {
    Code::ScorersDropped.note(text!(
        "去掉最高分与最低分:{dropped}", "the highest and the lowest are dropped: {dropped}";
        dropped = Text::list(dropped)
    ))
}

pub(crate) fn survey_missing() -> Note {
    Code::SurveyMissing
        .note(text!("没有调查结果:各回答的人数未填写", "there is no survey: the answers are not counted"))
}

pub(crate) fn answer_unknown(name: &str, count: &str, known: &[&str]) -> Note {
    Code::AnswerUnknown.note(text!(
        "调查回答“{name}”({count})无法计入;模板的回答有:{known}",
        "the answer {name} ({count}) cannot be counted; the template knows: {known}";
        known = Text::list(known.iter().copied())
    ))
}

pub(crate) fn survey_counts() -> Note {
    Code::SurveyCounts.note(text!(
        "满意度由调查人数计算,不采用所填的实际值",
        "satisfaction is computed from the survey, not taken from the actual value"
    ))
}

pub(crate) fn formula_undefined(what: &str) -> Note {
    Code::FormulaUndefined.note(text!("公式无法计算:{what}", "the formula has no value: {what}"))
}

pub(crate) fn figure_missing(what: Word) -> Note {
    Code::FigureMissing.note(text!("公式所需的{what}没有数值", "the formula needs {what}, which has no value"; what))
}

pub(crate) fn weight_passed_on(from: &str, to: &str) -> Note {
    Code::WeightPassedOn.note(text!(
        "分值由 {from} 变为 {to}:不适用指标的分值按比例分给其余指标",
        "full points {from} become {to}: those of indicators that do not apply are passed on"
    ))
}

pub(crate) fn weight_given_away(weight: &str) -> Note {
    Code::WeightGivenAway
        .note(text!("{weight} 分转给其余指标", "its {weight} points are passed on to other indicators"))
}

// Tables.

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

pub(crate) fn grade_open(low: &str, high: &str, open: Fraction) -> Note {
    Code::GradeOpen.note(text!(
        "尚有 {open} 分未评定,等级可能为“{low}”至“{high}”",
        "{open} points are not assessed; the grade may be {low} up to {high}"
    ))
}

/// Why a printed text cannot be read at all; an error rather than a remark.
pub(crate) fn unreadable_number(printed: &str, error: &NumberError) -> Text {
    let advice = error.advice();
    text!("“{printed}”:{advice}", "`{printed}`: {advice}"; advice)
}
