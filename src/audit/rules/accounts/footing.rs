//! Whether amounts add up to another, but for the tail that rounding leaves.

use crate::num::{ArithmeticError, Fraction, Mode, Number, Rounding};

/// How a sum stands to what is printed as the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Footing {
    /// They are equal, or differ by a tail.
    Agrees,
    /// The parts are less.
    Below(Fraction),
    /// The parts are more.
    Above(Fraction),
}

/// Adds up parts, takes something off, and holds the rest against the whole. Amounts are printed in 万元 and kept in
/// 元: each figure may be off by half a step of its last place. A zero is one; a single part is the whole itself,
/// rounded alike.
pub(super) fn foot(parts: &[Number], less: Option<Number>, whole: Number) -> Result<Footing, ArithmeticError> {
    let sum = parts.iter().map(|part| part.fraction()).try_fold(Fraction::ZERO, Fraction::add)?;
    let sum = sum.subtract(less.map_or(Fraction::ZERO, Number::fraction))?;
    let target = whole.fraction();
    let figures = parts.iter().chain(&less).filter(|part| !part.fraction().is_zero()).count();
    let tail = if figures > 1 { tail(parts, whole, figures + 1)? } else { Fraction::ZERO };
    let gap = sum.max(target).subtract(sum.min(target))?;
    Ok(if gap <= tail {
        Footing::Agrees
    } else if sum < target {
        Footing::Below(sum)
    } else {
        Footing::Above(sum)
    })
}

/// Half a step of the last place that any of them is printed with, for each figure: `182.8` is 182.80 beside others.
fn tail(parts: &[Number], whole: Number, figures: usize) -> Result<Fraction, ArithmeticError> {
    let places = parts.iter().chain([&whole]).map(|number| places(*number)).max().unwrap_or_default();
    let figures = i64::try_from(figures).unwrap_or(i64::MAX);
    half_a_step(places)?.multiply(Fraction::whole(figures))
}

/// Half a step of the last of some places; nothing for whole numbers, which are taken as they stand.
pub(super) fn half_a_step(places: usize) -> Result<Fraction, ArithmeticError> {
    if places == 0 {
        return Ok(Fraction::ZERO);
    }
    let half = Fraction::ONE.divide(Fraction::whole(2))?;
    (0..places).try_fold(half, |step, _| step.divide(Fraction::whole(10)))
}

/// Whether a figure of the text is one of the tables. The text drops zeros: what it prints has `text_places` places,
/// and may be rounded where the table has more.
pub(super) fn is_same(text: Number, text_places: usize, table: Number) -> Result<bool, ArithmeticError> {
    let (text_value, table_value) = (text.fraction(), table.fraction());
    let gap = text_value.max(table_value).subtract(text_value.min(table_value))?;
    let rounded = text_places < places(table);
    Ok(gap <= if rounded { half_a_step(text_places)? } else { Fraction::ZERO })
}

/// Decimal places as printed.
pub(super) fn places(number: Number) -> usize {
    number.to_string().split_once('.').map_or(0, |(_, places)| places.len())
}

/// A sum or difference of printed amounts with as many places as they have: `4672.00` beside `4662.00`.
pub(super) fn with_places(value: Fraction, of: &[Number]) -> Result<String, ArithmeticError> {
    let places = of.iter().map(|number| places(*number)).max().unwrap_or_default();
    // Nothing is rounded: the value has no more places than they.
    let rounding = Rounding { places: u8::try_from(places).unwrap_or(Rounding::MAX_PLACES), mode: Mode::HalfUp };
    let points = value.round(rounding)?;
    Ok(if points.fraction() == value { points.to_string() } else { value.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn footing(parts: &[&str], whole: &str) -> Footing {
        let parts: Vec<Number> = parts.iter().map(|part| part.parse().unwrap()).collect();
        foot(&parts, None, whole.parse().unwrap()).unwrap()
    }

    #[test]
    fn a_tail_is_half_a_step_for_each_figure() {
        assert_eq!(footing(&["23.81", "3985.82"], "4009.63"), Footing::Agrees);
        assert_eq!(footing(&["2433.87", "2228.12"], "4662.00"), Footing::Agrees);
        assert_eq!(footing(&["2433.87", "2228.11"], "4662.00"), Footing::Below("4661.98".parse().unwrap()));
        assert_eq!(footing(&["0.01", "0.01", "0.01"], "0.05"), Footing::Agrees);
        assert_eq!(footing(&["0.01", "0.01", "0.01"], "0.06"), Footing::Below("0.03".parse().unwrap()));
    }

    #[test]
    fn a_single_part_is_the_whole() {
        assert_eq!(footing(&["24.21"], "24.21"), Footing::Agrees);
        assert_eq!(footing(&["24.21", "0"], "24.22"), Footing::Below("24.21".parse().unwrap()));
        assert_eq!(footing(&["24.2"], "24.20"), Footing::Agrees);
    }

    #[test]
    fn text_drops_zeros_and_may_be_rounded() {
        let same =
            |text: &str, places, table: &str| is_same(text.parse().unwrap(), places, table.parse().unwrap()).unwrap();
        assert!(same("182.8", 2, "182.80") && same("4662", 2, "4662.00") && same("182.8", 1, "182.84"));
        assert!(!same("182.8", 2, "182.81") && !same("182.8", 1, "182.86") && !same("4662", 2, "4661.99"));
        assert!(!same("4662", 0, "4661.99"));
    }

    #[test]
    fn whole_numbers_are_not_rounded() {
        assert_eq!(footing(&["1", "6"], "7"), Footing::Agrees);
        assert_eq!(footing(&["2", "6"], "7"), Footing::Above("8".parse().unwrap()));
    }
}
