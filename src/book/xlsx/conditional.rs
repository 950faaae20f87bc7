//! Formats that hide a cell under some condition. Whether it holds, nobody computes here: that it may is told.

use super::styles::Styles;
use crate::book::area::Area;
use crate::book::refusal::Refusal;
use crate::book::sheet::{Doubt, Sheet};
use crate::book::xml::{Elements, Next, Tag};

/// Areas that are looked at.
const MOST: usize = 1000;

/// Puts the cells in doubt that a condition may hide.
pub(super) fn mark(text: &str, styles: &Styles, sheet: &mut Sheet) -> Result<(), Refusal> {
    if !styles.hide_any() {
        return Ok(());
    }
    let areas = hidden(text, styles)?;
    for (at, cell) in &mut sheet.cells {
        if cell.doubt.is_none() && areas.iter().any(|area| area.has(*at)) {
            cell.doubt = Some(Doubt::Conditional);
        }
    }
    Ok(())
}

/// Where the rules stand whose formats hide something.
fn hidden(text: &str, styles: &Styles) -> Result<Vec<Area>, Refusal> {
    let (mut elements, mut areas, mut own) = (Elements::unmixed(text), Vec::new(), Vec::new());
    loop {
        match elements.next()? {
            Next::Start(tag) | Next::Empty(tag) => match tag.name().as_str() {
                "conditionalFormatting" => own = of(&tag),
                "cfRule" if tag.number("dxfId").is_some_and(|dxf| styles.hides(dxf)) => {
                    areas.extend(own.iter().copied().take(MOST.saturating_sub(areas.len())));
                }
                _ => {}
            },
            Next::Nothing => return Ok(areas),
            Next::End(_) | Next::Text(_) => {}
        }
    }
}

fn of(tag: &Tag<'_>) -> Vec<Area> {
    tag.get("sqref").unwrap_or_default().split_whitespace().filter_map(Area::parse).collect()
}
