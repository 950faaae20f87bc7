//! Everything that can be proven of a template, in one answer.

use super::examples::contradictions;
use super::limits::limits;
use super::proof::TemplateCheck;
use super::sweep::sweep;
use super::{examples, statements};
use crate::read::Source;
use crate::template::Library;
use crate::words::Problems;

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
