//! The tiers of a table: which rows stand below one, and how many points its label, its subtotal and the
//! template give it.

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::bind::names_tier;
use crate::identity::same_label;
use crate::lists::lists;
use crate::model::template::TierRule;
use crate::num::{Fraction, Number, fold_width, is_blank};

/// A path in the template's words where it has some, so that two spellings of a tier are one.
pub(super) fn canonical<'p>(rules: &'p [TierRule], path: &'p [String]) -> Vec<&'p str> {
    let mut level = rules;
    let labels = path.iter().map(|label| {
        let rule = level.iter().find(|rule| names_tier(rule, label));
        level = rule.map_or(&[], |rule| rule.tiers.as_slice());
        rule.map_or(label.as_str(), |rule| rule.name.as_str())
    });
    labels.collect()
}

/// Whether one path is that of a tier or lies below it.
pub(super) fn is_below(path: &[&str], tier: &[&str]) -> bool {
    path.len() >= tier.len() && path.iter().zip(tier).all(|(a, b)| same_label(a, b))
}

/// The rows below a tier.
pub(super) fn rows_below<'s, 'a>(table: &'s AuditedTable<'a>, tier: &[String]) -> Vec<&'s AuditedRow<'a>> {
    let rules = &table.bound.book.template.tiers;
    let tier = canonical(rules, tier);
    let below = |row: &&AuditedRow<'_>| is_below(&canonical(rules, &row.indicator.path), &tier);
    table.rows.iter().filter(below).collect()
}

/// Whether a printed subtotal is the row of the execution rate, which has no indicators.
pub(super) fn is_execution(path: &[String]) -> bool {
    path.last().is_some_and(|label| lists().tiers.execution.is_in(label))
}

/// What the template says of a tier.
pub(super) fn rule_of<'t>(rules: &'t [TierRule], path: &[String]) -> Option<&'t TierRule> {
    let (last, above) = path.split_last()?;
    let mut level = rules;
    for label in above {
        level = &level.iter().find(|rule| names_tier(rule, label))?.tiers;
    }
    level.iter().find(|rule| names_tier(rule, last))
}

/// The points that a label itself gives to its tier: 50 for `产出指标(50分)`, 2 for `项目决策2分`.
pub(super) fn points_in(label: &str) -> Option<Fraction> {
    let folded: String = label.chars().filter(|c| !is_blank(*c)).map(fold_width).collect();
    let inner = if let Some(open) = folded.strip_suffix("分)") {
        open.rsplit_once('(')?.1
    } else {
        let open = folded.strip_suffix('分')?;
        let start = open.rfind(|c: char| !c.is_ascii_digit() && c != '.')?;
        open.get(start..)?.trim_start_matches(|c: char| !c.is_ascii_digit())
    };
    inner.parse::<Number>().ok().map(Number::fraction)
}

#[cfg(test)]
mod tests {
    use super::points_in;

    #[test]
    fn points_of_labels() {
        let points = |label: &str| points_in(label).map(|points| points.to_string());
        assert_eq!(points("产出指标(50分)").as_deref(), Some("50"));
        assert_eq!(points("产出 指标（50 分）").as_deref(), Some("50"));
        assert_eq!(points("项目决策2分").as_deref(), Some("2"));
        assert_eq!(points("数量指标(7.5分)").as_deref(), Some("7.5"));
        for label in ["产出指标", "产出指标(一期)", "得分", "评分(分)", "50分"] {
            assert_eq!(points(label), None, "{label}");
        }
    }
}
