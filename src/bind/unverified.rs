//! Sources that nobody has read in the document itself, and what of a table rests on them.

use crate::codes::remarks;
use crate::template::Rulebook;
use crate::words::{Note, text};

/// A remark for each unverified source that the table's points, its grade or its lights rest on; `scored_by` counts the
/// indicators that a source scores.
pub(crate) fn unverified(
    book: &Rulebook,
    scored_by: impl Fn(&str) -> usize,
    has_execution: bool,
    graded: bool,
    monitored: bool,
) -> Vec<Note> {
    let template = &book.template;
    let execution = template.execution.as_ref().filter(|_| has_execution).map(|rule| rule.basis.as_str());
    let grading = template.grading.as_ref().filter(|_| graded).map(|grading| grading.basis.as_str());
    let lights = template.lights.as_ref().filter(|_| monitored).map(|lights| lights.basis.as_str());
    let open = template.basis.iter().filter(|(_, basis)| !basis.verified);
    let remark = |(name, basis): (&String, &crate::model::template::Basis)| {
        let rests = |used: Option<&str>| used == Some(name.as_str());
        let indicators = scored_by(name);
        let mut what = Vec::new();
        if rests(execution) {
            what.push(text!("预算执行率", "the execution rate"));
        }
        if indicators > 0 {
            what.push(text!("{indicators} 项指标", "{indicators} indicators"));
        }
        if rests(Some(&template.rounding.basis)) {
            what.push(text!("取舍", "the rounding"));
        }
        if rests(grading) {
            what.push(text!("等级", "the grade"));
        }
        if rests(lights) {
            what.push(text!("灯", "the lights"));
        }
        (!what.is_empty()).then(|| remarks::basis_unverified(&basis.named(), &what))
    };
    open.filter_map(remark).collect()
}
