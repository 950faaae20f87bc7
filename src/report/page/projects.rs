//! Every table in one row.

use super::details::is_detailed;
use super::table::begin_heading;
use super::view::{View, project_id};
use super::words::{department, or_dash, rate, short};
use crate::print::Markup;
use crate::report::overview::OverviewProject;
use crate::words::say;

pub(super) fn section(page: &mut Markup, view: &View<'_>) {
    let language = view.language;
    page.begin("section").with("id", "projects");
    page.element("h2", say!(language, "各项目", "Projects"));
    page.begin("div").with("class", "wide").begin("table").begin("thead").begin("tr");
    for heading in [say!(language, "项目", "Project"), say!(language, "部门", "Department")] {
        begin_heading(page, false).text(heading).end();
    }
    for heading in [
        say!(language, "执行率", "Execution rate"),
        say!(language, "按规则", "By the rules"),
        say!(language, "自评", "As reported"),
        say!(language, "复核", "As reviewed"),
        say!(language, "涉及分数", "Points at stake"),
        say!(language, "问题数", "Findings"),
    ] {
        begin_heading(page, true).text(heading).end();
    }
    page.end().end().begin("tbody");
    for (index, project) in view.overview.projects.shown.iter().enumerate() {
        row(page, view, index, project);
    }
    page.end().end().end();
    if let Some(more) = view.more(view.overview.projects.more) {
        page.element("p", more);
    }
    page.end();
}

fn row(page: &mut Markup, view: &View<'_>, index: usize, project: &OverviewProject) {
    let id = project_id(index);
    page.begin("tr");
    if is_detailed(project) {
        page.begin("td").begin("a").with("href", format_args!("#{id}")).text(&project.project).end().end();
    } else {
        page.with("id", id).element("td", &project.project);
    }
    page.element("td", department(project.department.as_deref(), view.language));
    let graded = |total, grade: Option<&str>| format!("{} {}", or_dash(total), grade.unwrap_or_default());
    for figure in [
        rate(project.rate_percent),
        graded(project.score, project.grade.as_deref()),
        graded(project.reported, project.reported_grade.as_deref()),
        graded(project.reviewed, project.reviewed_grade.as_deref()),
        short(project.points_at_stake),
        project.counted.to_string(),
    ] {
        page.begin("td").with("class", "figure").text(figure.trim_end()).end();
    }
    page.end();
}
