//! Texts that say that everything was done: 全部完成年度目标, 所有指标都已达标, 已全部完成.
//!
//! Such a verdict is a run of words without anything else between them, of which one says all and one says done. What is
//! named between them, as in 完成全部培训任务, is done, and nothing is said of the rest.

use crate::lists::{Claims, lists};

/// What the words of a run say.
#[derive(Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each says whether words of one list stand in it")]
struct Run {
    /// 全部, 均.
    all: bool,
    /// 完成, 达到.
    done: bool,
    /// 预期 behind 达到.
    hoped: bool,
    /// 目标, 指标.
    aims: bool,
}

impl Run {
    const fn says_all_done(self) -> bool {
        self.all && self.done
    }
}

/// Whether a clause says of its aims that all of them were reached.
pub(crate) fn says_all_reached(clause: &str) -> bool {
    runs(clause).any(|(run, _)| run.says_all_done() && run.aims)
}

/// Whether a text is nothing but such a verdict, about aims or about everything.
pub(crate) fn is_verdict(text: &str) -> bool {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let (run, length) = first_run(text);
    length == text.len() && run.done && (run.all || run.hoped && run.aims)
}

/// The runs of a text, each as far as it goes.
fn runs(text: &str) -> impl Iterator<Item = (Run, usize)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let (run, length) = first_run(rest);
        rest = rest.get(length.max(first.len_utf8())..)?;
        Some((run, length))
    })
}

/// The run that a text begins with.
fn first_run(text: &str) -> (Run, usize) {
    let Claims { whole, done, hoped, aims, between, .. } = &lists().claims;
    let (mut run, mut rest) = (Run::default(), text);
    loop {
        if let Some(behind) = whole.strip_prefix(rest) {
            (run.all, rest) = (true, behind);
        } else if let Some(behind) = done.strip_prefix(rest) {
            (run.done, rest) = (true, behind);
        } else if let Some(behind) = hoped.strip_prefix(rest) {
            (run.hoped, rest) = (run.hoped || run.done, behind);
        } else if let Some(behind) = aims.strip_prefix(rest) {
            (run.aims, rest) = (true, behind);
        } else if let Some(behind) = between.strip_prefix(rest) {
            rest = behind;
        } else {
            return (run, text.len() - rest.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_says_all_and_done_in_one_run_says_that_all_was_done() {
        for text in [
            "全部完成年度目标",
            "完成全部绩效目标",
            "各项绩效目标全部如期实现",
            "所有指标都已达标",
            "完成了年初设定的全部任务",
        ] {
            assert!(says_all_reached(text) && is_verdict(text), "{text}");
        }
        for text in ["已全部完成", "已全部完成。", "圆满完成", "均按期完成", "达到预期目标", "实现了预期绩效目标"]
        {
            assert!(is_verdict(text) && !says_all_reached(text), "{text}");
        }
        for text in [
            "完成全部培训任务",
            "设备安装全部完成",
            "实际完成目标",
            "预期目标完成情况",
            "预期实现目标",
            "年度目标",
            "全年目标完成情况",
            "所有设备采购任务完成",
            "未全部完成",
            "基本完成年度目标",
            "",
        ] {
            assert!(!is_verdict(text) && !says_all_reached(text), "{text}");
        }
    }
}
