//! What is said about printed targets and actual values.

use super::page::{Family, Page};
use crate::codes::code::Code::{
    ActualKeepsOperator, Approximate, ChoicesCopied, ColumnDiffers, ColumnUnread, DateNotWritten, DateWithShare,
    DeadlineDoubtful, DirectionGuessed, DirectionUnknown, ExponentWrittenOut, FigureUnreadable, FromName, FromTemplate,
    LimitAsActual, NameDiffers, NoneIsZero, NoneOrNotApplicable, OppositeTrend, PercentSignMissing, PerhapsAMonth,
    PeriodNotCovered, ProbableOcr, ShareByDate, TargetInName, UnitCompleted, UnitConverted, UnitTaken, UnitUnknown,
    WholeIsHundred, WordsLeftOut, WordsWithOperator, YearTaken,
};
use crate::words::word;

pub(super) const FAMILY: Family = Family {
    title: word("读数", "Readings"),
    pages: &[
        Page {
            code: DirectionGuessed,
            title: word("方向为推断", "The direction is guessed"),
            when: word(
                "目标没有写运算符,按层级、名称和单位推断是越多越好还是越少越好。",
                "The target has no operator; its tier, name and unit tell whether more or less is wanted.",
            ),
            points: word("按推断的方向计分。", "Scored in the guessed direction."),
            advice: word("在目标前写明 ≥、≤ 或 =。", "Write ≥, ≤ or = before the target."),
        },
        Page {
            code: DirectionUnknown,
            title: word("看不出方向", "The direction is unknown"),
            when: word(
                "目标没有写运算符,层级、名称和单位都看不出是越多越好还是越少越好。",
                "The target has no operator, and neither its tier nor its name nor its unit tells whether more or less is wanted.",
            ),
            points: word(
                "按不低于计分,成本指标按不超过计分;审核不据此报错。",
                "Scored as a number to reach, below costs as a ceiling; no error of the audit rests on it.",
            ),
            advice: word("在目标前写明 ≥、≤ 或 =。", "Write ≥, ≤ or = before the target."),
        },
        Page {
            code: FromTemplate,
            title: word("取自模板", "Taken from the template"),
            when: word(
                "目标没有写运算符,模板为这一指标规定的目标写有。",
                "The target has no operator; the one that the template sets for the indicator has.",
            ),
            points: word("按模板的运算符计分。", "Scored with the operator of the template."),
            advice: word("在目标前写明运算符。", "Write the operator before the target."),
        },
        Page {
            code: Approximate,
            title: word("约数", "An approximate figure"),
            when: word("写作“约100人”“100余人”“100人左右”。", "Printed as 约100人, 100余人 or 100人左右."),
            points: word(
                "所写数字上下相差不多而得分相同的照计,不同的无法评定。",
                "Scored where a little more or less earns the same; where not, it cannot be assessed.",
            ),
            advice: word("写确切的数字。", "Write an exact figure."),
        },
        Page {
            code: ExponentWrittenOut,
            title: word("科学计数法", "An exponent"),
            when: word("表格软件把长数字写成了 1.2E+06。", "A spreadsheet printed a long number as 1.2E+06."),
            points: word("按写全的数字计分,没有误差。", "Scored exactly, as the number written out."),
            advice: word(
                "把单元格改为数字格式,写出全部数位。",
                "Format the cell as a number and write all digits out.",
            ),
        },
        Page {
            code: FigureUnreadable,
            title: word("数字无法准确读取", "A figure that cannot be kept"),
            when: word(
                "目标值或实际值是数字,但数位过多、大小不合情理,或不是有效的数字;或两个数放在一起无法准确计算。",
                "Target or actual value is meant as a number, but has too many digits, an absurd size, or is none; or nothing exact comes of two of them.",
            ),
            points: word("该指标无法评定,其余照常计分。", "The indicator is open; everything else is scored."),
            advice: word("按原件重新填写该数字。", "Write the figure again from the original."),
        },
        Page {
            code: OppositeTrend,
            title: word("增减方向相反", "The change goes the other way"),
            when: word(
                "目标是下降,实际写上升,或者相反;目标没有写的,以名称为准(能耗下降率)。",
                "A fall is asked for and a rise is written, or the reverse; where the target does not say, its name does: 能耗下降率.",
            ),
            points: word("实际值按负数计。", "The actual value counts as negative."),
            advice: word(
                "核对实际值;确为相反方向的,说明原因。",
                "Check the actual value; if it is right, give the reason.",
            ),
        },
        Page {
            code: NoneIsZero,
            title: word("没有即为 0", "None is zero"),
            when: word(
                "目标为 0 或上限,实际写“无”“未发生”;或目标写“零事故”,实际写数字。",
                "The target is 0 or a ceiling and the actual value says 无 or 未发生; or the target says 零事故 and the actual value is a number.",
            ),
            points: word("按 0 计分。", "Scored as 0."),
            advice: word("写 0 和单位。", "Write 0 with its unit."),
        },
        Page {
            code: WholeIsHundred,
            title: word("全部即为 100%", "All is 100%"),
            when: word(
                "一侧为百分比,另一侧写“全覆盖”“全部完成”。",
                "One side is in per cent, the other says 全覆盖 or 全部完成.",
            ),
            points: word("按 100% 计分。", "Scored as 100%."),
            advice: word("写百分数。", "Write the per cent."),
        },
        Page {
            code: DateNotWritten,
            title: word("没有写日期", "No date is written"),
            when: word(
                "目标为期限,实际只写“按期完成”“提前”“及时”“完成”。",
                "The target is a date, the actual value only says 按期完成, 提前, 及时 or 完成.",
            ),
            points: word("无法评定:都没有写明何时完成。", "Open: none of them says when it was done."),
            advice: word("写完成日期。", "Write the date of completion."),
        },
        Page {
            code: ShareByDate,
            title: word("届时的比例", "A share by a date"),
            when: word(
                "目标为某日之前的比例,如“9月底拨付100%”;实际只写比例,或在期限内写了日期和比例。",
                "The target is a share by a date, as in 9月底拨付100%; the actual value is a share, alone or with a date in time.",
            ),
            points: word(
                "比较比例;没有写日期的,日期未核对。",
                "The shares are compared; a date that is not written is not checked.",
            ),
            advice: word("实际值写明日期和比例。", "Write date and share."),
        },
        Page {
            code: PeriodNotCovered,
            title: word("实际期间较短", "The actual period is shorter"),
            when: word(
                "目标与实际都是一段时间,实际的开始得晚或结束得早。",
                "Target and actual value are both periods, and the actual one begins later or ends earlier.",
            ),
            points: word(
                "无法评定:没有涵盖,还是在其间提前完成,表中看不出。",
                "Open: it may have fallen short, or something was done within it.",
            ),
            advice: word("写明提前完成,或写未涵盖的原因。", "Say that it was done early, or why it fell short."),
        },
        Page {
            code: ChoicesCopied,
            title: word("只抄选项", "The choices are copied"),
            when: word(
                "目标为可选的等次,如“优良中低差”,实际照抄了全部选项。",
                "The target is a list of choices such as 优良中低差, and the actual value copies the list.",
            ),
            points: word("无法评定。", "Cannot be assessed."),
            advice: word("选其中一项填写。", "Write one of the choices."),
        },
        Page {
            code: UnitTaken,
            title: word("取另一侧的单位", "The unit of the other side is taken"),
            when: word("目标值与实际值只有一侧写了单位。", "Of target and actual value only one has a unit."),
            points: word("两侧按同一单位比较。", "Both are compared in that unit."),
            advice: word("把单位补写在另一侧。", "Write the unit on the other side as well."),
        },
        Page {
            code: UnitCompleted,
            title: word("单位写得不全", "The unit is written in short"),
            when: word(
                "一侧的单位只写了一部分,如目标为“元/人”,实际为“元”。",
                "One side writes a part of the unit only: 元 against 元/人.",
            ),
            points: word("按完整的单位比较。", "Compared in the whole unit."),
            advice: word("两侧写成同一单位。", "Write the same unit on both sides."),
        },
        Page {
            code: UnitConverted,
            title: word("单位经过换算", "The unit was converted"),
            when: word(
                "两侧单位不同而可以换算,如万元与元、% 与 ‰。",
                "The two sides have different units that can be converted, such as 万元 and 元, or % and ‰.",
            ),
            points: word("换算后比较,没有误差。", "Compared after an exact conversion."),
            advice: word("核对换算系数;最好写成同一单位。", "Check the factor; best write one unit."),
        },
        Page {
            code: UnitUnknown,
            title: word("不认识的单位", "An unknown unit"),
            when: word("单位不在本程序的单位表中。", "The unit is not among those that the program knows."),
            points: word(
                "只与写法相同的单位比较;写法不同则无法评定。",
                "Compared with the same spelling only; with another one it cannot be assessed.",
            ),
            advice: word(
                "核对有无错字,两侧写法保持一致。",
                "Check for typing errors, and spell it alike on both sides.",
            ),
        },
        Page {
            code: PercentSignMissing,
            title: word("可能漏写百分号", "The per cent sign may be missing"),
            when: word(
                "一侧为 %,另一侧是不大于 1 的数,没有单位,如 0.96。",
                "One side is in %, the other a number of at most one without a unit, such as 0.96.",
            ),
            points: word(
                "按 0.96% 和按 96% 得分相同的照计,不同的无法评定。",
                "Scored where 0.96% and 96% earn the same; where not, it cannot be assessed.",
            ),
            advice: word("若指 96%,请改写为 96%。", "Write 96% if that is meant."),
        },
        Page {
            code: ActualKeepsOperator,
            title: word("实际值带有运算符", "The actual value carries an operator"),
            when: word(
                "实际完成值写作“≥95%”之类,像是照抄了目标。",
                "The actual value is written as ≥95% or the like, as a copied target would be.",
            ),
            points: word("按其数值计算。", "Its number is used."),
            advice: word("写实际完成的数值,不带运算符。", "Write what was achieved, without an operator."),
        },
        Page {
            code: LimitAsActual,
            title: word("实际值只是界限", "The actual value is only a limit"),
            when: word(
                "目标写“≥40”,实际完成值写“≤40”:界限与目标方向相反。",
                "The target is ≥40 and the actual value ≤40: a limit in the other direction.",
            ),
            points: word(
                "界限以内的数得分不同的,无法评定。",
                "Cannot be assessed where not every figure within the limit earns the same.",
            ),
            advice: word("写实际完成的数值,不带运算符。", "Write what was achieved, without an operator."),
        },
        Page {
            code: WordsLeftOut,
            title: word("略去了数字前的文字", "Words before the number are left out"),
            when: word(
                "单元格写作“完成5场”“合格率100%”,数字前有文字。",
                "The cell says 完成5场 or 合格率100%: there are words before the number.",
            ),
            points: word("按数字计算。", "Its number is used."),
            advice: word("核对略去的文字是否改变了意思。", "Check that the words do not change what is meant."),
        },
        Page {
            code: DateWithShare,
            title: word("日期另写有比例", "A date that also names a share"),
            when: word(
                "单元格写作“11月底完成100%”,既有时间又有比例。",
                "The cell says 11月底完成100%: a date and a share.",
            ),
            points: word("只比较时间。", "The dates alone are compared."),
            advice: word("比例另列一项指标。", "Give the share an indicator of its own."),
        },
        Page {
            code: DeadlineDoubtful,
            title: word("“前”的意思不明确", "前 may mean two things"),
            when: word(
                "期限写作“9月前”“2024年前”,可指开始之前,也可指结束之前。",
                "The deadline says 9月前 or 2024年前: before it begins, or before it ends.",
            ),
            points: word("按开始之前计算。", "Counted as before it begins."),
            advice: word("写明到哪一天,如“9月30日前”。", "Name the day, as in 9月30日前."),
        },
        Page {
            code: PerhapsAMonth,
            title: word("可能是年月", "Perhaps a month"),
            when: word("写作“2024.12”“202412”,既像数字又像年月。", "2024.12 or 202412 may be a number or a month."),
            points: word("按数字计算。", "Counted as a number."),
            advice: word("若指年月,写作“2024年12月”。", "If a month is meant, write 2024年12月."),
        },
        Page {
            code: YearTaken,
            title: word("取表或本行的年份", "The year of the table or of the row is taken"),
            when: word(
                "期限没有写年份;名称或目标值写明年份的取其年份,否则取表的年度。",
                "A deadline names no year; that of the name or the target is taken where they name one, or else that of the table.",
            ),
            points: word("按所取的年份计算。", "Counted in the year that is taken."),
            advice: word("写明年份。", "Write the year."),
        },
        Page {
            code: NoneOrNotApplicable,
            title: word("“无”的意思不明确,或写明不适用", "无 may mean two things, or the row does not apply"),
            when: word(
                "单元格只写“无”,可指没有,也可指不适用;或写的就是“不适用”。",
                "The cell says 无, which is none or not applicable; or it says 不适用.",
            ),
            points: word("“无”按文字比较;“不适用”不评定。", "无 is compared as a word; 不适用 is not assessed."),
            advice: word(
                "没有写 0,不适用则写明原因(not_applicable)。",
                "Write 0 for none; where it does not apply say why (not_applicable).",
            ),
        },
        Page {
            code: ProbableOcr,
            title: word("疑为识别错误", "Probably damaged by a scanner"),
            when: word(
                "文字像是扫描识别时出的错,如“290%”可能是“≥90%”。",
                "The text looks damaged by a scanner, as 290% for ≥90%.",
            ),
            points: word(
                "不作更改;照所写和照可能的原文得分相同的照计,不同的无法评定。",
                "Nothing is changed: scored where both ways to read it earn the same; where not, it cannot be assessed.",
            ),
            advice: word("核对原件后改正。", "Compare it with the original and correct it."),
        },
        Page {
            code: FromName,
            title: word("取自指标名称", "Taken from the name"),
            when: word(
                "单元格没有写运算符或单位,指标名称中写有。",
                "The cell has no operator or unit, the name of the indicator has one.",
            ),
            points: word("按名称中所写计算。", "Counted as the name says."),
            advice: word("把运算符和单位写入目标值。", "Write operator and unit in the target."),
        },
        Page {
            code: NameDiffers,
            title: word("名称与目标值不一致", "The name differs from the target"),
            when: word(
                "指标名称中写的运算符或单位与目标值不同。",
                "The name of the indicator has another operator or unit than the target.",
            ),
            points: word("以目标值为准。", "The target counts."),
            advice: word("改成一致。", "Make them agree."),
        },
        Page {
            code: TargetInName,
            title: word("目标可能写在名称中", "The name may hold the target"),
            when: word(
                "目标值为空,指标名称中写有数值。",
                "The target is empty, and the name of the indicator holds a value.",
            ),
            points: word(
                "没有目标,这一项不得分;名称中的数值不采用。",
                "Without a target the row has no points; the value in the name is not used.",
            ),
            advice: word("如属目标,填入目标值。", "If it is the target, write it there."),
        },
        Page {
            code: ColumnDiffers,
            title: word("栏目与单元格不一致", "The column differs from the cell"),
            when: word(
                "计算符号、度量单位等栏与单元格所写不同。",
                "The column of operators or units differs from what the cell says.",
            ),
            points: word("以单元格为准。", "The cell counts."),
            advice: word("改成一致。", "Make them agree."),
        },
        Page {
            code: ColumnUnread,
            title: word("栏目内容无法使用", "A column cannot be used"),
            when: word(
                "计算符号或度量单位栏所写的,不是运算符或单位,或对这个值没有意义。",
                "What the column of operators or units holds is none, or makes no sense with this value.",
            ),
            points: word("不采用该栏。", "The column is not used."),
            advice: word("核对该栏,写成规定的符号或单位。", "Check the column; write an operator or a unit."),
        },
        Page {
            code: WordsWithOperator,
            title: word("文字带有运算符", "An operator before words"),
            when: word(
                "计算符号栏写有 ≥、≤ 等,目标值却是文字。",
                "The column has an operator such as ≥, but the target is words.",
            ),
            points: word("按文字比较,运算符不起作用。", "Compared as words; the operator does nothing."),
            advice: word(
                "文字目标不写运算符,或把目标改为数字。",
                "Leave the operator out, or make the target a number.",
            ),
        },
    ],
};
