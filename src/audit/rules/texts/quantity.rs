//! The quantities that a sentence names: 投放鱼卵425万粒.

use std::rc::Rc;

use crate::audit::audited_row::AuditedRow;
use crate::audit::claims::clauses;
use crate::identity::bare_name;
use crate::lists::{Claims, Words, lists};
use crate::memo::{Memory, remembered};
use crate::num::{Fraction, Number, fold_width};

/// A number in a clause, and the words around it.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// The digits as written.
    pub(super) digits: String,
    /// Its value.
    pub(super) value: Fraction,
    /// What stands before it in its clause.
    pub(super) before: String,
    /// What stands behind it in its clause, the unit first.
    pub(super) behind: String,
    /// The sentence that it stands in.
    pub(super) sentence: String,
    /// How it is meant.
    pub(super) meant: Meant,
}

/// How a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// As it stands.
    Exactly,
    /// 不少于, 以上.
    AtLeast,
    /// 不超过, 以内.
    AtMost,
}

/// The quantities of a text.
pub(super) fn named(text: &str) -> Vec<Named> {
    let plain: String = text.chars().map(fold_width).collect();
    let of_sentence = |sentence: &str| -> Vec<Named> {
        if !sentence.contains(|c: char| c.is_ascii_digit()) {
            return Vec::new();
        }
        let mut found: Vec<Named> =
            clauses(sentence).flat_map(|clause| clause.split('、')).flat_map(of_clause).collect();
        for named in &mut found {
            sentence.clone_into(&mut named.sentence);
        }
        found
    };
    plain.split(['。', ';', '!', '\n']).flat_map(of_sentence).collect()
}

fn of_clause(clause: &str) -> Vec<Named> {
    if digits(clause, 0).is_none() || lists().claims.others.is_in(clause) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((start, end)) = digits(clause, from) {
        let parts = (clause.get(..start), clause.get(start..end), clause.get(end..));
        if let (Some(before), Some(digits), Some(behind)) = parts {
            found.extend(one(before, digits, behind));
        }
        from = end;
    }
    // Two numbers in one clause leave open which of them the words are about.
    if found.len() == 1 { found } else { Vec::new() }
}

fn one(before: &str, digits: &str, behind: &str) -> Option<Named> {
    let number: Number = digits.replace(',', "").parse().ok()?;
    let Claims { roughly, at_least, at_most, .. } = &lists().claims;
    let behind: String = behind.chars().take(8).collect();
    let near = |words: &Words| words.strip_suffix(before).is_some() || words.is_in(&behind);
    let joined = before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '第' | '-' | '~' | '至'));
    if joined || near(roughly) {
        return None;
    }
    let meant = if near(at_least) {
        Meant::AtLeast
    } else if near(at_most) {
        Meant::AtMost
    } else {
        Meant::Exactly
    };
    let value = number.fraction();
    Some(Named { digits: digits.to_owned(), value, before: before.to_owned(), behind, sentence: String::new(), meant })
}

/// The next run of digits.
fn digits(text: &str, from: usize) -> Option<(usize, usize)> {
    let start = from + text.get(from..)?.find(|c: char| c.is_ascii_digit())?;
    let behind = text.get(start..)?;
    let length = behind.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(behind.len());
    let run = behind.get(..length)?.trim_end_matches(['.', ',']);
    Some((start, start + run.len()))
}

impl Named {
    /// Whether it is counted in a unit.
    pub(super) fn is_in(&self, unit: &str) -> bool {
        let behind = self.behind.trim_start();
        // 台(套) is read as 台套.
        let plain = behind.replace(['(', ')'], "");
        let rest = behind.strip_prefix(unit).or_else(|| plain.strip_prefix(unit));
        rest.is_some_and(|rest| lists().claims.prolonging.begin(rest).is_none())
    }

    /// How much of a name is what is counted, where that stands right before the number or behind its unit, and all
    /// else that the name says stands in the sentence: 免费发放鸡苗 for 采购脱温鸡苗700只,免费向农户发放.
    pub(super) fn counts(&self, name: &str, unit: &str) -> Option<usize> {
        let behind = self.behind.trim_start().strip_prefix(unit).unwrap_or_default();
        let before = self.before.trim_end();
        let starts = name.char_indices().map(|(at, _)| at);
        let mut heads = starts.filter_map(|at| name.split_at_checked(at));
        heads.find_map(|(rest, head)| {
            let long = head.chars().count() >= SHORTEST_WORD;
            let counted = long && (before.ends_with(head) || behind.starts_with(head));
            (counted && is_said(&self.sentence, rest)).then(|| name.chars().count())
        })
    }

    /// Whether the words around it name another thing of the same kind: 种苗养殖基地 for 种鸡养殖基地, the same but for one
    /// character within.
    pub(super) fn names_another(&self, name: &str) -> bool {
        [&self.before, &self.behind].into_iter().any(|text| is_there_but_for_one(text, name))
    }

    /// How many characters of a name in a row stand around it.
    pub(super) fn shares(&self, name: &str) -> usize {
        longest_common(&self.before, name).max(longest_common(&self.behind, name))
    }
}

/// The name of an indicator without what the form adds, and without words that say nothing of what is counted:
/// 改造 of 实际改造户数.
pub(super) fn name_of_what_is_counted(row: &AuditedRow<'_>) -> Option<Rc<str>> {
    thread_local! {
        static NAMES: Memory<Rc<str>> = Memory::default();
    }
    let name = row.indicator.name.as_deref()?;
    Some(remembered(&NAMES, name, || {
        let core: String = bare_name(name).chars().map(fold_width).collect();
        let general = &lists().claims.general;
        // Of most names nothing is left out.
        if !general.is_in(&core) {
            return core.into();
        }
        let without = |core: String, word| if core.contains(word) { core.replace(word, "") } else { core };
        general.iter().fold(core, without).into()
    }))
}

/// The shortest run of characters that is a word.
pub(super) const SHORTEST_WORD: usize = 2;

/// Whether a text says all of some words, each run of two characters or more somewhere.
fn is_said(text: &str, words: &str) -> bool {
    let words: Vec<char> = words.chars().collect();
    let mut rest = words.as_slice();
    while !rest.is_empty() {
        let longest = (SHORTEST_WORD..=rest.len())
            .rev()
            .find(|length| rest.get(..*length).is_some_and(|run| text.contains(&run.iter().collect::<String>())));
        let Some(behind) = longest.and_then(|length| rest.get(length..)) else { return false };
        rest = behind;
    }
    true
}

/// Whether a text has a name with one of its inner characters replaced, and not the name itself.
fn is_there_but_for_one(text: &str, name: &str) -> bool {
    let (text_chars, name_chars): (Vec<char>, Vec<char>) = (text.chars().collect(), name.chars().collect());
    let inner = 1..name_chars.len().saturating_sub(1);
    let replaced = |window: &[char]| {
        let mut differing = window.iter().zip(&name_chars).enumerate().filter(|(_, (a, b))| a != b).map(|(at, _)| at);
        matches!((differing.next(), differing.next()), (Some(at), None) if inner.contains(&at))
    };
    name_chars.len() > SHORTEST_NAME && !text.contains(name) && text_chars.windows(name_chars.len()).any(replaced)
}

/// A shorter name is another one as soon as a character differs.
const SHORTEST_NAME: usize = 3;

/// The length of the longest run of characters that two texts share.
pub(super) fn longest_common(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row = vec![0usize; b.len() + 1];
    let mut longest = 0;
    for x in a.chars() {
        let mut diagonal = 0;
        for (cell, y) in row.iter_mut().skip(1).zip(&b) {
            let above = *cell;
            *cell = if x == *y { diagonal + 1 } else { 0 };
            longest = longest.max(*cell);
            diagonal = above;
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_of_sentences() {
        let line = |text: &str| {
            named(text).iter().map(|named| format!("{}|{:?}", named.digits, named.meant)).collect::<Vec<_>>().join(" ")
        };
        for (text, found) in [
            ("完成鱼苗投放425万粒,新建育苗室2间", "425|Exactly 2|Exactly"),
            ("培训不少于1,200人次。", "1,200|AtLeast"),
            ("控制在90万元以内", "90|AtMost"),
            ("培训约200人、每月3次", ""),
            ("其中贫困户80户", ""),
            ("2期共120人", ""),
        ] {
            assert_eq!(line(text), found, "{text}");
        }
    }

    #[test]
    fn units_and_names() {
        let all = named("完成鱼苗投放425万粒");
        let named = all.first().unwrap();
        assert!(named.is_in("万粒") && !named.is_in("万元"));
        assert_eq!(named.shares("鱼苗投放"), 4);
        let all = super::named("政府采购脱温鸡苗700只,免费向农户发放,共计建成种苗养殖基地900亩。");
        let [chicks, base] = all.as_slice() else { panic!("{all:?}") };
        assert_eq!((chicks.counts("免费发放鸡苗", "只"), base.counts("种鸡养殖基地", "亩")), (Some(6), None));
        assert!(base.names_another("种鸡养殖基地") && !chicks.names_another("免费发放鸡苗"));
        let all = super::named("电梯维修12台。");
        assert_eq!(all.first().unwrap().counts("监控设备维修", "台"), None);
        assert!(!super::named("培训120人次").first().unwrap().is_in("人"));
    }
}
