//! What a bureau sends out behind an audit: the lists of what was found.

mod tables;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jixiao::book::{self, Book, Sheet};
use jixiao::words::Address;

use crate::support::{Ran, run};
use tables::{DEPARTMENTS, FAULTS, batch};

/// A folder with tables of forty departments, of which some have faults.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("报来")).unwrap();
    for (name, text) in batch() {
        fs::write(folder.path().join("报来").join(name), text).unwrap();
    }
    folder
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().unwrap().to_owned()
}

fn audit(folder: &Path, arguments: &[&str]) -> Ran {
    let tables = path(folder, "报来");
    run(&[&["audit", &tables, "--lang", "zh", "--on", "2025-03-01"], arguments].concat())
}

fn open(path: &str) -> Book {
    book::read(path, &fs::read(path).unwrap()).unwrap()
}

fn cell(sheet: &Sheet, row: u32, column: u32) -> &str {
    sheet.cells.get(&Address::new(row, column)).map_or("", |cell| cell.text.as_str())
}

/// The rows of a list by the headings of its columns.
fn rows(sheet: &Sheet) -> Vec<Vec<(String, String)>> {
    let last = sheet.cells.keys().map(|at| at.row).max().unwrap();
    let headings: Vec<(u32, &str)> =
        (0..20).map(|column| (column, cell(sheet, 3, column))).filter(|(_, text)| !text.is_empty()).collect();
    let row =
        |row| headings.iter().map(|(at, heading)| ((*heading).to_owned(), cell(sheet, row, *at).to_owned())).collect();
    (4..=last).map(row).collect()
}

fn value<'r>(row: &'r [(String, String)], heading: &str) -> &'r str {
    let found = row.iter().find(|(known, _)| known == heading);
    &found.unwrap_or_else(|| panic!("no column {heading}")).1
}

#[test]
fn every_department_with_findings_has_a_sheet_and_every_planted_fault_a_row_there() {
    let folder = folder();
    let list = path(folder.path(), "问题清单.xlsx");
    let ran = audit(folder.path(), &["-o", &list]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("问题清单:"), "{}", ran.err);

    let book = open(&list);
    let mut ids = BTreeSet::new();
    for sheet in &book.sheets {
        for row in rows(sheet) {
            assert!(ids.insert(value(&row, "编号").to_owned()), "twice: {row:?}");
            assert!(!value(&row, "表、单元格").contains('/'), "{row:?}");
        }
    }
    let planted: Vec<(usize, &str)> = tables::planted().collect();
    assert_eq!(planted.len(), 90);
    for (number, slug) in planted {
        let department = tables::department(number);
        let sheet = book.sheets.iter().find(|sheet| sheet.name == department);
        let sheet = sheet.unwrap_or_else(|| panic!("no sheet of {department}"));
        let code = FAULTS.iter().find(|fault| fault.slug == slug).unwrap().code;
        let file = format!("{number:03}.toml:");
        let found = rows(sheet)
            .into_iter()
            .any(|row| value(&row, "规则").starts_with(code) && value(&row, "表、单元格").starts_with(&file));
        assert!(found, "{slug} of table {number} is not in the list of {department}");
    }
    assert!(book.sheets.len() <= DEPARTMENTS.len() * 2);
}

#[test]
fn a_list_stands_by_project_and_severity_and_takes_answers() {
    let folder = folder();
    let list = path(folder.path(), "问题清单.xlsx");
    audit(folder.path(), &["-o", &list]);
    let book = open(&list);
    let grave = ["错误", "矛盾", "警告", "提示"];
    for sheet in &book.sheets {
        let rows = rows(sheet);
        let mut seen: Vec<&str> = Vec::new();
        for pair in rows.windows(2) {
            let [one, next] = [&pair[0], &pair[1]].map(|row| {
                (value(row, "项目"), grave.iter().position(|word| *word == value(row, "严重程度")).unwrap())
            });
            if one.0 == next.0 {
                assert!(one.1 <= next.1, "{}: {pair:?}", sheet.name);
            } else {
                assert!(!seen.contains(&next.0), "{}: {} comes twice", sheet.name, next.0);
                seen.push(one.0);
            }
        }
    }
    let package = fs::read(&list).unwrap();
    let xml = part(&package, "xl/worksheets/sheet1.xml");
    for said in [
        r#"<pane xSplit="2" ySplit="4" topLeftCell="C5" activePane="bottomRight" state="frozen"/>"#,
        r#"orientation="landscape""#,
        "&quot;已整改,正在整改,未整改,不属实&quot;",
        "<autoFilter ref=\"A4:N",
    ] {
        assert!(xml.contains(said), "{said}");
    }
    assert!(part(&package, "xl/workbook.xml").contains("!$4:$4</definedName>"));
}

/// A part of a package.
fn part(package: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(package)).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

#[test]
fn what_a_finding_is_known_by_does_not_depend_on_where_its_row_stands() {
    let ids = |turn: bool| {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("报来")).unwrap();
        let text = tables::table(2, Some("score-above-weight"));
        let text = if turn { tables::turned(&text) } else { text };
        fs::write(folder.path().join("报来/表.toml"), text).unwrap();
        let list = path(folder.path(), "a.xlsx");
        audit(folder.path(), &["-o", &list]);
        let book = open(&list);
        rows(&book.sheets[0]).iter().map(|row| value(row, "编号").to_owned()).collect::<BTreeSet<_>>()
    };
    let [straight, turned] = [false, true].map(ids);
    assert!(!straight.is_empty());
    assert_eq!(straight, turned);
}

#[test]
fn where_nothing_was_found_the_list_is_empty_and_is_still_a_workbook() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("报来")).unwrap();
    fs::write(folder.path().join("报来/表.toml"), tables::table(1, None)).unwrap();
    let list = path(folder.path(), "a.xlsx");
    let ran = audit(folder.path(), &["-o", &list]);
    assert_eq!((ran.code, open(&list).sheets.len()), (0, 1), "{}", ran.err);
    assert!(ran.err.contains("0 个部门,0 条问题"), "{}", ran.err);
}
