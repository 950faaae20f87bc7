//! The rows of a table in CSV.

use super::foot::{Foot, Sum};
use super::json::number;
use super::scratch::{ScoredText, Scratch, push_weight};
use super::text::TableText;
use crate::model::scorecard::{Execution, Outcome};
use crate::num::{Figure, Fraction};
use crate::print::push_cell;
use crate::score::RowPoints;
use crate::words::visible;

/// A text in which nothing is hidden.
fn cell(line: &mut String, text: Option<&str>) -> Option<()> {
    let text = text.unwrap_or_default();
    (visible(text) == text).then(|| push_cell(line, text))
}

fn figure(line: &mut String, figure: Option<Figure>) {
    if let Some(figure) = figure {
        figure.push_to(line);
    }
}

/// What all rows of a table begin with, and the row of its money.
pub(super) fn head(
    line: &mut String,
    scratch: &mut Scratch,
    table: &TableText<'_>,
    template: &str,
    execution: Option<&Execution>,
) -> Option<()> {
    let (common, project) = (&mut scratch.common, &table.project);
    common.clear();
    cell(common, Some(project.name))?;
    common.push(',');
    cell(common, project.department)?;
    common.push(',');
    cell(common, project.unit)?;
    common.push(',');
    if table.year.is_some() {
        number(common, table.year);
    }
    common.push(',');
    cell(common, Some(template))?;
    common.push(',');
    let Some(execution) = execution else { return Some(()) };
    line.push_str(common);
    line.push_str("execution,,,");
    cell(line, execution.shown("budget", execution.budget).as_deref())?;
    line.push(',');
    cell(line, execution.shown("executed", execution.executed).as_deref())?;
    line.push(',');
    figure(line, execution.weight);
    line.push(',');
    figure(line, execution.score);
    line.push(',');
    figure(line, execution.exact);
    line.push(',');
    line.push_str(execution.outcome.map_or("", Outcome::name));
    line.push(',');
    let [_, reported, ..] = table.reported.unwrap_or_default();
    cell(line, reported)?;
    line.push(',');
    line.push_str(execution.why.as_ref().map_or("", |why| why.code.as_ref()));
    line.push('\n');
    Some(())
}

pub(super) fn row(line: &mut String, scratch: &Scratch, scored: &ScoredText<'_>) -> Option<()> {
    let ScoredText { row, path, score, why } = scored;
    line.push_str(&scratch.common);
    line.push_str("indicator,");
    cell(line, Some(&path.text))?;
    for text in [row.name, row.target, row.actual] {
        line.push(',');
        cell(line, text)?;
    }
    line.push(',');
    push_weight(line, row.weight?)?;
    line.push(',');
    if let Some(RowPoints { exact, rounded }) = score.points {
        rounded.push_to(line);
        line.push(',');
        exact.push_to(line);
    } else {
        line.push(',');
    }
    line.push(',');
    line.push_str(score.outcome.name());
    line.push(',');
    cell(line, row.reported)?;
    line.push(',');
    line.push_str(why.map_or("", |why| &why.code));
    line.push('\n');
    Some(())
}

/// The rows of sums.
pub(super) fn foot(line: &mut String, scratch: &Scratch, table: &TableText<'_>, foot: &Foot<'_>) -> Option<()> {
    for (node, sum) in foot.tree.nodes.iter().zip(&foot.tiers) {
        line.push_str(&scratch.common);
        line.push_str("tier,");
        cell(line, Some(&node.text))?;
        line.push_str(",,,,");
        sums(line, sum);
        line.push_str(",,,\n");
    }
    line.push_str(&scratch.common);
    line.push_str("total,,,,,");
    sums(line, &foot.total);
    line.push(',');
    cell(line, foot.grade)?;
    line.push(',');
    let [_, _, _, reported, ..] = table.reported.unwrap_or_default();
    cell(line, reported)?;
    line.push_str(",\n");
    Some(())
}

fn sums(line: &mut String, Sum { weight, points }: &Sum) {
    weight.push_to(line);
    line.push(',');
    points.push_to(line);
    line.push(',');
    Fraction::push_to(points.fraction(), line);
}
