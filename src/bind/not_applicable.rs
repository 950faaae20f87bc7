//! Where the points of indicators go that do not apply.

use super::row::Row;
use crate::codes::remarks;
use crate::identity::find_tier;
use crate::model::template::{NotApplicablePoints, NotApplicableRule, TierRule};
use crate::num::{ArithmeticError, Fraction};

/// Passes on the points of rows that do not apply, by the template's rule. Each row concerned gets its
/// factor and a remark; a group in which nothing applies, and which the rule sends nowhere, stays open.
pub(super) fn pass_on(
    rule: &NotApplicableRule,
    tiers: &[TierRule],
    rows: &mut [Row<'_>],
) -> Result<(), ArithmeticError> {
    // Nobody can say what the others' shares are where one of their weights cannot be read.
    if !rows.iter().any(Row::is_out) || rows.iter().any(Row::has_unknown_weight) {
        return Ok(());
    }
    match rule.points {
        NotApplicablePoints::Open => Ok(()),
        NotApplicablePoints::Rescale => share_out(rows, &vec![0; rows.len()], &[Fraction::ZERO]),
        NotApplicablePoints::Tier => by_tier(rule, tiers, rows),
    }
}

fn by_tier(rule: &NotApplicableRule, tiers: &[TierRule], rows: &mut [Row<'_>]) -> Result<(), ArithmeticError> {
    let place = |row: &Row<'_>| {
        let label = row.indicator.path.first();
        label.and_then(|label| find_tier(tiers, label)).unwrap_or(tiers.len())
    };
    let groups: Vec<usize> = rows.iter().map(place).collect();
    let mut extra = vec![Fraction::ZERO; tiers.len() + 1];
    let mut emptied = Vec::new();
    for (group, tier) in tiers.iter().enumerate() {
        let below = || rows.iter().zip(&groups).filter(move |(_, own)| **own == group).map(|(row, _)| row);
        let to = rule.moves.get(&tier.name).and_then(|name| tiers.iter().position(|tier| &tier.name == name));
        let Some(to) = to.filter(|_| below().next().is_some() && below().all(Row::is_out)) else { continue };
        let mut weights = below().filter_map(Row::counted_weight);
        let moved = weights.try_fold(Fraction::ZERO, Fraction::add)?;
        if let Some(extra) = extra.get_mut(to) {
            *extra = extra.add(moved)?;
            emptied.push(group);
        }
    }
    share_out(rows, &groups, &extra)?;
    for (row, _) in rows.iter_mut().zip(&groups).filter(|(_, group)| emptied.contains(group)) {
        give_away(row);
    }
    Ok(())
}

/// Shares the points of each group among those of its rows that apply, with what comes from elsewhere.
fn share_out(rows: &mut [Row<'_>], groups: &[usize], extra: &[Fraction]) -> Result<(), ArithmeticError> {
    for (group, extra) in extra.iter().enumerate() {
        let (mut all, mut applying) = (*extra, Fraction::ZERO);
        for (row, _) in rows.iter().zip(groups).filter(|(_, own)| **own == group) {
            let weight = row.counted_weight().unwrap_or(Fraction::ZERO);
            all = all.add(weight)?;
            applying = if row.is_out() { applying } else { applying.add(weight)? };
        }
        if all == applying || !applying.is_positive() {
            continue;
        }
        let factor = all.divide(applying)?;
        for (row, _) in rows.iter_mut().zip(groups).filter(|(_, own)| **own == group) {
            if row.is_out() {
                give_away(row);
            } else if let Some(weight) = row.weight {
                let passed = weight.fraction().multiply(factor)?;
                row.notes.push(remarks::weight_passed_on(&weight.to_string(), &passed.to_string()));
                row.factor = Some(factor);
            }
        }
    }
    Ok(())
}

fn give_away(row: &mut Row<'_>) {
    if let Some(weight) = row.weight {
        row.notes.push(remarks::weight_given_away(&weight.to_string()));
        row.factor = Some(Fraction::ZERO);
    }
}
