//! What a click on a chart opens: a list at the edge of the page, hidden until it is aimed at.

use super::table::Table;
use crate::print::Markup;
use crate::words::{Language, say};

/// All of them.
#[derive(Default)]
pub(super) struct Panels(Vec<Panel>);

/// One of them.
pub(super) struct Panel {
    /// Its name on the page, and what a link to it names.
    pub(super) id: String,
    /// Where it was opened, to which closing it leads back.
    pub(super) from: &'static str,
    pub(super) title: String,
    pub(super) table: Table,
    /// What is not listed.
    pub(super) note: Option<String>,
}

impl Panels {
    /// One more; gives back what a link to it names.
    pub(super) fn add(&mut self, panel: Panel) -> String {
        let href = format!("#{}", panel.id);
        self.0.push(panel);
        href
    }

    pub(super) fn write(self, page: &mut Markup, language: Language) {
        for Panel { id, from, title, table, note } in self.0 {
            page.begin("aside").with("class", "panel").with("id", &id).with("aria-label", &title);
            page.begin("a").with("class", "close").with("href", from).text(say!(language, "关闭", "close")).end();
            page.element("h3", &title);
            table.write(page);
            if let Some(note) = note {
                page.element("p", note);
            }
            page.end();
        }
    }
}
