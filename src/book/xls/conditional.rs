//! Formats that hide a cell under some condition [MS-XLS 2.4.42, 2.4.43]. Whether it holds, nobody computes here: that it may is told.

use super::bytes::{long, short};
use super::looks::{Looks, share};
use super::strings::short_string;
use crate::book::area::Area;
use crate::book::hiding::hides;
use crate::book::looks::{Fill, Look};
use crate::book::sheet::{Doubt, Sheet};
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
    /// Where the rules behind this record stand.
    pub(super) fn areas(&mut self, data: &[u8]) {
        let areas = data.get(14..).unwrap_or_default().chunks_exact(8).take(MOST);
        let corner = |area: &[u8], at| short(area, at).map_or(0, u32::from);
        let area = |area: &[u8]| Area {
            from: Address::new(corner(area, 0), corner(area, 4)),
            to: Address::new(corner(area, 2), corner(area, 6)),
        };
        self.own = areas.map(area).collect();
    }

    /// A rule, and how it is laid over the cells of these areas.
    pub(super) fn rule(&mut self, data: &[u8], looks: &Looks) {
        if Laid::of(data.get(6..).unwrap_or_default(), looks)
            .is_some_and(|laid| hides(laid.letters, laid.fill, &laid.code))
        {
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

/// A format of conditions [MS-XLS 2.5.80]: what it has of number format, font, alignment, borders and fill stands one behind the other.
struct Laid {
    letters: Look,
    fill: Fill,
    code: String,
}

/// The bits that say what such a format has.
const NUMBERS: u32 = 1 << 25;
const FONT: u32 = 1 << 26;
const ALIGNMENT: u32 = 1 << 27;
const BORDERS: u32 = 1 << 28;
const FILL: u32 = 1 << 29;
/// The bit that says that a pattern is not named.
const NO_PATTERN: u32 = 1 << 16;

/// Bytes of a font, and where its signs and its colour stand.
const OF_FONT: usize = 118;
const SIGNS: usize = 68;
const INK: usize = 80;
const UNSAID: usize = 88;
const STRUCK: u32 = 0x80;

impl Laid {
    fn of(data: &[u8], looks: &Looks) -> Option<Self> {
        let flags = long(data, 0)?;
        let is_own = short(data, 4)? & 1 != 0;
        let mut rest = data.get(6..)?;
        let mut laid = Self { letters: Look::default(), fill: Fill::default(), code: String::new() };
        if flags & NUMBERS != 0 {
            let length = if is_own { usize::from(short(rest, 0)?) } else { 2 };
            if is_own {
                laid.code = short_string(rest.get(2..)?, 2)?;
            }
            rest = rest.get(length..)?;
        }
        if flags & FONT != 0 {
            laid.letters = letters(rest, looks)?;
            rest = rest.get(OF_FONT..)?;
        }
        let passed = [ALIGNMENT, BORDERS].iter().filter(|part| flags & **part != 0).count() * 8;
        rest = rest.get(passed..)?;
        if flags & FILL != 0 {
            laid.fill = fill(rest, flags, looks)?;
        }
        Some(laid)
    }
}

fn letters(font: &[u8], looks: &Looks) -> Option<Look> {
    let ink = usize::try_from(long(font, INK)?).ok()?;
    let is_struck = long(font, SIGNS)? & STRUCK != 0 && long(font, UNSAID)? & STRUCK == 0;
    Some(Look { ink: looks.colour(ink), is_gone: is_struck, script: None })
}

fn fill(data: &[u8], flags: u32, looks: &Looks) -> Option<Fill> {
    let pattern = u32::from(short(data, 0)?) >> 10;
    let colours = usize::from(short(data, 2)?);
    let pattern = (flags & NO_PATTERN == 0).then(|| share(pattern));
    let (over, under) = (looks.colour(colours & 0x7F), looks.colour(colours >> 7 & 0x7F));
    Some(Fill { pattern, over, under, is_named: true, ..Fill::default() })
}
