//! What was mapped to what, for people.

use super::{Form, Import};
use crate::book::Book;
use crate::words::{Language, say};

/// A few lines a form: what was found, how its columns were understood, and what is unsure.
#[must_use]
pub fn page(book: &Book, import: &Import, language: Language) -> String {
    let mut page = String::new();
    let name = &book.name;
    if import.forms.is_empty() {
        page.push_str(&say!(language, "{name}: 没有找到绩效表", "{name}: no performance table was found"));
        page.push('\n');
    }
    for form in &import.forms {
        page.push_str(&of_form(book, form, language));
    }
    for (sheet, remark) in &import.remarks {
        page.push_str(&format!("{name}!{sheet}: {}: {}\n", label(language), remark.text.get(language)));
    }
    page
}

fn label(language: Language) -> &'static str {
    say!(language, "提示", "note")
}

fn of_form(book: &Book, form: &Form, language: Language) -> String {
    let (name, sheet) = (&book.name, &form.sheet);
    let project = form.project.name.as_ref().map_or("—", |field| field.text.as_str());
    let (indicators, funds) = (form.indicators.len(), form.funds.len());
    let mut page = say!(
        language,
        "{name}!{sheet}: {project}:指标 {indicators} 项,资金 {funds} 行",
        "{name}!{sheet}: {project}: {indicators} indicators, {funds} rows of money"
    );
    page.push('\n');
    let columns = form.columns.iter().map(|column| {
        let said = column.role.said();
        format!("{} {} → {}", column.cell, column.label, if language == Language::Zh { said.zh } else { said.en })
    });
    for column in columns {
        page.push_str(&format!("  {column}\n"));
    }
    for remark in &form.remarks {
        let place = remark.cell.map_or_else(String::new, |cell| format!("!{cell}"));
        page.push_str(&format!("{name}!{sheet}{place}: {}: {}\n", label(language), remark.text.get(language)));
    }
    page
}
