//! Whether a reason is given for a deviation: in its own column, or in the text of the goal.

use super::subject::{Line, Subject};
use crate::identity::bare_name;
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
