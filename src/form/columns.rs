//! The columns of a form: what names its parts, the tiers, the names of indicators, and what is said of them.

use super::filled::Filled;
use super::layout::{FormLayout, IndicatorColumn, IndicatorField};
use crate::model::assessment::Indicator;

/// How many digits wide the column is that names the parts of the form.
const PART: u16 = 5;

/// Tiers that a form has columns for, whether its table has as many or not.
const TIERS: usize = 2;

/// The columns of one form.
pub(super) struct Columns {
    /// How many columns the tiers take.
    pub(super) depth: u32,
    /// The columns behind the names.
    pub(super) behind: Vec<IndicatorColumn>,
    widths: Vec<u32>,
}

impl Columns {
    pub(super) fn of(layout: &FormLayout, filled: &Filled) -> Self {
        let rows = &filled.assessment.indicators;
        let is_used = |field| rows.iter().any(|row| uses(row, field));
        let columns = layout.indicators.columns.iter();
        let behind: Vec<IndicatorColumn> =
            columns.filter(|column| !column.when_used || is_used(column.field)).cloned().collect();
        let depth = rows.iter().map(|row| row.path.len()).max().unwrap_or(TIERS).max(TIERS);
        let mut widths = vec![PART];
        widths.extend(std::iter::repeat_n(layout.indicators.tier_width, depth));
        widths.push(layout.indicators.name_width);
        widths.extend(behind.iter().map(|column| column.width));
        let widths = widths.into_iter().map(|width| u32::from(width.max(1)) * 10).collect();
        Self { depth: u32::try_from(depth).unwrap_or(u32::MAX), behind, widths }
    }

    /// How wide they are, in tenths of a digit.
    pub(super) fn widths(&self) -> Vec<u32> {
        self.widths.clone()
    }

    /// The column of names.
    pub(super) const fn name(&self) -> u32 {
        self.depth + 1
    }

    /// The column for something that is said of indicators; that of the names, where there is none.
    pub(super) fn of_field(&self, field: IndicatorField) -> u32 {
        let found = (self.name() + 1..).zip(&self.behind).find(|(_, column)| column.field == field);
        found.map_or(self.name(), |(at, _)| at)
    }
}

/// Whether a row says something that not every form has a column for.
fn uses(row: &Indicator, field: IndicatorField) -> bool {
    match field {
        IndicatorField::Operator => row.operator.is_some(),
        IndicatorField::Unit => row.unit.is_some(),
        IndicatorField::Reviewed => row.reviewed.is_some(),
        IndicatorField::Evidence => row.evidence.is_some(),
        IndicatorField::Criteria => row.criteria.is_some(),
        IndicatorField::Reason => row.reason.is_some(),
        IndicatorField::Target | IndicatorField::Actual | IndicatorField::Weight | IndicatorField::Score => true,
    }
}

/// 一级指标, 二级指标.
pub(super) fn level_name(level: usize) -> String {
    const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    NUMERALS.get(level).map_or_else(|| format!("第{}级指标", level + 1), |numeral| format!("{numeral}级指标"))
}
