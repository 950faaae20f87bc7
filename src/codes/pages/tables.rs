//! What is said about a table as a whole.

use super::page::{Family, Page, STAY};
use crate::codes::code::Code::{
    BasisUnverified, CapUndecided, Capped, ExecutionAmongRows, ExecutionNotInForm, GradeOpen, ImportUnsure,
    MonthMissing, NoIndicators, NoWeights, NotMonitored, NotPassedOn, OtherTotal, TierUnknown, TierWeightDiffers,
    WeightsDoNotAddUp, WeightsUnknown,
};
use crate::words::word;

pub(super) const FAMILY: Family = Family {
    title: word("整张表", "Tables"),
    pages: &[
        Page {
            code: NoIndicators,
            title: word("没有指标", "There are no indicators"),
            when: word("表中一项指标也没有。", "The table has no indicator at all."),
            points: word("只有执行率可以评定。", "Nothing but the execution rate can be assessed."),
            advice: word("填写指标。", "Write the indicators."),
        },
        Page {
            code: MonthMissing,
            title: word("没有写监控到几月", "The month is missing"),
            when: word(
                "监控模板中,表没有写 month(已过的月数)。",
                "A template for monitoring, and a table without `month`, the months that have passed.",
            ),
            points: word(
                "进度与资金不亮灯;上限、期限、定性各项照常亮灯。",
                "No light for progress and money; ceilings, deadlines and verdicts have theirs.",
            ),
            advice: word("写明 month,如 month = 7。", "Write it: month = 7."),
        },
        Page {
            code: NotMonitored,
            title: word("不在监控范围", "Not monitored"),
            when: word(
                "项目的名称或类别(category)是模板写明不监控的,如人员支出。",
                "The name or the category of the project is one that the template does not monitor, such as 人员支出.",
            ),
            points: word("全表不亮灯。", "The table has no lights."),
            advice: word(
                "类别写错的,改正类别;否则不必监控。",
                "Mend the category if it is wrong; otherwise nothing is to be done.",
            ),
        },
        Page {
            code: NoWeights,
            title: word("没有分值", "There are no weights"),
            when: word(
                "评分卡中:各项指标都没有分值。汇总中:因此没有总分。",
                "In scorecards: no indicator has a weight. In summaries: hence there is no total.",
            ),
            points: word(
                "只评定是否达成,不计分;汇总不计入平均分。",
                "Evaluated without points; summaries leave the project out of the means.",
            ),
            advice: word("填写分值,或改用不计分的模板。", "Write the weights, or choose a template without points."),
        },
        Page {
            code: ExecutionNotInForm,
            title: word("表中没有预算执行率一项", "The form has no item for the execution rate"),
            when: word(
                "各项指标的分值合计已是模板的总分,印出的分值合计或总分也不含预算执行率。",
                "The weights of the indicators make up the template's total by themselves, and the printed sum or total leaves no points for the execution rate.",
            ),
            points: word(
                "照算执行率,不给分;分值以表中印出的为准。",
                "The rate is computed and gets no points; the weights are those that the form prints.",
            ),
            advice: word(
                "表式本应有这一项的,补上并调整分值。",
                "Where the form ought to have the item, add it and change the weights.",
            ),
        },
        Page {
            code: ExecutionAmongRows,
            title: word("预算执行率列作指标", "The execution rate is an indicator"),
            when: word(
                "有一项指标就是预算执行率,再加模板另给的分值就不等于总分。",
                "One of the indicators is the execution rate, and with the points that the template gives it besides the weights would not add up.",
            ),
            points: word(
                "按这项指标计分;没有写目标值和实际完成值的,按金额计算。",
                "It is scored as that indicator; where it has neither target nor actual value, by the amounts.",
            ),
            advice: word("不须改正。", "Nothing is to be done."),
        },
        Page {
            code: WeightsDoNotAddUp,
            title: word("分值合计不对", "The weights do not add up"),
            when: word(
                "评分卡中:各项分值合计不等于模板的总分。汇总中:因此没有总分。",
                "In scorecards: the weights do not add up to the template's total. In summaries: hence there is no total.",
            ),
            points: word(
                "各项照常计分;不评等级,汇总不计入平均分。",
                "The rows are scored; no grade is given, and summaries leave the project out of the means.",
            ),
            advice: word("改正分值,使合计等于模板的总分。", "Correct the weights until they add up."),
        },
        Page {
            code: WeightsUnknown,
            title: word("分值合计不详", "The sum of the weights is not known"),
            when: word("有分值无法读取。", "A weight cannot be read."),
            points: word(
                "其余各项照常计分;不评等级,不适用指标的分值也不转给其余指标。",
                "The other rows are scored; no grade is given, and no weight is passed on.",
            ),
            advice: word("改正无法读取的分值。", "Correct the weight that cannot be read."),
        },
        Page {
            code: OtherTotal,
            title: word("满分与等级的标准不同", "Another total than that of the grades"),
            when: word(
                "模板不要求分值合计,而等级以另一个总分为准。",
                "The template asks for no sum of the weights, and its grades are defined for another total.",
            ),
            points: word("各项照常计分;不评等级。", "The rows are scored; no grade is given."),
            advice: word(
                "须评等级的,使分值合计等于模板的总分。",
                "Make the weights add up to the template's total where a grade is wanted.",
            ),
        },
        Page {
            code: TierWeightDiffers,
            title: word("一级的分值不对", "The weights of a tier differ"),
            when: word(
                "某一层级的分值合计与模板规定不同。",
                "The weights of a tier do not add up to what the template sets.",
            ),
            points: STAY,
            advice: word("按模板改正分值。", "Correct the weights."),
        },
        Page {
            code: TierUnknown,
            title: word("模板中没有的层级", "The template has no such tier"),
            when: word(
                "指标写在模板没有的层级之下。",
                "An indicator stands in a tier that the template does not have.",
            ),
            points: STAY,
            advice: word("改用模板的层级名称。", "Use the names of the template."),
        },
        Page {
            code: BasisUnverified,
            title: word("依据未核实原文", "A source is not verified"),
            when: word(
                "模板的某项规则注明:没有见到文件原文。",
                "The template says of a rule that nobody has seen its document.",
            ),
            points: STAY,
            advice: word("核对文件原文后更新模板。", "Compare the document, and bring the template up to date."),
        },
        Page {
            code: Capped,
            title: word("总分受限", "The total is limited"),
            when: word(
                "模板规定的限制条件成立,如执行率过低。",
                "A condition of the template holds that limits the total, such as a low execution.",
            ),
            points: word("总分以规定的分数为限。", "The total ends at the limit."),
            advice: word("见信息中的条件。", "See the condition that the remark names."),
        },
        Page {
            code: CapUndecided,
            title: word("总分是否受限无法判断", "Whether the total is limited cannot be told"),
            when: word(
                "限制条件所需的数值缺失,或无法计算。",
                "A figure of the condition is missing or cannot be computed.",
            ),
            points: word("总分不受限,等级不定。", "The total is not limited, and the grade stays open."),
            advice: word("补填所缺的数值。", "Write the missing figure."),
        },
        Page {
            code: NotPassedOn,
            title: word("不适用的分值没有去处", "Points that do not apply go nowhere"),
            when: word(
                "尚未评定的分值都是不适用的指标的,而模板没有规定这些分值分给谁。",
                "All points that are open are of indicators that do not apply, and the template does not say who gets them.",
            ),
            points: word(
                "总分是其余指标的;等级只在这些分值无论怎样都不改变它时才评;汇总时不计入平均分。",
                "The total is that of the others; there is a grade only where these points would not change it, and summaries leave the total out of their means.",
            ),
            advice: word(
                "请主管部门规定不适用的分值如何处理,写入模板的 not_applicable。",
                "Ask what becomes of such points, and write it into the template as `not_applicable`.",
            ),
        },
        Page {
            code: GradeOpen,
            title: word("等级未定", "The grade is open"),
            when: word(
                "有分值尚未评定,等级可能高低不同。",
                "Some points are not assessed, and the grade depends on them.",
            ),
            points: word("已评定的部分照常计分;不评等级。", "What was assessed counts; no grade is given."),
            advice: word("补齐未评定的指标。", "Complete the rows that are not assessed."),
        },
        Page {
            code: ImportUnsure,
            title: word("读工作簿时存疑", "Unsure when the workbook was read"),
            when: word(
                "表直接从工作簿读出,其中一格不能确知所填,如合并了几行的得分、没有结果的公式;或有内容没有读入。",
                "The table was read from a workbook, and of a cell it is not sure what was entered, such as points merged over \
                 several rows or a formula without a result; or something was not read.",
            ),
            points: word("按读出的内容计分。", "Points are given for what was read."),
            advice: word("核对信息中的单元格。", "Look at the cell that the remark names."),
        },
    ],
};
