//! The layouts of official forms: data with their sources, one file a place.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::model::assessment::FundSource;
use crate::model::template::{Basis, EvaluationKind};
use crate::read::{Format, Source, decode};
use crate::words::{Problem, Problems, text};

/// The layouts of the program; the first is for every place that has none of its own.
const BUILTIN: [(&str, &str); 5] = [
    ("national-2020.toml", include_str!("layouts/national-2020.toml")),
    ("central-transfer.toml", include_str!("layouts/central-transfer.toml")),
    ("shandong-zaozhuang-2024.toml", include_str!("layouts/shandong-zaozhuang-2024.toml")),
    ("sichuan-2022.toml", include_str!("layouts/sichuan-2022.toml")),
    ("yunnan-2022.toml", include_str!("layouts/yunnan-2022.toml")),
];

static KNOWN: LazyLock<Vec<FormLayout>> = LazyLock::new(|| {
    let read = |(name, text): &(&str, &str)| {
        let source = Source::from_bytes(name, Some(Format::Toml), text.as_bytes().to_vec()).ok()?;
        FormLayout::read(&source).ok()
    };
    // That each of them can be read is a test.
    BUILTIN.iter().filter_map(read).collect()
});

/// 表式: what an official form prints, and where.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FormLayout {
    /// Where it belongs and of which year it is: `national/2020`.
    pub id: String,
    /// What stands above it.
    pub title: String,
    /// The same for tables of other kinds: `department`, `finance`, `whole`, `monitoring`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub titles: BTreeMap<String, String>,
    /// What the ids of the templates begin with whose tables it prints: `shandong/zaozhuang`. None: those of every
    /// place without a layout.
    pub places: Vec<String>,
    /// Lines below the title; `{year}` and `{currency}` stand for those of the table.
    pub lines: Vec<Line>,
    /// Whose project it is, row by row.
    pub head: Vec<HeadRow>,
    /// The money.
    pub money: MoneyBlock,
    /// The goal.
    pub goal: GoalBlock,
    /// The indicators.
    pub indicators: IndicatorBlock,
    /// The last row.
    pub total: TotalRow,
    /// What stands below the table.
    pub foot: Foot,
    /// Where it is from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Basis>,
}

/// A line without borders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// Where it stands.
    pub side: Side,
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// On the left.
    Left,
    /// In the middle.
    Middle,
    /// On the right.
    Right,
}

/// A row of the head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HeadRow {
    /// Its cells, each with its label before it.
    pub cells: Vec<HeadCell>,
    /// Whether it is printed only where the table has something to say there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub when_used: bool,
}

/// A cell of the head with its label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HeadCell {
    /// What it says.
    pub field: HeadField,
    /// What stands before it.
    pub label: String,
}

/// What a cell of the head says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum HeadField {
    /// 项目名称.
    Name,
    /// 主管部门.
    Department,
    /// 实施单位; the budget unit, where the table names no other.
    Implementer,
    /// 预算单位.
    Unit,
    /// 项目编码.
    Code,
    /// 项目类别.
    Category,
}

/// The block of money.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MoneyBlock {
    /// What stands beside it; `{currency}` stands for that of the table.
    pub label: String,
    /// Its columns, from left to right.
    pub columns: Vec<MoneyColumn>,
    /// Its rows, from the top down. They are printed whether the table has them or not.
    pub rows: Vec<MoneyLabel>,
}

/// A column of money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MoneyColumn {
    /// What it says.
    pub field: MoneyField,
    /// Its heading.
    pub label: String,
}

/// What a column of money says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MoneyField {
    /// 年初预算数.
    Initial,
    /// 全年预算数.
    Budget,
    /// 全年执行数.
    Executed,
    /// 分值.
    Weight,
    /// 执行率.
    Rate,
    /// 得分.
    Score,
}

/// What a row of money is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MoneyLabel {
    /// Which row it is.
    pub source: FundSource,
    /// Its name.
    pub label: String,
}

/// The block of the goal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GoalBlock {
    /// What stands beside it.
    pub label: String,
    /// The heading over what was aimed at.
    pub expected: String,
    /// The heading over what was achieved.
    pub achieved: String,
}

/// The block of indicators.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IndicatorBlock {
    /// What stands beside it.
    pub label: String,
    /// How many digits wide a column of tiers is.
    pub tier_width: u16,
    /// How many digits wide the column of names is.
    pub name_width: u16,
    /// The columns behind the name, from left to right.
    pub columns: Vec<IndicatorColumn>,
}

/// A column of indicators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IndicatorColumn {
    /// What it says.
    pub field: IndicatorField,
    /// Its heading.
    pub label: String,
    /// How many digits wide it is.
    pub width: u16,
    /// Whether it is printed only where the table has something to say there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub when_used: bool,
}

/// What a column of indicators says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum IndicatorField {
    /// 指标性质.
    Operator,
    /// 年度指标值.
    Target,
    /// 度量单位.
    Unit,
    /// 实际完成值.
    Actual,
    /// 分值.
    Weight,
    /// 得分.
    Score,
    /// 复核得分.
    Reviewed,
    /// 偏差原因分析及改进措施.
    Reason,
    /// 佐证材料.
    Evidence,
    /// 评分标准.
    Criteria,
}

/// The row of the total.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TotalRow {
    /// Its name.
    pub label: String,
    /// Whether the grade stands at its end.
    pub grade: bool,
}

/// What stands below a form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Foot {
    /// Its lines; `{reporter}` stands for who fills in the form.
    pub lines: Vec<String>,
}

impl FormLayout {
    /// Reads a layout.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(source: &Source) -> Result<Self, Problems> {
        let layout: Self = decode(source, &source.only()?)?;
        if layout.is_whole() {
            return Ok(layout);
        }
        let message = text!(
            "表式须依次有目标、实际、分值、得分四栏(不计分的表没有后两栏),资金至少一栏,且不多于指标的栏数",
            "a layout needs columns for target, actual value, full points and points in this order (the last two go \
             together), and one of money or more, but no more than of indicators"
        );
        Err(Problem::new(source.place(0), message).into())
    }

    fn is_whole(&self) -> bool {
        const WANTED: [IndicatorField; 4] =
            [IndicatorField::Target, IndicatorField::Actual, IndicatorField::Weight, IndicatorField::Score];
        let fixed = || self.indicators.columns.iter().filter(|column| !column.when_used);
        let order: Vec<_> = fixed().map(|column| column.field).filter(|field| WANTED.contains(field)).collect();
        let money = self.money.columns.len();
        let is_in_order = order == WANTED || WANTED.split_at(2).0 == order;
        is_in_order && (1..=fixed().count() + 1).contains(&money)
    }

    /// Whether it has columns for full points and points.
    #[must_use]
    pub fn has_points(&self) -> bool {
        self.indicators.columns.iter().any(|column| column.field == IndicatorField::Score)
    }

    /// The title over tables of a kind.
    #[must_use]
    pub fn title_of(&self, kind: EvaluationKind) -> &str {
        self.titles.get(kind.name()).unwrap_or(&self.title)
    }

    /// The layout for tables of a template: that of its place, otherwise the first.
    #[must_use]
    pub fn of(template: &str) -> Self {
        let begins = |layout: &&Self| layout.places.iter().any(|place| template.starts_with(place.as_str()));
        KNOWN.iter().find(begins).or(KNOWN.first()).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layouts_of_the_program_are_in_order() {
        for (name, text) in BUILTIN {
            let source = Source::from_bytes(name, Some(Format::Toml), text.as_bytes().to_vec()).unwrap();
            let layout = FormLayout::read(&source).unwrap_or_else(|problems| panic!("{problems}"));
            assert_eq!(layout.id.replace('/', "-") + ".toml", name);
            assert!(layout.source.is_some(), "{name} has no source");
        }
        assert_eq!(FormLayout::of("shandong/zaozhuang-self-2024").id, "shandong/zaozhuang-2024");
        assert_eq!(FormLayout::of("shandong/self-2023").id, "national/2020");
        assert_eq!(FormLayout::of("sichuan/self").id, "sichuan/2022");
        assert_eq!(FormLayout::of("central/transfer-no-scores").id, "central/transfer");
        assert_eq!(FormLayout::of("central/self-2021").id, "national/2020");
        assert_eq!(FormLayout::of("sichuan/monitoring-2025").id, "national/2020");
    }
}
