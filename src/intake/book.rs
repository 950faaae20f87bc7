//! Workbooks on the way in: their forms as documents, each value with its cell.

use std::sync::Arc;

use super::engine::ScoringEngine;
use crate::book::{self, Book};
use crate::import::{Choice, Found, Import, Remark, import, no_template};
use crate::print::pretty;
use crate::read::{FormText, Source};
use crate::template::fingerprint;
use crate::words::{Caution, Place, Position, Problem, Problems, text};

impl ScoringEngine {
    /// The forms of a workbook, as `import` would write them.
    pub(super) fn forms(&self, name: &str, bytes: &[u8]) -> Result<Source, Problems> {
        let book = book::read(name, bytes)?;
        self.forms_of(&book, &fingerprint(bytes))
    }

    /// The forms in cells that were copied from a spreadsheet, each parted from the next by a tab.
    ///
    /// # Errors
    /// A text without a table.
    pub fn pasted(&self, name: &str, text: &str) -> Result<Source, Problems> {
        let book = book::read_copied(name, text)?;
        self.forms_of(&book, &fingerprint(text.as_bytes()))
    }

    /// The forms of a book that is known by `own`.
    fn forms_of(&self, book: &Book, own: &str) -> Result<Source, Problems> {
        let choice = Choice::by(self.template().map(AsRef::as_ref), self.library());
        let found = import(book, choice);
        let tables = found.found();
        if tables.is_empty() {
            return Err(no_table(book, &found));
        }
        let unwritable =
            |error| Problem::new(Place::file(&book.name), text!("无法读出:{error}", "cannot be read: {error}"));
        let texts: Vec<String> = tables.iter().map(pretty).collect::<Result<_, _>>().map_err(unwritable)?;
        let whole: Arc<str> = own.into();
        let print = |index| (digest(own, index, tables.len()), Arc::clone(&whole));
        let mut forms: Vec<FormText> =
            tables.iter().enumerate().map(|(index, table)| form_text(book, *table, print(index))).collect();
        if let Some(first) = forms.first_mut() {
            first.cautions.splice(0..0, beside(book, &found));
        }
        Source::of_book(&book.name, format!("[\n{}\n]\n", texts.join(",\n")), forms)
    }
}

/// By what a form is known: the digest of its workbook, and its number where there are several.
fn digest(own: &str, index: usize, forms: usize) -> String {
    let number = index + 1;
    if forms == 1 { own.to_owned() } else { fingerprint(format!("{own}!{number}").as_bytes()) }
}

/// `sha256` is that of the form, and that of its workbook.
fn form_text(book: &Book, table: Found<'_>, sha256: (String, Arc<str>)) -> FormText {
    // Whoever needs a template says so where it is missing.
    let told = table.remarks().iter().filter(|remark| **remark != no_template());
    let cautions = told.map(|remark| caution(book, table.sheet(), remark)).collect();
    let (sha256, whole) = sha256;
    let (cells, blanks) = (table.fields().into_iter().collect(), table.blanks().into_iter().collect());
    FormText { sheet: table.sheet().into(), cells, blanks, sha256, book: whole, cautions }
}

fn caution(book: &Book, sheet: &str, remark: &Remark) -> Caution {
    let position = Position::Sheet { sheet: Arc::from(sheet), cell: remark.cell };
    Caution { place: Place { file: book.name.clone(), position: Some(position) }, text: remark.text.clone() }
}

/// Remarks on sheets of which nothing was read.
fn beside<'b>(book: &'b Book, found: &'b Import) -> impl Iterator<Item = Caution> + 'b {
    found.remarks.iter().map(|(sheet, remark)| caution(book, sheet, remark))
}

/// A problem for each sheet that might have been a table, or else one for a workbook without any.
fn no_table(book: &Book, found: &Import) -> Problems {
    if !found.remarks.is_empty() {
        return Problems(beside(book, found).map(|caution| Problem::new(caution.place, caution.text)).collect());
    }
    let message = text!("没有找到绩效表", "no performance table was found");
    let advice = text!(
        "表要有指标、目标值、完成值等栏;栏目名称不同的,用 --words 补充",
        "a table has columns of indicators, targets and actual values; add what yours are called with --words"
    );
    let problem = Problem::new(Place::file(&book.name), message).advise(advice);
    problem.into()
}
