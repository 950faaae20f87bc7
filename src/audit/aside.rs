//! Tables that nobody audits: those of a year that has not begun, and those of another year, or without points, of projects of
//! which no other table came. Who writes another year on a table would take it out of the audit.

use std::collections::BTreeMap;

use super::audited_years::{Chosen, Given};
use super::folder::ProjectFacts;
use super::refused::Refused;
use crate::identity::{is_renamed, name_core, plain, without_unit, without_year};
use crate::model::template::EvaluationKind;
use crate::words::{Problem, text};

/// What audited projects are known by: their names with the departments that write them, and their codes with both. A code
/// alone is none: anybody can write that of another project.
#[derive(Default)]
struct Audited {
    codes: BTreeMap<String, Vec<(String, Option<String>)>>,
    names: BTreeMap<String, Vec<Option<String>>>,
}

/// How many tables there are of which nothing is audited, and so many of them with why. Where it is known who must report, that
/// says as well of whom nothing is expected.
pub(super) fn aside(tables: &[&ProjectFacts], chosen: &Chosen, has_roster: bool, most: usize) -> (usize, Vec<Refused>) {
    let scored = |facts: &&ProjectFacts| facts.kind != EvaluationKind::Monitoring;
    let points = tables.iter().copied().filter(scored).count() * 2 > tables.len();
    let counts = |facts: &&ProjectFacts| chosen.has(facts.given()) && (!points || scored(facts));
    let mut audited = Audited::default();
    tables.iter().copied().filter(counts).for_each(|facts| audited.add(facts));
    // A goal is written for a year that has not begun.
    let is_ahead = |facts: &ProjectFacts| chosen.is_ahead(facts.year) && !facts.is_goal_form;
    let is_alone = |facts: &ProjectFacts| !has_roster && !counts(&facts) && !audited.has(facts);
    let left: Vec<&ProjectFacts> = tables.iter().copied().filter(|facts| is_ahead(facts) || is_alone(facts)).collect();
    let named = left.iter().take(most).map(|facts| Refused::from(why(facts, chosen)));
    (left.len(), named.collect())
}

fn why(facts: &ProjectFacts, chosen: &Chosen) -> Problem {
    let (name, Given { year, .. }) = (facts.name.as_str(), facts.given());
    let message = match year {
        Some(year) if chosen.is_ahead(Some(year)) => {
            text!("“{name}”写的是 {year} 年度,这一年还没有到", "{name} is a table of {year}, a year that has not begun")
        }
        Some(year) if !chosen.has(facts.given()) => text!(
            "“{name}”只有 {year} 年度的表,不是所审核的年度",
            "of {name} there is a table of {year} alone, which is not audited"
        ),
        _ => text!(
            "“{name}”只有不计分的监控表,其余的表都计分",
            "of {name} there is a table of monitoring alone, without points, while the others have some"
        ),
    };
    let advice = text!(
        "核对年度和模板;只作比较的表,请用 --roster 给出应报名单,或移出文件夹",
        "check its year and template; where it is for comparison only, say who must report with --roster, or take it out"
    );
    Problem::new(facts.place.clone(), message).advise(advice)
}

impl Audited {
    fn add(&mut self, facts: &ProjectFacts) {
        if let Some(code) = code(facts) {
            self.codes.entry(code).or_default().push((plain(&facts.name), department(facts)));
        }
        for name in names(facts) {
            self.names.entry(name).or_default().push(department(facts));
        }
    }

    fn has(&self, facts: &ProjectFacts) -> bool {
        let own = department(facts);
        let same = |other: &Option<String>| own.is_none() || other.is_none() || *other == own;
        let name = plain(&facts.name);
        let renamed = |(other, department): &(String, Option<String>)| same(department) && is_renamed(&name, other);
        code(facts).and_then(|code| self.codes.get(&code)).into_iter().flatten().any(renamed)
            || names(facts).iter().filter_map(|name| self.names.get(name)).flatten().any(same)
    }
}

fn code(facts: &ProjectFacts) -> Option<String> {
    facts.code.as_deref().map(plain).filter(|code| !code.is_empty())
}

fn department(facts: &ProjectFacts) -> Option<String> {
    facts.department.as_deref().map(name_core).filter(|name| !name.is_empty())
}

/// A name as it is written, and without its unit and its year.
fn names(facts: &ProjectFacts) -> [String; 2] {
    let name = plain(&facts.name);
    let short = without_unit(&name, facts.unit.as_deref());
    let undated = facts.year.map_or_else(|| short.to_owned(), |year| without_year(short, year));
    [name, undated]
}
