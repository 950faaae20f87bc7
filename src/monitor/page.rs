//! Projects within the year as people read them, and as a list.

use super::monitoring::{MonitoredMonth, MonitoredProject, Monitoring, Warning};
use crate::model::template::Light;
use crate::print::{Column, Listing, Reader, lamp, shown, wrap};
use crate::words::{Language, say, word};

/// Projects that are shown of more.
const SHOWN: usize = 30;

/// Warnings in a row from which on somebody should look.
const OFTEN: usize = 2;

/// How many have which light, then the projects that warn and of what, then what is missing.
#[must_use]
pub fn page(found: &Monitoring, language: Language, width: u16) -> String {
    let reader = Reader { language, width };
    let mut text = String::new();
    let mut line = |line: &str, indent: usize| text.push_str(&(wrap(line, indent, width) + "\n"));
    line(&summary(found, language), 2);
    let warned: Vec<&MonitoredProject> = found.projects.iter().filter(|project| project.in_a_row > 0).collect();
    for project in warned.iter().take(SHOWN) {
        text.push_str(&of_project(project, reader));
    }
    let mut line = |line: &str| text.push_str(&format!("\n{}\n", wrap(line, 2, width)));
    if let Some(more) = warned.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        line(&say!(
            language,
            "另有 {more} 个项目预警;全部写入文件:-o 监控.xlsx 或 .csv",
            "{more} more projects warn; all of them in a file: -o FILE.xlsx or .csv"
        ));
    }
    for (title, names) in lists(found, language) {
        if !names.is_empty() {
            let (count, names) = (names.len(), some(&names, language));
            line(&say!(language, "{title}({count}):{names}", "{title} ({count}): {names}"));
        }
    }
    if found.left_out > 0 {
        let count = found.left_out;
        line(&say!(
            language,
            "没有计入 {count} 个:别的年度,没有写 month,或不是监控的表",
            "left out {count}: of other years, without `month`, or not of monitoring"
        ));
    }
    text
}

fn summary(found: &Monitoring, language: Language) -> String {
    let lights = [Light::Red, Light::Yellow, Light::Green, Light::Blue].into_iter().filter_map(|light| {
        let count = found.lights.get(&light)?;
        Some(format!("{} {count}", lamp(light, language)))
    });
    let lights = lights.collect::<Vec<_>>().join(say!(language, "、", ", "));
    let (projects, warned) = (found.projects.len(), found.warned);
    let when = match (found.year, found.month) {
        (Some(year), Some(month)) => say!(language, "{year} 年截至 {month} 月:", "{year} up to month {month}: "),
        _ => String::new(),
    };
    say!(
        language,
        "{when}{projects} 个项目,{warned} 个预警;{lights}",
        "{when}{projects} projects, {warned} warn; {lights}"
    )
}

fn of_project(project: &MonitoredProject, reader: Reader) -> String {
    let Some(month) = project.last() else { return String::new() };
    let language = reader.language;
    let names = [Some(project.project.as_str()), project.department.as_deref(), project.unit.as_deref()];
    let names = names.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let light = month.light.map(|light| lamp(light, language)).unwrap_or_default();
    let (number, in_a_row) = (month.month, project.in_a_row);
    let often = if in_a_row >= OFTEN {
        say!(language, ",连续 {in_a_row} 个月预警", ", {in_a_row} months in a row")
    } else {
        String::new()
    };
    let head = say!(language, "{names}:{number} 月 {light}{often}", "{names}: month {number} {light}{often}");
    let mut text = format!("\n{}\n", wrap(&head, 2, reader.width));
    for warning in &month.warnings {
        text.push_str(&(wrap(&format!("  {}", said(warning, language)), 4, reader.width) + "\n"));
    }
    text
}

/// `黄 数量指标 · 培训人数:≥300 人,已完成 165 人`.
fn said(warning: &Warning, language: Language) -> String {
    let light = lamp(warning.light, language);
    let actual = warning.actual.as_deref().unwrap_or("—");
    if warning.path.is_empty() {
        return say!(language, "{light} 预算执行:执行率 {actual}", "{light} money: execution rate {actual}");
    }
    let skipped = warning.path.len().saturating_sub(2);
    let name = warning.path.iter().skip(skipped).map(String::as_str).collect::<Vec<_>>().join(" · ");
    let target = warning.target.as_deref().unwrap_or("—");
    say!(
        language,
        "{light} {name}:全年 {target},已完成 {actual}",
        "{light} {name}: {target} in the year, {actual} so far"
    )
}

/// What else is to be said, each with the names of projects.
fn lists(found: &Monitoring, language: Language) -> [(&'static str, Vec<&str>); 3] {
    let names = |is: fn(&MonitoredProject) -> bool| {
        found.projects.iter().filter(|project| is(project)).map(|project| project.project.as_str()).collect()
    };
    [
        (say!(language, "没有最近一个月的表", "no table of the latest month"), names(|project| project.behind)),
        (
            say!(language, "一个月有几张表,没有采用", "several tables of a month, which are not used"),
            names(|project| !project.unclear.is_empty()),
        ),
        (
            say!(
                language,
                "有的项没有灯,缺数据或读不出",
                "rows without a light, something is missing or cannot be read"
            ),
            names(|project| project.months.last().is_some_and(|month| month.open > 0)),
        ),
    ]
}

fn some(names: &[&str], language: Language) -> String {
    let shown = names.iter().take(SHOWN).copied().collect::<Vec<_>>().join(say!(language, "、", ", "));
    if names.len() > SHOWN { shown + say!(language, "等", ", …") } else { shown }
}

/// The columns.
const COLUMNS: [Column; 13] = [
    Column::name(word("主管部门", "department")),
    Column::name(word("预算单位", "unit")),
    Column::name(word("项目名称", "project")),
    Column::short(word("项目编码", "code")),
    Column::figure(word("截至月份", "month")),
    Column::short(word("全表", "light")),
    Column::figure(word("执行率(%)", "rate_percent")),
    Column::figure(word("连续预警月数", "in_a_row")),
    Column::short(word("预警", "warning")),
    Column::name(word("指标", "indicator")),
    Column::name(word("全年目标", "target")),
    Column::name(word("已完成", "actual")),
    Column::name(word("依据的表", "place")),
];

/// The list: a row a warning of every month, and one for a month without.
#[must_use]
pub fn list(found: &Monitoring, language: Language) -> Listing {
    let mut list = Listing::new(say!(language, "绩效运行监控", "Monitoring"), COLUMNS);
    for project in &found.projects {
        for month in &project.months {
            if month.warnings.is_empty() {
                list.rows.push(row(project, month, None, language));
            }
            list.rows.extend(month.warnings.iter().map(|warning| row(project, month, Some(warning), language)));
        }
    }
    list
}

fn row(
    project: &MonitoredProject,
    month: &MonitoredMonth,
    warning: Option<&Warning>,
    language: Language,
) -> Vec<String> {
    let is_last = project.last().map(|last| last.month) == Some(month.month);
    let money = say!(language, "预算执行", "money").to_owned();
    let name = |warning: &Warning| if warning.path.is_empty() { money.clone() } else { warning.path.join(" / ") };
    vec![
        shown(project.department.as_deref()),
        shown(project.unit.as_deref()),
        project.project.clone(),
        shown(project.code.as_deref()),
        month.month.to_string(),
        shown(month.light.map(|light| lamp(light, language))),
        shown(month.rate_percent),
        if is_last { project.in_a_row.to_string() } else { String::new() },
        shown(warning.map(|warning| lamp(warning.light, language))),
        warning.map(name).unwrap_or_default(),
        shown(warning.and_then(|warning| warning.target.as_deref())),
        shown(warning.and_then(|warning| warning.actual.as_deref())),
        month.place.clone(),
    ]
}
