//! What was mapped to what, for people.

use super::{Found, Import};
use crate::book::Book;
use crate::words::{Language, say};

/// A few lines a form: what was found, how its columns were understood, and what is unsure.
#[must_use]
pub fn page(book: &Book, import: &Import, language: Language) -> String {
    let mut page = String::new();
    let name = &book.name;
    if import.found().is_empty() && import.remarks.is_empty() {
        page.push_str(&say!(language, "{name}: 没有找到绩效表", "{name}: no performance table was found"));
        page.push('\n');
    }
    for found in import.found() {
        page.push_str(&head(book, found, language));
        page.push_str(&columns_and_remarks(book, found, language));
    }
    for (sheet, remark) in &import.remarks {
        page.push_str(&format!("{name}!{sheet}: {}: {}\n", label(language), remark.text.get(language)));
    }
    page
}

fn label(language: Language) -> &'static str {
    say!(language, "提示", "note")
}

/// What it is, and how much of it.
fn head(book: &Book, found: Found<'_>, language: Language) -> String {
    let (name, sheet) = (&book.name, found.sheet());
    let line = match found {
        Found::Form(form) => {
            let project = form.project.name.as_ref().map_or("—", |field| field.text.as_str());
            let (indicators, funds) = (form.indicators.len(), form.funds.len());
            say!(
                language,
                "{name}!{sheet}: {project}:指标 {indicators} 项,资金 {funds} 行",
                "{name}!{sheet}: {project}: {indicators} indicators, {funds} rows of money"
            )
        }
        Found::List(list) => {
            let department = list.department.as_ref().map_or("—", |field| field.text.as_str());
            let projects = list.projects.len();
            say!(
                language,
                "{name}!{sheet}: {department}:汇总表,项目 {projects} 个",
                "{name}!{sheet}: {department}: a list of {projects} projects"
            )
        }
    };
    line + "\n"
}

fn columns_and_remarks(book: &Book, found: Found<'_>, language: Language) -> String {
    let (name, sheet) = (&book.name, found.sheet());
    let mut page = String::new();
    for column in found.columns() {
        let said = column.role.said();
        page.push_str(&format!("  {} {} → {}\n", column.cell, column.label, said.get(language)));
    }
    for remark in found.remarks() {
        let place = remark.cell.map_or_else(String::new, |cell| format!("!{cell}"));
        page.push_str(&format!("{name}!{sheet}{place}: {}: {}\n", label(language), remark.text.get(language)));
    }
    page
}
