//! What is said about how an indicator is assessed.

use super::page::{Family, MISSING, OPEN, Page};
use crate::codes::code::Code::{
    AboveExactTarget, ActualMissing, AtStrictLimit, ComparedAsText, DayUnknown, FarAboveTarget, FigureMissing,
    FormulaUndefined, MethodUnfit, NegativeUnderCeiling, NoRuleForDeadline, NoRuleForRange, NotApplicable,
    NotApplicableBesideActual, NotApplicableWithoutReason, NumberAnsweredByDate, NumberAnsweredByRange,
    NumberAnsweredByWord, RepeatsTarget, StatementMissing, StatementOnly, TargetMissing, TrendsDiffer, UnitsDiffer,
    WordAnsweredByNumber, WordsUndecided, YearMissing,
};
use crate::words::word;

pub(super) const FAMILY: Family = Family {
    title: word("指标的评定", "How indicators are assessed"),
    pages: &[
        Page {
            code: StatementOnly,
            title: word("只作说明", "A statement"),
            when: word(
                "模板规定这一行只作说明,已经填写。",
                "The template says that the row only states something, and it does.",
            ),
            points: word("不计分。", "It has no points."),
            advice: word("不须改正。", "Nothing is to be done."),
        },
        Page {
            code: StatementMissing,
            title: word("没有说明", "The statement is missing"),
            when: word(
                "模板规定这一行须作说明,没有填写。",
                "The template asks the row for a statement, and it is blank.",
            ),
            points: word("不计分。", "It has no points."),
            advice: word("填写说明。", "Write the statement."),
        },
        Page {
            code: NotApplicable,
            title: word("不适用", "Not applicable"),
            when: word(
                "表中写明这项指标不适用,并说明了原因。",
                "The table says that the indicator does not apply, and why.",
            ),
            points: word(
                "这一项不评定;分值按模板规定保留或转给其余指标。",
                "The row is not assessed; its weight stays or is passed on, as the template says.",
            ),
            advice: word("核对原因是否成立。", "Check that the reason holds."),
        },
        Page {
            code: NotApplicableBesideActual,
            title: word("不适用而有实际值", "Not applicable, with a result"),
            when: word(
                "写明这项指标不适用,又填了实际完成值;填 0、“无”之类的不算。",
                "The table says that the indicator does not apply, and has an actual value all the same; 0 and 无 are none.",
            ),
            points: word(
                "这一项不评定,分值悬空:不转给其余指标,也不计入已评定。",
                "The row is not assessed, and its points stay open: they are passed on to no others.",
            ),
            advice: word(
                "适用的,去掉“不适用”;确不适用的,去掉实际完成值。",
                "Where it applies, leave that out; where it does not, leave out the actual value.",
            ),
        },
        Page {
            code: NotApplicableWithoutReason,
            title: word("不适用而没有原因", "Not applicable, and not why"),
            when: word(
                "写了不适用而没有写原因:空白、“无”“不适用”、一个符号都不是原因。",
                "The table says that the indicator does not apply, and not why: a blank, 无, 不适用 or a sign is no reason.",
            ),
            points: word("照常计分,与没有写一样。", "It is scored as if nothing were said."),
            advice: word("写明为什么不适用,或去掉。", "Say why it does not apply, or leave that out."),
        },
        Page {
            code: TargetMissing,
            title: word("没有目标值", "There is no target"),
            when: word("目标值为空,或写作“—”“/”之类。", "The target is empty, or a mark such as — or /."),
            points: MISSING,
            advice: word("填写目标值;不适用则写明原因。", "Write the target; say why where there is none."),
        },
        Page {
            code: ActualMissing,
            title: word("没有实际完成值", "There is no actual value"),
            when: word("实际完成值为空,或写作“—”“/”之类。", "The actual value is empty, or a mark such as — or /."),
            points: MISSING,
            advice: word("填写实际完成值。", "Write the actual value."),
        },
        Page {
            code: NoRuleForRange,
            title: word("没有区间目标的规则", "No rule for ranges"),
            when: word(
                "目标值是区间,模板没有规定怎样计分。",
                "The target is a range, and the template does not say how to score one.",
            ),
            points: OPEN,
            advice: word(
                "在模板中加 rules.range,或改写目标,或由人评分。",
                "Add rules.range to the template, write another target, or have it judged.",
            ),
        },
        Page {
            code: NoRuleForDeadline,
            title: word("没有期限目标的规则", "No rule for deadlines"),
            when: word(
                "目标值是期限,模板没有规定怎样计分。",
                "The target is a date, and the template does not say how to score one.",
            ),
            points: OPEN,
            advice: word(
                "在模板中加 rules.deadline,或改写目标,或由人评分。",
                "Add rules.deadline to the template, write another target, or have it judged.",
            ),
        },
        Page {
            code: ComparedAsText,
            title: word("按文字比较", "Compared as text"),
            when: word(
                "目标是区间或期限,模板没有规则,实际值与目标所写相同。",
                "The target is a range or a date without a rule, and the actual value says the same.",
            ),
            points: word("视为达成。", "Taken as met."),
            advice: word(
                "核对是否照抄目标;可在模板中加相应规则。",
                "Check that it is no copy; the template may get a rule.",
            ),
        },
        Page {
            code: NumberAnsweredByRange,
            title: word("数字目标填了区间", "A number answered by a range"),
            when: word("目标值为数字,实际值却是区间。", "The target is a number, the actual value a range."),
            points: OPEN,
            advice: word("写实际完成的一个数值。", "Write the one number that was achieved."),
        },
        Page {
            code: NumberAnsweredByDate,
            title: word("数字目标填了日期", "A number answered by a date"),
            when: word("目标值为数字,实际值却是日期。", "The target is a number, the actual value a date."),
            points: OPEN,
            advice: word("写实际完成的数值。", "Write the number that was achieved."),
        },
        Page {
            code: TrendsDiffer,
            title: word("升降方向不同", "One rises, the other falls"),
            when: word(
                "一侧为增长,另一侧为下降,或只有实际值写明下降。",
                "One side rises and the other falls, or only the actual value says that it fell.",
            ),
            points: OPEN,
            advice: word(
                "两侧按同一方向填写,下降也可写作负的增长。",
                "Write both in one direction; a fall may be a negative rise.",
            ),
        },
        Page {
            code: UnitsDiffer,
            title: word("单位不同", "The units differ"),
            when: word(
                "目标值与实际值的单位不能互相换算,如“人”与“%”。",
                "Target and actual value are in units that cannot be converted, such as 人 and %.",
            ),
            points: OPEN,
            advice: word("改写成同一单位。", "Write both in one unit."),
        },
        Page {
            code: NumberAnsweredByWord,
            title: word("数字目标填了文字", "A number answered by words"),
            when: word(
                "目标值为数字,实际值却是文字,如“已完成”。",
                "The target is a number, the actual value is words, such as 已完成.",
            ),
            points: OPEN,
            advice: word("写实际完成的数值。", "Write the number that was achieved."),
        },
        Page {
            code: WordAnsweredByNumber,
            title: word("文字目标填了数字", "Words answered by a number"),
            when: word("目标值为文字,实际值却是数字。", "The target is words, the actual value a number."),
            points: OPEN,
            advice: word(
                "按目标的文字填写,或把目标改为数字。",
                "Answer in the words of the target, or make the target a number.",
            ),
        },
        Page {
            code: WordsUndecided,
            title: word("文字是否达到目标无法判断", "Whether the words reach the target cannot be told"),
            when: word(
                "实际值的文字与目标不同,也不在模板认可的词语之列。",
                "The words of the actual value are not those of the target, nor among those that the template accepts.",
            ),
            points: OPEN,
            advice: word(
                "模板允许时填写评判得分(judged),或改用模板认可的词语。",
                "Give judged points where the template allows it, or use the words of the template.",
            ),
        },
        Page {
            code: RepeatsTarget,
            title: word("实际值照抄目标值", "The actual value repeats the target"),
            when: word("目标是一句话,实际值一字不差。", "The target is a sentence, and the actual value is the same."),
            points: word("视为达成,得满分。", "Taken as met: full points."),
            advice: word("写明实际做到了什么;最好由人评判。", "Say what was achieved; best have it judged."),
        },
        Page {
            code: NegativeUnderCeiling,
            title: word("数量或金额为负", "A negative amount"),
            when: word(
                "目标为 ≤ 或 <,实际值为负数,而数量与金额不能为负。",
                "The target asks for ≤ or <, and the actual value is below zero, which no amount or count can be.",
            ),
            points: OPEN,
            advice: word("核对实际值。", "Check the actual value."),
        },
        Page {
            code: AtStrictLimit,
            title: word("恰在不含等号的界限上", "Exactly at a strict limit"),
            when: word(
                "目标写作 > 或 <,实际值恰等于目标。",
                "The target asks for > or <, and the actual value equals it.",
            ),
            points: word("按比例计为满分。", "Full points by ratio."),
            advice: word("核对目标是否应写作 ≥ 或 ≤。", "Check whether ≥ or ≤ is meant."),
        },
        Page {
            code: AboveExactTarget,
            title: word("超过“=”目标", "Above a target with ="),
            when: word("目标写作 =,实际值超过目标。", "The target is written with =, and the actual value exceeds it."),
            points: word("本模板不因此扣分。", "This template deducts nothing for it."),
            advice: word("若目标是下限,写作 ≥。", "Write ≥ where at least that is meant."),
        },
        Page {
            code: MethodUnfit,
            title: word("方法不适用于此类目标", "The method does not fit the target"),
            when: word(
                "为指标选定的方法不能用于这类目标,如把期限方法用于数字。",
                "The method chosen for the indicator cannot score such a target, as a deadline's a number.",
            ),
            points: OPEN,
            advice: word(
                "改选方法:explain 列出各方法适用于哪些目标。",
                "Choose another method: explain lists what each applies to.",
            ),
        },
        Page {
            code: YearMissing,
            title: word("没有年份", "No year is named"),
            when: word("期限没有写年份,表中也没有年度。", "Neither the deadline nor the table names a year."),
            points: OPEN,
            advice: word("填写表的 year,或在期限中写明年份。", "Write the year of the table, or that of the deadline."),
        },
        Page {
            code: DayUnknown,
            title: word("无法确定是否逾期", "Whether it was late cannot be told"),
            when: word(
                "完成时间是一段日子,如“9月”,期限落在其中。",
                "It was done within some days, as in 9月, and the deadline lies among them.",
            ),
            points: OPEN,
            advice: word("写明完成的日期。", "Write the day on which it was done."),
        },
        Page {
            code: FarAboveTarget,
            title: word("远超目标", "Far above the target"),
            when: word(
                "实际值远超目标值,达到模板的界限,目标可能定得过低。",
                "The actual value is past the limit of the template: the target may have been set too low.",
            ),
            points: word(
                "按模板规定扣减;说明了原因且模板允许的,不扣。",
                "Points are lost as the template says; none where a reason is given and the template accepts it.",
            ),
            advice: word("说明超出的原因,来年调整目标。", "Say why, and raise next year's target."),
        },
        Page {
            code: FormulaUndefined,
            title: word("公式没有值", "The formula has no value"),
            when: word("按公式计算时除数为 0。", "A divisor of the formula is 0."),
            points: OPEN,
            advice: word(
                "核对公式所用的数值;模板可用 if() 另作规定。",
                "Check the figures of the formula; the template may provide for it with if().",
            ),
        },
        Page {
            code: FigureMissing,
            title: word("公式缺数值", "A figure of the formula is missing"),
            when: word(
                "公式用到的数值没有填写,或无法读取。",
                "A figure that the formula names is missing or cannot be read.",
            ),
            points: OPEN,
            advice: word("补填该数值。", "Write the figure."),
        },
    ],
};
