//! The templates as a table.

use crate::print::{plain_table, trimmed};
use crate::template::Template;
use crate::words::{Language, say};

/// The templates as a table.
#[must_use]
pub fn templates<'t>(templates: impl Iterator<Item = &'t Template>, language: Language, width: u16) -> String {
    let mut table = plain_table(width);
    table.set_header([
        say!(language, "模板", "template"),
        say!(language, "版本", "version"),
        say!(language, "名称", "title"),
    ]);
    for template in templates {
        let title = template.title_in(language);
        table.add_row([template.id.as_str(), template.version.as_str(), title]);
    }
    trimmed(&mut table)
}
