//! .xlsx and .xlsm, as Excel, WPS and other programs write them.

mod beside;
mod conditional;
mod fonts;
mod laid;
mod palette;
mod shared;
mod sheet;
mod strings;
mod styles;
mod workbook;

use super::damage::Damage;
use super::limits::{self, Excess, Filled};
use super::package::Package;
use super::refusal::Refusal;
use super::sheet::Sheet;
use super::solve::BookInputs;
use palette::Palette;
use shared::Shared;
use styles::Styles;
pub(super) use workbook::{Relations, Workbook};

/// The sheets of a package.
pub(super) fn sheets(package: &mut Package<'_>) -> Result<Vec<Sheet>, Refusal> {
    let workbook = Workbook::read(package)?;
    if workbook.sheets.len() > limits::SHEETS {
        return Err(Excess::Sheets.into());
    }
    // What another program has damaged of colours says nothing.
    let palette = package.part(&workbook.theme)?.and_then(|text| Palette::read(&text).ok()).unwrap_or_default();
    let strings = package.part(&workbook.strings)?.map_or(Ok(Vec::new()), |text| strings::strings(&text, &palette))?;
    let styles = package.part(&workbook.styles)?.map(|text| Styles::read(&text, &palette)).transpose()?;
    let mut styles = styles.unwrap_or_default();
    styles.days = workbook.days;
    let shared = Shared { strings, styles, palette, uncomputed: workbook.uncomputed };
    let (mut sheets, mut filled, mut texts, mut has_formulas) = (Vec::new(), Filled::default(), Vec::new(), false);
    for (index, named) in workbook.sheets.iter().enumerate() {
        if workbook.sheets.iter().take(index).any(|other| other.path == named.path && !named.path.is_empty()) {
            return Err(Damage::Twice.in_sheet(&named.name));
        }
        let mut sheet = Sheet { name: named.name.clone(), hidden: named.hidden, ..Sheet::default() };
        let text = package.part(&named.path)?.ok_or_else(|| Damage::Cells.in_sheet(&named.name))?;
        has_formulas |= sheet::read(&text, &shared, &mut sheet)?;
        sheet.beside = beside::of_sheet(package, &named.path, &text)?;
        filled = filled.and(sheet.filled)?;
        sheets.push(sheet);
        texts.push(text);
    }
    if has_formulas {
        let inputs = |(sheet, text): (&Sheet, &String)| Ok((sheet.name.clone(), sheet::inputs(text, &shared)?));
        let inputs: Vec<_> = sheets.iter().zip(&texts).map(inputs).collect::<Result<_, Refusal>>()?;
        let book = BookInputs { sheets: inputs, names: workbook.names };
        for (number, sheet) in sheets.iter_mut().enumerate() {
            sheet::compute(sheet, &shared, &book, number);
        }
    }
    workbook.nameless.map_or(Ok(sheets), |path| Err(Damage::Nameless.in_sheet(&path)))
}
