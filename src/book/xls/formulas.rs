//! The formulas of one sheet, with the values that its cells hold.

use std::collections::{BTreeMap, HashMap};

use super::bytes::short;
use super::formula::{Sheets, Tokens, UNREAD, formula, written};
use crate::book::digits::Digits;
use crate::book::sheet::{Doubt, Sheet};
use crate::book::solve::{Input, Inputs, Stored, Value, number};
use crate::words::Address;

/// What was read of them.
#[derive(Default)]
pub(super) struct Formulas<'s> {
    own: BTreeMap<Address, Formula>,
    /// Those that were written for several cells, by the first of these.
    shared: HashMap<Address, &'s [u8]>,
    numbers: BTreeMap<Address, Digits>,
}

struct Formula {
    tokens: Tokens,
    style: usize,
}

impl<'s> Formulas<'s> {
    /// The number that a cell holds, which is more than it shows.
    pub(super) fn number(&mut self, at: Address, digits: Digits) {
        self.numbers.insert(at, digits);
    }

    /// The formula of a record.
    pub(super) fn put(&mut self, at: Address, data: &[u8], sheets: &Sheets) {
        let length = short(data, 20).map_or(0, usize::from);
        let tokens = data.get(22..22 + length).unwrap_or_default();
        let style = short(data, 4).map_or(usize::MAX, usize::from);
        self.own.insert(at, Formula { tokens: formula(tokens, sheets, at), style });
    }

    /// A formula for several cells, of which the one before is the first.
    pub(super) fn share(&mut self, data: &'s [u8], first: Option<Address>) {
        let length = short(data, 8).map_or(0, usize::from);
        if let Some((first, tokens)) = first.zip(data.get(10..10 + length)) {
            self.shared.insert(first, tokens);
        }
    }

    /// What the formulas of the book are computed from.
    pub(super) fn inputs(mut self, sheet: &Sheet, sheets: &Sheets) -> Inputs {
        let mut inputs = Inputs::default();
        for (at, cell) in &sheet.cells {
            let number = self.numbers.remove(at).and_then(|digits| number::read(&digits.plain()));
            let value = number.map_or_else(|| of_text(&cell.text), Value::Number);
            let input = match self.own.remove(at) {
                _ if cell.doubt == Some(Doubt::Failed) => Input::Failed("#VALUE!"),
                Some(Formula { tokens, style }) => {
                    let formula = match tokens {
                        Tokens::Own(formula) => formula,
                        Tokens::Of(first) => match self.shared.get(&first) {
                            Some(tokens) => written(tokens, sheets, *at),
                            None => UNREAD.to_owned(),
                        },
                    };
                    Input::Stored(Stored { formula: formula.into(), style, value })
                }
                None => Input::Value(value),
            };
            inputs.put(*at, input);
        }
        inputs
    }
}

fn of_text(text: &str) -> Value {
    match text {
        "TRUE" => Value::Truth(true),
        "FALSE" => Value::Truth(false),
        text => Value::Text(text.to_owned()),
    }
}
