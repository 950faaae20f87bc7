//! What a heading of a table of indicators says: its columns, and what each is for.

use std::collections::BTreeSet;
use std::ops::Range;

use super::grid::Spot;
use super::label::Label;
use super::origin::Remark;
use super::passed::Monitored;
use super::role::{Part, Role};
use super::role_of::asks_for_both;
use super::stated::Stated;
use crate::lists::lists;
use crate::num::is_blank;
use crate::order::Order;
use crate::words::{Address, text};

/// A column with its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is for.
    pub role: Role,
    /// Its first column of cells.
    pub from: u32,
    /// Its last one.
    pub to: u32,
    /// The heading.
    pub cell: Address,
    /// What the heading says.
    pub label: String,
    /// The same with what stands in its brackets.
    pub heading: String,
    /// The table that it belongs to.
    pub part: Part,
}

impl Column {
    pub(super) fn of(spot: &Spot<'_>, part: Part, role: Role) -> Self {
        let (label, area) = (spot.label(), spot.area);
        Self {
            role,
            from: area.from.column,
            to: area.to.column,
            cell: spot.at(),
            label: label.text().to_owned(),
            heading: label.heading(),
            part,
        }
    }

    /// Whether a cell begins within it, and is not its heading.
    pub(super) fn is_of(&self, spot: &Spot<'_>) -> bool {
        self.from <= spot.at().column && spot.at().column <= self.to && spot.at() != self.cell
    }

    /// Whether its heading asks for names and targets together.
    pub(super) fn holds_target(&self) -> bool {
        self.role.names() && asks_for_both(&Label::of(&self.heading)).is_some_and(|both| both.has_target)
    }

    /// Whether its heading asks for names and for something else that cannot be parted from them.
    pub(super) fn holds_more(&self) -> bool {
        self.role.names() && asks_for_both(&Label::of(&self.label)).is_some_and(|both| !both.has_target)
    }

    /// That nothing is known of it.
    pub(super) fn not_known(&self) -> Remark {
        let label = &self.label;
        let text = text!("不认识的栏“{label}”没有导入", "the column `{label}` is not known and was not imported");
        Remark::at(self.cell, text)
    }

    /// That it is of a part of the year.
    pub(super) fn within_the_year(&self) -> Remark {
        let label = &self.label;
        let text = text!(
            "“{label}”一栏是年中的数,没有导入",
            "the column `{label}` is of a part of the year and was not imported"
        );
        Remark::at(self.cell, text)
    }

    /// That another one was taken, of several for the same thing.
    pub(super) fn left_out(&self) -> Remark {
        let (label, what) = (&self.heading, self.role.said());
        let text = text!(
            "有几栏{what},“{label}”一栏没有导入",
            "there are several columns of {what}; `{label}` was not imported"; what
        );
        Remark::at(self.cell, text)
    }

    /// The unit of rates that its brackets name for what stands below, where that has none itself: `执行率(%)`.
    fn unit(&self) -> Option<&str> {
        let is_value = matches!(self.role, Role::Target | Role::Actual | Role::Rate);
        let (_, aside) = self.heading.strip_suffix(')')?.rsplit_once('(')?;
        Some(aside).filter(|unit| is_value && lists().units.ratio.get(unit).is_some())
    }

    /// What a cell of it says, with the unit that its heading names for bare figures; 0.9 and 1 may be shares as well.
    pub(super) fn with_its_unit(&self, text: String) -> String {
        let bare = text.trim_start_matches(|sign| is_blank(sign) || "≥≤=<>≧≦＝＞＜".contains(sign));
        let is_figure = bare.starts_with(|sign: char| sign.is_ascii_digit())
            && bare.chars().all(|sign| sign.is_ascii_digit() || ".,".contains(sign));
        let may_be_share = matches!(bare.split('.').next(), Some("0" | "1"));
        match self.unit().filter(|_| is_figure && !may_be_share) {
            Some(unit) => text + unit,
            None => text,
        }
    }

    /// Of several for one thing that of the year: by the year itself, by a word for it, or the only one that is not within the year.
    pub(super) fn of_the_year<'c>(several: &[&'c Self], year: Option<u16>) -> Option<&'c Self> {
        let only = |of: &dyn Fn(&str) -> bool| {
            let mut found = several.iter().filter(|column| of(&column.heading));
            found.next().copied().filter(|_| found.next().is_none())
        };
        let sheets = &lists().sheets;
        let year = year.map(|year| year.to_string());
        only(&|heading| year.as_ref().is_some_and(|year| heading.contains(year)))
            .or_else(|| only(&|heading| sheets.this_year.is_in(heading)))
            .or_else(|| only(&|heading| !sheets.whole_year.is_in(heading) && !sheets.interim.is_in(heading)))
            .or_else(|| only(&|heading| sheets.whole_year.is_in(heading)))
            .or_else(|| only(&|heading| !sheets.interim.is_in(heading)))
            .or_else(|| several.first().copied())
    }
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Its first row.
    pub(super) top: u32,
    /// The first row of what stands below.
    pub(super) below: u32,
    /// The first and the last column of the sheet that may be of this table, where others stand beside it.
    pub(super) band: (u32, u32),
    /// Its columns from left to right, of one table.
    pub(super) columns: Vec<Column>,
    /// How many of its columns are those of the table to the left, which it shares.
    pub(super) shared: usize,
    /// Rows in which it stands again, for another page of paper.
    pub(super) again: Vec<Range<u32>>,
    /// Headings that nothing is known of.
    pub(super) unknown: Vec<Column>,
    /// The columns of which something was said or read: the first and the last of each.
    pub(super) known: Vec<(u32, u32)>,
    /// Columns of points that are those of tiers.
    pub(super) of_tiers: Vec<Column>,
    /// Columns that say what came of the year too, beside the one that is read.
    pub(super) twins: Vec<Column>,
    /// The year of its columns, where nothing else says that of the form.
    pub(super) year: Option<Stated>,
    /// How far into the year the form monitors it, where it does.
    pub(super) monitored: Option<Monitored>,
    pub(super) remarks: Vec<Remark>,
}

impl Header {
    /// A heading of which no more is known than its columns.
    pub(super) const fn of(top: u32, below: u32, columns: Vec<Column>) -> Self {
        Self {
            top,
            below,
            band: (0, u32::MAX),
            columns,
            shared: 0,
            again: Vec::new(),
            unknown: Vec::new(),
            known: Vec::new(),
            of_tiers: Vec::new(),
            twins: Vec::new(),
            year: None,
            monitored: None,
            remarks: Vec::new(),
        }
    }

    /// The columns that are its own: the first and the last.
    pub(super) fn own(&self) -> Option<(u32, u32)> {
        let own = || self.columns.iter().skip(self.shared);
        Some((own().map(|column| column.from).min()?, own().map(|column| column.to).max()?))
    }

    /// The column for something.
    pub(super) fn column(&self, role: Role) -> Option<&Column> {
        self.columns.iter().find(|column| column.role == role)
    }

    /// The columns that name an indicator, from the first tier down; the last one has its own name.
    pub(super) fn naming(&self) -> Vec<&Column> {
        let mut naming: Vec<&Column> = self.columns.iter().filter(|column| column.role.names()).collect();
        let rank = |role| match role {
            Role::Kind => 0,
            Role::Tier(tier) => tier + 1,
            _ => usize::MAX,
        };
        naming.order_by_key(|column| rank(column.role));
        naming
    }

    /// Whether it stands in a row again, for another page.
    pub(super) fn is_again(&self, row: u32) -> bool {
        let next = self.again.partition_point(|again| again.end <= row);
        self.again.get(next).is_some_and(|again| again.contains(&row))
    }

    fn roles(&self) -> BTreeSet<Role> {
        self.columns.iter().map(|column| column.role).collect()
    }

    /// Whether so many columns of the right kinds make it a heading.
    pub(super) fn is_one(&self) -> bool {
        let roles = self.roles();
        let names = roles.iter().any(|role| role.names());
        let values = [Role::Target, Role::Actual, Role::Interim, Role::Mixed].iter().any(|role| roles.contains(role));
        let points = roles.contains(&Role::Weight) && roles.contains(&Role::Score);
        let in_names = || self.columns.iter().any(Column::holds_target);
        names && (values || points || in_names()) && roles.len() >= LEAST
    }
}

/// Columns of different kinds that make a heading.
pub(super) const LEAST: usize = 3;

/// A column of indicators.
pub(super) fn column(spot: &Spot<'_>, role: Role) -> Column {
    Column::of(spot, Part::Indicators, role)
}
