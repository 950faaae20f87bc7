//! Cells of which readers see something else than they hold: runs of letters, whole cells, formats, conditions.

use serde_json::{Value, json};

use super::books::xlsx;
use crate::support::{Ran, run};

/// Fonts: plain, white, struck out, tiny. Fills: none, blue. Formats that print digits of their own.
const STYLES: &str = r#"<styleSheet>
<numFmts><numFmt numFmtId="164" formatCode="@&quot;0&quot;"/><numFmt numFmtId="165" formatCode="0&quot;0&quot;"/>
<numFmt numFmtId="166" formatCode="0;0;0;&quot;20 公里&quot;"/><numFmt numFmtId="167" formatCode="0&quot;公里&quot;"/>
<numFmt numFmtId="168" formatCode="[White]0"/><numFmt numFmtId="169" formatCode="[Color 2]0;[Red]-0"/></numFmts>
<fonts><font/><font><color rgb="FFFFFFFF"/></font><font><strike/></font><font><sz val="1"/></font>
<font><color theme="4" tint="0.8"/></font><font><color theme="0" tint="-0.5"/></font><font><color rgb="FFFF0000"/></font></fonts>
<fills><fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FF000080"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FF000000"/></patternFill></fill>
<fill><patternFill patternType="gray125"><fgColor rgb="FFFF0000"/><bgColor rgb="FFFF1010"/></patternFill></fill>
<fill><gradientFill><stop position="0"><color theme="1"/></stop><stop position="1"><color indexed="63"/></stop></gradientFill></fill>
<fill><gradientFill><stop position="0"><color theme="1"/></stop><stop position="1"><color indexed="9"/></stop></gradientFill></fill>
<fill><patternFill patternType="solid"><fgColor theme="0" tint="-0.15"/></patternFill></fill></fills>
<cellXfs><xf numFmtId="0"/><xf fontId="1"/><xf fontId="1" fillId="1"/><xf fontId="2"/><xf fontId="3"/>
<xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/>
<xf><alignment horizontal="fill"/></xf><xf numFmtId="168"/><xf numFmtId="169"/><xf numFmtId="168" fillId="1"/>
<xf fontId="4"/><xf fontId="5"/><xf fillId="2"/><xf fontId="6" fillId="3"/><xf fillId="4"/><xf fillId="5"/><xf fillId="6"/></cellXfs>
<dxfs><dxf><font><color rgb="FFFFFFFF"/></font></dxf><dxf><font><b/></font></dxf></dxfs></styleSheet>"#;

fn row(number: usize, cells: &[&str]) -> String {
    let cell = |(column, text): (usize, &&str)| {
        let at = char::from(b'A' + u8::try_from(column).unwrap());
        format!("<c r=\"{at}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let cells: String = cells.iter().enumerate().filter(|(_, text)| !text.is_empty()).map(cell).collect();
    format!("<row r=\"{number}\">{cells}</row>")
}

/// What is imported as the actual value of a form with this cell, and what is told of that.
fn read(cell: &str, behind: &str) -> (Value, Vec<String>) {
    read_with(cell, behind, STYLES)
}

/// The same in a book with these styles.
fn read_with(cell: &str, behind: &str, styles: &str) -> (Value, Vec<String>) {
    let ran = read_styled(cell, behind, styles, |sheet| sheet);
    let tables: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    let told = ran.err.lines().filter_map(|line| Some(line.split_once("book.xlsx!表!E4: ")?.1.to_owned()));
    (tables[0]["indicators"][0]["actual"].clone(), told.collect())
}

/// What becomes of a form with this cell, in which something else is changed.
fn read_whole(cell: &str, behind: &str, change: impl Fn(String) -> String) -> Ran {
    read_styled(cell, behind, STYLES, change)
}

fn read_styled(cell: &str, behind: &str, styles: &str, change: impl Fn(String) -> String) -> Ran {
    let sheet = [
        row(1, &["项目名称", "道路养护"]),
        row(2, &["年度", "2024"]),
        row(3, &["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]),
        row(4, &["产出指标", "数量指标", "养护里程", "≥40公里", "ACTUAL", "50", "50"]),
    ];
    let written = "<c r=\"E4\" t=\"inlineStr\"><is><t>ACTUAL</t></is></c>";
    let sheet =
        format!("<worksheet><sheetData>{}</sheetData>{behind}</worksheet>", sheet.concat().replace(written, cell));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.xlsx");
    std::fs::write(&path, xlsx(&[("表", &change(sheet))], "<sst/>", styles)).unwrap();
    run(&["import", "-f", "json", "--lang", "zh", path.to_str().unwrap()])
}

fn number(style: usize, number: &str) -> String {
    format!("<c r=\"E4\" s=\"{style}\"><v>{number}</v></c>")
}

fn text(style: usize, runs: &str) -> String {
    format!("<c r=\"E4\" s=\"{style}\" t=\"inlineStr\"><is>{runs}</is></c>")
}

/// What is seen of a cell is imported, and what is not is told with its cell.
#[test]
fn what_readers_see_of_a_cell_is_imported_and_the_rest_told() {
    let runs = |look: &str| format!("<r><t>4</t></r><r><rPr>{look}</rPr><t>0公里</t></r>");
    let plain = "<t>40公里</t>";
    let unseen = |text: &str| vec![format!("提示: 单元格里的“{text}”与底色相近、极小或划了删除线,没有导入:请核对")];
    let redrawn = |text: &str| vec![format!("提示: 单元格里的文字是“{text}”,数字格式却显示别的;按所显示的导入")];
    let disguised = vec!["提示: 单元格里的数是 4,数字格式却显示别的文字或什么也不显示;按所显示的导入".to_owned()];
    let repeated = vec!["提示: 单元格按“填充”对齐,“40公里”可能重复显示,没有导入:请核对".to_owned()];
    let (white, blue) = (r#"<color rgb="FFFFFFFF"/>"#, 2);
    for (cell, seen, told) in [
        (text(0, &runs(white)), json!("4"), unseen("0公里")),
        (text(0, &runs(r#"<color rgb="FFC0C0C0"/>"#)), json!("4"), unseen("0公里")),
        (text(0, &runs(r#"<color theme="0"/>"#)), json!("4"), unseen("0公里")),
        (text(0, &runs("<strike/>")), json!("4"), unseen("0公里")),
        (text(0, &runs(r#"<sz val="1"/>"#)), json!("4"), unseen("0公里")),
        (text(0, &runs(r#"<strike val="0"/><sz val="11"/><color rgb="FFFF0000"/>"#)), json!("40公里"), vec![]),
        (text(blue, &runs(white)), json!("40公里"), vec![]),
        (text(1, plain), Value::Null, unseen("40公里")),
        (text(blue, plain), json!("40公里"), vec![]),
        (text(3, plain), Value::Null, unseen("40公里")),
        (number(4, "40"), Value::Null, unseen("40")),
        (text(5, "<t>4</t>"), json!("40"), redrawn("4")),
        (text(7, "<t>40公里</t>"), json!("20 公里"), redrawn("40公里")),
        (number(6, "4"), json!("40"), disguised),
        (number(8, "40"), json!("40公里"), vec![]),
        (text(9, plain), Value::Null, repeated),
        (number(10, "40"), Value::Null, unseen("40")),
        (text(10, plain), json!("40公里"), vec![]),
        (number(11, "40"), Value::Null, unseen("40")),
        (number(11, "-40"), json!("-40"), vec![]),
        (number(12, "40"), json!("40"), vec![]),
        (text(13, plain), Value::Null, unseen("40公里")),
        (text(14, plain), json!("40公里"), vec![]),
        (text(15, plain), Value::Null, unseen("40公里")),
        (text(15, &runs(white)), Value::Null, unseen("40公里")),
        (text(16, plain), Value::Null, unseen("40公里")),
        (text(17, plain), Value::Null, unseen("40公里")),
        (text(18, plain), json!("40公里"), vec![]),
        (text(19, plain), json!("40公里"), vec![]),
        (text(0, &runs(r#"<vertAlign val="superscript"/>"#)), json!("4⁰公里"), vec![]),
        (text(0, &runs(r#"<vertAlign val="subscript"/>"#)), json!("4₀公里"), vec![]),
    ] {
        assert_eq!(read(&cell, ""), (seen, told), "{cell}");
    }
}

/// Whether a condition holds, nobody computes here: that it may hide a cell is told.
#[test]
fn a_format_that_hides_a_cell_under_a_condition_is_told() {
    let rule = |laid: usize| {
        format!(
            "<conditionalFormatting sqref=\"E3:E9\"><cfRule type=\"expression\" dxfId=\"{laid}\"/></conditionalFormatting>"
        )
    };
    let told = vec!["提示: 条件格式可能使这一格看不见,已一并导入:请核对".to_owned()];
    assert_eq!(read(&number(0, "40"), &rule(0)), (json!("40"), told));
    assert_eq!(read(&number(0, "40"), &rule(1)), (json!("40"), vec![]));
    let drawn = |inside: &str| {
        format!("<conditionalFormatting sqref=\"E4\"><cfRule type=\"x\">{inside}</cfRule></conditionalFormatting>")
    };
    for (inside, is_told) in [
        (r#"<dataBar showValue="0"><color rgb="FF638EC6"/></dataBar>"#, true),
        (r#"<dataBar><color rgb="FF638EC6"/></dataBar>"#, false),
        (r#"<iconSet showValue="0"/>"#, true),
        (r#"<colorScale><color rgb="FFFFFFFF"/><color rgb="FF000000"/></colorScale>"#, true),
        (r#"<colorScale><color rgb="FFF8696B"/><color rgb="FF63BE7B"/></colorScale>"#, false),
    ] {
        assert_eq!(read(&number(0, "40"), &drawn(inside)).1.len(), usize::from(is_told), "{inside}");
    }
}

/// A result that the file holds is held against what its formula comes to; where that is another one, neither is taken.
#[test]
fn a_result_that_is_not_that_of_its_formula_is_told() {
    let formula = |formula: &str, attributes: &str, result: &str| {
        format!("<c r=\"E4\" {attributes}><f>{formula}</f><v>{result}</v></c>")
    };
    let differing = |stored: &str, computed: &str| {
        vec![format!(
            "提示: 文件存的公式结果是“{stored}”,照公式算出的是“{computed}”,未导入:请在 Excel 或 WPS 中打开,重新计算后保存"
        )]
    };
    let unchecked = |why: &str| {
        vec![format!(
            "提示: 这里的公式本程序算不了({why}),已按文件所存的结果导入:请在 Excel 或 WPS 中打开,重新计算后核对"
        )]
    };
    for (cell, imported, told) in [
        (formula("G4-F4+42", "", "42"), json!("42"), vec![]),
        (formula("ROUND(126/3,2)", "", "42"), json!("42"), vec![]),
        (formula("10/3", "", "3.3333333333333335"), json!("3.33333333333333"), vec![]),
        (formula("10/3", "", "3.4"), Value::Null, differing("3.4", "3.333333333")),
        (formula("40-2", "", "42"), Value::Null, differing("42", "38")),
        (formula("40/0", "", "42"), Value::Null, differing("42", "#DIV/0!")),
        (formula("\"已完成\"", "t=\"str\"", "已完成"), json!("已完成"), vec![]),
        (formula("\"未完成\"", "t=\"str\"", "已完成"), Value::Null, differing("已完成", "未完成")),
        (formula("INT(84.9)/2+MOD(7,4)-ROUNDUP(2.1,0)", "", "42"), json!("42"), vec![]),
        (formula("SUMIF(F4:G4,&quot;&gt;=1&quot;)-8", "", "42"), Value::Null, differing("42", "-8")),
        (formula("TEXT(0.42,&quot;0.0%&quot;)", "t=\"str\"", "42.0%"), json!("42.0%"), vec![]),
        (formula("VLOOKUP(A1,A1:B2,2)", "", "42"), json!("42"), unchecked("本程序只算本工作簿内的加减乘除与常用函数")),
        (formula("NOW()*0+42", "", "42"), json!("42"), unchecked("本程序不算函数 NOW")),
        (formula("[1]表!A1", "", "42"), json!("42"), unchecked("本程序只算本工作簿内的加减乘除与常用函数")),
        (formula("H4+2", "", "42"), json!("42"), unchecked("本程序不算函数 RAND")),
        (formula("E4+0", "", "42"), json!("42"), unchecked("公式经 E4 又指向自己")),
    ] {
        let cell = format!("{cell}<c r=\"H4\"><f>RAND()*0+40</f><v>40</v></c>");
        let ran =
            read_whole("", "", |sheet| sheet.replacen("</row></sheetData>", &format!("{cell}</row></sheetData>"), 1));
        let tables: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
        let said = ran.err.lines().filter_map(|line| Some(line.split_once("book.xlsx!表!E4: ")?.1.to_owned()));
        assert_eq!((tables[0]["indicators"][0]["actual"].clone(), said.collect()), (imported, told), "{cell}");
    }
}

/// Rows and columns in which nobody sees anything are hidden ones.
#[test]
fn rows_that_are_no_higher_than_a_line_are_hidden() {
    let told = |behind: &str| read(&number(0, "40"), behind).1.is_empty();
    assert!(told(""));
    for (from, to) in
        [("<row r=\"4\">", "<row r=\"4\" ht=\"1\">"), ("<sheetData>", "<sheetFormatPr zeroHeight=\"1\"/><sheetData>")]
    {
        let ran = read_whole(&number(0, "40"), "", |sheet| sheet.replace(from, to));
        assert!(ran.err.contains("隐藏"), "{to}: {}", ran.err);
    }
    assert!(
        !read_whole(&number(0, "40"), "", |sheet| sheet.replace("<row r=\"4\">", "<row r=\"4\" ht=\"15\">"))
            .err
            .contains("隐藏")
    );
}

/// The same attacks in workbooks of the other kinds, as LibreOffice writes them: struck out, white, tiny, in runs, behind the text of a
/// format, in its colours, under a condition, in a note and at the margin. White letters on blue are seen.
#[test]
fn what_nobody_sees_in_other_kinds_of_workbooks_is_left_out_as_well() {
    for (book, redrawn) in [
        ("unseen.xls", "单元格里的文字是“42处”,数字格式却显示别的;按所显示的导入"),
        ("unseen.ods", "单元格里的数是 42处,数字格式却显示别的文字或什么也不显示;按所显示的导入"),
    ] {
        let path = format!("tests/import/{book}");
        let ran = run(&["import", "-f", "json", "--lang", "zh", "-t", "national/self-2020", &path]);
        let tables: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
        let rows = tables[0]["indicators"].as_array().unwrap();
        let actual: Vec<&str> = rows.iter().map(|row| row["actual"].as_str().unwrap_or_default()).collect();
        assert_eq!(actual, ["", "", "", "4", "38处", "", "42处", "42处", "42处"], "{book}");
        let remarks = tables[0]["imported"]["remarks"].as_array().unwrap();
        let open = remarks.iter().filter(|remark| remark["open"] == true);
        let mut told: Vec<String> = open
            .map(|remark| format!("{} {}", remark["cell"].as_str().unwrap(), remark["zh"].as_str().unwrap()))
            .collect();
        told.sort_unstable();
        let says = |cell: &str, text: &str| format!("{book}!表{cell} {text}");
        assert_eq!(
            told,
            [
                says("", "页眉页脚:此处写总分 85,G15 处写的是 100:请核对以哪个为准"),
                says("!E10", redrawn),
                says("!E12", "条件格式可能使这一格看不见,已一并导入:请核对"),
                says("!E14", "批注:此处写“实际完成38处”,E14 处的实际完成值是“42处”:请核对以哪个为准"),
                says("!E6", "单元格里的“42处”与底色相近、极小或划了删除线,没有导入:请核对(共 4 格:E6 E7 E8 E11)"),
                says("!E9", "单元格里的“2处”与底色相近、极小或划了删除线,没有导入:请核对"),
            ],
            "{book}"
        );
    }
}

/// A condition that lays a text of its own over the number.
#[test]
fn a_format_of_conditions_that_shows_another_text_is_told() {
    let rule = "<conditionalFormatting sqref=\"E4\"><cfRule type=\"expression\" dxfId=\"2\"/></conditionalFormatting>";
    let told = vec!["提示: 条件格式可能使这一格看不见,已一并导入:请核对".to_owned()];
    for (code, is_told) in [
        ("[&lt;90]&quot;达标&quot;;0", true),
        ("0;0;0;&quot;468次&quot;", true),
        (";;;", true),
        ("0.00", false),
        ("_ * #,##0_ ;_ * -#,##0_ ;_ * &quot;-&quot;??_ ;_ @_ ", false),
    ] {
        let styles =
            STYLES.replace("</dxfs>", &format!("<dxf><numFmt numFmtId=\"199\" formatCode=\"{code}\"/></dxf></dxfs>"));
        let said = read_with(&number(0, "40"), rule, &styles).1;
        assert_eq!(said, if is_told { told.clone() } else { vec![] }, "{code}");
    }
}

/// Signs that nobody sees are left out, which is told; what they turn round is another figure.
#[test]
fn signs_that_turn_a_figure_round_are_told() {
    let told = |text: &str| read(&format!("<c r=\"E4\" t=\"inlineStr\"><is><t>{text}</t></is></c>"), "").1;
    let says = |sign: &str, shown: &str| {
        vec![format!("提示: 单元格里有看不见的符号 {sign},已略去;屏幕上显示为“{shown}”:请核对")]
    };
    assert_eq!(told("\u{202e}864次"), says("\\u{202e}", "次468"));
    assert_eq!(told("52\u{200b}0次"), says("\\u{200b}", "520次"));
    assert_eq!(told("520次"), Vec::<String>::new());
}
