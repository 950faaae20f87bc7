//! The cells of one sheet, one by one as they stand in the file.

use super::conditional;
use super::shared::Shared;
use super::strings::{Rich, rich};
use super::styles::CellStyle;
use crate::book::damage::{self, Damage};
use crate::book::digits::Digits;
use crate::book::number_format::NumberFormat;
use crate::book::refusal::Refusal;
use crate::book::sheet::{Cell, Doubt, Sheet};
use crate::book::solve::{Input, Inputs, Open, Value, number, solve};
use crate::book::xml::{Elements, Next, Tag};
use crate::words::Address;

/// Reads the part of a sheet, and computes the formulas that nobody has.
pub(super) fn read(text: &str, shared: &Shared, sheet: &mut Sheet) -> Result<(), Refusal> {
    let mut is_open = false;
    each(text, sheet, |sheet, found| {
        let at = found.at;
        is_open |= found.is_open(shared);
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
    conditional::mark(text, &shared.styles, sheet)?;
    if is_open { compute(text, shared, sheet) } else { Ok(()) }
}

/// A cell as readers see it in its style: what nobody sees says nothing.
fn seen(cell: Cell, style: &CellStyle) -> Cell {
    let is_repeated = style.is_repeated && cell.text.contains(char::is_numeric);
    if cell.text.trim().is_empty() || !style.is_unseen && !is_repeated {
        return cell;
    }
    let text = cell.text.into_boxed_str();
    Cell::doubtful(String::new(), if style.is_unseen { Doubt::Unseen(text) } else { Doubt::Repeated(text) })
}

/// A text in runs as readers see it.
fn in_runs(text: &Rich, style: Option<&CellStyle>) -> Cell {
    let (seen, unseen) = text.seen(style.is_none_or(|style| !style.is_coloured));
    match unseen.trim() {
        "" => redrawn(seen, style),
        unseen => Cell::doubtful(seen, Doubt::Unseen(unseen.into())),
    }
}

/// A text as its format shows it.
fn redrawn(text: String, style: Option<&CellStyle>) -> Cell {
    let Some(format) = style.and_then(|style| style.texts.as_ref()).filter(|_| !text.trim().is_empty()) else {
        return text.into();
    };
    Cell::doubtful(format.show(&text), Doubt::Redrawn(text.into()))
}

/// Few books have formulas without results, so what these are computed from is only then kept.
fn compute(text: &str, shared: &Shared, sheet: &mut Sheet) -> Result<(), Refusal> {
    let mut inputs = Inputs::default();
    each(text, &mut Sheet::default(), |_, found| {
        inputs.put(found.at, found.input(shared));
        Ok(())
    })?;
    if !inputs.are_too_many() {
        let format = |style| shared.styles.format(style).unwrap_or(&NumberFormat::General);
        solve(sheet, &inputs, shared.styles.days, format);
    }
    Ok(())
}

/// Every cell that says something, one after the other, and what rows and columns say to the sheet.
fn each(
    text: &str,
    sheet: &mut Sheet,
    mut take: impl FnMut(&mut Sheet, Written) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let mut elements = Elements::unmixed(text);
    // Cells and rows that say not where they stand follow the one before.
    let mut next = Address::default();
    loop {
        match elements.next()? {
            Next::Start(tag) => match tag.name().as_str() {
                "row" => begin_row(&tag, sheet, &mut next)?,
                "col" => hide(&tag, sheet),
                "c" => {
                    let mut found = Written::of(&tag, next).map_err(|damage| damage.in_sheet(&sheet.name))?;
                    found.fill(&mut elements)?;
                    next = Address::new(found.at.row, found.at.column.saturating_add(1));
                    take(sheet, found)?;
                }
                _ => {}
            },
            Next::Empty(tag) => match tag.name().as_str() {
                "row" => {
                    begin_row(&tag, sheet, &mut next)?;
                    next = Address::new(next.row.saturating_add(1), 0);
                }
                "col" => hide(&tag, sheet),
                "c" => {
                    let empty = Written::of(&tag, next).map_err(|damage| damage.in_sheet(&sheet.name))?;
                    next = Address::new(empty.at.row, empty.at.column.saturating_add(1));
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

fn begin_row(tag: &Tag<'_>, sheet: &mut Sheet, next: &mut Address) -> Result<(), Refusal> {
    if let Some(written) = tag.get("r") {
        let row = written.trim().parse::<u32>().ok().and_then(|row| row.checked_sub(1));
        let row = row.ok_or_else(|| Damage::Position(written).in_sheet(&sheet.name))?;
        *next = Address::new(row, 0);
    }
    if tag.is("hidden") || is_flat(tag, "ht") {
        sheet.hidden_rows.insert(next.row);
    }
    Ok(())
}

/// Whether a row or a column is less than a point high, or wide: nobody sees what is in it.
fn is_flat(tag: &Tag<'_>, size: &str) -> bool {
    tag.get(size).is_some_and(|size| matches!(size.trim().split('.').next(), Some("0" | "")))
}

fn merge(tag: &Tag<'_>, sheet: &mut Sheet) -> Result<(), Refusal> {
    let area = damage::merged(&tag.get("ref").unwrap_or_default());
    let area = area.map_err(|damage| damage.in_sheet(&sheet.name))?;
    Ok(sheet.merge(area)?)
}

fn hide(tag: &Tag<'_>, sheet: &mut Sheet) {
    let column = |name| tag.number::<u32>(name).and_then(|column| column.checked_sub(1));
    if let Some((from, to)) = column("min").zip(column("max")).filter(|_| tag.is("hidden") || is_flat(tag, "width")) {
        sheet.hide_columns(from, to);
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
        Ok(Self { at, kind, style, value: String::new(), rich: None, formula: None })
    }

    fn fill(&mut self, elements: &mut Elements<'_>) -> Result<(), Refusal> {
        let mut inside = String::new();
        loop {
            match elements.next()? {
                Next::Start(tag) if tag.name() == "is" => {
                    let text = rich(elements, "is")?;
                    text.text().clone_into(&mut self.value);
                    self.rich = Some(text);
                }
                // One of two values is that of another cell, whose beginning was destroyed.
                Next::Start(tag) if tag.name() == "v" && !self.value.is_empty() => return Err(Refusal::Damaged),
                Next::Start(tag) => inside = tag.name(),
                Next::Empty(tag) if tag.name() == "f" => self.formula = Some(String::new()),
                Next::Text(text) if inside == "v" => self.value.push_str(&text),
                Next::Text(text) if inside == "f" => self.formula.get_or_insert_default().push_str(&text),
                Next::End(name) if name == "c" => return Ok(()),
                Next::End(_) => inside.clear(),
                Next::Nothing => return Err(Refusal::Damaged),
                Next::Text(_) | Next::Empty(_) => {}
            }
        }
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

    /// What formulas are computed from.
    fn input(self, shared: &Shared) -> Input {
        if self.is_open(shared) {
            let zero = self.is_zero();
            return Input::Open(Open { formula: self.formula.unwrap_or_default().into(), style: self.style, zero });
        }
        match self.kind.as_str() {
            "b" => Input::Value(Value::Truth(self.value.trim() == "1")),
            "e" => Input::Failed("#VALUE!"),
            "s" | "str" | "inlineStr" => Input::Value(Value::Text(self.cell(shared).unwrap_or_default().text)),
            _ if self.value.trim().is_empty() => Input::Value(Value::Blank),
            _ => number::read(&self.value).map_or_else(
                || Input::Value(Value::Text(self.value.clone())),
                |number| Input::Value(Value::Number(number)),
            ),
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
        let Some(format) = shared.styles.format(self.style) else {
            return Some(Cell::doubtful(digits.plain(), Doubt::Unformatted));
        };
        let shown = format.show(&digits, shared.styles.days);
        if format.disguises(&digits) {
            return Some(Cell::doubtful(shown, Doubt::Disguised(digits.plain().into())));
        }
        if format.is_undated(&digits, shared.styles.days) {
            return Some(Cell::doubtful(shown, Doubt::Undated));
        }
        Some(if digits.cut { Cell::doubtful(shown, Doubt::TooLong) } else { shown.into() })
    }
}
