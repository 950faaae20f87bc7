//! What came of the indicators of one table or of several.

use super::cite::CitedDocument;
use super::facts::{IndicatorFacts, Outcomes, Reached};

/// The counts with their sources.
pub(super) fn outcomes<'i>(
    indicators: impl IntoIterator<Item = &'i IndicatorFacts>,
    document: &CitedDocument,
) -> Outcomes {
    let results: Vec<Reached> = indicators.into_iter().map(|indicator| indicator.result).collect();
    let count = |what, which: &str, of: &[Reached]| {
        let count = results.iter().filter(|result| of.contains(result)).count();
        document.count(what, &format!("/indicators?{which}"), count)
    };
    Outcomes {
        all: document.count("指标数", "/indicators", results.len()),
        met: count("达到指标值的", "met", &[Reached::Met, Reached::Exceeded]),
        unmet: count("未达到指标值的", "unmet", &[Reached::Unmet]),
        judged: count("评判的", "judged", &[Reached::Judged, Reached::JudgedShort]),
        open: count("未能评分的", "open", &[Reached::Open]),
        not_applicable: count("不适用的", "not_applicable", &[Reached::NotApplicable]),
    }
}
