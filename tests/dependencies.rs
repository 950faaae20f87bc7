//! Every package that Cargo.toml names stands on the page of what the program is built from, with a reason, and nothing else does.

use std::collections::BTreeSet;

use toml::{Table, Value};

use crate::support::compare::assert_same_names;
use crate::support::root;

/// The packages of a table of Cargo.toml.
fn names(of: Option<&Value>) -> impl Iterator<Item = &str> {
    of.and_then(Value::as_table).into_iter().flat_map(|packages| packages.keys().map(String::as_str))
}

#[test]
fn every_package_has_its_reason() {
    let manifest: Table = std::fs::read_to_string(root().join("Cargo.toml")).unwrap().parse().unwrap();
    let of_systems = manifest["target"].as_table().unwrap().values().flat_map(|of| names(of.get("dependencies")));
    let named: BTreeSet<&str> =
        names(manifest.get("dependencies")).chain(names(manifest.get("dev-dependencies"))).chain(of_systems).collect();
    assert!(named.contains("serde") && named.contains("rustix") && named.contains("insta"));

    let page = std::fs::read_to_string(root().join("docs/dependencies.md")).unwrap();
    let mut told = BTreeSet::new();
    for row in page.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let [name, licence, reason, ..] = cells.as_slice() else { panic!("{row}") };
        assert!(!licence.is_empty() && reason.len() > 8, "{row}");
        assert!(told.insert(name.trim_matches('`')), "{name} twice");
    }
    assert_same_names(
        &told.into_iter().collect::<Vec<_>>(),
        &named.into_iter().collect::<Vec<_>>(),
        "docs/dependencies.md",
    );
}
