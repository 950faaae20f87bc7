//! What lies in the folder of a bureau: three hundred tables of forty departments, with faults that are planted, last
//! year's tables beside them, and files that are no tables.

use std::fs;
use std::path::Path;

/// The departments: ten offices of four places.
pub(crate) fn departments() -> impl Iterator<Item = String> {
    const PLACES: [&str; 4] = ["历山区", "云湖区", "东河区", "南屏县"];
    const OFFICES: [&str; 10] = [
        "教育局",
        "卫生健康局",
        "公安局",
        "民政局",
        "交通运输局",
        "水利局",
        "农业农村局",
        "文化和旅游局",
        "生态环境局",
        "大数据局",
    ];
    PLACES.into_iter().flat_map(|place| OFFICES.map(|office| format!("{place}{office}")))
}

/// The projects of a department: seven or eight.
pub(crate) const PROJECTS: [&str; 8] = [
    "校舍维修经费",
    "农村公路养护项目",
    "城市照明经费",
    "基层医疗项目",
    "病虫害防治经费",
    "高标准农田项目",
    "公共文化经费",
    "老年助餐项目",
];

/// A fault that is planted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// None.
    Sound,
    /// The target is missed and has full points.
    Unmet,
    /// The total is not the sum.
    Total,
    /// More was spent than the budget.
    Overspent,
}

/// A table of a bureau.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    pub(crate) department: String,
    pub(crate) project: &'static str,
    pub(crate) code: String,
    pub(crate) year: u16,
    pub(crate) fault: Fault,
}

/// The three hundred tables of a year: each third one of the first 270 has a fault.
pub(crate) fn tables(year: u16) -> Vec<Given> {
    let mut tables = Vec::new();
    for (number, department) in departments().enumerate() {
        let own = if number % 2 == 0 { 8 } else { 7 };
        for project in &PROJECTS[..own] {
            let index = tables.len();
            let fault = match (index < 270, index % 9) {
                (true, 0) => Fault::Unmet,
                (true, 3) => Fault::Total,
                (true, 6) => Fault::Overspent,
                _ => Fault::Sound,
            };
            let code = format!("P{index:04}");
            tables.push(Given { department: department.clone(), project, code, year, fault });
        }
    }
    tables
}

impl Given {
    /// Its name below the folder.
    pub(crate) fn path(&self) -> String {
        format!("{}/{}/{}.toml", self.year, self.department, self.project)
    }

    /// The table in TOML. What it plans differs from year to year and from project to project.
    pub(crate) fn text(&self) -> String {
        let Self { department, project, code, year, fault } = self;
        let index: u32 = code.trim_start_matches('P').parse().unwrap();
        // Every twentieth project plans less in 2024 than it did the year before.
        let less = if *year == 2024 && index % 20 == 1 { 100 } else { 0 };
        let plan = 200 + index + 10 * (u32::from(*year) - 2000) - less;
        let actual = if *fault == Fault::Unmet { plan / 2 } else { plan + index % 7 };
        let total = if *fault == Fault::Total { "98" } else { "100" };
        let (executed, rate) = if *fault == Fault::Overspent { ("90", "112.5%") } else { ("80", "100%") };
        format!(
            r#"template = "national/self-2020"
year = {year}
currency = "万元"
[project]
name = "{project}"
code = "{code}"
department = "{department}"
[[funds]]
source = "total"
budget = "80"
executed = "{executed}"
[[indicators]]
path = ["产出指标", "数量指标"]
name = "完成数量"
target = "≥{plan} 处"
actual = "{actual} 处"
weight = "25"
reported = "25"
[[indicators]]
path = ["产出指标", "质量指标"]
name = "验收合格率"
target = "≥95%"
actual = "98%"
weight = "25"
reported = "25"
[[indicators]]
path = ["效益指标", "社会效益指标"]
name = "受益群众覆盖率"
target = "≥80%"
actual = "85%"
weight = "30"
reported = "30"
[[indicators]]
path = ["满意度指标", "服务对象满意度指标"]
name = "群众满意度"
target = "≥90%"
actual = "93%"
weight = "10"
reported = "10"
[reported]
execution_rate = "{rate}"
execution_score = "10"
total = "{total}"
"#
        )
    }
}

/// Files that lie among the tables and are none: six that look like tables, four that do not.
pub(crate) const ODD: [(&str, &[u8]); 10] = [
    ("其他/空.toml", b""),
    ("其他/空.xlsx", b""),
    ("其他/二进制.json", &[0, 159, 146, 150, 0]),
    ("其他/破.toml", b"template = \n"),
    ("其他/扫描.xls", &[1, 2, 3, 250, 251, 252, 0, 0, 9]),
    ("其他/加密.xlsx", LOCKED),
    ("其他/加密.zip", LOCKED),
    ("其他/照片.jpg", &[0xff, 0xd8, 0xff]),
    ("其他/汇报.docx", b"PK"),
    ("其他/说明.pdf", b"%PDF-1.4"),
];

/// A package of which only the head of a file under a password is there.
const LOCKED: &[u8] = b"PK\x03\x04\x14\0\x09\0\x08\0\0\0!\0\0\0\0\0\x10\0\0\0\x10\0\0\0\x01\0\0\0a0123456789abcdef";

/// Writes tables and odd files into a folder.
pub(crate) fn write(folder: &Path, tables: &[Given], odd: bool) {
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    for table in tables {
        put(&table.path(), table.text().as_bytes());
    }
    for (name, bytes) in ODD.iter().filter(|_| odd) {
        put(name, bytes);
    }
}
