//! Remarks on weights, judged points, panels and surveys.

use crate::codes::code::Code;
use crate::words::{Note, Text, text};

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

pub(crate) fn reported_as_judged(points: &str) -> Note {
    Code::ReportedAsJudged.note(text!(
        "模板把此项留给人评分:填报的得分 {points} 即作评判得分",
        "the template leaves this to a person: the reported points {points} are taken as the judgement"
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
