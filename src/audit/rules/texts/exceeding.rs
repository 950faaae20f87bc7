//! What a text says about exceeding a target: 维修264处,超任务43%; 征集570件,超额完成.

use super::quantity::{SHORTEST_WORD, longest_common, name_of_what_is_counted, named};
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::claims::clauses;
use crate::audit::report::Found;
use crate::audit::unmet::is_unmet;
use crate::identity::bare_name;
use crate::lists::{Claims, lists};
use crate::model::value::{Printed, Relation};
use crate::num::{ArithmeticError, Fraction, Mode, Rounding, fold_width, is_blank};
use crate::score::Stated;
use crate::words::text;

const ROUNDING: Rounding = Rounding { places: 2, mode: Mode::HalfUp };

/// A target that is said to be exceeded.
struct Exceeding {
    /// The words.
    words: String,
    /// By how much per cent, where that is said.
    percent: Option<Printed>,
    /// What its sentence says before.
    before: String,
    /// What its clause says before: who exceeds.
    subject: String,
    /// The sentences before.
    earlier: String,
}

/// Findings about the text of the goal: the indicator is the one whose result stands before the claim, or whose name
/// does, or whose result ends the sentence before where the claim speaks of the same.
pub(super) fn in_goal(table: &AuditedTable<'_>, text: &str) -> Result<Vec<Found>, ArithmeticError> {
    let mut found = Vec::new();
    for claim in said(text) {
        let Some(row) = spoken_of(&table.rows, &claim) else { continue };
        found.extend(contradicted(row, &claim, "/goal/achieved")?);
    }
    Ok(found)
}

/// Findings about the reason of an indicator.
pub(super) fn in_reason(row: &AuditedRow<'_>) -> Result<Vec<Found>, ArithmeticError> {
    let claims = row.indicator.reason.as_deref().map(said).unwrap_or_default();
    if claims.is_empty() {
        return Ok(Vec::new());
    }
    let at = row.pointer("reason");
    let each = claims.iter().map(|claim| contradicted(row, claim, &at));
    Ok(each.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

fn contradicted(row: &AuditedRow<'_>, claim: &Exceeding, at: &str) -> Result<Option<Found>, ArithmeticError> {
    let (name, target, actual, words) = (row.name(), row.target_text(), row.actual_text(), &claim.words);
    if is_unmet(row) {
        let message = text!(
            "文中称“{words}”,表中“{name}”目标 {target},实际 {actual},没有达到",
            "the text says {words}; in the table {actual} misses the target {target} of {name}"
        );
        return Ok(Some(Found::new(at.to_owned(), message)));
    }
    let (Some(percent), Some(compared)) = (&claim.percent, row.compared()) else { return Ok(None) };
    let floor = matches!(compared.relation, Relation::AtLeast | Relation::Above | Relation::Equal);
    if !floor || !compared.target.is_positive() {
        return Ok(None);
    }
    let excess = compared.actual.divide(compared.target)?.subtract(Fraction::ONE)?.multiply(Fraction::whole(100))?;
    if Stated::read(Some(percent)).figure().is_none_or(|figure| figure.agrees(excess, ROUNDING)) {
        return Ok(None);
    }
    let right = excess.round(ROUNDING)?.fraction();
    let message = text!(
        "文中称“{words}”,表中“{name}”目标 {target},实际 {actual},超出 {right}%",
        "the text says {words}; in the table {actual} exceeds the target {target} of {name} by {right}%"
    );
    Ok(Some(Found::new(at.to_owned(), message).figures(format!("{right}%"), words.as_str())))
}

/// The indicator that exceeds, where it is one.
fn spoken_of<'l, 'a>(rows: &'l [AuditedRow<'a>], claim: &Exceeding) -> Option<&'l AuditedRow<'a>> {
    let of_before = || named_in(rows, &claim.subject);
    let of_earlier = || {
        let row = last_result(rows, &claim.earlier)?;
        let name = name_of_what_is_counted(row)?;
        let same = claim.subject.is_empty() || longest_common(&claim.subject, &name) >= SHORTEST_WORD;
        same.then_some(row)
    };
    if named(&claim.before).is_empty() { of_before().or_else(of_earlier) } else { last_result(rows, &claim.before) }
}

/// The indicator whose result is the last quantity of a text, where it is one.
fn last_result<'l, 'a>(rows: &'l [AuditedRow<'a>], before: &str) -> Option<&'l AuditedRow<'a>> {
    let last = named(before).pop()?;
    let is_result = |row: &&AuditedRow<'a>| {
        let actual = row.actual();
        let unit = actual.unit.as_deref().or(row.target().unit.as_deref());
        actual.number() == Some(last.value) && unit.is_some_and(|unit| last.is_in(unit))
    };
    only(rows.iter().filter(is_result))
}

/// The indicator whose name a text has.
fn named_in<'l, 'a>(rows: &'l [AuditedRow<'a>], subject: &str) -> Option<&'l AuditedRow<'a>> {
    let plain = |name: &str| -> String { bare_name(name).chars().map(fold_width).collect() };
    let is_named = |row: &&AuditedRow<'a>| {
        let name = plain(row.indicator.name.as_deref().unwrap_or_default());
        name.chars().count() >= SHORTEST_WORD && subject.contains(&name)
    };
    only(rows.iter().filter(is_named))
}

/// What there is one of.
fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    found.next().filter(|_| found.next().is_none())
}

/// What a text says to be exceeded.
fn said(text: &str) -> Vec<Exceeding> {
    let plain: String = text.chars().map(fold_width).collect();
    let mut found = Vec::new();
    if !lists().claims.exceeding.is_in(&plain) {
        return found;
    }
    let mut earlier = String::new();
    for sentence in plain.split(['。', ';', '\n']) {
        let claims = of_sentence(sentence).into_iter();
        found.extend(claims.map(|claim| Exceeding { earlier: earlier.clone(), ..claim }));
        earlier.push_str(sentence);
        earlier.push('。');
    }
    found
}

fn of_sentence(sentence: &str) -> Vec<Exceeding> {
    let Claims { exceeding, not_exceeding, .. } = &lists().claims;
    let mut said = Vec::new();
    let mut before = String::new();
    for clause in clauses(sentence) {
        for (at, sign) in exceeding.iter().flat_map(|sign| clause.match_indices(sign)) {
            let (head, tail) =
                (clause.get(..at).unwrap_or_default(), clause.get(at + sign.len()..).unwrap_or_default());
            let Some((percent, end)) = exceeds(tail).filter(|_| not_exceeding.strip_suffix(head).is_none()) else {
                continue;
            };
            let words = clause.get(at..at + sign.len() + end).unwrap_or_default().to_owned();
            said.push(Exceeding {
                words,
                percent,
                before: format!("{before}{head}"),
                subject: head.to_owned(),
                earlier: String::new(),
            });
        }
        before.push_str(clause);
        before.push(',');
    }
    said
}

/// The per cent behind 超, and where they end: 额完成年度任务43%. Without a number only 额完成 says anything.
fn exceeds(text: &str) -> Option<(Option<Printed>, usize)> {
    let Claims { exceeded, exceeding_fillers, exceeding_done, .. } = &lists().claims;
    let mut rest = text;
    let mut aimed = false;
    loop {
        rest = rest.trim_start_matches(is_blank);
        if let Some(next) = exceeded.strip_prefix(rest) {
            (rest, aimed) = (next, true);
        } else if let Some(next) = exceeding_fillers.strip_prefix(rest) {
            rest = next;
        } else {
            break;
        }
    }
    if !aimed {
        return None;
    }
    let length = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let (digits, behind) = rest.split_at(length);
    let percent = behind.trim_start_matches(is_blank).strip_prefix('%').filter(|_| !digits.is_empty());
    match percent {
        Some(behind) => Some((Some(Printed(digits.to_owned())), text.len() - behind.len())),
        None => (digits.is_empty() && exceeding_done.begin(text).is_some()).then(|| (None, text.len() - rest.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_exceeded_and_by_how_much() {
        let row = |text: &str| {
            let each = said(text).into_iter();
            let each = each.map(|claim| format!("{}|{}", claim.words, claim.percent.map_or_else(String::new, |p| p.0)));
            each.collect::<Vec<_>>().join(" ")
        };
        for (text, found) in [
            ("维修养护264处,超任务43%", "超任务43%|43"),
            ("培训1200人次,超额完成年度目标的20%。", "超额完成年度目标的20%|20"),
            ("超出计划数 12.5%", "超出计划数 12.5%|12.5"),
            ("超出计划数12.5%", "超出计划数12.5%|12.5"),
            ("征集570件,超额完成年度目标", "超额完成年度目标|"),
            ("满意度超过90%", ""),
            ("未超额完成任务", ""),
            ("超标排放次数下降43%", ""),
        ] {
            assert_eq!(row(text), found, "{text}");
        }
    }
}
