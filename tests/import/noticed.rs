//! What was changed by mistake in a form that was right: labels, merged and hidden cells, formats. Each is told, with its cell.

use jixiao::import::{Choice, Form, import};

use super::books::{self, Book, Drawn};

const WHOLE: &str = "
项目支出绩效自评表|<|<|<|<|<|<|<
(2024年度)|<|<|<|<|<|<|<
项目名称|<|湿地监测|<|<|<|<|<
主管部门|<|白河市林业局|<|<|<|<|<
项目资金(万元)|<|年初预算数|全年预算数|全年执行数|分值|执行率|得分
年度资金总额|<|50|50|48|10|0.96{0%}|9.6
年度目标|预期目标|<|<|实际完成情况|<|<|<
^|监测20处|<|<|监测21处|<|<|<
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析
产出指标|数量指标|监测点|≥20个|21个|30|30|
^|质量指标|数据完整率|≥95%|0.97{0%}|20|20|
效益指标|社会效益|发布简报|≥4期|4期|20|20|
满意度指标|公众满意度|公众满意度|≥90%|92%|20|20|
总分|<|<|<|<|100|99.6|";

fn form(bytes: &[u8]) -> Form {
    let book = jixiao::book::read("book.xlsx", bytes).unwrap();
    import(&book, Choice::Named("national/self-2020")).forms.remove(0)
}

fn of_drawn(cells: &str) -> Form {
    form(&Book::drawn(&[Drawn::of("表", cells)]).bytes())
}

/// The remarks on a form, each behind its cell.
fn told(form: &Form) -> Vec<String> {
    let said = form.remarks.iter().map(|remark| match remark.cell {
        Some(cell) => format!("{cell} {}", remark.text.zh),
        None => remark.text.zh.clone(),
    });
    said.collect()
}

#[test]
fn nothing_is_told_of_a_form_that_is_right() {
    let form = of_drawn(WHOLE);
    assert_eq!(told(&form), Vec::<String>::new());
    assert_eq!(form.goal.expected.unwrap().text, "监测20处");
}

#[test]
fn a_cell_that_was_changed_by_mistake_is_told() {
    for (from, to, says) in [
        (
            "主管部门",
            "主管都门",
            &[
                "A4 “主管都门”可能是“主管部门”,其后的内容没有按它导入:请核对",
                "C4 有 1 格文字不知是什么,没有导入,请核对:C4",
            ][..],
        ),
        (
            "预期目标",
            "预期目甲标",
            &[
                "B7 “预期目甲标”可能是“预期目标”,其后的内容没有按它导入:请核对",
                "B8 有 1 格文字不知是什么,没有导入,请核对:B8",
            ],
        ),
        ("48|10|", "48|14|", &["F6 执行率的分值 14 与各项分值 90 合计 104,不是 100:执行率按模板的分值计分,请核对"]),
        ("48|10|", "48|-10|", &["F6 执行率的分值“-10”不是分值,没有导入:请核对"]),
        ("48|10|", "<|10|", &["D6 一格跨了“全年预算数”“全年执行数”两栏,记在“全年预算数”:请核对"]),
        ("≥4期|4期", "≥4期|<", &["D12 一格跨了“年度指标值”“实际完成值”两栏,记在“年度指标值”:请核对"]),
        ("效益指标|社会效益", "|社会效益", &["C12 此行没有写一级指标,按上面的“产出指标”导入:请核对"]),
        ("|社会效益|", "||", &["C12 此行没有写二级指标:请核对"]),
        (
            "50|50|48",
            "50|50|48{yyyy-mm-dd}",
            &["E6 单元格的数按日期或时间显示,却不是表中会有的日期,已按存的数导入:请核对"],
        ),
    ] {
        assert!(WHOLE.contains(from), "{from}");
        assert_eq!(told(&of_drawn(&WHOLE.replacen(from, to, 1))), says, "{to}");
    }
}

/// Whatever stands under the heading of points in the row of the total is what the form says of it.
#[test]
fn a_total_is_read_whatever_it_looks_like() {
    for total in ["９９．６", "-99.6", "'99.6", "≥99.6", "99.6分"] {
        let form = of_drawn(&WHOLE.replacen("99.6|", &format!("{total}|"), 1));
        assert_eq!(form.reported.fields.total.map(|field| field.text).as_deref(), Some(total));
    }
}

/// What stands behind a label that was moved is no value where it is a heading.
#[test]
fn a_heading_is_no_value() {
    let moved =
        WHOLE.replacen("主管部门|<|白河市林业局", "|<|白河市林业局", 1).replacen("项目资金(万元)", "主管部门", 1);
    assert_eq!(of_drawn(&moved).project.department, None);
}

#[test]
fn hidden_rows_and_cells_are_told() {
    let parts = Book::drawn(&[Drawn::of("表", WHOLE)]).parts();
    let changed = |change: &dyn Fn(&str) -> String| {
        let parts: Vec<(String, String)> = parts
            .iter()
            .map(|(name, text)| (name.clone(), if name.contains("sheets/") { change(text) } else { text.clone() }))
            .collect();
        told(&form(&books::packed_again(&parts)))
    };
    let hidden_row = |row: u32| {
        changed(&|xml| xml.replace(&format!("<row r=\"{row}\">"), &format!("<row r=\"{row}\" hidden=\"1\">")))
    };
    for row in [2, 3, 6, 8, 10, 14] {
        assert_eq!(hidden_row(row), [format!("第 {row} 行是隐藏的,已一并导入")]);
    }
    assert_eq!(hidden_row(1), Vec::<String>::new());
    let all = changed(&|xml| xml.replace("<row ", "<row hidden=\"1\" "));
    assert_eq!(all, ["有 11 行是隐藏的,已一并导入:2 3 4 5 6 8 10 11 12 13 14"]);
    let hidden_columns = |from: u32, to: u32| {
        changed(&|xml| {
            xml.replace(
                "<sheetData>",
                &format!("<cols><col min=\"{from}\" max=\"{to}\" hidden=\"1\"/></cols><sheetData>"),
            )
        })
    };
    assert_eq!(
        hidden_columns(5, 5),
        ["E5 “全年执行数”一栏是隐藏的,已一并导入", "E9 “实际完成值”一栏是隐藏的,已一并导入"]
    );
    assert_eq!(hidden_columns(3, 8).last().map(String::as_str), Some("C3 有 3 格在隐藏的栏里,已一并导入:C3 C4 E8"));
}
