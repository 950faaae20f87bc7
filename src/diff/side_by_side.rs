//! Two scorecards side by side, row by row; many of them in pairs.

use super::causes::{Common, causes};
use super::open::{OneSided, Pair, own_points};
use super::pairs::Sheet;
use super::row::{Row, rows};
use super::scorecard_diff::{Cause, CauseKind, ComparedTotals, Diff, RowDiff, ScorecardDiff, SelfScore};
use super::sides::Sides;
use super::template_diff::Rescored;
use super::{data, pairs, report, table};
use crate::model::scorecard::Scorecard;
use crate::num::{ArithmeticError, Figure, Fraction};
use crate::score::Stated;
use crate::words::text;

/// What differs between two scorecards. Rows belong together by their tiers and names.
#[must_use]
pub fn compare(before: &Scorecard, after: &Scorecard) -> ScorecardDiff {
    side_by_side(before, after, false)
}

/// The second scoring of tables: the department's scorecards and the auditor's in pairs, with what the department
/// reported itself. Without a second side the department's reports are held against its own scorecards.
///
/// # Errors
/// A mean that cannot be represented.
pub fn second_scoring(before: Vec<Sheet>, after: Option<Vec<Sheet>>, failed: usize) -> Result<Diff, ArithmeticError> {
    let alone = after.is_none();
    let (tables, only_before, only_after) = match after {
        None => (before.iter().map(held_against_itself).collect(), Vec::new(), Vec::new()),
        Some(after) => {
            let pairs = pairs::pair(before, after);
            (pairs.both.into_iter().map(held_against_the_other).collect(), pairs.only_before, pairs.only_after)
        }
    };
    let compared_at_all: Vec<Option<ScorecardDiff>> = tables;
    let failed = failed + compared_at_all.iter().filter(|table| table.is_none()).count();
    let tables: Vec<ScorecardDiff> = compared_at_all.into_iter().flatten().collect();
    let count = |differs: fn(&ScorecardDiff) -> bool| tables.iter().filter(|table| differs(table)).count();
    Ok(Diff {
        schema: Diff::SCHEMA.to_owned(),
        alone,
        only_before,
        only_after,
        failed,
        differing: count(|table| !table.is_same()),
        other_total: count(|table| table.change().map_or(!table.total.agree(), |change| !change.value().is_zero())),
        other_grade: count(|table| !table.same_grade()),
        mean_change: mean(tables.iter().filter_map(ScorecardDiff::change))?,
        compared: compared(&tables)?,
        tables,
    })
}

fn held_against_itself(sheet: &Sheet) -> Option<ScorecardDiff> {
    let card = sheet.card()?;
    Some(reviewed(&card, &card))
}

fn held_against_the_other((before, after): (Sheet, Sheet)) -> Option<ScorecardDiff> {
    Some(reviewed(&before.card()?, &after.card()?))
}

/// What the tables come to of which both sides scored all that the other did.
fn compared(tables: &[ScorecardDiff]) -> Result<Option<ComparedTotals>, ArithmeticError> {
    let totals: Vec<(Figure, Figure)> = tables.iter().filter_map(both_totals).collect();
    let before = mean(totals.iter().map(|(before, _)| *before))?;
    let after = mean(totals.iter().map(|(_, after)| *after))?;
    let count = |differs: fn(Fraction, Fraction) -> bool| {
        totals.iter().filter(|(before, after)| differs(before.value(), after.value())).count()
    };
    Ok(before.zip(after).map(|(mean_before, mean_after)| ComparedTotals {
        tables: totals.len(),
        mean_before,
        mean_after,
        raised: count(|before, after| after > before),
        lowered: count(|before, after| after < before),
    }))
}

/// The department's total, or the first one, and the second, where nothing in either is in one of them alone.
fn both_totals(table: &ScorecardDiff) -> Option<(Figure, Figure)> {
    let stated = table.reported.as_ref().and_then(|reported| reported.total.as_ref());
    let stated = Stated::read(stated).figure().map(|figure| figure.value);
    let (before, after) = (stated.or(table.total.before.map(Figure::value))?, table.total.after?);
    let whole = after.value().subtract(before).ok()? == table.change()?.value();
    whole.then(|| (before.into(), after))
}

/// Two scorecards with what the department of the first one reported.
fn reviewed(before: &Scorecard, after: &Scorecard) -> ScorecardDiff {
    let mut diff = side_by_side(before, after, true);
    let beside_the_rows = table::beside_the_rows(&diff);
    let causes = table::causes(before, after).into_iter().chain(beside_the_rows).chain(diff.causes);
    diff.causes = causes.collect();
    diff
}

/// What the department of the first one reported.
fn self_score(before: &Scorecard, after: &Scorecard, pairs: &[Pair<'_>]) -> Option<SelfScore> {
    let reported = before.reported.as_ref()?;
    let total = Stated::read(reported.total.as_ref()).figure().map(|figure| figure.value);
    let one_sided = OneSided::of(pairs, own_points).ok();
    Some(SelfScore {
        total: reported.total.clone(),
        grade: reported.grade.clone(),
        difference: one_sided.and_then(|points| points.difference(total, after.total.score)),
    })
}

fn side_by_side(before: &Scorecard, after: &Scorecard, with_reports: bool) -> ScorecardDiff {
    let mut unpaired = rows(after);
    let mut pairs: Vec<Pair<'_>> = Vec::new();
    for old in rows(before) {
        let place = unpaired.iter().position(|new| old.is_of(new));
        pairs.push((old, place.map(|place| unpaired.remove(place))));
    }
    let same = |(old, new): &Pair<'_>| new.as_ref().is_some_and(|new| data::causes(&old.data, &new.data).is_empty());
    let common = Common {
        same_template: before.template == after.template,
        same_data: unpaired.is_empty() && pairs.iter().all(same) && table::causes(before, after).is_empty(),
        with_reports,
    };
    let mut found: Vec<RowDiff> = pairs.iter().filter_map(|(old, new)| row_diff(old, new.as_ref(), common)).collect();
    let same_rows = pairs.len() - found.len();
    found.extend(unpaired.iter().map(only_after));
    let total = Sides { before: before.total.score, after: after.total.score };
    let one_sided = OneSided::of(&pairs, |row| row.score.map(Figure::value)).ok();
    ScorecardDiff {
        project: before.project.name.clone(),
        department: before.project.department.clone(),
        unit: before.project.unit.clone(),
        difference: one_sided.and_then(|points| points.difference(total.before.map(Figure::value), total.after)),
        total,
        grade: Sides { before: before.grade.clone(), after: after.grade.clone() },
        light: Sides { before: before.light, after: after.light },
        reported: if with_reports { self_score(before, after, &pairs) } else { None },
        causes: one_sided.and_then(OneSided::cause).into_iter().collect(),
        rows: found,
        same_rows,
    }
}

/// What differs in a row of the first scorecard; nothing where nothing does.
fn row_diff(before: &Row<'_>, after: Option<&Row<'_>>, common: Common) -> Option<RowDiff> {
    let diff = RowDiff { path: before.path.clone(), before: Some(before.result()), ..RowDiff::default() };
    let reported = before.reported.filter(|_| common.with_reports).cloned();
    let Some(after) = after else {
        let text = text!("只有前者有这一项", "only the first has this row");
        return Some(RowDiff { reported, causes: vec![Cause::new(CauseKind::Data, text)], ..diff });
    };
    let mut found = if common.with_reports { report::causes(before) } else { Vec::new() };
    found.extend(data::causes(&before.data, &after.data));
    let differs = before.differs(after) || !found.is_empty();
    if before.differs(after) {
        causes(before, after, common, &mut found);
    }
    differs.then(|| RowDiff {
        from_reported: report::distance(reported.as_ref(), after.score),
        reported,
        after: Some(after.result()),
        difference: difference(before.score, after.score),
        causes: found,
        ..diff
    })
}

fn only_after(after: &Row<'_>) -> RowDiff {
    let text = text!("只有后者有这一项", "only the second has this row");
    RowDiff {
        path: after.path.clone(),
        after: Some(after.result()),
        causes: vec![Cause::new(CauseKind::Data, text)],
        ..RowDiff::default()
    }
}

/// What the differences of many tables come to.
///
/// # Errors
/// A mean that cannot be represented.
pub fn sum_up(tables: Vec<ScorecardDiff>, failed: usize) -> Result<Rescored, ArithmeticError> {
    let other = |differs: fn(&ScorecardDiff) -> bool| tables.iter().filter(|table| differs(table)).count();
    Ok(Rescored {
        failed,
        other_total: other(|table| !table.same_total()),
        other_grade: other(|table| !table.grade.agree() || !table.light.agree()),
        mean_difference: mean(tables.iter().filter_map(|table| table.difference))?,
        tables,
    })
}

fn mean(differences: impl Iterator<Item = Figure>) -> Result<Option<Figure>, ArithmeticError> {
    let (mut sum, mut count) = (Fraction::ZERO, 0);
    for difference in differences {
        sum = sum.add(difference.value())?;
        count += 1;
    }
    let mean = if count > 0 { Some(sum.divide(Fraction::whole(count))?) } else { None };
    Ok(mean.map(Figure::from))
}

/// The second figure − the first one; none where one of them is.
fn difference(before: Option<Figure>, after: Option<Figure>) -> Option<Figure> {
    after?.value().subtract(before?.value()).ok().map(Figure::from)
}
