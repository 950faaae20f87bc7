//! Formats that hide a cell under some condition. Whether it holds, nobody computes here: that it may is told.

use super::laid::is_dark;
use super::shared::Shared;
use crate::book::area::Area;
use crate::book::refusal::Refusal;
use crate::book::sheet::{Doubt, Sheet};
use crate::book::xml::{Elements, Next, Tag};

/// Areas that are looked at.
const MOST: usize = 1000;

/// Puts the cells in doubt that a condition may hide.
pub(super) fn mark(text: &str, shared: &Shared, sheet: &mut Sheet) -> Result<(), Refusal> {
    if !text.contains("conditionalFormatting") {
        return Ok(());
    }
    let areas = hidden(text, shared)?;
    for (at, cell) in &mut sheet.cells {
        if cell.doubt.is_none() && areas.iter().any(|area| area.has(*at)) {
            cell.doubt = Some(Doubt::Conditional);
        }
    }
    Ok(())
}

/// Where the rules stand whose formats hide something, or that show a bar or a sign in the place of the number.
fn hidden(text: &str, shared: &Shared) -> Result<Vec<Area>, Refusal> {
    let (mut elements, mut areas, mut own) = (Elements::unmixed(text), Vec::new(), Vec::new());
    loop {
        match elements.next()? {
            Next::Start(tag) | Next::Empty(tag) => {
                if tag.name() == "conditionalFormatting" {
                    own = of(&tag);
                } else if hides(&tag, shared) {
                    areas.extend(own.iter().copied().take(MOST.saturating_sub(areas.len())));
                }
            }
            Next::End(name) if name == "conditionalFormatting" => own.clear(),
            Next::Nothing => return Ok(areas),
            Next::End(_) | Next::Text(_) => {}
        }
    }
}

fn hides(tag: &Tag<'_>, shared: &Shared) -> bool {
    match tag.name().as_str() {
        "cfRule" => tag.number("dxfId").is_some_and(|dxf| shared.styles.hides(dxf)),
        "dataBar" | "iconSet" => tag.get("showValue").is_some_and(|shown| matches!(shown.as_str(), "0" | "false")),
        "color" => is_dark(tag, &shared.palette),
        _ => false,
    }
}

fn of(tag: &Tag<'_>) -> Vec<Area> {
    tag.get("sqref").unwrap_or_default().split_whitespace().filter_map(Area::parse).collect()
}
