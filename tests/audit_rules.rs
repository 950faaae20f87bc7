//! Every audit rule has its page in both languages and its folder of fixtures: a table (or a folder of them)
//! in which it fires, one in which it just does not, and what it says. Nothing can be missing.

use std::path::{Path, PathBuf};

use jixiao::audit::{Auditor, Folder, RULES, Rule, default_profile};
use jixiao::export::{audit_finding, json_pretty};
use jixiao::model::{Finding, Language, Undecided};
use jixiao::pipeline::{Document, Pipeline};
use jixiao::read::{Source, files_below};

use crate::support::root;

fn fixtures() -> PathBuf {
    root().join("tests/audit/rules")
}

/// What all rules find in a file or a folder.
fn audit(path: &Path) -> (Vec<Finding>, Vec<Undecided>) {
    let pipeline = Pipeline::builtin().unwrap();
    let auditor =
        Auditor { profile: default_profile().unwrap(), waivers: Vec::new(), on: "2025-03-01".parse().unwrap() };
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
        pipeline.audit(&source, &auditor, |document| match document.unwrap_or_else(|error| panic!("{error}")) {
            Document::Table(audited) => {
                findings.extend(audited.findings);
                undecided.extend(audited.undecided);
                folder.used_waivers.extend(audited.used);
                folder.projects.push(audited.facts);
            }
            Document::Department(facts) => folder.departments.push(*facts),
        });
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

/// Compares with a file; with `INSTA_UPDATE=always` writes it.
fn expect(rule: &Rule, name: &str, text: &str) {
    let path = fixtures().join(rule.slug).join(name);
    if std::env::var("INSTA_UPDATE").is_ok_and(|mode| mode == "always") {
        std::fs::write(&path, text).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, expected, "{}: INSTA_UPDATE=always writes it anew", path.display());
}

#[test]
fn every_rule_fires_on_its_fixture_and_says_what_is_expected() {
    for rule in RULES {
        let path = fixture(rule, "fires");
        assert!(path.exists(), "{} has no fixture {}", rule.slug, path.display());
        let (findings, _) = audit(&path);
        let own: Vec<Finding> = findings.into_iter().filter(|finding| finding.code == rule.code).collect();
        assert!(!own.is_empty(), "{} does not fire on {}", rule.slug, path.display());
        let text = |language| own.iter().map(|found| audit_finding(found, language, 100)).collect::<String>();
        expect(rule, "expected.txt", &format!("{}\n{}", text(Language::Zh), text(Language::En)));
        expect(rule, "expected.json", &(json_pretty(&own).unwrap() + "\n"));
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
        assert!(RULES.iter().any(|rule| rule.slug == name), "no rule is called {name}");
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
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
    let mut slugs: Vec<&str> = RULES.iter().map(|rule| rule.slug).collect();
    slugs.sort_unstable();
    assert!(slugs.is_sorted_by(|a, b| a < b), "{slugs:?}");
}
