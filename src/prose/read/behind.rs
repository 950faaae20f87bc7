//! What is behind the words of a Word document: pages, tables, cells.

use quick_xml::events::BytesStart;

use super::colour::ground;
use super::looks::Look;
use super::package::attribute;
use super::seen::Odd;
use crate::colour::Colour;

/// What is behind the words of a table or a cell.
#[derive(Clone, Copy)]
enum Ground {
    Of(Colour),
    /// The style of the table says it, row by row.
    OfStyle,
}

/// What is behind the words that are read.
pub(super) struct Behind {
    /// The tables and cells that are open, as far as they say it.
    open: Vec<Option<Ground>>,
    /// What may be behind all of it: paper, and the colour of pages, which not every program shows.
    pages: Vec<Colour>,
}

impl Default for Behind {
    fn default() -> Self {
        Self { open: Vec::new(), pages: vec![Colour::WHITE] }
    }
}

impl Behind {
    /// A table or a cell begins.
    pub(super) fn open(&mut self) {
        self.open.push(None);
    }

    /// It ends.
    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    /// Takes note of the colour of pages.
    pub(super) fn page(&mut self, tag: &BytesStart<'_>) {
        self.pages.extend(attribute(tag, "color").and_then(|value| Colour::parse(&value)));
    }

    /// Takes note of what is put behind the table or the cell that began last.
    pub(super) fn shade(&mut self, tag: &BytesStart<'_>) {
        self.put(ground(tag).map(Ground::Of));
    }

    /// Takes note of the style of a table, and what of it readers may see otherwise.
    pub(super) fn style(&mut self, look: Look) -> Option<Odd> {
        self.put(look.ground.map(|_| Ground::OfStyle));
        let hides = look.is_hidden() || look.is_set() || look.ground.is_none() && look.is_faint(&self.pages);
        hides.then_some(Odd::Pale)
    }

    fn put(&mut self, ground: Option<Ground>) {
        if let Some(last) = self.open.last_mut() {
            *last = ground.or(*last);
        }
    }

    fn nearest(&self) -> Option<Ground> {
        self.open.iter().rev().flatten().next().copied()
    }

    /// Why nobody sees words that look so.
    pub(super) fn unseen(&self, look: Look) -> Option<Odd> {
        let is_faint = match self.nearest() {
            None => look.is_faint(&self.pages),
            Some(Ground::Of(colour)) => look.is_faint(&[colour]),
            Some(Ground::OfStyle) => look.is_faint(&[]),
        };
        match look {
            look if look.is_hidden() => Some(Odd::Hidden),
            look if look.is_struck() => Some(Odd::Struck),
            _ => is_faint.then_some(Odd::Faint),
        }
    }

    /// Whether nobody may see them: what the style of a table puts behind them may be as pale.
    pub(super) fn may_hide(&self, look: Look) -> bool {
        matches!(self.nearest(), Some(Ground::OfStyle)) && look.is_faint(&self.pages)
    }
}
