//! # J811 accounts-do-not-foot · 决算表的合计与分项不符 · Sums of final accounts that do not add up
//!
//! ## 中文
//! 检查:部门决算各表及说明中的每一个合计:项加到款、款加到类、类加到合计;基本支出加项目支出等各列加到合计;收入总计与支出总计;人员经费、公用经费与基本支出;年初结转加本年收入减本年支出为年末结转;“三公”经费各项;各项的年初预算与总的年初预算;说明中写出分项的其他合计。
//! 为何:决算公开是依法公开,合计与分项不符,读者无从知道哪一个数是对的。
//! 依据:算术;《中华人民共和国预算法》第七十五条:决算收支真实、数额准确、内容完整;预算法实施条例第八十三条:决算以会计数据为准;已公布的表:12 项的年初预算相加 5,152.83 万元,总的年初预算写 4,896.58 万元。
//! 例:基本支出 2,433.87、项目支出 2,128.12,合计写 4,662.00。
//! 怎样改正:对照账簿和预算批复逐项核对,改正抄错或漏列的一格,表与说明一并更正。
//! 不算:尾差——每个不为零的分项和合计各不超过末位的一半(2,433.87 + 2,228.12 = 4,661.99 与 4,662.00);只有一个分项的,应当完全相等;合计空白的。表写明不全(complete = false),或各项的年初预算之和小于总数(当年没有支出的项不列)的,列为无法判断。是否故意写错,本程序不判断;故意的,由主管机关依《财政违法行为处罚处分条例》第六条、第七条认定。
//!
//! ## English
//! Checks: every sum of the tables of final accounts and of their text: items into 款, 类 and the total; basic and project spending into the row; income against spending; staff and office against basic spending; what there was and came in, less what was spent, against what stays; the 三公 expenses; the opening budgets of the items against that of all of them; sums of the text with their parts.
//! Why: final accounts are published by law; where a sum is not that of its parts, no reader can tell which figure is right.
//! Basis: 算术 (arithmetic); Budget Law of the People's Republic of China, article 75: final accounts are true, exact and complete; its Implementing Regulations, article 83: they follow the books; published: twelve opening budgets add up to 5,152.83, and that of all of them says 4,896.58.
//! Example: 2,433.87 of basic and 2,128.12 of project spending, and 4,662.00 for both.
//! How to correct: hold each item against the books and the approved budget, and mend the one cell that is wrong, in the table and in the text.
//! Not flagged: tails of rounding, half a step of the last place for each figure that is not zero (2,433.87 + 2,228.12 = 4,661.99 beside 4,662.00), while a single part has to be equal; sums that are blank. Left open: tables that are said to be incomplete, and opening budgets that are less than that of all, because items without spending are not listed. Whether a figure is wrong on purpose is not judged here; that is for the authorities (财政违法行为处罚处分条例, the regulations on penalties for fiscal offences, articles 6 and 7).

use super::documents::{add, leave_open, with_accounts};
use super::footing::{Footing, foot, with_places};
use super::sums::{Sum, sums};
use crate::audit::finding::Severity;
use crate::audit::folder::Folder;
use crate::audit::report::{FolderReport, Found};
use crate::audit::rule::Rule;
use crate::num::{ArithmeticError, Fraction, Number};
use crate::words::{Text, text};

pub(crate) const RULE: Rule = Rule {
    code: "J811",
    slug: "accounts-do-not-foot",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("accounts_do_not_foot.rs"),
    table: None,
    folder: Some(check),
};

fn check(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    for (facts, accounts) in with_accounts(folder) {
        let complete = accounts.complete.unwrap_or(true);
        for sum in sums(accounts) {
            match foot(&sum.parts, sum.less, sum.whole)? {
                Footing::Agrees => {}
                Footing::Below(_) if !complete || sum.may_lack_parts => {
                    leave_open(facts, &sum.at, open(&sum), report);
                }
                Footing::Below(comes_to) | Footing::Above(comes_to) => {
                    add(facts, &sum.at, found(&sum, comes_to)?, report);
                }
            }
        }
    }
    Ok(())
}

fn found(sum: &Sum, comes_to: Fraction) -> Result<Found, ArithmeticError> {
    let printed: Vec<Number> = sum.parts.iter().chain(&sum.less).chain([&sum.whole]).copied().collect();
    let comes_to = with_places(comes_to, &printed)?;
    let (what, of, says, whole) = (&sum.name, sum.of, sum.says(&comes_to), sum.whole);
    let message = text!("{what}写 {whole},按{of}为 {says}", "{what} says {whole}; by {of} it is {says}"; what, of);
    let found = Found::new(sum.at.clone(), message).figures(comes_to, whole.to_string());
    // Both stand in sentences, and neither is the sum of a table.
    Ok(if sum.in_text { found.severity(Severity::Inconsistency) } else { found })
}

fn open(sum: &Sum) -> Text {
    let (what, of) = (&sum.name, sum.of);
    text!("{what}大于{of}之和,可能没有列全", "{what} is more than {of}, and there may be others"; what, of)
}
