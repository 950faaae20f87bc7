//! What units measure.

/// What a unit measures, where it can be converted at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dimension {
    Money,
    Ratio,
    Length,
    Area,
    Mass,
    Volume,
    Duration,
}
