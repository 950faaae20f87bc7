//! Operator, number, unit: the whole text or nothing.

use super::relation::{strip_before, strip_behind};
use super::{Quantity, Unit};
use crate::model::Relation;
use crate::num::{Fraction, Number, NumberError};

/// Reads a folded text as a quantity; none where it says something else.
///
/// # Errors
/// A text that is meant as a number but cannot be kept exactly, or is none: `1e400`, `NaN`.
pub(super) fn quantity(text: &str) -> Result<Option<Quantity>, NumberError> {
    let (before, rest) = strip_before(text);
    let (behind, body) = strip_behind(rest);
    if matches!(body.to_ascii_lowercase().as_str(), "nan" | "inf" | "infinity" | "-inf" | "+inf") {
        return Err(NumberError::NotANumber);
    }
    if body.parse::<Number>() == Err(NumberError::Exponent) {
        return Err(NumberError::Exponent);
    }
    match (before, behind) {
        // 达到90%以上 says the same twice; 不低于5次以下 contradicts itself.
        (Some(before), Some(behind)) if before != behind => Ok(None),
        _ => parts(before.or(behind), body),
    }
}

fn parts(relation: Option<Relation>, body: &str) -> Result<Option<Quantity>, NumberError> {
    let (body, per_cent) = match body.strip_prefix("百分之") {
        Some(body) => (body.trim_start(), true),
        None => (body, false),
    };
    let end =
        body.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '-' | '+'))).unwrap_or(body.len());
    let (digits, unit) = body.split_at(end);
    let unit = match (unit.trim(), per_cent) {
        ("", false) => None,
        (_, true) if !unit.trim().is_empty() => return Ok(None),
        (_, true) => Unit::read("%"),
        (text, false) => match Unit::read(text) {
            None => return Ok(None),
            unit => unit,
        },
    };
    let value: Number = match digits.parse() {
        Err(NumberError::TooLong) => return Err(NumberError::TooLong),
        Err(_) => return Ok(None),
        Ok(value) => value,
    };
    let date = relation.is_none() && unit.as_ref().is_some_and(|unit| is_date(value, unit));
    Ok((!date).then_some(Quantity { relation, trend: None, value, unit }))
}

/// 2023年, 12月, 5日 without an operator name a date, not a duration.
fn is_date(value: Number, unit: &Unit) -> bool {
    let value = value.fraction();
    match unit.name() {
        "年" => value >= Fraction::whole(1000),
        "月" | "日" | "号" => true,
        _ => false,
    }
}
