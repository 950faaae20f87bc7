//! What was found in one table, under the name of its project.

use super::finding::finding;
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
    sorted.sort_by_key(|finding| (finding.waived.is_some(), std::cmp::Reverse(finding.severity)));
    let found = sorted.into_iter().map(|each| finding(each, language, width));
    let open = undecided.iter().map(|open| undecided_line(open, rules, (language, width)));
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

fn undecided_line(open: &Undecided, rules: &[RulePage], (language, width): (Language, u16)) -> String {
    let title = rules.iter().find(|page| page.code == open.code).map_or("", |page| page.title.get(language));
    let about = open.indicator.as_deref().map(|indicator| format!(" · {indicator}")).unwrap_or_default();
    let label = pick(language, "无法判断", "undecided");
    let line = format!("  ? {} {label} · {title}{about}:{}", open.code, open.why.get(language));
    wrap(&line, 4, width) + "\n"
}
