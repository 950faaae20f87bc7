//! What is said about weights, judged points, panels and surveys.

use super::page::{Family, MISSING, OPEN, Page};
use crate::codes::code::Code::{
    AnswerUnknown, JudgedMissing, JudgedNotAllowed, JudgedOutside, JudgedOutsideBand, JudgedUnreadable,
    PanelUnreadable, ReportedAsJudged, ScorersDropped, ScorersLeftOut, ScorersMissing, SurveyCounts, SurveyMissing,
    SurveyUnreadable, WeightDiffers, WeightGivenAway, WeightMissing, WeightNegative, WeightPassedOn, WeightUnreadable,
};
use crate::words::word;

pub(super) const FAMILY: Family = Family {
    title: word("分值与评判", "Weights and judged points"),
    pages: &[
        Page {
            code: WeightMissing,
            title: word("没有分值", "There is no weight"),
            when: word(
                "表中其他指标有分值,这一项没有。",
                "Other indicators of the table have weights, this one has none.",
            ),
            points: word("只评定是否达成,不计分。", "Evaluated without points."),
            advice: word("填写分值。", "Write the weight."),
        },
        Page {
            code: WeightNegative,
            title: word("分值为负", "The weight is negative"),
            when: word("分值写成了负数。", "The weight is below zero."),
            points: OPEN,
            advice: word("改正分值。", "Correct the weight."),
        },
        Page {
            code: WeightDiffers,
            title: word("分值与模板不同", "The weight differs from the template's"),
            when: word(
                "模板为这项指标规定了分值,表中写的是另一个。",
                "The template sets the weight of this indicator, and the table writes another one.",
            ),
            points: word("按模板规定的分值计算。", "Scored with the weight of the template."),
            advice: word("按模板改正。", "Write that of the template."),
        },
        Page {
            code: WeightUnreadable,
            title: word("分值无法读取", "The weight cannot be read"),
            when: word("分值不是数字,或数位过多。", "The weight is no number, or has too many digits."),
            points: word(
                "这一项不评定;分值合计不详,不评等级。",
                "The row is not assessed; the weights have no known sum, and no grade is given.",
            ),
            advice: word("写成数字,如 10、7.5。", "Write a number, as in 10 or 7.5."),
        },
        Page {
            code: WeightPassedOn,
            title: word("分值增加", "The weight grew"),
            when: word(
                "模板规定不适用指标的分值按比例分给其余指标。",
                "The template passes the weights of indicators that do not apply on to the others.",
            ),
            points: word("按增加后的分值计分。", "Scored with the larger weight."),
            advice: word("核对哪些指标写为不适用。", "Check which indicators are said not to apply."),
        },
        Page {
            code: WeightGivenAway,
            title: word("分值转给其余指标", "The weight is passed on"),
            when: word(
                "这一项不适用,模板规定把分值分给其余指标。",
                "The indicator does not apply, and the template passes its weight on.",
            ),
            points: word("这一项不计分,其余指标的分值相应增加。", "It has no points, and the others have more."),
            advice: word("核对不适用的原因。", "Check why it does not apply."),
        },
        Page {
            code: JudgedNotAllowed,
            title: word("不接受评判得分", "Judged points do not count"),
            when: word(
                "填写了评判得分,而这类目标按规则计算。",
                "There are judged points, and this kind of target is scored by rule.",
            ),
            points: word("按规则计算,评判得分不采用。", "Scored by rule; the judged points are not used."),
            advice: word("删去评判得分,或改用允许评判的方法。", "Leave them out, or choose a method that takes them."),
        },
        Page {
            code: JudgedMissing,
            title: word("没有评判得分", "The judged points are missing"),
            when: word(
                "此指标或此结论须由人评分,尚未填写。",
                "A person has to give the points, of the indicator or within the band of a verdict, and has not.",
            ),
            points: MISSING,
            advice: word("填写评判得分(judged)。", "Write the judged points (judged)."),
        },
        Page {
            code: ReportedAsJudged,
            title: word("填报的得分作评判得分", "The reported points are the judgement"),
            when: word(
                "模板把此指标或此结论留给人评分,没有另填评判得分,而填报的得分在所许的范围之内。",
                "The template leaves the indicator or the verdict to a person, no judged points are given, and the reported ones lie where they may.",
            ),
            points: word(
                "得分即填报的得分;没有规则可以复算。",
                "The points are those reported; no rule can compute them again.",
            ),
            advice: word(
                "请看依据是否充分;由他人评分的,填写评判得分(judged)。",
                "See whether they are well founded; where somebody else judges, write the judged points (judged).",
            ),
        },
        Page {
            code: JudgedOutside,
            title: word("评判得分超出范围", "The judged points are out of range"),
            when: word("评判得分小于 0,或大于分值。", "The judged points are below 0 or above the weight."),
            points: OPEN,
            advice: word("改在 0 与分值之间。", "Give between 0 and the weight."),
        },
        Page {
            code: JudgedOutsideBand,
            title: word("评判得分超出结论的范围", "The judged points are outside the band"),
            when: word(
                "评判得分不在所写结论对应的一档之内。",
                "The judged points are not within the band of the verdict.",
            ),
            points: OPEN,
            advice: word("改正评判得分或结论。", "Correct the points or the verdict."),
        },
        Page {
            code: JudgedUnreadable,
            title: word("评判得分无法读取", "The judged points cannot be read"),
            when: word("评判得分不是数字,或数位过多。", "The judged points are no number, or have too many digits."),
            points: OPEN,
            advice: word("写成数字。", "Write a number."),
        },
        Page {
            code: ScorersMissing,
            title: word("评分的人不够", "Too few gave points"),
            when: word(
                "评分的人数少于模板的要求,或有人没有评分。",
                "Fewer gave points than the template asks for, or somebody did not.",
            ),
            points: MISSING,
            advice: word("补齐各人的评分。", "Have the others give theirs."),
        },
        Page {
            code: ScorersLeftOut,
            title: word("有人未评分", "Somebody gave no points"),
            when: word("有人没有评分,模板规定不计入。", "Somebody gave no points, and the template leaves those out."),
            points: word("按其余各人的评分计算。", "The points of the others count."),
            advice: word("核对是否漏填。", "Check that nothing was forgotten."),
        },
        Page {
            code: ScorersDropped,
            title: word("去掉最高分与最低分", "The highest and the lowest are dropped"),
            when: word("模板规定去掉几个最高分和最低分。", "The template drops some of the highest and lowest points."),
            points: word("按其余评分的平均计算。", "The mean of the others counts."),
            advice: word("无须处理。", "Nothing is to be done."),
        },
        Page {
            code: PanelUnreadable,
            title: word("评分无法读取", "Points of the panel cannot be read"),
            when: word(
                "有人的评分不是数字,或数位过多。",
                "Points that somebody gave are no number, or have too many digits.",
            ),
            points: OPEN,
            advice: word("写成数字。", "Write a number."),
        },
        Page {
            code: SurveyMissing,
            title: word("没有调查结果", "There is no survey"),
            when: word(
                "指标由满意度调查计分,没有填写各回答的人数。",
                "The indicator is scored by a survey, and its answers are not counted.",
            ),
            points: MISSING,
            advice: word("在 survey 中填写各回答的人数。", "Write how many gave each answer in survey."),
        },
        Page {
            code: SurveyCounts,
            title: word("满意度由调查人数计算", "Satisfaction is computed from the survey"),
            when: word(
                "既填写了调查人数,又填写了实际值。",
                "Both the counts of a survey and an actual value are given.",
            ),
            points: word("按调查人数计算,实际值不采用。", "Computed from the counts; the actual value is not used."),
            advice: word("核对两者是否一致。", "Check that the two agree."),
        },
        Page {
            code: SurveyUnreadable,
            title: word("调查人数无法读取", "A count of the survey cannot be read"),
            when: word("某一回答的人数不是数字。", "The count of an answer is no number."),
            points: OPEN,
            advice: word("只写人数,如 80。", "Write the count alone, as in 80."),
        },
        Page {
            code: AnswerUnknown,
            title: word("调查回答不在模板之列", "The template does not know the answer"),
            when: word(
                "调查中有模板没有的回答,或人数为负。",
                "The survey has an answer that the template does not have, or a negative count.",
            ),
            points: OPEN,
            advice: word(
                "改用模板的回答;信息中列出了有哪些。",
                "Use the answers of the template; the remark lists them.",
            ),
        },
    ],
};
