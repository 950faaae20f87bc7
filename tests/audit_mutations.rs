//! Clean tables, and faults planted in them one at a time: every rule finds what was planted, where it was planted,
//! and nothing else is found. What came of it stands in `tests/audit/README.md`, rule by rule.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jixiao::audit::{Auditor, DepartmentFacts, Finding, Folder, RULES, Undecided, default_profile};
use jixiao::bind::Table;
use jixiao::ledger::Detail;
use jixiao::model::assessment::Assessment;
use jixiao::read::Places;
use jixiao::score::score;
use rayon::prelude::*;
use serde_json::Value;

use crate::faults::case::{Case, LIBRARY, text};
use crate::faults::mutant::Mutant;
use crate::faults::{PLANTS, Plant};
use crate::support::compare::{assert_is_file, assert_same_names};
use crate::support::root;

/// The thresholds of the program, and the day on which waivers have to hold.
static AUDITOR: LazyLock<Auditor> =
    LazyLock::new(|| Auditor::new(default_profile().unwrap(), Vec::new(), "2025-03-01".parse().unwrap()));

/// What has to be found, of what was planted; and what has to be right, of what was found. Per cent.
const LEAST: usize = 98;

/// How many misses and false alarms of a rule are shown.
const SHOWN: usize = 12;

fn clean() -> (Vec<Case>, Vec<Case>) {
    Case::all(&root().join("tests/audit/clean"))
}

fn audit(documents: &[(String, Value)]) -> (Vec<Finding>, Vec<Undecided>) {
    let mut folder = Folder::new(AUDITOR.profile.clone());
    let (mut findings, mut undecided) = (Vec::new(), Vec::new());
    for (name, document) in documents {
        let places = Places::of_file(name);
        let book = LIBRARY.get(text(document, "/template")).unwrap();
        if document.get("department").is_some() {
            let department = serde_json::from_value(document.clone()).unwrap();
            folder.departments.push(DepartmentFacts::new(department, Some(&book), places));
            continue;
        }
        let assessment: Assessment = serde_json::from_value(document.clone()).unwrap();
        let table = Table::build(&book, &assessment, places).unwrap_or_else(|error| panic!("{name}: {error}"));
        let card = score(&table, Detail::Brief, String::new()).unwrap();
        let mut audited = AUDITOR.audit(&table, &card, places);
        findings.append(&mut audited.findings);
        undecided.append(&mut audited.undecided);
        folder.keep(audited.facts);
    }
    let (mut found, mut open) = AUDITOR.finish(&folder);
    findings.append(&mut found);
    undecided.append(&mut open);
    (findings, undecided)
}

#[test]
fn nothing_is_found_in_clean_tables() {
    let (tables, folders) = clean();
    assert!(tables.len() >= 12 && folders.len() == 2);
    for case in tables.iter().chain(&folders) {
        let (findings, undecided) = audit(&case.documents);
        let said: Vec<String> = findings.iter().map(|found| format!("{} {}", found.slug, found.message.en)).collect();
        assert!(findings.is_empty() && undecided.is_empty(), "{}: {said:#?} {undecided:#?}", case.name);
    }
}

#[test]
fn faults_are_planted_for_every_rule() {
    let planted: Vec<&str> = PLANTS.iter().map(|plant| plant.slug).collect();
    let rules: Vec<&str> = RULES.iter().map(|rule| rule.slug).collect();
    assert_same_names(&planted, &rules, "PLANTS in tests/faults/mod.rs");
}

/// What came of the faults that were planted for all rules.
#[derive(Clone, Copy, Default)]
struct Count {
    planted: usize,
    found: usize,
    near: usize,
    fired: usize,
    right: usize,
}

/// One mutant audited: what of it was missed, and what was found that is not there.
struct Outcome {
    found: bool,
    /// Slug, and whether it is right.
    fired: Vec<(String, bool)>,
    complaints: Vec<(String, String)>,
}

fn look(slug: &'static str, mutant: &Mutant) -> Outcome {
    let (mut findings, _) = audit(&mutant.documents);
    if mutant.breaks {
        findings.retain(|finding| finding.slug == slug);
    }
    let is_it = |finding: &Finding| {
        let at = mutant.at.as_ref();
        finding.slug == slug
            && at.is_some_and(|(file, at)| *file == finding.location.file && *at == finding.location.pointer)
    };
    let is_right = |finding: &Finding| is_it(finding) || mutant.also.contains(&finding.slug.as_str());
    let found = findings.iter().any(is_it);
    let at = mutant.at.as_ref().map_or("nowhere", |(_, at)| at.as_str());
    let label = format!("{} {slug} ({}) at {at}", mutant.case, mutant.kind);
    let mut complaints = Vec::new();
    if mutant.at.is_some() && !found {
        complaints.push((slug.to_owned(), format!("missed: {label}")));
    }
    for finding in findings.iter().filter(|finding| !is_right(finding)) {
        let what = format!("{} {}: {}", finding.slug, finding.location.pointer, finding.message.en);
        complaints.push((finding.slug.clone(), format!("false alarm {what} [in {label}]")));
    }
    let fired = findings.iter().map(|finding| (finding.slug.clone(), is_right(finding))).collect();
    Outcome { found, fired, complaints }
}

fn mutants(plant: &Plant, (tables, folders): &(Vec<Case>, Vec<Case>)) -> Vec<Mutant> {
    let of_tables = plant.table.into_iter().flat_map(|of| tables.iter().flat_map(move |case| of(&case.sheet())));
    let of_folders = plant.folder.into_iter().flat_map(|of| folders.iter().flat_map(of));
    of_tables.chain(of_folders).collect()
}

/// Per cent to one place, cut off so that 98.0 is never less.
fn per_cent(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    let tenths = part * 1000 / whole;
    format!("{}.{} %", tenths / 10, tenths % 10)
}

fn page(counts: &BTreeMap<&str, Count>, cases: &(Vec<Case>, Vec<Case>)) -> String {
    let names = |cases: &[Case]| cases.iter().map(|case| format!("`{}`", case.name)).collect::<Vec<_>>().join(", ");
    let mut page = format!(
        "# Faults that are planted, and what the audit finds of them\n\n\
         Written by `INSTA_UPDATE=always cargo test audit_mutations`; do not edit.\n\n\
         In clean tables ({} alone: {}; and the folders {}) nothing is found. Into copies of them one fault is planted at \
         a time, at every place where it makes sense, by `tests/faults`. *found*: the rule finds it at its very place. \
         *near misses*: changes that are just no fault. *fired*: all findings of the rule in all copies, whatever was \
         planted there; *right*: those that are the fault, or that truly follow from it.\n\n\
         Faults and rules were written beside each other, so that this guards what works; what the audit finds in tables \
         that it was not written for, `published` says.\n\n\
         | code | slug | planted | found | recall | near misses | fired | right | precision |\n\
         |---|---|---:|---:|---:|---:|---:|---:|---:|\n",
        cases.0.len(),
        names(&cases.0),
        names(&cases.1)
    );
    let mut total = Count::default();
    let line = |code: &str, slug: &str, count: &Count| {
        let Count { planted, found, near, fired, right } = *count;
        let (recall, precision) = (per_cent(found, planted), per_cent(right, fired));
        format!("| {code} | {slug} | {planted} | {found} | {recall} | {near} | {fired} | {right} | {precision} |\n")
    };
    for rule in RULES {
        let count = &counts[rule.slug];
        page.push_str(&line(rule.code, rule.slug, count));
        total.planted += count.planted;
        total.found += count.found;
        total.near += count.near;
        total.fired += count.fired;
        total.right += count.right;
    }
    page.push_str(&line("", "all rules", &total));
    page
}

#[test]
fn every_rule_finds_what_is_planted_and_nothing_else() {
    let cases = clean();
    let mut counts: BTreeMap<&str, Count> = RULES.iter().map(|rule| (rule.slug, Count::default())).collect();
    let mut complaints: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut claimed: BTreeMap<(&str, &str, &str), bool> = BTreeMap::new();
    // PLANT=slug shows what comes of one rule.
    let only = std::env::var("PLANT").ok();
    let plants = PLANTS.par_iter().filter(|plant| only.as_ref().is_none_or(|only| only == plant.slug));
    let looked_at = plants.map(|plant| {
        let mutants = mutants(plant, &cases);
        let outcomes: Vec<Outcome> = mutants.par_iter().map(|mutant| look(plant.slug, mutant)).collect();
        (plant, mutants, outcomes)
    });
    for (plant, mutants, outcomes) in looked_at.collect::<Vec<_>>() {
        for (mutant, outcome) in mutants.iter().zip(outcomes) {
            let count = counts.get_mut(plant.slug).unwrap();
            count.planted += usize::from(mutant.at.is_some());
            count.near += usize::from(mutant.at.is_none());
            count.found += usize::from(outcome.found);
            for slug in &mutant.also {
                let follows = outcome.fired.iter().any(|(fired, _)| fired == slug);
                *claimed.entry((plant.slug, mutant.kind, slug)).or_default() |= follows;
            }
            for (slug, right) in outcome.fired {
                let count = counts.get_mut(slug.as_str()).unwrap();
                count.fired += 1;
                count.right += usize::from(right);
            }
            for (slug, complaint) in outcome.complaints {
                complaints.entry(slug).or_default().push(complaint);
            }
        }
    }
    let idle: Vec<_> = claimed.iter().filter(|(_, follows)| !**follows).map(|(claim, _)| claim).collect();
    for (slug, complaints) in &complaints {
        let more = complaints.len().saturating_sub(SHOWN);
        println!("{slug}: {} complaints, {more} of them not shown", complaints.len());
        complaints.iter().take(SHOWN).for_each(|complaint| println!("  {complaint}"));
    }
    if let Some(slug) = &only {
        let Count { planted, found, near, fired, right } = &counts[slug.as_str()];
        println!("{slug}: planted {planted}, found {found}; near {near}; fired {fired}, rightly {right}");
        return;
    }
    assert!(idle.is_empty(), "consequences that never follow: {idle:#?}");
    assert_is_file(&page(&counts, &cases), &root().join("tests/audit/README.md"));
    for (slug, count) in &counts {
        assert!(
            count.planted > 0,
            "nothing is planted for {slug}: its entry in PLANTS of tests/faults/mod.rs gives no mutant"
        );
        assert!(count.found * 100 >= count.planted * LEAST, "{slug} finds {} of {}", count.found, count.planted);
        assert!(count.right * 100 >= count.fired * LEAST, "{slug} is right {} times of {}", count.right, count.fired);
    }
}
