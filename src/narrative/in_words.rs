//! What says how much without a digit: 满分, 翻两番, and letters that stand where a number would, as in 得XCIX分 and lOO万元.

use std::ops::Range;

use crate::lists::{Citations, Words, lists};

/// Where that stands in a text, as names compare.
pub(super) fn spans(signs: &[char]) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        let vote = begins(signs, at, &lists().citations.of_votes);
        if let Some(end) = vote {
            at = end;
            continue;
        }
        let end = begins(signs, at, &lists().citations.in_words).or_else(|| letters(signs, at)).unwrap_or(at);
        if end > at {
            spans.push(at..end);
        }
        at = end.max(at + 1);
    }
    spans
}

fn text(signs: &[char], range: Range<usize>) -> String {
    signs.get(range.start..range.end.min(signs.len())).unwrap_or_default().iter().collect()
}

/// Signs in which a word stands, and what is before and behind letters.
const AROUND: usize = 8;

/// Where a word of a list ends that begins here.
fn begins(signs: &[char], from: usize, words: &Words) -> Option<usize> {
    let behind = text(signs, from..from + AROUND);
    let (word, _) = words.begin(&behind)?;
    Some(from + word.chars().count())
}

/// Where letters of other scripts end that stand where a number would: before a unit of money, points or shares, or behind a
/// word for a figure and before no other letter.
fn letters(signs: &[char], from: usize) -> Option<usize> {
    let part = |sign: char| (sign.is_alphanumeric() && !is_han(sign)) || sign == '|';
    let is_part = |at: usize| signs.get(at).copied().is_some_and(part);
    if !is_part(from) || from.checked_sub(1).is_some_and(is_part) {
        return None;
    }
    let end = (from..signs.len()).find(|at| !is_part(*at)).unwrap_or(signs.len());
    // A number is found as one.
    let own = signs.get(from..end)?;
    if own.iter().any(|sign| sign.is_numeric()) || end - from < 2 {
        return None;
    }
    let (before, behind) = (text(signs, from.saturating_sub(AROUND)..from), text(signs, end..end + AROUND));
    let Citations { units, scoring, figures, before_figures, .. } = &lists().citations;
    let ends = |rest: &str| !rest.starts_with(char::is_alphabetic);
    let counts = units.begin(&behind).is_some_and(|(_, rest)| ends(rest));
    let named = before_figures.strip_suffix(&before).unwrap_or(&before);
    let told = scoring.strip_suffix(&before).is_some() || figures.end(named).is_some();
    (counts || told && ends(&behind)).then_some(end)
}

fn is_han(sign: char) -> bool {
    matches!(sign, '\u{3005}'..='\u{3007}' | '\u{2e80}'..='\u{2fdf}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
        || sign > '\u{1ffff}'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str) -> Vec<String> {
        let signs: Vec<char> = words.chars().collect();
        spans(&signs).into_iter().map(|span| text(&signs, span)).collect()
    }

    #[test]
    fn figures_without_a_digit() {
        for (words, figures) in [
            ("得XCIX分", &["XCIX"][..]),
            ("得分为ХСІХ", &["ХСІХ"]),
            ("执行lOO万元,占IOO%", &["lOO", "IOO"]),
            ("各项指标得满分,收入翻两番", &["满分", "翻两番"]),
            ("过半项目没有完成,完成百分百", &["过半", "百分百"]),
            ("经职工代表大会过半数通过,半数以上同意", &[]),
            ("建设APP,GDP增长,KPI分值,PPP项目", &[]),
            ("预算APP建设,取得CMA认证,得到AAA级", &[]),
            ("使用USD计价", &[]),
        ] {
            assert_eq!(found(words), figures, "{words}");
        }
    }
}
