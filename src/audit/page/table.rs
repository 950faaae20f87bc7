//! What was found in one table, under the name of its project.

use std::cmp::Reverse;

use super::finding::alike;
use crate::audit::finding::{Finding, RulePage, Undecided};
use crate::print::wrap;
use crate::words::{Language, say};

/// The findings of one table, the gravest first, then what is open; nothing where there is neither.
#[must_use]
pub fn table(
    findings: &[Finding],
    undecided: &[Undecided],
    (year, rules): (Option<u16>, &[RulePage]),
    (language, width): (Language, u16),
) -> String {
    let (project, department) = match (findings.first(), undecided.first()) {
        (Some(finding), _) => (&finding.project, finding.department.as_deref()),
        (None, Some(open)) => (&open.project, None),
        (None, None) => return String::new(),
    };
    let project = project.as_deref().unwrap_or_else(|| several(language));
    let year = year.map(|year| year_label(year, language));
    let heading: Vec<&str> = [Some(project), department, year.as_deref()].into_iter().flatten().collect();
    let findings: Vec<&Finding> = findings.iter().collect();
    let heading = wrap(&heading.join(" · "), 2, width);
    format!(
        "{heading}\n{}{}",
        found(findings, false, (language, width)),
        open(undecided, false, rules, (language, width))
    )
}

/// What concerns several tables, a department after the other in the order of their first findings; what
/// belongs to none of them comes last, with what is open. Each finding names its project.
#[must_use]
pub fn together(
    findings: &[Finding],
    undecided: &[Undecided],
    rules: &[RulePage],
    (language, width): (Language, u16),
) -> String {
    let mut departments: Vec<Option<&str>> = Vec::new();
    for finding in findings {
        let department = finding.department.as_deref();
        if department.is_some() && !departments.contains(&department) {
            departments.push(department);
        }
    }
    departments.push(None);
    let mut parts = Vec::new();
    for department in departments {
        let own = findings.iter().filter(|finding| finding.department.as_deref() == department).collect();
        let mut text = found(own, true, (language, width));
        if department.is_none() {
            text.push_str(&open(undecided, true, rules, (language, width)));
        }
        if !text.is_empty() {
            let department = department.map(|name| format!(" · {name}")).unwrap_or_default();
            parts.push(wrap(&format!("{}{department}", several(language)), 2, width) + "\n" + &text);
        }
    }
    parts.join("\n")
}

fn several(language: Language) -> &'static str {
    say!(language, "多个项目", "several projects")
}

/// A year as the headings have it.
pub(super) fn year_label(year: u16, language: Language) -> String {
    say!(language, "{year} 年度", "{year}")
}

/// Findings, the gravest first, those alike together.
fn found(mut findings: Vec<&Finding>, named: bool, (language, width): (Language, u16)) -> String {
    findings.sort_by_key(|finding| (finding.waived.is_some(), Reverse(finding.severity)));
    let shared = |finding: &Finding| {
        let Finding { code, severity, advice, basis, waived, .. } = finding;
        (code.clone(), *severity, advice.clone(), basis.clone(), waived.clone())
    };
    findings.chunk_by(|a, b| shared(a) == shared(b)).map(|group| alike(group, named, language, width)).collect()
}

fn open(undecided: &[Undecided], named: bool, rules: &[RulePage], (language, width): (Language, u16)) -> String {
    let groups = undecided.chunk_by(|a, b| a.code == b.code && a.why == b.why);
    groups.map(|group| undecided_line(group, named, rules, (language, width))).collect()
}

/// What a rule could not decide, for one reason about one indicator or several.
fn undecided_line(open: &[Undecided], named: bool, rules: &[RulePage], (language, width): (Language, u16)) -> String {
    let Some(first) = open.first() else { return String::new() };
    let title = rules.iter().find(|page| page.code == first.code).map_or("", |page| page.title.get(language));
    let last = |open: &Undecided| match &open.project {
        Some(project) if named => Some(project.clone()),
        // Of a department, whose document is the only name that it has here.
        None if named => Some(open.location.file.clone()),
        _ => open.indicator.as_deref()?.rsplit(" / ").next().map(str::to_owned),
    };
    let whom: Vec<String> = open.iter().filter_map(last).collect();
    let about = if whom.is_empty() { String::new() } else { format!(" · {}", whom.join(say!(language, "、", ", "))) };
    let label = say!(language, "无法判断", "undecided");
    let why = first.why.get(language);
    let line = format!("  ? {} {label} · {title}{about}{}{why}", first.code, say!(language, ":", ": "));
    wrap(&line, 4, width) + "\n"
}
