//! What offices put on a letter beside its text: its number, whom to ask, who gets a copy. Nothing of it says anything of the
//! figures.

use super::filled::is_office;
use super::loose::counted_numbers;
use crate::lists::{Citations, lists};

/// The shortest number of a telephone.
const SHORTEST_CALL: usize = 7;

/// The longest number of a document.
const LONGEST_NUMBER: usize = 24;

/// The most signs of what a line asks for on which somebody is to sign.
const LONGEST_ASKED: usize = 12;

/// Whether a line with these clauses, as names compare, is of that kind.
pub(super) fn is_of_office<'c>(clauses: impl IntoIterator<Item = &'c str>) -> bool {
    let mut clauses = clauses.into_iter().peekable();
    let (mut has_entry, mut has_annex) = (false, false);
    clauses.peek().is_some()
        && clauses.all(|clause| {
            // 抄送:市审计局,市人大财经委.
            let goes_on = has_entry && (is_office(clause) && counted_numbers(clause).is_empty() || is_call(clause));
            let is_own = is_entry(clause);
            has_entry |= is_own;
            let is_plain = is_document_number(clause) || is_page_number(clause) || is_head(clause);
            let is_item = has_annex && is_title_item(clause);
            has_annex |= is_annex(clause);
            is_own || goes_on || is_plain || is_item || is_signed_off(clause)
        })
}

/// 附件:1.整改问题清单: further titles may stand behind it.
fn is_annex(clause: &str) -> bool {
    behind_entries(clause).is_some_and(|(asks, _)| matches!(asks, Asks::Title))
}

/// 2.整改情况说明, behind another title.
fn is_title_item(clause: &str) -> bool {
    let title = clause.trim_start_matches(|sign: char| sign.is_ascii_digit());
    title.len() < clause.len()
        && title.starts_with(['.', '、'])
        && Asks::Title.is_answered_by(title)
        && counted_numbers(title).is_empty()
}

/// 收文单位签收:____, 签收日期:____年__月__日: a line on which somebody is to sign. Nothing stands behind what it asks for, and
/// that says nothing of what came of anything.
fn is_signed_off(clause: &str) -> bool {
    let Some((asks, behind)) = clause.split_once(':') else { return false };
    let Citations { sign_offs, office_entries, claims, .. } = &lists().citations;
    let is_asked = sign_offs.strip_suffix(asks).is_some() || office_entries.strip_suffix(asks).is_some();
    let is_blank = behind.chars().all(|sign| !sign.is_alphanumeric() || "年月日".contains(sign));
    is_asked
        && is_blank
        && asks.chars().count() <= LONGEST_ASKED
        && !claims.is_in(asks)
        && !asks.contains(char::is_numeric)
}

/// —1—, 第1页共2页: digits and what pages are numbered with. 95-98 is none.
fn is_page_number(clause: &str) -> bool {
    let is_dash = |sign: Option<char>| sign.is_some_and(|sign| "-—–·".contains(sign));
    let framed = is_dash(clause.chars().next()) && is_dash(clause.chars().next_back());
    let of_page = clause.chars().any(|sign| "页".contains(sign));
    let all = clause.chars().all(|sign| sign.is_ascii_digit() || "第页共/-—–·".contains(sign));
    all && (framed || of_page) && clause.chars().any(|sign| sign.is_ascii_digit())
}

/// 0632-3312345: digits by which somebody is called.
fn is_call(clause: &str) -> bool {
    clause.len() >= SHORTEST_CALL && clause.bytes().all(|byte| byte.is_ascii_digit() || b"-()".contains(&byte))
}

/// 某市财政局, 某市财政局文件, and the number of a copy in six digits.
fn is_head(clause: &str) -> bool {
    let is_copy = clause.len() == 6 && clause.starts_with('0') && clause.bytes().all(|byte| byte.is_ascii_digit());
    is_copy || !clause.is_ascii() && is_office(lists().citations.letterheads.strip_suffix(clause).unwrap_or(clause))
}

/// 枣财绩〔2025〕7号.
fn is_document_number(clause: &str) -> bool {
    let Some((issuer, rest)) = clause.split_once(['〔', '[', '(']) else { return false };
    let Some((year, number)) = rest.split_once(['〕', ']', ')']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    // 〔2025〕第7号 and 〔2025〕7号.
    let mut signs = number.chars();
    let ends = signs.next_back() == Some('号');
    let behind = signs.as_str();
    let is_number = ends && digits(behind.strip_prefix(char::is_alphabetic).unwrap_or(behind));
    clause.chars().count() <= LONGEST_NUMBER
        && issuer.chars().all(|sign| sign.is_alphabetic() || sign == '×')
        && year.len() == 4
        && digits(year)
        && is_number
}

/// 联系人:张三; 抄送:市审计局; 2025年3月1日印发. What counts something is none, and neither is what says something else than its
/// name asks for.
fn is_entry(clause: &str) -> bool {
    let office_marks = &lists().citations.office_marks;
    let clause = clause.trim_start_matches('(').trim_end_matches(')');
    let entry = behind_entries(clause).is_some_and(|(asks, rest)| {
        let begins =
            rest.is_empty() || rest.starts_with([':', '(']) || rest.starts_with(|sign: char| sign.is_ascii_digit());
        begins && asks.is_answered_by(rest.trim_start_matches(':'))
    });
    // 机密★1年; 2025年3月1日印发.
    let mark = office_marks.has(clause)
        || office_marks.strip_suffix(clause).is_some_and(|rest| rest.contains(char::is_numeric))
        || office_marks.begin(clause).is_some_and(|(_, rest)| rest.starts_with('★'));
    (entry || mark) && counted_numbers(clause).is_empty()
}

/// What an entry asks for.
#[derive(Clone, Copy)]
enum Asks {
    Person,
    Office,
    Title,
    Other,
}

/// The most signs of a name of a person.
const LONGEST_PERSON: usize = 4;

impl Asks {
    fn of(entry: &str) -> Self {
        let Citations { asks_for_persons, asks_for_recipients, asks_for_titles, .. } = &lists().citations;
        match entry {
            entry if asks_for_persons.has(entry) => Self::Person,
            entry if asks_for_recipients.has(entry) => Self::Office,
            entry if asks_for_titles.has(entry) => Self::Title,
            _ => Self::Other,
        }
    }

    /// Whether words answer that, and say nothing else.
    fn is_answered_by(self, words: &str) -> bool {
        let Citations { claims, titles, office_entries, offices, .. } = &lists().citations;
        let mut parts = words.split(|sign: char| !sign.is_alphabetic()).filter(|part| !part.is_empty());
        // 张三联系电话0632-3312345.
        let before = |part: &str| office_entries.strip_suffix(part).unwrap_or(part).chars().count();
        let is_short = |part: &str| before(part) <= LONGEST_PERSON || part.is_ascii();
        match self {
            Self::Title => parts.next_back().is_none_or(|last| titles.strip_suffix(last).is_some()),
            _ if claims.is_in(words) => false,
            Self::Person => parts.all(|part| is_short(part) || is_office(part)),
            // 各区(市)财政局.
            Self::Office => parts.all(|part| is_office(part) || offices.has(part)),
            Self::Other => true,
        }
    }
}

/// What stands behind the name of an entry, or of several, and what they ask for: 联系人及电话:张三.
fn behind_entries(clause: &str) -> Option<(Asks, &str)> {
    let entries = &lists().citations.office_entries;
    let (entry, mut rest) = entries.begin(clause)?;
    loop {
        let mut signs = rest.chars();
        let joins = signs.next().is_some_and(|sign| "及和与、/".contains(sign));
        match entries.begin(signs.as_str()).filter(|_| joins) {
            Some((_, behind)) => rest = behind,
            None => break,
        }
    }
    Some((Asks::of(entry), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_offices_put_on_a_letter() {
        for line in [
            &["枣财绩〔2025〕7号"][..],
            &["某财[2025]第12号"],
            &["联系人:张三", "电话:0632-3312345"],
            &["联系电话0632-3312345"],
            &["地址:光明路2621号", "邮编:277800"],
            &["抄送:市审计局、市纪委监委"],
            &["某市财政局办公室2025年3月1日印发"],
            &["特急"],
            &["抄送:市审计局", "市人大财经委"],
            &["联系人及电话:张三", "电话:0632-3312345"],
            &["(此件公开发布)"],
            &["机密★1年"],
            &["份号000012"],
            &["×财绩〔2025〕17号"],
            &["-1-"],
            &["第1页共2页"],
            &["附件:问题清单"],
            &["信息公开选项:主动公开"],
            &["打字:李四"],
            &["联系人:张三丰联系电话0632-3312345"],
            &["联系人:张三(预算绩效科)", "0632-3312345"],
            &["抄送:市政府办公室、各区(市)财政局、局领导"],
            &["附件:1.整改问题清单"],
            &["附件:2.绩效自评表(样式)"],
            &["附件:1.自评表复印件"],
            &["附件:1.自评表复印件", "2.整改情况说明", "3.付款凭证"],
            &["收文单位签收:____"],
            &["签收人:年月日"],
            &["主要负责人签字:"],
            &["签收日期:____年__月__日"],
            &["某市财政局文件"],
            &["某市财政局"],
            &["000012"],
            &["共印10份"],
            &["(章)"],
        ] {
            assert!(is_of_office(line.iter().copied()), "{line:?}");
        }
        for line in [
            &["以上问题一律作废"][..],
            &["联系人:张三", "以上问题不再整改"],
            &["联系电话费3312345元"],
            &["联系人:3人"],
            &["联系人:以上所列均不再追究"],
            &["抄送:全市各单位均已达标的结论"],
            &["附件:以上各条一律作废"],
            &["2.整改情况说明"],
            &["附件:1.自评表复印件", "2.核减12万元的说明"],
            &["附件:1.自评表复印件", "2.以上各条不作处理"],
            &["问题已全部整改签字:____"],
            &["收文单位签收:同意"],
            &["以上问题:____"],
            &["联系地址:问题全部整改"],
            &["核减全部资金文件"],
            &["100012"],
            &["市审计局", "以上问题不再整改"],
            &["抄送:市审计局", "全部整改到位"],
            &["第1页共2人"],
            &["95-98"],
            &["2025-03-01"],
            &["机密问题作废"],
            &["(2025)7号文件撤销"],
            &[],
        ] {
            assert!(!is_of_office(line.iter().copied()), "{line:?}");
        }
    }
}
