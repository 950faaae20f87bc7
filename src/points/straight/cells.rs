//! What cells say, remembered by their texts: of a million cells a few thousand are written differently. A text with one plain
//! figure in it is remembered without that figure, where other figures in its place read the same.

use std::collections::HashMap;

use super::mask::Masked;
use super::texts::{TextKey, Texts};
use crate::memo::Quick;
use crate::num::{Figure, Fraction, Number};
use crate::reading::{Measure, Period, Quantity, high_from, may_repeat_a_name, read_measure};

/// What a cell is, as far as it matters to what it stands beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number; with its operator, or without one.
    Number { is_directed: bool },
    /// Two numbers.
    Range,
    /// A day, or days.
    Date,
    /// Words without a figure.
    Words,
    /// Anything else.
    Other,
}

/// A cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    /// The number by which what it says is known, whatever its figure.
    pub(super) id: u32,
    pub(super) kind: Kind,
    /// Its figure, where it is not a part of what it is known by.
    pub(super) figure: Option<Fraction>,
    /// The digits of that figure, and how many of them stand behind the point.
    pub(super) written: (i64, u32),
    /// Whether its figure is a rate so high that nobody wants less of it.
    pub(super) is_high: bool,
}

/// What is remembered of a text.
#[derive(Clone, Copy, Debug)]
struct Known {
    id: u32,
    kind: Kind,
    /// Whether other figures in its place read the same; only said of a text without its figure.
    is_open: bool,
    /// From where on its figure is a high rate.
    high_from: Option<Fraction>,
}

/// The texts that were read.
#[derive(Debug, Default)]
pub(super) struct Cells {
    known: Texts<Known>,
    /// The days of dates, by the numbers of their texts.
    periods: HashMap<u32, Period, Quick>,
}

/// Figures that are tried in the place of another: on both sides of whatever may be a day, a month, an hour, a year or a whole,
/// and of many lengths.
const TRIED: [&str; 34] = [
    "1",
    "2",
    "3",
    "7",
    "10",
    "12",
    "13",
    "24",
    "25",
    "28",
    "31",
    "32",
    "60",
    "79",
    "80",
    "99",
    "100",
    "110",
    "120",
    "290",
    "365",
    "998",
    "1000",
    "1999",
    "2024",
    "2100",
    "12345",
    "123456789",
    "0.5",
    "1.5",
    "12.25",
    "99.99",
    "2024.5",
    "1234.567",
];
const TRIED_GROUPED: [&str; 6] = ["1,000", "2,024", "12,345", "100,000", "1,234,567", "1,234.5"];

impl Cells {
    /// What a cell says; an empty one says nothing.
    pub(super) fn read(&mut self, text: Option<&str>) -> Cell {
        let text = text.unwrap_or_default();
        if let Some(masked) = Masked::of(text) {
            let known = self.without_figure(&masked);
            if known.is_open {
                let (Known { id, kind, high_from, .. }, figure) = (known, masked.value());
                let is_high = high_from.is_some_and(|least| figure >= least);
                return Cell { id, kind, figure: Some(figure), written: masked.written(), is_high };
            }
        }
        let Known { id, kind, .. } = self.whole(text);
        Cell { id, kind, figure: None, written: (0, 0), is_high: false }
    }

    pub(super) fn len(&self) -> usize {
        self.known.len()
    }

    /// A text without its figure, which stood behind so many bytes.
    #[inline]
    fn without_figure(&mut self, masked: &Masked<'_>) -> Known {
        // Texts that are whole have the number zero.
        let place = u32::try_from(masked.before.len() + 1).unwrap_or(u32::MAX);
        let number = place << 1 | u32::from(masked.is_grouped);
        let key = TextKey { number, parts: [masked.before, masked.behind] };
        self.known.get(key).unwrap_or_else(|| self.learn_figures(key, masked))
    }

    #[cold]
    fn learn_figures(&mut self, key: TextKey<'_>, masked: &Masked<'_>) -> Known {
        let template = open_to_figures(masked);
        let high_from = template.as_ref().and_then(|quantity| high_from(quantity.unit.as_ref()));
        let kind = template.as_ref().map_or(Kind::Other, number);
        let known = Known { id: self.next(), kind, is_open: template.is_some(), high_from };
        self.known.put(key, known);
        known
    }

    /// The days of a cell that is a date.
    pub(super) fn period(&self, cell: Cell) -> Option<&Period> {
        self.periods.get(&cell.id)
    }

    /// A text as it is.
    fn whole(&mut self, text: &str) -> Known {
        self.known.get(TextKey::whole(text)).unwrap_or_else(|| self.learn_whole(text))
    }

    #[cold]
    fn learn_whole(&mut self, text: &str) -> Known {
        let (kind, period) = read_whole(text);
        let known = Known { id: self.next(), kind, is_open: false, high_from: None };
        self.periods.extend(period.map(|period| (known.id, period)));
        self.known.put(TextKey::whole(text), known);
        known
    }

    fn next(&self) -> u32 {
        u32::try_from(self.known.len()).unwrap_or(u32::MAX)
    }
}

fn read_whole(text: &str) -> (Kind, Option<Period>) {
    let kind = match read_measure(text) {
        Ok(Measure::Number(quantity)) => number(&quantity),
        Ok(Measure::Range(_)) => Kind::Range,
        Ok(Measure::Date(period)) => return (Kind::Date, Some(period)),
        Ok(Measure::Word(_)) => Kind::Words,
        Ok(Measure::Text(_)) if !may_repeat_a_name(text) => Kind::Words,
        _ => Kind::Other,
    };
    (kind, None)
}

/// A change is held against what the name says of one, so that it is no number like others.
fn number(quantity: &Quantity) -> Kind {
    match quantity.trend {
        Some(_) => Kind::Other,
        None => Kind::Number { is_directed: quantity.relation.is_some() },
    }
}

/// What a text reads as whatever its figure; none where that is no number, or depends on the figure.
fn open_to_figures(masked: &Masked<'_>) -> Option<Quantity> {
    let tried = if masked.is_grouped { &TRIED_GROUPED[..] } else { &TRIED };
    let read = |figure: &str| {
        let Ok(Measure::Number(quantity)) = read_measure(&masked.with(figure)) else { return None };
        let number: Number = figure.parse().ok()?;
        let is_it = quantity.exact() == number.fraction();
        is_it.then_some(Quantity { value: Figure::ZERO, ..quantity })
    };
    let mut read = tried.iter().map(|figure| read(figure));
    let first = read.next()??;
    read.all(|other| other.as_ref() == Some(&first)).then_some(first)
}
