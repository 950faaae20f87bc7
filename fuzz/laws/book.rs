//! Workbooks: read, imported, scored and annotated, or refused.

use jixiao::book::{self, Annotation, Book, Shade, Sheet};
use jixiao::import::{Choice, import};
use jixiao::intake::ScoringEngine;
use jixiao::words::{Address, Position, Problems};

use super::package::stored;
use super::refusal::refuses;
use super::table::{audits, scores};

const NAME: &str = "book.xlsx";

/// Any bytes as a workbook.
pub fn workbook(bytes: &[u8]) {
    let book = book::read(NAME, bytes);
    assert_eq!(book, book::read(NAME, bytes), "read differently the second time");
    let book = match book {
        Ok(book) => book,
        Err(problem) => return refuses(&problem.into()),
    };
    let engine = ScoringEngine::builtin().unwrap();
    imports(&engine, &book);
    match engine.source(NAME, bytes.to_vec()) {
        Ok(source) => {
            scores(&engine, &source, in_sheets);
            audits(&engine, &source);
        }
        Err(problems) => refuses(&problems),
    }
    annotates(&book, bytes);
}

/// Any text as the sheet of a workbook whose shared texts are the headings of a form.
pub fn sheet_xml(bytes: &[u8]) {
    workbook(&stored(&[
        ("[Content_Types].xml", include_bytes!("../sheet/content_types.xml")),
        ("xl/workbook.xml", include_bytes!("../sheet/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", include_bytes!("../sheet/relations.xml")),
        ("xl/styles.xml", include_bytes!("../sheet/styles.xml")),
        ("xl/sharedStrings.xml", shared().as_bytes()),
        ("xl/worksheets/sheet1.xml", bytes),
    ]));
}

/// Any text as cells that somebody copied out of a spreadsheet.
pub fn cells(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    match book::read_copied("cells", &text) {
        Ok(book) => imports(&ScoringEngine::builtin().unwrap(), &book),
        Err(problem) => refuses(&problem.into()),
    }
}

/// Whatever a sheet shows, what is found in it stands in its cells, and is the same every time.
fn imports(engine: &ScoringEngine, book: &Book) {
    let found = || import(book, Choice::ByPlace(engine.library()));
    let (first, second) = (found(), found());
    let json = |import: &jixiao::import::Import| serde_json::to_string(&import.found()).unwrap();
    assert_eq!(json(&first), json(&second), "found differently the second time");
    for found in first.found() {
        let sheet = book.sheets.iter().find(|sheet| sheet.name == found.sheet()).unwrap();
        for (field, at) in found.fields() {
            assert!(is_inside(sheet, at), "{field} stands outside its sheet: {at}");
        }
        assert!(found.remarks().iter().all(|remark| remark.text.zh != remark.text.en), "a remark in one language");
    }
}

/// Whether a cell says something, or lies below and right of nothing that does.
fn is_inside(sheet: &Sheet, at: Address) -> bool {
    let cells = sheet.cells.keys();
    cells.clone().any(|cell| cell.row >= at.row) && cells.clone().any(|cell| cell.column >= at.column)
}

/// What is wrong with a table of a workbook is told at its cells.
fn in_sheets(problems: &Problems) {
    refuses(problems);
    for problem in &problems.0 {
        assert!(matches!(problem.place.position, Some(Position::Sheet { .. })), "nowhere: {problem:?}");
    }
}

/// A note on a cell changes no cell; a file that has no place for one is refused, or drawn again with all that it shows.
fn annotates(book: &Book, bytes: &[u8]) {
    let note = |sheet: &Sheet| {
        let (cell, _) = sheet.cells.first_key_value()?;
        Some(Annotation {
            sheet: Some(sheet.name.as_str().into()),
            cell: Some(*cell),
            text: "核对".to_owned(),
            shade: Shade::Red,
        })
    };
    let notes: Vec<Annotation> = book.sheets.iter().filter_map(note).collect();
    match book::annotate(NAME, bytes, &notes) {
        Ok(copy) => {
            let again = book::read(NAME, &copy.bytes).unwrap();
            if !copy.redrawn {
                assert_eq!(again.sheets, book.sheets, "a note changes a cell");
            }
        }
        Err(problem) => refuses(&problem.into()),
    }
}

/// What a form has in its cells, by the place of each among the shared texts.
fn shared() -> String {
    let item = |text: &str| format!("<si><t>{text}</t></si>");
    let items: String = include_str!("../sheet/words.txt").lines().map(item).collect();
    format!(r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{items}</sst>"#)
}
