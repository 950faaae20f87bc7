//! Which part of the form a row stands in, by the labels above it.

use crate::audit::subject::Line;
use crate::lists::{Words, lists};

fn stands_below(line: &Line<'_>, words: &[&str]) -> bool {
    line.indicator.path.iter().any(|label| words.iter().any(|word| label.contains(word)))
}

fn stands_below_any(line: &Line<'_>, words: &Words) -> bool {
    line.indicator.path.iter().any(|label| words.is_in(label))
}

/// Below 成本指标, under outputs or as a first level of its own. In a form without such parts the name tells.
pub(super) fn is_cost(line: &Line<'_>) -> bool {
    stands_below(line, &["成本"]) || !stands_below_any(line, &lists().forms.parts) && line.name().contains("成本")
}

/// Below 数量指标.
pub(super) fn is_quantity(line: &Line<'_>) -> bool {
    stands_below(line, &["数量"])
}

/// Below 时效指标.
pub(super) fn is_timeliness(line: &Line<'_>) -> bool {
    stands_below(line, &["时效"])
}

/// Below one of the four kinds of output. 社会成本 and 生态环境成本 are effects, whatever they are called.
pub(super) fn is_output(line: &Line<'_>) -> bool {
    stands_below(line, &["数量", "质量", "时效", "成本"]) && !stands_below(line, &["社会成本", "生态"])
}

/// Asks how satisfied somebody is.
pub(super) fn is_satisfaction(line: &Line<'_>) -> bool {
    stands_below(line, &["满意度"]) || line.name().contains("满意度") || line.name().contains("满意率")
}

/// Decision and management are judged by what the form asks for; they have no targets.
pub(super) fn needs_no_target(line: &Line<'_>) -> bool {
    let first = line.indicator.path.first().map_or("", String::as_str);
    lists().forms.without_targets.is_in(first)
}
