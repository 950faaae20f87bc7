//! The figures of a clause, with what stands before and behind each.

use super::numeral::numeral;
use crate::lists::lists;
use crate::num::Fraction;

/// A figure in its clause.
pub(crate) struct Figure<'c> {
    pub(crate) value: Fraction,
    /// How many of its digits stand behind the point.
    #[cfg_attr(not(feature = "excel"), allow(dead_code, reason = "forms alone say to which place they round"))]
    decimals: usize,
    pub(crate) before: &'c str,
    pub(crate) behind: &'c str,
}

/// The figures of a clause, from left to right.
pub(crate) fn figures(clause: &str) -> impl Iterator<Item = Figure<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = clause.get(from..)?;
        let start = from + rest.find(|sign: char| sign.is_ascii_digit())?;
        let (before, rest) = clause.split_at_checked(start)?;
        let near = before.char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
        let before = before.get(near..)?;
        let end = rest.find(|sign: char| !sign.is_ascii_digit() && sign != '.').unwrap_or(rest.len());
        from = start + end;
        let (number, behind) = rest.split_at_checked(end)?;
        let number = number.trim_end_matches('.');
        let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        Some(number.parse().ok().map(|value| Figure { value, decimals, before, behind }))
    })
    .flatten()
}

/// Letters before a figure that may say what it is.
const NEAR: usize = 40;

impl Figure<'_> {
    /// What its last digit counts.
    #[cfg_attr(not(feature = "excel"), allow(dead_code, reason = "forms alone say to which place they round"))]
    pub(crate) fn place(&self) -> Fraction {
        let zeros = "0".repeat(self.decimals.min(MOST_DECIMALS).saturating_sub(1));
        if self.decimals == 0 { Fraction::whole(1) } else { format!("0.{zeros}1").parse().unwrap_or_default() }
    }

    /// Whether it is a limit or one end of a range: `90分以上`, `80-90分`, `≥60`.
    pub(crate) fn is_limit(&self) -> bool {
        let operators = &lists().operators;
        let unit = lists().claims.points.strip_prefix(self.behind).or_else(|| self.behind.strip_prefix('%'));
        let behind = unit.unwrap_or(self.behind);
        let claims = &lists().claims;
        // What reaches so many, 达到85分, has them.
        let begins = [&claims.at_least, &claims.at_most, &operators.above, &operators.below];
        let ends = [&operators.behind_at_least, &operators.behind_at_most];
        let digits = |text: &str| text.starts_with(|sign: char| sign.is_ascii_digit());
        let joined = behind.strip_prefix(JOINTS).is_some_and(digits);
        let is_end = |text: &str| text.ends_with(|sign: char| sign.is_ascii_digit() || "分%)".contains(sign));
        self.before.strip_suffix(JOINTS).is_some_and(is_end)
            || joined
            || behind.starts_with("(含")
            || begins.iter().any(|words| words.strip_suffix(self.before).is_some())
            || ends.iter().any(|words| words.strip_prefix(behind).is_some())
    }

    /// Whether it is a part of a number or a name: `A85`, `第85`.
    pub(crate) fn is_part(&self) -> bool {
        self.before.ends_with(|sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '第' | '/'))
    }
}

/// Places of a figure; more are none.
const MOST_DECIMALS: usize = 9;

/// What stands between the ends of a range.
const JOINTS: [char; 6] = ['-', '~', '—', '–', '至', '到'];

/// A clause whose numerals before 分 are written in figures: `八十五分`. 十分 says how much, and no points.
pub(crate) fn in_figures(clause: &str) -> String {
    let (mut written, mut rest) = (String::new(), clause);
    let is_numeral = |sign: char| "零〇一二三四五六七八九十百点".contains(sign);
    while let Some(start) = rest.find(is_numeral) {
        let (before, run) = rest.split_at_checked(start).unwrap_or((rest, ""));
        let end = run.find(|sign| !is_numeral(sign)).unwrap_or(run.len());
        let (numeral, behind) = run.split_at_checked(end).unwrap_or((run, ""));
        written.push_str(before);
        let is_points = numeral != "十" && lists().claims.points.strip_prefix(behind).is_some();
        written
            .push_str(&Some(numeral).filter(|_| is_points).and_then(figure_of).unwrap_or_else(|| numeral.to_owned()));
        rest = behind;
    }
    written + rest
}

/// `85.5` of 八十五点五.
fn figure_of(text: &str) -> Option<String> {
    let (whole, decimals) = text.split_once('点').unwrap_or((text, ""));
    let digit = |sign: char| "零一二三四五六七八九".chars().position(|digit| digit == sign);
    let decimals = decimals.chars().map(|sign| digit(sign).map(|digit| digit.to_string()));
    let decimals = decimals.collect::<Option<String>>()?;
    let whole = numeral(whole)?;
    Some(if decimals.is_empty() { whole.to_string() } else { format!("{whole}.{decimals}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_of_points_are_figures() {
        for (clause, written) in [
            ("项目自评八十五分", "项目自评85分"),
            ("得九十八点二分", "得98.2分"),
            ("群众十分满意", "群众十分满意"),
            ("第一名", "第一名"),
            ("三分之一", "3分之一"),
        ] {
            assert_eq!(in_figures(clause), written);
        }
    }
}
