//! Fields of Word: what they show is computed by Word, and stands in the file as it was last.

use quick_xml::events::BytesStart;

use super::package::attribute;

/// Fields that number pages: what they show is no text.
const PAGES: [&str; 4] = ["PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"];

/// Fields that are open, each inside of the one before.
#[derive(Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// Whether there was any that does more than number pages.
    pub(super) others: bool,
}

#[derive(Default)]
struct Field {
    code: String,
    shows: bool,
}

impl Fields {
    /// A sign that begins a field, ends its code, or ends it.
    pub(super) fn sign(&mut self, tag: &BytesStart<'_>) {
        match attribute(tag, "fldCharType").as_deref() {
            Some("begin") => self.open.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.open.last_mut() {
                    field.shows = true;
                    self.others |= !numbers_pages(&field.code);
                }
            }
            // One that shows nothing yet will, as soon as it is computed again.
            Some("end") => {
                let others = self.open.pop().is_some_and(|field| !numbers_pages(&field.code));
                self.others |= others;
            }
            _ => {}
        }
    }

    /// A part of the code of a field.
    pub(super) fn code(&mut self, code: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.shows) {
            field.code.push_str(code);
        }
    }

    /// Whether what stands here is the number of a page.
    pub(super) fn hide(&self) -> bool {
        self.open.iter().any(|field| field.shows && numbers_pages(&field.code))
    }
}

/// Whether a field in one element numbers pages.
pub(super) fn is_page(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "instr").is_some_and(|code| numbers_pages(&code))
}

fn numbers_pages(code: &str) -> bool {
    code.split_whitespace().next().is_some_and(|name| PAGES.iter().any(|page| name.eq_ignore_ascii_case(page)))
}
