//! The band in which the points of a verdict have to lie.

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
pub(super) use crate::audit::fault::Outside;
use crate::audit::report::Found;
use crate::bind;
use crate::methods::{CheckedVerdict, MethodInput};
use crate::model::scorecard::Outcome;
use crate::model::value::{Edge, Edges};
use crate::num::{ArithmeticError, Fraction};
use crate::reading::{spoken, weakens};
use crate::words::{Word, text};

impl Outside {
    /// The band as a figure: 6–8, or 6–<8 where 8 is no part of it.
    pub(super) fn figure(&self) -> String {
        let end = |edge: Option<Edge>| edge.map_or_else(|| "—".to_owned(), |edge| edge.at.to_string());
        let below = self.edges.high.is_some_and(|edge| !edge.included);
        format!("{}–{}{}", end(self.edges.low), if below { "<" } else { "" }, end(self.edges.high))
    }

    /// A finding about points outside of the band.
    pub(super) fn found(&self, at: String, verdict: &str, what: Word, printed: &str) -> Found {
        let band = self.figure();
        let message = text!(
            "结论“{verdict}”应得 {band} 分,{what}为 {printed}",
            "the verdict {verdict} is worth {band} points, and {printed} are {what}";
            what
        );
        let found = Found::new(at, message).figures(band, printed);
        if self.by.is_zero() { found } else { found.worth(self.by) }
    }
}

/// The band of a row's verdict, where the points lie outside of it.
pub(super) fn outside_band(
    table: &AuditedTable<'_>,
    row: &AuditedRow<'_>,
    bands: &[CheckedVerdict],
    points: Fraction,
    full: Fraction,
) -> Result<Option<Outside>, ArithmeticError> {
    let Some(edges) = edges_of(table, row, bands).filter(|_| full.is_positive()) else { return Ok(None) };
    let edges = in_points(&edges, full)?;
    // Limits are rounded like points: 60% of 3.33 is 2.00.
    let at_rounded = |edge: Option<Edge>| match edge.filter(|edge| edge.included) {
        Some(edge) => edge.at.round(table.rounding()).map(|limit| limit.fraction() == points),
        None => Ok(false),
    };
    if edges.contain(points) || at_rounded(edges.low)? || at_rounded(edges.high)? {
        return Ok(None);
    }
    let below = edges.low.filter(|edge| points < edge.at);
    let by = match below.or(edges.high) {
        Some(edge) => edge.at.subtract(points)?,
        None => Fraction::ZERO,
    };
    Ok(Some(Outside { edges, by }))
}

/// The share of the full points that the words of a row give. Where they do not say how far the target was missed, all that is less
/// than for reaching it.
fn edges_of(table: &AuditedTable<'_>, row: &AuditedRow<'_>, bands: &[CheckedVerdict]) -> Option<Edges> {
    let [target, actual] = words(row);
    let reached = bands.first()?.edges.low.map(|low| Edge { included: false, ..low });
    let Some(band) = band_of(table, row, bands) else {
        let less = || bands.last().map(|last| Edges { low: last.edges.low, high: reached.or(last.edges.high) });
        return less().filter(|_| says_less(row));
    };
    let edges = band.edges;
    if !bind::is_between(&table.bound.book.template.words, target, actual) {
        return Some(edges);
    }
    Some(Edges { low: edges.low, high: reached.or(edges.high) })
}

/// Whether the words of a row are in no band, and say less than those of the target.
pub(super) fn says_less(row: &AuditedRow<'_>) -> bool {
    let [target, actual] = words(row);
    weakens(target, actual)
}

/// The words of the target and of the actual value.
fn words<'r>(row: &'r AuditedRow<'_>) -> [&'r str; 2] {
    [row.target_text(), row.actual_text()].map(|text| spoken(text.trim()))
}

/// The band that the words of a row give, as those who score it read them.
pub(super) fn band_of<'b>(
    table: &AuditedTable<'_>,
    row: &AuditedRow<'_>,
    bands: &'b [CheckedVerdict],
) -> Option<&'b CheckedVerdict> {
    let [target, actual] = words(row);
    let met = || {
        let verdict = matches!(row.bound.input, MethodInput::Verdict { .. }) && row.outcome() == Outcome::Met;
        bands.first().filter(|_| verdict)
    };
    bind::band_of(bands, &table.bound.book.template.words, target, actual).or_else(met)
}

fn in_points(edges: &Edges, full: Fraction) -> Result<Edges, ArithmeticError> {
    let points = |edge: Option<Edge>| {
        edge.map(|edge| Ok(Edge { at: edge.at.multiply(full)?, included: edge.included })).transpose()
    };
    Ok(Edges { low: points(edges.low)?, high: points(edges.high)? })
}
