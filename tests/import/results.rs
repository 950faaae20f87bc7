//! Results of formulas that anybody may have written into the file: over several sheets, in .ods, and what an audit says of them.

use serde_json::{Value, json};

use super::books::{open_document, packed_again, parts, xlsx};
use crate::support::{Ran, run};

const FORM: [[&str; 7]; 4] = [
    ["项目名称", "道路养护", "", "", "", "", ""],
    ["年度", "2024", "", "", "", "", ""],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ["产出指标", "数量指标", "养护里程", "≥40公里", "ACTUAL", "50", "50"],
];

/// A form whose actual value is this cell.
fn sheet(actual: &str) -> String {
    let cell = |(row, column, text): (usize, usize, &str)| {
        let at = format!("{}{}", char::from(b'A' + u8::try_from(column).unwrap()), row + 1);
        match text {
            "" => String::new(),
            "ACTUAL" => actual.to_owned(),
            text => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        }
    };
    let row = |(row, cells): (usize, &[&str; 7])| {
        let cells: String = cells.iter().enumerate().map(|(column, text)| cell((row, column, text))).collect();
        format!("<row r=\"{}\">{cells}</row>", row + 1)
    };
    let rows: String = FORM.iter().enumerate().map(row).collect();
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

fn with(name: &str, book: &[u8], arguments: &[&str]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, book).unwrap();
    let file = path.to_str().unwrap();
    run(&[arguments, &["--lang", "zh", file]].concat())
}

/// What is imported as the actual value, and what is told of its cell.
fn actual(name: &str, book: &[u8]) -> (Value, Vec<String>) {
    let ran = with(name, book, &["import", "-f", "json"]);
    let tables: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    let told = ran.err.lines().filter_map(|line| Some(line.split_once("!E4: 提示: ")?.1.to_owned()));
    (tables[0]["indicators"][0]["actual"].clone(), told.collect())
}

/// Formulas are followed over the sheets of a book; what names another sheet that there is not is not believed.
#[test]
fn results_from_other_sheets_are_computed_too() {
    let other = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>38</v></c><c r=\"B1\"><f>A1+4</f><v>42</v></c></row></sheetData></worksheet>";
    let read = |formula: &str| {
        let own = sheet(&format!("<c r=\"E4\"><f>{formula}</f><v>42</v></c>"));
        actual("book.xlsx", &xlsx(&[("表", &own), ("底 稿", other)], "<sst/>", "<styleSheet/>"))
    };
    assert_eq!(read("'底 稿'!B1"), (json!("42"), vec![]));
    assert_eq!(read("SUM('底 稿'!A1:B1)-38"), (json!("42"), vec![]));
    let differing = "文件存的公式结果是“42”,照公式算出的是“38”,未导入:请在 Excel 或 WPS 中打开,重新计算后保存";
    assert_eq!(read("'底 稿'!A1"), (Value::Null, vec![differing.to_owned()]));
    let unread = "这里的公式本程序算不了(本程序只算本工作簿内的加减乘除与常用函数),已按文件所存的结果导入:请在 Excel 或 WPS 中打开,重新计算后核对";
    assert_eq!(read("别处!A1"), (json!("42"), vec![unread.to_owned()]));
}

/// What fills several cells, and what one of them alone shows, is computed nowhere: nobody knows it.
#[test]
fn a_formula_that_fills_several_cells_is_not_believed() {
    let cells = "<c r=\"D9\"><f t=\"array\" ref=\"D9:E9\">D1:E1*2</f><v>1</v></c><c r=\"E9\"><v>42</v></c>";
    let own = sheet("<c r=\"E4\"><f>E9</f><v>42</v></c>");
    let own = own.replace("</sheetData>", &format!("<row r=\"9\">{cells}</row></sheetData>"));
    let (value, told) = actual("book.xlsx", &xlsx(&[("表", &own)], "<sst/>", "<styleSheet/>"));
    assert_eq!((value, told.len()), (json!("42"), 1), "{told:?}");
}

/// A formula that was filled into other cells is that of each; one of its own besides, and one without any words, is none.
#[test]
fn filled_formulas_are_those_of_their_cells() {
    let read = |formula: &str| {
        let own = sheet(&format!("<c r=\"E4\">{formula}<v>42</v></c>"));
        let first = "<row r=\"1\"><c r=\"H1\"><f t=\"shared\" ref=\"H1:H9\" si=\"0\">40+1</f><v>41</v></c>";
        let own = own.replacen("<row r=\"1\">", first, 1);
        actual("book.xlsx", &xlsx(&[("表", &own)], "<sst/>", "<styleSheet/>"))
    };
    let differing = "文件存的公式结果是“42”,照公式算出的是“41”,未导入:请在 Excel 或 WPS 中打开,重新计算后保存";
    for formula in ["<f t=\"shared\" si=\"0\"/>", "<f t=\"shared\" si=\"0\"></f>"] {
        assert_eq!(read(formula), (Value::Null, vec![differing.to_owned()]), "{formula}");
    }
    for formula in ["<f t=\"shared\" si=\"0\">42+0</f>", "<f></f>", "<f/>"] {
        let (value, told) = read(formula);
        assert_eq!((value, told.len()), (json!("42"), 1), "{formula}: {told:?}");
    }
}

/// Of two values in one cell programs differ in which they show.
#[test]
fn a_cell_with_two_values_is_damaged() {
    for cell in [
        "<c r=\"E4\" t=\"str\"><v>40公里</v><is><t>42公里</t></is></c>",
        "<c r=\"E4\" t=\"inlineStr\"><is><t>42公里</t></is><v>40公里</v></c>",
    ] {
        let ran = with("book.xlsx", &xlsx(&[("表", &sheet(cell))], "<sst/>", "<styleSheet/>"), &["import"]);
        assert_eq!((ran.code, ran.err.contains("工作簿已损坏")), (2, true), "{}", ran.err);
    }
}

/// A box with words may lie over any cell.
#[test]
fn words_in_boxes_over_the_sheet_are_told() {
    let own = sheet("<c r=\"E4\"><v>42</v></c>");
    let mut parts = parts(&[("表", &own, false)], "<sst/>", "<styleSheet/>");
    let relation =
        "<Relationships><Relationship Id=\"a\" Type=\"x/drawing\" Target=\"../drawings/d.xml\"/></Relationships>";
    parts.push(("xl/worksheets/_rels/s0.xml.rels".to_owned(), relation.to_owned()));
    let drawing = "<x:wsDr xmlns:x=\"a\" xmlns:a=\"b\"><x:sp><a:p><a:r><a:t>38公里</a:t></a:r></a:p></x:sp></x:wsDr>";
    parts.push(("xl/drawings/d.xml".to_owned(), drawing.to_owned()));
    let ran = with("book.xlsx", &packed_again(&parts), &["import"]);
    let told = "表上有文本框,其中的字没有读取,也可能盖住单元格,请核对:“38公里”";
    assert!(ran.err.contains(told), "{}", ran.err);
}

/// An audit does not pass where a value that counts is one that nobody can compute: the verdict is open.
#[test]
fn a_result_that_nobody_can_compute_leaves_the_verdict_open() {
    let audit = |formula: &str, more: &[&str]| {
        let own = sheet(&format!("<c r=\"E4\"><f>{formula}</f><v>42</v></c>"));
        let book = xlsx(&[("表", &own)], "<sst/>", "<styleSheet/>");
        with("book.xlsx", &book, &[&["audit", "-f", "json", "--template", "national/self-2020"], more].concat())
    };
    let open = audit("RAND()*0+42", &[]);
    let report: Value = serde_json::from_str(&open.out).unwrap();
    let said = "book.xlsx!表!E4:这里的公式本程序算不了(本程序不算函数 RAND),已按文件所存的结果导入:请在 Excel 或 WPS 中打开,重新计算后核对";
    let undecided = report["undecided"].as_array().unwrap();
    let own = undecided.iter().find(|open| open["code"] == "J106").unwrap_or_else(|| panic!("{report}"));
    assert_eq!(
        (&own["why"]["zh"], &own["points_at_stake"], &own["location"]["cell"]),
        (&json!(said), &json!("50"), &json!("E4"))
    );
    assert_eq!(audit("RAND()*0+42", &["--fail-on", "undecided"]).code, 1);
    let report: Value = serde_json::from_str(&audit("40+2", &[]).out).unwrap();
    assert!(report["undecided"].as_array().unwrap().iter().all(|open| open["code"] != "J106"), "{report}");
}

/// A book of rows with texts alone.
pub(super) fn book(rows: &[&[&str]]) -> Vec<u8> {
    let cell = |(row, column, text): (usize, usize, &str)| {
        let at = format!("{}{}", char::from(b'A' + u8::try_from(column).unwrap()), row + 1);
        let own = || format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
        if text.is_empty() { String::new() } else { own() }
    };
    let row = |(row, cells): (usize, &&[&str])| {
        let cells: String = cells.iter().enumerate().map(|(column, text)| cell((row, column, text))).collect();
        format!("<row r=\"{}\">{cells}</row>", row + 1)
    };
    let rows: String = rows.iter().enumerate().map(row).collect();
    xlsx(&[("表", &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"))], "<sst/>", "<styleSheet/>")
}

/// What the verdict of a form is, and why its values are undecided.
fn undecided(rows: &[&[&str]]) -> (String, Vec<String>) {
    undecided_of("book.xlsx", &book(rows))
}

/// The same of the bytes of a book.
pub(super) fn undecided_of(name: &str, book: &[u8]) -> (String, Vec<String>) {
    let ran = with(name, book, &["audit", "-f", "json", "--template", "national/self-2020"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    let open = report["undecided"].as_array().unwrap().iter().filter(|open| open["code"] == "J106");
    let open = open.map(|open| open["why"]["zh"].as_str().unwrap().to_owned()).collect();
    (report["verdict"].as_str().unwrap().to_owned(), open)
}

/// Two totals, two rows of all the money, two units: nobody knows which of them counts.
#[test]
fn what_is_stated_twice_leaves_the_verdict_open() {
    let head: [&[&str]; 2] = [&["项目支出绩效自评表(2024年度)"], &["项目名称", "道路养护", "", "主管部门", "交通局"]];
    let money: [&[&str]; 3] = [
        &["项目资金(万元)", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        &["", "年度资金总额", "100", "100", "100", "10", "100%", "10"],
        &["", "其中:财政拨款", "100", "100", "100"],
    ];
    let rows: [&[&str]; 5] = [
        &["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        &["产出指标", "数量指标", "养护里程", "≥40公里", "42公里", "50", "50"],
        &["效益指标", "社会效益指标", "通行率", "≥90%", "96%", "30", "30"],
        &["满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "96%", "10", "10"],
        &["总分", "", "", "", "", "100", "100"],
    ];
    let all = |parts: &[&[&[&str]]]| undecided(&parts.concat());
    assert_eq!(all(&[&head, &money, &rows]), ("pass".to_owned(), vec![]));
    let total = |cell: &str| vec![format!("book.xlsx!表!{cell}:此处写总分 95,G10 处写的是 100:请核对以哪个为准")];
    for (cell, below) in [
        ("B11", &["结论", "经自评,本项目总分为95分,等级为优"][..]),
        ("A11", &["自评总分:95分"]),
        ("G11", &["合计", "", "", "", "", "100", "95"]),
    ] {
        assert_eq!(all(&[&head, &money, &rows, &[below]]), ("pass".to_owned(), total(cell)), "{below:?}");
    }
    assert_eq!(all(&[&head, &money, &rows, &[&["结论", "总分为100分"][..]]]).1, Vec::<String>::new());
    let second: &[&str] = &["", "年度资金总额", "200", "200", "150", "10", "75%", "7.5"];
    let said = "有两行都是资金总额,所写金额不同:以哪一行为准无从判断";
    assert_eq!(all(&[&head, &money, &[second], &rows]).1, [said]);
    let unit: &[&str] = &["单位:元"];
    let said = "book.xlsx!表!A1:此处金额单位是“元”,A4 处是“万元”:没有导入,请填写金额单位(currency)";
    assert_eq!(all(&[&[unit], &head, &money, &rows]).1, [said]);
}

/// In .ods the value that a file keeps is what programs show: a text beside it that says something else is told, and a result is
/// held against its formula.
#[test]
fn what_an_ods_shows_is_held_against_what_it_keeps() {
    let read = |cell: &str| {
        let rows: Vec<&[&str]> = FORM.iter().map(|row| &row[..]).collect();
        let written = "<t:table-cell><x:p>ACTUAL</x:p></t:table-cell>";
        let mut parts = open_document(&rows);
        let content = parts.iter_mut().find(|(name, _)| name == "content.xml").unwrap();
        assert!(content.1.contains(written), "{}", content.1);
        content.1 = content.1.replace(written, cell);
        actual("book.ods", &packed_again(&parts))
    };
    let float = |formula: &str, value: &str, text: &str| {
        format!(
            "<table:table-cell {formula} office:value-type=\"float\" office:value=\"{value}\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    assert_eq!(read(&float("", "42", "42")), (json!("42"), vec![]));
    let disguised = "单元格里的数是 38,数字格式却显示别的文字或什么也不显示;按所显示的导入";
    assert_eq!(read(&float("", "38", "42公里")), (json!("42公里"), vec![disguised.to_owned()]));
    assert_eq!(read(&float("table:formula=\"of:=40+2\"", "42", "42")), (json!("42"), vec![]));
    let differing = "文件存的公式结果是“42”,照公式算出的是“38”,未导入:请在 Excel 或 WPS 中打开,重新计算后保存";
    assert_eq!(read(&float("table:formula=\"of:=40-2\"", "42", "42")), (Value::Null, vec![differing.to_owned()]));
    let unread =
        "这里的公式本程序算不了(本程序不算函数 RAND),已按文件所存的结果导入:请在 Excel 或 WPS 中打开,重新计算后核对";
    assert_eq!(read(&float("table:formula=\"of:=RAND()*0+42\"", "42", "42")), (json!("42"), vec![unread.to_owned()]));
    let field = "<table:table-cell><text:p><text:sheet-name>42公里</text:sheet-name></text:p></table:table-cell>";
    let filled = "这里的文字是打开时另填的字段,已按文件所存的导入:请在表格软件中打开核对";
    assert_eq!(read(field), (json!("42公里"), vec![filled.to_owned()]));
}
