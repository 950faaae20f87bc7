//! How much a wording may ask for: it is a program, and one that never ends is a slip of the pen as any other.

use super::growth;
use super::tags::tags;
use crate::words::{Text, text};

/// Steps in which a wording is carried out, each worth 64 bytes of text as well: 32 MB, whatever is doubled, repeated or
/// joined. That of the program takes some thousands for a department.
const STEPS: u64 = 500_000;

/// Steps that each figure of the facts adds; the wording of the program takes some thirty.
const STEPS_OF_A_FIGURE: u64 = 300;

/// How often a form is printed in one text.
pub(super) const TIMES: usize = 10;

/// How many figures a text holds for each one of the facts, and how many whatever there are.
const FIGURES: [usize; 2] = [100, 10_000];

/// Bytes of a wording.
const BYTES: usize = 256 << 10;

/// Bytes of a tag. Each operator in it is a level of its reader.
const TAG: usize = 1_000;

/// Steps for the figures of the facts.
pub(super) fn steps(figures: usize) -> u64 {
    let figures = u64::try_from(figures).unwrap_or(u64::MAX);
    STEPS.saturating_add(figures.saturating_mul(STEPS_OF_A_FIGURE))
}

/// How many figures a text holds that is made of facts with so many.
pub(super) fn most_figures(figures: usize) -> usize {
    let [each, least] = FIGURES;
    figures.saturating_mul(each).max(least)
}

/// Why a wording is not carried out at all, if it is too large or asks for what its engine cannot do.
pub(super) fn beyond(wording: &str) -> Option<Text> {
    let kibibytes = BYTES >> 10;
    if wording.len() > BYTES {
        return Some(text!("文件过大:最多 {kibibytes} KiB", "it is too large: {kibibytes} KiB at most"));
    }
    let tags = tags(wording);
    if tags.iter().any(|tag| tag.len() > TAG) {
        return Some(text!("标记过长:最多 {TAG} 字节", "a tag is too long: {TAG} bytes at most"));
    }
    if growth::is_endless(&tags) {
        let most = growth::TIMES;
        return Some(text!(
            "列表拼接过多:最多 {most} 次,宏、递归的循环和 namespace 里不能拼接",
            "lists are put together too often: {most} times at most, and never in macros, loops into themselves and namespaces"
        ));
    }
    tags.into_iter().any(asks_to_cycle).then(|| text!("不能用 loop.cycle", "loop.cycle cannot be used"))
}

/// Without arguments it would end the program.
fn asks_to_cycle(tag: &str) -> bool {
    tag.match_indices("cycle").any(|(at, _)| tag.get(..at).is_some_and(|before| before.trim_end().ends_with('.')))
}
