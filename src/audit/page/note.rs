//! A finding as a note on its cell, where there is little room and the place is known.

use super::finding::{figures, requested, severity};
use crate::audit::finding::Finding;
use crate::words::{Language, say, visible};

/// What a note says: what is wrong, the two figures, what to do. It names what it is about where it stands on no cell of
/// its own.
#[must_use]
pub fn note(finding: &Finding, language: Language) -> String {
    let severity = severity(finding.severity, language);
    let about = finding.indicator.as_ref().or(finding.project.as_ref()).filter(|_| finding.location.cell.is_none());
    let head = format!("{} {severity} · {}", finding.code, finding.title.get(language));
    let advice = finding.advice.get(language);
    let lines = [
        Some(head),
        about.cloned(),
        Some(finding.message.get(language).to_owned()),
        figures(finding, language),
        (!advice.is_empty()).then(|| format!("{}{advice}", say!(language, "改正:", "To do: "))),
        finding.requested.as_ref().filter(|_| finding.is_requested()).map(|waiver| requested(waiver, language)),
    ];
    visible(&lines.into_iter().flatten().collect::<Vec<_>>().join("\n")).into_owned()
}
