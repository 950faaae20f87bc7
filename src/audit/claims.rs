//! What a sentence claims about a project in words that everybody writes alike: 预算数为352万元, 执行率95.82%,
//! 自评得分为98.2分, 绩效指标达到了预期值. What is said otherwise is not read at all.

use crate::lists::{Claims, Words, lists};
use crate::model::value::Printed;
use crate::num::{fold_width, is_blank};
use crate::reading::{is_verdict, says_all_reached};
use crate::score::{PrintedFigure, Stated};

/// What a claim is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// 预算数.
    Budget,
    /// 执行数.
    Executed,
    /// 执行率.
    Rate,
    /// 自评得分.
    Score,
    /// All indicators reached their targets.
    AllMet,
}

/// One claim.
#[derive(Clone, Debug)]
pub(super) struct Claim<'t> {
    /// What it is about.
    pub(super) about: About,
    /// The words that make it.
    pub(super) words: &'t str,
    /// The number, for all but [`About::AllMet`].
    pub(super) number: Option<Claimed>,
}

/// A number in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Claimed {
    /// Its digits.
    digits: Printed,
    /// 万元, 元, 亿元, %, 分; empty where nothing follows.
    pub(super) unit: &'static str,
}

impl Claimed {
    /// The number as a figure with its decimals.
    pub(super) fn stated(&self) -> Stated<'_> {
        Stated::read(Some(&self.digits))
    }

    /// The same, where it is one.
    pub(super) fn with<T>(&self, use_it: impl FnOnce(&PrintedFigure<'_>) -> T) -> Option<T> {
        self.stated().figure().map(use_it)
    }
}

/// The claims of a text, in its order.
pub(super) fn read(text: &str) -> Vec<Claim<'_>> {
    if speaks_of_several(text) {
        return Vec::new();
    }
    // A verdict that names nothing is about everything where nothing stands before it.
    let whole = text.trim_matches(is_blank);
    let claims: Vec<Claim<'_>> = clauses(text).flat_map(of_clause).collect();
    if claims.is_empty() && is_verdict(whole) {
        return vec![Claim { about: About::AllMet, words: whole, number: None }];
    }
    claims
}

fn of_clause(clause: &str) -> Vec<Claim<'_>> {
    if lists().claims.of_which.is_in(clause) {
        return Vec::new();
    }
    let Claims { budget, executed, rate, score, scored, not_scored, money, points, .. } = &lists().claims;
    let mut claims: Vec<Claim<'_>> = Vec::new();
    for (about, names) in [(About::Budget, budget), (About::Executed, executed)] {
        claims.extend(numbers(clause, about, names).find(|claim| is_in(claim, |unit| money.has(unit))));
    }
    claims.extend(numbers(clause, About::Rate, rate).find(|claim| is_in(claim, |unit| unit == "%")));
    if scored.is_in(clause) && !not_scored.is_in(clause) {
        let in_points = |unit: &str| unit.is_empty() || points.has(unit);
        claims.extend(numbers(clause, About::Score, score).find(|claim| is_in(claim, in_points)));
    }
    claims.extend(all_met(clause));
    claims
}

fn is_in(claim: &Claim<'_>, unit: impl Fn(&str) -> bool) -> bool {
    claim.number.as_ref().is_some_and(|number| unit(number.unit))
}

/// The numbers behind names.
fn numbers<'t>(clause: &'t str, about: About, names: &'static Words) -> impl Iterator<Item = Claim<'t>> {
    let names = names.is_in(clause).then(|| names.iter()).into_iter().flatten();
    names.filter_map(move |name| {
        let at = clause.find(name)?;
        let behind = clause.get(at + name.len()..)?;
        let (number, length) = number(behind)?;
        let words = clause.get(at..at + name.len() + length)?;
        Some(Claim { about, words, number: Some(number) })
    })
}

/// The number that a text begins with, behind words that add nothing; and how far it goes.
fn number(text: &str) -> Option<(Claimed, usize)> {
    let Claims { fillers, money, points, .. } = &lists().claims;
    let mut rest = text;
    while let Some(next) = fillers.strip_prefix(rest).or_else(|| blank_first(rest)) {
        rest = next;
    }
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let end = rest.find(|c| !is_part(fold_width(c))).unwrap_or(rest.len());
    let digits: String = rest.get(..end)?.chars().map(fold_width).filter(|c| *c != ',').collect();
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let behind = rest.get(end..)?.trim_start_matches(is_blank);
    let percent = behind.chars().next().is_some_and(|c| fold_width(c) == '%');
    let unit =
        if percent { "%" } else { money.begin(behind).or_else(|| points.begin(behind)).map_or("", |(unit, _)| unit) };
    let unit_length = if percent { behind.chars().next().map_or(0, char::len_utf8) } else { unit.len() };
    let length = text.len() - behind.len() + unit_length;
    Some((Claimed { digits: Printed(digits), unit }, length))
}

/// Every amount of money in a clause.
pub(super) fn amounts(clause: &str) -> Vec<Claimed> {
    let (mut found, mut rest) = (Vec::new(), clause);
    while let Some(behind) = rest.find(|c| fold_width(c).is_ascii_digit()).and_then(|at| rest.get(at..))
        && let Some((amount, length)) = number(behind)
    {
        rest = behind.get(length..).unwrap_or_default();
        found.extend(Some(amount).filter(|amount| lists().claims.money.has(amount.unit)));
    }
    found
}

fn blank_first(text: &str) -> Option<&str> {
    let first = text.chars().next().filter(|c| is_blank(*c) || fold_width(*c) == ':')?;
    text.get(first.len_utf8()..)
}

fn all_met(clause: &str) -> Option<Claim<'_>> {
    let Claims { reached, aims, reserves, .. } = &lists().claims;
    let said = || reached.is_in(clause) && aims.is_in(clause) || says_all_reached(clause);
    let claimed = !reserves.is_in(clause) && said();
    claimed.then_some(Claim { about: About::AllMet, words: clause, number: None })
}

/// 等3个项目: then no figure is one project's.
fn speaks_of_several(text: &str) -> bool {
    let several = &lists().claims.several;
    several.is_in(text)
        && several.iter().flat_map(|projects| text.match_indices(projects)).any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default();
            let digits = before.chars().rev().take_while(char::is_ascii_digit).collect::<String>();
            !digits.is_empty() && digits != "1"
        })
}

/// The clauses of a text: a comma between digits parts nothing.
pub(super) fn clauses(text: &str) -> impl Iterator<Item = &str> {
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, next)| *next);
        let in_number = before.is_ascii_digit() && after.is_ascii_digit();
        if matches!(fold_width(c), '。' | ';' | '!' | '\n') || fold_width(c) == ',' && !in_number {
            ends.push((at, at + c.len_utf8()));
        }
        before = c;
    }
    ends.push((text.len(), text.len()));
    let mut from = 0;
    ends.into_iter().filter_map(move |(end, next)| {
        let clause = text.get(from..end);
        from = next;
        clause.map(|clause| clause.trim_matches(is_blank)).filter(|clause| !clause.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        let claims = read(text);
        let line = |claim: &Claim<'_>| match &claim.number {
            Some(number) => format!("{:?} {}{}", claim.about, number.digits.0, number.unit),
            None => format!("{:?}", claim.about),
        };
        claims.iter().map(line).collect()
    }

    #[test]
    fn sentences_of_final_accounts() {
        assert_eq!(
            said(
                "根据年初设定的绩效目标,项目自评得分为98.2分。全年预算数为352万元,执行数为337.28万元,\
                 完成预算的95.82%。项目绩效目标完成情况:项目执行和完成情况较好,绩效指标达到了预期值。"
            ),
            ["Score 98.2分", "Budget 352万元", "Executed 337.28万元", "Rate 95.82%", "AllMet"]
        );
        assert_eq!(said("对热线经费等1个项目开展了部门评价,涉及预算资金1,356.16万元。"), ["Budget 1356.16万元"]);
        for text in ["已全部完成", "全部完成年度目标", "完成全部绩效目标", "达到预期目标"] {
            assert_eq!(said(text), ["AllMet"], "{text}");
        }
        assert_eq!(said("预算执行率 100.00%,各项任务均已完成"), ["Rate 100.00%", "AllMet"]);
    }

    #[test]
    fn what_claims_nothing() {
        for text in [
            "涵盖项目17个,涉及17个项目预算资金2,203.91万元",
            "其中:财政拨款预算数为30万元",
            "执行率得分9.58分",
            "绩效指标基本达到预期",
            "资金使用效益达到预期",
            "目标未全部完成",
            "设备安装全部完成",
            "修路10公里,已全部完成",
            "完成全部培训任务",
            "预算数较上年增加",
            "预算数约30万元",
            "自评得分率98%",
        ] {
            assert_eq!(said(text), [""; 0], "{text}");
        }
    }
}
