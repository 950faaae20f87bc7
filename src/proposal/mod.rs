//! 预算建议: what results propose for the next budget, by the rule of a place. A rule is data with its source; a proposal has
//! its reasons, and decides nothing.

pub mod page;
#[allow(clippy::module_inception, reason = "the room and what it makes have one name")]
mod proposal;
mod proposing;
mod rule;

pub use proposal::{Proposal, ProposalGroup, ProposedProject};
pub use proposing::{Proposing, TableResult, propose};
pub use rule::{BudgetAction, ResultUse};
