//! The summary of more tables than anybody reads one by one: what was received, where the points lie, which rules fired.

use super::finding::severity;
use super::labels::year_label;
use super::roster::roster;
use super::summary::{by_number, projects, section, tables, templates};
use crate::audit::auditing::Concluded;
use crate::audit::finding::{ComparedYear, Counts, DepartmentRisk, RulePage, Severity};
use crate::audit::refused::Refused;
use crate::num::Fraction;
use crate::order::Order;
use crate::print::{Reader, cell, number, plain_table, trimmed, wrap};
use crate::words::{Language, say};

/// Departments that are shown.
const DEPARTMENTS: usize = 15;

/// Rules that are shown.
const RULES: usize = 20;

/// Files that are named.
const FILES: usize = 20;

/// The summary.
#[must_use]
pub fn batch(concluded: &Concluded, rules: &[RulePage], reader: Reader) -> String {
    let counts = &concluded.counts;
    [
        received(concluded, reader),
        left_aside(concluded, reader),
        templates(counts, reader),
        concluded.roster.as_ref().map(|check| roster(check, reader)).unwrap_or_default(),
        departments(counts, reader),
        projects(counts, reader),
        fired(counts, rules, reader),
        wrap(further(reader), 2, reader.width) + "\n",
    ]
    .concat()
}

/// How to see more.
const fn further(reader: Reader) -> &'static str {
    say!(
        reader.language,
        "查看明细:--only error(等级)、--department 部门、--rule 编号、--by department|rule|project;清单写入文件:-o 清单.xlsx 或 .csv",
        "details: --only error (a severity), --department NAME, --rule CODE, --by department|rule|project; all of them in a file: -o FILE.xlsx or .csv"
    )
}

/// What was given, and what of it nobody could look at.
fn received(concluded: &Concluded, reader: Reader) -> String {
    let language = reader.language;
    let counts = &concluded.counts;
    let (count, departments) = (tables(counts.tables, language), counts.departments.len());
    let mut text = say!(language, "收到\n", "Received\n").to_owned();
    let mut line = |line: &str, indent: usize| text.push_str(&(wrap(line, indent, reader.width) + "\n"));
    line(&say!(language, "  {count},{departments} 个部门", "  {count} of {departments} departments"), 4);
    for ComparedYear { year, tables: of_year, failing } in &counts.compared {
        let (year, of_year) = (year_label(*year, language), tables(*of_year, language));
        line(
            &say!(
                language,
                "  {year}的 {of_year}作比较用,不计入结论;要审核它们,请用 --year",
                "  {of_year} of {year} for comparison, which count nowhere; --year audits them"
            ),
            4,
        );
        if *failing > 0 {
            line(&failing_year(*failing, language), 4);
        }
    }
    refused(say!(language, "无法审核", "could not be audited"), counts.failed, &concluded.failed, reader, &mut text);
    refused(say!(language, "文件未读", "files not read"), counts.unread, &concluded.unread, reader, &mut text);
    text + "\n"
}

/// That tables of another year would fail.
fn failing_year(failing: usize, language: Language) -> String {
    say!(
        language,
        "    其中有 {failing} 处达到不通过的程度:没有写明审核哪一年,不能说通过",
        "    with {failing} findings that would fail: nobody said which year is audited, so that it cannot be said to pass"
    )
}

/// The tables of which nothing was audited, each with its reason.
#[must_use]
pub fn left_aside(concluded: &Concluded, reader: Reader) -> String {
    let mut text = String::new();
    let title = say!(reader.language, "未审核的表", "tables left aside");
    refused(title, concluded.counts.aside, &concluded.aside, reader, &mut text);
    if text.is_empty() { text } else { text + "\n" }
}

/// Files that were not audited, each with its reason.
fn refused(title: &str, count: usize, files: &[Refused], reader: Reader, text: &mut String) {
    if count == 0 {
        return;
    }
    let language = reader.language;
    let mut line = |line: &str, indent: usize| text.push_str(&(wrap(line, indent, reader.width) + "\n"));
    line(&say!(language, "  {title} {count} 个:", "  {title}: {count}"), 4);
    for Refused { place, message, .. } in files.iter().take(FILES) {
        let message = message.get(language);
        line(&say!(language, "    {place}:{message}", "    {place}: {message}"), 6);
    }
    if count > FILES.min(files.len()) {
        let more = count - FILES.min(files.len());
        line(&say!(language, "    另有 {more} 个", "    {more} more"), 6);
    }
}

/// The departments, those with most points at stake first.
fn departments(counts: &Counts, reader: Reader) -> String {
    let language = reader.language;
    if counts.departments.is_empty() {
        return String::new();
    }
    let mut risks: Vec<&DepartmentRisk> = counts.departments.iter().collect();
    risks.order_by_key(|risk| std::cmp::Reverse(risk.points_at_stake.value()));
    let mut table = plain_table(reader.width);
    let mut head = vec![
        cell(say!(language, "部门", "department")),
        number(say!(language, "表", "tables")),
        number(say!(language, "涉及分数", "points")),
        number(say!(language, "每表", "a table")),
    ];
    head.extend(Severity::ALL.map(|each| number(severity(each, language))));
    table.set_header(head);
    for risk in risks.iter().take(DEPARTMENTS) {
        let mut row = vec![
            cell(&risk.department),
            number(&risk.tables.to_string()),
            number(&risk.points_at_stake.to_string()),
            number(&risk.points_a_table.to_string()),
        ];
        row.extend(Severity::ALL.map(|each| {
            let count = risk.findings.get(&each).map_or_else(String::new, ToString::to_string);
            number(&count)
        }));
        table.add_row(row);
    }
    let title = say!(language, "部门(涉及分数多的在前)\n", "Departments, those with most points at stake first\n");
    let rest = risks.get(DEPARTMENTS..).unwrap_or_default();
    let quiet = rest.iter().filter(|risk| risk.points_at_stake.value() == Fraction::ZERO).count();
    let rest = match rest.len() {
        0 => String::new(),
        count => say!(
            language,
            "  另有 {count} 个部门,其中 {quiet} 个不涉及分数\n",
            "  {count} more departments, {quiet} of them without points at stake\n"
        ),
    };
    format!("{title}{}{rest}\n", trimmed(&mut table))
}

/// The rules by how often they fired, with what they are called.
fn fired(counts: &Counts, rules: &[RulePage], reader: Reader) -> String {
    let language = reader.language;
    let rows = by_number(counts);
    let line = |count: usize, code: &str| {
        let Some(page) = rules.iter().find(|page| page.code == code) else { return format!("{count:>7}  {code}") };
        let (title, severity) = (page.title.get(language), severity(page.severity, language));
        say!(language, "{count:>7}  {code} {title}({severity})", "{count:>7}  {code} {title} ({severity})")
    };
    let mut lines: Vec<String> = rows.iter().take(RULES).map(|(count, code)| line(*count, code)).collect();
    let rest = rows.get(RULES..).unwrap_or_default();
    if !rest.is_empty() {
        let (others, found) = (rest.len(), rest.iter().map(|(count, _)| count).sum::<usize>());
        lines.push(say!(language, "{found:>7}  其余 {others} 条规则", "{found:>7}  by {others} other rules"));
    }
    section(say!(language, "各规则发现的问题", "Findings by rule"), lines.into_iter(), reader)
}
