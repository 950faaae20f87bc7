//! What a form says again in words: another total, grade, unit, year or name, and that its figures are estimates. It is told, and
//! leaves the verdict open; what forms say of themselves anyhow does not.

use super::books::{packed_again, parts, xlsx};
use super::results::{book, undecided_of};

const FORM: [&[&str]; 10] = [
    &["项目支出绩效自评表(2024年度)"],
    &["项目名称", "道路养护", "", "主管部门", "交通局"],
    &["项目资金(万元)", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    &["", "年度资金总额", "100", "100", "100", "10", "100%", "10"],
    &["", "其中:财政拨款", "100", "100", "100"],
    &["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"],
    &["产出指标", "数量指标", "养护里程", "≥40公里", "42公里", "50", "50"],
    &["效益指标", "社会效益指标", "通行率", "≥90%", "96%", "30", "30"],
    &["满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "96%", "10", "8.2"],
    &["总分", "", "", "", "", "100", "98.2", "优"],
];

/// Why nobody can say that a form passes whose next row says this.
fn open(line: &[&str]) -> Vec<String> {
    undecided_of("book.xlsx", &book(&[&FORM[..], &[line]].concat())).1
}

/// The same of one whose cell says something else.
fn open_with(row: usize, column: usize, text: &str) -> Vec<String> {
    let mut rows: Vec<Vec<&str>> = FORM.iter().map(|row| row.to_vec()).collect();
    let width = rows[row].len().max(column + 1);
    rows[row].resize(width, "");
    rows[row][column] = text;
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    undecided_of("book.xlsx", &book(&rows)).1
}

fn at(cell: &str, why: &str) -> Vec<String> {
    vec![format!("book.xlsx!表!{cell}:{why}")]
}

#[test]
fn another_total_is_told_in_whatever_words() {
    let other = at("A11", "此处写总分 85,G10 处写的是 98.2:请核对以哪个为准");
    for line in [
        "最终得分:85",
        "综合得分为85",
        "自评得85分",
        "总评:85.00",
        "经综合评价,项目得85分",
        "自评得分八十五分",
        "自评得分达到85分",
        "最终评定得分：８５分",
        "说明:自评得分85分",
    ] {
        assert_eq!(open(&[line]), other, "{line}");
    }
    let strange = "此处写 85 分,既不是 G10 处的总分 98.2,也不是表中任何一行、一级的分值或得分:请核对";
    for line in ["结果:85分", "考核为良(85分)"] {
        let told = open(&[line]);
        assert!(told.contains(&at("A11", strange)[0]), "{line}: {told:?}");
    }
    for line in ["预算执行情况(20分)", "得分(20分*执行率)"] {
        assert_eq!(open(&[line]), Vec::<String>::new(), "{line}");
    }
    assert_eq!(open_with(6, 7, "全表自评得分为85分"), at("H7", "此处写总分 85,G10 处写的是 98.2:请核对以哪个为准"));
    for line in [
        "自评得分98.2分,等级为优",
        "评价等级:90分以上为优秀;80分至89分为良好;60分至79分为合格",
        "注:满分100分,预算执行率10分",
        "每少1%扣0.5分,扣完为止",
        "80(含)-90分为良",
        "产出指标得分50分",
        "联系电话:0632-8585858",
        "用时85分钟",
        "工作十分重要",
    ] {
        assert_eq!(open(&[line]), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn another_grade_is_told() {
    let other = |grade: &str| at("A11", &format!("此处写等级“{grade}”,H10 处写的是“优”:请核对以哪个为准"));
    for (line, grade) in
        [("自评等级:良", "良"), ("评定等级为良", "良"), ("自评结果为良。", "良"), ("综合评价等次:差", "差")]
    {
        assert_eq!(open(&[line]), other(grade), "{line}");
    }
    for line in [
        "自评等级:优",
        "等级:优秀",
        "自评等级:优(90分及以上)、良(80-90分)、中(60-80分)、差(60分以下)",
        "服务质量良好",
        "项目正在评定中",
    ] {
        assert_eq!(open(&[line]), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn another_unit_or_year_is_told() {
    for (line, unit) in
        [("单位:元", "元"), ("以上金额以亿元计", "亿元"), ("(单位:百元)", "百元"), ("货币单位 元", "元")]
    {
        let said = at("A11", &format!("此处写金额单位“{unit}”,A3 处写的是“万元”:请核对以哪个为准"));
        assert_eq!(open(&[line]), said, "{line}");
    }
    for line in ["(2023年度)", "填报年度:2023", "二〇二三年度", "2023年度绩效自评"] {
        assert_eq!(open(&[line]), at("A11", "此处是 2023 年,A1 处是 2024 年:请核对以哪个为准"), "{line}");
    }
    for (line, part) in
        [("2024年1-6月", "1-6月"), ("评价期间:2024年1月至9月", "1月至9月"), ("数据截至2024年9月30日", "9月30日")]
    {
        let said = at("A11", &format!("此处写 2024 年“{part}”,不是全年:请核对表中是不是全年的数"));
        assert_eq!(open(&[line]), said, "{line}");
    }
    for line in [
        "金额单位:万元",
        "(2024年度)",
        "填报日期:2025年3月10日",
        "2025年3月",
        "数据截至2024年12月31日",
        "数据为2024年1-12月",
    ] {
        assert_eq!(open(&[line]), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn another_name_behind_the_same_label_is_told() {
    let other = "此处写“主管部门”“财政局”,E2 处写的是“交通局”:请核对以哪个为准";
    assert_eq!(open(&["主管部门:财政局"]), at("A11", other));
    assert_eq!(open(&["主管部门", "财政局"]), at("B11", other));
    assert_eq!(open(&["主管部门（公章）：交通局"]), Vec::<String>::new());
}

#[test]
fn figures_that_are_estimates_are_told() {
    let said = |words: &str| format!("“{words}”:所说的数可能不是当年实际完成的数,无从判断");
    for line in ["上述实际完成值均为预计数", "注:实际完成值按年底预估填列", "以上数据未经核实", "表中得分系暂定"]
    {
        assert_eq!(open(&[line]), at("A11", &said(line)), "{line}");
    }
    assert_eq!(open_with(6, 7, "为全年预计数"), at("H7", &said("为全年预计数")));
    assert_eq!(open_with(5, 4, "实际完成值(预计)"), at("E6", &said("实际完成值(预计)")));
    for line in ["注:实际完成值为截至2024年12月31日的完成数", "下一步预计2025年完成改造", "说明:实际完成值由各单位填写"]
    {
        assert_eq!(open(&[line]), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn money_that_the_form_does_not_have_is_told() {
    for line in ["实际支出300万元", "执行率为80%", "全年预算数为4000000元", "实际支出达120.5万元"]
    {
        let said = format!("此处写“{line}”,表中的资金和执行率没有这个数:请核对");
        assert_eq!(open(&[line]), at("A11", &said), "{line}");
    }
    for line in
        ["实际支出100万元", "执行率为100%", "全年预算数为1000000元", "执行率80%以上得满分", "其中中央资金30万元"]
    {
        assert_eq!(open(&[line]), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn a_figure_with_the_mark_of_a_note_is_told() {
    let mut rows: Vec<&[&str]> = FORM.to_vec();
    rows[6] = &["产出指标", "数量指标", "养护里程", "≥40公里", "42公里*", "50", "50"];
    rows.push(&["*含上年完成的20公里"]);
    let said = "末尾有注号“*”,注中说“含上年完成的20公里”:是否改变所填的数,无从判断";
    assert_eq!(undecided_of("book.xlsx", &book(&rows)).1, at("E7", said));
}

/// What a sheet without a form says of the whole is said of the one form of the book.
#[test]
fn another_sheet_of_the_book_is_looked_at() {
    let own = String::from_utf8(sheet()).unwrap();
    let with = |text: &str| {
        let cell = format!("<c r=\"B2\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
        let other = format!("<worksheet><sheetData><row r=\"2\">{cell}</row></sheetData></worksheet>");
        undecided_of("book.xlsx", &xlsx(&[("表", &own), ("封面", &other)], "<sst/>", "<styleSheet/>")).1
    };
    let said = "book.xlsx!表:工作表“封面”B2 格:此处写总分 85,G10 处写的是 98.2:请核对以哪个为准";
    assert_eq!(with("自评得分85分"), [said]);
    assert_eq!(with("自评得分98.2分,单位:元"), Vec::<String>::new());
}

/// Boxes of old drawings, notes on cells, heads and feet of pages.
#[test]
fn what_lies_over_a_sheet_or_around_it_is_looked_at() {
    let with = |kind: &str, part: &str, margins: &str| {
        let own = String::from_utf8(sheet()).unwrap().replace("</worksheet>", &format!("{margins}</worksheet>"));
        let mut parts = parts(&[("表", &own, false)], "<sst/>", "<styleSheet/>");
        let relation =
            format!("<Relationships><Relationship Id=\"a\" Type=\"x/{kind}\" Target=\"../d.xml\"/></Relationships>");
        parts.push(("xl/worksheets/_rels/s0.xml.rels".to_owned(), relation));
        parts.push(("xl/d.xml".to_owned(), part.to_owned()));
        undecided_of("book.xlsx", &packed_again(&parts)).1
    };
    let said = |of: &str| format!("{of}:此处写总分 85,G10 处写的是 98.2:请核对以哪个为准");
    let vml = "<xml xmlns:v=\"v\"><v:shape><v:textbox><div>自评得分85分</div></v:textbox></v:shape></xml>";
    assert_eq!(with("vmlDrawing", vml, ""), [format!("book.xlsx!表:{}", said("文本框"))]);
    let note = |author: &str| {
        format!(
            "<comments><authors><author>{author}</author></authors><commentList><comment ref=\"E7\" authorId=\"0\">\
             <text><t>自评得分85分</t></text></comment></commentList></comments>"
        )
    };
    assert_eq!(with("comments", &note("甲"), ""), at("E7", &said("批注")));
    assert_eq!(with("comments", &note("jixiao"), ""), Vec::<String>::new());
    let margin = "<headerFooter><oddHeader>&amp;C&amp;\"宋体\"自评得分85分</oddHeader><oddFooter>第&amp;P页</oddFooter></headerFooter>";
    assert_eq!(with("other", "<a/>", margin), [format!("book.xlsx!表:{}", said("页眉页脚"))]);
}

fn sheet() -> Vec<u8> {
    let cell = |(row, column, text): (usize, usize, &str)| {
        let at = format!("{}{}", char::from(b'A' + u8::try_from(column).unwrap()), row + 1);
        if text.is_empty() {
            String::new()
        } else {
            format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
        }
    };
    let row = |(row, cells): (usize, &&[&str])| {
        let cells: String = cells.iter().enumerate().map(|(column, text)| cell((row, column, text))).collect();
        format!("<row r=\"{}\">{cells}</row>", row + 1)
    };
    let rows: String = FORM.iter().enumerate().map(row).collect();
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").into_bytes()
}

/// In .ods boxes stand in the sheet or hang on a cell; neither is the text of a cell.
#[test]
fn boxes_notes_and_margins_of_open_documents_are_looked_at() {
    let cell = |text: &str, more: &str| match text {
        "" => "<table:table-cell/>".to_owned(),
        text => {
            format!("<table:table-cell office:value-type=\"string\">{more}<text:p>{text}</text:p></table:table-cell>")
        }
    };
    let book = |shapes: &str, in_cell: &str| {
        let row = |cells: &&[&str]| {
            let more = |text: &str| if text == "42公里" { in_cell } else { "" }.to_owned();
            let cells: String = cells.iter().map(|text| cell(text, &more(text))).collect();
            format!("<table:table-row>{cells}</table:table-row>")
        };
        let rows: String = FORM.iter().map(row).collect();
        let spaces = "xmlns:table=\"a\" xmlns:text=\"b\" xmlns:draw=\"c\" xmlns:office=\"d\"";
        let content = format!("<d {spaces}><table:table table:name=\"表\">{shapes}{rows}</table:table></d>");
        undecided_of("book.ods", &packed_again(&[("content.xml".to_owned(), content)])).1
    };
    let frame = "<draw:frame><draw:text-box><text:p>自评得分85分</text:p></draw:text-box></draw:frame>";
    let said =
        |place: &str, of: &str| vec![format!("book.ods!{place}:{of}:此处写总分 85,G10 处写的是 98.2:请核对以哪个为准")];
    assert_eq!(book(&format!("<table:shapes>{frame}</table:shapes>"), ""), said("表", "文本框"));
    assert_eq!(book("", frame), said("表!E7", "文本框"));
    assert_eq!(book("", "<office:annotation><text:p>自评得分85分</text:p></office:annotation>"), said("表!E7", "批注"));
    assert_eq!(book("", ""), Vec::<String>::new());
}

/// Why nobody can say that a form with full points passes whose next row says this.
fn open_of_full(line: &[&str]) -> Vec<String> {
    let mut rows: Vec<&[&str]> = FORM.to_vec();
    rows[8] = &["满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "96%", "10", "10"];
    rows[9] = &["总分", "", "", "", "", "100", "100", "优"];
    rows.push(line);
    undecided_of("book.xlsx", &book(&rows)).1
}

#[test]
fn an_opinion_that_does_not_pass_the_form_is_told() {
    let told =
        |label: &str, opinion: &str| format!("“{label}”写的是“{opinion}”:意见没有通过这张表,请按意见改正后再审核");
    for (line, label, opinion) in [
        ("主管部门审核意见:不通过", "主管部门审核意见", "不通过"),
        ("财政部门意见:建议退回", "财政部门意见", "建议退回"),
        ("审核结论:情况基本属实,予以退回", "审核结论", "予以退回"),
        ("复核意见:自评结果不予认可", "复核意见", "自评结果不予认可"),
    ] {
        assert_eq!(open(&[line]), at("A11", &told(label, opinion)), "{line}");
    }
    assert_eq!(open(&["主管部门意见", "未通过"]), at("B11", &told("主管部门意见", "未通过")));
    for line in [
        "主管部门审核意见:同意",
        "财政部门意见:",
        "审核意见:未发现虚报,予以通过",
        "主管部门意见:□同意 □不同意",
        "未通过审核的表退回重填",
    ] {
        assert_eq!(open(&[line]), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn words_that_deny_a_result_are_told() {
    let less = |words: &str| at("A11", &format!("此处写“{words}”,E7 处的实际完成值是“42公里”:请核对以哪个为准"));
    for words in ["养护里程实际完成35公里", "养护里程只完成38公里", "实际养护里程为30公里"]
    {
        assert_eq!(open(&[words]), less(words), "{words}");
    }
    let short = |words: &str| at("A11", &format!("此处写“{words}”,G7 处“养护里程”却得满分:请核对"));
    for words in ["养护里程未达到目标值", "养护里程尚未完成年度任务", "养护里程未能如期完成", "养护里程扣2分"]
    {
        assert_eq!(open(&[words]), short(words), "{words}");
    }
    assert_eq!(open(&["存在问题:养护里程未达到目标值。"]).len(), 1);
    let none = |words: &str| at("A11", &format!("此处写“{words}”,各项指标却都得满分:请核对"));
    for words in ["部分指标未完成", "审核核减2分"] {
        assert_eq!(open_of_full(&[words]), none(words), "{words}");
        assert_eq!(open(&[words]), Vec::<String>::new(), "{words}");
    }
    let counted = at("A11", "此处写“完成2项”,3 项指标却都得满分:请核对");
    assert_eq!(open_of_full(&["共3项指标,完成2项"]), counted);
    for words in [
        "养护里程实际完成42公里",
        "其中养护里程完成20公里",
        "养护里程上半年完成20公里",
        "未完成原因:无",
        "无未完成指标",
        "养护里程未达到目标值的,每少1公里扣1分",
        "如未完成,请注明原因",
        "群众满意度未达到目标值",
        "共3项指标,完成3项",
    ] {
        assert_eq!(open(&[words]), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn money_that_is_said_to_be_left_or_paid_is_held_against_the_rows() {
    for line in ["结余20万元", "资金结余5万元", "实际支付80万元", "已支付金额80万元", "预算执行率仅为92%"]
    {
        let said = format!("此处写“{line}”,表中的资金和执行率没有这个数:请核对");
        assert_eq!(open(&[line]), at("A11", &said), "{line}");
    }
    for line in ["结余0万元", "实际支付100万元", "上年结余20万元", "无结余", "一季度已支付20万元"]
    {
        assert_eq!(open(&[line]), Vec::<String>::new(), "{line}");
    }
}

/// A rate of completion says less than all where all was done; without its sign it is a share.
#[test]
fn a_rate_of_completion_below_all_is_told() {
    let with = |rate: &str| {
        let mut rows: Vec<Vec<&str>> = FORM.iter().map(|row| row.to_vec()).collect();
        rows[5].insert(7, "完成比例");
        rows[6].push(rate);
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        undecided_of("book.xlsx", &book(&rows)).1
    };
    for rate in ["0.9", "90%", "90"] {
        assert_eq!(with(rate), at("H7", &format!("完成比例“{rate}”不是完成值与目标值之比:请核对")), "{rate}");
    }
    for rate in ["1.05", "105%", "1", "100%"] {
        assert_eq!(with(rate), Vec::<String>::new(), "{rate}");
    }
}

#[test]
fn another_department_in_the_title_or_the_signatures_is_told() {
    let other = |cell: &str, name: &str| at(cell, &format!("此处写部门“{name}”,E2 处写的是“交通局”:请核对以哪个为准"));
    assert_eq!(open(&["部门名称(公章):白岩县农业农村局"]), other("A11", "白岩县农业农村局"));
    assert_eq!(open(&["部门名称:青渠县交通局"]), Vec::<String>::new());
    for (title, name) in [
        ("白岩县农业农村局项目支出绩效自评表(2024年度)", Some("白岩县农业农村局")),
        ("2024年度白岩县农业农村局项目支出绩效自评表", Some("白岩县农业农村局")),
        ("青渠县交通局项目支出绩效自评表(2024年度)", None),
        ("青渠县财政局项目支出绩效自评表(2024年度)", None),
        ("2024年度项目支出绩效自评表(白岩县水务局)", Some("白岩县水务局")),
    ] {
        let expected = name.map(|name| other("A1", name)).unwrap_or_default();
        assert_eq!(open_with(0, 0, title), expected, "{title}");
    }
}

/// What honest forms say besides is no contradiction: grades that are offered, spans of years, parts of the year, codes, what was read
/// once more, and opinions that agree.
#[test]
fn what_agrees_with_a_form_leaves_its_verdict() {
    let lines: [&[&str]; 21] = [
        &["自评等级:●优 ○良 ○中 ○差"],
        &["自评等级:[√]优 [ ]良 [ ]中 [ ]差"],
        &["自评等级:优√、良、中、差"],
        &["自评等级:优R 良£ 中£ 差£"],
        &["自评等级:■优 □良 □中 □差"],
        &["评价等级:1.优√ 2.良 3.中 4.差"],
        &["项目起止时间", "2024年1月-2024年12月"],
        &["实施期", "2023-2025年"],
        &["立项年度", "2022"],
        &["单位编码", "101001"],
        &["自评得分", "98.2"],
        &["结余资金", "0"],
        &["截至2024年6月底,已支付28万元。"],
        &["6月执行率仅为50%,经督促年末达100%。"],
        &["主管部门意见:巡查次数未达标,扣分合理,同意。"],
        &["审核人意见:情况属实,如有虚假愿承担责任。"],
        &["审核意见:核减0分,核定得分98.2分。"],
        &["复核得分98.2分,与自评得分差异0分。"],
        &["自评等级:优"],
        &["结余0万元"],
        &["实际支付100万元"],
    ];
    for line in lines {
        assert_eq!(open(line), Vec::<String>::new(), "{line:?}");
    }
    let other = at("A11", "此处写等级“良”,H10 处写的是“优”:请核对以哪个为准");
    for line in ["自评等级:○优 ●良 ○中 ○差", "自评等级:优、良√、中、差", "自评等级:优£ 良R 中£ 差£"]
    {
        assert_eq!(open(&[line]), other, "{line}");
    }
    for line in ["截至12月底,已支付28万元。", "全年已支付28万元。"] {
        let told = open(&[line]);
        assert!(told.iter().any(|told| told.contains("28万元")), "{line}: {told:?}");
    }
    assert_ne!(open(&["实施期", "2021-2023年"]), Vec::<String>::new());
}
