//! What a result in words does to the predicate of its target: 未提升 denies 有效提升, 基本改善 says less than 明显改善.
//!
//! Both are taken apart into denials, words of degree, and what they are said of. Only where that is the same in both, letter by
//! letter, is anything said here: 有所好转 beside 明显改善 stays a matter of judgement.

use crate::lists::{Words, lists};

/// Letters of what is taken apart.
const LONGEST: usize = 20;

/// Letters of what a predicate is said of, at least.
const SHORTEST: usize = 2;

/// Whether a result says that it is not so, or that it is so where the target wants it not to be.
pub(crate) fn denies(target: &str, actual: &str) -> bool {
    let Some((target, actual)) = of_one(target, actual) else { return false };
    target.is_denied != actual.is_denied
}

/// Whether a result says that it is so to a part, 基本, where the target wants much of it, 显著.
pub(crate) fn weakens(target: &str, actual: &str) -> bool {
    let Some((target, actual)) = of_one(target, actual) else { return false };
    let is_plain = !target.is_denied && !actual.is_denied;
    is_plain && target.is_strong && !target.is_weak && actual.is_weak && !actual.is_strong
}

/// Both taken apart, where they say something of the same.
fn of_one(target: &str, actual: &str) -> Option<(Predicate, Predicate)> {
    let [target, actual] = [target, actual].map(Predicate::of);
    let (target, actual) = (target?, actual?);
    (target.core == actual.core).then_some((target, actual))
}

struct Predicate {
    /// What is left of the text: 提升, 群众满意.
    core: String,
    is_denied: bool,
    is_strong: bool,
    is_weak: bool,
}

impl Predicate {
    fn of(text: &str) -> Option<Self> {
        let text = text.trim_matches(|sign: char| !sign.is_alphanumeric());
        if text.chars().count() > LONGEST {
            return None;
        }
        let (values, denials) = (&lists().values, &lists().operators.denials);
        let mut found = Self { core: String::new(), is_denied: false, is_strong: false, is_weak: false };
        let mut rest = text;
        while let Some(sign) = rest.chars().next() {
            // 不断 denies nothing, and 未成年人 neither, in both alike.
            let (weak, strong) = (begins(&values.weak, rest), begins(&values.strong, rest));
            if let Some(behind) = weak.or(strong) {
                found.is_weak |= weak.is_some();
                found.is_strong |= weak.is_none();
                rest = behind;
            } else if let Some(behind) = begins(&values.manners, rest) {
                rest = behind;
            } else if let Some(behind) = begins(denials, rest) {
                found.is_denied = !found.is_denied;
                rest = behind;
            } else {
                found.core.extend(Some(sign).filter(|sign| *sign != '了'));
                rest = rest.get(sign.len_utf8()..).unwrap_or_default();
            }
        }
        (found.core.chars().count() >= SHORTEST).then_some(found)
    }
}

/// What stands behind a word of a list.
fn begins<'t>(words: &Words, text: &'t str) -> Option<&'t str> {
    words.begin(text).map(|(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_denial_of_the_same_is_one() {
        for (target, actual) in [
            ("有效提升", "未提升"),
            ("显著提高", "未有效提高"),
            ("不断完善", "未完善"),
            ("得到改善", "没有得到改善"),
            ("效果明显", "效果不明显"),
            ("明显提升", "提升不明显"),
            ("群众满意", "群众不满意"),
            ("不下降", "有所下降"),
            ("持续增强", "未增强。"),
            ("不超预算", "超预算"),
        ] {
            assert!(denies(target, actual), "{target} {actual}");
        }
        for (target, actual) in [
            ("有效提升", "有效提升"),
            ("有效提升", "未下降"),
            ("不断完善", "持续完善"),
            ("未成年人保护加强", "未成年人保护有效加强"),
            ("按时完成", "未完成"),
            ("无", "无"),
            ("不发生", "未发生"),
            ("有效提升", ""),
        ] {
            assert!(!denies(target, actual), "{target} {actual}");
        }
    }

    #[test]
    fn less_of_the_same_is_less() {
        for (target, actual) in [("明显改善", "基本改善"), ("显著提升", "有所提升"), ("大幅度增加", "略有增加")]
        {
            assert!(weakens(target, actual), "{target} {actual}");
        }
        for (target, actual) in
            [("有效提升", "有所提升"), ("有所改善", "基本改善"), ("明显改善", "有所好转"), ("基本改善", "明显改善")]
        {
            assert!(!weakens(target, actual), "{target} {actual}");
        }
    }
}
