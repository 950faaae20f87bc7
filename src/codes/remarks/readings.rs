//! Remarks on printed targets and actual values.

use crate::codes::code::Code;
use crate::model::value::Relation;
use crate::num::{Fraction, NumberError};
use crate::words::{Note, Text, Word, text};

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
        "“{value}”没有百分号,是 {value}{unit} 还是小数形式的比率看不出;请写明",
        "{value} has no {unit}: whether it is {value}{unit} or a share of one cannot be told; write it in {unit}"
    ))
}

pub(crate) fn actual_keeps_operator(relation: Relation) -> Note {
    let sign = relation.sign();
    Code::ActualKeepsOperator.note(text!(
        "实际值带有运算符“{sign}”,按其数值计算",
        "the actual value carries the operator {sign}; its number is used"
    ))
}

pub(crate) fn limit_as_actual(printed: &str) -> Note {
    Code::LimitAsActual.note(text!(
        "实际完成值“{printed}”只是一个界限,达到与否无法判断",
        "the actual value {printed} is only a limit: whether the target is reached cannot be told"
    ))
}

pub(crate) fn words_left_out(words: &str) -> Note {
    Code::WordsLeftOut.note(text!("读数时略去“{words}”", "read without the words {words}"))
}

pub(crate) fn approximate() -> Note {
    Code::Approximate.note(text!(
        "写的是约数;相差不多时是否算达到,须由人判断",
        "an approximate figure; whether a little less reaches the target is for a person to say"
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

pub(crate) fn share_by_date(share: &str) -> Note {
    Code::ShareByDate.note(text!(
        "目标为届时的比例 {share},实际只写了比例:只比较比例,未核对日期",
        "the target is a share of {share} by a date, the actual value is a share: the date is not checked"
    ))
}

pub(crate) fn period_not_covered(asked: &str, only: &str) -> Note {
    Code::PeriodNotCovered.note(text!(
        "目标期间为 {asked},实际期间为 {only}:没有涵盖,还是在其间提前完成,表中看不出",
        "the target is the period {asked}, the actual one is {only}: whether it falls short or something was done within it, the table does not say"
    ))
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

pub(crate) fn year_of_row(year: u16, from: Word) -> Note {
    Code::YearTaken
        .note(text!("未写年份,取{from}中的年份 {year}", "no year is written, that of {from} is taken: {year}"; from))
}

pub(crate) fn said_not_applicable(word: &str) -> Note {
    Code::NoneOrNotApplicable.note(text!(
        "写的是“{word}”,没有可以评定的;确不适用的,请写明不适用的原因",
        "it says {word}, so there is nothing to assess; where it does not apply, say why"
    ))
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

/// Why a printed text cannot be read at all; an error rather than a remark.
pub(crate) fn unreadable_number(printed: &str, error: &NumberError) -> Text {
    let advice = error.advice();
    text!("“{printed}”:{advice}", "`{printed}`: {advice}"; advice)
}
