//! The tables behind the report, each with a bar beside its figures.

use super::bars::{LENGTH, bar, greatest};
use super::facts::{Leaders, LeadersDepartment, LeadersGrade, LeadersProject, LeadersRule};
use crate::num::Fraction;
use crate::prose::{Cited, Form, FormCell, Span};

/// How wide a column of a bar is, beside those of figures.
const BAR: u16 = 2;

/// The tables, by their names in wordings.
pub(super) fn forms(leaders: &Leaders) -> Vec<(&'static str, Form)> {
    let all = [
        ("departments", departments(&leaders.departments)),
        ("grades", grades(&leaders.grades)),
        ("projects", projects(&leaders.projects)),
        ("rules", rules(&leaders.rules)),
    ];
    all.into_iter().filter(|(_, form)| form.rows.len() > form.headings).collect()
}

/// A table of rows with a bar behind each: the last heading is that of the figure and of its bar.
fn form(title: &str, columns: &[(&str, u16)], rows: Vec<Vec<FormCell>>) -> Form {
    let heading = |(index, (heading, _)): (usize, &(&str, u16))| {
        let is_last = index + 1 == columns.len();
        FormCell::words(heading).across(if is_last { 1 + LENGTH } else { 1 })
    };
    let headings: Vec<FormCell> = columns.iter().enumerate().map(heading).collect();
    let widths = columns.iter().map(|(_, width)| *width).chain([BAR; LENGTH]).collect();
    let rows = [vec![headings], rows].concat();
    Form { title: title.to_owned(), columns: widths, headings: 1, rows, ..Form::default() }
}

fn row(cells: Vec<FormCell>, figure: Option<&Cited>, most: Fraction) -> Vec<FormCell> {
    [cells, bar(figure, most)].concat()
}

fn departments(departments: &[LeadersDepartment]) -> Form {
    let most = greatest(departments.iter().filter_map(|each| each.points_a_table.as_ref()));
    let rows = departments.iter().map(|each| {
        let cells = vec![
            FormCell::words(&each.department).prose(),
            figure(Some(&each.tables)),
            figure(Some(&each.findings)),
            figure(each.points.as_ref()),
            figure(each.points_a_table.as_ref()),
        ];
        row(cells, each.points_a_table.as_ref(), most)
    });
    let columns = [("部门", 36), ("自评表", 12), ("问题", 12), ("涉及分值", 15), ("每表涉及分值", 15)];
    form("各部门审核结果", &columns, rows.collect())
}

fn grades(grades: &[LeadersGrade]) -> Form {
    let most = greatest(grades.iter().flat_map(|each| [&each.reported, &each.computed]));
    let rows = grades.iter().flat_map(|each| {
        let name = FormCell::words(&each.grade).down(2);
        let reported = vec![name, FormCell::words("自评"), figure(Some(&each.reported))];
        let computed = vec![FormCell::words("按规则"), figure(Some(&each.computed))];
        [row(reported, Some(&each.reported), most), row(computed, Some(&each.computed), most)]
    });
    form("等级分布", &[("等级", 20), ("", 15), ("项目数", 15)], rows.collect())
}

fn projects(projects: &[LeadersProject]) -> Form {
    let most = greatest(projects.iter().filter_map(|each| each.points.as_ref()));
    let rows = projects.iter().map(|each| {
        let cells = vec![
            FormCell::words(&each.project).prose(),
            FormCell::words(each.department.as_deref().unwrap_or_default()).prose(),
            figure(each.reported.as_ref()),
            figure(each.score.as_ref()),
            figure(Some(&each.findings)),
            figure(each.points.as_ref()),
        ];
        row(cells, each.points.as_ref(), most)
    });
    let columns = [("项目", 30), ("部门", 26), ("自评", 12), ("按规则", 12), ("问题", 9), ("涉及分值", 12)];
    form("涉及分值最多的项目", &columns, rows.collect())
}

fn rules(rules: &[LeadersRule]) -> Form {
    let most = greatest(rules.iter().map(|each| &each.findings));
    let rows = rules.iter().map(|each| {
        let cells =
            vec![FormCell::words(&each.code), FormCell::words(&each.title).prose(), figure(Some(&each.findings))];
        row(cells, Some(&each.findings), most)
    });
    form("各规则发现的问题", &[("规则", 12), ("名称", 40), ("问题", 12)], rows.collect())
}

fn figure(cited: Option<&Cited>) -> FormCell {
    FormCell::new(cited.map(|cited| Span::Figure(cited.clone())).into_iter().collect())
}
