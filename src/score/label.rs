//! What an indicator is called on pages.

use crate::model::scorecard::ScoredIndicator;

/// The tiers below the first level, and the indicator's name where it has one; the first level
/// where there is neither.
pub(crate) fn label(indicator: &ScoredIndicator) -> String {
    let below: Vec<&str> = indicator.path.iter().skip(1).chain(&indicator.name).map(String::as_str).collect();
    if below.is_empty() { indicator.path.concat() } else { below.join(" · ") }
}
