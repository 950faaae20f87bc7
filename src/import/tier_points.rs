//! Points in columns beside the tiers: `一级指标 | 分值 | 二级指标 | 分值`. They are subtotals where any of their column has the points of its
//! rows together; otherwise they may be shares of something else.

use std::collections::BTreeMap;

use super::form::{Field, IndicatorRow, TierFields, TierRow};
use super::grid::Grid;
use super::heading::{Column, Header};
use super::label::one_line;
use super::nested::DEEPEST;
use super::origin::Remark;
use super::role::Role;
use super::running::{number, points};
use crate::num::{Fraction, is_blank_mark};
use crate::words::{Address, text};

/// The subtotals of such columns, and what is said of those that are none.
pub(super) fn read(grid: &Grid<'_>, header: &Header, rows: &[IndicatorRow]) -> (Vec<TierRow>, Vec<Remark>) {
    let (mut tiers, mut remarks) = (Vec::new(), Vec::new());
    for column in header.of_tiers.iter().take(DEEPEST) {
        let found = Points::of(grid, column, rows);
        if found.values().any(Points::adds_up) {
            tiers.extend(found.into_values().map(|points| points.subtotal(column.role)));
        } else {
            let label = &column.label;
            let text = text!(
                "“{label}”一栏与其下各项的合计都不相符,没有导入:请核对",
                "no points of the column `{label}` are those of the rows below them together; they were not imported: please check"
            );
            remarks.push(Remark::at(column.cell, text));
        }
    }
    (tiers, remarks)
}

/// The points beside a tier, and those of its rows together.
struct Points {
    path: Vec<Field>,
    own: Field,
    sum: Option<Fraction>,
}

impl Points {
    /// Those of a column, by the cells of their tiers.
    fn of(grid: &Grid<'_>, column: &Column, rows: &[IndicatorRow]) -> BTreeMap<Address, Self> {
        let mut found: BTreeMap<Address, Self> = BTreeMap::new();
        for row in rows {
            let level = row.path.iter().rposition(|tier| tier.cell.column < column.from);
            let Some((level, tier)) = level.and_then(|level| Some((level, row.path.get(level)?))) else { continue };
            let earned = || row.fields.reported.as_ref().and_then(number);
            let points = if column.role == Role::Weight { points(row) } else { earned() };
            if let Some(known) = found.get_mut(&tier.cell) {
                known.sum = known.sum.and_then(|sum| sum.add(points?).ok());
                continue;
            }
            let spot = grid.row_in(tier.cell.row, column.from, column.to).next();
            let own = spot.map(|spot| Field { text: one_line(spot.text()), cell: spot.at() });
            let path = row.path.iter().take(level + 1).cloned().collect();
            let own = own.filter(|own| !is_blank_mark(&own.text));
            found.extend(own.map(|own| (tier.cell, Self { path, own, sum: points })));
        }
        found
    }

    fn adds_up(&self) -> bool {
        number(&self.own).is_some() && number(&self.own) == self.sum
    }

    fn subtotal(self, role: Role) -> TierRow {
        let own = Some(self.own);
        let fields = if role == Role::Weight {
            TierFields { weight: own, score: None }
        } else {
            TierFields { weight: None, score: own }
        };
        TierRow { path: self.path, fields }
    }
}
