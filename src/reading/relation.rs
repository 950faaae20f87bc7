//! Operators, as signs and as words.

use crate::model::value::Relation;
use crate::model::value::Relation::{Above, AtLeast, AtMost, Below, Equal};

/// Spellings before the number; a spelling that another one begins with stands behind it.
const BEFORE: &[(&str, Relation)] = &[
    (">=", AtLeast),
    ("=>", AtLeast),
    ("≥", AtLeast),
    ("≧", AtLeast),
    ("⩾", AtLeast),
    ("≮", AtLeast),
    ("﹥=", AtLeast),
    ("不低于", AtLeast),
    ("不得低于", AtLeast),
    ("不能低于", AtLeast),
    ("不应低于", AtLeast),
    ("不少于", AtLeast),
    ("不得少于", AtLeast),
    ("不能少于", AtLeast),
    ("不应少于", AtLeast),
    ("不小于", AtLeast),
    ("不得小于", AtLeast),
    ("大于等于", AtLeast),
    ("大于或等于", AtLeast),
    ("高于等于", AtLeast),
    ("高于或等于", AtLeast),
    ("等于或大于", AtLeast),
    ("至少", AtLeast),
    ("最少", AtLeast),
    ("最低", AtLeast),
    ("达到", AtLeast),
    ("达", AtLeast),
    // A level to come to, unlike a change: 提高到95% is not 提高95%.
    ("提高到", AtLeast),
    ("提高至", AtLeast),
    ("提升到", AtLeast),
    ("提升至", AtLeast),
    ("增长到", AtLeast),
    ("增长至", AtLeast),
    ("增加到", AtLeast),
    ("增加至", AtLeast),
    ("增至", AtLeast),
    ("上升到", AtLeast),
    ("上升至", AtLeast),
    ("<=", AtMost),
    ("=<", AtMost),
    ("≤", AtMost),
    ("≦", AtMost),
    ("⩽", AtMost),
    ("≯", AtMost),
    ("﹤=", AtMost),
    ("不超过", AtMost),
    ("不得超过", AtMost),
    ("不能超过", AtMost),
    ("不应超过", AtMost),
    ("不超", AtMost),
    ("未超过", AtMost),
    ("不高于", AtMost),
    ("不得高于", AtMost),
    ("不能高于", AtMost),
    ("不大于", AtMost),
    ("不得大于", AtMost),
    ("不多于", AtMost),
    ("不得多于", AtMost),
    ("小于等于", AtMost),
    ("小于或等于", AtMost),
    ("低于等于", AtMost),
    ("低于或等于", AtMost),
    ("等于或小于", AtMost),
    ("控制在", AtMost),
    ("控制到", AtMost),
    ("至多", AtMost),
    ("最多", AtMost),
    ("最高", AtMost),
    ("下降到", AtMost),
    ("下降至", AtMost),
    ("降低到", AtMost),
    ("降低至", AtMost),
    ("降到", AtMost),
    ("降至", AtMost),
    ("减少到", AtMost),
    ("减少至", AtMost),
    ("缩短到", AtMost),
    ("缩短至", AtMost),
    ("压缩到", AtMost),
    ("压缩至", AtMost),
    (">", Above),
    ("﹥", Above),
    ("大于", Above),
    ("高于", Above),
    ("超过", Above),
    ("多于", Above),
    ("<", Below),
    ("﹤", Below),
    ("小于", Below),
    ("低于", Below),
    ("少于", Below),
    ("不足", Below),
    ("不到", Below),
    ("==", Equal),
    ("=", Equal),
    ("﹦", Equal),
    ("═", Equal),
    ("等于", Equal),
];

/// Spellings behind the number and its unit. In rules, 以上 and 以下 include the number itself.
const BEHIND: &[(&str, Relation)] = &[
    ("及以上", AtLeast),
    ("或以上", AtLeast),
    ("及其以上", AtLeast),
    ("以上", AtLeast),
    ("之上", AtLeast),
    ("及以下", AtMost),
    ("或以下", AtMost),
    ("及其以下", AtMost),
    ("以下", AtMost),
    ("以内", AtMost),
    ("之内", AtMost),
    ("范围内", AtMost),
    ("内", AtMost),
];

/// What only says that the number itself is included, which it is anyway.
const INCLUDED: &[&str] = &["(含本数)", "(含)", "(包含)"];

/// The relation at the beginning, and the text behind it.
pub(super) fn strip_before(text: &str) -> (Option<Relation>, &str) {
    let found = BEFORE.iter().find_map(|(spelling, relation)| Some((*relation, text.strip_prefix(spelling)?)));
    found.map_or((None, text), |(relation, rest)| (Some(relation), rest.trim_start()))
}

/// The relation at the end, and the text before it: 90%以上, 90%(含)以上, 30天以内(含).
pub(super) fn strip_behind(text: &str) -> (Option<Relation>, &str) {
    let body = without_included(text);
    let found = BEHIND.iter().find_map(|(spelling, relation)| Some((*relation, body.strip_suffix(spelling)?)));
    found.map_or((None, body), |(relation, rest)| (Some(relation), without_included(rest.trim_end())))
}

fn without_included(text: &str) -> &str {
    INCLUDED.iter().find_map(|spelling| text.strip_suffix(spelling)).map_or(text, str::trim_end)
}

/// What a column says that names the direction and no operator.
const DIRECTIONS: &[(&str, Relation)] = &[
    ("正向", AtLeast),
    ("正向指标", AtLeast),
    ("反向", AtMost),
    ("反向指标", AtMost),
    ("逆向", AtMost),
    ("逆向指标", AtMost),
    ("负向", AtMost),
    ("负向指标", AtMost),
];

/// The relation of a column for operators: a sign, a word or a direction alone.
pub(crate) fn alone(text: &str) -> Option<Relation> {
    let found = BEFORE.iter().chain(BEHIND).chain(DIRECTIONS).find(|(spelling, _)| *spelling == text);
    found.map(|(_, relation)| *relation)
}
