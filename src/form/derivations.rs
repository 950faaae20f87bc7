//! How the points of forms came about, for pages on which a click opens it.

use std::collections::BTreeSet;

use super::filled::Filled;
use crate::explain::{Topic, explain};
use crate::model::scorecard::Scorecard;
use crate::print::Markup;
use crate::words::{Language, say};

/// The derivations that cells of the page lead to.
pub(super) struct Derivations<'f> {
    language: Language,
    /// The form at hand: its number from 1 and its scorecard.
    form: usize,
    card: Option<&'f Scorecard>,
    named: BTreeSet<String>,
    told: Vec<Told>,
}

/// A derivation.
struct Told {
    name: String,
    title: String,
    lines: Vec<String>,
}

/// Where the derivation of a cell is.
pub(super) struct Place {
    /// What it is called on the page, behind the letter of what is there: `f` the cell, `w` the derivation.
    pub(super) name: String,
    /// Whether no cell before leads to it.
    pub(super) is_first: bool,
}

impl<'f> Derivations<'f> {
    pub(super) const fn new(language: Language) -> Self {
        Self { language, form: 0, card: None, named: BTreeSet::new(), told: Vec::new() }
    }

    /// Goes on with a form.
    pub(super) fn begin(&mut self, number: usize, form: Option<&'f Filled>) {
        self.form = number;
        self.card = form.and_then(|form| form.card.as_ref());
    }

    /// Where the derivation of a field is; none of what is only entered, or left open.
    pub(super) fn place_of(&mut self, field: &str) -> Option<Place> {
        let topic = Topic::of_field(field).filter(|_| field.starts_with("card:"))?;
        let key = match topic {
            Topic::Row(index) => (index + 1).to_string(),
            Topic::Execution => "e".to_owned(),
            _ => "t".to_owned(),
        };
        let name = format!("{}-{key}", self.form);
        let is_first = !self.named.contains(&name);
        if is_first {
            let told = explain(self.card?, topic, self.language)?;
            self.named.insert(name.clone());
            // The project stands above the form already.
            let mut lines = told.lines().skip(1).filter(|line| !line.is_empty()).map(str::to_owned);
            let title = lines.next().unwrap_or_default();
            self.told.push(Told { name: name.clone(), title, lines: lines.collect() });
        }
        Some(Place { name, is_first })
    }

    pub(super) fn write(self, page: &mut Markup) {
        for Told { name, title, lines } in self.told {
            page.begin("aside").with("id", format_args!("w{name}")).with("aria-label", &title);
            page.begin("a").with("class", "close").with("href", format_args!("#f{name}"));
            page.text(say!(self.language, "关闭", "close")).end().element("h2", title);
            for line in lines {
                page.element("p", line);
            }
            page.end();
        }
    }
}
