//! Every remark that reading and scoring can make, under its [`Code`].

use super::code::Code;
use crate::model::template::Denominator;
use crate::model::value::Relation;
use crate::num::{Fraction, NumberError};
use crate::words::{Note, Text, text};

fn note(code: Code, zh: impl Into<String>, en: impl Into<String>) -> Note {
    code.note(Text::given(zh, en))
}

// Readings.

pub(crate) fn direction_guessed(why: Text) -> Note {
    Code::DirectionGuessed.note(why)
}

pub(crate) fn unit_taken(unit: &str) -> Note {
    note(Code::UnitTaken, format!("未写单位,取另一侧的“{unit}”"), format!("no unit, taken from the other side: {unit}"))
}

pub(crate) fn unit_completed(unit: &str) -> Note {
    note(Code::UnitCompleted, format!("单位按“{unit}”理解"), format!("the unit is taken as {unit}"))
}

pub(crate) fn unit_converted(from: &str, to: &str, factor: Fraction) -> Note {
    note(
        Code::UnitConverted,
        format!("由“{from}”换算为“{to}”:× {factor}"),
        format!("converted from {from} to {to}: × {factor}"),
    )
}

pub(crate) fn unit_unknown(unit: &str) -> Note {
    note(
        Code::UnitUnknown,
        format!("不认识的单位“{unit}”,仅与相同写法比较"),
        format!("unknown unit {unit}: compared only with the same spelling"),
    )
}

pub(crate) fn percent_sign_missing(value: &str, unit: &str) -> Note {
    note(
        Code::PercentSignMissing,
        format!("“{value}”按 {value}{unit} 理解;若为小数形式的比率,请改写为百分数"),
        format!("{value} is taken as {value}{unit}; if a share of one is meant, write it in {unit}"),
    )
}

pub(crate) fn actual_keeps_operator(relation: Relation) -> Note {
    let sign = relation.sign();
    note(
        Code::ActualKeepsOperator,
        format!("实际值带有运算符“{sign}”,按其数值计算"),
        format!("the actual value carries the operator {sign}; its number is used"),
    )
}

pub(crate) fn words_left_out(words: &str) -> Note {
    note(Code::WordsLeftOut, format!("读数时略去“{words}”"), format!("read without the words {words}"))
}

pub(crate) fn date_with_share(share: &str) -> Note {
    note(
        Code::DateWithShare,
        format!("读作期限;另写有完成比例 {share}"),
        format!("read as a date; it also names a share of {share}"),
    )
}

pub(crate) fn deadline_doubtful() -> Note {
    note(
        Code::DeadlineDoubtful,
        "“前”按所写月份、季度或年度开始之前理解;也可能指其结束之前",
        "taken as before the month, quarter or year begins; it may also mean before it ends",
    )
}

pub(crate) fn perhaps_a_month() -> Note {
    note(
        Code::PerhapsAMonth,
        "按数字理解;若指年月,请写明“年”“月”",
        "taken as a number; if a month of a year is meant, write 年 and 月",
    )
}

pub(crate) fn year_taken(year: u16) -> Note {
    note(
        Code::YearTaken,
        format!("未写年份,取年度 {year}"),
        format!("no year is written, that of the table is taken: {year}"),
    )
}

pub(crate) fn none_or_not_applicable() -> Note {
    note(
        Code::NoneOrNotApplicable,
        "“无”可指没有,也可指不适用;若不适用,请写明不适用的原因",
        "无 may mean none or not applicable; where it is the latter, say why it does not apply",
    )
}

pub(crate) fn probable_ocr(proposal: &str) -> Note {
    note(
        Code::ProbableOcr,
        format!("疑为识别错误,可能是“{proposal}”;请核对原件,此处未作更改"),
        format!("probably damaged by a scanner, perhaps {proposal}; check the original, nothing was changed"),
    )
}

pub(crate) fn from_name(what: &str) -> Note {
    note(Code::FromName, format!("取自指标名称:“{what}”"), format!("taken from the name of the indicator: {what}"))
}

pub(crate) fn name_differs(name: &str, cell: &str) -> Note {
    note(
        Code::NameDiffers,
        format!("指标名称写“{name}”,目标值写“{cell}”,以目标值为准"),
        format!("the name says {name}, the target says {cell}; the target counts"),
    )
}

pub(crate) fn target_in_name(proposal: &str) -> Note {
    note(
        Code::TargetInName,
        format!("目标值为空,名称中写有“{proposal}”;如属目标,请填入目标值"),
        format!("the target is empty, the name holds {proposal}; if that is the target, write it there"),
    )
}

pub(crate) fn column_differs(column: &str, cell: &str) -> Note {
    note(
        Code::ColumnDiffers,
        format!("栏内写“{column}”,单元格写“{cell}”,以单元格为准"),
        format!("the column says {column}, the cell says {cell}; the cell counts"),
    )
}

pub(crate) fn column_unread(column: &str) -> Note {
    note(Code::ColumnUnread, format!("栏内“{column}”无法使用"), format!("{column} in its column cannot be used"))
}

pub(crate) fn words_with_operator(operator: &str, cell: &str) -> Note {
    note(
        Code::WordsWithOperator,
        format!("运算符为“{operator}”,“{cell}”却不是数字"),
        format!("the operator is {operator}, but {cell} is no number"),
    )
}

// Indicators.

pub(crate) fn not_applicable(why: &str) -> Note {
    note(Code::NotApplicable, why, why)
}

pub(crate) fn target_missing(mark: Option<&str>) -> Note {
    match mark {
        Some(mark) => note(Code::TargetMissing, format!("目标值为“{mark}”"), format!("the target is {mark}")),
        None => note(Code::TargetMissing, "未填写目标值", "there is no target"),
    }
}

pub(crate) fn actual_missing(mark: Option<&str>) -> Note {
    match mark {
        Some(mark) => note(Code::ActualMissing, format!("实际完成值为“{mark}”"), format!("the actual value is {mark}")),
        None => note(Code::ActualMissing, "未填写实际完成值", "there is no actual value"),
    }
}

pub(crate) fn no_rule_for_range() -> Note {
    note(
        Code::NoRuleForRange,
        "目标值为区间,模板没有区间目标的计分规则",
        "the target is a range; the template has no rule for ranges",
    )
}

pub(crate) fn no_rule_for_deadline() -> Note {
    note(
        Code::NoRuleForDeadline,
        "目标值为期限,模板没有期限目标的计分规则",
        "the target is a date; the template has no rule for deadlines",
    )
}

pub(crate) fn compared_as_text() -> Note {
    note(
        Code::ComparedAsText,
        "模板没有此类目标的计分规则,与目标相同,按文字比较",
        "the template has no rule for such targets; the same text as the target, compared as text",
    )
}

pub(crate) fn number_answered_by_range() -> Note {
    note(
        Code::NumberAnsweredByRange,
        "目标值为数字,实际值却是区间",
        "the target is a number, the actual value is a range",
    )
}

pub(crate) fn number_answered_by_date() -> Note {
    note(
        Code::NumberAnsweredByDate,
        "目标值为数字,实际值却是日期",
        "the target is a number, the actual value is a date",
    )
}

pub(crate) fn trends_differ() -> Note {
    note(
        Code::TrendsDiffer,
        "一侧为增长,另一侧为下降,或只有实际值写明下降,无法比较",
        "one side rises and the other falls, or only the actual value says that it fell; they cannot be compared",
    )
}

pub(crate) fn units_differ(target: &str, actual: &str) -> Note {
    note(
        Code::UnitsDiffer,
        format!("单位不同:目标为“{target}”,实际为“{actual}”,无法比较"),
        format!("the units differ: target in {target}, actual in {actual}; they cannot be compared"),
    )
}

pub(crate) fn number_answered_by_word() -> Note {
    note(Code::NumberAnsweredByWord, "目标值为数字,实际值却是文字", "the target is a number, the actual value is words")
}

pub(crate) fn word_answered_by_number() -> Note {
    note(Code::WordAnsweredByNumber, "目标值为文字,实际值却是数字", "the target is words, the actual value is a number")
}

pub(crate) fn words_undecided(target: &str, actual: &str, judged: bool) -> Note {
    let (zh, en) = if judged { (";请填写评判得分", "; give points by judgement") } else { ("", "") };
    note(
        Code::WordsUndecided,
        format!("“{actual}”是否达到“{target}”,模板无法判断{zh}"),
        format!("the template cannot tell whether {actual} reaches {target}{en}"),
    )
}

pub(crate) fn repeats_target() -> Note {
    note(
        Code::RepeatsTarget,
        "实际值照抄目标值,视为达成,未经评判",
        "the actual value repeats the target; taken as met, nothing was judged",
    )
}

pub(crate) fn negative_under_ceiling(actual: &str) -> Note {
    note(
        Code::NegativeUnderCeiling,
        format!("实际值 {actual} 为负;数量与金额不能为负,无法评定"),
        format!("the actual value {actual} is negative; neither an amount nor a count can be"),
    )
}

pub(crate) fn at_strict_limit(relation: Relation) -> Note {
    let sign = relation.sign();
    note(
        Code::AtStrictLimit,
        format!("实际值等于目标值,目标写的是“{sign}”;按比例计为满分"),
        format!("the actual value equals the target, which asks for {sign}; by ratio that is full points"),
    )
}

pub(crate) fn above_exact_target() -> Note {
    note(
        Code::AboveExactTarget,
        "实际值超过“=”目标;本模板不扣分",
        "the actual value exceeds a target with =; this template does not deduct for it",
    )
}

pub(crate) fn weight_missing() -> Note {
    note(Code::WeightMissing, "未填写分值,只评定是否达成", "there is no weight: evaluated without points")
}

pub(crate) fn weight_negative(weight: &str) -> Note {
    note(Code::WeightNegative, format!("分值 {weight} 为负,无法评定"), format!("the weight {weight} is negative"))
}

pub(crate) fn weight_differs(given: &str, set: &str) -> Note {
    note(
        Code::WeightDiffers,
        format!("分值 {given} 与模板规定的 {set} 不同"),
        format!("the weight {given} differs from the template's {set}"),
    )
}

pub(crate) fn judged_not_allowed() -> Note {
    note(
        Code::JudgedNotAllowed,
        "此类指标不接受评判得分,按规则计算",
        "judged points do not count for this kind of target; scored by rule",
    )
}

pub(crate) fn judged_missing() -> Note {
    note(
        Code::JudgedMissing,
        "此指标由人评分,尚未填写评判得分",
        "this indicator is judged by a person; the judged points are missing",
    )
}

pub(crate) fn judged_outside(judged: &str, weight: &str) -> Note {
    note(
        Code::JudgedOutside,
        format!("评判得分 {judged} 不在 0 至 {weight} 之间"),
        format!("the judged points {judged} are not between 0 and {weight}"),
    )
}

pub(crate) fn method_unfit(method: &str) -> Note {
    note(
        Code::MethodUnfit,
        format!("方法 {method} 不适用于此类目标"),
        format!("the method {method} does not fit this kind of target"),
    )
}

// Money.

pub(crate) fn amount_converted((zh, en): (&str, &str), printed: &str, worth: &str) -> Note {
    note(
        Code::AmountConverted,
        format!("{zh} {printed} 换算为 {worth}"),
        format!("{en} of {printed} is taken as {worth}"),
    )
}

pub(crate) fn funds_missing() -> Note {
    note(
        Code::FundsMissing,
        "年度资金总额缺全年预算数或全年执行数",
        "the total row lacks the full-year budget or what was executed",
    )
}

pub(crate) fn zero_budget() -> Note {
    note(Code::ZeroBudget, "全年预算数为 0,执行率无从计算", "the full-year budget is 0: there is no execution rate")
}

pub(crate) fn budget_negative(budget: &str) -> Note {
    note(
        Code::BudgetNegative,
        format!("全年预算数 {budget} 为负"),
        format!("the full-year budget {budget} is negative"),
    )
}

pub(crate) fn executed_above_budget() -> Note {
    note(
        Code::ExecutedAboveBudget,
        "执行数超过预算数,得分以满分为限",
        "more was executed than budgeted; the points end at the full points",
    )
}

pub(crate) fn divisor_missing(of: Denominator) -> Note {
    let (zh, en) = match of {
        Denominator::Budget => ("全年预算数", "the full-year budget"),
        Denominator::Initial => ("年初预算数", "the budget at the beginning of the year"),
        Denominator::Received => ("到位资金", "the funds received"),
        Denominator::BudgetLessPooled => ("全年预算数与统筹整合资金", "the full-year budget less what was pooled"),
    };
    note(
        Code::DivisorMissing,
        format!("本模板的执行率以{zh}为分母,未填写完整"),
        format!("this template divides by {en}; a figure is missing"),
    )
}

pub(crate) fn year_missing() -> Note {
    note(Code::YearMissing, "时限未写年份,表中也没有年度", "neither the deadline nor the table names a year")
}

pub(crate) fn day_unknown([first, last, due]: &[String; 3]) -> Note {
    note(
        Code::DayUnknown,
        format!("完成时间在 {first} 至 {last} 之间,无法确定是否晚于 {due},或晚几天"),
        format!("done between {first} and {last}: whether, or by how many days, that is after {due} cannot be told"),
    )
}

pub(crate) fn far_above_target(percent: &str, from: &str, loses: &str, excused: bool) -> Note {
    let (zh, en) = match (excused, loses) {
        (true, _) => (";已说明原因,不扣分".to_owned(), "; a reason is given, nothing is deducted".to_owned()),
        (false, "0%" | "0") => (String::new(), String::new()),
        (false, _) => (format!(",扣减 {loses}"), format!("; {loses} of the points are lost")),
    };
    note(
        Code::FarAboveTarget,
        format!("实际值为目标值的 {percent}%,达到 {from} 的界限{zh}"),
        format!("the actual value is {percent}% of the target, past the limit of {from}{en}"),
    )
}

pub(crate) fn judged_missing_in_band(verdict: &str, low: &str, high: &str) -> Note {
    note(
        Code::JudgedMissing,
        format!("结论为“{verdict}”,须在 {low} 至 {high} 分之间评分,尚未填写评判得分"),
        format!("the verdict {verdict} asks for points between {low} and {high}; the judged points are missing"),
    )
}

pub(crate) fn judged_outside_band(judged: &str, verdict: &str, low: &str, high: &str) -> Note {
    note(
        Code::JudgedOutsideBand,
        format!("评判得分 {judged} 不在结论“{verdict}”的 {low} 至 {high} 分之内"),
        format!("the judged points {judged} are outside of the band {low} to {high} of the verdict {verdict}"),
    )
}

pub(crate) fn scorers_missing(given: usize, least: usize, silent: &[&str]) -> Note {
    let (names_zh, names_en) = if silent.is_empty() {
        (String::new(), String::new())
    } else {
        (format!(";未评分:{}", silent.join("、")), format!("; without points: {}", silent.join(", ")))
    };
    note(
        Code::ScorersMissing,
        format!("有 {given} 人评分,至少须 {least} 人{names_zh}"),
        format!("{given} gave points, at least {least} have to{names_en}"),
    )
}

pub(crate) fn scorers_left_out(silent: &[&str]) -> Note {
    note(
        Code::ScorersLeftOut,
        format!("未评分而不计入:{}", silent.join("、")),
        format!("left out, without points: {}", silent.join(", ")),
    )
}

pub(crate) fn scorers_dropped(dropped: &[String]) -> Note {
    note(
        Code::ScorersDropped,
        format!("去掉最高分与最低分:{}", dropped.join("、")),
        format!("the highest and the lowest are dropped: {}", dropped.join(", ")),
    )
}

pub(crate) fn survey_missing() -> Note {
    note(Code::SurveyMissing, "没有调查结果:各回答的人数未填写", "there is no survey: the answers are not counted")
}

pub(crate) fn answer_unknown(name: &str, count: &str, known: &[&str]) -> Note {
    note(
        Code::AnswerUnknown,
        format!("调查回答“{name}”({count})无法计入;模板的回答有:{}", known.join("、")),
        format!("the answer {name} ({count}) cannot be counted; the template knows: {}", known.join(", ")),
    )
}

pub(crate) fn survey_counts() -> Note {
    note(
        Code::SurveyCounts,
        "满意度由调查人数计算,不采用所填的实际值",
        "satisfaction is computed from the survey, not taken from the actual value",
    )
}

pub(crate) fn formula_undefined(what: &str) -> Note {
    note(Code::FormulaUndefined, format!("公式无法计算:{what}"), format!("the formula has no value: {what}"))
}

pub(crate) fn figure_missing(zh: &str, en: &str) -> Note {
    note(Code::FigureMissing, format!("公式所需的{zh}没有数值"), format!("the formula needs {en}, which has no value"))
}

pub(crate) fn weight_passed_on(from: &str, to: &str) -> Note {
    note(
        Code::WeightPassedOn,
        format!("分值由 {from} 变为 {to}:不适用指标的分值按比例分给其余指标"),
        format!("full points {from} become {to}: those of indicators that do not apply are passed on"),
    )
}

pub(crate) fn weight_given_away(weight: &str) -> Note {
    note(
        Code::WeightGivenAway,
        format!("{weight} 分转给其余指标"),
        format!("its {weight} points are passed on to other indicators"),
    )
}

// Tables.

pub(crate) fn capped(says: &Text, most: &str) -> Note {
    note(Code::Capped, format!("{},总分以 {most} 为限", says.zh), format!("{}: the total ends at {most}", says.en))
}

pub(crate) fn cap_undecided(says: &Text, why: &Note) -> Note {
    note(
        Code::CapUndecided,
        format!("无法判断总分是否受限({}):{}", says.zh, why.zh),
        format!("whether the total is limited ({}) cannot be told: {}", says.en, why.en),
    )
}

pub(crate) fn no_indicators() -> Note {
    note(Code::NoIndicators, "表中没有指标", "the table has no indicators")
}

pub(crate) fn no_weights() -> Note {
    note(Code::NoWeights, "表中没有分值,只评定是否达成,不计分", "the table has no weights: evaluated without points")
}

pub(crate) fn weights_do_not_add_up(sum: Fraction, total: &str) -> Note {
    note(
        Code::WeightsDoNotAddUp,
        format!("分值合计 {sum},模板要求 {total};不评等级"),
        format!("the weights add up to {sum}, the template asks for {total}; no grade is given"),
    )
}

pub(crate) fn weights_unknown(sum: Fraction, passing: bool) -> Note {
    let (zh, en) = if passing {
        (",不适用指标的分值也不转给其余指标", ", and those of indicators that do not apply are not passed on")
    } else {
        ("", "")
    };
    note(
        Code::WeightsUnknown,
        format!("有分值无法读取,合计不详(可读的合计 {sum});不评等级{zh}"),
        format!("a weight cannot be read, so that their sum is not known ({sum} without it); no grade is given{en}"),
    )
}

pub(crate) fn other_total(sum: Fraction, total: &str) -> Note {
    note(
        Code::OtherTotal,
        format!("分值合计 {sum},等级以 {total} 分为准;不评等级"),
        format!("the weights add up to {sum}, grades are defined for {total}; no grade is given"),
    )
}

pub(crate) fn tier_weight_differs(tier: &str, sum: Fraction, set: &str) -> Note {
    note(
        Code::TierWeightDiffers,
        format!("“{tier}”分值合计 {sum},模板规定 {set}"),
        format!("the weights of {tier} add up to {sum}, the template sets {set}"),
    )
}

pub(crate) fn tier_unknown(tier: &str) -> Note {
    note(Code::TierUnknown, format!("模板中没有层级“{tier}”"), format!("the template has no tier {tier}"))
}

pub(crate) fn basis_unverified(source: &str, what: &[Text]) -> Note {
    let join = |text: fn(&Text) -> &str, separator| what.iter().map(text).collect::<Vec<_>>().join(separator);
    note(
        Code::BasisUnverified,
        format!("依据未核实原文:{source},用于{}", join(|text| &text.zh, "、")),
        format!("a source not verified in the document: {source}, for {}", join(|text| &text.en, ", ")),
    )
}

pub(crate) fn grade_open(low: &str, high: &str, open: Fraction) -> Note {
    note(
        Code::GradeOpen,
        format!("尚有 {open} 分未评定,等级可能为“{low}”至“{high}”"),
        format!("{open} points are not assessed; the grade may be {low} up to {high}"),
    )
}

/// Why a printed text cannot be read at all; an error rather than a remark.
pub(crate) fn unreadable_number(printed: &str, error: &NumberError) -> Text {
    let advice = error.advice();
    text!("“{printed}”:{advice}", "`{printed}`: {advice}"; advice)
}
