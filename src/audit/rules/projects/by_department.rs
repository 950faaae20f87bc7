//! Tables by the departments that they may be of: those of a department, and those that name none.

use std::collections::HashMap;

use crate::audit::folder::ProjectFacts;
use crate::identity::name_core;

/// Tables by their departments, as names compare.
#[derive(Default)]
pub(super) struct ByDepartment<'f> {
    named: HashMap<String, Vec<&'f ProjectFacts>>,
    nameless: Vec<&'f ProjectFacts>,
}

impl<'f> ByDepartment<'f> {
    pub(super) fn add(&mut self, facts: &'f ProjectFacts) {
        match &facts.department {
            Some(department) => self.named.entry(name_core(department)).or_default().push(facts),
            None => self.nameless.push(facts),
        }
    }

    /// The tables that may be of a department.
    pub(super) fn of(&self, department: &str) -> impl Iterator<Item = &'f ProjectFacts> {
        let named = self.named.get(&name_core(department)).into_iter().flatten();
        named.chain(&self.nameless).copied()
    }
}
