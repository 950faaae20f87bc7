//! Who has not reported, what came twice, and what nobody asked for.

use std::collections::BTreeMap;

use crate::audit::roster_check::{RosterCheck, RosterEntry};
use crate::print::{Column, Listing, Reader, wrap};
use crate::words::{Language, Text, say, word};

/// Lines of each list that are shown.
const SHOWN: usize = 20;

/// Projects of a department that are named in one line.
const NAMED: usize = 8;

/// The list of who must report, and what came of it.
#[must_use]
pub fn roster(check: &RosterCheck, reader: Reader) -> String {
    let language = reader.language;
    let RosterCheck { file, due, received, missing, alike, twice, extra } = check;
    let mut lines = vec![say!(
        language,
        "应报名单 {file}:应报 {due},已报 {received}",
        "Who must report, by {file}: {due} due, {received} received"
    )];
    let mut part = |title: String, entries: Vec<String>| {
        let more = entries.len().saturating_sub(SHOWN);
        if !entries.is_empty() {
            lines.push(title);
            lines.extend(entries.into_iter().take(SHOWN));
        }
        if more > 0 {
            lines.push(say!(language, "    另有 {more} 行", "    {more} more lines"));
        }
    };
    let count = missing.len();
    part(say!(language, "  未报 {count}:", "  not received, {count}:"), by_department(missing, reader));
    let with_tables = |entry: &RosterEntry| {
        let (name, tables) = (entry.named(), Text::list(entry.tables.iter().map(String::as_str)));
        let tables = tables.get(language);
        say!(language, "    {name}:{tables}", "    {name}: {tables}")
    };
    let count = alike.len();
    part(
        say!(
            language,
            "  部门、单位或项目的名称写法不同,认作已报 {count}:",
            "  taken for received under another name of a department, unit or project, {count}:"
        ),
        alike.iter().map(with_tables).collect(),
    );
    let count = twice.len();
    let doubles = twice.iter().map(with_tables);
    part(say!(language, "  报了不止一张 {count}:", "  received more than once, {count}:"), doubles.collect());
    let count = extra.len();
    part(say!(language, "  名单之外 {count}:", "  not in the list, {count}:"), by_department(extra, reader));
    let indent = |line: &str| line.chars().take_while(|sign| *sign == ' ').count() + 2;
    lines.iter().map(|line| wrap(line, indent(line), reader.width) + "\n").collect::<String>() + "\n"
}

/// The same as rows: what did not come, what came twice, what is in no row of the list.
#[must_use]
pub fn roster_list(check: &RosterCheck, language: Language) -> Listing {
    let columns = [
        Column::short(word("情况", "row")),
        Column::name(word("主管部门", "department")),
        Column::name(word("预算单位", "unit")),
        Column::name(word("项目名称", "project")),
        Column::short(word("项目编码", "code")),
        Column::name(word("位置", "place")),
    ];
    let mut list = Listing::new(say!(language, "应报名单核对", "Who must report"), columns);
    let parts = [
        (say!(language, "未报", "missing"), &check.missing),
        (say!(language, "认作已报", "alike"), &check.alike),
        (say!(language, "报了不止一张", "twice"), &check.twice),
        (say!(language, "名单之外", "extra"), &check.extra),
    ];
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let row = |called: &str, of: &RosterEntry| {
        let RosterEntry { department, unit, project, code, place, tables } = of;
        let place = if tables.is_empty() { place.clone() } else { tables.join(", ") };
        vec![called.to_owned(), text(department), text(unit), text(project), text(code), place]
    };
    list.rows = parts.into_iter().flat_map(|(called, all)| all.iter().map(move |of| row(called, of))).collect();
    list
}

/// A line a department, with its projects.
fn by_department(entries: &[RosterEntry], reader: Reader) -> Vec<String> {
    let language = reader.language;
    let mut departments: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for entry in entries {
        let names = [entry.department.as_deref(), entry.unit.as_deref()];
        let department = names.into_iter().flatten().next().unwrap_or_default();
        let project = entry.project.as_deref().or(entry.code.as_deref());
        let unit = entry.unit.as_deref().filter(|unit| *unit != department);
        departments.entry(department).or_default().extend(project.or(unit));
    }
    let line = |(department, projects): (&str, Vec<&str>)| {
        let count = projects.len();
        let more =
            if count > NAMED { say!(language, "等 {count} 个", " and others, {count}") } else { String::new() };
        let names = Text::list(projects.into_iter().take(NAMED));
        let names = names.get(language);
        match (department, count) {
            (department, 0) => format!("    {department}"),
            ("", _) => format!("    {names}{more}"),
            _ => say!(language, "    {department}:{names}{more}", "    {department}: {names}{more}"),
        }
    };
    departments.into_iter().map(line).collect()
}
