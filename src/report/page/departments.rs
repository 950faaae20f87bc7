//! The departments with their sums, and the tables of each.

use super::panel::{Panel, Panels};
use super::table::{Cell, Table};
use super::view::{View, project_id};
use super::words::{department, or_dash, rate, short};
use crate::print::Markup;
use crate::rollup::Group;
use crate::words::say;

/// Departments whose sums are shown.
const SHOWN: usize = 200;

pub(super) fn section(page: &mut Markup, view: &View<'_>, panels: &mut Panels) {
    let language = view.language;
    let groups: Vec<&Group> = view.overview.summary.groups.iter().filter(|group| group.path.len() == 1).collect();
    page.begin("section").with("id", "departments");
    page.element("h2", say!(language, "各部门", "Departments"));
    let mut table = Table::new([
        say!(language, "部门", "Department"),
        say!(language, "项目", "Projects"),
        say!(language, "已评分", "Scored"),
        say!(language, "预算(万元)", "Budget (万元)"),
        say!(language, "执行率", "Execution rate"),
        say!(language, "平均得分", "Mean"),
        say!(language, "自评平均", "As reported"),
        say!(language, "等级", "Grades"),
    ]);
    for group in groups.iter().take(SHOWN) {
        let name = group.path.first().and_then(Option::as_deref);
        let grades = group.grades.iter().map(|(grade, count)| format!("{grade} {count}"));
        table.row([
            Cell::Link { text: department(name, language).to_owned(), href: view.department_href(name) },
            Cell::Figure(group.projects.to_string()),
            Cell::Figure(group.scored.to_string()),
            Cell::Figure(short(group.budget)),
            Cell::Figure(rate(group.rate_percent)),
            Cell::Figure(or_dash(group.mean_score)),
            Cell::Figure(or_dash(group.reported_totals.mean_score)),
            Cell::Words(grades.collect::<Vec<_>>().join(say!(language, "、", ", "))),
        ]);
    }
    table.write(page);
    if let Some(more) = view.more(groups.len().saturating_sub(SHOWN)) {
        page.element("p", more);
    }
    page.end();
    for (of, number) in view.overview.heat.shown.iter().zip(1..) {
        panels.add(panel(view, of.department.as_deref(), of.tables, format!("d{number}")));
    }
}

fn panel(view: &View<'_>, name: Option<&str>, tables: usize, id: String) -> Panel {
    let language = view.language;
    let mut table = Table::new([
        say!(language, "项目", "Project"),
        say!(language, "得分", "Points"),
        say!(language, "自评", "As reported"),
        say!(language, "涉及分数", "Points at stake"),
        say!(language, "问题数", "Findings"),
    ]);
    let listed = view.projects_of(name);
    for (index, project) in listed.iter().filter_map(|index| Some((*index, view.project(*index)?))) {
        table.row([
            Cell::Link { text: project.project.clone(), href: format!("#{}", project_id(index)) },
            Cell::Figure(or_dash(project.score)),
            Cell::Figure(or_dash(project.reported)),
            Cell::Figure(short(project.points_at_stake)),
            Cell::Figure(project.counted.to_string()),
        ]);
    }
    Panel {
        id,
        from: "#departments",
        title: department(name, language).to_owned(),
        table,
        note: view.more(tables.saturating_sub(listed.len())),
    }
}
