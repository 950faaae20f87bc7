//! The quantities that a sentence names: 投放鱼卵425万粒.

use crate::audit::claims::clauses;
use crate::lists::{Claims, Words, lists};
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
    clauses(&plain).flat_map(|clause| clause.split('、')).flat_map(of_clause).collect()
}

fn of_clause(clause: &str) -> Vec<Named> {
    if lists().claims.others.is_in(clause) {
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
    let near = |words: &Words| {
        words.iter().any(|word| before.ends_with(word) || behind.chars().take(8).collect::<String>().contains(word))
    };
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
    Some(Named { digits: digits.to_owned(), value, before: before.to_owned(), behind: behind.to_owned(), meant })
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

    /// How many characters of a name in a row stand around it.
    pub(super) fn shares(&self, name: &str) -> usize {
        longest_common(&self.before, name).max(longest_common(&self.behind, name))
    }
}

/// The length of the longest run of characters that two texts share.
fn longest_common(a: &str, b: &str) -> usize {
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
        assert!(!super::named("培训120人次").first().unwrap().is_in("人"));
    }
}
