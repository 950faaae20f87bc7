//! Published tables with known faults: every fault that a reader finds in them is found, at its place and with
//! its figures, and nothing else is. The findings of a table stand beside it, made by reading it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jixiao::audit::{Finding, Severity, Undecided};
use jixiao::intake::ScoringEngine;
use jixiao::read::{Source, files_below};
use serde::Deserialize;

use crate::support::compare::assert_is_file;
use crate::support::{self, root};

/// What a reader finds in a table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    #[serde(default)]
    must: Vec<Fault>,
    #[serde(default)]
    may: Vec<Fault>,
    #[serde(default)]
    undecided: Vec<Open>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fault {
    /// In which file of a folder.
    #[serde(default)]
    file: Option<String>,
    slug: String,
    pointer: String,
    /// What the finding has to name.
    #[serde(default)]
    figures: Vec<String>,
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Open {
    slug: String,
    why: String,
}

impl Fault {
    fn is(&self, finding: &Finding) -> bool {
        let same_file = self.file.as_ref().is_none_or(|file| finding.location.file.ends_with(file.as_str()));
        let said = serde_json::to_string(finding).unwrap();
        same_file
            && self.slug == finding.slug
            && self.pointer == finding.location.pointer
            && self.figures.iter().all(|figure| said.contains(figure.as_str()))
    }
}

fn audit(paths: &[PathBuf]) -> (Vec<Finding>, Vec<Undecided>) {
    let sources: Vec<Source> = paths.iter().map(|path| Source::open(path.to_str().unwrap()).unwrap()).collect();
    support::audit(&ScoringEngine::builtin().unwrap(), &sources)
}

/// Everything in which the audit and a reader differ, a line each.
fn differences(name: &str, findings: &[Finding], expected: &Expected) -> Vec<String> {
    let missed = expected.must.iter().filter(|fault| !findings.iter().any(|finding| fault.is(finding)));
    let missed = missed.map(|fault| format!("{name}: missed {} {} ({})", fault.slug, fault.pointer, fault.why));
    let known = |finding: &&Finding| expected.must.iter().chain(&expected.may).any(|fault| fault.is(finding));
    let alarms = findings.iter().filter(|finding| !known(finding)).map(|finding| {
        format!("{name}: false alarm {} {}: {}; read the table: a fault is a [[must]] or [[may]] of its findings, else the rule is wrong",
            finding.slug, finding.location.pointer, finding.message.en
        )
    });
    let open = expected.undecided.iter().filter(|open| findings.iter().any(|finding| finding.slug == open.slug));
    let open = open.map(|open| format!("{name}: {} cannot be decided ({})", open.slug, open.why));
    missed.chain(alarms).chain(open).collect()
}

fn expected(path: &Path) -> Expected {
    let text = std::fs::read_to_string(path).unwrap();
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_fault_of_the_published_tables_is_found_and_nothing_else() {
    let folder = root().join("tests/audit/published");
    let names = files_below(&folder, &["toml"]).into_iter().map(|name| PathBuf::from(name.unwrap()));
    let tables: Vec<PathBuf> = names.filter(|name| !name.to_str().unwrap().ends_with(".findings.toml")).collect();
    assert_eq!(tables.len(), 15);
    let (mut found, mut undecided) = (Vec::new(), Vec::new());
    for table in tables {
        let expected = expected(&table.with_extension("findings.toml"));
        let name = table.file_stem().unwrap().to_str().unwrap().to_owned();
        let (findings, open) = audit(&[table]);
        found.extend(differences(&name, &findings, &expected));
        undecided.extend(open.iter().map(|open| {
            let Undecided { code, slug, location, why, .. } = open;
            format!("{name} {code} {slug} {}: {}\n", location.pointer, why.zh)
        }));
    }
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
    // What cannot be decided in the published tables.
    assert_is_file(&undecided.concat(), &root().join("tests/audit/published/undecided.txt"));
}

#[test]
fn the_tables_and_the_text_of_one_department_are_held_against_each_other() {
    let folder = root().join("examples/zaozhuang-2024");
    let tables: Vec<PathBuf> =
        files_below(&folder, &["toml"]).into_iter().map(|name| PathBuf::from(name.unwrap())).collect();
    let findings = audit(&tables);
    let errors: BTreeSet<&str> =
        findings.0.iter().filter(|f| f.severity == Severity::Error).map(|f| f.slug.as_str()).collect();
    assert_eq!(errors, BTreeSet::new(), "the published tables are right to the cent");
    let found = differences("zaozhuang", &findings.0, &expected(&root().join("tests/audit/zaozhuang.findings.toml")));
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
}
