//! What the formulas of a sheet are computed from.

use std::collections::BTreeMap;

use super::stop::Stop;
use super::tree::Value;
use crate::book::area::Area;
use crate::words::Address;

/// Cells of the largest sheet whose formulas are computed.
const CELLS: usize = 200_000;

/// What the formulas of a book are computed from.
#[derive(Default)]
pub(in crate::book) struct BookInputs {
    /// The sheets with their names, from left to right.
    pub(in crate::book) sheets: Vec<(String, Inputs)>,
    /// What its names stand for, in small letters.
    pub(in crate::book) names: BTreeMap<String, String>,
}

impl BookInputs {
    /// The sheet of a name.
    pub(super) fn sheet(&self, name: &str) -> Option<usize> {
        let name = name.to_lowercase();
        self.sheets.iter().position(|(own, _)| own.to_lowercase() == name)
    }

    pub(super) fn get(&self, sheet: usize) -> Option<&Inputs> {
        self.sheets.get(sheet).map(|(_, inputs)| inputs)
    }
}

/// The cells of a sheet by what they hold, which is more than they show.
#[derive(Default)]
pub(in crate::book) struct Inputs {
    cells: BTreeMap<Address, Input>,
}

/// What a cell holds.
pub(in crate::book) enum Input {
    /// What is known.
    Value(Value),
    /// An error of the spreadsheet.
    Failed(&'static str),
    /// A formula without a result.
    Open(Open),
    /// A formula with the result that the file holds.
    Stored(Stored),
}

/// A formula with its result.
pub(in crate::book) struct Stored {
    pub(in crate::book) formula: Box<str>,
    pub(in crate::book) style: usize,
    pub(in crate::book) value: Value,
}

/// A formula without a result, or with one that nobody computed.
pub(in crate::book) struct Open {
    pub(in crate::book) formula: Box<str>,
    pub(in crate::book) style: usize,
    /// Whether the file holds a zero, which some programs write for a result that they do not know.
    pub(in crate::book) zero: bool,
}

impl Open {
    /// Whether the zero of the file is the result.
    pub(super) fn is_confirmed(&self, found: &Result<Value, Stop>) -> bool {
        self.zero && matches!(found, Ok(Value::Number(number)) if number.is_zero())
    }
}

impl Inputs {
    /// One more cell; of a sheet that is too large the formulas alone.
    pub(in crate::book) fn put(&mut self, at: Address, input: Input) {
        let is_formula = matches!(input, Input::Open(_) | Input::Stored(_));
        if is_formula || self.cells.len() <= CELLS {
            self.cells.insert(at, input);
        }
    }

    /// Turns the cells of an area into parts of a formula that fills all of it.
    pub(in crate::book) fn fill(&mut self, area: Area, formula: &str) {
        let own = self.cells.range_mut(area.from..=area.to).filter(|(at, _)| area.has(**at));
        for (_, input) in own {
            if let Input::Value(value) = input {
                let value = std::mem::replace(value, Value::Blank);
                *input = Input::Stored(Stored { formula: formula.into(), style: 0, value });
            }
        }
    }

    /// Whether there are more cells than are looked at.
    pub(super) fn are_too_many(&self) -> bool {
        self.cells.len() > CELLS
    }

    pub(super) fn get(&self, at: Address) -> Option<&Input> {
        self.cells.get(&at)
    }

    pub(super) fn rows(&self, from: Address, to: Address) -> impl Iterator<Item = Address> + '_ {
        self.cells.range(from..=to).map(|(at, _)| *at)
    }

    /// The formulas without results, in the order of the sheet.
    pub(super) fn open(&self) -> impl Iterator<Item = (Address, &Open)> {
        self.cells.iter().filter_map(|(at, input)| match input {
            Input::Open(open) => Some((*at, open)),
            Input::Value(_) | Input::Failed(_) | Input::Stored(_) => None,
        })
    }

    /// Those with results.
    pub(super) fn stored(&self) -> impl Iterator<Item = (Address, &Stored)> {
        self.cells.iter().filter_map(|(at, input)| match input {
            Input::Stored(stored) => Some((*at, stored)),
            Input::Value(_) | Input::Failed(_) | Input::Open(_) => None,
        })
    }
}
