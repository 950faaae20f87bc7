//! Cells of a row that are merged over several columns.

use super::grid::Spot;
use super::heading::Column;
use super::origin::Remark;
use crate::words::text;

/// That a cell is merged over the column of something else behind its own, which says nothing then.
pub(super) fn told<'c>(spot: &Spot<'_>, own: &Column, columns: impl Iterator<Item = &'c Column>) -> Option<Remark> {
    let covered = columns.filter(|other| own.to < other.from && other.from <= spot.area.to.column);
    let (what, other) = (&own.label, &covered.min_by_key(|other| other.from)?.label);
    let text = text!(
        "一格跨了“{what}”“{other}”两栏,记在“{what}”:请核对",
        "a cell is merged over the columns `{what}` and `{other}`; it is kept under `{what}`: please check"
    );
    Some(Remark::at(spot.at(), text))
}
