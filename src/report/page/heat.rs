//! Departments by rules.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::found::found;
use super::panel::{Panel, Panels};
use super::table::{Cell, Table, behind};
use super::view::View;
use super::words::{at_stake, department, findings, short};
use crate::num::{Figure, Fraction};
use crate::order::Order;
use crate::print::Markup;
use crate::report::chart::{Frame, HeatColumn, HeatMark, HeatRow, heat};
use crate::report::heat::{HeatCell, HeatDepartment, OverviewRule};
use crate::words::say;

/// Rules that are drawn; all of them stand in the table.
const COLUMNS: usize = 22;

/// Departments that are drawn: a page of paper holds no more.
const ROWS: usize = 30;

pub(super) fn section(page: &mut Markup, view: &View<'_>, panels: &mut Panels) {
    let (overview, language) = (view.overview, view.language);
    page.begin("section").with("id", "heat");
    page.element("h2", say!(language, "哪个部门有哪些问题", "Which findings lie where"));
    let rules: Vec<&OverviewRule> = overview.rules.iter().filter(|rule| rule.findings > 0).collect();
    if rules.is_empty() {
        page.element("p", say!(language, "没有发现问题。", "No findings.")).end();
        return;
    }
    let drawn = most_frequent(&rules);
    let rows = overview.heat.shown.iter().enumerate().filter(|(_, row)| row.findings > 0);
    let rows: Vec<(usize, &HeatDepartment)> = rows.collect();
    let columns: Vec<HeatColumn> = drawn.iter().map(|rule| column(view, rule)).collect();
    let (hrefs, most) = (hrefs(view, panels, &rows), most(&rows));
    let marked: Vec<HeatRow> = rows.iter().take(ROWS).map(|(_, of)| row(view, &hrefs, of, &drawn, most)).collect();
    page.begin("p").with("class", "legend");
    page.text(say!(
        language,
        "每格上为问题数,下为涉及分数;颜色越深,涉及分数越多(按最多的一格四等分;没有涉及分数的为浅灰)。点一格看是哪些表、哪个单元格。",
        "Each cell has the number of findings and the points at stake below; the more points, the darker, by quarters of the \
         most that a cell has. A click on a cell lists the tables and the cells of their sheets."
    ));
    page.end();
    let (departments, codes) = (marked.len(), columns.len());
    let frame = Frame {
        id: "heatmap",
        title: say!(language, "问题分布:部门与审核规则", "Findings by department and rule").to_owned(),
        description: say!(
            language,
            "{departments} 个部门、{codes} 条规则;下面的表格列出同样的数字",
            "{departments} departments and {codes} rules; the table below has the same figures"
        ),
    };
    heat(page, &frame, &columns, &marked, say!(language, "涉及分数", "points"));
    names(page, view, &drawn);
    let hidden = rules.len() - drawn.len();
    let left_out = overview.heat.count() - marked.len();
    if hidden > 0 || rows.len() > marked.len() || overview.heat.more > 0 {
        page.begin("p").with("class", "legend");
        page.text(say!(
            language,
            "图中未画出的:规则 {hidden} 条、部门 {left_out} 个。",
            "Not drawn: {hidden} rules, {left_out} departments."
        ));
        page.end();
    }
    behind(page, say!(language, "同样的数字列成表格", "The same as a table"), &table(view, &hrefs, &rows));
    page.end();
}

/// Those that found most, in the order of their codes.
fn most_frequent<'o>(rules: &[&'o OverviewRule]) -> Vec<&'o OverviewRule> {
    let mut drawn = rules.to_vec();
    drawn.order_by_key(|rule| Reverse(rule.findings));
    drawn.truncate(COLUMNS);
    drawn.order_by(|a, b| a.code.cmp(&b.code));
    drawn
}

fn column(view: &View<'_>, rule: &OverviewRule) -> HeatColumn {
    let title = rule.title.get(view.language);
    HeatColumn { name: rule.code.clone(), says: format!("{} {title}", rule.code), href: format!("#r-{}", rule.code) }
}

/// Where the cells lead, in the order of the departments and of their cells.
type Hrefs<'o> = BTreeMap<(Option<&'o str>, &'o str), String>;

fn hrefs<'o>(view: &View<'o>, panels: &mut Panels, rows: &[(usize, &'o HeatDepartment)]) -> Hrefs<'o> {
    let mut hrefs = Hrefs::new();
    for (index, of) in rows {
        for cell in &of.cells {
            let href = cell_href(view, panels, *index, of, cell);
            hrefs.insert((of.department.as_deref(), &cell.code), href);
        }
    }
    hrefs
}

fn row(view: &View<'_>, hrefs: &Hrefs<'_>, of: &HeatDepartment, rules: &[&OverviewRule], most: Fraction) -> HeatRow {
    let language = view.language;
    let name = department(of.department.as_deref(), language).to_owned();
    let (found, points) = (findings(of.findings, language), at_stake(of.points_at_stake, language));
    let cell = |rule: &&OverviewRule| of.cells.iter().find(|cell| cell.code == rule.code);
    HeatRow {
        says: say!(language, "{name}:{found},涉及 {points}", "{name}: {found}, {points} at stake"),
        href: view.department_href(of.department.as_deref()),
        cells: rules.iter().map(|rule| Some(mark(view, hrefs, of, cell(rule)?, most))).collect(),
        total: short(of.points_at_stake),
        name,
    }
}

fn mark(view: &View<'_>, hrefs: &Hrefs<'_>, of: &HeatDepartment, cell: &HeatCell, most: Fraction) -> HeatMark {
    let language = view.language;
    let (code, title) = (&cell.code, view.rule_title(&cell.code));
    let name = department(of.department.as_deref(), language);
    let (number, points) = (findings(cell.findings, language), at_stake(cell.points_at_stake, language));
    HeatMark {
        count: cell.findings,
        points: if cell.points_at_stake.value().is_zero() { String::new() } else { short(cell.points_at_stake) },
        level: level(cell.points_at_stake, most),
        says: say!(
            language,
            "{name} · {code} {title}:{number},涉及 {points}",
            "{name} · {code} {title}: {number}, {points} at stake"
        ),
        href: hrefs.get(&(of.department.as_deref(), code.as_str())).cloned().unwrap_or_default(),
    }
}

/// Where a cell leads: to its only finding, or to the list of them.
fn cell_href<'o>(
    view: &View<'o>,
    panels: &mut Panels,
    index: usize,
    of: &'o HeatDepartment,
    cell: &'o HeatCell,
) -> String {
    let list = view.found(of.department.as_deref(), &cell.code);
    match list {
        [] => view.department_href(of.department.as_deref()),
        [only] if cell.findings == 1 => format!("#{}", only.at.id()),
        _ => panels.add(Panel {
            id: format!("d{}-{}", index + 1, cell.code),
            from: "#heat",
            title: format!(
                "{} · {} {}",
                department(of.department.as_deref(), view.language),
                cell.code,
                view.rule_title(&cell.code)
            ),
            table: found(view, list),
            note: view.more(cell.findings.saturating_sub(list.len())),
        }),
    }
}

/// How dark a cell is: by quarters of the most points that a cell has.
fn level(points: Figure, most: Fraction) -> u8 {
    let quarter = |number: i64| most.multiply(Fraction::whole(number)).and_then(|part| part.divide(Fraction::whole(4)));
    if points.value().is_zero() {
        return 1;
    }
    (1..4).fold(2, |level, number| level + u8::from(quarter(number).is_ok_and(|quarter| points.value() > quarter)))
}

/// The most points that a cell has.
fn most(rows: &[(usize, &HeatDepartment)]) -> Fraction {
    let cells = rows.iter().flat_map(|(_, of)| &of.cells);
    cells.map(|cell| cell.points_at_stake.value()).max().unwrap_or_default()
}

/// What the codes above the columns stand for.
fn names(page: &mut Markup, view: &View<'_>, rules: &[&OverviewRule]) {
    page.begin("ul").with("class", "codes");
    for rule in rules {
        page.begin("li").begin("a").with("href", format_args!("#r-{}", rule.code)).text(&rule.code).end();
        page.plain(" ").text(rule.title.get(view.language)).end();
    }
    page.end();
}

fn table(view: &View<'_>, hrefs: &Hrefs<'_>, rows: &[(usize, &HeatDepartment)]) -> Table {
    let language = view.language;
    let mut table = Table::new([
        say!(language, "部门", "Department"),
        say!(language, "规则", "Rule"),
        say!(language, "问题数", "Findings"),
        say!(language, "涉及分数", "Points at stake"),
    ]);
    for (_, of) in rows {
        let name = department(of.department.as_deref(), language);
        let href = view.department_href(of.department.as_deref());
        for cell in &of.cells {
            table.row([
                Cell::Link { text: name.to_owned(), href: href.clone() },
                Cell::Link {
                    text: format!("{} {}", cell.code, view.rule_title(&cell.code)),
                    href: format!("#r-{}", cell.code),
                },
                Cell::Link {
                    text: cell.findings.to_string(),
                    href: hrefs.get(&(of.department.as_deref(), cell.code.as_str())).cloned().unwrap_or_default(),
                },
                Cell::Figure(short(cell.points_at_stake)),
            ]);
        }
    }
    table
}
