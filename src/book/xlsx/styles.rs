//! How cells show their numbers.

use std::collections::HashMap;

use crate::book::number_format::NumberFormat;
use crate::book::refusal::Refusal;
use crate::book::serial::DayCount;
use crate::book::xml::{Elements, Next, Tag};

/// Number formats by the style of a cell.
#[derive(Default)]
pub(super) struct Styles {
    /// None for one that the file does not hold.
    formats: Vec<Option<NumberFormat>>,
    pub(super) days: DayCount,
}

impl Styles {
    pub(super) fn read(text: &str) -> Result<Self, Refusal> {
        let mut elements = Elements::unmixed(text);
        let (mut styles, mut own, mut of_cells, mut count) = (Self::default(), HashMap::new(), false, 0);
        loop {
            match elements.next()? {
                Next::Start(tag) | Next::Empty(tag) => match tag.name().as_str() {
                    "numFmt" => own.extend(written(&tag)),
                    "cellXfs" => {
                        of_cells = true;
                        count = tag.number("count").unwrap_or_default();
                    }
                    "xf" if of_cells => styles.formats.push(format(&tag, &own)),
                    _ => {}
                },
                Next::End(name) if name == "cellXfs" => of_cells = false,
                Next::Nothing => {
                    // Where one is lost, cells have those of others.
                    let is_whole = styles.formats.len() >= count;
                    let known = |format: Option<NumberFormat>| format.filter(|_| is_whole);
                    styles.formats = styles.formats.into_iter().map(known).collect();
                    return Ok(styles);
                }
                Next::End(_) | Next::Text(_) => {}
            }
        }
    }

    /// The format of a style; none where the file does not hold it. A book may do without styles.
    pub(super) fn format(&self, style: usize) -> Option<&NumberFormat> {
        match self.formats.get(style) {
            None if style == 0 => Some(&NumberFormat::General),
            found => found?.as_ref(),
        }
    }
}

fn written(tag: &Tag<'_>) -> Option<(u32, NumberFormat)> {
    Some((tag.number("numFmtId")?, NumberFormat::parse(&tag.get("formatCode")?)))
}

fn format(tag: &Tag<'_>, own: &HashMap<u32, NumberFormat>) -> Option<NumberFormat> {
    let id = tag.get("numFmtId").map_or(Some(0), |id| id.trim().parse().ok())?;
    own.get(&id).cloned().or_else(|| NumberFormat::builtin(id))
}
