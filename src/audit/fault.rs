//! What may be wrong with the points of a row: found once, and told by one rule a kind.

use crate::model::value::Edges;
use crate::num::Fraction;

/// What is wrong with the points of a row.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fault {
    /// More than the full points.
    AboveWeight,
    /// Full points for a target that was missed.
    UnmetButFull(Computed),
    /// Full points for a ceiling that was broken.
    CeilingBreachedButFull(Computed),
    /// Fewer points for a target that was met, without a reason.
    MetButDeducted(Option<Computed>),
    /// Outside of the band of the verdict.
    OutsideBand(Outside),
    /// Points of the execution rate that are not those of the amounts.
    Execution(Computed),
    /// Points that the method does not give under any rounding.
    NotByRule(Computed),
}

/// What the engine gives.
#[derive(Clone, Copy, Debug)]
pub(super) struct Computed {
    /// Before rounding.
    pub(super) exact: Fraction,
    /// After it.
    pub(super) points: Fraction,
}

/// The band, in points, that points do not lie in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outside {
    /// Its ends in points.
    pub(super) edges: Edges,
    /// How far the points lie from it.
    pub(super) by: Fraction,
}
