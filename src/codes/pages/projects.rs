//! What is said about projects in summaries and across years.

use super::page::{Family, Page};
use crate::codes::code::Code::{
    Failed, GoalForm, HasTable, NoGrade, NoReportedTotal, NoYear, NotAssessed, NotAudited, OneYear, OtherCode,
    OtherKind, Repeated, RowsMissing, TemplateUnknown, Unclear, Unidentified,
};
use crate::words::word;

pub(super) const FAMILY: Family = Family {
    title: word("汇总与历年", "Summaries and years"),
    pages: &[
        Page {
            code: NotAssessed,
            title: word("有指标未能评定", "Not everything could be assessed"),
            when: word(
                "汇总:表中有分值尚未评定,没有完整的总分。",
                "In summaries: some points of the table were not assessed, and there is no whole total.",
            ),
            points: word("不计入平均分和等级。", "The project is in no mean and no grade."),
            advice: word("补齐未评定的指标;explain 说明是哪些。", "Complete those rows; explain tells which."),
        },
        Page {
            code: RowsMissing,
            title: word("表不完整", "Rows of the table are missing"),
            when: word("汇总:表中注明缺少若干行。", "In summaries: the table says itself that rows are missing."),
            points: word("不计入平均分和等级。", "The project is in no mean and no grade."),
            advice: word("补齐缺少的行。", "Write the missing rows."),
        },
        Page {
            code: NoReportedTotal,
            title: word("没有可读的得分", "There is no total that can be read"),
            when: word(
                "汇总:部门的结果汇总表中,这一行没有得分或无法读取。",
                "In summaries: the row of a department's table of results has no total that can be read.",
            ),
            points: word("不计入平均分和等级。", "The project is in no mean and no grade."),
            advice: word("填写得分,或给出该项目的自评表。", "Write the total, or give the project's own table."),
        },
        Page {
            code: NoGrade,
            title: word("有得分而没有等级", "A total without a grade"),
            when: word(
                "汇总:模板不评等级,或等级未定。",
                "In summaries: the template gives no grades, or the grade is open.",
            ),
            points: word("计入平均分,不计入等级。", "In the means, and in no grade."),
            advice: word("见该表的信息。", "See the remarks on the table."),
        },
        Page {
            code: NotAudited,
            title: word("无从审核", "Nothing to be audited"),
            when: word(
                "汇总:只有评分卡或得分,没有自评表。",
                "In summaries: there is a scorecard or a total only, and no table.",
            ),
            points: word("得分不受影响;不计审核发现的问题。", "The points stay as they are; no findings are counted."),
            advice: word("须审核的,给出自评表。", "Give the table where it is to be audited."),
        },
        Page {
            code: OtherKind,
            title: word("另一类评价", "An evaluation of another kind"),
            when: word(
                "汇总、历年:表属于另一类评价,如部门评价、财政评价。",
                "In summaries and across years: the table is of another kind, such as an evaluation by the department or by the finance bureau.",
            ),
            points: word("不计入。", "It is left out."),
            advice: word("用 --kind 另行汇总或比较。", "Roll up or compare those for themselves with --kind."),
        },
        Page {
            code: GoalForm,
            title: word("绩效目标表", "A goal form"),
            when: word(
                "汇总:表中只有目标,没有实际完成值、执行数和得分,是绩效目标表而不是自评表。",
                "In summaries: the table has targets and no results, no money spent and no points; it is a goal form, and no self-evaluation.",
            ),
            points: word("不计入。", "It is left out."),
            advice: word(
                "填好实际完成值和执行数再汇总;jixiao new --from 用它写出空的自评表。",
                "Fill in what was done and spent; jixiao new --from makes an empty form of it.",
            ),
        },
        Page {
            code: TemplateUnknown,
            title: word("模板不在手边", "The template is not at hand"),
            when: word(
                "汇总、历年:评分卡所用的模板找不到,不知是哪一类评价。",
                "In summaries and across years: the template of a scorecard is not found, and its kind is not known.",
            ),
            points: word("不计入。", "It is left out."),
            advice: word("用 --templates 给出模板的文件夹。", "Give the folder of the template with --templates."),
        },
        Page {
            code: Repeated,
            title: word("重复的表", "A table given twice"),
            when: word(
                "汇总、历年:同一张表已经计入,如表与它的评分卡同时给出。",
                "In summaries and across years: the table counts already, as where a table and its scorecard are given.",
            ),
            points: word("只计一次。", "It counts once."),
            advice: word("只给其中一份。", "Give one of them."),
        },
        Page {
            code: Failed,
            title: word("无法读取或计算", "Cannot be read or computed"),
            when: word(
                "汇总、历年:输入有误,信息已在前面列出。",
                "In summaries and across years: the input is faulty; its messages were printed before.",
            ),
            points: word("不计入。", "It is left out."),
            advice: word("按信息改正输入。", "Correct the input as they say."),
        },
        Page {
            code: OneYear,
            title: word("只有一个年度", "One year only"),
            when: word(
                "历年:没有给出这个项目另一年度的表。",
                "Across years: no table of another year was given for this project.",
            ),
            points: word("得分不受影响;不作比较。", "The points stay as they are; nothing is compared."),
            advice: word("把各年度的表一并给出。", "Give the tables of all years."),
        },
        Page {
            code: OtherCode,
            title: word("项目编码不同", "Another code"),
            when: word(
                "历年:另一年度有同名项目,项目编码不同。",
                "Across years: another year has a project of the same name with another code.",
            ),
            points: word(
                "得分不受影响;不作同一项目比较。",
                "The points stay as they are; they are not taken as one project.",
            ),
            advice: word("若是同一项目,统一编码。", "If it is the same project, give it one code."),
        },
        Page {
            code: Unidentified,
            title: word("无法与其他年度对应", "Cannot be known again"),
            when: word(
                "历年:既没有项目编码,也没有主管部门。",
                "Across years: there is neither a code nor a department.",
            ),
            points: word("得分不受影响;不作比较。", "The points stay as they are; nothing is compared."),
            advice: word("填写 project.code 或 project.department。", "Write project.code or project.department."),
        },
        Page {
            code: Unclear,
            title: word("某年度有几张表", "Several tables of a year"),
            when: word(
                "历年:同一项目某年度有几张表,不知用哪一张。",
                "Across years: of some year there are several tables of the project, and nobody knows which counts.",
            ),
            points: word(
                "得分不受影响;这些年度不作比较。",
                "The points stay as they are; those years are not compared.",
            ),
            advice: word("每年只给一张。", "Give one table a year."),
        },
        Page {
            code: NoYear,
            title: word("没有年度", "No year is named"),
            when: word("历年:表中没有写年度。", "Across years: the table names no year."),
            points: word("得分不受影响;不计入。", "The points stay as they are; it is left out."),
            advice: word("填写 year。", "Write year."),
        },
        Page {
            code: HasTable,
            title: word("另有自评表", "It has a table of its own"),
            when: word(
                "历年:部门的结果汇总表中的项目,同一年度另有自评表。",
                "Across years: the project of a row in a table of results has a table of its own that year.",
            ),
            points: word("以自评表为准。", "The table counts."),
            advice: word("无须处理。", "Nothing is to be done."),
        },
    ],
};
