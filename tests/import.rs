//! Workbooks in many layouts: every field with its cell, what is unsure told, and files that are none.
//!
//! The books are written by the tests themselves, in the plainest form of their kind ([`books`]).

mod again;
mod books;
mod damaged;
mod direct;
mod kinds;
mod mutated;
mod noticed;
mod results;
mod unseen;

use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use crate::support::{root, rows, run};
use books::{Book, csv_in};

/// A layout, and what a careful reader finds in it.
#[derive(Deserialize)]
struct Layout {
    name: String,
    /// The sheets: their cells as in CSV with `|` between them, and `<` where the cell to the left reaches, `^` the one above.
    sheets: Vec<books::Drawn>,
    /// What is found, by its pointer: the text and the cell.
    found: std::collections::BTreeMap<String, [String; 2]>,
    /// How many assessments there are.
    tables: usize,
    /// Words of remarks that have to be said, each with its cell.
    #[serde(default)]
    says: Vec<[String; 2]>,
    /// What must not be there: it would be a guess.
    #[serde(default)]
    open: Vec<String>,
}

fn imported(path: &Path) -> (i32, Value, String) {
    let ran = run(&["import", "-f", "json", "--lang", "zh", path.to_str().unwrap()]);
    (ran.code, serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err)), ran.err)
}

#[test]
fn every_layout_gives_its_fields_with_their_cells() {
    let folder = tempfile::tempdir().unwrap();
    for layout in rows::<Layout>("import/layouts.toml") {
        let path = folder.path().join(format!("{}.xlsx", layout.name));
        Book::drawn(&layout.sheets).write(&path);
        let (_, found, said) = imported(&path);
        let name = &layout.name;
        assert_eq!(found.as_array().unwrap().len(), layout.tables, "{name}: {said}");
        for (pointer, [text, cell]) in &layout.found {
            let value = found.pointer(pointer).unwrap_or_else(|| panic!("{name}: {pointer} is missing\n{said}"));
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            assert_eq!(&value, text, "{name}: {pointer}");
            let (table, field) = pointer[1..].split_once('/').unwrap();
            let at = found.pointer(&format!("/{table}/imported/cells")).unwrap()[format!("/{field}")].as_str().unwrap();
            assert!(at.ends_with(&format!(".xlsx!{cell}")), "{name}: {pointer} is at {at}, not {cell}");
        }
        for pointer in &layout.open {
            assert_eq!(found.pointer(pointer), None, "{name}: {pointer}");
        }
        for [cell, words] in &layout.says {
            let is_said = |line: &str| line.contains(words.as_str()) && line.contains(cell.as_str());
            assert!(said.lines().any(is_said), "{name}: {cell} {words}\n{said}");
        }
    }
}

/// What is imported is an assessment, which the other commands read.
#[test]
fn what_is_written_beside_a_book_is_scored() {
    let folder = tempfile::tempdir().unwrap();
    let layout = rows::<Layout>("import/layouts.toml").into_iter().next().unwrap();
    let path = folder.path().join("book.xlsx");
    Book::drawn(&layout.sheets).write(&path);
    let arguments = ["import", path.to_str().unwrap(), "--template", "national/self-2020"];
    assert_eq!(run(&arguments).code, 0);
    let table = folder.path().join("book.toml");
    let scored = run(&["score", table.to_str().unwrap(), "-f", "json"]);
    assert!(scored.code < 2, "{}", scored.err);
    assert_eq!(run(&arguments).code, 2, "a file that exists was overwritten");
    assert_eq!(run(&[&arguments[..], &["--force"]].concat()).code, 0);
}

#[test]
fn several_books_are_one_array_a_line_each_or_a_file_each() {
    let folder = tempfile::tempdir().unwrap();
    let [one, two, out] = ["one.csv", "two.csv", "out.toml"].map(|name| folder.path().join(name));
    for book in [&one, &two] {
        fs::copy(root().join("examples/import/ferries.csv"), book).unwrap();
    }
    let [one, two, into] = [&one, &two, &out].map(|path| path.to_str().unwrap());
    let array: Vec<Value> = serde_json::from_str(&run(&["import", one, two, "-f", "json"]).out).unwrap();
    let lines = run(&["import", one, two, "-f", "ndjson"]).out;
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(array, lines);
    assert_eq!(array.len(), 2);
    let ran = run(&["import", one, two, "-o", into, "--force", "--lang", "zh"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("out.toml: 错误: 几张表不能写进一个 TOML 文件"), "{}", ran.err);
    assert!(!out.exists(), "of two tables one was written");
}

#[test]
fn text_is_read_in_every_encoding_and_with_every_sign() {
    let folder = tempfile::tempdir().unwrap();
    let table = "项目名称,渡口维护\n(2023年度)\n一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分\n\
                 产出指标,数量指标,维护渡口,≥12处,12处,50,50\n,质量指标,检查合格率,≥95%,97%,40,40\n总分,,,,,90,90\n";
    let mut first: Option<Value> = None;
    for encoding in ["utf-8", "utf-8-mark", "gb18030", "utf-16le", "utf-16be", "utf-16le-unmarked", "utf-16be-unmarked"]
    {
        for sign in [",", "\t", ";"] {
            let path = folder.path().join("table.csv");
            fs::write(&path, csv_in(encoding, &table.replace(',', sign))).unwrap();
            let (code, found, said) = imported(&path);
            assert_eq!(code, 0, "{encoding}: {said}");
            assert_eq!(found[0]["indicators"][1]["path"], serde_json::json!(["产出指标", "质量指标"]), "{encoding}");
            assert_eq!(first.get_or_insert(found.clone()), &found, "{encoding} {sign:?}");
        }
    }
}

#[test]
fn what_is_no_workbook_says_what_it_is_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("table.xls");
    let book = Book::drawn(&rows::<Layout>("import/layouts.toml")[0].sheets).bytes();
    let cut = &book[..book.len() / 2];
    for (bytes, says) in [
        (&b""[..], "文件是空的"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "网页"),
        (
            b"\xEF\xBB\xBF<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>",
            "2003",
        ),
        (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n\r\n<html></html>", "网页"),
        (b"From: <Saved by Blink>\r\nContent-Type: multipart/related;\r\n", "网页"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "文件不完整"),
        (b"\x00\x01\x02\x00\x09\xff", "不是工作簿"),
        (cut, "文件不完整"),
        (&books::package(&[("word/document.xml", "<w/>")]), "Word"),
        (&books::package(&[("a.txt", "")]), "压缩包"),
        (&books::package(&[("xl/workbook.xml", "<workbook><sheets/></workbook>")]), "没有找到绩效表"),
    ] {
        fs::write(&path, bytes).unwrap();
        let ran = run(&["import", "-f", "json", "--lang", "zh", path.to_str().unwrap()]);
        assert!(ran.err.contains(says), "{says}: {}", ran.err);
        assert!(ran.code > 0 && !ran.err.contains("panicked"), "{}", ran.err);
    }
}

/// Small files that fill the memory of whoever believes what they claim.
#[test]
fn a_bomb_is_a_message() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bomb.xlsx");
    let sheet = |cells: &str| format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    let far =
        sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>");
    let out = sheet("<row r=\"1\"><c r=\"ZZZZ99999999\"><v>1</v></c></row>");
    let many = sheet(&"<row><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row>".repeat(400_000));
    let claims = "<sst uniqueCount=\"9999999999999\"><si><t>a</t></si></sst>";
    let long = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(20 << 20));
    let alike = sheet(&format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(1000)));
    let longer = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(100 << 10));
    for (sheet, strings, says) in [
        (far.as_str(), "<sst/>", "没有找到绩效表"),
        (&out, "<sst/>", "超出工作表的范围"),
        (&many, "<sst/>", "单元格过多"),
        (&far, claims, "没有找到绩效表"),
        (&far, &long, "文件过大"),
        (&alike, &longer, "单元格的文字合计过长:最多 32 MiB"),
    ] {
        fs::write(&path, books::xlsx(&[("表", sheet)], strings, "")).unwrap();
        let ran = run(&["import", "-f", "json", "--lang", "zh", path.to_str().unwrap()]);
        assert!(ran.err.contains(says), "{says}: {}", ran.err);
    }
}

/// A line of separators is no table, and takes no memory.
#[test]
fn a_line_of_nothing_but_separators_is_a_message() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bomb.csv");
    fs::write(&path, format!("指标名称,指标值,完成值\n{}\n", ",".repeat(20_000))).unwrap();
    let ran = run(&["import", "-f", "json", "--lang", "zh", path.to_str().unwrap()]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("最多 1048576 行、16384 列"), "{}", ran.err);
}

/// What nobody sees is told where it is read.
#[test]
fn a_hidden_column_is_told() {
    let cell = |text: &&str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row = |cells: &[&str]| format!("<row>{}</row>", cells.iter().map(cell).collect::<String>());
    let rows = [row(&["指标名称", "指标值", "完成值", "得分"]), row(&["修剪果树", "≥60亩", "58亩", "9"])].concat();
    let sheet = format!(
        "<worksheet><cols><col min=\"2\" max=\"2\" width=\"9\"/><col min=\"3\" max=\"3\" hidden=\"1\"/></cols>\
         <sheetData>{rows}</sheetData></worksheet>"
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    fs::write(&path, books::xlsx(&[("果园", &sheet)], "<sst/>", "")).unwrap();
    let (_, found, said) = imported(&path);
    assert_eq!(found.pointer("/0/indicators/0/actual").and_then(Value::as_str), Some("58亩"), "{said}");
    assert!(said.contains("果园!C1") && said.contains("“完成值”一栏是隐藏的"), "{said}");
    assert!(!said.contains("“指标值”一栏是隐藏的"), "{said}");
}

/// A book of Excel 97, made by another program: its percentages are known by their formats alone.
#[test]
fn an_old_book_is_read_as_it_is_shown() {
    let (code, found, said) = imported(Path::new("tests/import/canal.xls"));
    assert_eq!(code, 0, "{said}");
    for (pointer, text) in [
        ("/0/funds/0/budget", "1,250,000.00"),
        ("/0/reported/execution_rate", "90.00%"),
        ("/0/indicators/0/path/0", "产出指标(50分)"),
        ("/0/indicators/1/path/1", "数量指标"),
        ("/0/indicators/1/target", "85%"),
        ("/0/indicators/1/actual", "87.5%"),
        ("/0/indicators/2/actual", "2023年4月28日"),
        ("/0/reported/total", "50"),
    ] {
        assert_eq!(found.pointer(pointer).and_then(Value::as_str), Some(text), "{pointer}");
    }
    assert_eq!(found.pointer("/0/indicators/2/reported"), None);
    for words in ["超过 15 位", "公式没有结果", "第 8 行是隐藏的"] {
        assert!(said.contains(words), "{words}\n{said}");
    }
}

/// A book of LibreOffice: a cell carries the text that it shows, and repeats itself.
#[test]
fn an_open_document_is_read_as_it_is_shown() {
    let row = |cells: &[&str]| {
        let cells: Vec<String> =
            cells.iter().map(|cell| format!("<t:table-cell><x:p>{cell}</x:p></t:table-cell>")).collect();
        format!("<t:table-row>{}</t:table-row>", cells.concat())
    };
    let blank =
        "<t:table-row t:number-rows-repeated=\"2\"><t:table-cell t:number-columns-repeated=\"16384\"/></t:table-row>";
    let title = "<t:table-row><t:table-cell t:number-columns-spanned=\"3\"><x:p>项目名称:湖岸<x:s/>绿化</x:p></t:table-cell>\
                 <t:covered-table-cell t:number-columns-repeated=\"2\"/></t:table-row>";
    let rows =
        [title, blank, &row(&["指标名称", "指标值", "完成值"]), &row(&["绿化长度", "≥3公里", "3.20公里"])].concat();
    let content = format!("<d xmlns:t=\"a\" xmlns:x=\"b\"><t:table t:name=\"湖岸\">{rows}</t:table></d>");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ods");
    fs::write(&path, books::package(&[("content.xml", &content)])).unwrap();
    let (_, found, said) = imported(&path);
    assert_eq!(found.pointer("/0/project/name").and_then(Value::as_str), Some("湖岸 绿化"), "{said}");
    assert_eq!(found.pointer("/0/indicators/0/actual").and_then(Value::as_str), Some("3.20公里"));
    let cell = &found[0]["imported"]["cells"]["/indicators/0/actual"];
    assert!(cell.as_str().unwrap().ends_with("a.ods!湖岸!C5"), "{cell}");
}

/// A place that has a template is told, and one that has none leaves it open.
#[test]
fn the_template_of_a_place_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    for (unit, template) in [("四川省林业厅", Some("sichuan/self")), ("东岭县林业局", None)] {
        let table = format!("项目名称,育林\n主管部门,{unit}\n指标名称,指标值,完成值\n育林面积,≥3亩,3亩\n");
        fs::write(&path, table).unwrap();
        let (_, found, said) = imported(&path);
        assert_eq!(found.pointer("/0/template").and_then(Value::as_str), template);
        assert!(said.contains("--template"), "{said}");
    }
}

/// A form whose headings nothing is known of: what they are is settled once, in the layout that was saved.
#[test]
fn a_layout_settles_what_columns_are() {
    const FORM: &str = "项目支出绩效自评表\n项目名称,路灯改造\n资金类别,年初预算数,全年预算数,年末落地金,执行率\n\
        年度资金总额,100,100,95,95%\n一级指标,二级指标,事项,年度指标值,年末成效,分值,得分\n\
        产出指标,数量指标,改造路灯,≥300盏,310盏,50,50\n效益指标,社会效益指标,夜间事故下降,≥5%,6%,30,30\n";
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (form, layout) = (path("form.csv"), path("layout.toml"));
    fs::write(&form, FORM).unwrap();
    let open: Value =
        serde_json::from_str(&run(&["import", &form, "-f", "json", "--save-layout", &layout]).out).unwrap();
    assert_eq!(open.pointer("/0/indicators/0/actual"), None);
    assert_eq!(open.pointer("/0/funds/0/executed"), None);

    let saved = fs::read_to_string(&layout).unwrap();
    let settled = [("事项", "name"), ("年末成效", "actual"), ("年末落地金", "executed")];
    let settled = settled.iter().fold(saved.clone(), |text, (heading, role)| {
        let unread = format!("\"{heading}\" = \"unread\"");
        assert!(text.contains(&unread), "{heading} is not in\n{text}");
        text.replace(&unread, &format!("\"{heading}\" = \"{role}\""))
    });
    fs::write(&layout, &settled).unwrap();
    let ran = run(&["import", &form, "-f", "json", "--lang", "zh", "--layout", &layout]);
    let read: Value = serde_json::from_str(&ran.out).unwrap();
    for (pointer, text) in
        [("/0/indicators/0/name", "改造路灯"), ("/0/indicators/1/actual", "6%"), ("/0/funds/0/executed", "95")]
    {
        assert_eq!(read.pointer(pointer).and_then(Value::as_str), Some(text), "{pointer}\n{}", ran.err);
    }
    assert!(!ran.err.contains("不认识的栏"), "{}", ran.err);
    // A layout that was used says the same again, and is not replaced by its like.
    let again = path("again.toml");
    run(&["import", &form, "-f", "json", "--layout", &layout, "--save-layout", &again]);
    let entries =
        |text: &str| text.lines().filter_map(|line| Some(line.split_once(" #")?.0.to_owned())).collect::<Vec<_>>();
    assert_eq!(entries(&fs::read_to_string(&again).unwrap()), entries(&settled));
    assert_eq!(run(&["import", &form, "-f", "json", "--layout", &layout, "--save-layout", &layout, "--force"]).code, 2);

    fs::write(&layout, "[money]\n\"年末落地金\" = \"target\"\n").unwrap();
    let refused = run(&["import", &form, "--lang", "en", "--layout", &layout]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("the column `年末落地金` of money cannot be target"), "{}", refused.err);
}
