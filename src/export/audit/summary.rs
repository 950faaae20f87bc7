//! What a run came to: how often what happened, where the risk is, and the verdict.

use super::finding::severity;
use crate::export::words::pick;
use crate::model::{AuditVerdict, Counts, Language, RulePage, Severity};

/// Projects and departments that are shown; all that are ranked are in JSON.
const SHOWN: usize = 10;

/// The counts. Rankings only where there is more than one table.
#[must_use]
pub fn summary(counts: &Counts, rules: &[RulePage], language: Language) -> String {
    let mut text = String::new();
    if counts.tables > 1 {
        text.push_str(&fired(counts, rules, language));
        text.push_str(&projects(counts, language));
        text.push_str(&departments(counts, language));
    }
    text
}

fn fired(counts: &Counts, rules: &[RulePage], language: Language) -> String {
    let mut rows: Vec<(usize, &str, &str)> = counts
        .rules
        .iter()
        .map(|(code, count)| {
            let title = rules.iter().find(|page| page.code == *code).map_or("", |page| page.title.get(language));
            (*count, code.as_str(), title)
        })
        .collect();
    rows.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    section(
        pick(language, "各规则发现的问题", "Findings by rule"),
        rows.into_iter().map(|(count, code, title)| format!("{count:>7}  {code} {title}")),
    )
}

fn projects(counts: &Counts, language: Language) -> String {
    let title = pick(language, "涉及分数最多的项目", "Projects with most points at stake");
    section(
        title,
        counts.projects.iter().take(SHOWN).map(|risk| {
            let department = risk.department.as_deref().map(|name| format!(" · {name}")).unwrap_or_default();
            match language {
                Language::Zh => {
                    format!("{:>7}  {}{department}({} 项)", risk.points_at_stake, risk.project, risk.findings)
                }
                Language::En => {
                    format!("{:>7}  {}{department} ({})", risk.points_at_stake, risk.project, risk.findings)
                }
            }
        }),
    )
}

fn departments(counts: &Counts, language: Language) -> String {
    if counts.departments.len() < 2 {
        return String::new();
    }
    let title = pick(language, "部门风险(每表涉及分数)", "Departments by risk (points at stake a table)");
    section(
        title,
        counts.departments.iter().take(SHOWN).map(|risk| {
            let tables = match language {
                Language::Zh => format!("{} 张表", risk.tables),
                Language::En => format!("{} tables", risk.tables),
            };
            format!("{:>7}  {} · {tables}", risk.points_a_table, risk.department)
        }),
    )
}

fn section(title: &str, lines: impl Iterator<Item = String>) -> String {
    let lines: String = lines.map(|line| line + "\n").collect();
    if lines.is_empty() { lines } else { format!("{title}\n{lines}\n") }
}

/// The last line: how many findings of which severity, and whether that passes.
#[must_use]
pub fn verdict(counts: &Counts, verdict: AuditVerdict, language: Language) -> String {
    let found = Severity::ALL.into_iter().filter_map(|each| {
        let count = counts.findings.get(&each)?;
        Some(match language {
            Language::Zh => format!("{} {count}", severity(each, language)),
            Language::En => format!("{count} {}", plural(each, *count)),
        })
    });
    let mut parts: Vec<String> = found.collect();
    let mut add = |count: usize, zh: &str, en: &str| {
        if count > 0 {
            parts.push(match language {
                Language::Zh => format!("{zh} {count}"),
                Language::En => format!("{count} {en}"),
            });
        }
    };
    add(counts.waived, "豁免", "waived");
    add(counts.undecided, "无法判断", "undecided");
    add(counts.failed, "无法审核", "could not be audited");
    let what = if parts.is_empty() {
        pick(language, "没有发现问题", "no findings").to_owned()
    } else {
        parts.join(pick(language, "、", ", "))
    };
    let tables = counts.tables;
    match (language, verdict) {
        (Language::Zh, AuditVerdict::Pass) => format!("通过:{tables} 张表,{what}\n"),
        (Language::Zh, AuditVerdict::Fail) => format!("不通过:{tables} 张表,{what}\n"),
        (Language::En, AuditVerdict::Pass) => format!("pass: {tables} tables, {what}\n"),
        (Language::En, AuditVerdict::Fail) => format!("fail: {tables} tables, {what}\n"),
    }
}

fn plural(of: Severity, count: usize) -> String {
    match (of, count) {
        (_, 1) => severity(of, Language::En).to_owned(),
        (Severity::Inconsistency, _) => "inconsistencies".to_owned(),
        _ => format!("{}s", severity(of, Language::En)),
    }
}
