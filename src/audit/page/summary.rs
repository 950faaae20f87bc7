//! What a run came to: how often what happened, where the risk is, and the verdict.

use super::labels::{several_of, year_label};
use crate::audit::finding::{AuditVerdict, CountedTemplate, Counts, RulePage, Severity};
use crate::order::Order;
use crate::print::{Reader, wrap};
use crate::words::{Language, say};

/// So many tables are read table by table; of more the summary stands alone.
pub const FEW: usize = 20;

/// Projects and departments that are shown; all that are ranked are in JSON.
const SHOWN: usize = 10;

/// The counts. Rankings only where there is more than one table.
#[must_use]
pub fn summary(counts: &Counts, rules: &[RulePage], reader: Reader) -> String {
    let mut text = templates(counts, reader);
    if counts.tables > 1 {
        text.push_str(&fired(counts, rules, reader));
        text.push_str(&projects(counts, reader));
        text.push_str(&departments(counts, reader));
    }
    text
}

/// The templates of the tables, where there are several.
pub(super) fn templates(counts: &Counts, reader: Reader) -> String {
    section(
        say!(reader.language, "模板", "Templates"),
        counts.templates.iter().map(|CountedTemplate { template, tables }| format!("{tables:>7}  {template}")),
        reader,
    )
}

fn fired(counts: &Counts, rules: &[RulePage], reader: Reader) -> String {
    section(
        say!(reader.language, "各规则发现的问题", "Findings by rule"),
        by_number(counts).into_iter().map(|(count, code)| {
            let title = rules.iter().find(|page| page.code == code).map_or("", |page| page.title.get(reader.language));
            format!("{count:>7}  {code} {title}")
        }),
        reader,
    )
}

/// The rules by how often they fired.
pub(super) fn by_number(counts: &Counts) -> Vec<(usize, &str)> {
    let mut rows: Vec<(usize, &str)> = counts.rules.iter().map(|(code, count)| (*count, code.as_str())).collect();
    rows.order_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    rows
}

pub(super) fn projects(counts: &Counts, reader: Reader) -> String {
    let title = say!(reader.language, "涉及分数最多的项目", "Projects with most points at stake");
    section(
        title,
        counts.projects.iter().take(SHOWN).map(|risk| {
            let year = risk.year.map(|year| year_label(year, reader.language));
            let names = [Some(risk.project.clone()), risk.department.clone(), year];
            let names = names.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            say!(
                reader.language,
                "{points_at_stake:>7}  {names}({findings} 项)",
                "{points_at_stake:>7}  {names} ({findings})",
                points_at_stake = risk.points_at_stake,
                findings = risk.findings
            )
        }),
        reader,
    )
}

fn departments(counts: &Counts, reader: Reader) -> String {
    if counts.departments.len() < 2 {
        return String::new();
    }
    let title = say!(reader.language, "部门风险(每表涉及分数)", "Departments by risk (points at stake a table)");
    section(
        title,
        counts.departments.iter().take(SHOWN).map(|risk| {
            let tables = tables(risk.tables, reader.language);
            format!("{:>7}  {} · {tables}", risk.points_a_table, risk.department)
        }),
        reader,
    )
}

/// How many tables.
pub(super) fn tables(count: usize, language: Language) -> String {
    match count {
        1 => say!(language, "1 张表", "1 table").to_owned(),
        count => say!(language, "{count} 张表", "{count} tables"),
    }
}

pub(super) fn section(title: &str, lines: impl Iterator<Item = String>, reader: Reader) -> String {
    // What does not fit goes on below the names, behind the column of figures.
    let lines: String = lines.map(|line| wrap(&line, 9, reader.width) + "\n").collect();
    if lines.is_empty() { lines } else { format!("{title}\n{lines}\n") }
}

/// The first line: how many findings of which severity, and whether that passes.
#[must_use]
pub fn verdict(counts: &Counts, verdict: AuditVerdict, language: Language) -> String {
    let found =
        Severity::ALL.into_iter().filter_map(|each| Some(several_of(each, *counts.findings.get(&each)?, language)));
    let mut parts: Vec<String> = found.collect();
    let mut add = |count: usize, name: &str| {
        if count > 0 {
            parts.push(say!(language, "{name} {count}", "{count} {name}"));
        }
    };
    add(counts.waived, say!(language, "豁免", "waived"));
    add(counts.requested, say!(language, "申请豁免而未采纳", "with a waiver requested"));
    add(counts.unproven, say!(language, "得分未能核定", "points that nobody can compute again"));
    add(counts.undecided.saturating_sub(counts.unproven), say!(language, "无法判断", "undecided"));
    add(counts.failed, say!(language, "无法审核", "could not be audited"));
    add(counts.unread, say!(language, "文件未读", "files not read"));
    add(counts.missing, say!(language, "应报未报", "due and not received"));
    add(counts.aside, say!(language, "未审核的表", "tables left aside"));
    let what = if parts.is_empty() && counts.tables == 0 {
        say!(language, "没有可审核的绩效表", "no performance table to be audited").to_owned()
    } else if parts.is_empty() {
        say!(language, "没有发现问题", "no findings").to_owned()
    } else {
        parts.join(say!(language, "、", ", "))
    };
    let mut tables = of_year(counts, verdict, &tables(counts.tables, language), language);
    if counts.unscored > 0 {
        let unscored = counts.unscored;
        tables += say!(language, "(其中不计分的监控表 {unscored} 张)", " ({unscored} of monitoring, without points)")
            .as_str();
    }
    match verdict {
        AuditVerdict::Pass if verdict.is_open(counts) => {
            say!(language, "待核:{tables},{what}\n", "open: {tables}, {what}\n")
        }
        AuditVerdict::Pass => say!(language, "通过:{tables},{what}\n", "pass: {tables}, {what}\n"),
        AuditVerdict::Fail => say!(language, "不通过:{tables},{what}\n", "fail: {tables}, {what}\n"),
    }
}

/// So many tables, of which year they are, and how many others were given.
fn of_year(counts: &Counts, verdict: AuditVerdict, tables: &str, language: Language) -> String {
    let Some(year) = counts.year else { return tables.to_owned() };
    match counts.compared.iter().map(|of| of.tables).sum::<usize>() {
        0 => say!(language, "{year} 年度 {tables}", "{tables} of {year}"),
        // Where the audit fails anyway, that is nothing more.
        others => match counts.compared.iter().map(|of| of.failing).sum::<usize>() {
            failing if failing == 0 || verdict == AuditVerdict::Fail => say!(
                language,
                "{year} 年度 {tables}(另有 {others} 张作比较)",
                "{tables} of {year} ({others} for comparison)"
            ),
            failing => say!(
                language,
                "{year} 年度 {tables}(另有 {others} 张作比较,其中 {failing} 处问题未计入:审核哪一年,请用 --year 写明)",
                "{tables} of {year} ({others} for comparison, with {failing} grave findings that do not count: say with --year which year is audited)"
            ),
        },
    }
}
