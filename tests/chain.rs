//! The whole way of an officer in one session: from a folder of workbooks to parcels, answers, decisions, sums, a draw, a report
//! and a proposal, one command a step; and whatever was sent out is held against the tables once more.

mod forms;

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::answers::{decide, send_back};
use crate::parcels::{edited, open, path, rows, value};
use crate::support::{self, Ran};

/// What an officer types, in the folder of her work.
fn run(folder: &Path, arguments: &[&str]) -> Ran {
    let mut command = support::jixiao(arguments);
    support::ran(&command.current_dir(folder).output().unwrap())
}

/// A command over the tables that came.
fn over(folder: &Path, command: &str, more: &[&str]) -> Ran {
    let own: &[&str] =
        if ["audit", "rollup", "report"].contains(&command) { &["--roster", "名单.xlsx"] } else { &[] };
    run(folder, &[&[command, "来件", "-t", "national/self-2020"], own, more].concat())
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}\n{}\n{}", ran.out, ran.err))
}

/// Tables of two years, files that are none, and a list of which one project did not come and one is missing.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let tables = forms::given(2024);
    forms::write(&folder.path().join("来件"), &tables);
    forms::write(&folder.path().join("上年"), &forms::given(2023));
    let mut due: Vec<(&str, &str)> =
        tables.iter().skip(1).map(|table| (table.department.as_str(), table.project)).collect();
    due.push(("历山区公安局", "天网维护"));
    forms::roster(&folder.path().join("名单.xlsx"), &due);
    let odd: [(&str, &[u8]); 4] =
        [("空.xlsx", b""), ("图.png", b"\x89PNG"), ("网页.xls", b"<html><table></table>"), ("~$a.xlsx", b"\x05user")];
    for (name, bytes) in odd {
        fs::write(folder.path().join("来件").join(name), bytes).unwrap();
    }
    folder
}

/// The rows of the list of a department, in its parcel.
fn listed(folder: &Path, parcels: &str, department: &str) -> Vec<Vec<(String, String)>> {
    open(&path(folder, &format!("{parcels}/{department}/问题清单.xlsx"))).sheets.iter().flat_map(rows).collect()
}

#[test]
fn from_a_folder_to_what_is_sent_out_and_back() {
    let folder = folder();
    let folder = folder.path();
    let tables = forms::given(2024);
    let planted: Vec<_> = tables.iter().filter(|table| forms::code(table.fault).is_some()).collect();
    assert_eq!((tables.len(), planted.len()), (30, 10));

    // What came, and the parcels: every planted fault in that of its department.
    let sent = over(folder, "audit", &["-o", "清单/", "--opinions", "--bureau", "某市财政局", "--due", "2025-03-31"]);
    assert_eq!(sent.code, 2, "{}", sent.err);
    for said in ["无法审核 2", "文件未读 1", "应报未报 1", "历山区公安局:天网维护", "名单之外 1"]
    {
        assert!(sent.out.contains(said), "{said}\n{}", sent.out);
    }
    for table in &planted {
        let (code, rows) = (forms::code(table.fault).unwrap(), listed(folder, "清单", &table.department));
        let is_it =
            |row: &Vec<(String, String)>| value(row, "规则").starts_with(code) && value(row, "项目") == table.project;
        assert!(rows.iter().any(is_it), "{code} of {} is not in the parcel of {}", table.project, table.department);
    }

    // Answers come back, decisions are made, and the next round has what is left.
    let departments: Vec<&str> = ["历山区教育局", "历山区卫生健康局", "历山区公安局"].to_vec();
    for department in &departments {
        let list = path(folder, &format!("清单/{department}/问题清单.xlsx"));
        send_back(&list, &path(folder, &format!("返回/{department}.xlsx")), &|code, _| match code {
            "J403" => ["不属实", "上级调减了任务", "张三", "2025-03-02"],
            "J103" => ["已整改", "", "李四", "2025-03-02"],
            _ => ["正在整改", "", "李四", ""],
        });
    }
    let answered = over(folder, "audit", &["--answers", "返回"]);
    assert!(answered.out.contains("没有报回清单的部门 1 个:历山区民政局"), "{}", answered.out);
    let one = over(folder, "audit", &["--answers", "返回", "--department", "教育局"]);
    assert!(one.out.contains("\n  J403-") && !one.out.contains("没有报回清单"), "{}", one.out);
    assert!(!one.out.contains("历山区公安局-"), "{}", one.out);
    let held = json(&over(folder, "audit", &["--answers", "返回", "-f", "json"]));
    let count = |department: &str, outcome: &str| {
        let all = held["answers"]["departments"].as_array().unwrap();
        let of = all.iter().find(|of| of["department"] == department);
        of.and_then(|of| of["counts"][outcome].as_u64()).unwrap_or_default()
    };
    let faulty = |department: &str, code: &str| {
        let own = planted.iter().filter(|table| table.department == department);
        own.filter(|table| forms::code(table.fault) == Some(code)).count() as u64
    };
    for department in departments {
        assert_eq!(count(department, "requested"), faulty(department, "J403"), "{held}");
        assert_eq!(count(department, "still_found"), faulty(department, "J103"), "{held}");
    }
    over(folder, "audit", &["--answers", "返回", "-o", "复核.xlsx"]);
    decide(&path(folder, "复核.xlsx"), &path(folder, "复核2.xlsx"), "王五");
    let decided = json(&over(folder, "audit", &["--waivers", "复核2.xlsx", "-f", "json"]));
    let accepted =
        ["历山区教育局", "历山区卫生健康局", "历山区公安局"].iter().map(|of| faulty(of, "J403")).sum::<u64>();
    assert_eq!(decided["counts"]["waived"], accepted);

    // Sums, a draw, the report, a proposal, and the years side by side.
    let sums = over(folder, "rollup", &["--by", "department"]);
    assert!(sums.out.contains("应报 30,已报 29") && sums.out.contains("历山区公安局:天网维护"), "{}", sums.out);
    assert_eq!(sums.code, 2, "{}", sums.err);
    for output in ["抽评公示.docx", "记录.json"] {
        over(folder, "sample", &["-n", "5", "--seed", "福彩 2025081", "-o", output]);
    }
    over(folder, "report", &["-o", "结果报告.docx", "--bureau", "某市财政局"]);
    let proposal = json(&over(folder, "propose", &["--rule", "sichuan/results-2025", "-f", "json"]));
    assert_eq!(proposal["year"], 2024, "{proposal}");
    let years = run(folder, &["trend", "来件", "上年", "-t", "national/self-2020", "-f", "json"]);
    assert_eq!(json(&years)["projects"].as_array().unwrap().len(), 30, "{}", years.err);

    // Whatever went out says what the tables say, until somebody changes a figure.
    let notice = "清单/历山区教育局/整改通知.docx";
    let opinion = "清单/历山区教育局/审核意见/校舍维修经费.docx";
    for (letter, from, edit) in [
        (notice, "来件", [">8<", ">9<"]),
        (opinion, "来件", [">80<", ">81<"]),
        ("结果报告.docx", "来件", [">30<", ">31<"]),
        ("抽评公示.docx", "记录.json", [">5<", ">6<"]),
    ] {
        let own: &[&str] =
            if from == "来件" { &["--roster", "名单.xlsx", "-t", "national/self-2020"] } else { &[] };
        let verify = || run(folder, &[&["verify", letter, "--from", from], own].concat());
        let ran = verify();
        assert_eq!(ran.code, 0, "{letter}: {}{}", ran.out, ran.err);
        edited(&path(folder, letter), edit);
        let ran = verify();
        // Two files of the folder cannot be read: nobody knows whether the letter was made of them as well.
        let code = if from == "来件" { 2 } else { 1 };
        assert!(ran.code == code && ran.out.contains("应为"), "{letter}: {} {}{}", ran.code, ran.out, ran.err);
    }
}
