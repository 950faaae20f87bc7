//! Plain data that everybody shares: what tables, templates and departments say, and what comes out.

pub mod assessment;
pub mod department;
mod narrative;
mod narrative_check;
pub mod scorecard;
pub mod template;
pub mod value;

pub use narrative::{
    Best, Coverage, Evaluations, FundFacts, GradeCount, IndicatorFacts, Listed, MoneyFacts, Narrative, Outcomes,
    ProjectFacts, Reached, Shortfall, Slowest, SpendingShare, SpentFacts, TierFacts,
};
pub use narrative_check::{LooseNumber, NarrativeCheck, WrongFigure};
