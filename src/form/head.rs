//! The head of a form: its title, the year, whose project it is.

use super::canvas::{Asked, Canvas, across};
use super::layout::{FormLayout, HeadCell, HeadField, Side};
use crate::book::{Content, Look, Takes};
use crate::model::assessment::Project;
use crate::words::text;

/// What stands where a year is still to be written.
const NO_YEAR: &str = "    ";

/// A text of a layout with the year, the currency and the reporter of a table.
pub(super) fn put_in(text: &str, canvas: &Canvas<'_>) -> String {
    let table = &canvas.filled.assessment;
    let year = table.year.map_or_else(|| NO_YEAR.to_owned(), |year| year.to_string());
    let project = &table.project;
    let reporter = project.unit.as_ref().or(project.implementer.as_ref()).or(project.department.as_ref());
    let text = text.replace("{year}", &year).replace("{reporter}", reporter.map_or("", String::as_str));
    match &table.currency {
        Some(currency) => text.replace("{currency}", currency),
        None => text.replace("（{currency}）", "").replace("{currency}", ""),
    }
}

/// The field that such a text prints, where it is one that somebody enters.
pub(super) fn field_in(text: &str) -> Option<String> {
    let fields = [("{year}", "/year"), ("{currency}", "/currency")];
    fields.into_iter().find(|(sign, _)| text.contains(sign)).map(|(_, field)| field.to_owned())
}

pub(super) fn print(canvas: &mut Canvas<'_>, layout: &FormLayout) {
    canvas.line(Look::Title, layout.title_of(canvas.filled.kind));
    for line in &layout.lines {
        let look = match line.side {
            Side::Left => Look::Left,
            Side::Middle => Look::Middle,
            Side::Right => Look::Right,
        };
        let text = put_in(&line.text, canvas);
        let row = canvas.begin_row();
        let area = across(row, 0, canvas.last());
        canvas.enter(area, look, Content::Text(text), field_in(&line.text));
    }
    let used = |cells: &[HeadCell], project: &Project| cells.iter().any(|cell| value(project, cell.field).is_some());
    for row in &layout.head {
        if !row.when_used || used(&row.cells, &canvas.filled.assessment.project) {
            print_row(canvas, &row.cells);
        }
    }
}

/// Labels and values beside each other over the whole width.
fn print_row(canvas: &mut Canvas<'_>, cells: &[HeadCell]) {
    let row = canvas.begin_row();
    let (width, count) = (canvas.last() + 1, u32::try_from(cells.len()).unwrap_or(1).max(1));
    for (index, cell) in (0..).zip(cells) {
        let (from, to) = (width * index / count, width * (index + 1) / count - 1);
        // The first label stands over the names of the parts below it.
        let label_to = if index == 0 { from + 1 } else { from };
        canvas.label(across(row, from, label_to), &cell.label);
        let text = value(&canvas.filled.assessment.project, cell.field).unwrap_or_default().to_owned();
        let area = across(row, label_to + 1, to);
        let field = pointer(&canvas.filled.assessment.project, cell.field);
        canvas.enter(area, Look::Cell, Content::Text(text), Some(field.to_owned()));
        let label = &cell.label;
        canvas.ask(area, Asked { prompt: text!("请填写{label}", "{label}"), takes: Takes::Anything });
    }
}

/// Where a cell of the head stands in the table.
fn pointer(project: &Project, field: HeadField) -> &'static str {
    match field {
        HeadField::Name => "/project/name",
        HeadField::Department => "/project/department",
        HeadField::Implementer if project.implementer.is_none() && project.unit.is_some() => "/project/unit",
        HeadField::Implementer => "/project/implementer",
        HeadField::Unit => "/project/unit",
        HeadField::Code => "/project/code",
        HeadField::Category => "/project/category",
    }
}

fn value(project: &Project, field: HeadField) -> Option<&str> {
    let value = match field {
        HeadField::Name => Some(&project.name).filter(|name| !name.is_empty()),
        HeadField::Department => project.department.as_ref(),
        HeadField::Implementer => project.implementer.as_ref().or(project.unit.as_ref()),
        HeadField::Unit => project.unit.as_ref(),
        HeadField::Code => project.code.as_ref(),
        HeadField::Category => project.category.as_ref(),
    };
    value.map(String::as_str)
}
