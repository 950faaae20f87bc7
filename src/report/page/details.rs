//! The findings of every table, each with its cell.

use super::view::{At, View, project_id};
use super::words::{at_stake, or_dash, rate};
use crate::audit::Severity;
use crate::print::Markup;
use crate::report::overview::{OverviewFinding, OverviewProject};
use crate::words::say;

/// Whether a table has a section of its own.
pub(super) const fn is_detailed(project: &OverviewProject) -> bool {
    !project.findings.shown.is_empty()
}

pub(super) fn section(page: &mut Markup, view: &View<'_>) {
    let language = view.language;
    page.begin("section").with("id", "details").with("class", "details");
    page.element("h2", say!(language, "每张表的问题", "The findings of each table"));
    let projects = view.overview.projects.shown.iter().enumerate();
    for (index, project) in projects.filter(|(_, project)| is_detailed(project)) {
        one(page, view, index, project);
    }
    let hidden =
        view.overview.projects.shown.iter().filter(|project| !is_detailed(project) && project.findings.more > 0);
    let hidden = hidden.count() + view.overview.projects.more;
    if hidden > 0 {
        let text = say!(
            language,
            "另有 {hidden} 张表的问题不在此页,请用 jixiao audit 查看。",
            "The findings of {hidden} more tables are not on this page; jixiao audit has them."
        );
        page.element("p", text);
    }
    page.end();
}

fn one(page: &mut Markup, view: &View<'_>, index: usize, project: &OverviewProject) {
    let language = view.language;
    page.begin("section").with("class", "project").with("id", project_id(index));
    page.element("h3", &project.project);
    let names = [&project.department, &project.unit].into_iter().flatten().cloned();
    let year = project.year.map(|year| say!(language, "{year} 年度", "{year}"));
    let names: Vec<String> = names.chain(year).chain([project.template.clone()]).collect();
    page.begin("p").with("class", "whose").text(names.join(" · ")).plain(" ");
    page.element("code", project.location.place()).end();
    page.begin("p").text(facts(view, project)).end();
    page.begin("ol");
    for (finding, found) in project.findings.shown.iter().enumerate() {
        entry(page, view, At::Table { project: index, finding }, found);
    }
    page.end();
    if let Some(more) = view.more(project.findings.more) {
        page.element("p", more);
    }
    page.end();
}

/// What the table came to, in one line.
fn facts(view: &View<'_>, project: &OverviewProject) -> String {
    let language = view.language;
    let graded = |total, grade: Option<&String>| match grade {
        Some(grade) => format!("{}({grade})", or_dash(total)),
        None => or_dash(total),
    };
    let computed = graded(project.score, project.grade.as_ref());
    let reported = graded(project.reported, project.reported_grade.as_ref());
    let (reviewed, rate) = (or_dash(project.reviewed), rate(project.rate_percent));
    let points = at_stake(project.points_at_stake, language);
    say!(
        language,
        "按规则 {computed},自评 {reported},复核 {reviewed},执行率 {rate},涉及 {points}",
        "By the rules {computed}, as reported {reported}, as reviewed {reviewed}, execution {rate}, at stake {points}"
    )
}

/// One finding, as an entry of a list.
pub(super) fn entry(page: &mut Markup, view: &View<'_>, at: At, finding: &OverviewFinding) {
    let language = view.language;
    page.begin("li").with("id", at.id());
    let class = match finding.severity {
        _ if finding.waived_by.is_some() => "severity waived",
        Severity::Error => "severity error",
        Severity::Inconsistency => "severity inconsistency",
        Severity::Warning => "severity warning",
        Severity::Note => "severity note",
    };
    page.begin("span").with("class", class).text(view.severity(finding)).end().plain(" ");
    page.begin("a").with("href", format_args!("#r-{}", finding.code));
    page.text(format_args!("{} {}", finding.code, view.rule_title(&finding.code))).end();
    if let Some(indicator) = &finding.indicator {
        page.plain(" · ").element("b", indicator);
    }
    page.begin("br").end().text(finding.message.get(language)).plain(" ");
    page.element("code", finding.location.place());
    if let Some(points) = finding.points_at_stake.filter(|points| points.value().is_positive()) {
        let points = at_stake(points, language);
        page.plain(" ").text(say!(language, "涉及 {points}", "{points} at stake"));
    }
    if let Some(advice) = &finding.advice {
        page.begin("br").end().text(say!(language, "改正:", "To do: ")).text(advice.get(language));
    }
    if let Some(by) = &finding.waived_by {
        page.begin("br").end().text(say!(language, "已豁免:{by}", "waived by {by}"));
    }
    page.end();
}
