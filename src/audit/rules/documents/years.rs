//! A project's table and that of the year before.

use std::collections::HashMap;

use crate::audit::folder::{Folder, ProjectFacts};
use crate::audit::names::name_core;

/// Two tables of one project, of two years that follow each other.
pub(super) struct Years<'f> {
    /// The earlier one.
    pub(super) last: &'f ProjectFacts,
    /// The later one.
    pub(super) this: &'f ProjectFacts,
}

/// By what a project is known again.
#[derive(PartialEq, Eq, Hash)]
enum Identity {
    Code(String),
    Name([String; 2], Option<String>),
}

/// The tables by project and year, of several the first.
type Tables<'f> = HashMap<(Identity, u16), &'f ProjectFacts>;

/// Every table whose project has a table of the year before, in the order of the files.
pub(super) fn years(folder: &Folder) -> Vec<Years<'_>> {
    let mut tables: Tables<'_> = HashMap::new();
    for facts in folder.projects.iter().filter(|facts| !facts.measures.is_empty()) {
        for identity in identities(facts) {
            if let Some(year) = facts.year {
                tables.entry((identity, year)).or_insert(facts);
            }
        }
    }
    let later = folder.projects.iter().filter(|facts| !facts.measures.is_empty());
    later.filter_map(|this| Some(Years { last: before(this, &tables)?, this })).collect()
}

/// The table of the year before.
fn before<'f>(this: &ProjectFacts, tables: &Tables<'f>) -> Option<&'f ProjectFacts> {
    let year = this.year?.checked_sub(1)?;
    let mut known = identities(this).into_iter().filter_map(|identity| tables.get(&(identity, year)).copied());
    known.find(|last| last.kind == this.kind && !other_code(last, this))
}

/// Its code; its name with that of its department, and of its unit where it is written.
fn identities(facts: &ProjectFacts) -> Vec<Identity> {
    let code = facts.code.as_deref().map(|code| Identity::Code(name_core(code)));
    let unit = facts.unit.as_deref().map(name_core);
    let name =
        facts.department.as_deref().map(|department| Identity::Name([&facts.name, department].map(name_core), unit));
    code.into_iter().chain(name).collect()
}

/// Whether both have a code, and not the same.
fn other_code(a: &ProjectFacts, b: &ProjectFacts) -> bool {
    a.code.as_deref().zip(b.code.as_deref()).is_some_and(|(a, b)| name_core(a) != name_core(b))
}
