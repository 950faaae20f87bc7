//! Fields of Word: what they show is computed by Word, and stands in the file as it was last.

use quick_xml::events::BytesStart;

use super::package::attribute;
use super::seen::{Odd, Seen};

/// Fields that number pages: what they show is the number, whatever stands there.
const PAGES: [&str; 4] = ["PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"];

/// Says how the number of a field is written, words among it.
const PICTURE: &str = r"\#";

/// Fields that are open, each inside of the one before.
#[derive(Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// Those that are one element each.
    whole: Vec<Field>,
    /// Whether there was any that does more than number pages.
    others: bool,
    /// Whether any says how its number is written.
    pictures: bool,
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
                    let code = field.code.clone();
                    self.take_note(&code);
                }
            }
            // One that shows nothing yet will, as soon as it is computed again.
            Some("end") => {
                if let Some(field) = self.open.pop() {
                    self.take_note(&field.code);
                }
            }
            _ => {}
        }
    }

    /// A field in one element begins.
    pub(super) fn begin_whole(&mut self, tag: &BytesStart<'_>) {
        let code = attribute(tag, "instr").unwrap_or_default();
        self.take_note(&code);
        self.whole.push(Field { code, shows: true });
    }

    /// It ends.
    pub(super) fn end_whole(&mut self) {
        self.whole.pop();
    }

    /// A part of the code of a field.
    pub(super) fn code(&mut self, code: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.shows) {
            field.code.push_str(code);
        }
    }

    fn take_note(&mut self, code: &str) {
        self.others |= !numbers_pages(code);
        self.pictures |= code.contains(PICTURE);
    }

    /// Whether the number of a page is shown in place of what stands here.
    pub(super) fn number_pages(&self) -> bool {
        self.open.iter().chain(&self.whole).any(|field| field.shows && numbers_pages(&field.code))
    }

    /// Whether what stands here belongs to the code of a field.
    pub(super) fn are_in_code(&self) -> bool {
        self.open.iter().any(|field| !field.shows)
    }

    /// What readers may see otherwise for them, at the end of a part.
    pub(super) fn seen(&self) -> Seen {
        let mut seen = Seen::default();
        let odd = [(self.others, Odd::Field), (self.pictures, Odd::Picture), (!self.open.is_empty(), Odd::Unclosed)];
        odd.into_iter().filter(|(is, _)| *is).for_each(|(_, odd)| seen.note(odd));
        seen
    }
}

fn numbers_pages(code: &str) -> bool {
    code.split_whitespace().next().is_some_and(|name| PAGES.iter().any(|page| name.eq_ignore_ascii_case(page)))
}
