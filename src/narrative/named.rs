//! What projects are called in texts and in sources.

use std::collections::BTreeMap;

use super::cite::{CitedDocument, in_line};
use super::evaluated::Evaluated;

/// The documents of tables: by the names of their projects, where several have one name by unit or number as well.
/// The projects are called so too from here on.
pub(super) fn documents(tables: &mut [Evaluated], group: &str) -> Vec<CitedDocument> {
    let mut units: BTreeMap<String, Vec<Option<String>>> = BTreeMap::new();
    for table in &*tables {
        units.entry(in_line(&table.card.project.name)).or_default().push(unit(table));
    }
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let document = |table: &mut Evaluated| {
        let name = in_line(&table.card.project.name);
        let units = units.get(&name).map(Vec::as_slice).unwrap_or_default();
        if units.len() < 2 {
            return CitedDocument::project(group, &name, None);
        }
        let number = numbers.entry(name.clone()).or_default();
        *number += 1;
        let is_own = |unit: &Option<String>| unit.is_some() && units.iter().filter(|other| *other == unit).count() == 1;
        let which = Some(unit(table)).filter(is_own).flatten().unwrap_or_else(|| number.to_string());
        table.entry.name = format!("{name}\u{ff08}{which}\u{ff09}");
        CitedDocument::project(group, &name, Some(&which))
    };
    tables.iter_mut().map(document).collect()
}

fn unit(table: &Evaluated) -> Option<String> {
    table.entry.unit.0.as_deref().map(in_line)
}
