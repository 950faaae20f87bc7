//! What is said about budgets, amounts and currencies.

use super::page::{Family, Page};
use crate::codes::code::Code::{
    AmountConverted, AmountUnreadable, BudgetNegative, CurrencyAssumed, CurrencyUnknown, DivisorMissing,
    ExecutedAboveBudget, FundsMissing, NoBudget, NoExecuted, ZeroBudget,
};
use crate::words::word;

pub(super) const FAMILY: Family = Family {
    title: word("资金", "Money"),
    pages: &[
        Page {
            code: AmountConverted,
            title: word("金额经过换算", "An amount was converted"),
            when: word(
                "金额的单位与表的货币单位不同,如元与万元。",
                "An amount is in another unit than the table, as 元 beside 万元.",
            ),
            points: word("换算后计算,没有误差。", "Counted after an exact conversion."),
            advice: word("核对单位。", "Check the unit."),
        },
        Page {
            code: AmountUnreadable,
            title: word("金额无法读取", "An amount cannot be read"),
            when: word(
                "评分卡中:执行率所需的金额不是数字。汇总中:项目的金额无法读取。",
                "In scorecards: an amount of the execution rate is no number. In summaries: an amount of the project cannot be read.",
            ),
            points: word(
                "评分卡中:执行率不评定。汇总中:金额不计入合计,得分不受影响。",
                "In scorecards: the execution rate is not assessed. In summaries: the amount is in no sum; the points stay as they are.",
            ),
            advice: word("写成数字,可带元、万元等单位。", "Write a number, with a unit such as 元 or 万元 or without."),
        },
        Page {
            code: FundsMissing,
            title: word("缺预算数或执行数", "Budget or execution is missing"),
            when: word(
                "年度资金总额一行没有全年预算数或全年执行数。",
                "The total row lacks the full-year budget or what was executed.",
            ),
            points: word("执行率没有得分。", "The execution rate has no points."),
            advice: word("补填两个金额。", "Write both amounts."),
        },
        Page {
            code: ZeroBudget,
            title: word("预算数为 0", "The budget is 0"),
            when: word("全年预算数为 0,执行率没有意义。", "The full-year budget is 0, and there is no execution rate."),
            points: word("按模板规定得 0 分,或不评定。", "No points, or not assessed, as the template says."),
            advice: word(
                "核对预算数;没有预算的项目不须评定执行率。",
                "Check the budget; a project without one has no execution to be assessed.",
            ),
        },
        Page {
            code: BudgetNegative,
            title: word("预算数为负", "The budget is negative"),
            when: word("执行率的分母为负数。", "What the execution rate is divided by is below zero."),
            points: word("执行率不评定。", "The execution rate is not assessed."),
            advice: word("核对预算数。", "Check the budget."),
        },
        Page {
            code: ExecutedAboveBudget,
            title: word("执行数超过预算数", "More was executed than budgeted"),
            when: word("全年执行数大于全年预算数。", "What was executed is more than the full-year budget."),
            points: word("得分以满分为限。", "The points end at the full points."),
            advice: word(
                "核对两个金额;有追加预算的,写入全年预算数。",
                "Check both amounts; what was added to the budget belongs into it.",
            ),
        },
        Page {
            code: DivisorMissing,
            title: word("缺执行率的分母", "What the rate is divided by is missing"),
            when: word(
                "模板以年初预算数、到位资金等为分母,没有填写完整。",
                "The template divides by the initial budget, the funds received or the like, and a figure is missing.",
            ),
            points: word("执行率没有得分。", "The execution rate has no points."),
            advice: word("补填模板所要的金额。", "Write the amounts that the template asks for."),
        },
        Page {
            code: CurrencyAssumed,
            title: word("没有货币单位", "No currency is named"),
            when: word("汇总:表中没有写货币单位。", "In summaries: the table names no currency."),
            points: word("得分不受影响;金额按万元计入。", "The points stay as they are; amounts count as 万元."),
            advice: word("填写 currency。", "Write currency."),
        },
        Page {
            code: CurrencyUnknown,
            title: word("货币单位无法换算", "The currency cannot be converted"),
            when: word(
                "汇总:金额的货币单位无法换算为万元,如美元。",
                "In summaries: amounts are in a currency that cannot be brought into 万元, such as 美元.",
            ),
            points: word("得分不受影响;金额不计入合计。", "The points stay as they are; the amounts are in no sum."),
            advice: word("改用人民币填写。", "Write the amounts in 人民币."),
        },
        Page {
            code: NoBudget,
            title: word("没有全年预算数", "There is no budget"),
            when: word("汇总:项目没有全年预算数。", "In summaries: the project has no full-year budget."),
            points: word(
                "得分不受影响;执行率不计入合计。",
                "The points stay as they are; the project is in no execution rate.",
            ),
            advice: word("补填全年预算数。", "Write the full-year budget."),
        },
        Page {
            code: NoExecuted,
            title: word("没有全年执行数", "There is no executed amount"),
            when: word("汇总:项目没有全年执行数。", "In summaries: the project has no executed amount."),
            points: word(
                "得分不受影响;执行率不计入合计。",
                "The points stay as they are; the project is in no execution rate.",
            ),
            advice: word("补填全年执行数。", "Write the executed amount."),
        },
    ],
};
