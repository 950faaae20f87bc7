//! Numbers and fractions as texts.

use jixiao::num::{Fraction, Mode, Number, Rounding};

/// What reads as a number prints as a text that reads as the same number, in value and in places.
pub fn number(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(fraction) = text.parse::<Fraction>() {
        assert_eq!(fraction.to_string().parse(), Ok(fraction), "a fraction is not the one it prints");
        stays_close(fraction);
    }
    let Ok(number) = text.parse::<Number>() else { return };
    let printed = number.to_string();
    let again: Number = printed.parse().unwrap();
    assert_eq!((again, again.to_string()), (number, printed), "a number is not the one it prints");
    assert_eq!(number.plain().fraction(), number.fraction(), "the shortest text is another number");
    assert_eq!(number.is_negative(), number.fraction().is_negative(), "the signs differ");
    fits_unless_large(number.fraction());
}

/// Rounding moves a value by less than a step, by half a step at most where it goes to the
/// nearest, and in the direction that the mode names.
fn stays_close(exact: Fraction) {
    for (places, mode, step) in roundings() {
        let Ok(points) = exact.round(Rounding { places, mode }) else { continue };
        let rounded = points.fraction();
        let (low, high) = (rounded.subtract(step).unwrap(), rounded.add(step).unwrap());
        assert!(low < exact && exact < high, "{exact} became {points} ({mode:?}): a step or more away");
        let half = step.divide(Fraction::whole(2)).unwrap();
        let (low, high) = (rounded.subtract(half).unwrap(), rounded.add(half).unwrap());
        let right = match mode {
            Mode::HalfEven | Mode::HalfUp | Mode::HalfDown => low <= exact && exact <= high,
            Mode::Down => size(rounded) <= size(exact),
            Mode::Up => size(rounded) >= size(exact),
        };
        assert!(right, "{exact} became {points} ({mode:?}): the wrong way");
    }
}

/// Only what is too large for 63 bits cannot be rounded.
fn fits_unless_large(exact: Fraction) {
    for (places, mode, step) in roundings() {
        let large = || size(exact) > Fraction::whole(i64::MAX - 1).multiply(step).unwrap();
        assert!(exact.round(Rounding { places, mode }).is_ok() || large(), "{exact} cannot be rounded ({mode:?})");
    }
}

/// Places, mode, and the size of one step.
fn roundings() -> impl Iterator<Item = (u8, Mode, Fraction)> {
    let step = |places| Fraction::ONE.divide(Fraction::whole(10_i64.pow(places))).unwrap();
    (0..=4_u8).flat_map(move |places| Mode::ALL.map(|mode| (places, mode, step(u32::from(places)))))
}

fn size(value: Fraction) -> Fraction {
    if value.is_negative() { Fraction::ZERO.subtract(value).unwrap() } else { value }
}
