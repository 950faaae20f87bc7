//! Fractions that are kept for long, one or more a row of every table.

use super::Fraction;

/// A fraction in half the space, where its terms are as small as those of tables are.
#[derive(Clone, Debug)]
pub(crate) enum Packed {
    /// Above and below the line.
    Small(i64, u32),
    /// What is larger, as it is.
    Large(Box<Fraction>),
}

impl Packed {
    /// The fraction.
    pub(crate) fn fraction(&self) -> Fraction {
        match self {
            Self::Small(above, below) => Fraction::over((*above).into(), (*below).into()),
            Self::Large(fraction) => **fraction,
        }
    }
}

impl From<Fraction> for Packed {
    fn from(fraction: Fraction) -> Self {
        match (i64::try_from(fraction.above), u32::try_from(fraction.below)) {
            (Ok(above), Ok(below)) => Self::Small(above, below),
            _ => Self::Large(Box::new(fraction)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_the_same_fraction() {
        for (above, below, small) in [
            (0, 1, true),
            (-7, 3, true),
            (i64::MAX.into(), u32::MAX.into(), true),
            (i128::from(i64::MAX) + 1, 1, false),
            (i128::from(i64::MIN) - 1, 1, false),
            (1, i128::from(u32::MAX) + 1, false),
        ] {
            let packed = Packed::from(Fraction::over(above, below));
            let unpacked = packed.fraction();
            assert_eq!((unpacked.above, unpacked.below), (above, below));
            assert_eq!(matches!(packed, Packed::Small(..)), small, "{above}/{below}");
        }
        assert!(size_of::<Packed>() * 2 <= size_of::<Fraction>());
    }
}
