//! The headings 一级指标 and 二级指标, each over what belongs to the other: the parts of every table, 产出 and 效益, stand under the
//! second alone, and more tiers under the first. What stands below them says which is which, and they are read by that.

use std::collections::BTreeSet;

use super::grid::Grid;
use super::heading::{Column, Header};
use super::nested::is_part;
use super::origin::Remark;
use super::role::Role;
use super::wide::rows;
use crate::words::text;

/// Reads such columns for what they hold, and says so.
pub(super) fn set_right(grid: &Grid<'_>, header: &mut Header) {
    let place = |tier| header.columns.iter().position(|column| column.role == Role::Tier(tier));
    let Some((first, second)) = place(0).zip(place(1)) else { return };
    let told = {
        let Some((upper, lower)) = header.columns.get(first).zip(header.columns.get(second)) else { return };
        let [above, below] = [upper, lower].map(|column| tiers_of(grid, header, column));
        let parts = |tiers: &BTreeSet<String>| tiers.iter().filter(|tier| is_part(tier)).count();
        if parts(&above) > 0 || parts(&below) == 0 || above.len() <= below.len() {
            return;
        }
        let (one, other) = (&upper.label, &lower.label);
        let text = text!(
            "“{one}”与“{other}”的标题写反了:按栏内的指标名称导入,请核对",
            "the headings `{one}` and `{other}` stand in each other's place; what stands below them was imported by what it is: please check"
        );
        Remark::at(upper.cell, text)
    };
    for (place, tier) in [(first, 1), (second, 0)] {
        header.columns.get_mut(place).into_iter().for_each(|column| column.role = Role::Tier(tier));
    }
    header.remarks.push(told);
}

/// The different tiers below a heading, down to where its table ends.
fn tiers_of(grid: &Grid<'_>, header: &Header, column: &Column) -> BTreeSet<String> {
    rows(grid, header)
        .filter_map(|row| Some(grid.row_in(row, column.from, column.to).next()?.text().to_owned()))
        .collect()
}
