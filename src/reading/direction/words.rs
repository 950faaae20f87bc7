//! The words of a name that say whether more or less is better.

use std::sync::OnceLock;

use crate::lists::{Directions, Meanings, Words, lists};

/// What a word says about more and less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// 合格, 收入: more is better.
    Wanted,
    /// 整改, 处理: what is done about something unwanted.
    Remedy,
    /// 新建, 培训: what is produced.
    Made,
    /// 事故, 能耗: less is better.
    Unwanted,
    /// 成本, 经费: money that is spent.
    Cost,
    /// 下降, 减少.
    Less,
    /// 增长, 提高.
    More,
    /// 接待, 案件: nobody can say.
    Either,
    /// 退休, 贫困: no word of any kind, though a part of it looks like one.
    Nothing,
}

impl Says {
    pub(super) const fn is_good(self) -> bool {
        matches!(self, Self::Wanted | Self::Remedy)
    }
}

/// A word where it stands in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found<'t> {
    start: usize,
    pub(super) end: usize,
    pub(super) text: &'t str,
    pub(super) says: Says,
}

/// What the last words of a stem say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Last<'t> {
    pub(super) word: &'t str,
    pub(super) says: Says,
    /// Whether nothing stands between it and the head.
    pub(super) adjoins_head: bool,
    /// What the word before it says, and whether nothing stands between the two.
    pub(super) before: Option<(Says, bool)>,
}

static LEXICON: OnceLock<Meanings<Says>> = OnceLock::new();

/// All words of the lists, by what they say.
fn lexicon() -> &'static Meanings<Says> {
    LEXICON.get_or_init(|| {
        let Directions {
            unwanted, burdens, remedies, wanted, made, costs, either, lessening, growing, harmless, ..
        } = &lists().directions;
        // Where a word stands in several lists, the first one has it.
        let groups: [(&'static Words, Says); 10] = [
            (unwanted, Says::Unwanted),
            (burdens, Says::Unwanted),
            (made, Says::Made),
            (remedies, Says::Remedy),
            (wanted, Says::Wanted),
            (costs, Says::Cost),
            (either, Says::Either),
            (lessening, Says::Less),
            (growing, Says::More),
            (harmless, Says::Nothing),
        ];
        let words = groups.iter().flat_map(|(words, says)| words.iter().map(|word| (word.to_owned(), *says)));
        words.collect()
    })
}

/// The words of a text from its end: of those that end at one place the longest, and none inside another.
pub(super) fn from_the_end(text: &str) -> Vec<Found<'_>> {
    let mut found = Vec::new();
    let mut before = text;
    while let Some(last) = before.chars().next_back() {
        before = match word_at_the_end(before, text) {
            Some((word, rest)) => {
                found.push(word);
                rest
            }
            None => before.get(..before.len() - last.len_utf8()).unwrap_or_default(),
        };
    }
    found
}

/// The longest word at the end of a part of a text, and what stands before it.
fn word_at_the_end<'t>(part: &'t str, text: &str) -> Option<(Found<'t>, &'t str)> {
    let (says, before) = lexicon().end(part)?;
    let (start, end) = (before.len(), part.len());
    let word = part.get(start..)?;
    // 费 is an outlay at the end of a name only: 消费, 自费.
    let inside = *says == Says::Cost && word.chars().nth(1).is_none() && end < text.len();
    (!inside).then_some((Found { start, end, text: word, says: *says }, before))
}

/// What a word says together with what stands before it: 不合格, 无事故, 被处罚.
pub(super) fn turned(text: &str, word: Found<'_>) -> Says {
    let Directions { negations, without, suffered, .. } = &lists().directions;
    let before = text.get(..word.start).unwrap_or_default();
    let ends_with = |words: &Words| words.strip_suffix(before).is_some();
    match word.says {
        Says::Wanted | Says::Remedy | Says::Made if ends_with(negations) => Says::Unwanted,
        Says::Remedy | Says::Either if ends_with(suffered) => Says::Unwanted,
        Says::Unwanted if ends_with(without) => Says::Wanted,
        says => says,
    }
}

/// What the last words of a stem say; none where it has no such word.
pub(super) fn last(stem: &str) -> Option<Last<'_>> {
    let words = from_the_end(stem);
    let end = words.first().map_or(0, |word| word.end);
    let before = |before: &Found<'_>, start: usize| (turned(stem, *before), before.end == start);
    if let Some((word, says)) = by_its_characters(stem, end) {
        let before = words.first().map(|found| before(found, stem.len() - word.len()));
        return Some(Last { word, says, adjoins_head: true, before });
    }
    let word = *words.first()?;
    let before = words.get(1).map(|found| before(found, word.start));
    Some(Last { word: word.text, says: turned(stem, word), adjoins_head: word.end == stem.len(), before })
}

/// What the characters at the end of a stem say that stand behind its last word: 漏报 and 未登记 are bad, 治污 is good.
fn by_its_characters(stem: &str, end: usize) -> Option<(&str, Says)> {
    let Directions { ill, against, negating, .. } = &lists().directions;
    let tail: Vec<(usize, &str)> = stem
        .get(end..)?
        .char_indices()
        .map(|(at, c)| (at, c.len_utf8()))
        .map(|(at, length)| (end + at, stem.get(end + at..end + at + length).unwrap_or_default()))
        .collect();
    for back in 1..=2 {
        let Some(index) = tail.len().checked_sub(back) else { break };
        let Some((at, character)) = tail.get(index).copied() else { break };
        if ill.has(character) {
            let opposed =
                index.checked_sub(1).and_then(|index| tail.get(index)).filter(|(_, before)| against.has(before));
            let says = if opposed.is_some() { Says::Remedy } else { Says::Unwanted };
            let from = opposed.map_or(at, |(at, _)| *at);
            return Some((stem.get(from..)?, says));
        }
    }
    let negated = [3, 2].into_iter().filter_map(|back| tail.get(tail.len().checked_sub(back)?));
    negated
        .filter(|(_, character)| negating.has(character))
        .find_map(|(at, _)| Some((stem.get(*at..)?, Says::Unwanted)))
}

/// The word of a list that ends nearest to the end of a text, with where it ends; of two the longer one.
pub(super) fn nearest_the_end<'w>(words: &'w Words, text: &str) -> Option<(usize, usize, &'w str)> {
    words.last_in(text).map(|(word, end)| (end, word.len(), word))
}
