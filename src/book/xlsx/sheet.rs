//! The cells of one sheet, one by one as they stand in the file.

use std::collections::HashMap;

use super::conditional;
use super::palette::Palette;
use super::shared::Shared;
use super::strings::rich;
use crate::book::area::Area;
use crate::book::cell_style::{in_runs, redrawn, seen, shown};
use crate::book::damage::{self, Damage};
use crate::book::digits::Digits;
use crate::book::limits;
use crate::book::looks::SMALLEST;
use crate::book::number_format::NumberFormat;
use crate::book::refusal::Refusal;
use crate::book::rich::Rich;
use crate::book::sheet::{Cell, Doubt, Sheet};
use crate::book::solve::{BookInputs, Input, Inputs, Open, Stored, Value, check, number, shifted, solve};
use crate::book::xml::{Elements, Next, Tag};
use crate::words::Address;

/// Reads the part of a sheet, and says whether it has formulas.
pub(super) fn read(text: &str, shared: &Shared, sheet: &mut Sheet) -> Result<bool, Refusal> {
    let mut has_formulas = false;
    each(text, shared, sheet, |sheet, found| {
        let at = found.at;
        has_formulas |= found.formula.is_some();
        let style = shared.styles.cell(found.style);
        let cell = found.cell(shared).ok_or_else(|| Damage::Content(at).in_sheet(&sheet.name))?;
        Ok(sheet.put(
            at,
            match style {
                Some(style) => seen(cell, style),
                None => cell,
            },
        )?)
    })?;
    conditional::mark(text, shared, sheet)?;
    Ok(has_formulas)
}

/// What the formulas of a book are computed from: few books have any, so it is only then kept.
pub(super) fn inputs(text: &str, shared: &Shared) -> Result<Inputs, Refusal> {
    let (mut inputs, mut fills, mut spread) = (Inputs::default(), HashMap::new(), Vec::new());
    each(text, shared, &mut Sheet::default(), |_, mut found| {
        found.fill_in(&mut fills);
        spread.extend(found.spread.take());
        inputs.put(found.at, found.input(shared));
        Ok(())
    })?;
    for area in spread {
        inputs.fill(area, IN_MANY_CELLS);
    }
    Ok(inputs)
}

/// What stands for the formula in the other cells of one that fills several; it is computed nowhere.
const IN_MANY_CELLS: &str = "{}";

/// Computes the formulas of a sheet: those that have no results, and the others to see whether it comes to the same.
pub(super) fn compute(sheet: &mut Sheet, shared: &Shared, book: &BookInputs, number: usize) {
    let format = |style| shared.styles.format(style).unwrap_or(&NumberFormat::General);
    solve(sheet, (book, number), shared.styles.days, format);
    check(sheet, (book, number), shared.styles.days, format);
}

/// Formulas that were filled into other cells, by their numbers, each with the cell in which it is written out.
type Fills = HashMap<String, (Address, String)>;

/// Every cell that says something, one after the other, and what rows and columns say to the sheet.
fn each(
    text: &str,
    shared: &Shared,
    sheet: &mut Sheet,
    mut take: impl FnMut(&mut Sheet, Written) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let mut elements = Elements::unmixed(text);
    // Cells and rows that say not where they stand follow the one before.
    let mut next = Address::default();
    let mut are_flat = false;
    // More columns than a sheet has are told of nowhere.
    let mut columns = 0..limits::COLUMNS;
    loop {
        match elements.next()? {
            Next::Start(tag) => match tag.name().as_str() {
                "row" => begin_row(&tag, are_flat, sheet, &mut next)?,
                "col" => columns.next().into_iter().for_each(|_| hide(&tag, sheet)),
                "c" => {
                    let mut found = Written::of(&tag, next).map_err(|damage| damage.in_sheet(&sheet.name))?;
                    found.fill(&mut elements, &shared.palette)?;
                    next = Address::new(found.at.row, found.at.column.saturating_add(1));
                    take(sheet, found)?;
                }
                _ => {}
            },
            Next::Empty(tag) => match tag.name().as_str() {
                "row" => {
                    begin_row(&tag, are_flat, sheet, &mut next)?;
                    next = Address::new(next.row.saturating_add(1), 0);
                }
                "col" => columns.next().into_iter().for_each(|_| hide(&tag, sheet)),
                "c" => {
                    let empty = Written::of(&tag, next).map_err(|damage| damage.in_sheet(&sheet.name))?;
                    next = Address::new(empty.at.row, empty.at.column.saturating_add(1));
                }
                "sheetFormatPr" => {
                    are_flat = tag.is("zeroHeight") || is_flat(&tag, "defaultRowHeight", LOWEST);
                    if is_flat(&tag, "defaultColWidth", NARROWEST) {
                        sheet.hide_columns(0, limits::COLUMNS);
                    }
                }
                "mergeCell" => merge(&tag, sheet)?,
                _ => {}
            },
            Next::End(name) if name == "row" => next = Address::new(next.row.saturating_add(1), 0),
            Next::Nothing => return Ok(()),
            Next::End(_) | Next::Text(_) => {}
        }
    }
}

/// The lowest row in which the smallest letters are seen, in points.
const LOWEST: u32 = SMALLEST - 1;

/// The narrowest column in which two digits are seen, in their widths.
const NARROWEST: u32 = 2;

fn begin_row(tag: &Tag<'_>, are_flat: bool, sheet: &mut Sheet, next: &mut Address) -> Result<(), Refusal> {
    if let Some(written) = tag.get("r") {
        let row = written.trim().parse::<u32>().ok().and_then(|row| row.checked_sub(1));
        let row = row.ok_or_else(|| Damage::Position(written).in_sheet(&sheet.name))?;
        *next = Address::new(row, 0);
    }
    if tag.is("hidden") || is_flat(tag, "ht", LOWEST) || are_flat && tag.get("ht").is_none() {
        sheet.hidden_rows.insert(next.row);
    }
    Ok(())
}

/// Whether a row or a column is not so high or wide that anybody sees what is in it.
fn is_flat(tag: &Tag<'_>, size: &str, least: u32) -> bool {
    let whole = |size: String| size.trim().split('.').next().map(|whole| whole.parse().unwrap_or_default());
    tag.get(size).and_then(whole).is_some_and(|whole: u32| whole < least)
}

fn merge(tag: &Tag<'_>, sheet: &mut Sheet) -> Result<(), Refusal> {
    let area = damage::merged(&tag.get("ref").unwrap_or_default());
    let area = area.map_err(|damage| damage.in_sheet(&sheet.name))?;
    Ok(sheet.merge(area)?)
}

fn hide(tag: &Tag<'_>, sheet: &mut Sheet) {
    let column = |name| tag.number::<u32>(name).and_then(|column| column.checked_sub(1));
    let Some((from, to)) = column("min").zip(column("max")) else { return };
    if tag.is("hidden") || is_flat(tag, "width", NARROWEST) {
        sheet.hide_columns(from, to);
    } else if tag.get("width").is_some() {
        sheet.show_columns(from, to);
    }
}

/// A cell as it is written.
struct Written {
    at: Address,
    kind: String,
    style: usize,
    value: String,
    /// A text of its own, in runs.
    rich: Option<Rich>,
    formula: Option<String>,
    /// The number of a formula that was filled into several cells, and is written out in the first of them.
    filled: Option<String>,
    /// The cells that one formula fills.
    spread: Option<Area>,
}

impl Written {
    fn of(tag: &Tag<'_>, next: Address) -> Result<Self, Damage> {
        let at = match tag.get("r") {
            Some(written) => Address::parse(&written).ok_or(Damage::Position(written))?,
            None => next,
        };
        let kind = tag.get("t").unwrap_or_default();
        // A style that is no number is none that the file holds.
        let style = tag.get("s").map_or(0, |style| style.trim().parse().unwrap_or(usize::MAX));
        Ok(Self { at, kind, style, value: String::new(), rich: None, formula: None, filled: None, spread: None })
    }

    fn fill(&mut self, elements: &mut Elements<'_>, palette: &Palette) -> Result<(), Refusal> {
        let mut inside = String::new();
        loop {
            match elements.next()? {
                // One of two values is that of another cell, whose beginning was destroyed; and programs differ in which they show.
                Next::Start(tag) if matches!(tag.name().as_str(), "v" | "is") && !self.value.is_empty() => {
                    return Err(Refusal::Damaged);
                }
                Next::Start(tag) if tag.name() == "is" => {
                    let text = rich(elements, "is", palette)?;
                    text.text().clone_into(&mut self.value);
                    self.rich = Some(text);
                }
                Next::Start(tag) => {
                    inside = tag.name();
                    if inside == "f" {
                        self.formula.get_or_insert_default();
                        self.begin_formula(&tag);
                    }
                }
                Next::Empty(tag) if tag.name() == "f" => {
                    self.formula = Some(String::new());
                    self.begin_formula(&tag);
                }
                Next::Text(text) if inside == "v" => self.value.push_str(&text),
                Next::Text(text) if inside == "f" => self.formula.get_or_insert_default().push_str(&text),
                Next::End(name) if name == "c" => return Ok(()),
                Next::End(_) => inside.clear(),
                Next::Nothing => return Err(Refusal::Damaged),
                Next::Text(_) | Next::Empty(_) => {}
            }
        }
    }

    fn begin_formula(&mut self, tag: &Tag<'_>) {
        self.filled = tag.get("si");
        let is_spread = tag.get("t").is_some_and(|kind| kind == "array" || kind == "dataTable");
        self.spread = tag.get("ref").filter(|_| is_spread).and_then(|area| Area::parse(&area));
    }

    /// Whether a formula has no result, or one that no program computed.
    fn is_open(&self, shared: &Shared) -> bool {
        let is_text = matches!(self.kind.as_str(), "s" | "str" | "inlineStr" | "b" | "e");
        let has_none = self.value.trim().is_empty() || shared.uncomputed && self.is_zero();
        self.formula.is_some() && !is_text && has_none && !self.is_picture()
    }

    fn is_picture(&self) -> bool {
        self.formula.iter().chain([&self.value]).any(|text| text.contains("DISPIMG("))
    }

    fn is_zero(&self) -> bool {
        self.value.trim() == "0"
    }

    /// A formula that is written out in another cell, as it is in this one.
    fn fill_in(&mut self, fills: &mut Fills) {
        let Some(formula) = self.formula.as_mut() else { return };
        let known = self.filled.as_ref().and_then(|number| fills.get(number));
        match (known.map(|(from, written)| shifted(written, *from, self.at)), self.filled.take()) {
            // With a formula of its own besides, programs differ in which of them they compute.
            (Some(filled), _) if formula.is_empty() || *formula == filled => *formula = filled,
            (None, Some(number)) if !formula.is_empty() => {
                fills.insert(number, (self.at, formula.clone()));
            }
            (None, None) if !formula.is_empty() => {}
            _ => IN_MANY_CELLS.clone_into(formula),
        }
    }

    /// What formulas are computed from.
    fn input(mut self, shared: &Shared) -> Input {
        let formula = || self.formula.clone().unwrap_or_default().into();
        if self.is_open(shared) {
            return Input::Open(Open { formula: formula(), style: self.style, zero: self.is_zero() });
        }
        if self.kind == "e" {
            return Input::Failed("#VALUE!");
        }
        let formula = self.formula.as_ref().filter(|_| !self.is_picture()).map(|_| formula());
        let style = self.style;
        self.formula = None;
        let value = self.stored(shared);
        match formula {
            Some(formula) => Input::Stored(Stored { formula, style, value }),
            None => Input::Value(value),
        }
    }

    fn stored(self, shared: &Shared) -> Value {
        match self.kind.as_str() {
            "b" => Value::Truth(self.value.trim() == "1"),
            "s" | "str" | "inlineStr" => Value::Text(self.cell(shared).unwrap_or_default().text),
            _ if self.value.trim().is_empty() => Value::Blank,
            _ => number::read(&self.value).map_or_else(|| Value::Text(self.value.clone()), Value::Number),
        }
    }

    /// What it shows; none where the file does not hold that.
    fn cell(self, shared: &Shared) -> Option<Cell> {
        if shared.uncomputed && self.is_zero() && self.is_open(shared) {
            return Some(Cell::doubtful(String::new(), Doubt::NoResult));
        }
        if self.is_picture() {
            return Some(Cell::doubtful(String::new(), Doubt::Picture));
        }
        Some(match self.kind.as_str() {
            "s" if self.value.trim().is_empty() => Cell::default(),
            "s" => {
                let text = shared.strings.get(self.value.trim().parse::<usize>().ok()?)?;
                in_runs(text, shared.styles.cell(self.style))
            }
            "str" | "inlineStr" => {
                let style = shared.styles.cell(self.style);
                match &self.rich {
                    Some(text) if self.formula.is_none() => in_runs(text, style),
                    _ => {
                        let cell = self.text();
                        if cell.doubt.is_some() { cell } else { redrawn(cell.text, style) }
                    }
                }
            }
            "b" => Cell::from(if self.value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned()),
            "e" => Cell::doubtful(self.value, Doubt::Failed),
            "d" => self.value.into(),
            "" | "n" => self.number(shared)?,
            // Whether that is a number, or which of the texts it counts, nobody knows.
            _ => return None,
        })
    }

    fn text(self) -> Cell {
        // One that says nothing on purpose has come to nothing.
        let says_something = |formula: &String| !formula.contains("\"\"");
        if self.value.is_empty()
            && self.formula.as_ref().is_some_and(|formula| self.kind.is_empty() || says_something(formula))
        {
            Cell::doubtful(self.value, Doubt::NoResult)
        } else {
            self.value.into()
        }
    }

    /// None where a number is to stand and none does.
    fn number(self, shared: &Shared) -> Option<Cell> {
        if self.value.trim().is_empty() {
            return Some(self.text());
        }
        let digits = Digits::parse(&self.value)?;
        let (styles, style) = (&shared.styles, shared.styles.cell(self.style));
        Some(shown(&digits, styles.format(self.style), style, styles.days))
    }
}
