//! The verdict, what came in, and what did not become a table.

use super::table::{Cell, Table};
use super::view::View;
use super::words::{findings, kind, or_dash, rate, short, tables};
use crate::audit::Refused;
use crate::audit::page::verdict;
use crate::audit::{AuditVerdict, Counts, RosterCheck};
use crate::print::Markup;
use crate::report::listed::Listed;
use crate::words::{Language, say};

/// What the page is, and the verdict.
pub(super) fn banner(page: &mut Markup, view: &View<'_>) {
    page.begin("h1").with("id", "top").text(view.title()).end();
    verdict_line(page, view);
}

/// The verdict alone.
pub(super) fn verdict_line(page: &mut Markup, view: &View<'_>) {
    let (overview, language) = (view.overview, view.language);
    let class = match overview.verdict {
        verdict if verdict.is_open(&overview.counts) => "verdict open",
        AuditVerdict::Pass => "verdict pass",
        AuditVerdict::Fail => "verdict fail",
    };
    let text = verdict(&overview.counts, overview.verdict, language);
    page.begin("p").with("class", class).text(text.trim_end()).end();
}

/// A figure that is read from afar.
struct Tile {
    name: &'static str,
    figure: String,
    below: String,
    href: &'static str,
    /// Whether it is bad.
    bad: bool,
}

pub(super) fn tiles(page: &mut Markup, view: &View<'_>) {
    page.begin("section").with("class", "tiles").with("id", "received");
    page.begin("h2").with("class", "unseen").text(say!(view.language, "收到", "Received")).end();
    for Tile { name, figure, below, href, bad } in all(view) {
        page.begin("a").with("class", if bad { "tile bad" } else { "tile" }).with("href", href);
        page.begin("span").with("class", "name").text(name).end();
        page.begin("b").text(figure).end();
        page.begin("span").text(below).end().end();
    }
    page.end();
}

fn all(view: &View<'_>) -> [Tile; 6] {
    let (overview, language) = (view.overview, view.language);
    let (received, counts, total) = (&overview.received, &overview.counts, &overview.summary.total);
    let kinds = received.kinds.iter().map(|each| format!("{} {}", kind(each.kind, language), each.tables));
    let unread = received.unreadable.count();
    let (not_tables, not_read) = (received.not_tables.count(), received.not_read.count());
    let doubles = received.doubles.count();
    let missing = counts.missing;
    let others = [
        (not_tables, say!(language, "不是自评表 {not_tables}", "no tables: {not_tables}")),
        (missing, say!(language, "应报未报 {missing}", "due and not received: {missing}")),
        (not_read, say!(language, "未读的文件 {not_read}", "files not read: {not_read}")),
        (doubles, say!(language, "一个项目多张表 {doubles}", "second tables: {doubles}")),
    ];
    let others = others.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text);
    let found: usize = counts.findings.values().sum();
    let with_findings = counts.tables - counts.clean;
    let (by_rule, by_self) = (or_dash(total.mean_score), or_dash(total.reported_totals.mean_score));
    let (budget, executed) = (or_dash(Some(total.budget)), or_dash(Some(total.executed)));
    [
        Tile {
            name: say!(language, "收到的表", "Tables received"),
            figure: received.tables.to_string(),
            below: kinds.collect::<Vec<_>>().join(say!(language, "、", ", ")),
            href: "#projects",
            bad: false,
        },
        Tile {
            name: say!(language, "无法读取", "Unreadable"),
            figure: unread.to_string(),
            below: others.collect::<Vec<_>>().join(say!(language, "、", ", ")),
            href: "#refused",
            bad: unread > 0 || not_read > 0 || doubles > 0 || missing > 0,
        },
        Tile {
            name: say!(language, "有问题的表", "Tables with findings"),
            figure: with_findings.to_string(),
            below: findings(found, language),
            href: "#heat",
            bad: overview.verdict == AuditVerdict::Fail,
        },
        Tile {
            name: say!(language, "平均得分", "Mean of the points"),
            figure: by_rule,
            below: say!(language, "自评平均 {by_self}", "as reported {by_self}"),
            href: "#scores",
            bad: false,
        },
        Tile {
            name: say!(language, "预算执行率", "Execution rate"),
            figure: rate(total.rate_percent),
            below: say!(language, "{executed} ÷ {budget} 万元", "{executed} ÷ {budget} 万元"),
            href: "#departments",
            bad: false,
        },
        Tile {
            name: say!(language, "部门", "Departments"),
            figure: overview.counts.departments.len().to_string(),
            below: riskiest(&overview.counts, received.department_files, language),
            href: "#ranking",
            bad: false,
        },
    ]
}

/// The department with most points at stake a table, and how many files departments gave.
fn riskiest(counts: &Counts, files: usize, language: Language) -> String {
    let first = counts.departments.first().filter(|risk| risk.points_at_stake.value().is_positive());
    let first = first.map(|risk| {
        let (name, points) = (&risk.department, short(risk.points_a_table));
        say!(language, "{name} 每张表涉及 {points} 分", "{name}: {points} points at stake a table")
    });
    let files = (files > 0).then(|| say!(language, "部门文件 {files} 份", "department files: {files}"));
    let parts: Vec<String> = first.into_iter().chain(files).collect();
    parts.join(say!(language, ";", "; "))
}

/// What did not become a table, with the reasons.
pub(super) fn refused(page: &mut Markup, view: &View<'_>) {
    let (received, language) = (&view.overview.received, view.language);
    let lists = [
        (&received.unreadable, say!(language, "无法读取或计算", "Cannot be read or computed")),
        (&received.not_read, say!(language, "文件夹中没有读取的文件", "Files of folders that were not read")),
        (&received.not_tables, say!(language, "不是自评表", "No tables")),
        (
            &received.doubles,
            say!(language, "一个项目多张表,只计第一张", "Second tables of a project; the first alone counts"),
        ),
        (&received.read_elsewhere, say!(language, "已在别处读取", "Read elsewhere")),
    ];
    page.begin("section").with("id", "refused");
    page.element("h2", say!(language, "未审核的文件", "What was not audited"));
    let mut none = view.overview.roster.as_ref().is_none_or(|check| check.missing.is_empty());
    if let Some(check) = &view.overview.roster {
        roster(page, check, view);
    }
    for (list, name) in lists {
        if list.count() > 0 {
            none = false;
            page.element("h3", format_args!("{name} ({})", list.count()));
            table(list, language).write(page);
            if let Some(more) = view.more(list.more) {
                page.element("p", more);
            }
        }
    }
    if none {
        let all = tables(received.tables, language);
        let text = say!(language, "全部审核:{all}。", "Everything was audited: {all}.");
        page.element("p", text);
    }
    page.end();
}

/// So many rows of the list of who must report are shown.
const SHOWN: usize = 200;

/// What did not come, what came twice and what is in no list.
fn roster(page: &mut Markup, check: &RosterCheck, view: &View<'_>) {
    let language = view.language;
    let RosterCheck { file, due, received, missing, alike, twice, extra } = check;
    let text = say!(
        language,
        "应报名单 {file}:应报 {due},已报 {received}。",
        "Who must report, by {file}: {due} due, {received} received."
    );
    page.element("p", text);
    let lists = [
        (missing, say!(language, "应报未报", "Due and not received")),
        (alike, say!(language, "名称写法不同,认作已报", "Taken for received under another name")),
        (twice, say!(language, "报了不止一张", "Received more than once")),
        (extra, say!(language, "名单之外", "Not in the list")),
    ];
    for (entries, name) in lists.into_iter().filter(|(entries, _)| !entries.is_empty()) {
        page.element("h3", format_args!("{name} ({})", entries.len()));
        let mut table = Table::new([
            say!(language, "部门", "Department"),
            say!(language, "项目", "Project"),
            say!(language, "位置", "Place"),
        ]);
        for entry in entries.iter().take(SHOWN) {
            let department = entry.department.clone().or_else(|| entry.unit.clone()).unwrap_or_default();
            let project = entry.project.clone().or_else(|| entry.code.clone()).unwrap_or_default();
            let places = if entry.tables.is_empty() { entry.place.clone() } else { entry.tables.join("; ") };
            table.row([Cell::Words(department), Cell::Words(project), Cell::Place(places)]);
        }
        table.write(page);
        if let Some(more) = view.more(entries.len().saturating_sub(SHOWN)) {
            page.element("p", more);
        }
    }
}

fn table(list: &Listed<Refused>, language: Language) -> Table {
    let mut table = Table::new([
        say!(language, "位置", "Place"),
        say!(language, "原因", "Reason"),
        say!(language, "怎么办", "What to do"),
    ]);
    for Refused { place, message, advice, more } in &list.shown {
        let message = message.get(language);
        let message = match more {
            0 => message.to_owned(),
            more => say!(language, "{message}(另有 {more} 处)", "{message} (and {more} more)"),
        };
        let advice = advice.as_ref().map(|advice| advice.get(language).to_owned()).unwrap_or_default();
        table.row([Cell::Place(place.clone()), Cell::Words(message), Cell::Words(advice)]);
    }
    table
}
