//! Books of which something is missing: each is refused with the cell, or read with a remark on it, and never read as another book.

use std::fs;

use super::books::{self, csv_in};
use super::imported;
use crate::support::run;

const STRINGS: &str =
    "<sst><si><t>指标名称</t></si><si><t>指标值</t></si><si><t>完成值</t></si><si><t>出勤率</t></si></sst>";
const STYLES: &str = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>";
const SHEET: &str = "<worksheet><sheetData>\
    <row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c></row>\
    <row r=\"2\"><c r=\"A2\" t=\"s\"><v>3</v></c><c r=\"B2\" s=\"1\"><v>0.9</v></c><c r=\"C2\" s=\"1\"><v>0.95</v></c></row>\
    </sheetData><mergeCells><mergeCell ref=\"A3:B3\"/></mergeCells></worksheet>";

/// Changes in a part of the book, and what is said of each; `-` for a part that is not there.
const DAMAGES: [(&str, &str, &str, i32, &str); 25] = [
    ("xl/worksheets/s0.xml", "-", "", 2, "book.xlsx!考勤: 错误: 工作簿已损坏:文件中没有这张工作表的内容"),
    ("xl/_rels/workbook.xml.rels", "worksheets/s0.xml", "s1.xml", 2, "book.xlsx!考勤: 错误: 工作簿已损坏"),
    ("xl/_rels/workbook.xml.rels", "Id=\"r0\"", "Id=\"r7\"", 2, "book.xlsx!考勤: 错误: 工作簿已损坏"),
    ("xl/_rels/workbook.xml.rels", "-", "", 2, "book.xlsx!考勤: 错误: 工作簿已损坏"),
    ("xl/sharedStrings.xml", "-", "", 2, "book.xlsx!考勤!A1: 错误: 工作簿已损坏:这一格的内容在文件中找不到"),
    ("xl/sharedStrings.xml", "<si><t>出勤率</t></si>", "", 2, "book.xlsx!考勤!A2: 错误"),
    ("xl/worksheets/s0.xml", "<v>2</v>", "<v>-2</v>", 2, "book.xlsx!考勤!C1: 错误"),
    ("xl/worksheets/s0.xml", "t=\"s\"><v>3", "t=\"x\"><v>3", 2, "book.xlsx!考勤!A2: 错误"),
    ("xl/worksheets/s0.xml", "\"B2\"", "\"2\"", 2, "book.xlsx!考勤: 错误: 工作簿已损坏:单元格的位置“2”不存在"),
    ("xl/worksheets/s0.xml", "<row r=\"2\"", "<row r=\"0\"", 2, "单元格的位置“0”不存在"),
    (
        "xl/worksheets/s0.xml",
        "A3:B3",
        "A3:XFE3",
        2,
        "book.xlsx!考勤: 错误: 工作簿已损坏:合并单元格“A3:XFE3”超出了工作表",
    ),
    ("xl/worksheets/s0.xml", "</sheetData>", "", 2, "工作簿已损坏"),
    ("xl/sharedStrings.xml", "</sst>", "", 2, "工作簿已损坏"),
    ("xl/worksheets/s0.xml", "A3:B3", "A2:B2", 0, "book.xlsx!考勤!B2: 提示: 文件中这一格还有“90%”"),
    ("xl/styles.xml", "-", "", 0, "book.xlsx!考勤!B2: 提示: 文件中没有这个数的显示格式"),
    ("xl/worksheets/s0.xml", "<v>0.9</v>", "<v>0.9</v><v>5</v>", 2, "book.xlsx: 错误: 工作簿已损坏"),
    ("xl/worksheets/s0.xml", "</c><c r=\"C2\" s=\"1\">", "=\"C2\">", 2, "book.xlsx: 错误: 工作簿已损坏"),
    ("xl/worksheets/s0.xml", "s=\"1\"><v>0.9</v>", "s=\"1\"/9</v>", 2, "book.xlsx: 错误: 工作簿已损坏"),
    ("xl/worksheets/s0.xml", "<v>3</v>", "<v>\u{0}3</v>", 2, "book.xlsx: 错误: 工作簿已损坏"),
    ("xl/workbook.xml", "</sheets>", ",sheet name=\"甲\"/></sheets>", 2, "book.xlsx: 错误: 工作簿已损坏"),
    (
        "xl/workbook.xml",
        "<sheets>",
        "<sheets><sheet name=\"甲\" r:id=\"r0\"/>",
        2,
        "book.xlsx!考勤: 错误: 工作簿已损坏:这张工作表与另一张指向同一内容",
    ),
    (
        "xl/workbook.xml",
        "<sheet name=\"考勤\"",
        "<shoot name=\"考勤\"",
        2,
        "book.xlsx!xl/worksheets/s0.xml: 错误: 工作簿已损坏:文件中有这一部分,工作表的名单里却没有",
    ),
    ("xl/worksheets/s0.xml", SHEET, "", 2, "book.xlsx: 错误: 工作簿已损坏"),
    ("xl/styles.xml", "<cellXfs>", "<cellXfs count=\"3\">", 0, "book.xlsx!考勤!B2: 提示: 文件中没有这个数的显示格式"),
    ("xl/styles.xml", "\"9\"", "\"900\"", 0, "book.xlsx!考勤!C2: 提示: 文件中没有这个数的显示格式"),
];

#[test]
fn what_a_damaged_book_lacks_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.xlsx");
    let whole = books::parts(&[("考勤", SHEET, false)], STRINGS, STYLES);
    fs::write(&path, books::packed_again(&whole)).unwrap();
    let (code, found, said) = imported(&path);
    assert_eq!(
        (code, found.pointer("/0/indicators/0/target").and_then(|text| text.as_str())),
        (0, Some("90%")),
        "{said}"
    );
    for (part, from, to, code, says) in DAMAGES {
        let mut parts = whole.clone();
        let at = parts.iter().position(|(name, _)| name == part).unwrap();
        if from == "-" {
            parts.remove(at);
        } else {
            assert!(parts[at].1.contains(from), "{from}");
            parts[at].1 = parts[at].1.replacen(from, to, 1);
        }
        fs::write(&path, books::packed_again(&parts)).unwrap();
        let ran = run(&["import", "-f", "json", "--lang", "zh", path.to_str().unwrap()]);
        assert_eq!(ran.code, code, "{part} {from}: {}", ran.err);
        assert!(ran.err.contains(says), "{part} {from}: {says}\n{}", ran.err);
    }
}

/// What there is once in a book is named once: of two, one program shows this and another that.
#[test]
fn a_book_of_two_faces_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.xlsx");
    let relation =
        |id: &str, kind: &str, to: &str| format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{to}\"/>");
    let main = relation(
        "r1",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
        "xl/workbook.xml",
    );
    let strict =
        relation("r2", "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument", "xl2/workbook.xml");
    let other = relation("r2", "urn:x/officeDocument", "xl2/workbook.xml");
    let styles = [relation("s1", "x/styles", "styles.xml"), relation("s2", "x/styles", "styles2.xml")].concat();
    let twice = relation("r0", "x/worksheet", "worksheets/s1.xml");
    for (roots, of_book, code) in [
        (&main, "", 0),
        (&[main.clone(), main.clone()].concat(), "", 0),
        (&[other, main.clone()].concat(), "", 2),
        (&[main.clone(), strict].concat(), "", 2),
        (&main, styles.as_str(), 2),
        (&main, twice.as_str(), 2),
    ] {
        let mut parts = books::parts(&[("考勤", SHEET, false)], STRINGS, STYLES);
        parts.push(("_rels/.rels".to_owned(), format!("<Relationships>{roots}</Relationships>")));
        let relations = parts.iter_mut().find(|(name, _)| name == "xl/_rels/workbook.xml.rels").unwrap();
        relations.1 = relations.1.replace("</Relationships>", &format!("{of_book}</Relationships>"));
        fs::write(&path, books::packed_again(&parts)).unwrap();
        let ran = run(&["import", "-f", "json", "--lang", "zh", path.to_str().unwrap()]);
        assert_eq!(ran.code, code, "{roots}{of_book}: {}", ran.err);
        let is_said = ran.err.contains("book.xlsx: 错误: 工作簿的内容不止一份,不同的程序会显示不同的内容");
        assert_eq!(is_said, code == 2, "{}", ran.err);
    }
}

/// A separator that is missing puts all behind it into other columns.
#[test]
fn a_row_that_lacks_a_separator_is_told() {
    let table = "项目名称,渡口维护,,\n指标名称,指标值,完成值,得分\n维护渡口,≥12处,12处,50\n检查合格率,≥95%,97%,40\n";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("table.csv");
    for (from, to, cell) in
        [("维护渡口,", "维护渡口", "A3"), ("97%,", "97%,,", "A4"), ("指标值,", "指标值,,", "A2"), ("", "", "")]
    {
        fs::write(&path, csv_in("utf-8", &table.replacen(from, to, 1))).unwrap();
        let ran = run(&["import", "-f", "json", "--lang", "zh", path.to_str().unwrap()]);
        let is_said = ran.err.lines().any(|line| line.contains(&format!("csv!{cell}: 提示: 此行有")));
        assert_eq!(is_said, !cell.is_empty(), "{cell}\n{}", ran.err);
    }
}

/// A small form.
const GREENING: [&[&str]; 4] = [
    &["项目名称", "湖岸绿化", "", ""],
    &["指标名称", "指标值", "完成值", "得分"],
    &["绿化长度", "≥3公里", "3.2公里", "50"],
    &["成活率", "≥90%", "91%", "40"],
];

/// The same of an open document, in which a cell may say how many it stands for.
#[test]
fn a_row_of_an_open_document_that_lacks_a_cell_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ods");
    let whole = books::open_document(&GREENING);
    for (from, to, is_told) in
        [("", "", false), ("<t:table-cell><x:p>≥3", "<t:table-cell t:number-columns-repeated=\"2\"><x:p>≥3", true)]
    {
        let parts = [("content.xml".to_owned(), whole[0].1.replacen(from, to, 1))];
        fs::write(&path, books::packed_again(&parts)).unwrap();
        let ran = run(&["import", "-f", "json", "--lang", "zh", path.to_str().unwrap()]);
        assert_eq!(ran.err.contains("湖岸!A3: 提示: 此行有 5 栏,多数行有 4 栏"), is_told, "{}", ran.err);
    }
}

/// Programs may keep the value of a cell alone, or beside a text that does not show it.
#[test]
fn values_of_an_open_document_are_read_where_no_text_shows_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ods");
    let whole = books::open_document(&GREENING);
    let content = whole[0]
        .1
        .replacen("<t:table-cell><x:p>50</x:p>", "<t:table-cell o:value-type=\"float\" o:value=\"50\">", 1)
        .replacen("<t:table-cell><x:p>91%</x:p>", "<t:table-cell o:value-type=\"percentage\" o:value=\"0.91\">", 1)
        .replacen("<t:table-cell><x:p>40", "<t:table-cell o:value-type=\"float\" o:value=\"35\"><x:p>40", 1);
    let parts = [("content.xml".to_owned(), content.replacen("xmlns:t", "xmlns:o=\"o\" xmlns:t", 1))];
    fs::write(&path, books::packed_again(&parts)).unwrap();
    let ran = run(&["import", "-f", "json", "--lang", "zh", path.to_str().unwrap()]);
    let tables: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let field = |pointer: &str| tables.pointer(pointer).and_then(serde_json::Value::as_str).unwrap().to_owned();
    assert_eq!(field("/0/indicators/0/reported"), "50");
    assert_eq!(field("/0/indicators/1/actual"), "91%");
    assert_eq!(field("/0/indicators/1/reported"), "40");
    assert!(ran.err.contains("湖岸!D4: 提示: 单元格里的数是 35,数字格式却显示别的文字"), "{}", ran.err);
}

/// Sectors and records of an old book.
#[test]
fn what_a_damaged_old_book_lacks_is_told() {
    let whole = fs::read("tests/import/canal.xls").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("canal.xls");
    let mut without_texts = whole.clone();
    without_texts[shared_texts(&whole)] = 0xFD;
    let mut without_formats = whole.clone();
    for at in 0..whole.len() - 8 {
        if whole[at..].starts_with(&[0xE0, 0x00, 0x14, 0x00]) {
            without_formats[at + 6..at + 8].copy_from_slice(&[0xE7, 0x03]);
        }
    }
    for (bytes, code, says) in [
        (&without_texts, 2, "工作簿已损坏:这一格的内容在文件中找不到"),
        (&without_formats, 0, "文件中没有这个数的显示格式"),
    ] {
        fs::write(&path, bytes).unwrap();
        let ran = run(&["import", "-f", "json", "--lang", "zh", path.to_str().unwrap()]);
        assert_eq!(ran.code, code, "{}", ran.err);
        assert!(ran.err.contains(says), "{says}\n{}", ran.err);
    }
}

/// Where the texts begin that all cells share.
fn shared_texts(bytes: &[u8]) -> usize {
    let is_one = |at: &usize| bytes[*at..].starts_with(&[0xFC, 0]) && bytes[at + 3] > 0 && bytes[at + 3] < 0x20;
    (512..bytes.len() - 4).find(is_one).unwrap()
}

/// Where the parts of an old book were exchanged, values may stand in other cells than before, and no record says so.
#[test]
fn a_book_whose_parts_are_not_in_order_is_told() {
    let whole = fs::read("tests/import/canal.xls").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("canal.xls");
    let told = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        let (code, found, said) = imported(&path);
        assert_eq!((code, found.as_array().unwrap().len()), (0, 1), "{said}");
        said.contains("提示: 文件内部的次序不对,可能已损坏")
    };
    assert!(!told(&whole));
    // Two cells of a row, the one behind the other.
    let mut exchanged = whole.clone();
    exchanged[0xB72..0xB8E].rotate_left(14);
    assert!(told(&exchanged));
    // A cell became a record of a kind that nothing knows.
    let mut lost = whole.clone();
    lost[0xB72..0xB74].copy_from_slice(&[0x33, 0x03]);
    assert!(told(&lost));
    // The texts are one fewer than the file says.
    let mut counted = whole;
    counted[0x6DE] += 1;
    assert!(told(&counted));
}

/// A text that was cut at the end of a row looks as if it were whole.
#[test]
fn a_text_with_points_and_without_a_total_may_be_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("table.csv");
    let rows = ["项目名称,堤防加固,,", "指标名称,指标值,完成值,得分", "加固堤防,≥3公里,3公里,60", "总分,,,60"];
    for (rows, is_told) in [(&rows[..], false), (&rows[..3], true)] {
        fs::write(&path, rows.join("\n")).unwrap();
        let (_, _, said) = imported(&path);
        assert_eq!(said.contains("请核对末尾是否少了行"), is_told, "{said}");
    }
}
