//! The tree of a table, in the order of its template.

use std::collections::HashMap;

use super::row::Row;
use crate::codes::remarks;
use crate::identity::find_tier;
use crate::model::template::TierRule;
use crate::num::{ArithmeticError, Fraction};
use crate::words::Note;

/// One node of the tree and the rows below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    /// Its place in the tree, as the table spells it.
    pub path: Vec<String>,
    /// The rows below it, by their numbers.
    pub rows: Vec<usize>,
}

/// The nodes by their paths.
type Places<'p> = HashMap<&'p [String], usize>;

/// The nodes in order: those that the template names first, as it names them, the others as they
/// come; with a remark on each that the template should name and does not.
pub(crate) fn arrange<'p>(rules: &[TierRule], paths: impl Iterator<Item = &'p [String]>) -> (Vec<Tier>, Vec<Note>) {
    let mut tiers: Vec<Tier> = Vec::new();
    let mut places: Places<'_> = HashMap::new();
    for (index, whole) in paths.enumerate() {
        for path in (1..=whole.len()).filter_map(|depth| whole.get(..depth)) {
            let place = *places.entry(path).or_insert(tiers.len());
            match tiers.get_mut(place) {
                Some(tier) => tier.rows.push(index),
                None => tiers.push(Tier { path: path.to_vec(), rows: vec![index] }),
            }
        }
    }
    let mut keyed: Vec<_> = tiers.into_iter().map(|tier| (rank(rules, &places, &tier.path), tier)).collect();
    keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
    let unknown = keyed.iter().filter(|(rank, _)| is_unknown(rank));
    let notes = unknown.map(|(_, tier)| remarks::tier_unknown(&tier.path.join(" / "))).collect();
    (keyed.into_iter().map(|(_, tier)| tier).collect(), notes)
}

/// Whether the template names everything above a node, and the node not.
fn is_unknown(rank: &[(usize, usize)]) -> bool {
    let mut upwards = rank.iter().rev().map(|(place, _)| *place);
    upwards.next() == Some(UNKNOWN) && upwards.all(|place| place < UNKNOWN)
}

/// Rank of a name that the template does not have, and of one where it names none.
const UNKNOWN: usize = usize::MAX;
const UNNAMED: usize = usize::MAX - 1;

/// For each level of a path: its number in the template, then its first appearance in the table.
fn rank(rules: &[TierRule], places: &Places<'_>, path: &[String]) -> Vec<(usize, usize)> {
    let mut level = Some(rules);
    let ranks = path.iter().enumerate().map(|(depth, label)| {
        let rules = level.unwrap_or_default();
        let place = find_tier(rules, label);
        let first = path.get(..=depth).and_then(|path| places.get(path)).copied().unwrap_or(UNKNOWN);
        level = place.and_then(|place| rules.get(place)).map(|rule| rule.tiers.as_slice());
        (place.unwrap_or(if rules.is_empty() { UNNAMED } else { UNKNOWN }), first)
    });
    ranks.collect()
}

/// What a row is worth below its path.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weighed<'p> {
    pub(crate) path: &'p [String],
    /// What it adds to sums of weights.
    pub(crate) counted: Option<Fraction>,
    pub(crate) is_unknown: bool,
}

impl<'a> Weighed<'a> {
    pub(super) fn of(row: &Row<'a>) -> Self {
        Self { path: &row.indicator.path, counted: row.counted_weight(), is_unknown: row.has_unknown_weight() }
    }
}

/// Holds the sums of weights against what the template sets for its tiers.
pub(crate) fn check_weights(rules: &[TierRule], rows: &[Weighed<'_>]) -> Result<Vec<Note>, ArithmeticError> {
    let mut found = Vec::new();
    check_level(rules, &rows.iter().collect::<Vec<_>>(), 0, &mut found)?;
    Ok(found)
}

/// `rows`: those below the node that the rules belong to, which stands at a depth of the tree.
fn check_level(
    rules: &[TierRule],
    rows: &[&Weighed<'_>],
    depth: usize,
    found: &mut Vec<Note>,
) -> Result<(), ArithmeticError> {
    let place_of = |row: &&Weighed<'_>| row.path.get(depth).and_then(|label| find_tier(rules, label));
    let places: Vec<Option<usize>> = rows.iter().map(place_of).collect();
    for (place, rule) in rules.iter().enumerate() {
        let is_below = |(_, below): &(&&Weighed<'_>, &Option<usize>)| **below == Some(place);
        let below: Vec<&Weighed<'_>> = rows.iter().zip(&places).filter(is_below).map(|(row, _)| *row).collect();
        let unknown = below.iter().any(|row| row.is_unknown);
        let mut weights = below.iter().filter_map(|row| row.counted);
        let sum = weights.try_fold(Fraction::ZERO, Fraction::add)?;
        let fixed = rule.weight.filter(|set| sum != set.fraction()).map(|set| set.to_string());
        let outside = match (rule.min, rule.max) {
            (Some(min), _) if sum < min.fraction() => Some(format!("≥ {min}")),
            (_, Some(max)) if sum > max.fraction() => Some(format!("≤ {max}")),
            _ => None,
        };
        if let Some(set) = fixed.or(outside).filter(|_| !unknown) {
            found.push(remarks::tier_weight_differs(&rule.name, sum, &set));
        }
        check_level(&rule.tiers, &below, depth + 1, found)?;
    }
    Ok(())
}
