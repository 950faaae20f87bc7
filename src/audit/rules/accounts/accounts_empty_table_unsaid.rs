//! # J818 accounts-empty-table-unsaid · 空表没有说明 · An empty table without a word
//!
//! ## 中文
//! 检查:部门决算中没有数据的表(empty),表下是否写明没有这项收支。
//! 为何:空表可以是没有,也可以是漏填;不写一句,读者无从分辨。
//! 依据:《中华人民共和国预算法》第七十五条:决算内容完整;部门决算公开的核对程序:空表须注明没有数据。
//! 例:国有资本经营预算财政拨款支出决算表为空,表下只有“本表反映部门本年度国有资本经营预算财政拨款支出情况”。
//! 怎样改正:在表下写“本部门没有国有资本经营预算财政拨款支出,故本表为空”,或者补填。
//! 不算:写明没有、无、未发生、不涉及、为零、空表的;有数据的表;文件没有列出的表。
//!
//! ## English
//! Checks: whether below a table of final accounts without a figure (`empty`) it is said that there is nothing.
//! Why: an empty table may mean that there was nothing, or that nobody filled it in; without a word no reader can tell.
//! Basis: Budget Law of the People's Republic of China, article 75: final accounts are complete; programs that check published accounts ask for a word below an empty table.
//! Example: the table of state capital is empty, and below it stands only what such tables show.
//! How to correct: write below it that the department had none, or fill it in.
//! Not flagged: 没有, 无, 未发生, 不涉及, 为零, 空表; tables with figures; tables that the file does not list.

use super::documents::{add, with_accounts};
use super::titles;
use crate::audit::finding::Severity;
use crate::audit::folder::Folder;
use crate::audit::report::{FolderReport, Found};
use crate::audit::rule::Rule;
use crate::lists::lists;
use crate::num::ArithmeticError;
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J818",
    slug: "accounts-empty-table-unsaid",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("accounts_empty_table_unsaid.rs"),
    table: None,
    folder: Some(check),
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    for (facts, accounts) in with_accounts(folder) {
        for (index, empty) in accounts.empty.iter().enumerate() {
            let says = empty.says.as_ref().map_or("", |says| says.0.as_str());
            if lists().forms.nothing.is_in(says) {
                continue;
            }
            let title = titles::of(empty.table);
            let message = text!(
                "{title}没有数据,也没有写明没有这项收支",
                "{title} has no figures, and it is not said that there were none";
                title
            );
            let at = format!("/accounts/empty/{index}");
            add(facts, &at, Found::new(at.clone(), message), report);
        }
    }
    Ok(())
}
