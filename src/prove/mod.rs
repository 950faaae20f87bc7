//! What is true of a template beyond its shape: its examples come out, its points stay where they belong
//! and grow with the result, and each of its limits is held in place by an example on either side.
//!
//! The examples are part of the law. They are computed with the scorer that tables are scored with.

mod examples;
mod limits;
mod mutate;
mod statements;
mod sweep;

pub use examples::{Contradiction, Reckoned, contradictions, refuse_contradictions, results};
pub use limits::{Limits, Unpinned, limits};
pub use mutate::{Edit, Mutation, Mutator, Reader};
pub use sweep::{Sweep, sweep};

use crate::load::Library;
use crate::model::{Problems, TemplateCheck};
use crate::read::Source;

/// Checks a template that is not among those at hand, or is to take the place of one of them.
///
/// # Errors
/// Everything that is wrong with it. A limit that no example holds in place is no error but a finding.
pub fn check(source: &Source, library: &Library) -> Result<TemplateCheck, Problems> {
    let book = library.read(source)?;
    let swept = sweep(&book);
    let found = [contradictions(&book), swept.faults.clone()].concat();
    let problems = examples::problems(source, found);
    if !problems.is_empty() {
        return Err(Problems::sorted(problems));
    }
    let limits = limits(source, &|mutant| library.read(mutant))?;
    Ok(TemplateCheck {
        schema: TemplateCheck::SCHEMA.to_owned(),
        template: book.template.id.clone(),
        version: book.template.version.clone(),
        proofs: statements::proofs(&book, &swept, &limits),
    })
}
