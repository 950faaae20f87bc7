//! Whether a reason is given for a deviation: in its own column, or in the text of the goal.

use super::subject::{Line, Subject};
use crate::num::{fold_width, is_blank};

/// Words that begin a cause. What only says that a target was missed gives none.
const CAUSES: &[&str] = &["因", "由于", "影响", "导致", "所致"];

/// A shorter name stands in any sentence.
const SHORTEST_NAME: usize = 3;

/// The reason in its own column; 无 in any spelling is none.
pub(super) fn stated<'a>(line: &Line<'a>) -> Option<&'a str> {
    let reason = line.reason()?;
    let words = reason.trim_matches(|c| is_blank(c) || matches!(fold_width(c), '。' | '.' | ';' | ','));
    (!matches!(words, "" | "无" | "暂无" | "无偏差" | "无原因" | "没有" | "不涉及")).then_some(reason)
}

/// Whether a reason is given anywhere: the text of the goal counts where a sentence of it names the indicator
/// and a cause.
pub(super) fn given(subject: &Subject<'_>, line: &Line<'_>) -> bool {
    stated(line).is_some() || in_goal(subject, line)
}

fn in_goal(subject: &Subject<'_>, line: &Line<'_>) -> bool {
    let name = bare_name(line.indicator.name.as_deref().unwrap_or_default());
    if name.chars().count() < SHORTEST_NAME {
        return false;
    }
    let goal = subject.assessment().goal.as_ref();
    let texts = goal.into_iter().flat_map(|goal| [&goal.expected, &goal.achieved]).flatten();
    let mut sentences = texts.flat_map(|text| text.split(|c| matches!(fold_width(c), '。' | ';' | '\n')));
    sentences.any(|sentence| sentence.contains(name) && CAUSES.iter().any(|cause| sentence.contains(cause)))
}

/// A name without what the form prints before it, and without what it adds in brackets: 指标1:培训人数(≥**人)
/// is 培训人数.
pub(super) fn bare_name(name: &str) -> &str {
    let name = behind_number(name.trim_matches(is_blank)).unwrap_or(name);
    let name = name.trim_start_matches(|c: char| is_blank(c) || matches!(c, '★' | '☆' | '*' | '●' | '▲'));
    name.split(|c| matches!(fold_width(c), '(' | '【' | '[')).next().unwrap_or_default().trim_matches(is_blank)
}

/// What stands behind 指标1: on forms; none where the name does not begin so.
pub(super) fn behind_number(name: &str) -> Option<&str> {
    let rest = name.strip_prefix("三级指标").or_else(|| name.strip_prefix("指标"))?;
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    if behind.len() == rest.len() {
        return None;
    }
    Some(behind.trim_start_matches(|c: char| is_blank(c) || matches!(fold_width(c), ':' | '.' | '、')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_without_what_forms_add() {
        for (name, bare) in [
            ("指标1:开展精品示范村建设数量", "开展精品示范村建设数量"),
            ("指标7.医疗器械抽检", "医疗器械抽检"),
            ("指标2:", ""),
            ("★★★农村低保发放人数(按月平均)(≥**人)", "农村低保发放人数"),
            ("指标体系建设数", "指标体系建设数"),
            ("出差人次", "出差人次"),
        ] {
            assert_eq!(bare_name(name), bare, "{name}");
        }
    }
}
