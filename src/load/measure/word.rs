//! Words that departments use as values.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that answer a question by themselves. Which of them mean that a target is reached is the
/// template's to say; here they are only told from free text.
const KNOWN: &str = "是 否 有 无 优 优秀 良 良好 中 中等 一般 差 较差 好 较好 高 较高 低 强 合格 不合格 \
    达标 不达标 符合 基本符合 不符合 合规 不合规 及时 基本及时 不及时 通过 未通过 有效 无效 \
    满意 基本满意 不满意 完成 已完成 未完成 全部完成 部分完成 达成 已达成 未达成 部分达成 \
    基本达成 达成目标 达成预期指标 达成年度指标 达到预期 已达到 未达到 基本达到 长期 长远 持续 \
    可持续 提升 提高 改善 增加 减少 稳定 明显 显著 效果明显 显著提升 有所提高 有所改善 稳步提高 \
    稳步提升 逐步提高 逐年提升";

/// Whether a text is such a word.
pub(super) fn is_known(text: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| KNOWN.split(' ').collect());
    WORDS.contains(text)
}
