//! Operators, as signs and as words.

use std::sync::LazyLock;

use crate::lists::{Meanings, Operators, Words, lists};
use crate::model::value::Relation;
use crate::model::value::Relation::{Above, AtLeast, AtMost, Below, Equal};

/// Spellings before the number.
static BEFORE: LazyLock<Meanings<Relation>> = LazyLock::new(|| {
    let Operators { at_least, at_most, above, below, equal, .. } = &lists().operators;
    spellings([(at_least, AtLeast), (at_most, AtMost), (above, Above), (below, Below), (equal, Equal)])
});

/// Spellings behind the number and its unit.
static BEHIND: LazyLock<Meanings<Relation>> = LazyLock::new(|| {
    let Operators { behind_at_least, behind_at_most, .. } = &lists().operators;
    spellings([(behind_at_least, AtLeast), (behind_at_most, AtMost)])
});

/// Spellings before the number that hold an operator wherever they stand, those of more than one sign.
static WORDS: LazyLock<Words> = LazyLock::new(|| BEFORE.names().filter(|word| word.chars().nth(1).is_some()).collect());

fn spellings<const N: usize>(lists: [(&'static Words, Relation); N]) -> Meanings<Relation> {
    let each =
        lists.into_iter().flat_map(|(words, relation)| words.iter().map(move |word| (word.to_owned(), relation)));
    each.collect()
}

/// The relation at the beginning, and the text behind it.
pub(super) fn strip_before(text: &str) -> (Option<Relation>, &str) {
    BEFORE.begin(text).map_or((None, text), |(relation, rest)| (Some(*relation), rest.trim_start()))
}

/// The relation at the end of the words before a figure, and the words before it: 总成本不得超过, 大于或者等于. None
/// where a negation stands before what cannot be turned round: 未达到.
#[allow(clippy::option_option, reason = "there may be no operator; one that is denied is no figure")]
pub(super) fn strip_last(text: &str) -> Option<Option<(Relation, &str)>> {
    let Operators { denials, modals, joints, .. } = &lists().operators;
    let Some((relation, rest)) = last_of(text) else { return Some(None) };
    let rest = rest.trim_end();
    // 大于或者等于, 达到或超过: both halves are one operator.
    if let Some((half, rest)) = last_of(joints.strip_suffix(rest).unwrap_or(rest)) {
        match (half, relation) {
            (Above | AtLeast, Equal) | (AtLeast, Above) => return Some(Some((AtLeast, rest))),
            (Below | AtMost, Equal) | (AtMost, Below) => return Some(Some((AtMost, rest))),
            _ => {}
        }
    }
    let denied = denials.strip_suffix(modals.strip_suffix(rest).unwrap_or(rest)).or_else(|| denials.strip_suffix(rest));
    match (denied, relation) {
        (None, _) => Some(Some((relation, rest))),
        (Some(rest), Above) => Some(Some((AtMost, rest))),
        (Some(rest), Below) => Some(Some((AtLeast, rest))),
        // 不少于等于 is a slip for 不少于.
        (Some(rest), AtMost) if text.ends_with("等于") => Some(Some((AtLeast, rest))),
        (Some(rest), AtLeast) if text.ends_with("等于") => Some(Some((AtMost, rest))),
        (Some(_), AtLeast | AtMost | Equal) => None,
    }
}

/// Whether words hold an operator of more than one sign.
pub(super) fn holds_an_operator(text: &str) -> bool {
    WORDS.is_in(text)
}

fn last_of(text: &str) -> Option<(Relation, &str)> {
    BEFORE.end(text).map(|(relation, rest)| (*relation, rest))
}

/// The relation with which the words behind a unit begin, and what follows: 内办结.
pub(super) fn begin_behind(text: &str) -> Option<(Relation, &str)> {
    let (relation, rest) = BEHIND.begin(text)?;
    Some((*relation, lists().operators.included.strip_prefix(rest).unwrap_or(rest).trim_start()))
}

/// The relation at the end, and the text before it: 90%以上, 90%(含)以上, 30天以内(含).
pub(super) fn strip_behind(text: &str) -> (Option<Relation>, &str) {
    let body = without_included(text);
    BEHIND.end(body).map_or((None, body), |(relation, rest)| (Some(*relation), without_included(rest.trim_end())))
}

/// (含), (含本数), (含95%).
fn without_included(text: &str) -> &str {
    let bracket = || text.strip_suffix(')').and_then(|body| body.rsplit_once("(含")).map(|(rest, _)| rest);
    lists().operators.included.strip_suffix(text).or_else(bracket).map_or(text, str::trim_end)
}

/// The relation of a column for operators: a sign, a word or a direction alone.
pub(crate) fn operator_alone(text: &str) -> Option<Relation> {
    let Operators { upward, downward, .. } = &lists().operators;
    let direction = || [(upward, AtLeast), (downward, AtMost)].into_iter().find(|(words, _)| words.has(text));
    let spelled = BEFORE.get(text).or_else(|| BEHIND.get(text)).copied();
    spelled.or_else(|| direction().map(|(_, relation)| relation))
}
