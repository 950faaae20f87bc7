//! The workbooks that departments hand in: thirty-one of four departments, with nine planted faults.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jixiao::book::{self, Content, Look, Mark, Paper};
use jixiao::words::Address;

use crate::batches::bureau::{Fault, Given, departments, tables};

/// What stands in the rows of a form, cell by cell.
type Rows = Vec<Vec<String>>;

/// The tables of the first four departments.
pub(super) fn given(year: u16) -> Vec<Given> {
    let four: Vec<String> = departments().take(4).collect();
    let own = tables(year).into_iter().filter(|table| four.contains(&table.department));
    own.map(|table| if year == 2024 { table } else { Given { fault: Fault::Sound, ..table } }).collect()
}

/// The rule that finds a fault.
pub(super) const fn code(fault: Fault) -> Option<&'static str> {
    match fault {
        Fault::Sound => None,
        Fault::Unmet => Some("J403"),
        Fault::Total => Some("J103"),
        Fault::Overspent => Some("J203"),
    }
}

/// Writes the form of every table as a workbook below a folder.
pub(super) fn write(folder: &Path, tables: &[Given]) {
    for table in tables {
        let path = folder.join(table.path()).with_extension("xlsx");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, book::write(&[paper(&rows(table))], &BTreeMap::new()).unwrap()).unwrap();
    }
}

/// A list of who must report.
pub(super) fn roster(path: &Path, due: &[(&str, &str)]) {
    let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
    let rows: Rows = [["主管部门", "项目名称"]].into_iter().chain(due.iter().map(|(a, b)| [*a, *b])).map(row).collect();
    fs::write(path, book::write(&[paper(&rows)], &BTreeMap::new()).unwrap()).unwrap();
}

fn rows(table: &Given) -> Rows {
    let Given { department, project, code, year, fault } = table;
    let index: u32 = code.trim_start_matches('P').parse().unwrap();
    let plan = 200 + index + u32::from(*year) - 2000;
    let done = if *fault == Fault::Unmet { plan / 2 } else { plan + 1 };
    let total = if *fault == Fault::Total { "98" } else { "100" };
    let (executed, rate) = if *fault == Fault::Overspent { ("90", "112.5%") } else { ("80", "100%") };
    let (title, target, actual) = (format!("（{year}年度）"), format!("≥{plan}处"), format!("{done}处"));
    let lines: [&[&str]; 12] = [
        &["项目支出绩效自评表"],
        &[&title],
        &["项目名称", project, "", "主管部门", department],
        &["资金情况（万元）", "", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        &["", "年度资金总额", "80", executed, "10", rate, "10"],
        &["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
        &["产出指标", "数量指标", "完成数量", &target, &actual, "25", "25", ""],
        &["产出指标", "质量指标", "验收合格率", "≥95%", "98%", "25", "25", ""],
        &["效益指标", "社会效益指标", "受益群众覆盖率", "≥80%", "85%", "30", "30", ""],
        &["满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "93%", "10", "10", ""],
        &["总分", "", "", "", "", "100", total, ""],
        &[],
    ];
    lines.iter().map(|line| line.iter().map(|cell| (*cell).to_owned()).collect()).collect()
}

fn paper(rows: &Rows) -> Paper {
    let mut paper = Paper { name: "自评表".to_owned(), columns: vec![100; 8], ..Paper::default() };
    paper.heights = vec![200; rows.len()];
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            let content = Content::Text(text.clone());
            let mark = Mark { content, look: Look::Cell, input: false, field: None };
            paper.cells.insert(Address::new(row, column), mark);
        }
    }
    paper
}
