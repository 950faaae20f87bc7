//! What was mapped to what in a book, as a layout that reads the next one.

use super::Import;
use super::layout::ImportLayout;

/// Adds what was found in a book, also the headings that nothing is known of, to what is known already. The headings
/// that stand for two things are returned; the first one holds.
pub fn learn(layout: &mut ImportLayout, import: &Import) -> Vec<String> {
    let mut twice = Vec::new();
    let unknown = import.forms.iter().flat_map(|form| form.unknown.iter());
    for column in import.found().iter().flat_map(|found| found.columns()).chain(unknown) {
        let known = layout.of_part_mut(column.part).entry(column.heading.clone()).or_insert(column.role);
        if *known != column.role && !twice.contains(&column.heading) {
            twice.push(column.heading.clone());
        }
    }
    twice
}
