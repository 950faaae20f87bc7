//! What a sheet says besides its cells: boxes that lie over them, notes, and what is printed on every page.

use std::collections::{BTreeMap, BTreeSet};

use super::bytes::short;
use super::records::Record;
use super::strings::{in_parts, short_string};
use crate::book::beside::{AUTHOR, Beside, BesideKind, printed};
use crate::words::Address;

const HEADER: u16 = 0x0014;
const FOOTER: u16 = 0x0015;
const NOTE: u16 = 0x001C;
const OBJECT: u16 = 0x005D;
const TEXT: u16 = 0x01B6;
const MORE_MARGINS: u16 = 0x089C;

/// What is said besides the cells, as it is met.
#[derive(Default)]
pub(super) struct Besides {
    /// The object that was met last: its text comes next.
    object: u16,
    texts: BTreeMap<u16, String>,
    notes: BTreeMap<u16, Address>,
    /// Notes of this program, which are no words of the department.
    own: BTreeSet<u16>,
    margins: String,
}

impl Besides {
    pub(super) fn meet(&mut self, record: &Record<'_>) {
        let data = record.data;
        match record.kind {
            OBJECT => self.object = short(data, 6).unwrap_or_default(),
            TEXT => {
                let length = short(data, 10).map_or(0, usize::from);
                self.texts.entry(self.object).or_default().push_str(&in_parts(&record.continued, length));
            }
            NOTE => self.note(data),
            HEADER | FOOTER => self.margin(data),
            MORE_MARGINS => self.margins_of_some_pages(data),
            _ => {}
        }
    }

    fn note(&mut self, data: &[u8]) {
        let place = short(data, 0).zip(short(data, 2)).zip(short(data, 6));
        let Some(((row, column), object)) = place else { return };
        self.notes.insert(object, Address::new(row.into(), column.into()));
        if data.get(8..).and_then(|data| short_string(data, 2)).is_some_and(|author| author == AUTHOR) {
            self.own.insert(object);
        }
    }

    fn margin(&mut self, data: &[u8]) {
        self.margins.push_str(&short_string(data, 2).map(|code| printed(&code)).unwrap_or_default());
        self.margins.push('\n');
    }

    /// Those of the first page and of even ones: four texts, each where the one before ends.
    fn margins_of_some_pages(&mut self, data: &[u8]) {
        let lengths: Vec<usize> = (0..4).map(|part| short(data, 30 + 2 * part).map_or(0, usize::from)).collect();
        let mut rest = data.get(38..).unwrap_or_default();
        for length in lengths.into_iter().filter(|length| *length > 0) {
            self.margin(rest);
            let wide = rest.get(2).is_some_and(|flags| flags & 1 != 0);
            rest = rest.get(3 + if wide { length * 2 } else { length }..).unwrap_or_default();
        }
    }

    /// All of it.
    pub(super) fn all(self) -> Vec<Beside> {
        let (notes, own) = (&self.notes, &self.own);
        let said = self.texts.iter().filter(|(object, _)| !own.contains(object)).filter_map(|(object, text)| {
            let at = notes.get(object).copied();
            Beside::of(if at.is_some() { BesideKind::Note } else { BesideKind::Box }, at, text)
        });
        said.chain(Beside::of(BesideKind::Margin, None, &self.margins)).collect()
    }
}
