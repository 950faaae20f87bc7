//! What was found in one table, under the name of its project.

use std::cmp::Reverse;

use super::finding::alike;
use crate::export::words::pick;
use crate::export::wrap::wrap;
use crate::model::{Finding, Language, RulePage, Undecided};

/// The findings of one table, the gravest first, then what is open; nothing where there is neither.
#[must_use]
pub fn table(
    findings: &[Finding],
    undecided: &[Undecided],
    rules: &[RulePage],
    (language, width): (Language, u16),
) -> String {
    let Some(project) = heading(findings, undecided, language) else { return String::new() };
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|finding| (finding.waived.is_some(), Reverse(finding.severity)));
    let shared = |finding: &Finding| {
        let Finding { code, severity, advice, basis, waived, .. } = finding;
        (code.clone(), *severity, advice.clone(), basis.clone(), waived.clone())
    };
    let found = sorted.chunk_by(|a, b| shared(a) == shared(b)).map(|group| alike(group, language, width));
    let open = undecided.chunk_by(|a, b| a.code == b.code && a.why == b.why);
    let open = open.map(|group| undecided_line(group, rules, (language, width)));
    format!("{project}\n{}", found.chain(open).collect::<String>())
}

/// The line above: the project and its department.
fn heading(findings: &[Finding], undecided: &[Undecided], language: Language) -> Option<String> {
    let several = || pick(language, "多个项目", "several projects").to_owned();
    let (project, department) = match (findings.first(), undecided.first()) {
        (Some(finding), _) => (&finding.project, finding.department.as_ref()),
        (None, Some(open)) => (&open.project, None),
        (None, None) => return None,
    };
    let same = findings.iter().all(|finding| finding.project == *project);
    let project = project.clone().filter(|_| same).unwrap_or_else(several);
    Some(match department {
        Some(department) => format!("{project} · {department}"),
        None => project,
    })
}

/// What a rule could not decide, for one reason about one indicator or several.
fn undecided_line(open: &[Undecided], rules: &[RulePage], (language, width): (Language, u16)) -> String {
    let Some(first) = open.first() else { return String::new() };
    let title = rules.iter().find(|page| page.code == first.code).map_or("", |page| page.title.get(language));
    let last = |open: &Undecided| open.indicator.as_deref()?.rsplit(" / ").next().map(str::to_owned);
    let names: Vec<String> = open.iter().filter_map(last).collect();
    let about =
        if names.is_empty() { String::new() } else { format!(" · {}", names.join(pick(language, "、", ", "))) };
    let label = pick(language, "无法判断", "undecided");
    let why = first.why.get(language);
    let line = format!("  ? {} {label} · {title}{about}{}{why}", first.code, pick(language, ":", ": "));
    wrap(&line, 4, width) + "\n"
}
