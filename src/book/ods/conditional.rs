//! Formats that hide a cell under some condition. Whether it holds, nobody computes here: that it may is told.

use super::looks::{Looks, colour_of};
use crate::book::area::Area;
use crate::book::looks::{Ground, Look};
use crate::book::sheet::{Doubt, Sheet};
use crate::book::xml::Tag;
use crate::words::Address;

/// Areas that are looked at.
const MOST: usize = 1000;

/// The areas of the rules that are being read, and those that a rule may hide.
#[derive(Default)]
pub(super) struct Conditions {
    own: Vec<Area>,
    hidden: Vec<Area>,
}

impl Conditions {
    pub(super) fn meet(&mut self, tag: &Tag<'_>, looks: &Looks) {
        let hides = match tag.name().as_str() {
            "conditional-format" => {
                self.own = areas(&tag.get("target-range-address").unwrap_or_default());
                false
            }
            "condition" => tag.get("apply-style-name").is_some_and(|laid| looks.hides(&laid)),
            "data-bar" | "icon-set" => tag.get("show-value").is_some_and(|shown| shown == "false"),
            "color-scale-entry" => tag
                .get("color")
                .and_then(|colour| colour_of(&colour))
                .is_some_and(|colour| Look::OF_FONT.ink.is_some_and(|ink| !Ground::one(colour).shows(ink))),
            _ => false,
        };
        if hides {
            self.hidden.extend(self.own.iter().copied().take(MOST.saturating_sub(self.hidden.len())));
        }
    }

    /// Puts the cells in doubt that a condition may hide.
    pub(super) fn mark(&self, sheet: &mut Sheet) {
        if self.hidden.is_empty() {
            return;
        }
        for (at, cell) in &mut sheet.cells {
            if cell.doubt.is_none() && self.hidden.iter().any(|area| area.has(*at)) {
                cell.doubt = Some(Doubt::Conditional);
            }
        }
    }
}

/// `表.G14:表.G20 表.H3`.
fn areas(text: &str) -> Vec<Area> {
    let corner = |text: &str| Address::parse(&text.rsplit('.').next().unwrap_or_default().replace('$', ""));
    let area = |text: &str| {
        let (from, to) = text.split_once(':').unwrap_or((text, text));
        Some(Area { from: corner(from)?, to: corner(to)? })
    };
    text.split(' ').filter_map(area).take(MOST).collect()
}
