//! Which tier of a template a label of a table names.

use super::label::{label_kind, same_label};
use crate::model::template::TierRule;

/// The tier of a level that a label names: by its name or an alias, or else the only one whose name ends with the
/// same noun, as 服务对象满意度指标 names 满意度指标 where no other tier beside it is about satisfaction.
#[must_use]
pub(crate) fn find_tier(rules: &[TierRule], label: &str) -> Option<usize> {
    let exact = rules.iter().position(|rule| names(rule).any(|name| name == label));
    exact.or_else(|| rules.iter().position(|rule| names(rule).any(|name| same_label(name, label)))).or_else(|| {
        let kind = label_kind(label)?;
        let mut alike =
            rules.iter().enumerate().filter(|(_, rule)| names(rule).any(|name| label_kind(name) == Some(kind)));
        let (only, _) = alike.next()?;
        alike.next().is_none().then_some(only)
    })
}

/// Whether a label names one tier of a level.
#[must_use]
pub(crate) fn names_tier(rules: &[TierRule], rule: &TierRule, label: &str) -> bool {
    find_tier(rules, label).and_then(|place| rules.get(place)).is_some_and(|found| found.name == rule.name)
}

/// A path in the template's words where it has some, so that two spellings of a tier are one.
#[must_use]
pub(crate) fn canonical_path<'p>(rules: &'p [TierRule], path: &'p [String]) -> Vec<&'p str> {
    let mut level = rules;
    let labels = path.iter().map(|label| {
        let rule = find_tier(level, label).and_then(|place| level.get(place));
        level = rule.map_or(&[], |rule| rule.tiers.as_slice());
        rule.map_or(label.as_str(), |rule| rule.name.as_str())
    });
    labels.collect()
}

/// What the template says of a tier.
#[must_use]
pub(crate) fn tier_rule<'t>(rules: &'t [TierRule], path: &[String]) -> Option<&'t TierRule> {
    tier_rules(rules, path).nth(path.len().checked_sub(1)?)
}

fn names(rule: &TierRule) -> impl Iterator<Item = &str> {
    rule.aliases.iter().chain([&rule.name]).map(String::as_str)
}

/// The tiers of the template that a path leads through, as far as it names them.
pub(crate) fn tier_rules<'t>(rules: &'t [TierRule], path: &[String]) -> impl Iterator<Item = &'t TierRule> {
    let mut level = rules;
    path.iter().map_while(move |label| {
        let rule = level.get(find_tier(level, label)?)?;
        level = &rule.tiers;
        Some(rule)
    })
}
