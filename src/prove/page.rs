//! What was proven of a template, a line each.

use super::proof::TemplateCheck;
use crate::words::Language;

/// The proofs of a template under its id.
#[must_use]
pub fn proofs(check: &TemplateCheck, language: Language) -> String {
    let head = format!("{} {}\n", check.template, check.version);
    let lines = check.proofs.iter().map(|proof| {
        let sign = if proof.holds { "✓" } else { "✗" };
        format!("  {sign} {}\n", proof.says.get(language))
    });
    head + &lines.collect::<String>()
}
