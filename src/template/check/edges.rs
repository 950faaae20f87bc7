//! Where the lights of a checked template lie.

use crate::model::value::Edges;

/// Where the lights of a template lie.
#[derive(Clone, Debug, Default)]
pub(crate) struct LightEdges {
    /// Those of progress.
    pub(crate) progress: Vec<Edges>,
    /// Those of the money.
    pub(crate) budget: Vec<Edges>,
    /// Those of the gap between both.
    pub(crate) gap: Vec<Edges>,
}
