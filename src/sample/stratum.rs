//! The strata of a frame.

use super::project::Candidate;
use super::record::{SampleBy, SampleEdges};
use crate::identity::name_seen;
use crate::num::is_blank_mark;

/// A stratum, in the order in which strata are told: bands from below, names in the order of their signs, and the
/// projects about which the tables say nothing behind them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stratum {
    rank: usize,
    /// What it is called.
    pub(super) name: Option<String>,
}

/// The stratum of a project.
pub(super) fn stratum(candidate: &Candidate, by: SampleBy, edges: &SampleEdges) -> Stratum {
    let project = &candidate.project;
    let name = match by {
        SampleBy::Grade => &candidate.grade,
        SampleBy::Department => &project.department,
        SampleBy::Unit => &project.unit,
        SampleBy::Amount => return band(candidate, edges),
    };
    let name = name.as_deref().filter(|name| !is_blank_mark(name)).map(|name| name_seen(name).into_owned());
    Stratum { rank: if name.is_some() { 0 } else { usize::MAX }, name }
}

fn band(candidate: &Candidate, edges: &SampleEdges) -> Stratum {
    let Some(budget) = candidate.budget else { return Stratum { rank: usize::MAX, name: None } };
    let edges = edges.limits();
    let rank = edges.partition_point(|edge| edge.fraction() <= budget);
    let from = rank.checked_sub(1).and_then(|below| edges.get(below)).map(|edge| format!("≥{}", edge.plain()));
    let to = edges.get(rank).map(|edge| format!("<{}", edge.plain()));
    Stratum { rank, name: Some(from.into_iter().chain(to).collect::<Vec<_>>().join(" ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_on_a_limit_belongs_above_it() {
        let name = |budget: Option<&str>| {
            let budget = budget.map(|budget| budget.parse().unwrap());
            let candidate = Candidate { budget, ..Candidate::default() };
            stratum(&candidate, SampleBy::Amount, &SampleEdges::default()).name
        };
        let bands = ["0", "9.99", "10", "99.9", "100", "1000"].map(|budget| name(Some(budget)).unwrap());
        assert_eq!(bands, ["<10", "<10", "≥10 <100", "≥10 <100", "≥100 <1000", "≥1000"]);
        assert_eq!(name(None), None);
    }
}
