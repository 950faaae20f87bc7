//! What has to be known of a sheet before a note is put on it.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::tags::{Form, Tag, Tags};
use super::walk::Walk;
use crate::book::area::Area;
use crate::book::limits;
use crate::book::refusal::Refusal;
use crate::words::Address;

/// The names of relations in a package, by which `r:id` is known.
pub(super) const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A sheet seen from afar.
#[derive(Debug, Default)]
pub(super) struct Outline {
    merged: Vec<Area>,
    /// The first cell that says something.
    pub(super) title: Option<Address>,
    columns: Vec<Columns>,
    heights: BTreeMap<u32, u32>,
    /// The relation of the drawing that holds notes.
    pub(super) drawing: Option<String>,
    /// The prefix of the names of relations.
    pub(super) prefix: Option<String>,
}

/// Columns that look alike.
#[derive(Debug)]
struct Columns {
    span: RangeInclusive<u32>,
    width: u32,
    style: usize,
}

impl Outline {
    pub(super) fn read(text: &str) -> Result<Self, Refusal> {
        let (mut outline, mut at, mut tags) = (Self::default(), Walk::default(), Tags::of(text));
        let root = tags.next()?.ok_or(Refusal::Damaged)?;
        outline.prefix = prefix(&root);
        while let Some(tag) = tags.next()? {
            at.pass(&tag);
            if tag.form != Form::End {
                outline.take(&tag, at.cell)?;
            }
        }
        Ok(outline)
    }

    fn take(&mut self, tag: &Tag<'_>, at: Address) -> Result<(), Refusal> {
        match tag.name() {
            "row" => self.heights.extend(whole(tag, "ht").map(|points| (at.row, points.saturating_mul(4) / 3))),
            "v" | "is" => self.title = self.title.or(Some(at)),
            "col" => self.columns.extend(columns(tag)),
            "mergeCell" => {
                limits::check_merged(self.merged.len())?;
                self.merged.extend(tag.get("ref").and_then(|area| Area::parse(&area)));
            }
            "legacyDrawing" => self.drawing = id(tag),
            _ => {}
        }
        Ok(())
    }

    /// The cell that is seen where this one is.
    pub(super) fn seen(&self, at: Address) -> Address {
        self.merged.iter().find(|area| area.has(at)).map_or(at, |area| area.from)
    }

    /// The style of a column, which its cells have that are not written.
    pub(super) fn column_style(&self, column: u32) -> usize {
        self.columns.iter().find(|columns| columns.span.contains(&column)).map_or(0, |columns| columns.style)
    }

    /// The width of a column in pixels.
    pub(super) fn width(&self, column: u32) -> u32 {
        self.columns.iter().find(|columns| columns.span.contains(&column)).map_or(WIDTH, |columns| columns.width)
    }

    /// The height of a row in pixels.
    pub(super) fn height(&self, row: u32) -> u32 {
        self.heights.get(&row).copied().unwrap_or(HEIGHT)
    }
}

/// Pixels of a column and of a row that say nothing of themselves.
const WIDTH: u32 = 64;
const HEIGHT: u32 = 18;

/// The whole part of a number.
fn whole(tag: &Tag<'_>, name: &str) -> Option<u32> {
    tag.get(name)?.split('.').next()?.trim().parse().ok()
}

fn columns(tag: &Tag<'_>) -> Option<Columns> {
    let first = tag.number::<u32>("min")?.checked_sub(1)?;
    let last = tag.number::<u32>("max")?.checked_sub(1)?;
    let hidden = tag.get("hidden").is_some_and(|hidden| matches!(hidden.as_ref(), "1" | "true"));
    let signs = whole(tag, "width").unwrap_or(8);
    let width = if hidden { 0 } else { signs.saturating_mul(7).saturating_add(5) };
    Some(Columns { span: first..=last, width, style: tag.number("style").unwrap_or(0) })
}

/// The value of `r:id`, whatever its prefix.
fn id(tag: &Tag<'_>) -> Option<String> {
    let named = tag.attributes().into_iter().find(|(name, _)| *name == "id" || name.ends_with(":id"))?;
    tag.get(named.0).map(std::borrow::Cow::into_owned)
}

fn prefix(root: &Tag<'_>) -> Option<String> {
    let is_theirs = |name: &str| root.get(name).is_some_and(|value| value == RELATIONS);
    let prefixes = root.attributes().into_iter().filter(|(name, _)| is_theirs(name));
    prefixes.filter_map(|(name, _)| name.strip_prefix("xmlns:")).map(str::to_owned).next()
}
