//! Every audit rule has its page in both languages and its folder of fixtures: a table (or a folder of them)
//! in which it fires, one in which it just does not, and what it says. Nothing can be missing.

use std::path::{Path, PathBuf};

use jixiao::audit::{self, AuditedDocument, Auditor, Finding, Folder, RULES, Rule, Undecided, default_profile};
use jixiao::intake::{Document, ScoringEngine};
use jixiao::print;
use jixiao::read::{Source, files_below};
use jixiao::words::Language;

use crate::support::compare::assert_is_file;
use crate::support::root;

fn fixtures() -> PathBuf {
    root().join("tests/audit/rules")
}

/// What all rules find in a file or a folder.
fn audit(path: &Path) -> (Vec<Finding>, Vec<Undecided>) {
    let engine = ScoringEngine::builtin().unwrap();
    let auditor = Auditor::new(default_profile().unwrap(), Vec::new(), "2025-03-01".parse().unwrap());
    let names = if path.is_dir() {
        files_below(path, &["toml", "json"]).into_iter().map(Result::unwrap).collect()
    } else {
        vec![path.display().to_string()]
    };
    let mut folder = Folder::new(auditor.profile.clone());
    let (mut findings, mut undecided) = (Vec::new(), Vec::new());
    for name in names {
        let mut source = Source::open(&name).unwrap();
        source.name = Path::new(&name).strip_prefix(fixtures()).unwrap().display().to_string();
        for document in Document::all(&source) {
            let read = document.and_then(|document| auditor.read(&engine, &document));
            match read.unwrap_or_else(|error| panic!("{error}")) {
                AuditedDocument::Table(audited) => {
                    findings.extend(audited.findings);
                    undecided.extend(audited.undecided);
                    folder.used_waivers.extend(audited.used);
                    folder.keep(audited.facts);
                }
                AuditedDocument::Department(facts) => folder.departments.push(*facts),
            }
        }
    }
    let (mut last, mut open) = auditor.finish(&folder);
    findings.append(&mut last);
    undecided.append(&mut open);
    (findings, undecided)
}

/// `fires.toml` or the folder `fires`.
fn fixture(rule: &Rule, name: &str) -> PathBuf {
    let folder = fixtures().join(rule.slug);
    let file = folder.join(name).with_extension("toml");
    if file.exists() { file } else { folder.join(name) }
}

#[test]
fn every_rule_fires_on_its_fixture_and_says_what_is_expected() {
    for rule in RULES {
        let path = fixture(rule, "fires");
        assert!(path.exists(), "{} has no fixture {}", rule.slug, path.display());
        let (findings, _) = audit(&path);
        let own: Vec<Finding> = findings.into_iter().filter(|finding| finding.code == rule.code).collect();
        assert!(!own.is_empty(), "{} does not fire on {}", rule.slug, path.display());
        let text = |language| own.iter().map(|found| audit::page::finding(found, language, 100)).collect::<String>();
        let folder = fixtures().join(rule.slug);
        assert_is_file(&format!("{}\n{}", text(Language::Zh), text(Language::En)), &folder.join("expected.txt"));
        assert_is_file(&(print::pretty(&own).unwrap() + "\n"), &folder.join("expected.json"));
    }
}

#[test]
fn no_rule_fires_on_its_nearest_miss() {
    for rule in RULES {
        let path = fixture(rule, "silent");
        assert!(path.exists(), "{} has no fixture {}", rule.slug, path.display());
        let (findings, undecided) = audit(&path);
        let found: Vec<&Finding> = findings.iter().filter(|finding| finding.code == rule.code).collect();
        assert!(found.is_empty(), "{} fires on {}: {found:#?}", rule.slug, path.display());
        let open: Vec<&Undecided> = undecided.iter().filter(|open| open.code == rule.code).collect();
        assert!(open.is_empty(), "{} is undecided about {}: {open:#?}", rule.slug, path.display());
    }
}

#[test]
fn every_folder_of_fixtures_belongs_to_a_rule() {
    for entry in std::fs::read_dir(fixtures()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            RULES.iter().any(|rule| rule.slug == name),
            "tests/audit/rules/{name} belongs to no rule: rename it, or add the rule to RULES"
        );
    }
}

#[test]
fn every_rule_has_its_page_in_both_languages() {
    let sections = [
        (Language::Zh, ["检查:", "为何:", "依据:", "例:", "怎样改正:", "不算:"]),
        (Language::En, ["Checks:", "Why:", "Basis:", "Example:", "How to correct:", "Not flagged:"]),
    ];
    for rule in RULES {
        let title = rule.source.lines().next().unwrap();
        assert!(title.starts_with(&format!("//! # {} {} · ", rule.code, rule.slug)), "{title}");
        for (language, labels) in &sections {
            let body = rule.body(*language);
            let found: Vec<&str> = body
                .lines()
                .filter_map(|line| labels.iter().find(|label| line.starts_with(**label)).copied())
                .collect();
            assert_eq!(found, labels, "{}:\n{body}", rule.slug);
            assert!(!rule.title(*language).is_empty());
        }
    }
}

#[test]
fn codes_and_slugs_are_unique_and_in_order() {
    for pair in RULES.windows(2) {
        let [(before, a), (after, b)] = [&pair[0], &pair[1]].map(|rule| (rule.code, rule.slug));
        assert!(before < after, "in RULES {before} {a} stands before {after} {b}");
    }
    for (index, Rule { code, slug, .. }) in RULES.iter().enumerate() {
        let same = RULES[..index].iter().find(|rule| rule.slug == *slug);
        assert!(same.is_none(), "{} and {code} are both called {slug}", same.map_or("", |rule| rule.code));
    }
}
