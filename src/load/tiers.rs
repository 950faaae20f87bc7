//! The tree of a table, in the order of its template.

use super::label::same_label;
use super::notes;
use super::row::Row;
use super::table::Table;
use crate::model::TierRule;
use crate::num::{ArithmeticError, Fraction};

/// One node of the tree and the rows below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    /// Its place in the tree, as the table spells it.
    pub path: Vec<String>,
    /// The rows below it, by their numbers.
    pub rows: Vec<usize>,
}

/// Collects the nodes and puts them in order: those that the template names first, as it names
/// them, the others as they come.
pub(super) fn arrange(table: &mut Table<'_>) {
    let rules = &table.book.template.tiers;
    let mut tiers: Vec<Tier> = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        for depth in 1..=row.indicator.path.len() {
            let path = row.indicator.path.get(..depth).unwrap_or_default();
            match tiers.iter_mut().find(|tier| tier.path == path) {
                Some(tier) => tier.rows.push(index),
                None => tiers.push(Tier { path: path.to_vec(), rows: vec![index] }),
            }
        }
    }
    let mut keyed: Vec<_> = tiers.iter().map(|tier| (rank(rules, &tiers, &tier.path), tier)).collect();
    keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
    for (rank, tier) in &keyed {
        let unknown = rank.last().is_some_and(|(place, _)| *place == UNKNOWN);
        let within_known = rank.iter().rev().skip(1).all(|(place, _)| *place < UNKNOWN);
        if unknown && within_known {
            table.notes.push(notes::tier_unknown(&tier.path.join(" / ")));
        }
    }
    table.tiers = keyed.into_iter().map(|(_, tier)| tier.clone()).collect();
}

/// Rank of a name that the template does not have, and of one where it names none.
const UNKNOWN: usize = usize::MAX;
const UNNAMED: usize = usize::MAX - 1;

/// For each level of a path: its number in the template, then its first appearance in the table.
fn rank(rules: &[TierRule], tiers: &[Tier], path: &[String]) -> Vec<(usize, usize)> {
    let mut level = Some(rules);
    (1..=path.len())
        .map(|depth| {
            let rules = level.unwrap_or_default();
            let place = path.get(depth - 1).and_then(|label| find(rules, label));
            let first =
                tiers.iter().position(|tier| Some(tier.path.as_slice()) == path.get(..depth)).unwrap_or(UNKNOWN);
            level = place.and_then(|place| rules.get(place)).map(|rule| rule.tiers.as_slice());
            (place.unwrap_or(if rules.is_empty() { UNNAMED } else { UNKNOWN }), first)
        })
        .collect()
}

fn find(rules: &[TierRule], label: &str) -> Option<usize> {
    rules
        .iter()
        .position(|rule| same_label(&rule.name, label) || rule.aliases.iter().any(|alias| same_label(alias, label)))
}

/// Holds the sums of weights against what the template sets for its tiers.
pub(super) fn check_weights(table: &mut Table<'_>) -> Result<(), ArithmeticError> {
    let mut found = Vec::new();
    let rules = &table.book.template.tiers;
    check_level(table, rules, &[], &mut found)?;
    table.notes.append(&mut found);
    Ok(())
}

fn check_level(
    table: &Table<'_>,
    rules: &[TierRule],
    above: &[&TierRule],
    found: &mut Vec<crate::model::Note>,
) -> Result<(), ArithmeticError> {
    for rule in rules {
        let path = [above, &[rule]].concat();
        let below = table.rows.iter().filter(|row| {
            row.indicator.path.len() >= path.len()
                && path
                    .iter()
                    .zip(&row.indicator.path)
                    .all(|(rule, label)| find(std::slice::from_ref(*rule), label).is_some())
        });
        let weights = below.filter_map(Row::counted_weight);
        let mut weights = weights.map(crate::num::Number::fraction);
        let sum = weights.try_fold(Fraction::ZERO, Fraction::add)?;
        let fixed = rule.weight.filter(|set| sum != set.fraction()).map(|set| set.to_string());
        let outside = match (rule.min, rule.max) {
            (Some(min), _) if sum < min.fraction() => Some(format!("≥ {min}")),
            (_, Some(max)) if sum > max.fraction() => Some(format!("≤ {max}")),
            _ => None,
        };
        if let Some(set) = fixed.or(outside) {
            found.push(notes::tier_weight_differs(&rule.name, sum, &set));
        }
        check_level(table, &rule.tiers, &path, found)?;
    }
    Ok(())
}
