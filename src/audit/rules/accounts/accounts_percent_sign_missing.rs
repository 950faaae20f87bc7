//! # J820 accounts-percent-sign-missing · 决算说明漏写百分号 · A per cent without its sign
//!
//! ## 中文
//! 检查:部门决算说明中完成预算的比例、占比、增减的比例,以及自评资金所占的比例(coverage)是否写了百分号;部门公布的文句(sentences、statements)中“占”“完成预算的”之后的数,其后是否什么单位也没有。
//! 为何:76.23 可以是 76.23%,也可以是 76.23 万元;少一个符号,意思就变了。
//! 依据:算术;《中华人民共和国预算法》第七十五条:决算数额准确;已公布的部门决算:占76.23,没有百分号。
//! 例:其中:一般公共服务支出4,009.63万元,占86.46;
//! 怎样改正:补上百分号。
//! 不算:写了 %、倍、百分之、成、个百分点的;“年初无预算”一类的文字;占地、占用一类不是比例的;数后另有单位的;图、表的编号。
//!
//! ## English
//! Checks: whether the rates, shares and per cents of change of the text of final accounts, and the share of the money under evaluation (`coverage`), have their sign; whether in the sentences that a department publishes (`sentences`, `statements`) a figure behind 占 (makes up) or 完成预算的 (of the budget) is followed by no unit at all.
//! Why: 76.23 may be 76.23%, and it may be 76.23万元: a sign less, and it means something else.
//! Basis: 算术 (arithmetic); Budget Law of the People's Republic of China, article 75: final accounts are exact; published: 占76.23 without its sign.
//! Example: 其中:一般公共服务支出4,009.63万元,占86.46;
//! How to correct: write the per cent sign.
//! Not flagged: %, 倍, 百分之, 成, 个百分点; words such as 年初无预算; 占地, 占用 and others that tell no share; figures with another unit; numbers of tables and figures.

use super::change::signed;
use super::documents::{add, entries, paragraphs, with_accounts};
use crate::audit::finding::Severity;
use crate::audit::folder::{DepartmentFacts, Folder};
use crate::audit::report::{FolderReport, Found};
use crate::audit::rule::Rule;
use crate::lists::{Claims, lists};
use crate::model::department::AccountsText;
use crate::model::value::Printed;
use crate::num::{ArithmeticError, fold_width, is_blank};
use crate::score::Stated;
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J820",
    slug: "accounts-percent-sign-missing",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("accounts_percent_sign_missing.rs"),
    table: None,
    folder: Some(check),
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    for (facts, accounts) in with_accounts(folder) {
        for (at, entry) in entries(accounts) {
            check_entry(facts, &at, entry, report);
        }
    }
    for facts in &folder.departments {
        let coverage = facts.department.reported.as_ref().and_then(|reported| reported.coverage.as_ref());
        if let Some(printed) = coverage.filter(|printed| is_bare(printed)) {
            report_bare(facts, "/reported/coverage", &printed.0, report);
        }
        for (at, text) in paragraphs(&facts.department) {
            let plain: String = text.chars().filter(|c| !is_blank(*c)).map(fold_width).collect();
            for bare in bare_shares(&plain) {
                report_bare(facts, &at, bare, report);
            }
        }
    }
    Ok(())
}

fn check_entry(facts: &DepartmentFacts, at: &str, entry: &AccountsText, report: &mut FolderReport<'_>) {
    for (key, printed) in [("rate", &entry.rate), ("share", &entry.share), ("change_rate", &entry.change_rate)] {
        let Some(printed) = printed else { continue };
        if is_bare(&signed(printed)) {
            report_bare(facts, &format!("{at}/{key}"), &printed.0, report);
        }
    }
}

/// Whether a share is written without a sign.
fn is_bare(printed: &Printed) -> bool {
    Stated::read(Some(printed)).figure().is_some_and(|figure| !figure.per_cent && !figure.value.is_zero())
}

fn report_bare(facts: &DepartmentFacts, at: &str, bare: &str, report: &mut FolderReport<'_>) {
    let message = text!("“{bare}”没有写百分号", "{bare} has no per cent sign");
    add(facts, at, Found::new(at.to_owned(), message), report);
}

/// Shares and rates in a text whose figure ends a clause: 占76.23, 完成年初预算的105.53.
fn bare_shares(text: &str) -> Vec<&str> {
    let Claims { parts, not_parts, of_budget, numbered, .. } = &lists().claims;
    let words = parts.iter().chain(of_budget.iter());
    let places = words.flat_map(|word| text.match_indices(word));
    let bare = places.filter_map(|(at, word)| {
        let from = text.get(at..)?;
        if not_parts.begin(from).is_some() {
            return None;
        }
        let clause = from.get(..word.len() + clause_end(from.get(word.len()..)?))?;
        let before = clause.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
        let is_figure = before.len() < clause.len() && numbered.strip_suffix(before).is_none();
        (is_figure && !clause.contains(['%', '‰'])).then_some(clause)
    });
    bare.collect()
}

/// Where a clause ends: at a sign, but for the commas between thousands.
fn clause_end(text: &str) -> usize {
    let is_end = |(at, c): &(usize, char)| match c {
        ',' => {
            let after = text.get(at + 1..).unwrap_or_default();
            let digits = after.chars().take_while(char::is_ascii_digit).count();
            let before = text.get(..*at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
            !(before && digits == 3)
        }
        '.' => !text.get(at + 1..).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit())),
        _ => matches!(c, '。' | ';' | '、' | '!' | '?' | '(' | ')' | ':'),
    };
    text.char_indices().find(is_end).map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_without_their_sign() {
        for (text, found) in [
            ("一般公共服务支出4,009.63万元,占86.46;卫生支出136.84万元,占2.95%。", &["占86.46"] as &[&str]),
            ("占本年支出的52.21,比上年减少", &["占本年支出的52.21"]),
            ("完成年初预算的105.53。", &["预算的105.53"]),
            ("完成年初预算的105.53%。", &[]),
            ("占4,662.00万元的52.21%", &[]),
            ("占地300,已拆除", &[]),
            ("占三成,其余", &[]),
            ("占百分之五十二", &[]),
            ("占全部5辆中的3辆,其余", &[]),
            ("占2023年度支出合计4,662.00万元的58.92,比上年", &["占2023年度支出合计4,662.00万元的58.92"]),
            ("占60%共12项", &[]),
            ("各项支出占比见图2。", &[]),
            ("占比情况详见表3", &[]),
            ("占76.23", &["占76.23"]),
        ] {
            assert_eq!(bare_shares(text), found, "{text}");
        }
    }
}
