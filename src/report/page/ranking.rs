//! The departments and projects with most points at stake.

use super::table::{Cell, Table, behind};
use super::view::{View, project_id};
use super::words::{department, findings, short, tables};
use crate::audit::{DepartmentRisk, ProjectRisk};
use crate::num::Figure;
use crate::print::Markup;
use crate::report::chart::{Bar, Frame, bars};
use crate::words::say;

/// Bars of a chart.
const DRAWN: usize = 15;

pub(super) fn section(page: &mut Markup, view: &View<'_>) {
    let language = view.language;
    page.begin("section").with("id", "ranking");
    page.element("h2", say!(language, "涉及分数最多的", "Most points at stake"));
    page.begin("div").with("class", "charts").begin("div");
    page.element("h3", say!(language, "部门(每张表)", "Departments (a table)"));
    departments(page, view);
    page.end().begin("div");
    page.element("h3", say!(language, "项目", "Projects"));
    projects(page, view);
    page.end().end().end();
}

fn departments(page: &mut Markup, view: &View<'_>) {
    let language = view.language;
    let ranked = view.overview.counts.departments.iter().filter(|risk| risk.points_at_stake.value().is_positive());
    let ranked: Vec<&DepartmentRisk> = ranked.collect();
    let mut table = Table::new([
        say!(language, "部门", "Department"),
        say!(language, "每张表涉及分数", "Points at stake a table"),
        say!(language, "合计", "Together"),
        say!(language, "表数", "Tables"),
    ]);
    for risk in &ranked {
        table.row([
            Cell::Link { text: risk.department.clone(), href: view.department_href(Some(&risk.department)) },
            Cell::Figure(short(risk.points_a_table)),
            Cell::Figure(short(risk.points_at_stake)),
            Cell::Figure(risk.tables.to_string()),
        ]);
    }
    let bar = |risk: &&DepartmentRisk| {
        let (name, points, several) = (&risk.department, short(risk.points_a_table), tables(risk.tables, language));
        Bar {
            name: name.clone(),
            value: risk.points_a_table.value(),
            says: say!(language, "{name}:每张表 {points} 分,{several}", "{name}: {points} points a table, {several}"),
            shown: points,
            href: view.department_href(Some(name)),
        }
    };
    let frame = Frame {
        id: "bydepartment",
        title: say!(language, "各部门每张表涉及的分数", "Points at stake a table, by department").to_owned(),
        description: say!(
            language,
            "自多到少;下面的表格列出同样的数字",
            "from most to least; the table below has the same figures"
        )
        .to_owned(),
    };
    draw(page, view, &frame, &ranked.iter().take(DRAWN).map(bar).collect::<Vec<_>>(), ranked.len(), &table);
}

fn projects(page: &mut Markup, view: &View<'_>) {
    let language = view.language;
    let ranked = &view.overview.counts.projects;
    let mut table = Table::new([
        say!(language, "项目", "Project"),
        say!(language, "部门", "Department"),
        say!(language, "涉及分数", "Points at stake"),
        say!(language, "问题数", "Findings"),
    ]);
    for risk in ranked {
        table.row([
            Cell::Link { text: risk.project.clone(), href: href(view, risk) },
            Cell::Words(department(risk.department.as_deref(), language).to_owned()),
            Cell::Figure(short(risk.points_at_stake)),
            Cell::Figure(risk.findings.to_string()),
        ]);
    }
    let bar = |risk: &ProjectRisk| {
        let (name, points) = (&risk.project, short(risk.points_at_stake));
        let found = findings(risk.findings, language);
        Bar {
            name: name.clone(),
            value: risk.points_at_stake.value(),
            says: say!(language, "{name}:涉及 {points} 分,{found}", "{name}: {points} points at stake, {found}"),
            shown: points,
            href: href(view, risk),
        }
    };
    let frame = Frame {
        id: "byproject",
        title: say!(language, "涉及分数最多的项目", "Projects with most points at stake").to_owned(),
        description: say!(
            language,
            "自多到少;下面的表格列出同样的数字",
            "from most to least; the table below has the same figures"
        )
        .to_owned(),
    };
    let more = view.overview.projects.shown.iter().filter(|project| is_at_stake(project.points_at_stake)).count();
    draw(page, view, &frame, &ranked.iter().take(DRAWN).map(bar).collect::<Vec<_>>(), more, &table);
}

fn is_at_stake(points: Figure) -> bool {
    points.value().is_positive()
}

fn draw(page: &mut Markup, view: &View<'_>, frame: &Frame, drawn: &[Bar], all: usize, table: &Table) {
    let language = view.language;
    if drawn.is_empty() {
        page.element("p", say!(language, "没有问题涉及分数。", "No points are at stake."));
        return;
    }
    bars(page, frame, drawn);
    if let Some(more) = view.more(all.saturating_sub(drawn.len())) {
        page.begin("p").with("class", "legend").text(more).end();
    }
    behind(page, say!(language, "同样的数字列成表格", "The same as a table"), table);
}

/// The table of a project that is ranked.
fn href(view: &View<'_>, risk: &ProjectRisk) -> String {
    let listed = &view.overview.projects.shown;
    let place = listed.iter().position(|project| {
        project.project == risk.project && project.location.file == risk.file && project.year == risk.year
    });
    place.map(|index| format!("#{}", project_id(index))).unwrap_or_default()
}
