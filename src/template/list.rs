//! The templates as a table.

use crate::print::{pick, plain_table, trimmed};
use crate::template::Template;
use crate::words::Language;

/// The templates as a table.
#[must_use]
pub fn templates<'t>(templates: impl Iterator<Item = &'t Template>, language: Language, width: u16) -> String {
    let mut table = plain_table(width);
    table.set_header([
        pick(language, "模板", "template"),
        pick(language, "版本", "version"),
        pick(language, "名称", "title"),
    ]);
    for template in templates {
        let title = pick_text(language, &template.title, &template.title_en);
        table.add_row([template.id.as_str(), template.version.as_str(), title]);
    }
    trimmed(&mut table)
}

const fn pick_text<'t>(language: Language, zh: &'t str, en: &'t str) -> &'t str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}
