//! # J819 accounts-text-unfinished · 决算说明没有写完 · A text of final accounts that was not finished
//!
//! ## 中文
//! 检查:部门公布的文句(sentences、statements)和决算说明的各项名称、增减中,是否留有“××”“XX”“**”;“增加(减少)”一类的选项是否没有划去一个;“主要原因是”之后是否什么也没有写。
//! 为何:留着表式文字的句子没有写完,读者不知增还是减,也不知原因。
//! 依据:《中华人民共和国预算法》第七十五条:决算内容完整;第十四条第二款:公开部门决算,应当对机关运行经费等重要事项作出说明;已公布的部门决算中所见。
//! 例:比上年增加(减少)15.25 万元,主要原因是。
//! 怎样改正:填写金额和名称,划去不用的一个选项,写明原因。
//! 不算:“增减变动”“增加、减少的情况”一类的用语;写了原因的;人名中的“**”。
//!
//! ## English
//! Checks: whether the sentences that a department publishes (`sentences`, `statements`), the names of the items of its accounts and their changes still have ××, XX or **; whether of 增加(减少), more (less), both are left; whether nothing follows 主要原因是, the main reason is.
//! Why: a sentence with text of the form in it was never finished; readers learn neither the direction nor the reason.
//! Basis: Budget Law of the People's Republic of China, article 75: final accounts are complete; article 14, paragraph 2: departments explain what is important in the accounts that they publish; seen in published accounts.
//! Example: 比上年增加(减少)15.25 万元,主要原因是。
//! How to correct: write the figure or the name, strike the option that does not apply, and write the reason.
//! Not flagged: 增减变动, 增加、减少的情况 and the like; reasons that are written; ** in names of people.

use super::documents::{add, entries, paragraphs};
use crate::audit::finding::Severity;
use crate::audit::folder::{DepartmentFacts, Folder};
use crate::audit::report::{FolderReport, Found};
use crate::audit::rule::Rule;
use crate::audit::rules::texts::leftover::leftover;
use crate::lists::{Changes, Words, lists};
use crate::model::department::Accounts;
use crate::num::{ArithmeticError, fold_width, is_blank};
use crate::words::{Text, text};

pub(crate) const RULE: Rule = Rule {
    code: "J819",
    slug: "accounts-text-unfinished",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("accounts_text_unfinished.rs"),
    table: None,
    folder: Some(check),
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    for facts in &folder.departments {
        let names = facts.department.accounts.iter().flat_map(names);
        for (at, text) in paragraphs(&facts.department).into_iter().chain(names) {
            look(facts, &at, text, report);
        }
    }
    Ok(())
}

/// What the items of the text are called, and how they changed.
fn names(accounts: &Accounts) -> impl Iterator<Item = (String, &str)> {
    entries(accounts).flat_map(|(at, entry)| {
        let cells = [
            ("name", Some(entry.name.as_str())),
            ("change", entry.change.as_ref().map(|change| change.0.as_str())),
            ("change_rate", entry.change_rate.as_ref().map(|rate| rate.0.as_str())),
        ];
        cells.into_iter().filter_map(move |(key, cell)| Some((format!("{at}/{key}"), cell?)))
    })
}

fn look(facts: &DepartmentFacts, at: &str, text: &str, report: &mut FolderReport<'_>) {
    let plain: String = text.chars().filter(|c| !is_blank(*c)).map(fold_width).collect();
    let found = [leftover(text).map(of_form), both_ways(&plain).map(|both| of_options(&both)), no_cause(&plain)];
    for message in found.into_iter().flatten() {
        add(facts, at, Found::new(at.to_owned(), message), report);
    }
}

fn of_form(left: &str) -> Text {
    text!("留有表式的文字“{left}”,没有填写或删去", "text of the form is left, neither filled in nor deleted: {left}")
}

fn of_options(both: &str) -> Text {
    text!("“{both}”没有划去一个:看不出是增还是减", "both are left of {both}: whether it grew or fell cannot be told")
}

/// 增加(减少), 下降/增长: two opposite words side by side.
fn both_ways(text: &str) -> Option<String> {
    let Changes { less, more, .. } = &lists().changes;
    let pair = |one: &Words, other: &Words| {
        one.iter().find_map(|word| text.match_indices(word).find_map(|(at, _)| option(text.get(at..)?, word, other)))
    };
    pair(more, less).or_else(|| pair(less, more))
}

/// The other word right behind, in brackets that hold nothing else, or behind a slash.
fn option(text: &str, word: &str, other: &Words) -> Option<String> {
    let behind = text.strip_prefix(word)?;
    let sign = behind.chars().next().filter(|sign| matches!(sign, '(' | '/' | '|' | '[' | '〔' | '【'))?;
    let inner = behind.get(sign.len_utf8()..)?;
    let rest = other.strip_prefix(inner)?;
    let closed = matches!(sign, '/' | '|') || rest.starts_with([')', ']', '〕', '】']);
    let end = text.len() - rest.len() + if matches!(sign, '/' | '|') { 0 } else { rest.chars().next()?.len_utf8() };
    closed.then(|| text.get(..end).map(str::to_owned)).flatten()
}

/// 主要原因是 with nothing behind it.
fn no_cause(text: &str) -> Option<Text> {
    let opens = &lists().reasons.opens;
    let open = opens.iter().find(|open| text.match_indices(*open).any(|(at, _)| ends(text.get(at + open.len()..))))?;
    Some(text!("“{open}”之后没有写原因", "nothing is written behind {open}, the reason is"))
}

/// Whether a sentence ends here, but for signs.
fn ends(rest: Option<&str>) -> bool {
    let rest = rest.unwrap_or_default().trim_start_matches([':', '"', '“', '”', '_', '—', '-', '…']);
    rest.is_empty() || rest.starts_with(['。', ';', '.', ')'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_of_which_none_is_struck() {
        for (text, found) in [
            ("比上年增加(减少)15.25万元", Some("增加(减少)")),
            ("同比下降/增长3%", Some("下降/增长")),
            ("较上年增(减)2万元", Some("增(减)")),
            ("增加、减少的主要原因", None),
            ("增减变动情况", None),
            ("比上年减少2万元(上年增加3万元)", None),
            ("增加(减少以负数表示)", None),
        ] {
            assert_eq!(both_ways(text).as_deref(), found, "{text}");
        }
    }

    #[test]
    fn reasons_that_were_never_written() {
        for (text, bare) in [
            ("比上年增加15.25万元,主要原因是。", true),
            ("主要原因是:", true),
            ("主要原因是……。", true),
            ("增加2万元,是由于;减少", true),
            ("主要原因是人员增加。", false),
            ("主要原因是:一是人员增加", false),
            ("分析原因。", false),
        ] {
            assert_eq!(no_cause(text).is_some(), bare, "{text}");
        }
    }
}
