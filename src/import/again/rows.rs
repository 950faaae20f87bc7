//! The indicators of a form as words speak of them: by their names, with what came of each and what it earned.

use std::collections::BTreeMap;

use super::cells::points;
use crate::identity::bare_name;
use crate::import::form::{Field, Form, IndicatorRow};
use crate::lists::Words;
use crate::model::value::Relation;
use crate::num::{Fraction, fold_width, is_blank};
use crate::reading::{Measure, Quantity, Reached, read_measure};
use crate::words::Address;

/// All of them.
pub(super) struct Rows {
    all: Vec<Row>,
    /// Which row a name is of; none where several have it.
    by_name: BTreeMap<String, Option<usize>>,
    names: Words,
    by_line: BTreeMap<u32, usize>,
    pub(super) year: Option<u16>,
}

/// One of them.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) actual: Option<Field>,
    /// Where its points stand.
    pub(super) score: Option<Field>,
    /// Its target and its result, counted in one unit.
    figures: Option<Figures>,
    is_full: bool,
    earns: bool,
}

struct Figures {
    relation: Relation,
    target: Fraction,
    actual: Fraction,
    unit: String,
}

/// Letters of the shortest name by which words speak of an indicator.
const SHORTEST: usize = 3;

impl Rows {
    pub(super) fn of(form: &Form) -> Self {
        let all: Vec<Row> = form.indicators.iter().map(Row::of).collect();
        let mut by_name = BTreeMap::new();
        for (index, row) in all.iter().enumerate().filter(|(_, row)| row.name.chars().count() >= SHORTEST) {
            by_name.entry(row.name.clone()).and_modify(|known| *known = None).or_insert(Some(index));
        }
        let line = |(index, row): (usize, &IndicatorRow)| {
            let field = row.fields.actual.as_ref().or(row.fields.name.as_ref())?;
            Some((field.cell.row, index))
        };
        Self {
            names: by_name.keys().map(String::as_str).collect(),
            by_name,
            by_line: form.indicators.iter().enumerate().filter_map(line).collect(),
            all,
            year: form.year.as_ref().map(|year| year.year),
        }
    }

    /// The one in a row of the sheet.
    pub(super) fn in_line(&self, row: u32) -> Option<&Row> {
        self.all.get(*self.by_line.get(&row)?)
    }

    /// The one that a clause names last.
    pub(super) fn named_in(&self, clause: &str) -> Option<&Row> {
        let (name, _) = self.names.last_in(clause)?;
        self.all.get((*self.by_name.get(name)?)?)
    }

    /// Whether a cell stands above all of them, where much is said of what was hoped for.
    pub(super) fn are_below(&self, cell: Option<Address>) -> bool {
        cell.zip(self.by_line.keys().next()).is_some_and(|(cell, first)| cell.row < *first)
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// Whether each has full points.
    pub(super) fn are_full(&self) -> bool {
        !self.all.is_empty() && self.all.iter().all(|row| row.is_full)
    }
}

impl Row {
    fn of(row: &IndicatorRow) -> Self {
        let fields = &row.fields;
        let figure = |field: &Option<Field>| points(&field.as_ref()?.text);
        let (weight, reported) = (figure(&fields.weight), figure(&fields.reported));
        let earns = reported.is_some_and(Fraction::is_positive);
        let name = fields.name.as_ref().map_or("", |name| &name.text);
        Self {
            name: plain(bare_name(name)),
            actual: fields.actual.clone(),
            score: fields.reported.clone(),
            figures: Figures::of(row),
            // What a second look takes away it has taken from its own points.
            is_full: earns && weight == reported && fields.reviewed.is_none(),
            earns,
        }
    }

    /// Whether it has full points.
    pub(super) const fn is_full(&self) -> bool {
        self.is_full
    }

    /// What its figures are counted in.
    pub(super) fn unit(&self) -> &str {
        self.figures.as_ref().map_or("", |figures| &figures.unit)
    }

    /// Whether a clause says that less was reached than was read: less than the target, or less than the result where it is called
    /// what was really done.
    pub(super) fn is_denied_by(&self, reached: &Reached<'_>) -> bool {
        let Some(figures) = self.figures.as_ref().filter(|_| self.earns) else { return false };
        let value = reached.figure.value;
        let is_counted = if figures.unit.is_empty() { reached.is_real } else { reached.is_in(&figures.unit) };
        let falls_short = |of: Fraction| match figures.relation {
            Relation::AtMost | Relation::Below => value > of,
            Relation::AtLeast | Relation::Above => value < of,
            Relation::Equal => value != of && value != figures.target,
        };
        is_counted && falls_short(figures.actual) && (reached.is_real || falls_short(figures.target))
    }
}

impl Figures {
    fn of(row: &IndicatorRow) -> Option<Self> {
        let fields = &row.fields;
        let text = |field: &Option<Field>| field.as_ref().map_or(String::new(), |field| field.text.clone());
        let with_unit = |field: &Option<Field>| {
            let (text, unit) = (text(field), text(&fields.unit));
            if text.ends_with(|sign: char| fold_width(sign).is_ascii_digit()) { text + &unit } else { text }
        };
        let target = quantity(&format!("{}{}", text(&fields.operator), with_unit(&fields.target)))?;
        let actual = quantity(&with_unit(&fields.actual))?;
        let unit = |quantity: &Quantity| quantity.unit.as_ref().map(|unit| unit.name().to_owned());
        let (of_target, of_actual) = (unit(&target), unit(&actual));
        let is_one = of_target == of_actual || of_target.is_none() || of_actual.is_none();
        is_one.then(|| Self {
            relation: target.relation.unwrap_or(Relation::AtLeast),
            target: target.exact(),
            actual: actual.exact(),
            unit: of_actual.or(of_target).unwrap_or_default(),
        })
    }
}

fn quantity(text: &str) -> Option<Quantity> {
    match read_measure(text).ok()? {
        Measure::Number(quantity) => Some(quantity),
        _ => None,
    }
}

/// A text without blanks, in half width.
fn plain(text: &str) -> String {
    text.chars().filter(|sign| !is_blank(*sign)).map(fold_width).collect()
}
