//! Whether amounts add up to another.

use crate::num::{ArithmeticError, Fraction, Number};

/// How some parts stand to their whole.
#[derive(Clone, Debug)]
pub(super) enum Footing {
    /// One of them is not printed.
    Nothing,
    /// They add up to it.
    Agrees,
    /// They add up to something else.
    Differs(Sum),
    /// They are less, and parts may be missing.
    Open,
}

/// A sum beside the figure that it should be.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    pub(super) parts: Vec<Number>,
    pub(super) comes_to: Fraction,
    pub(super) whole: Number,
    /// Whether the parts before them add up to the whole.
    pub(super) again: bool,
}

impl Sum {
    /// The sum with its parts: `166 + 136 + 20.25 = 322.25`.
    pub(super) fn says(&self) -> String {
        let parts: Vec<String> = self.parts.iter().map(|part| part.plain().to_string()).collect();
        if parts.len() > 1 { format!("{} = {}", parts.join(" + "), self.comes_to) } else { self.comes_to.to_string() }
    }
}

/// Adds up amounts. `exact`: they are printed to the last coin; `all`: no part is missing.
pub(super) fn foot(whole: Number, parts: Vec<Number>, exact: bool, all: bool) -> Result<Footing, ArithmeticError> {
    let sum = parts.iter().try_fold(Fraction::ZERO, |sum, part| sum.add(part.fraction()))?;
    let target = whole.fraction();
    let (low, high) = (sum.min(target), sum.max(target));
    let near = high.subtract(low)? <= slack(&parts, whole, exact)?;
    let (last, rest) = last_breakdown(&parts, target)?;
    let again = rest == target || (rest.is_zero() && last.len() < parts.len());
    if near || again || repeats(&parts, target) {
        return Ok(Footing::Agrees);
    }
    // The first breakdown foots and a second one, of about as much, does not.
    let second = last.len() < parts.len() && last.len() > 1 && rest.add(rest)? >= target;
    let (parts, sum) = if second { (last.to_vec(), rest) } else { (parts, sum) };
    // Parts that are too many are wrong whatever is missing. 其中 may name one part of several.
    if sum < target && (!all || parts.len() == 1) {
        return Ok(Footing::Open);
    }
    Ok(Footing::Differs(Sum { parts, comes_to: sum, whole, again: second }))
}

/// How far rounded figures may lie apart: half a step of the last place for each. Whole numbers and amounts
/// to the last coin are not rounded.
fn slack(parts: &[Number], whole: Number, exact: bool) -> Result<Fraction, ArithmeticError> {
    let places = parts.iter().chain([&whole]).map(|number| places_of(*number)).max().unwrap_or_default();
    let step = 10_i64.checked_pow(places).filter(|_| places > 0 && !(exact && places >= 2));
    let (Some(step), Ok(figures)) = (step, i64::try_from(parts.len() + 1)) else { return Ok(Fraction::ZERO) };
    Fraction::whole(figures).divide(Fraction::whole(2))?.divide(Fraction::whole(step))
}

fn places_of(number: Number) -> u32 {
    let digits = number.to_string();
    digits.split_once('.').and_then(|(_, places)| u32::try_from(places.len()).ok()).unwrap_or_default()
}

/// Whether the parts only say the whole again, as some forms do in each row.
fn repeats(parts: &[Number], whole: Fraction) -> bool {
    parts.iter().map(|part| part.fraction()).all(|part| part == whole || part.is_zero())
        && parts.iter().any(|part| !part.fraction().is_zero())
}

/// The parts behind those that add up to the whole, and their sum: some forms break an amount down by income
/// and then by outlay. All parts, where no first ones do.
fn last_breakdown(parts: &[Number], whole: Fraction) -> Result<(&[Number], Fraction), ArithmeticError> {
    let (mut last, mut sum) = (parts, Fraction::ZERO);
    for (index, part) in parts.iter().enumerate() {
        if sum == whole && !whole.is_zero() {
            (last, sum) = (parts.get(index..).unwrap_or_default(), Fraction::ZERO);
        }
        sum = sum.add(part.fraction())?;
    }
    Ok((last, sum))
}
