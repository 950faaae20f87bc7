//! What the name, the reason or the evidence of a row says came of it: 只完成468次 beside an actual value of 520次, 扣1.5分 or
//! 未达到目标值 beside full points. Which of them counts nobody knows.

use crate::audit::audited_row::AuditedRow;
use crate::model::scorecard::Outcome;
use crate::model::value::Relation;
use crate::num::Fraction;
use crate::reading::{Counted, Reached, clauses, deducted, falls_short, reached, states_rules};
use crate::words::{Text, text};

/// Why the points of a row prove nothing: its own words say less.
pub(super) fn gainsaid(row: &AuditedRow<'_>) -> Option<Text> {
    let points = row.reported.figure().filter(|points| points.value.is_positive())?;
    if !matches!(row.outcome(), Outcome::Met | Outcome::Partial) {
        return None;
    }
    let indicator = row.indicator;
    // What a second look takes away it has taken from its own points.
    let is_full = row.outcome() == Outcome::Met && row.weight == Some(points.value) && indicator.reviewed.is_none();
    let name = of_name(row).into_iter();
    let texts = [indicator.reason.as_deref(), indicator.evidence.as_deref()].into_iter().flatten();
    let said = name.chain(texts.filter_map(|text| of_text(row, text, is_full)));
    let (actual, printed, said) = (row.actual_text(), points.printed, { said }.next()?);
    Some(text!(
        "表中写“{said}”,实际完成值是“{actual}”,得 {printed} 分:以哪个为准无从判断",
        "`{said}` stands beside the actual value {actual}, for which {printed} points are given: which of them counts cannot be told"
    ))
}

/// What a name says was really done, where that is less.
fn of_name(row: &AuditedRow<'_>) -> Option<String> {
    let clauses = clauses(row.indicator.name.as_deref()?);
    let denies =
        |clause: &String| reached(clause, row.year).iter().any(|reached| reached.is_real && denies(row, reached));
    clauses.into_iter().find(denies)
}

/// The clause of a text that says less than the row.
fn of_text(row: &AuditedRow<'_>, text: &str, is_full: bool) -> Option<String> {
    let clauses = clauses(text);
    if clauses.iter().any(|clause| states_rules(clause)) {
        return None;
    }
    let is_plain = Counted::of(&clauses).has_one(unit(row).unwrap_or_default());
    let is_less = |clause: &String| {
        reached(clause, row.year).iter().any(|reached| (reached.is_real || is_plain) && denies(row, reached))
            || is_full && (falls_short(clause) || deducted(clause).into_iter().any(Fraction::is_positive))
    };
    clauses.into_iter().find(is_less)
}

/// Whether less was done by a figure of a text: less than the target, or less than the result where it is called what was really
/// done.
fn denies(row: &AuditedRow<'_>, reached: &Reached<'_>) -> bool {
    let Some(compared) = row.compared().filter(|compared| row.actual().number() == Some(compared.actual)) else {
        return false;
    };
    let is_counted = unit(row).map_or(reached.is_real, |unit| reached.is_in(unit));
    let value = reached.figure.value;
    let falls_short = |of: Fraction| match compared.relation {
        Relation::AtMost | Relation::Below => value > of,
        Relation::AtLeast | Relation::Above => value < of,
        Relation::Equal => value != of && value != compared.target,
    };
    is_counted && falls_short(compared.actual) && (reached.is_real || falls_short(compared.target))
}

/// What the row is counted in.
fn unit<'a>(row: &AuditedRow<'a>) -> Option<&'a str> {
    row.actual().unit.as_deref().or(row.target().unit.as_deref())
}
