//! What is true of a template beyond its shape: its examples come out, its points stay where they belong
//! and grow with the result, and each of its limits is held in place by an example on either side.
//!
//! The examples are part of the law. They are computed with the scorer that tables are scored with.

mod check;
mod examples;
mod limits;
mod mutate;
mod page;
mod proof;
mod statements;
mod sweep;

pub use check::check;
pub use examples::{Contradiction, Reckoned, contradictions, refuse_contradictions, results};
pub use limits::{Limits, Unpinned, limits};
pub use mutate::{Edit, Mutation, Mutator, Reader};
pub use page::proofs;
pub use proof::{Proof, TemplateCheck};
pub use sweep::{Sweep, sweep};
