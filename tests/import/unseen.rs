//! Cells of which readers see something else than they hold: runs of letters, whole cells, formats, conditions.

use serde_json::{Value, json};

use super::books::xlsx;
use crate::support::run;

/// Fonts: plain, white, struck out, tiny. Fills: none, blue. Formats that print digits of their own.
const STYLES: &str = r#"<styleSheet>
<numFmts><numFmt numFmtId="164" formatCode="@&quot;0&quot;"/><numFmt numFmtId="165" formatCode="0&quot;0&quot;"/>
<numFmt numFmtId="166" formatCode="0;0;0;&quot;20 公里&quot;"/><numFmt numFmtId="167" formatCode="0&quot;公里&quot;"/></numFmts>
<fonts><font/><font><color rgb="FFFFFFFF"/></font><font><strike/></font><font><sz val="1"/></font></fonts>
<fills><fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FF000080"/></patternFill></fill></fills>
<cellXfs><xf numFmtId="0"/><xf fontId="1"/><xf fontId="1" fillId="1"/><xf fontId="2"/><xf fontId="3"/>
<xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/>
<xf><alignment horizontal="fill"/></xf></cellXfs>
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
    std::fs::write(&path, xlsx(&[("表", &sheet)], "<sst/>", STYLES)).unwrap();
    let ran = run(&["import", "-f", "json", "--lang", "zh", path.to_str().unwrap()]);
    let tables: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    let told = ran.err.lines().filter_map(|line| Some(line.split_once("book.xlsx!表!E4: ")?.1.to_owned()));
    (tables[0]["indicators"][0]["actual"].clone(), told.collect())
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
}
