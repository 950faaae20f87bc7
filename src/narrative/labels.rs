//! Words right before a figure that say what it is: 执行数为 before a budget says another thing than its source.

use super::folded::folded;
use crate::lists::lists;
use crate::prose::Cited;

/// What the words before a figure call it, where it is something else.
pub(super) fn called_otherwise(before: &str, cited: &Cited) -> Option<&'static str> {
    let (called, is) = (meaning(&folded(before))?, meaning(&folded(&cited.what))?);
    (!is.contains(called)).then_some(called)
}

/// What the word means that a text ends with; nothing where it ends with none.
fn meaning(text: &str) -> Option<&'static str> {
    let citations = &lists().citations;
    let mut text = text;
    loop {
        if let Some((meaning, _)) = citations.figures.end(text) {
            return Some(meaning);
        }
        text = citations.before_figures.strip_suffix(text)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::narrative::CitedDocument;

    #[test]
    fn words_before_a_figure_say_what_it_is() {
        let document = CitedDocument::named("self:a");
        let otherwise = |before: &str, what: &str| {
            called_otherwise(before, &document.number(what, "/a", "7".parse().unwrap())).is_some()
        };
        for (before, what) in [
            ("万元,执行数为", "全年预算数"),
            ("合计预算", "全年执行数"),
            ("预算执行率", "全年预算数"),
            ("年度指标值", "实际完成值"),
            ("达到年度指标值的", "未达到指标值的"),
            ("未达到的", "达到指标值的"),
            ("(分值", "得分"),
            ("平均得分", "最低得分"),
            ("最高为", "平均得分"),
        ] {
            assert!(otherwise(before, what), "{before} {what}");
        }
        for (before, what) in [
            ("全年预算数为", "全年预算数"),
            ("预算数\u{ff1a}", "年初预算数"),
            ("预算执行", "执行率"),
            ("执行预算", "全年执行数"),
            ("完成预算的", "执行率"),
            ("预算执行", "全年执行数"),
            ("未达到", "年度指标值"),
            ("取得", "全年预算数"),
            ("其中得分", "最高得分"),
            ("得分", "汇总表得分"),
            ("涉及预算资金", "全年预算数"),
            ("预算", "涉及预算资金"),
            ("", "得分"),
        ] {
            assert!(!otherwise(before, what), "{before} {what}");
        }
    }
}
