//! .ods: a cell carries the text that it shows, and the value that it keeps; programs may leave the text out.

use super::area::Area;
use super::delimited::ragged;
use super::digits::Digits;
use super::limits::{self, Excess, Filled};
use super::package::Package;
use super::refusal::Refusal;
use super::sheet::{Cell, Doubt, Sheet};
use super::xml::{Elements, Next, Tag};
use crate::num::is_blank;
use crate::words::Address;
use std::collections::HashSet;

/// The sheets of a package.
pub(super) fn sheets(package: &mut Package<'_>) -> Result<Vec<Sheet>, Refusal> {
    let manifest = package.part("META-INF/manifest.xml")?;
    if manifest.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Refusal::Password);
    }
    let text = package.part("content.xml")?.ok_or(Refusal::Damaged)?;
    let mut elements = Elements::of(&text);
    let (mut sheets, mut filled) = (Vec::new(), Filled::default());
    let (mut hidden, mut style) = (HashSet::new(), String::new());
    loop {
        match elements.next()? {
            Next::Start(tag) | Next::Empty(tag) if tag.name() == "style" => style = tag.get("name").unwrap_or_default(),
            Next::Start(tag) | Next::Empty(tag) if hides(&tag) => {
                hidden.insert(style.clone());
            }
            Next::Start(tag) if tag.name() == "table" => {
                if sheets.len() >= limits::SHEETS {
                    return Err(Excess::Sheets.into());
                }
                let hidden = tag.get("style-name").is_some_and(|name| hidden.contains(&name));
                let sheet = Sheet { name: tag.get("name").unwrap_or_default(), hidden, ..Sheet::default() };
                let sheet = Table { sheet, next: Address::default(), repeated: 1, columns: 0, lengths: Vec::new() }
                    .read(&mut elements)?;
                filled = filled.and(sheet.filled)?;
                sheets.push(sheet);
            }
            Next::Nothing => return Ok(sheets),
            _ => {}
        }
    }
}

/// Whether a style of sheets hides them.
fn hides(tag: &Tag<'_>) -> bool {
    tag.name() == "table-properties" && tag.get("display").is_some_and(|display| display == "false")
}

/// A sheet that is being read.
struct Table {
    sheet: Sheet,
    /// Where the next cell stands.
    next: Address,
    /// How often the row stands there.
    repeated: u32,
    /// The columns of which it is known whether they are hidden.
    columns: u32,
    /// How many columns the rows have in which something stands.
    lengths: Vec<(u32, usize)>,
}

impl Table {
    fn read(mut self, elements: &mut Elements<'_>) -> Result<Sheet, Refusal> {
        loop {
            match elements.next()? {
                Next::Start(tag) => match tag.name().as_str() {
                    "table-row" => self.begin_row(&tag),
                    "table-column" => self.column(&tag),
                    "table-cell" | "covered-table-cell" => self.cell(&tag, Shown::read(elements, &tag.name())?)?,
                    _ => {}
                },
                Next::Empty(tag) => match tag.name().as_str() {
                    "table-row" => {
                        self.begin_row(&tag);
                        self.end_row();
                    }
                    "table-column" => self.column(&tag),
                    "table-cell" | "covered-table-cell" => self.cell(&tag, Shown::default())?,
                    _ => {}
                },
                Next::End(name) if name == "table-row" => self.end_row(),
                Next::End(name) if name == "table" => {
                    self.sheet.doubts.extend(ragged(&self.lengths));
                    return Ok(self.sheet);
                }
                Next::Nothing => return Err(Refusal::Damaged),
                Next::End(_) | Next::Text(_) => {}
            }
        }
    }

    fn column(&mut self, tag: &Tag<'_>) {
        let next = self.columns.saturating_add(tag.number("number-columns-repeated").unwrap_or(1));
        if next > self.columns && tag.get("visibility").is_some_and(|visibility| visibility != "visible") {
            self.sheet.hide_columns(self.columns, next - 1);
        }
        self.columns = next;
    }

    fn begin_row(&mut self, tag: &Tag<'_>) {
        self.repeated = tag.number("number-rows-repeated").unwrap_or(1);
        if tag.get("visibility").is_some_and(|visibility| visibility != "visible") {
            let last = self.next.row.saturating_add(self.repeated).min(limits::ROWS);
            // A thousand tell whether a form has hidden rows; a sheet may end in a million of them.
            self.sheet.hidden_rows.extend((self.next.row..last).take(1000));
        }
    }

    fn end_row(&mut self) {
        let row = self.next.row;
        let is_filled = self.sheet.cells.keys().next_back().is_some_and(|at| at.row >= row);
        self.lengths.extend(is_filled.then_some((row, self.next.column as usize)));
        self.next = Address::new(self.next.row.saturating_add(self.repeated), 0);
    }

    fn cell(&mut self, tag: &Tag<'_>, shown: Shown) -> Result<(), Refusal> {
        let at = self.next;
        let columns: u32 = tag.number("number-columns-repeated").unwrap_or(1);
        self.next.column = at.column.saturating_add(columns);
        if tag.name() == "covered-table-cell" {
            return Ok(());
        }
        self.merge(tag, at)?;
        let cell = shown.cell(tag);
        if cell.text.trim().is_empty() && cell.doubt.is_none() {
            return Ok(());
        }
        for row in 0..self.repeated {
            for column in 0..columns {
                let at = Address::new(at.row.saturating_add(row), at.column.saturating_add(column));
                self.sheet.put(at, cell.clone())?;
            }
        }
        Ok(())
    }

    fn merge(&mut self, tag: &Tag<'_>, at: Address) -> Result<(), Refusal> {
        let span = |name| tag.number::<u32>(name).unwrap_or(1).max(1);
        let (columns, rows) = (span("number-columns-spanned"), span("number-rows-spanned"));
        if columns > 1 || rows > 1 {
            let to = Address::new(at.row.saturating_add(rows - 1), at.column.saturating_add(columns - 1));
            self.sheet.merge(Area { from: at, to })?;
        }
        Ok(())
    }
}

/// The paragraphs of a cell.
#[derive(Default)]
struct Shown(String);

impl Shown {
    fn read(elements: &mut Elements<'_>, end: &str) -> Result<Self, Refusal> {
        let (mut text, mut paragraphs, mut notes) = (String::new(), 0usize, 0usize);
        loop {
            match elements.next()? {
                Next::Start(tag) => match tag.name().as_str() {
                    "annotation" => notes += 1,
                    "p" if notes == 0 => {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        paragraphs += 1;
                    }
                    _ => {}
                },
                Next::Empty(tag) if notes == 0 => match tag.name().as_str() {
                    "s" => text.extend(std::iter::repeat_n(' ', tag.number("c").unwrap_or(1).min(limits::TEXT))),
                    "tab" => text.push('\t'),
                    "line-break" => text.push('\n'),
                    _ => {}
                },
                Next::Text(more) if notes == 0 && paragraphs > 0 => text.push_str(&more),
                Next::End(name) if name == "annotation" => notes = notes.saturating_sub(1),
                Next::End(name) if name == end => return Ok(Self(text)),
                Next::Nothing => return Err(Refusal::Damaged),
                Next::Text(_) | Next::End(_) | Next::Empty(_) => {}
            }
            if text.len() > limits::TEXT {
                return Err(Excess::Text.into());
            }
        }
    }

    fn cell(self, tag: &Tag<'_>) -> Cell {
        let kept = Kept::of(tag);
        let doubt = match tag.get("formula") {
            Some(_) if self.0.is_empty() && kept.is_none() => Some(Doubt::NoResult),
            Some(_) if self.0.starts_with('#') || self.0.starts_with("Err:") => Some(Doubt::Failed),
            _ => None,
        };
        let number = kept.as_ref().and_then(Kept::number);
        let doubt = doubt.or_else(|| number.filter(|number| number.cut).map(|_| Doubt::TooLong));
        let Some(kept) = kept else { return Cell { text: self.0, doubt } };
        if self.0.trim().is_empty() {
            return Cell { text: kept.text(), doubt };
        }
        let doubt = doubt.or_else(|| (!kept.is_shown_by(&self.0)).then(|| Doubt::Disguised(kept.text().into())));
        Cell { text: self.0, doubt }
    }
}

/// The value that a file keeps of a cell beside the text which it shows.
enum Kept {
    Number(Digits),
    Share(Digits),
    Text(String),
}

impl Kept {
    fn of(tag: &Tag<'_>) -> Option<Self> {
        let number = || Digits::parse(&tag.get("value")?);
        match tag.get("value-type")?.as_str() {
            "float" | "currency" => number().map(Self::Number),
            "percentage" => number().map(Self::Share),
            "string" => tag.get("string-value").map(Self::Text),
            "date" => tag.get("date-value").map(Self::Text),
            _ => None,
        }
    }

    fn number(&self) -> Option<&Digits> {
        match self {
            Self::Number(number) | Self::Share(number) => Some(number),
            Self::Text(_) => None,
        }
    }

    /// How it is written where the file has no text for it.
    fn text(self) -> String {
        match self {
            Self::Number(number) => number.plain(),
            Self::Share(share) => share.times_hundred().plain() + "%",
            Self::Text(text) => text,
        }
    }

    /// Whether a text shows it, as far as its places go. Only a text without a digit, and a plain number or share, are known not to.
    fn is_shown_by(&self, text: &str) -> bool {
        let Some(number) = self.number() else { return true };
        let text: String = text.chars().filter(|sign| !is_blank(*sign) && *sign != ',').collect();
        let share = text.strip_suffix('%');
        let shown = share.unwrap_or(&text);
        let Some(digits) = Digits::parse(shown) else { return shown.contains(|sign: char| sign.is_ascii_digit()) };
        let places = shown.split_once('.').map_or(0, |(_, places)| places.len());
        let number = if share.is_some() { number.clone().times_hundred() } else { number.clone() };
        shown.contains(['e', 'E']) || number.fixed(places, false) == digits.fixed(places, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_shows_a_number_as_far_as_its_places_go() {
        let share = |value: &str| Kept::Share(Digits::parse(value).unwrap());
        let number = |value: &str| Kept::Number(Digits::parse(value).unwrap());
        for (kept, text, is_shown) in [
            (number("50"), "50", true),
            (number("50"), "50.00", true),
            (number("1234567.891"), "1,234,567.89", true),
            (number("-5"), "-5", true),
            (share("0.98765"), "98.77%", true),
            (share("0.9"), "90%", true),
            (number("46"), "46万元", true),
            (number("1.2E8"), "1.20E+08", true),
            (number("50"), "99", false),
            (number("0.9"), "90", false),
            (share("0.9"), "95%", false),
            (number("46"), "abc", false),
        ] {
            assert_eq!(kept.is_shown_by(text), is_shown, "{text}");
        }
    }
}
