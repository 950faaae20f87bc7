//! A project's table and that of the year before.

use crate::audit::folder::{Folder, ProjectFacts};
use crate::identity::{Named, ProjectKey, projects};
use crate::order::Order;

/// Two tables of one project, of two years that follow each other.
pub(super) struct Years<'f> {
    /// The earlier one.
    pub(super) last: &'f ProjectFacts,
    /// The later one.
    pub(super) this: &'f ProjectFacts,
}

/// Every table whose project has a table of the year before, in the order of the files; of several of one year the
/// first counts as that of the year before.
pub(super) fn years(folder: &Folder) -> Vec<Years<'_>> {
    let measured = folder.projects().filter(|facts| !facts.measures.is_empty());
    let (tables, keys): (Vec<&ProjectFacts>, Vec<ProjectKey>) =
        measured.filter_map(|facts| Some((facts, key(facts)?))).unzip();
    let mut pairs: Vec<(usize, Years<'_>)> = Vec::new();
    for group in projects(&keys) {
        for &index in &group {
            let Some(&this) = tables.get(index) else { continue };
            let mut others = group.iter().filter_map(|other| tables.get(*other).copied());
            let before = this.year.and_then(|year| year.checked_sub(1));
            if let Some(last) = others.find(|other| other.year == before) {
                pairs.push((index, Years { last, this }));
            }
        }
    }
    pairs.order_by_key(|(index, _)| *index);
    pairs.into_iter().map(|(_, years)| years).collect()
}

fn key(facts: &ProjectFacts) -> Option<ProjectKey> {
    let ProjectFacts { name, code, department, unit, .. } = facts;
    let named = Named { code: code.as_deref(), name, department: department.as_deref(), unit: unit.as_deref() };
    Some(ProjectKey::new(facts.kind, facts.year?, named))
}
