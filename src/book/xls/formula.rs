//! A formula in parsed tokens [MS-XLS 2.2.2] → the same as people write it. What is not decoded is no formula: it is told, and not
//! believed.

use super::bytes::{long, short};
use super::functions;
use super::strings::short_string;
use crate::book::digits::Digits;
use crate::words::Address;

/// What stands for a formula that is not decoded.
pub(super) const UNREAD: &str = "{}";

/// Parts of a formula, each with how strongly it holds together.
type Part = (String, u8);

const COMPARISON: u8 = 1;
const JOIN: u8 = 2;
const SUM: u8 = 3;
const PRODUCT: u8 = 4;
const POWER: u8 = 5;
const SIGN: u8 = 6;
const PERCENT: u8 = 7;
const ATOM: u8 = 8;

/// The sheets that formulas name, by the numbers that they use; none for one of another book.
pub(super) type Sheets = [Option<String>];

/// The cell in which a formula stands that was written for several, or its first cell.
pub(super) enum Tokens {
    Own(String),
    /// That of another cell.
    Of(Address),
}

/// The formula of a cell.
pub(super) fn formula(tokens: &[u8], sheets: &Sheets, at: Address) -> Tokens {
    if tokens.first() == Some(&0x01) {
        let first = short(tokens, 1).zip(short(tokens, 3));
        return first.map_or_else(unread, |(row, column)| Tokens::Of(Address::new(row.into(), column.into())));
    }
    Tokens::Own(written(tokens, sheets, at))
}

fn unread() -> Tokens {
    Tokens::Own(UNREAD.to_owned())
}

/// The formula that tokens are, as it is in this cell.
pub(super) fn written(tokens: &[u8], sheets: &Sheets, at: Address) -> String {
    let mut decoding = Decoding { rest: tokens, sheets, at, parts: Vec::new() };
    let is_whole = decoding.all().is_some();
    match decoding.parts.as_slice() {
        [(formula, _)] if is_whole => formula.clone(),
        _ => UNREAD.to_owned(),
    }
}

struct Decoding<'t> {
    rest: &'t [u8],
    sheets: &'t Sheets,
    at: Address,
    parts: Vec<Part>,
}

impl<'t> Decoding<'t> {
    fn all(&mut self) -> Option<()> {
        while let Some((token, rest)) = self.rest.split_first() {
            self.rest = rest;
            // A token of a value, of a reference or of many is the same token.
            let kind = if *token < 0x20 { *token } else { token & 0x1F | 0x20 };
            self.token(kind)?;
        }
        Some(())
    }

    fn take(&mut self, bytes: usize) -> Option<&'t [u8]> {
        let (taken, rest) = self.rest.split_at_checked(bytes)?;
        self.rest = rest;
        Some(taken)
    }

    fn push(&mut self, text: String) {
        self.parts.push((text, ATOM));
    }

    fn token(&mut self, kind: u8) -> Option<()> {
        match kind {
            0x03 => self.pair("+", SUM),
            0x04 => self.pair("-", SUM),
            0x05 => self.pair("*", PRODUCT),
            0x06 => self.pair("/", PRODUCT),
            0x07 => self.pair("^", POWER),
            0x08 => self.pair("&", JOIN),
            0x09 => self.pair("<", COMPARISON),
            0x0A => self.pair("<=", COMPARISON),
            0x0B => self.pair("=", COMPARISON),
            0x0C => self.pair(">=", COMPARISON),
            0x0D => self.pair(">", COMPARISON),
            0x0E => self.pair("<>", COMPARISON),
            0x12 => self.signed("+"),
            0x13 => self.signed("-"),
            0x14 => {
                let part = self.parts.pop()?;
                self.parts.push((bound(part, PERCENT) + "%", PERCENT));
                Some(())
            }
            0x15 => Some(()),
            0x16 => {
                self.push(String::new());
                Some(())
            }
            0x17 => self.text(),
            0x19 => self.attribute(),
            0x1D => {
                let truth = self.take(1)?.first()?;
                self.push(if *truth == 0 { "FALSE" } else { "TRUE" }.to_owned());
                Some(())
            }
            0x1E => {
                let number = short(self.take(2)?, 0)?;
                self.push(number.to_string());
                Some(())
            }
            0x1F => {
                let number = f64::from_le_bytes(self.take(8)?.try_into().ok()?);
                self.push(Digits::of_binary(number)?.plain());
                Some(())
            }
            0x21 => {
                let function = functions::named(short(self.take(2)?, 0)?)?;
                self.call(function.name, function.arguments?)
            }
            0x22 => {
                let head = self.take(3)?;
                let function = functions::named(short(head, 1)?)?;
                self.call(function.name, usize::from(head.first()? & 0x7F))
            }
            0x24 => self.cells(1, false).map(|cells| self.push(cells)),
            0x25 => self.cells(2, false).map(|cells| self.push(cells)),
            0x2C => self.cells(1, true).map(|cells| self.push(cells)),
            0x2D => self.cells(2, true).map(|cells| self.push(cells)),
            0x3A => self.of_sheet(1),
            0x3B => self.of_sheet(2),
            _ => None,
        }
    }

    fn pair(&mut self, sign: &str, strength: u8) -> Option<()> {
        let (right, left) = (self.parts.pop()?, self.parts.pop()?);
        self.parts.push((bound(left, strength) + sign + &bound(right, strength + 1), strength));
        Some(())
    }

    fn signed(&mut self, sign: &str) -> Option<()> {
        let part = self.parts.pop()?;
        self.parts.push((sign.to_owned() + &bound(part, SIGN), SIGN));
        Some(())
    }

    fn text(&mut self) -> Option<()> {
        let [length, flags] = *self.rest.get(..2)? else { return None };
        let bytes = usize::from(length) << (flags & 1);
        let text = short_string(self.take(2 + bytes)?, 1)?;
        self.push(format!("\"{}\"", text.replace('"', "\"\"")));
        Some(())
    }

    /// What says how to compute, and what does not show: of those the sum of one part alone is a part of the formula.
    fn attribute(&mut self) -> Option<()> {
        let head = self.take(3)?;
        let (kind, more) = (*head.first()?, short(head, 1)?);
        match kind {
            0x10 => self.call("SUM", 1),
            0x04 => self.take(2 * (usize::from(more) + 1)).map(|_| ()),
            0x01 | 0x02 | 0x08 | 0x40 | 0x41 => Some(()),
            _ => None,
        }
    }

    fn call(&mut self, name: &str, arguments: usize) -> Option<()> {
        let from = self.parts.len().checked_sub(arguments)?;
        let arguments: Vec<String> = self.parts.drain(from..).map(|(text, _)| text).collect();
        self.push(format!("{name}({})", arguments.join(",")));
        Some(())
    }

    /// One cell, or the two corners of an area.
    fn cells(&mut self, corners: usize, is_moved: bool) -> Option<String> {
        let data = self.take(4 * corners)?;
        let corner = |corner: usize| {
            let (row, column) = (short(data, 2 * corner)?, short(data, 2 * (corners + corner))?);
            self.cell(row, column, is_moved)
        };
        let cells: Option<Vec<String>> = (0..corners).map(corner).collect();
        Some(cells?.join(":"))
    }

    /// In a formula for several cells what is relative is counted from the own one, and goes round at the ends of the sheet.
    fn cell(&self, row: u16, column: u16, is_moved: bool) -> Option<String> {
        let (is_own_row, is_own_column) = (column & 0x8000 != 0, column & 0x4000 != 0);
        let own = |at: u32| u16::try_from(at).ok();
        let row = if is_moved && is_own_row { own(self.at.row)?.wrapping_add(row) } else { row };
        let column = column & 0x00FF;
        let column =
            if is_moved && is_own_column { (own(self.at.column)?.wrapping_add(column)) & 0x00FF } else { column };
        Some(Address::new(row.into(), column.into()).to_string())
    }

    fn of_sheet(&mut self, corners: usize) -> Option<()> {
        let number = short(self.take(2)?, 0)?;
        let sheet = self.sheets.get(usize::from(number))?.as_ref()?.replace('\'', "''");
        let cells = self.cells(corners, false)?;
        self.push(format!("'{sheet}'!{cells}"));
        Some(())
    }
}

/// A part as it stands beside a sign that binds so strongly.
fn bound((text, own): Part, strength: u8) -> String {
    if own < strength { format!("({text})") } else { text }
}

/// The sheets by the numbers that formulas use: `EXTERNSHEET`, by the books of `SUPBOOK`, of which one is this one.
pub(super) fn sheets(data: &[u8], own_book: Option<usize>, names: &[&str]) -> Vec<Option<String>> {
    let count = short(data, 0).map_or(0, usize::from);
    let entry_of = |number: usize| {
        let entry = data.get(2 + 6 * number..8 + 6 * number)?;
        let (book, first, last) = (short(entry, 0)?, short(entry, 2)?, short(entry, 4)?);
        let is_own = own_book == Some(usize::from(book)) && first == last;
        names.get(usize::from(first)).filter(|_| is_own).map(|name| (*name).to_owned())
    };
    (0..count).map(entry_of).collect()
}

/// Whether a record of books is this book itself.
pub(super) fn is_own_book(data: &[u8]) -> bool {
    long(data, 0).is_some_and(|head| head >> 16 == 0x0401)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_formulas() {
        let sheets = [Some("表 2".to_owned()), None];
        let at = Address::parse("E5").unwrap();
        for (tokens, is) in [
            // (B2+3)*C2, with and without the token of brackets.
            (&b"\x44\x01\x00\x01\xC0\x1E\x03\x00\x03\x15\x44\x01\x00\x02\xC0\x05"[..], "(B2+3)*C2"),
            (b"\x44\x01\x00\x01\xC0\x1E\x03\x00\x03\x44\x01\x00\x02\xC0\x05", "(B2+3)*C2"),
            // SUM of one area, of two parts, and of a sheet.
            (b"\x25\x01\x00\x04\x00\x03\xC0\x03\xC0\x19\x10\x00\x00", "SUM(D2:D5)"),
            (b"\x44\x01\x00\x01\xC0\x1E\x03\x00\x42\x02\x04\x00", "SUM(B2,3)"),
            (b"\x5A\x00\x00\x01\x00\x01\xC0", "'表 2'!B2"),
            (b"\x5A\x01\x00\x01\x00\x01\xC0", UNREAD),
            // ROUND(0.5,1), and a text.
            (b"\x1F\x00\x00\x00\x00\x00\x00\xE0\x3F\x1E\x01\x00\x41\x1B\x00", "ROUND(0.5,1)"),
            (b"\x17\x02\x00A\"", "\"A\"\"\""),
            // A function that is not known, and tokens that are cut off.
            (b"\x42\x00\xDD\x00", UNREAD),
            (b"\x44\x01", UNREAD),
            // One row up, one column to the left, in a formula for several cells.
            (b"\x4C\xFF\xFF\xFF\xC0", "D4"),
        ] {
            assert_eq!(written(tokens, &sheets, at), is, "{tokens:x?}");
        }
    }
}
