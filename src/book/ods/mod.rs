//! .ods: a cell carries the text that it shows, and the value that it keeps; programs may leave the text out.

mod beside;
mod conditional;
mod formula;
mod kept;
mod looks;

use super::area::Area;
use super::beside::{Beside, BesideKind};
use super::delimited::ragged;
use super::limits::{self, Excess, Filled};
use super::looks::Ground;
use super::number_format::NumberFormat;
use super::package::Package;
use super::refusal::Refusal;
use super::serial::DayCount;
use super::sheet::{Cell, Doubt, Sheet};
use super::solve::{BookInputs, Input, Inputs, Stored, Value, check};
use super::xml::{Elements, Next, Tag};
use crate::words::Address;
use conditional::Conditions;
use formula::{UNREAD, formula};
use kept::Kept;
use looks::{CellLook, Looks};
use std::collections::{HashMap, HashSet};

/// The sheets of a package.
pub(super) fn sheets(package: &mut Package<'_>) -> Result<Vec<Sheet>, Refusal> {
    let manifest = package.part("META-INF/manifest.xml")?;
    if manifest.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Refusal::Password);
    }
    let text = package.part("content.xml")?.ok_or(Refusal::Damaged)?;
    let styles = package.part("styles.xml")?;
    let looks = looks(styles.as_deref(), &text)?;
    let cells = looks.of_cells();
    let mut elements = Elements::of(&text);
    let (mut sheets, mut filled, mut book) = (Vec::new(), Filled::default(), BookInputs::default());
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
                let (sheet, inputs) = Table::of(sheet, (&looks, &cells)).read(&mut elements)?;
                filled = filled.and(sheet.filled)?;
                book.sheets.push((sheet.name.clone(), inputs));
                sheets.push(sheet);
            }
            Next::Nothing => break,
            _ => {}
        }
    }
    // What is compared are values: formats are not looked at.
    for (number, sheet) in sheets.iter_mut().enumerate() {
        check(sheet, (&book, number), DayCount::default(), |_| &NumberFormat::General);
    }
    let margins = styles.map(|styles| beside::margins(&styles)).transpose()?.flatten();
    for sheet in &mut sheets {
        sheet.beside.extend(margins.clone());
    }
    Ok(sheets)
}

/// The styles of both parts.
fn looks(styles: Option<&str>, content: &str) -> Result<Looks, Refusal> {
    let mut looks = Looks::default();
    if let Some(styles) = styles {
        looks.read(styles)?;
    }
    looks.read(content)?;
    Ok(looks)
}

/// Whether a style of sheets hides them.
fn hides(tag: &Tag<'_>) -> bool {
    tag.name() == "table-properties" && tag.get("display").is_some_and(|display| display == "false")
}

/// A sheet that is being read.
struct Table<'l> {
    sheet: Sheet,
    looks: &'l Looks,
    /// Those of cells, by the names of their styles.
    cells: &'l HashMap<String, CellLook>,
    /// The styles that cells of each column have where they name none.
    usual: Vec<(u32, String)>,
    conditions: Conditions,
    /// Where the next cell stands.
    next: Address,
    /// How often the row stands there.
    repeated: u32,
    /// The columns of which it is known whether they are hidden.
    columns: u32,
    /// How many columns the rows have in which something stands.
    lengths: Vec<(u32, usize)>,
    /// What its formulas are computed from.
    inputs: Inputs,
    /// The cells that one formula fills.
    spread: Vec<Area>,
}

impl<'l> Table<'l> {
    fn of(sheet: Sheet, (looks, cells): (&'l Looks, &'l HashMap<String, CellLook>)) -> Self {
        Self {
            sheet,
            looks,
            cells,
            usual: Vec::new(),
            conditions: Conditions::default(),
            next: Address::default(),
            repeated: 1,
            columns: 0,
            lengths: Vec::new(),
            inputs: Inputs::default(),
            spread: Vec::new(),
        }
    }

    fn read(mut self, elements: &mut Elements<'_>) -> Result<(Sheet, Inputs), Refusal> {
        loop {
            match elements.next()? {
                Next::Start(tag) => match tag.name().as_str() {
                    "table-row" => self.begin_row(&tag),
                    "table-column" => self.column(&tag),
                    "table-cell" | "covered-table-cell" => {
                        let ground = self.look(&tag).map(|look| look.ground).unwrap_or_default();
                        let shown = Shown::read(elements, &tag.name(), (self.looks, ground))?;
                        self.cell(&tag, shown)?;
                    }
                    name if beside::is_drawn(name) => {
                        let words = beside::words(elements, name)?;
                        self.sheet.beside.extend(Beside::of(BesideKind::Box, None, &words));
                    }
                    _ => self.conditions.meet(&tag, self.looks),
                },
                Next::Empty(tag) => match tag.name().as_str() {
                    "table-row" => {
                        self.begin_row(&tag);
                        self.end_row();
                    }
                    "table-column" => self.column(&tag),
                    "table-cell" | "covered-table-cell" => self.cell(&tag, Shown::default())?,
                    _ => self.conditions.meet(&tag, self.looks),
                },
                Next::End(name) if name == "table-row" => self.end_row(),
                Next::End(name) if name == "table" => {
                    self.sheet.doubts.extend(ragged(&self.lengths));
                    self.conditions.mark(&mut self.sheet);
                    for area in self.spread {
                        self.inputs.fill(area, UNREAD);
                    }
                    return Ok((self.sheet, self.inputs));
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
        self.usual.extend(tag.get("default-cell-style-name").map(|style| (next, style)));
        self.columns = next;
    }

    /// How a cell looks, by its own style or by that of its column.
    fn look(&self, tag: &Tag<'_>) -> Option<&'l CellLook> {
        let of_column = || {
            let place = self.usual.partition_point(|(end, _)| *end <= self.next.column);
            self.usual.get(place).map(|(_, style)| style.clone())
        };
        self.cells.get(&tag.get("style-name").or_else(of_column).unwrap_or_default())
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
        let (at, look) = (self.next, self.look(tag));
        let columns: u32 = tag.number("number-columns-repeated").unwrap_or(1);
        self.next.column = at.column.saturating_add(columns);
        self.sheet.beside.extend(Beside::of(BesideKind::Box, Some(at), &shown.drawn));
        self.sheet.beside.extend(Beside::of(BesideKind::Note, Some(at), &shown.note));
        if tag.name() == "covered-table-cell" {
            return Ok(());
        }
        self.merge(tag, at)?;
        let formula = self.formula(tag, at, columns);
        let text = Value::Text(shown.text.clone());
        let cell = shown.cell(tag, look);
        if cell.text.trim().is_empty() && cell.doubt.is_none() {
            return Ok(());
        }
        for row in 0..self.repeated {
            for column in 0..columns {
                let at = Address::new(at.row.saturating_add(row), at.column.saturating_add(column));
                self.sheet.put(at, cell.clone())?;
                self.inputs.put(at, input(tag, formula.as_deref(), &text));
            }
        }
        Ok(())
    }

    /// The formula of a cell, which is read where it stands in one alone.
    fn formula(&mut self, tag: &Tag<'_>, at: Address, columns: u32) -> Option<String> {
        let written = tag.get("formula")?;
        let spread = tag.number("number-matrix-rows-spanned").zip(tag.number("number-matrix-columns-spanned"));
        if let Some((rows, columns)) = spread.map(|(rows, columns): (u32, u32)| (rows.max(1), columns.max(1))) {
            let to = Address::new(at.row.saturating_add(rows - 1), at.column.saturating_add(columns - 1));
            self.spread.push(Area { from: at, to });
        }
        Some(if self.repeated > 1 || columns > 1 { UNREAD.to_owned() } else { formula(&written) })
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

/// What formulas take a cell for: a day is none of their numbers here.
fn input(tag: &Tag<'_>, formula: Option<&str>, text: &Value) -> Input {
    let (kept, is_date) = (Kept::of(tag), matches!(Kept::of(tag), Some(Kept::Date(_))));
    let value = kept.and_then(|kept| kept.value()).unwrap_or_else(|| text.clone());
    let formula = formula.or_else(|| is_date.then_some(UNREAD));
    match formula {
        Some(formula) => Input::Stored(Stored { formula: formula.into(), style: 0, value }),
        None => Input::Value(value),
    }
}

/// The paragraphs of a cell.
#[derive(Default)]
struct Shown {
    text: String,
    /// The letters of it that nobody sees.
    unseen: String,
    /// What is left without them.
    seen: String,
    /// Whether a program fills something in when it opens the file.
    has_field: bool,
    /// What stands in boxes that hang on the cell.
    drawn: String,
    /// What a note on it says.
    note: String,
}

/// Elements of a paragraph whose text stands as it is written.
const PLAIN: [&str; 5] = ["p", "span", "a", "ruby", "ruby-base"];

impl Shown {
    fn read(elements: &mut Elements<'_>, end: &str, (looks, ground): (&Looks, Ground)) -> Result<Self, Refusal> {
        let (mut shown, mut paragraphs, mut within) = (Self::default(), 0usize, 0usize);
        let text = &mut shown.text;
        // Of letters within letters the inner style counts.
        let (mut spans, mut hidden) = (Vec::<bool>::new(), 0usize);
        loop {
            match elements.next()? {
                Next::Start(tag) => match tag.name().as_str() {
                    "annotation" => shown.note.push_str(&beside::words(elements, "annotation")?),
                    name if beside::is_drawn(name) => shown.drawn.push_str(&beside::words(elements, name)?),
                    "p" => {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        paragraphs += 1;
                        within += 1;
                    }
                    "span" if within > 0 => {
                        let style = tag.get("style-name").unwrap_or_default();
                        let is_seen = looks.of_letters(&style).is_seen_on(ground);
                        hidden += usize::from(!is_seen);
                        spans.push(is_seen);
                    }
                    other if within > 0 => shown.has_field |= !PLAIN.contains(&other),
                    _ => {}
                },
                Next::Empty(tag) => match tag.name().as_str() {
                    "s" => text.extend(std::iter::repeat_n(' ', tag.number("c").unwrap_or(1).min(limits::TEXT))),
                    "tab" => text.push('\t'),
                    "line-break" => text.push('\n'),
                    other if within > 0 => shown.has_field |= !PLAIN.contains(&other),
                    _ => {}
                },
                Next::Text(more) if paragraphs > 0 => {
                    text.push_str(&more);
                    let part = if hidden == 0 { &mut shown.seen } else { &mut shown.unseen };
                    part.push_str(&more);
                }
                Next::End(name) if name == "span" => {
                    hidden = hidden.saturating_sub(usize::from(spans.pop() == Some(false)));
                }
                Next::End(name) if name == "p" => within = within.saturating_sub(1),
                Next::End(name) if name == end => return Ok(shown),
                Next::Nothing => return Err(Refusal::Damaged),
                Next::Text(_) | Next::End(_) => {}
            }
            if text.len() > limits::TEXT {
                return Err(Excess::Text.into());
            }
        }
    }

    /// The cell as readers see it: what nobody sees says nothing.
    fn cell(mut self, tag: &Tag<'_>, look: Option<&CellLook>) -> Cell {
        let (seen, unseen) = (std::mem::take(&mut self.seen), std::mem::take(&mut self.unseen));
        let (cell, look) = (self.whole(tag), look.cloned().unwrap_or_default());
        if cell.text.trim().is_empty() {
            return cell;
        }
        let is_number = Kept::of(tag).is_some_and(|kept| kept.number().is_some());
        if look.is_unseen || look.hides_numbers && is_number {
            return Cell::doubtful(String::new(), Doubt::Unseen(cell.text.into()));
        }
        if !unseen.trim().is_empty() {
            return Cell::doubtful(seen, Doubt::Unseen(unseen.trim().into()));
        }
        if let Some(shown) = look.instead.filter(|shown| !is_number && *shown != cell.text) {
            return Cell::doubtful(shown, Doubt::Redrawn(cell.text.into()));
        }
        let doubt = cell.doubt.or(look.may_be_hidden.then_some(Doubt::Conditional));
        Cell { doubt, ..cell }
    }

    fn whole(self, tag: &Tag<'_>) -> Cell {
        let (kept, text) = (Kept::of(tag), self.text);
        let doubt = match tag.get("formula") {
            Some(_) if text.is_empty() && kept.is_none() => Some(Doubt::NoResult),
            Some(_) if text.starts_with('#') || text.starts_with("Err:") => Some(Doubt::Failed),
            _ => self.has_field.then_some(Doubt::Field),
        };
        let is_cut = kept.as_ref().and_then(Kept::number).is_some_and(|number| number.cut);
        let doubt = doubt.or_else(|| is_cut.then_some(Doubt::TooLong));
        let Some(kept) = kept else { return Cell { text, doubt } };
        if text.trim().is_empty() {
            return Cell { text: kept.text(), doubt };
        }
        let is_shown = kept.is_shown_by(&text) && !Kept::are_several(tag);
        let doubt = doubt.or_else(|| (!is_shown).then(|| Doubt::Disguised(kept.text().into())));
        Cell { text, doubt }
    }
}
