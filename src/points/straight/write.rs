//! The line of a table, as the ordinary way writes it.

use super::super::ordinary::Lines;
use super::book::{Book, Sums};
use super::json::{number, points, text};
use super::text::TableText;
use crate::num::{Figure, Points};

/// Writes a line; none where a name has signs in it that nobody sees.
pub(super) fn write(line: &mut String, table: &TableText<'_>, book: &Book, sums: &Sums, lines: Lines) -> Option<()> {
    let project = &table.project;
    line.push_str("{\"project\":{\"code\":");
    text(line, project.code)?;
    line.push_str(",\"name\":");
    text(line, Some(project.name))?;
    line.push_str(",\"department\":");
    text(line, project.department)?;
    line.push_str(",\"unit\":");
    text(line, project.unit)?;
    line.push_str("},\"year\":");
    number(line, table.year);
    line.push_str(",\"template\":");
    line.push_str(&book.stamp);
    line.push_str(",\"rate_percent\":");
    points(line, sums.rate_percent);
    line.push_str(",\"execution\":");
    points(line, sums.execution);
    if lines == Lines::Points {
        line.push_str(",\"points\":[");
        list(line, sums.points.iter().copied());
        line.push(']');
    }
    line.push_str(",\"tiers\":[");
    list(line, sums.named.iter().copied().chain(sums.others.iter().map(|(_, points)| Some(*points))));
    line.push_str("],\"total\":");
    points(line, sums.total);
    line.push_str(",\"assessed\":\"");
    if sums.assessed == book.total() {
        line.push_str(&book.whole);
    } else {
        line.push_str(&Figure::from(sums.assessed).to_string());
    }
    line.push_str("\",\"grade\":");
    line.push_str(sums.grade.and_then(|number| book.grade(number)).unwrap_or("null"));
    line.push('}');
    Some(())
}

fn list(line: &mut String, all: impl Iterator<Item = Option<Points>>) {
    for (index, one) in all.enumerate() {
        if index > 0 {
            line.push(',');
        }
        points(line, one);
    }
}
