//! Parts beside their whole: 总投资150万元,其中中央60万元、省级38.5万元; and rows 其中:… below the row they are a part of.

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::claims::{Claimed, amounts, clauses};
use crate::audit::report::Found;
use crate::lists::lists;
use crate::num::{ArithmeticError, Fraction, is_blank};
use crate::reading::unit_factor;
use crate::words::text;

/// Rows that have more than the whole they are a part of. Parts may overlap, so that their sum says nothing.
pub(super) fn above_their_row(table: &AuditedTable<'_>) -> Vec<Found> {
    let mut whole: Option<&AuditedRow<'_>> = None;
    let mut found = Vec::new();
    for row in &table.rows {
        if !is_part(row) {
            whole = Some(row);
            continue;
        }
        let same_tier = |whole: &&AuditedRow<'_>| whole.indicator.path == row.indicator.path;
        let Some(whole) = whole.filter(same_tier) else { continue };
        let counts = row.actual().unit == whole.actual().unit && row.actual().unit.as_deref() != Some("%");
        let more = row.actual().number().zip(whole.actual().number()).is_some_and(|(part, whole)| part > whole);
        if counts && more && row.actual().unit.is_some() {
            let (part, all) = (row.actual_text(), whole.actual_text());
            let (name, of) = (row.name(), whole.name());
            let message = text!(
                "“{name}”为 {part},多于它所属的“{of}” {all}",
                "{name} is {part}, more than the {all} of {of}, which it is a part of"
            );
            found.push(Found::new(row.pointer("actual"), message).figures(all, part));
        }
    }
    found
}

/// Whether a row is a part of one above it.
fn is_part(row: &AuditedRow<'_>) -> bool {
    row.weight.is_none() && lists().forms.of_which.begin(row.name().trim_start_matches(is_blank)).is_some()
}

/// Amounts behind 其中 that come to more than the one before it; or to less, where all are named by where the money comes
/// from: such a list leaves nothing out.
pub(super) fn beside_their_sum(at: &str, said: &str) -> Result<Vec<Found>, ArithmeticError> {
    let mut found = Vec::new();
    for sentence in said.split(['。', ';', '；', '\n']) {
        let of_which = &lists().claims.of_which;
        if !of_which.is_in(sentence) {
            continue;
        }
        let halves = of_which.iter().find_map(|word| sentence.split_once(word));
        let Some((before, behind)) = halves else { continue };
        let Some(whole) = clauses(before).flat_map(amounts).last() else { continue };
        let parts: Vec<&str> = clauses(behind).flat_map(|clause| clause.split('、')).collect();
        if let Some((sum, slack)) = sum(&parts, &whole)?
            && let Some(value) = whole.with(|figure| figure.value)
        {
            let short = sum.add(slack)? < value && parts.iter().all(|part| is_by_source(part));
            if short || sum.subtract(slack)? > value {
                found.push(differs(at, &whole, value, sum));
            }
        }
    }
    Ok(found)
}

fn differs(at: &str, whole: &Claimed, value: Fraction, sum: Fraction) -> Found {
    let unit = whole.unit;
    let message = text!(
        "文中其中各项合计 {sum}{unit},总数写 {value}{unit}",
        "the parts in the text come to {sum}{unit}, the whole says {value}{unit}"
    );
    Found::new(at.to_owned(), message).figures(sum.to_string(), value.to_string())
}

/// Whether a part says where its money comes from: 中央, 省级, 自筹.
fn is_by_source(part: &str) -> bool {
    let sheets = &lists().sheets;
    [&sheets.money_current, &sheets.money_other].iter().any(|sources| sources.is_in(part))
}

/// What the parts come to in the unit of the whole, and how much of that rounding may be; none unless there are several
/// and each is one amount.
fn sum(parts: &[&str], whole: &Claimed) -> Result<Option<(Fraction, Fraction)>, ArithmeticError> {
    let (mut sum, mut slack) = (Fraction::ZERO, half_a_place(whole)?);
    for part in parts {
        let amounts = amounts(part);
        let [amount] = amounts.as_slice() else { return Ok(None) };
        let Some(factor) = unit_factor(amount.unit, whole.unit) else { return Ok(None) };
        let Some(value) = amount.with(|figure| figure.value) else { return Ok(None) };
        sum = sum.add(value.multiply(factor)?)?;
        slack = slack.add(half_a_place(amount)?.multiply(factor)?)?;
    }
    Ok((parts.len() > 1).then_some((sum, slack)))
}

/// Half of the last place in which an amount is written.
fn half_a_place(amount: &Claimed) -> Result<Fraction, ArithmeticError> {
    let places = amount.with(|figure| figure.places).unwrap_or_default();
    let half = Fraction::ONE.divide(Fraction::whole(2))?;
    (0..places).try_fold(half, |place, _| place.divide(Fraction::whole(10)))
}
