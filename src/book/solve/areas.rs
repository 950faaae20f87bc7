//! Functions that look at cells one by one: which are counted, which is looked up.

use super::call::{average, count, sum};
use super::evaluate::{Solver, compares, of_text};
use super::function::Function;
use super::parse::COMPARISONS;
use super::stop::Stop;
use super::tree::{Node, Operator, Value};
use crate::book::area::Area;
use crate::num::Fraction;
use crate::words::Address;

/// The cells of a sheet.
type Range = (usize, Area);

impl Solver<'_> {
    pub(super) fn of_areas(&mut self, function: Function, arguments: &[Node]) -> Result<Value, Stop> {
        let number = Value::Number;
        match (function, arguments) {
            (Function::CountFilled, [_, ..]) => {
                let mut filled = 0;
                for argument in arguments {
                    let range = self.range(argument)?;
                    filled += self.filled(range)?.iter().filter(|(_, value)| *value != Value::Blank).count();
                }
                Ok(number(count(filled)?))
            }
            (Function::CountBlank, [area]) => {
                let (sheet, area) = self.range(area)?;
                let says = |value: &Value| *value != Value::Blank && *value != Value::Text(String::new());
                let filled = self.filled((sheet, area))?.iter().filter(|(_, value)| says(value)).count();
                let cells = u64::from(area.height()) * u64::from(area.to.column - area.from.column + 1);
                Ok(number(count(usize::try_from(cells).map_err(|_| Stop::too_much())?.saturating_sub(filled))?))
            }
            (Function::CountIf, [area, criterion]) => {
                let (range, criterion) = (self.range(area)?, self.value(criterion)?);
                Ok(number(count(self.meeting(range, &criterion)?.len())?))
            }
            (Function::SumIf, [area, criterion]) => Ok(number(sum(self.numbers_if(area, criterion, area)?)?)),
            (Function::SumIf, [area, criterion, of]) => Ok(number(sum(self.numbers_if(area, criterion, of)?)?)),
            (Function::AverageIf, [area, criterion]) => Ok(number(average(self.numbers_if(area, criterion, area)?)?)),
            (Function::AverageIf, [area, criterion, of]) => Ok(number(average(self.numbers_if(area, criterion, of)?)?)),
            (Function::SumOfProducts, [_, ..]) => self.products(arguments),
            (Function::Lookup, [key, table, column, exact]) => {
                self.exactly(exact)?;
                let ((sheet, table), column) = (self.range(table)?, self.position(column)?);
                let keys = Area { from: table.from, to: Address::new(table.to.row, table.from.column) };
                let row = self.find(key, (sheet, keys))?;
                self.of_table((sheet, table), row, column)
            }
            (Function::LookupAcross, [key, table, row, exact]) => {
                self.exactly(exact)?;
                let ((sheet, table), row) = (self.range(table)?, self.position(row)?);
                let keys = Area { from: table.from, to: Address::new(table.from.row, table.to.column) };
                let column = self.find(key, (sheet, keys))?;
                self.of_table((sheet, table), row, column)
            }
            (Function::Match, [key, area, exact]) => {
                self.exactly(exact)?;
                let range = self.range(area)?;
                Ok(number(Fraction::whole(i64::from(self.find(key, range)?) + 1)))
            }
            (Function::Index, [table, row]) => {
                let (sheet, table) = self.range(table)?;
                let at = self.position(row)?;
                match (table.height(), table.to.column - table.from.column) {
                    (_, 0) => self.of_table((sheet, table), at, 0),
                    (1, _) => self.of_table((sheet, table), 0, at),
                    _ => Err(Stop::unread()),
                }
            }
            (Function::Index, [table, row, column]) => {
                let (range, row, column) = (self.range(table)?, self.position(row)?, self.position(column)?);
                self.of_table(range, row, column)
            }
            (function, arguments) => self.of_texts(function, arguments),
        }
    }

    fn range(&self, node: &Node) -> Result<Range, Stop> {
        self.cells(node)?.ok_or_else(Stop::unread)
    }

    /// A position as spreadsheets count, from 1.
    fn position(&mut self, node: &Node) -> Result<u32, Stop> {
        let position = self.number(node)?.as_whole().and_then(|number| u32::try_from(number).ok());
        position.and_then(|position| position.checked_sub(1)).ok_or_else(Stop::unread)
    }

    /// Only what is equal is looked up here; the nearest of a sorted list is not.
    fn exactly(&mut self, node: &Node) -> Result<(), Stop> {
        match self.value(node)? {
            Value::Truth(false) | Value::Blank => Ok(()),
            Value::Number(number) if number.is_zero() => Ok(()),
            _ => Err(Stop::unread()),
        }
    }

    /// How far from the first cell of a row or a column the first one is that holds a value.
    fn find(&mut self, key: &Node, range: Range) -> Result<u32, Stop> {
        let key = self.value(key)?;
        if is_pattern(&key) {
            return Err(Stop::unread());
        }
        for (at, value) in self.filled(range)? {
            if value != Value::Blank && compares(Operator::Equal, value, key.clone())? {
                let from = range.1.from;
                return Ok((at.row - from.row).max(at.column - from.column));
            }
        }
        Err(Stop::NOT_FOUND)
    }

    fn of_table(&mut self, (sheet, table): Range, row: u32, column: u32) -> Result<Value, Stop> {
        let at = Address::new(table.from.row.saturating_add(row), table.from.column.saturating_add(column));
        if table.has(at) { self.cell((sheet, at)) } else { Err(Stop::REFERENCE) }
    }

    /// The cells of an area for which a criterion holds: `>=60`, `优`.
    fn meeting(&mut self, range: Range, criterion: &Value) -> Result<Vec<Address>, Stop> {
        let (operator, wanted) = criterion_of(criterion)?;
        let mut meeting = Vec::new();
        for (at, value) in self.filled(range)? {
            let is_alike = std::mem::discriminant(&value) == std::mem::discriminant(&wanted);
            let meets = if is_alike {
                compares(operator, value, wanted.clone())?
            } else {
                operator == Operator::Unequal && value != Value::Blank
            };
            meeting.extend(meets.then_some(at));
        }
        Ok(meeting)
    }

    fn numbers_if(&mut self, area: &Node, criterion: &Node, of: &Node) -> Result<Vec<Fraction>, Stop> {
        let (range, (sheet, of)) = (self.range(area)?, self.range(of)?);
        let criterion = self.value(criterion)?;
        let from = range.1.from;
        let mut numbers = Vec::new();
        for at in self.meeting(range, &criterion)? {
            let at = Address::new(of.from.row + (at.row - from.row), of.from.column + (at.column - from.column));
            numbers.extend(self.numbers((sheet, Area::one(at)))?);
        }
        Ok(numbers)
    }

    /// Cells beside each other multiplied, and all of that added up.
    fn products(&mut self, arguments: &[Node]) -> Result<Value, Stop> {
        let ranges: Vec<Range> = arguments.iter().map(|argument| self.range(argument)).collect::<Result<_, _>>()?;
        let Some(((sheet, first), others)) = ranges.split_first() else { return Err(Stop::unread()) };
        let size = |area: &Area| (area.height(), area.to.column - area.from.column);
        if others.iter().any(|(_, area)| size(area) != size(first)) {
            return Err(Stop::VALUE);
        }
        let mut sum = Fraction::ZERO;
        for (at, value) in self.filled((*sheet, *first))? {
            let Value::Number(mut product) = value else { continue };
            for (sheet, area) in others {
                let other = Address::new(
                    area.from.row + (at.row - first.from.row),
                    area.from.column + (at.column - first.from.column),
                );
                let factor = match self.cell((*sheet, other))? {
                    Value::Number(factor) => factor,
                    _ => Fraction::ZERO,
                };
                product = product.multiply(factor)?;
            }
            sum = sum.add(product)?;
        }
        Ok(Value::Number(sum))
    }
}

/// Whether a text stands for many.
fn is_pattern(value: &Value) -> bool {
    matches!(value, Value::Text(text) if text.contains(['*', '?', '~']))
}

fn criterion_of(criterion: &Value) -> Result<(Operator, Value), Stop> {
    let Value::Text(text) = criterion else { return Ok((Operator::Equal, criterion.clone())) };
    let signed = COMPARISONS.iter().find_map(|(sign, operator)| Some((*operator, text.strip_prefix(sign)?)));
    let (operator, wanted) = signed.unwrap_or((Operator::Equal, text));
    let wanted = of_text(wanted).map_or_else(|_| Value::Text(wanted.to_owned()), Value::Number);
    if wanted == Value::Text(String::new()) || is_pattern(&wanted) {
        Err(Stop::unread())
    } else {
        Ok((operator, wanted))
    }
}
