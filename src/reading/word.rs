//! Words that departments use as values.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that answer a question by themselves. Which of them mean that a target is reached is the
/// template's to say; here they are only told from free text.
const KNOWN: &str = "是 否 有 无 优 优秀 良 良好 中 中等 一般 差 较差 好 较好 高 较高 低 较低 强 较强 大 较大 小 合格 不合格 \
    达标 不达标 基本达标 符合 基本符合 不符合 合规 合法合规 不合规 规范 准确 真实 完整 及时 较及时 基本及时 不及时 \
    按时 按期 如期 通过 未通过 有效 较有效 无效 满意 较满意 非常满意 基本满意 不满意 健全 较健全 不健全 完善 \
    明确 清晰 合理 科学 充分 安全 稳定 正常 全覆盖 全天候 应保尽保 应发尽发 应收尽收 应补尽补 零事故 零投诉 \
    长期 长远 中长期 短期 持续 可持续 持续有效 长期有效 持续影响 长期影响 影响长远 可持续影响 达产 \
    符合要求 符合规定 符合标准 符合相关规定 符合相关要求 符合相关标准 符合有关规定 符合规范 符合国家标准 \
    符合相关文件要求 严格执行相关制度规定 严格执行相关管理制度 严格执行相关财经法规制度 严格执行有关规定 \
    严格执行相关规定 严格按照规定执行 严格按标准执行 按该标准发放 在项目计划完成时间内完成 达到要求 达到标准 达到合格标准 按规定执行 严格执行 按标准执行 \
    按时完成 按期完成 如期完成 及时完成 按计划完成 按要求完成 按进度完成 圆满完成 在规定时间内完成 \
    规定时间内完成 按规定时间完成 及时到位 按时发放 及时发放 足额发放 按时足额发放 及时足额 及时拨付 \
    增加岗位 无影响 无重大影响 影响较小 影响小 不适用 优良 优良中差 好坏 长期坚持 基本合格 无投诉 无事故 零差错 \
    不超预算 不超过预算 预算内 预算数内 预算范围内 控制在预算内 控制在预算范围内 按计划进度 按合同约定 按计划 \
    良好以上 优良以上 合格以上 7×24小时 7*24小时 100%覆盖 全天候可用";

/// What was to be reached, in verdicts.
const REACHED: &str = "达成 完成 达到 实现";
const AIMS: &str =
    "|目标|预期|预期目标|预期指标|预期效果|预期效益|年度指标|年度目标|年初目标|指标|绩效目标|既定目标|任务";
const DEGREES: &str = "|已|已经|基本|全部|部分|未|未能|全面|超额|较好";
const EFFECTS: &str = "|并具有一定效果|且具有一定效果|且效果较差|并效果较差|且效果明显";

/// How something changes, and what changes: 显著提升, 稳步提高, 提升明显.
const MANNERS: &str = "|显著|明显|有所|稳步|逐步|逐年|不断|持续|进一步|有效|大幅|大幅度|全面|较大|较大幅度|切实|积极|稳定|长期|充分|\
    得到|得到有效|得到明显|得到显著|基本|有力|极大|较为|较|十分|非常|比较|稳中有";
const CHANGES: &str = "提升 提高 改善 增强 增加 增长 增收 减少 减轻 降低 下降 优化 好转 完善 推进 推动 促进 加强 保障 \
    改进 扩大 缓解 巩固 发展 带动 遏制 控制 维护 加快 拓宽 上升 升";
/// What is said of an effect: 效果明显, 成效显著, 作用突出.
const SUBJECTS: &str =
    "|效果|成效|效益|作用|影响|提升|提高|改善|增强|效果较|成效较|提升较|改善较|较|较为|十分|非常|比较";
const PRAISES: &str = "明显 显著 突出 良好 较好 好 优良 一般 较差 不明显 深远 广泛 大";

/// Whether a text is such a word.
pub(super) fn is_known(text: &str) -> bool {
    static WORDS: LazyLock<HashSet<String>> = LazyLock::new(words);
    WORDS.contains(text)
}

fn words() -> HashSet<String> {
    let known = KNOWN.split(' ').map(str::to_owned);
    let verdicts = pairs(DEGREES.split('|'), REACHED.split(' '))
        .flat_map(|verdict| AIMS.split('|').map(move |aim| format!("{verdict}{aim}")))
        .flat_map(|verdict| EFFECTS.split('|').map(move |effect| format!("{verdict}{effect}")));
    let changes = pairs(MANNERS.split('|'), CHANGES.split(' '));
    let effects = pairs(SUBJECTS.split('|'), PRAISES.split(' '));
    known.chain(verdicts).chain(changes).chain(effects).collect()
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
