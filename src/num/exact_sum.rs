//! Sums of exact values, which have no upper length.

use std::cmp::Ordering;

use super::long_fraction::LongSum;
use super::{ArithmeticError, Fraction, LongFraction, Points, Rounding, Value};

/// An exact sum: a fraction as long as one can hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExactSum {
    /// The usual case.
    Short(Fraction),
    /// The sum of many values over different denominators.
    Long(Box<LongFraction>),
}

impl ExactSum {
    /// The sum of all values.
    ///
    /// # Errors
    /// A size that no points have.
    pub fn of(values: impl IntoIterator<Item = Fraction>) -> Result<Self, ArithmeticError> {
        let mut summing = Summing::default();
        values.into_iter().for_each(|value| summing.add(value));
        summing.finish()
    }

    /// A fraction that is rounded to the same points, and stands on the same side of every decimal of up to 17 places: the
    /// sum itself, wherever one can hold it.
    #[must_use]
    pub fn near(&self) -> Fraction {
        match self {
            Self::Short(value) => *value,
            Self::Long(value) => value.near(),
        }
    }

    /// How it compares to a fraction.
    #[must_use]
    pub fn compare(&self, other: Fraction) -> Ordering {
        match self {
            Self::Short(value) => value.cmp(&other),
            Self::Long(value) => value.compare(other),
        }
    }

    /// The points shown for it.
    ///
    /// # Errors
    /// Overflow, where the rounded figure does not fit into 63 bits.
    pub fn round(&self, rounding: Rounding) -> Result<Points, ArithmeticError> {
        self.near().round(rounding)
    }
}

impl From<Fraction> for ExactSum {
    fn from(value: Fraction) -> Self {
        Self::Short(value)
    }
}

impl From<ExactSum> for Value {
    fn from(sum: ExactSum) -> Self {
        match sum {
            ExactSum::Short(value) => Self::Figure(value.into()),
            ExactSum::Long(value) => Self::Long(value),
        }
    }
}

/// A sum on its way.
#[derive(Clone, Debug)]
pub struct Summing(Terms);

#[derive(Clone, Debug)]
enum Terms {
    Short(Fraction),
    Long(LongSum),
}

impl Default for Summing {
    fn default() -> Self {
        Self(Terms::Short(Fraction::ZERO))
    }
}

impl Summing {
    /// Adds a value.
    pub fn add(&mut self, value: Fraction) {
        match &mut self.0 {
            Terms::Short(sum) => match sum.add(value) {
                Ok(sum) => self.0 = Terms::Short(sum),
                Err(_) => self.add_beyond(value),
            },
            Terms::Long(sum) => sum.add(value),
        }
    }

    #[cold]
    fn add_beyond(&mut self, value: Fraction) {
        if let Terms::Short(sum) = self.0 {
            let mut long = LongSum::from(sum.reduced());
            long.add(value);
            self.0 = Terms::Long(long);
        }
    }

    /// The sum.
    ///
    /// # Errors
    /// A size that no points have.
    pub fn finish(self) -> Result<ExactSum, ArithmeticError> {
        match self.0 {
            Terms::Short(sum) => Ok(ExactSum::Short(sum)),
            Terms::Long(sum) => Ok(sum.lowest()?.map_or_else(|long| ExactSum::Long(Box::new(long)), ExactSum::Short)),
        }
    }
}
