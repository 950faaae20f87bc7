//! The years that a sheet states, from the top down, so that no row is looked at twice for them.

use std::ops::Range;

use crate::words::Address;

/// A year and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    pub(super) year: u16,
    pub(super) cell: Address,
}

/// What a form says of its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Nothing.
    Open,
    /// This one.
    Stated(Stated),
    /// One here and another there.
    Differing(Stated, Stated),
}

impl Year {
    pub(super) const fn year(self) -> Option<u16> {
        match self {
            Self::Stated(stated) => Some(stated.year),
            Self::Open | Self::Differing(..) => None,
        }
    }

    /// What this and another part of the form say together.
    const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Stated(one), Self::Stated(other) | Self::Differing(other, _)) if one.year != other.year => {
                Self::Differing(one, other)
            }
            (Self::Stated(one), Self::Differing(_, other)) => Self::Differing(one, other),
            (Self::Open, other) => other,
            (own, _) => own,
        }
    }
}

/// Every year that a sheet states, with the row of the cell that says or asks for it. Rows are looked at once, however many forms
/// stand below each other.
pub(super) struct Years {
    /// The rows in which heads begin.
    pub(super) heads: Vec<u32>,
    /// Those of lines of their own, as titles are.
    pub(super) lines: Found,
    /// Those behind labels that ask for one.
    pub(super) asked: Found,
    /// Those before 年度 anywhere, and those before 年.
    pub(super) before: [Found; 2],
}

impl Years {
    /// The year that some rows state: lines above the head and labels that ask for it say what year the form is of. Where there are
    /// none, the year that stands before 年度 anywhere, or else before 年.
    pub(super) fn of_rows(&self, rows: Range<u32>) -> Year {
        let head = self.heads.get(self.heads.partition_point(|row| *row < rows.start)).copied();
        let titles = rows.start..head.map_or(rows.end, |head| head.min(rows.end));
        let found = self.lines.in_rows(titles).and(self.asked.in_rows(rows.clone()));
        self.before.iter().fold(found, |found, before| match found {
            Year::Open => before.in_rows(rows.clone()),
            known => known,
        })
    }
}

/// Years from the top down, each with the place of the next one that is another year.
pub(super) struct Found {
    years: Vec<(u32, Stated)>,
    others: Vec<usize>,
}

impl Found {
    pub(super) fn of(years: impl Iterator<Item = (u32, Stated)>) -> Self {
        let years: Vec<(u32, Stated)> = years.collect();
        let mut others = vec![years.len(); years.len()];
        for (place, pair) in years.windows(2).enumerate().rev() {
            let next = others.get(place + 1).copied().unwrap_or(years.len());
            let is_same = matches!(pair, [(_, one), (_, other)] if one.year == other.year);
            others.get_mut(place).into_iter().for_each(|other| *other = if is_same { next } else { place + 1 });
        }
        Self { years, others }
    }

    /// What some rows say.
    fn in_rows(&self, rows: Range<u32>) -> Year {
        let first = self.years.partition_point(|(row, _)| *row < rows.start);
        let stated = |place: usize| {
            let (row, stated) = self.years.get(place)?;
            (*row < rows.end).then_some(*stated)
        };
        let Some(year) = stated(first) else { return Year::Open };
        let other = self.others.get(first).and_then(|place| stated(*place));
        other.map_or(Year::Stated(year), |other| Year::Differing(year, other))
    }
}
