//! Where a band begins and where it ends, and to which side an edge belongs.

use std::cmp::Ordering;

use crate::num::Fraction;

/// The lower and the upper end of a band; none is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edges {
    /// The lower end.
    pub low: Option<Edge>,
    /// The upper end.
    pub high: Option<Edge>,
}

/// An end of a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Where it is.
    pub at: Fraction,
    /// Whether the value itself belongs to the band: `from` and `to` against `above` and `below`.
    pub included: bool,
}

impl Edges {
    /// Whether a value lies in the band.
    #[must_use]
    pub fn contain(&self, value: Fraction) -> bool {
        let inside = |edge: Option<Edge>, wanted: Ordering| {
            edge.is_none_or(|edge| match value.cmp(&edge.at) {
                Ordering::Equal => edge.included,
                other => other == wanted,
            })
        };
        inside(self.low, Ordering::Greater) && inside(self.high, Ordering::Less)
    }
}

/// What a band is written with: at most one of `from` and `above`, at most one of `to` and `below`.
pub trait Banded {
    /// The four keys in the order `from`, `above`, `to`, `below`.
    fn limits(&self) -> [Option<Fraction>; 4];

    /// A limit as the band's kind writes it: per cent, unless it counts points.
    #[must_use]
    fn written(limit: Fraction) -> String {
        let per_cent = limit.multiply(Fraction::whole(100));
        per_cent.map_or_else(|_| limit.to_string(), |limit| format!("{limit}%"))
    }

    /// The ends of the band as written.
    fn edges(&self) -> Edges {
        let [from, above, to, below] = self.limits();
        let edge = |included: Option<Fraction>, excluded: Option<Fraction>| match (included, excluded) {
            (Some(at), _) => Some(Edge { at, included: true }),
            (None, Some(at)) => Some(Edge { at, included: false }),
            (None, None) => None,
        };
        Edges { low: edge(from, above), high: edge(to, below) }
    }
}
