//! A reason that is merged over several rows is imported for each of them; where some of these have all their points and others do
//! not, that is told: the reason may be of the others alone.

use std::collections::BTreeMap;

use super::form::IndicatorRow;
use super::nested::has_full_points;
use super::origin::Remark;
use crate::words::{Address, text};

/// Tells of such reasons.
pub(super) fn told(rows: &[IndicatorRow]) -> Vec<Remark> {
    let mut shared: BTreeMap<Address, (usize, usize)> = BTreeMap::new();
    for row in rows {
        let Some(reason) = &row.fields.reason else { continue };
        let (all, full) = shared.entry(reason.cell).or_default();
        *all += 1;
        *full += usize::from(has_full_points(row));
    }
    let mixed = shared.into_iter().filter(|(_, (all, full))| 0 < *full && full < all);
    let told = mixed.map(|(cell, (all, full))| {
        let text = text!(
            "一格原因合并了 {all} 行,每行都按它导入,其中 {full} 行得满分:若只是其他行的原因,请分行填写",
            "one cell of reasons is merged over {all} rows and was imported for each of them, of which {full} have all their points: if it is of the others alone, please fill in each row"
        );
        Remark::at(cell, text)
    });
    told.collect()
}
