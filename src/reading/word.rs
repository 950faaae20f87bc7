//! Words that departments use as values.

use std::collections::HashSet;
use std::iter;
use std::sync::LazyLock;

use crate::lists::{Values, Words, lists};

/// Whether a text is such a word: one that answers by itself, a verdict such as 部分达成年度指标并具有一定效果, a change such as
/// 稳步提高, or an effect such as 成效显著. Which of them mean that a target is reached is the template's to say; here they
/// are only told from free text.
pub(super) fn is_known(text: &str) -> bool {
    static WORDS: LazyLock<HashSet<String>> = LazyLock::new(words);
    WORDS.contains(text)
}

fn words() -> HashSet<String> {
    let Values { known, reached, aims, degrees, effects, manners, changes, subjects, praises, .. } = &lists().values;
    let known = known.iter().map(str::to_owned);
    let verdicts = pairs(or_nothing(degrees), reached.iter())
        .flat_map(|verdict| or_nothing(aims).map(move |aim| format!("{verdict}{aim}")))
        .flat_map(|verdict| or_nothing(effects).map(move |effect| format!("{verdict}{effect}")));
    let changes = pairs(or_nothing(manners), changes.iter());
    let effects = pairs(or_nothing(subjects), praises.iter());
    known.chain(verdicts).chain(changes).chain(effects).collect()
}

/// The words of a list, and none of them.
fn or_nothing(list: &Words) -> impl Iterator<Item = &str> + Clone {
    iter::once("").chain(list.iter())
}

/// Every first part with every second one.
fn pairs<'a>(
    first: impl Iterator<Item = &'a str> + 'a,
    second: impl Iterator<Item = &'a str> + Clone + 'a,
) -> impl Iterator<Item = String> + 'a {
    first.flat_map(move |first| second.clone().map(move |second| format!("{first}{second}")))
}

#[cfg(test)]
mod tests {
    use super::is_known;

    #[test]
    fn words_of_every_family() {
        for word in [
            "是",
            "无",
            "达成预期指标",
            "达成年度指标",
            "部分达成年度指标并具有一定效果",
            "未达成年度指标且效果较差",
            "基本达到",
            "部分完成",
            "未完成",
            "显著提升",
            "稳步提高",
            "逐年提升",
            "有所改善",
            "得到有效保障",
            "效果明显",
            "成效显著",
            "提升明显",
            "全覆盖",
            "在规定时间内完成",
        ] {
            assert!(is_known(word), "{word}");
        }
        for text in ["", "显著", "保障工作顺利开展", "改善学校的办学条件", "目标明确、内容细化"]
        {
            assert_eq!(is_known(text), text == "显著", "{text}");
        }
    }
}
