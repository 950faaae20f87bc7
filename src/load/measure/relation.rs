//! Operators, as signs and as words.

use crate::model::Relation::{self, Above, AtLeast, AtMost, Below, Equal};

/// Spellings before the number; a spelling that another one begins with stands behind it.
const BEFORE: &[(&str, Relation)] = &[
    (">=", AtLeast),
    ("=>", AtLeast),
    ("≥", AtLeast),
    ("≧", AtLeast),
    ("⩾", AtLeast),
    ("不低于", AtLeast),
    ("不少于", AtLeast),
    ("不小于", AtLeast),
    ("大于等于", AtLeast),
    ("大于或等于", AtLeast),
    ("至少", AtLeast),
    ("达到", AtLeast),
    ("<=", AtMost),
    ("=<", AtMost),
    ("≤", AtMost),
    ("≦", AtMost),
    ("⩽", AtMost),
    ("不超过", AtMost),
    ("不高于", AtMost),
    ("不大于", AtMost),
    ("不多于", AtMost),
    ("小于等于", AtMost),
    ("小于或等于", AtMost),
    ("控制在", AtMost),
    ("至多", AtMost),
    ("最多", AtMost),
    (">", Above),
    ("大于", Above),
    ("高于", Above),
    ("超过", Above),
    ("多于", Above),
    ("<", Below),
    ("小于", Below),
    ("低于", Below),
    ("少于", Below),
    ("==", Equal),
    ("=", Equal),
    ("═", Equal),
    ("等于", Equal),
];

/// Spellings behind the number and its unit. In rules, 以上 and 以下 include the number itself.
const BEHIND: &[(&str, Relation)] = &[
    ("及以上", AtLeast),
    ("或以上", AtLeast),
    ("以上", AtLeast),
    ("及以下", AtMost),
    ("或以下", AtMost),
    ("以下", AtMost),
    ("以内", AtMost),
    ("之内", AtMost),
    ("内", AtMost),
];

/// The relation at the beginning, and the text behind it.
pub(super) fn strip_before(text: &str) -> (Option<Relation>, &str) {
    let found = BEFORE.iter().find_map(|(spelling, relation)| Some((*relation, text.strip_prefix(spelling)?)));
    found.map_or((None, text), |(relation, rest)| (Some(relation), rest.trim_start()))
}

/// The relation at the end, and the text before it.
pub(super) fn strip_behind(text: &str) -> (Option<Relation>, &str) {
    let found = BEHIND.iter().find_map(|(spelling, relation)| Some((*relation, text.strip_suffix(spelling)?)));
    found.map_or((None, text), |(relation, rest)| (Some(relation), rest.trim_end()))
}
