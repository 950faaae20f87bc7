//! What was found in one table, under the name of its project.

use std::cmp::Reverse;

use super::finding::{Named, alike};
use super::labels::{several_of, year_label};
use crate::audit::finding::{Finding, RulePage, Severity, Undecided};
use crate::order::Order;
use crate::print::{Reader, wrap};
use crate::words::{Language, say};

/// The findings of one table, the gravest first, then what is open; nothing where there is neither.
#[must_use]
pub fn table(
    findings: &[Finding],
    undecided: &[Undecided],
    year: Option<u16>,
    rules: &[RulePage],
    reader: Reader,
) -> String {
    let (project, department) = match (findings.first(), undecided.first()) {
        (Some(finding), _) => (&finding.project, finding.department.as_deref()),
        (None, Some(open)) => (&open.project, None),
        (None, None) => return String::new(),
    };
    let project = project.as_deref().unwrap_or_else(|| several(reader.language));
    let year = year.map(|year| year_label(year, reader.language));
    let department = department.or_else(|| undecided.first().and_then(|open| open.department.as_deref()));
    let heading: Vec<&str> = [Some(project), department, year.as_deref()].into_iter().flatten().collect();
    let findings: Vec<&Finding> = findings.iter().collect();
    let heading = format!("{}{}", heading.join(" · "), counted(&findings, reader.language));
    let heading = wrap(&heading, 2, reader.width);
    format!("{heading}\n{}{}", found(findings, Named::Nothing, reader), open(undecided, Named::Nothing, rules, reader))
}

/// How many findings of which severity a table has, behind its name.
pub(super) fn counted(findings: &[&Finding], language: Language) -> String {
    let of = |each: Severity| findings.iter().filter(|f| f.severity == each && f.waived.is_none()).count();
    let parts = Severity::ALL.into_iter().filter(|each| of(*each) > 0);
    let parts: Vec<String> = parts.map(|each| several_of(each, of(each), language)).collect();
    match parts.join(say!(language, "、", ", ")) {
        parts if parts.is_empty() => parts,
        parts => say!(language, "({parts})", " ({parts})"),
    }
}

/// What concerns several tables, a department after the other in the order of their first findings; what
/// belongs to none of them comes last, with what is open. Each finding names its project.
#[must_use]
pub fn together(findings: &[Finding], undecided: &[Undecided], rules: &[RulePage], reader: Reader) -> String {
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
        let mut text = found(own, Named::Project, reader);
        if department.is_none() {
            text.push_str(&open(undecided, Named::Project, rules, reader));
        }
        if !text.is_empty() {
            let department = department.map(|name| format!(" · {name}")).unwrap_or_default();
            parts.push(wrap(&format!("{}{department}", several(reader.language)), 2, reader.width) + "\n" + &text);
        }
    }
    parts.join("\n")
}

fn several(language: Language) -> &'static str {
    say!(language, "多个项目", "several projects")
}

/// Findings, the gravest first, those alike together.
pub(super) fn found(mut findings: Vec<&Finding>, named: Named, reader: Reader) -> String {
    findings.order_by_key(|finding| (finding.waived.is_some(), Reverse(finding.severity)));
    let shared = |finding: &Finding| {
        let Finding { code, severity, advice, basis, waived, requested, .. } = finding;
        (code.clone(), *severity, advice.clone(), basis.clone(), waived.clone(), requested.clone())
    };
    findings.chunk_by(|a, b| shared(a) == shared(b)).map(|group| alike(group, named, reader)).collect()
}

pub(super) fn open(undecided: &[Undecided], named: Named, rules: &[RulePage], reader: Reader) -> String {
    let groups = undecided.chunk_by(|a, b| a.code == b.code && a.why == b.why);
    groups.map(|group| undecided_line(group, named, rules, reader)).collect()
}

/// What a rule could not decide, for one reason about one indicator or several.
fn undecided_line(open: &[Undecided], named: Named, rules: &[RulePage], reader: Reader) -> String {
    let Some(first) = open.first() else { return String::new() };
    let title = rules.iter().find(|page| page.code == first.code).map_or("", |page| page.title.get(reader.language));
    let last = |open: &Undecided| match &open.project {
        Some(project) if named != Named::Nothing => Some(project.clone()),
        // Of a department, whose document is the only name that it has here.
        None if named != Named::Nothing => Some(open.location.file.clone()),
        _ => open.indicator.as_deref()?.rsplit(" / ").next().map(str::to_owned),
    };
    let whom: Vec<String> = open.iter().filter_map(last).collect();
    let about =
        if whom.is_empty() { String::new() } else { format!(" · {}", whom.join(say!(reader.language, "、", ", "))) };
    let label = say!(reader.language, "无法判断", "undecided");
    let why = first.why.get(reader.language);
    let line = format!("  ? {} {label} · {title}{about}{}{why}", first.code, say!(reader.language, ":", ": "));
    wrap(&line, 4, reader.width) + "\n"
}
