//! What stands in boxes that lie over the cells of a sheet, and may hide what these say.

use super::workbook::Relations;
use crate::book::package::Package;
use crate::book::refusal::Refusal;
use crate::book::xml::{Elements, Next};

/// Letters that are shown of it.
const SHOWN: usize = 40;

/// The texts of the boxes of a sheet, one behind the other.
pub(super) fn texts(package: &mut Package<'_>, sheet: &str) -> Result<String, Refusal> {
    let mut said = String::new();
    let relations = Relations::of(package, sheet)?;
    let Some(drawing) = relations.by_kind.get("drawing").map(|path| package.part(path)).transpose()?.flatten() else {
        return Ok(said);
    };
    let (mut elements, mut is_text) = (Elements::unmixed(&drawing), false);
    loop {
        match elements.next()? {
            Next::Start(tag) => is_text = tag.name() == "t",
            Next::Text(text) if is_text => said.push_str(text.trim()),
            Next::End(_) => is_text = false,
            Next::Nothing => return Ok(said.chars().take(SHOWN).collect()),
            Next::Text(_) | Next::Empty(_) => {}
        }
    }
}
