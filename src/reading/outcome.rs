//! What a clause says came of something: that it fell short (未达到目标值), how much was done (只完成468次), what was deducted
//! (核减2分).
//!
//! Rules of scoring say the same of what may come, 未完成的不得分: a text with their words says nothing of what came.

use super::figures::{Figure, figures};
use crate::lists::{Words, lists};
use crate::num::{Fraction, fold_width, is_blank};

/// The clauses of a text, without blanks and in half width.
pub(crate) fn clauses(text: &str) -> Vec<String> {
    let ends = ['。', ';', '\u{ff1b}', ',', '\u{ff0c}', '\n', '\t', '\u{3000}', '!', '\u{ff01}', '?', '\u{ff1f}'];
    let parts = text.split("  ").flat_map(|part| part.split(ends));
    let plain = |part: &str| part.chars().filter(|sign| !is_blank(*sign)).map(fold_width).collect::<String>();
    parts.map(plain).filter(|part| !part.is_empty()).collect()
}

/// Whether a text says how points are given or a form is filled in.
pub(crate) fn states_rules(text: &str) -> bool {
    lists().outcomes.rules.is_in(text)
}

/// Whether a clause says that something fell short: a denial, what was to be done, and nothing that goes on behind it.
pub(crate) fn falls_short(clause: &str) -> bool {
    let (outcomes, claims) = (&lists().outcomes, &lists().claims);
    let between = [&outcomes.passing, &claims.between, &claims.whole, &claims.hoped];
    let ended = |behind: &str| {
        let rest = without(behind, &[&outcomes.passing, &claims.between, &claims.hoped, &claims.aims]);
        !rest.starts_with(char::is_alphabetic)
    };
    // 未达到目标值的 says of what follows.
    let is_whole = outcomes.supposing.strip_suffix(clause).is_none();
    is_whole
        && denials(clause).any(|behind| {
            let rest = without(behind, &between);
            // 不达标 is short of it, and so is 未达目标.
            let done = outcomes.reaching.strip_prefix(rest).or_else(|| outcomes.reaching.strip_prefix(behind));
            done.is_some_and(ended)
        })
}

/// What stands behind each denial of a clause that is not itself denied or supposed.
pub(crate) fn denials(clause: &str) -> impl Iterator<Item = &str> {
    let outcomes = &lists().outcomes;
    clause.char_indices().filter_map(move |(at, _)| {
        let (before, rest) = clause.split_at_checked(at)?;
        let behind = outcomes.denying.strip_prefix(rest)?;
        outcomes.supposing.strip_suffix(before).is_none().then_some(behind)
    })
}

/// A text behind all words of some lists with which it begins.
fn without<'t>(text: &'t str, lists: &[&Words]) -> &'t str {
    let mut rest = text;
    while let Some(shorter) = lists.iter().find_map(|words| words.strip_prefix(rest)) {
        rest = shorter;
    }
    rest
}

/// How much was done, as a clause says it.
pub(crate) struct Reached<'c> {
    pub(crate) figure: Figure<'c>,
    /// Whether it is called what was really done: 实际, 只.
    pub(crate) is_real: bool,
}

/// The figures of a clause before which it says that so much was done. What was done of a part, in a part of the year, in another
/// one or is still to be done says nothing of the whole.
pub(crate) fn reached(clause: &str, year: Option<u16>) -> Vec<Reached<'_>> {
    if is_of_another(clause, year) {
        return Vec::new();
    }
    figures(clause)
        .filter(|figure| !figure.is_limit() && !figure.is_part())
        .filter_map(|figure| Some(Reached { is_real: is_real(figure.before)?, figure }))
        .collect()
}

/// The figure that stands right behind a name: 巡护次数为468次.
#[cfg(feature = "excel")]
pub(crate) fn stated(behind_name: &str, year: Option<u16>) -> Option<Reached<'_>> {
    let figure =
        figures(behind_name).next().filter(|figure| !figure.is_limit() && !is_of_another(behind_name, year))?;
    let rest = without(figure.before, &[&lists().outcomes.between]);
    rest.is_empty().then_some(Reached { figure, is_real: false })
}

/// Whether a clause speaks of a part of the whole, of another year, or of what is supposed.
fn is_of_another(clause: &str, year: Option<u16>) -> bool {
    let (claims, sheets) = (&lists().claims, &lists().sheets);
    let year = year.map(|year| Fraction::whole(year.into()));
    let years = figures(clause)
        .filter(|figure| lists().dates.year_signs.begin(figure.behind).is_some())
        .map(|figure| figure.value);
    let is_other_year = |named: Fraction| named >= FIRST_YEAR && year != Some(named);
    claims.others.is_in(clause)
        || sheets.interim.is_in(clause) && !sheets.year_end.is_in(clause)
        || sheets.planned.is_in(clause)
        || lists().outcomes.supposing.begin(clause).is_some()
        || { years }.any(is_other_year)
}

/// Fewer years are a span.
const FIRST_YEAR: Fraction = Fraction::whole(1900);

/// Whether what stands before a figure says that so much was really done; none where it does not say that it was done.
fn is_real(before: &str) -> Option<bool> {
    let outcomes = &lists().outcomes;
    let (mut rest, mut is_done) = (before, false);
    loop {
        if outcomes.really.strip_suffix(rest).is_some() {
            return Some(true);
        }
        if let Some(shorter) = outcomes.reaching.strip_suffix(rest) {
            // What was not done is no result, nor is what was done besides: 超额完成2公里.
            if [&outcomes.denying, &outcomes.besides].iter().any(|words| words.strip_suffix(shorter).is_some()) {
                return None;
            }
            (rest, is_done) = (shorter, true);
        } else if let Some(shorter) = outcomes.between.strip_suffix(rest) {
            rest = shorter;
        } else {
            return is_done.then_some(false);
        }
    }
}

impl Reached<'_> {
    /// Whether it is counted in a unit.
    pub(crate) fn is_in(&self, unit: &str) -> bool {
        is_unit(self.figure.behind, unit)
    }
}

/// What stands behind the figures of a text, unit first.
pub(crate) struct Counted<'c>(Vec<&'c str>);

/// Figures of a text of which it is looked at how each is counted; one with more tells of much.
const MOST: usize = 50;

impl<'c> Counted<'c> {
    pub(crate) fn of(clauses: &'c [String]) -> Self {
        Self(clauses.iter().flat_map(|clause| figures(clause)).map(|figure| figure.behind).take(MOST + 1).collect())
    }

    /// Whether one of them at most is counted in a unit: of several each may be a part of the whole.
    pub(crate) fn has_one(&self, unit: &str) -> bool {
        self.0.len() <= MOST && self.0.iter().filter(|behind| is_unit(behind, unit)).count() <= 1
    }
}

/// Whether a text begins with a unit; one that goes on is another one.
fn is_unit(text: &str, unit: &str) -> bool {
    text.strip_prefix(unit).is_some_and(|rest| lists().claims.prolonging.strip_prefix(rest).is_none())
}

/// The points that a clause says were deducted.
pub(crate) fn deducted(clause: &str) -> Vec<Fraction> {
    let (outcomes, denying) = (&lists().outcomes, &lists().outcomes.denying);
    let is_deducted = |figure: &Figure<'_>| {
        let mut before = figure.before;
        while let Some(shorter) = outcomes.between.strip_suffix(before) {
            before = shorter;
        }
        let before = outcomes.deducting.strip_suffix(before).filter(|before| denying.strip_suffix(before).is_none());
        let unit = lists().claims.points.strip_prefix(figure.behind);
        before.is_some() && unit.is_some_and(|rest| lists().stated.prolonging.strip_prefix(rest).is_none())
    };
    figures(clause)
        .filter(|figure| !figure.value.is_zero() && !figure.is_limit())
        .filter(is_deducted)
        .map(|figure| figure.value)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_falls_short_says_so_and_no_more() {
        for clause in [
            "巡护次数未达到目标值",
            "未完成",
            "尚未全部完成年度任务",
            "没有完成年初设定的目标",
            "满意度未达标",
            "未能如期完成",
            "未达目标值",
            "未完成7项",
        ] {
            assert!(falls_short(clause), "{clause}");
        }
        for clause in [
            "未完成原因分析",
            "如未完成",
            "无未完成事项",
            "没有未完成的任务",
            "未完成的不得分",
            "未达到目标值的",
            "未超过目标值",
            "完成年度目标",
            "不影响目标完成",
        ] {
            assert!(!falls_short(clause), "{clause}");
        }
    }

    #[test]
    fn so_much_was_done() {
        let said = |clause: &str| -> Vec<(String, bool)> {
            reached(clause, Some(2024))
                .into_iter()
                .map(|reached| (reached.figure.value.to_string(), reached.is_real))
                .collect()
        };
        for (clause, found) in [
            ("巡护次数实际完成468次", vec![("468".to_owned(), true)]),
            ("只完成468次", vec![("468".to_owned(), true)]),
            ("完成7项", vec![("7".to_owned(), false)]),
            ("巡护次数(实际468次)", vec![("468".to_owned(), true)]),
            ("其中完成7项", vec![]),
            ("上半年完成7项", vec![]),
            ("未完成7项", vec![]),
            ("目标为520次", vec![]),
            ("完成90%以上", vec![]),
            ("超额完成2次", vec![]),
            ("计划完成468次", vec![]),
            ("2023年完成468次", vec![]),
            ("2024年完成468次", vec![("468".to_owned(), false)]),
            ("截至12月底只有468次", vec![("468".to_owned(), true)]),
        ] {
            assert_eq!(said(clause), found, "{clause}");
        }
    }

    #[test]
    fn points_are_deducted() {
        for (clause, found) in [
            ("核减1.5分", 1),
            ("扣2分", 1),
            ("共扣除3分", 1),
            ("不扣分", 0),
            ("不扣2分", 0),
            ("核减0分", 0),
            ("扣款2万元", 0),
            ("减少2分钟", 0),
        ] {
            assert_eq!(deducted(clause).len(), found, "{clause}");
        }
    }
}
