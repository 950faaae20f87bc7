//! What offices put on a letter beside its text: its number, whom to ask, who gets a copy. Nothing of it says anything of the
//! figures.

use super::loose::counted_numbers;
use crate::lists::{Citations, lists};

/// The longest number of a document.
const LONGEST_NUMBER: usize = 24;

/// Whether a line with these clauses, as names compare, is of that kind.
pub(super) fn is_of_office<'c>(clauses: impl IntoIterator<Item = &'c str>) -> bool {
    let mut clauses = clauses.into_iter().peekable();
    clauses.peek().is_some() && clauses.all(|clause| is_document_number(clause) || is_entry(clause))
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
        && issuer.chars().all(char::is_alphabetic)
        && year.len() == 4
        && digits(year)
        && is_number
}

/// 联系人:张三; 抄送:市审计局; 2025年3月1日印发. What counts something is none.
pub(super) fn is_entry(clause: &str) -> bool {
    let Citations { office_entries, office_marks, .. } = &lists().citations;
    let entry = office_entries.begin(clause).is_some_and(|(_, rest)| {
        rest.is_empty() || rest.starts_with([':', '(']) || rest.starts_with(|sign: char| sign.is_ascii_digit())
    });
    let mark = office_marks.has(clause)
        || office_marks.strip_suffix(clause).is_some_and(|rest| rest.contains(char::is_numeric));
    (entry || mark) && counted_numbers(clause).is_empty()
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
        ] {
            assert!(is_of_office(line.iter().copied()), "{line:?}");
        }
        for line in [
            &["以上问题一律作废"][..],
            &["联系人:张三", "以上问题不再整改"],
            &["联系电话费3312345元"],
            &["联系人:3人"],
            &["(2025)7号文件撤销"],
            &[],
        ] {
            assert!(!is_of_office(line.iter().copied()), "{line:?}");
        }
    }
}
