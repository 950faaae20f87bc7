//! How often cells are looked at: twice as much of anything is twice the work, never four times.

use super::grid::LOOKED_AT;
use super::{Choice, Form, import};
use crate::book::{Area, Book, Cell, Doubt, Sheet};
use crate::words::Address;

const HEAD: [&str; 4] = [
    "项目支出绩效自评表(2023年度)",
    "项目名称|渡口维护|主管部门|东岭县交通局",
    "项目资金(万元)|年初预算数|全年预算数|全年执行数|执行率|得分",
    "年度资金总额|41|40.5|38.475|95%|9.50",
];
const HEADING: &str = "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分";
const ROWS: [&str; 2] =
    ["产出指标|数量指标|维护渡口|≥12处|11处|60|55", "效益指标|社会效益指标|渡运安全事故|0起|0起|30|30"];
const TOTAL: &str = "总分|||||100|94.5";

/// Lines of cells with `|` between them.
fn sheet(lines: &[String]) -> Sheet {
    let mut sheet = Sheet { name: "1".to_owned(), ..Sheet::default() };
    for (row, line) in (0..).zip(lines) {
        for (column, text) in (0..).zip(line.split('|')) {
            if !text.is_empty() {
                sheet.cells.insert(Address::new(row, column), text.to_owned().into());
            }
        }
    }
    sheet
}

fn lines(parts: &[&[&str]]) -> Vec<String> {
    parts.iter().flat_map(|part| part.iter().map(|line| (*line).to_owned())).collect()
}

fn times(part: &[&str], count: usize) -> Vec<String> {
    (0..count).flat_map(|_| part.iter().map(|line| (*line).to_owned())).collect()
}

fn form(middle: Vec<String>) -> Vec<String> {
    let (head, end) = (lines(&[&HEAD, &[HEADING]]), lines(&[&ROWS, &[TOTAL]]));
    [head, middle, end].concat()
}

/// Lines side by side, so many times.
fn beside(line: &str, count: usize) -> String {
    vec![line; count].join("|")
}

/// Cells that were looked at to import a sheet.
fn looked_at(sheet: Sheet) -> usize {
    let book = Book { name: "a.xlsx".to_owned(), sheets: vec![sheet], template: None };
    LOOKED_AT.set(0);
    drop(import(&book, Choice::Named("national/self-2020")));
    LOOKED_AT.get()
}

#[test]
fn twice_as_much_on_a_sheet_is_twice_the_work() {
    type Shape = (&'static str, fn(usize) -> Vec<String>);
    let shapes: [Shape; 21] = [
        ("headings with rows", |n| [lines(&[&HEAD]), times(&[HEADING, ROWS[0], ROWS[1]], n)].concat()),
        ("headings alone", |n| form(times(&[HEADING], n))),
        ("pages with a title", |n| form(times(&[ROWS[0], ROWS[1], HEAD[0], HEADING], n))),
        ("forms below each other", |n| {
            let one = lines(&[&HEAD, &[HEADING], &ROWS, &[TOTAL, "存在问题:人手不足", "", ""]]);
            (0..n).flat_map(|_| one.clone()).collect()
        }),
        ("forms beside each other", |n| {
            let pad = |line: &&str| format!("{line}{}", "|".repeat(8 - line.split('|').count()));
            form(Vec::new()).iter().map(|line| beside(&pad(&line.as_str()), n)).collect()
        }),
        ("columns for results", |n| {
            let heading = format!("{HEADING}|{}", beside("实际完成值", n));
            lines(&[&HEAD, &[&heading, ROWS[0], &format!("{}|{}", ROWS[1], beside("1起", n)), TOTAL]])
        }),
        ("columns that nobody knows", |n| {
            let heading = format!("{HEADING}|{}", beside("栏", n));
            lines(&[&HEAD, &[&heading, &format!("{}|{}", ROWS[0], beside("x", n)), ROWS[1], TOTAL]])
        }),
        ("headings in one row", |n| {
            let heading = beside(HEADING, n);
            lines(&[&HEAD, &[&heading, &beside(ROWS[0], n), &beside(ROWS[1], n)]])
        }),
        ("labels of the head", |n| {
            let labels = beside("项目名称|主管部门|年度|单位", n);
            [lines(&[&[&labels]]), form(Vec::new())].concat()
        }),
        ("rows", |n| form(times(&[ROWS[0]], n))),
        ("subtotals", |n| form(times(&[ROWS[0], "||小计|||60|55"], n))),
        ("tiers in rows of their own", |n| {
            let rows = times(&["一、产出|||20|", "甲|≥12处|11处|10|9", "乙|≥12处|11处|10|9"], n);
            [lines(&[&HEAD, &["指标名称|年度指标值|实际完成值|分值|得分"]]), rows].concat()
        }),
        ("rows behind the total", |n| [form(Vec::new()), times(&[ROWS[0]], n)].concat()),
        ("totals", |n| [form(Vec::new()), times(&[TOTAL], n)].concat()),
        ("blocks of money", |n| [lines(&[&HEAD]), times(&HEAD[2..], n), form(Vec::new())].concat()),
        ("blocks of money on its side", |n| {
            let block = ["资金|合计|财政拨款", "年初预算数|合计|财政拨款", "全年执行数|9|8"];
            [lines(&[&HEAD]), times(&block, n), form(Vec::new())].concat()
        }),
        ("rows with parts", |n| form(times(&[ROWS[0], "||其中:甲|≥12处|11处|30|9", "||乙|≥12处|11处|30|9"], n))),
        ("points beside tiers", |n| {
            let heading = "一级指标|分值|三级指标|分值|年度指标值|实际完成值|得分";
            [lines(&[&HEAD, &[heading]]), times(&["产出|9|甲|9|≥12处|11处|9"], n)].concat()
        }),
        ("closing lines", |n| [form(Vec::new()), times(&["存在问题:人手不足", "改进措施|加强管理"], n)].concat()),
        ("a list of projects", |n| {
            let heading = ["项目名称|主管部门|", HEADING].concat();
            let rows = (0..n).map(|place| ["项目", &place.to_string(), "|交通局|", ROWS[0]].concat());
            [vec![heading], rows.collect()].concat()
        }),
        ("a list of results", |n| {
            let heading = "项目名称|主管部门|全年预算数|全年执行数|自评得分|等级".to_owned();
            let row = |place: usize| ["项目", &place.to_string(), "|部门", &place.to_string(), "|40|38|90|优"].concat();
            [vec![heading], (0..n).map(row).collect()].concat()
        }),
    ];
    for (name, shape) in shapes {
        let [few, many] = [16, 64].map(|count| looked_at(sheet(&shape(count))));
        assert!(many <= few * 9 / 2, "{name}: four times as much, {few} and {many} cells looked at");
    }
}

#[test]
fn merged_cells_are_found_without_looking_at_the_others() {
    let merged = |count: usize| {
        let mut sheet = sheet(&form(times(&[ROWS[0], "|||≥12处|11处|60|55"], count)));
        let areas = (0..u32::try_from(count).unwrap()).map(|place| 5 + 2 * place);
        sheet.merged = areas
            .flat_map(|row| (0..3).map(move |column| (row, column)))
            .map(|(row, column)| Area { from: Address::new(row, column), to: Address::new(row + 1, column) })
            .collect();
        looked_at(sheet)
    };
    let [few, many] = [16, 64].map(merged);
    assert!(many <= few * 9 / 2, "four times as much, {few} and {many} cells looked at");
}

#[test]
fn what_nobody_sees_beside_a_form_is_told_of_its_own_form_alone() {
    let pad = |line: &String| format!("{line}{}", "|".repeat(8 - line.split('|').count()));
    let mut sheet = sheet(&form(Vec::new()).iter().map(|line| beside(&pad(line), 2)).collect::<Vec<_>>());
    let unseen = Cell::doubtful(String::new(), Doubt::Unseen("99".into()));
    sheet.cells.insert(Address::new(2, 15), unseen);
    let book = Book { name: "a.xlsx".to_owned(), sheets: vec![sheet], template: None };
    let forms = import(&book, Choice::Named("national/self-2020")).forms;
    let told = |form: &Form| form.remarks.iter().filter(|remark| remark.cell == Some(Address::new(2, 15))).count();
    assert_eq!(forms.iter().map(told).collect::<Vec<_>>(), [0, 1]);
}
