//! A name as [modifiers][noun][head].

use crate::lists::{Directions, Words, lists};
use crate::reading::folded;

/// What a head counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// 合格率, 满意度.
    Rate,
    /// 管理费占比.
    Share,
    /// 投诉次数, 造林面积.
    Count,
    /// 总磷浓度.
    Level,
    /// The name has none: 直接经济损失.
    None,
}

/// A name without what is printed around it.
#[derive(Clone, Debug)]
pub(super) struct Name {
    text: String,
    stem: usize,
    pub(super) head: Head,
}

impl Name {
    /// Brackets, quotation marks, blanks and the sign of the unit are no part of a name.
    pub(super) fn read(printed: &str) -> Self {
        let mut text = without_brackets(folded(printed));
        text.truncate(text.trim_end_matches(['%', '‰']).len());
        // 指标1:培训人数.
        let numbered = |c: char| c.is_ascii_digit() || matches!(c, '.' | '、' | ',');
        let own = text.rsplit(':').next().unwrap_or_default().trim_start_matches(numbered);
        if own.len() < text.len() {
            text = own.to_owned();
        }
        let (stem, head) = split(&text);
        Self { text, stem, head }
    }

    /// The whole of it.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the head.
    pub(super) fn stem(&self) -> &str {
        self.text.get(..self.stem).unwrap_or_default()
    }

    /// What stands before the longest of some words at its end.
    pub(super) fn before(&self, words: &Words) -> Option<&str> {
        words.strip_suffix(&self.text)
    }
}

fn without_brackets(text: String) -> String {
    let is_around = |c| matches!(c, '(' | ')' | '[' | ']' | '【' | '】') || is_mark(c);
    if !text.contains(is_around) {
        return text;
    }
    let (mut depth, mut inner) = (0_usize, String::new());
    for c in text.chars() {
        match c {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth == 0 && !is_mark(c) => inner.push(c),
            _ => {}
        }
    }
    inner
}

const fn is_mark(c: char) -> bool {
    matches!(c, ' ' | '"' | '“' | '”' | '‘' | '’' | '《' | '》' | '★' | '*')
}

/// Where the longest head begins that leaves something before it, and what it counts.
fn split(text: &str) -> (usize, Head) {
    let Directions { rates, shares, counts, levels, .. } = &lists().directions;
    let heads = [(levels, Head::Level), (shares, Head::Share), (counts, Head::Count), (rates, Head::Rate)];
    let found = heads.into_iter().filter_map(|(words, head)| {
        let stem = words.strip_suffix(text).filter(|stem| !stem.is_empty())?;
        Some((stem.len(), head))
    });
    found.min_by_key(|(stem, _)| *stem).unwrap_or((text.len(), Head::None))
}
