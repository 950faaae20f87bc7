//! The band in which the points of a verdict have to lie.

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
pub(super) use crate::audit::fault::Outside;
use crate::audit::report::Found;
use crate::methods::{CheckedVerdict, MethodInput};
use crate::model::scorecard::Outcome;
use crate::model::value::{Edge, Edges};
use crate::num::{ArithmeticError, Fraction};
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
    let Some(band) = band_of(table, row, bands).filter(|_| full.is_positive()) else { return Ok(None) };
    let edges = in_points(&band.edges, full)?;
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

/// The band that the words of a row give: the one that names them, the first for the words of the target, the
/// last for a word that says 未完成.
pub(super) fn band_of<'b>(
    table: &AuditedTable<'_>,
    row: &AuditedRow<'_>,
    bands: &'b [CheckedVerdict],
) -> Option<&'b CheckedVerdict> {
    let actual = row.actual_text().trim();
    let said = bands.iter().find(|band| band.words.iter().any(|word| word == actual));
    let met = || {
        let verdict = matches!(row.bound.input, MethodInput::Verdict { .. }) && row.outcome() == Outcome::Met;
        bands.first().filter(|_| verdict)
    };
    let missed = || bands.last().filter(|_| table.bound.book.template.words.missed.iter().any(|word| word == actual));
    said.or_else(met).or_else(missed)
}

fn in_points(edges: &Edges, full: Fraction) -> Result<Edges, ArithmeticError> {
    let points = |edge: Option<Edge>| {
        edge.map(|edge| Ok(Edge { at: edge.at.multiply(full)?, included: edge.included })).transpose()
    };
    Ok(Edges { low: points(edges.low)?, high: points(edges.high)? })
}
