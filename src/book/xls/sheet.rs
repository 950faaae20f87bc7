//! The cells of one sheet.

use super::beside::Besides;
use super::bytes::{long, short};
use super::conditional::Conditions;
use super::formulas::Formulas;
use super::globals::{Globals, NamedSheet};
use super::records::Records;
use super::strings::short_string;
use crate::book::cell_style::{CellStyle, in_runs, redrawn, seen, shown};
use crate::book::damage::{self, Damage};
use crate::book::digits::Digits;
use crate::book::refusal::Refusal;
use crate::book::sheet::{Cell, Doubt, Sheet};
use crate::book::solve::Inputs;
use crate::words::Address;

const FORMULA: u16 = 0x0006;
const END: u16 = 0x000A;
const MUL_RK: u16 = 0x00BD;
const SHARED_FORMULA: u16 = 0x04BC;
const RSTRING: u16 = 0x00D6;
const MERGED: u16 = 0x00E5;
const LABEL_SST: u16 = 0x00FD;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const BOOL_ERR: u16 = 0x0205;
const STRING: u16 = 0x0207;
const ROW: u16 = 0x0208;
/// Which rows and columns have cells: it stands before all of them.
const EXTENT: u16 = 0x0200;
const COLUMNS: u16 = 0x007D;
const RK: u16 = 0x027E;
const BEGIN: u16 = 0x0809;
const CONDITIONS: u16 = 0x01B0;
const CONDITION: u16 = 0x01B1;

/// Records of one cell.
const CELLS: [u16; 7] = [FORMULA, RSTRING, LABEL_SST, NUMBER, LABEL, BOOL_ERR, RK];

/// What stands among cells besides: rows without cells, formulas for several cells, results, where blocks begin [MS-XLS 2.1.7.20.6].
const AMONG_CELLS: [u16; 10] = [MUL_RK, ROW, STRING, 0x00BE, 0x00D7, 0x0201, 0x0221, 0x0236, 0x04BC, 0x005E];

/// A formula that is to be computed when the book is opened: the file holds no result.
const ON_LOAD: u16 = 2;

/// Reads the sheet that begins where its name says.
pub(super) fn read(stream: &[u8], named: &NamedSheet, globals: &Globals) -> Result<(Sheet, Inputs), Refusal> {
    let sheet = Sheet {
        name: named.name.clone(),
        hidden: named.hidden,
        is_disordered: globals.is_disordered,
        ..Sheet::default()
    };
    let mut reading = Reading {
        sheet,
        globals,
        waiting: None,
        last: None,
        has_extent: false,
        is_parted: false,
        formulas: Formulas::default(),
        besides: Besides::default(),
        conditions: Conditions::default(),
    };
    // A chart in a sheet is a sheet in itself.
    let mut depth = 0usize;
    for record in Records::of(stream.get(named.start..).unwrap_or_default()) {
        reading.sheet.is_disordered |= !record.is_one();
        match record.kind {
            BEGIN => depth += 1,
            _ if depth == 0 => return Err(Damage::Cells.in_sheet(&named.name)),
            END if depth == 1 => {
                reading.end_text()?;
                reading.sheet.beside = reading.besides.all();
                reading.conditions.mark(&mut reading.sheet);
                let inputs = reading.formulas.inputs(&reading.sheet, &globals.named);
                return Ok((reading.sheet, inputs));
            }
            END => depth -= 1,
            kind if depth == 1 => {
                reading.besides.meet(&record);
                reading.take(kind, record.data)?;
            }
            _ => {}
        }
    }
    let damage = if depth == 0 { Damage::Cells } else { Damage::End };
    Err(damage.in_sheet(&named.name))
}

struct Reading<'g, 's> {
    sheet: Sheet,
    globals: &'g Globals,
    /// The formula whose text comes next.
    waiting: Option<(Address, usize)>,
    /// The cell before: each stands behind the one before it, row by row.
    last: Option<Address>,
    has_extent: bool,
    /// Whether something else than cells came behind the cell before.
    is_parted: bool,
    formulas: Formulas<'s>,
    besides: Besides,
    conditions: Conditions,
}

impl<'s> Reading<'_, 's> {
    fn take(&mut self, kind: u16, data: &'s [u8]) -> Result<(), Refusal> {
        match kind {
            MUL_RK => return self.many(data),
            MERGED => return self.merged(data),
            STRING => return self.text(data),
            SHARED_FORMULA => {
                self.formulas.share(data, self.waiting.map(|(at, _)| at).or(self.last));
                return Ok(());
            }
            CONDITIONS => {
                self.conditions.areas(data);
                return Ok(());
            }
            CONDITION => {
                self.conditions.rule(data, &self.globals.looks);
                return Ok(());
            }
            EXTENT => {
                self.has_extent = true;
                return Ok(());
            }
            COLUMNS if short(data, 8).is_some_and(|flags| flags & 1 != 0) => {
                if let Some((from, to)) = short(data, 0).zip(short(data, 2)) {
                    self.sheet.hide_columns(from.into(), to.into());
                }
                return Ok(());
            }
            ROW if short(data, 12).is_some_and(|flags| flags & 0x20 != 0) => {
                self.sheet.hidden_rows.extend(short(data, 0).map(u32::from));
                return Ok(());
            }
            _ => {}
        }
        if !CELLS.contains(&kind) {
            self.is_parted |= self.last.is_some() && !AMONG_CELLS.contains(&kind);
            return Ok(());
        }
        self.end_text()?;
        let at = address(data).ok_or(Refusal::Damaged)?;
        self.keep(kind, at, data);
        let cell = match kind {
            LABEL_SST => self.shared(data),
            LABEL | RSTRING => {
                let text = data.get(6..).and_then(|data| short_string(data, 2));
                text.map(|text| redrawn(text, self.style(style_of(data))))
            }
            NUMBER => eight(data, 6).and_then(|digits| self.number(data, &digits)),
            RK => long(data, 6).and_then(|packed| self.number(data, &unpacked(packed)?)),
            FORMULA if is_text_behind(data) => {
                self.waiting = Some((at, style_of(data)));
                return Ok(());
            }
            FORMULA => self.formula(data),
            _ => yes_or_no(data),
        };
        self.put(at, style_of(data), cell)
    }

    /// How cells of a style look.
    fn style(&self, style: usize) -> Option<&CellStyle> {
        self.globals.cells.get(style)
    }

    /// What formulas are computed from.
    fn keep(&mut self, kind: u16, at: Address, data: &[u8]) {
        let number = match kind {
            NUMBER => eight(data, 6),
            RK => long(data, 6).and_then(unpacked),
            FORMULA if short(data, 12) != Some(0xFFFF) => eight(data, 6),
            _ => None,
        };
        if let Some(number) = number {
            self.formulas.number(at, number);
        }
        if kind == FORMULA {
            self.formulas.put(at, data, &self.globals.named);
        }
    }

    /// A cell that the file holds, or else the book is damaged.
    fn put(&mut self, at: Address, style: usize, cell: Option<Cell>) -> Result<(), Refusal> {
        // A record of no known kind between two cells may have been one.
        self.sheet.is_disordered |=
            self.is_parted || !self.has_extent || self.last.replace(at).is_some_and(|last| at <= last);
        let cell = cell.ok_or_else(|| Damage::Content(at).in_sheet(&self.sheet.name))?;
        let cell = match self.style(style) {
            Some(style) => seen(cell, style),
            None => cell,
        };
        Ok(self.sheet.put(at, cell)?)
    }

    /// The text of the formula before.
    fn text(&mut self, data: &[u8]) -> Result<(), Refusal> {
        let Some((at, style)) = self.waiting.take() else { return Ok(()) };
        let cell = short_string(data, 2).map(|text| redrawn(text, self.style(style)));
        self.put(at, style, cell)
    }

    /// A formula whose text never came has no result.
    fn end_text(&mut self) -> Result<(), Refusal> {
        let nothing = || Cell::doubtful(String::new(), Doubt::NoResult);
        self.waiting.take().map_or(Ok(()), |(at, style)| self.put(at, style, Some(nothing())))
    }

    fn shared(&self, data: &[u8]) -> Option<Cell> {
        let text = self.globals.strings.get(usize::try_from(long(data, 6)?).ok()?)?;
        Some(in_runs(text, self.style(style_of(data))))
    }

    fn number(&self, data: &[u8], digits: &Digits) -> Option<Cell> {
        short(data, 4).map(|style| self.shown(style.into(), digits))
    }

    fn shown(&self, style: usize, digits: &Digits) -> Cell {
        let format = self.globals.formats.get(style).and_then(Option::as_ref);
        shown(digits, format, self.style(style), self.globals.days)
    }

    /// Several numbers beside each other.
    fn many(&mut self, data: &[u8]) -> Result<(), Refusal> {
        self.end_text()?;
        let first = address(data).ok_or(Refusal::Damaged)?;
        let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
        for (column, cell) in (first.column..).zip(cells) {
            let digits = long(cell, 2).and_then(unpacked);
            let at = Address::new(first.row, column);
            let style = short(cell, 0).map_or(usize::MAX, usize::from);
            let cell = digits.map(|digits| {
                let shown = self.shown(style, &digits);
                self.formulas.number(at, digits);
                shown
            });
            self.put(at, style, cell)?;
        }
        Ok(())
    }

    fn merged(&mut self, data: &[u8]) -> Result<(), Refusal> {
        for corners in data.get(2..).unwrap_or_default().chunks_exact(8) {
            let corner = |at| short(corners, at).map_or(0, u32::from);
            let (from, to) = (Address::new(corner(0), corner(4)), Address::new(corner(2), corner(6)));
            let area = damage::merged(&format!("{from}:{to}"));
            self.sheet.merge(area.map_err(|damage| damage.in_sheet(&self.sheet.name))?)?;
        }
        Ok(())
    }

    fn formula(&self, data: &[u8]) -> Option<Cell> {
        // What is no number ends in two bytes of ones, and begins with what it is.
        if short(data, 12)? != 0xFFFF {
            let digits = eight(data, 6)?;
            let unsolved = digits.is_zero() && short(data, 14)? & ON_LOAD != 0;
            return if unsolved {
                Some(Cell::doubtful(String::new(), Doubt::NoResult))
            } else {
                self.number(data, &digits)
            };
        }
        match *data.get(6)? {
            1 => Some(truth(*data.get(8)?)),
            2 => Some(failed(*data.get(8)?)),
            // An empty text, which some programs write for a result that they do not know.
            3 => Some(Cell::doubtful(String::new(), Doubt::NoResult)),
            _ => None,
        }
    }
}

/// The style of a cell.
fn style_of(data: &[u8]) -> usize {
    short(data, 4).map_or(usize::MAX, usize::from)
}

/// Whether a text comes in the next record, and is the result of the formula.
fn is_text_behind(data: &[u8]) -> bool {
    short(data, 12) == Some(0xFFFF) && data.get(6) == Some(&0)
}

fn address(data: &[u8]) -> Option<Address> {
    Some(Address::new(short(data, 0)?.into(), short(data, 2)?.into()))
}

fn eight(data: &[u8], at: usize) -> Option<Digits> {
    Digits::of_binary(f64::from_le_bytes(data.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

/// A number in four bytes: whole or the upper half of eight bytes, and a hundred times as much or not.
fn unpacked(packed: u32) -> Option<Digits> {
    let hundredfold = packed & 1 != 0;
    let digits = if packed & 2 == 0 {
        Digits::of_binary(f64::from_bits(u64::from(packed & !3) << 32))
    } else {
        Digits::parse(&(packed.cast_signed() >> 2).to_string())
    };
    digits.map(|digits| if hundredfold { digits.hundredth() } else { digits })
}

fn yes_or_no(data: &[u8]) -> Option<Cell> {
    let value = *data.get(6)?;
    Some(if *data.get(7)? == 0 { truth(value) } else { failed(value) })
}

fn truth(value: u8) -> Cell {
    Cell::from(if value == 0 { "FALSE" } else { "TRUE" }.to_owned())
}

fn failed(code: u8) -> Cell {
    let name = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    Cell::doubtful(name.to_owned(), Doubt::Failed)
}
