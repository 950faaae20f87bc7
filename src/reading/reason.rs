//! Whether a text gives a reason, or only says that there is none.

use std::collections::BTreeSet;

use crate::lists::{Reasons, Words, lists};
use crate::num::{Number, fold_width, is_blank};

/// Whether a cell for reasons gives one: 无 in any spelling is none, nor is a dash or what only says that nothing deviates, or that all
/// went as it should.
#[must_use]
pub(crate) fn is_reason(text: &str) -> bool {
    let words = text.trim_matches(|c| is_blank(c) || matches!(fold_width(c), '。' | '.' | ';' | ','));
    let Reasons { none, none_stated, .. } = &lists().reasons;
    let says_something = words.contains(char::is_alphanumeric);
    says_something && !(none.has(words) || none_stated.has(words) || denies_deviation(words) || is_as_planned(words))
}

/// Whether a text only says that the work was done: 已完成, 全年任务均已按期完成. Beside what was missed that is no reason.
#[must_use]
pub(crate) fn says_done(text: &str) -> bool {
    let letters: String = text.chars().map(fold_width).filter(|c| c.is_alphabetic()).collect();
    let (values, reasons) = (&lists().values, &lists().reasons);
    let said = [&values.already, &values.completed, &lists().claims.general, &reasons.finishing, &reasons.finished];
    let mut rest = letters.as_str();
    while let Some(behind) = said.iter().find_map(|words| words.strip_prefix(rest)) {
        rest = behind;
    }
    rest.is_empty() && values.completed.is_in(&letters)
}

/// Whether a text says why something does not apply: behind 不适用, 无 and the like something is left that is a word.
#[must_use]
pub(crate) fn says_why(text: &str) -> bool {
    let letters: String = text.chars().map(fold_width).filter(|c| c.is_alphabetic()).collect();
    let Reasons { none, none_stated, .. } = &lists().reasons;
    let inapplicable = &lists().values.inapplicable;
    if inapplicable.has(text.trim_matches(|c| is_blank(c) || matches!(fold_width(c), '。' | '.'))) {
        return false;
    }
    let mut rest = letters.as_str();
    while let Some(behind) = [inapplicable, none_stated, none].iter().find_map(|words| words.strip_prefix(rest)) {
        rest = behind;
    }
    let first = rest.chars().next();
    rest.chars().any(|c| Some(c) != first) && !denies_deviation(text)
}

/// Whether a text only says that the reason is the one above: 同上, 〃, 原因同上.
#[must_use]
pub(crate) fn repeats_above(text: &str) -> bool {
    let Reasons { above, places, .. } = &lists().reasons;
    consists_of(text, above, places)
}

/// Whether a text only says where the reason stands, which nobody can read here: 见附件说明, 详见自评报告第3页.
#[must_use]
pub(crate) fn is_elsewhere(text: &str) -> bool {
    let Reasons { elsewhere, places, .. } = &lists().reasons;
    consists_of(text, elsewhere, places)
}

/// Whether a text has one of some words, and nothing besides but these and words that may stand beside them; figures number what
/// is named.
fn consists_of(text: &str, words: &Words, beside: &Words) -> bool {
    let mut rest = text.trim();
    let mut found = false;
    while let Some(first) = rest.chars().next() {
        let plain =
            || Some(rest).filter(|_| first.is_ascii_digit() || !first.is_alphanumeric())?.get(first.len_utf8()..);
        if let Some(behind) = words.strip_prefix(rest) {
            (found, rest) = (true, behind);
        } else if let Some(behind) = beside.strip_prefix(rest).or_else(plain) {
            rest = behind;
        } else {
            return false;
        }
    }
    found
}

/// Whether a text only says that nothing deviates: 0, 0%, 未发生偏差, 不存在任何差异. Without what denies, happens and
/// may deviate nothing is left of it.
fn denies_deviation(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !is_blank(*c)).map(fold_width).collect();
    let digits = plain.strip_suffix('%').unwrap_or(&plain);
    if digits.parse::<Number>().is_ok_and(|number| number.fraction().is_zero()) {
        return true;
    }
    let Reasons { denials, occurring, deviations, .. } = &lists().reasons;
    let Some(mut rest) = denials.strip_prefix(&plain) else { return false };
    while let Some(next) = occurring.strip_prefix(rest) {
        rest = next;
    }
    let mut deviates = false;
    while let Some(next) = deviations.strip_prefix(rest) {
        (rest, deviates) = (next, true);
    }
    deviates && rest.is_empty()
}

/// Whether a text only says that work went on as it should: 已按计划完成, 各项工作正常推进. Without such words nothing is left
/// of it, however it is put together; of several ways to part it into words one is enough.
fn is_as_planned(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| c.is_alphanumeric()).map(fold_width).collect();
    let words = &lists().reasons.as_planned;
    let mut ends = BTreeSet::from([0]);
    while let Some(at) = ends.pop_first() {
        let rest = plain.get(at..).unwrap_or_default();
        if rest.is_empty() {
            return !plain.is_empty();
        }
        ends.extend(words.iter().filter(|word| rest.starts_with(word)).map(|word| at + word.len()));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_says_that_all_went_well_is_no_reason() {
        for text in [
            "已完成",
            "按计划",
            "正常",
            "按计划完成。",
            "工作正常开展",
            "项目按期实施完毕",
            "各项任务均已落实到位",
            "正常推进中",
            "按时、按质完成任务",
            "已按要求完成",
            "完成情况良好",
            "达到预期目标",
            "基本完成年度目标任务",
            "按序时进度推进",
            "同上",
            "无特殊原因",
        ] {
            assert!(!is_reason(text), "{text}");
        }
        for text in [
            "资金未到位",
            "招标流程延后",
            "按计划分两年实施",
            "人员调整,已按计划补招",
            "参训人员减少",
            "工期较长",
            "项目尚在验收",
            "标准提高",
            "按实际需求采购",
            "未完成",
            "合同未到付款期",
            "正常损耗",
        ] {
            assert!(is_reason(text), "{text}");
        }
    }

    #[test]
    fn what_points_at_a_reason_is_told_from_what_gives_one() {
        for text in ["同上", "同上。", "〃", "见上", "原因同上", "同上述原因", "如上所述", "同前", "见上一行", "\""]
        {
            assert!(
                repeats_above(text) && !is_elsewhere(text) || text.starts_with('见') && repeats_above(text),
                "{text}"
            );
        }
        for text in ["见附件", "见附件说明", "详见附件3", "附后", "详见自评报告第3页", "原因见附表"]
        {
            assert!(is_elsewhere(text) && !repeats_above(text), "{text}");
        }
        for text in ["", "无", "-", "见效较慢", "材料涨价", "上级资金未到位", "同上级对账", "说明", "附件未交"]
        {
            assert!(!is_elsewhere(text) && !repeats_above(text), "{text}");
        }
    }

    #[test]
    fn what_denies_a_deviation_is_no_reason() {
        for text in ["0", "0%", "0.00", "未发生偏差", "不存在偏差", "没有出现差异", "无明显偏离情况", "无偏差原因"]
        {
            assert!(denies_deviation(text), "{text}");
        }
        for text in ["未发生火灾", "无", "偏差较大", "未完成", "0人参加", "没有资金", "无偏差,但资金未到位"]
        {
            assert!(!denies_deviation(text), "{text}");
        }
    }

    #[test]
    fn what_only_says_that_the_work_was_done_is_no_reason_for_missing_it() {
        for text in ["已完成", "已完成。", "完成", "全年任务均已按期完成", "项目工作已全部完成!", "年度指标已如期完成"]
        {
            assert!(says_done(text), "{text}");
        }
        for text in ["已完成招标,因设备未到货", "未完成", "完成较晚", "经费不足", "", "按实际需求完成", "无"]
        {
            assert!(!says_done(text), "{text}");
        }
    }

    #[test]
    fn whoever_says_that_something_does_not_apply_says_why() {
        for text in ["停办", "没有服务对象", "无服务对象", "公益项目", "本年未安排", "不适用:项目已取消", "no clients"]
        {
            assert!(says_why(text), "{text}");
        }
        for text in [
            "",
            ".",
            "。。",
            "无",
            "不适用",
            "不适用,不涉及",
            "N/A",
            "—",
            "1",
            "x",
            "xxx",
            "是",
            "\u{200b}\u{3164}",
            "无偏差",
            "0",
            "暂无。",
        ] {
            assert!(!says_why(text), "{text:?}");
        }
    }
}
