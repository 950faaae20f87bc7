//! The same text in the tables of several projects.

use std::collections::{BTreeMap, BTreeSet};

use crate::audit::folder::{Folder, ProjectFacts};
use crate::audit::kept::KeptText;
use crate::audit::report::{About, FolderReport, Found};
use crate::audit::thresholds::Limit;
use crate::identity::name_core;
use crate::num::Fraction;
use crate::words::{Text, text, word};

/// Projects that a message names: of so many a reader can look up each.
const NAMED: usize = 10;

/// Where a text stands.
type Copy<'f> = (&'f ProjectFacts, &'f KeptText);

/// Reports every text that stands in as many projects as the limit says, at the first of its places. Projects
/// of the same name are one: a fund that many units share has one goal.
pub(super) fn report_copies(
    folder: &Folder,
    texts: fn(&ProjectFacts) -> &[KeptText],
    limit: &Limit,
    report: &mut FolderReport<'_>,
) {
    let mut groups: BTreeMap<u128, Vec<Copy<'_>>> = BTreeMap::new();
    for facts in folder.projects() {
        for text in texts(facts) {
            groups.entry(text.fingerprint).or_default().push((facts, text));
        }
    }
    // In the order in which the texts appear, whatever their fingerprints.
    for facts in folder.projects() {
        for text in texts(facts) {
            let Some(copies) = groups.remove(&text.fingerprint) else { continue };
            let projects = projects(&copies);
            let many = Fraction::whole(i64::try_from(projects.len()).unwrap_or(i64::MAX));
            if many >= limit.value.fraction() {
                let place = facts.place_at(text.position.clone());
                let found = found(text, &projects).by(limit.basis.clone());
                report.add(place, About { project: None, department: department(&copies) }, found);
            }
        }
    }
}

/// The projects that a text stands in, each once.
fn projects<'f>(copies: &[Copy<'f>]) -> Vec<&'f str> {
    let mut seen = BTreeSet::new();
    let names = copies.iter().map(|(facts, _)| facts.name.as_str());
    names.filter(|name| seen.insert(name_core(name))).collect()
}

/// The department, where it is the same for all of them.
fn department<'f>(copies: &[Copy<'f>]) -> Option<&'f str> {
    let (first, _) = copies.first()?;
    let same = copies.iter().all(|(facts, _)| facts.department == first.department);
    first.department.as_deref().filter(|_| same)
}

fn found(text: &KeptText, projects: &[&str]) -> Found {
    let (many, sample) = (projects.len(), &text.sample);
    let named = projects.iter().take(NAMED).copied();
    let more = if many > NAMED { word("等", " and others") } else { word("", "") };
    let message = text!(
        "{many} 个项目写着同样的文字“{sample}”:{named}{more}", "{many} projects have the same text, “{sample}”: {named}{more}";
        named = Text::list(named), more
    );
    Found::new(text.cell.pointer(), message)
}
