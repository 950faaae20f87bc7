//! Three hundred tables of forty departments, ninety of them with a fault of a known kind.

/// What every other part of the name of a department is.
const PLACES: [&str; 2] = ["历山区", "云湖区"];

pub(crate) const DEPARTMENTS: [&str; 20] = [
    "教育局",
    "卫生健康委员会",
    "公安局",
    "民政局",
    "交通运输局",
    "水利局",
    "农业农村局",
    "文化和旅游局",
    "生态环境局",
    "大数据局",
    "住房和城乡建设局",
    "市场监督管理局",
    "应急管理局",
    "人力资源和社会保障局",
    "自然资源局",
    "林业局",
    "商务局",
    "科学技术局",
    "司法局",
    "统计局",
];

const TOPICS: [&str; 8] =
    ["农村公路养护", "城市照明", "校舍维修", "基层医疗", "病虫害防治", "公共文化", "老年助餐", "职业技能培训"];

/// A kind of fault, and the rule that finds it.
pub(crate) struct Fault {
    pub slug: &'static str,
    pub code: &'static str,
    /// What of the table is replaced by what.
    edit: [&'static str; 2],
}

pub(crate) const FAULTS: [Fault; 6] = [
    Fault { slug: "unmet-but-full", code: "J403", edit: ["\"210次\"", "\"150次\""] },
    Fault { slug: "score-above-weight", code: "J401", edit: ["reported = \"15\" # 1", "reported = \"17\" # 1"] },
    Fault { slug: "executed-above-budget", code: "J203", edit: ["executed = \"98\"", "executed = \"108\""] },
    Fault { slug: "execution-rate-wrong", code: "J201", edit: ["\"98%\" # rate", "\"96.11%\" # rate"] },
    Fault { slug: "weights-do-not-add-up", code: "J101", edit: ["weight = \"20\" # 3", "weight = \"25\" # 3"] },
    Fault { slug: "actual-missing", code: "J302", edit: ["actual = \"93%\"", "actual = \"\""] },
];

/// How many tables there are, and of how many every one has a fault.
const TABLES: usize = 300;

/// Which tables have which fault: three of ten, but none of the last departments.
pub(crate) fn planted() -> impl Iterator<Item = (usize, &'static str)> {
    let faulty = (0..TABLES).filter(|number| number % 40 < 36 && number % 3 == 0);
    faulty.take(90).enumerate().map(|(index, number)| (number, FAULTS[index % FAULTS.len()].slug))
}

pub(crate) fn department(number: usize) -> String {
    format!("{}{}", PLACES[number % 40 / 20], DEPARTMENTS[number % 20])
}

pub(crate) fn project(number: usize) -> String {
    format!("{}项目", TOPICS[number / 40])
}

/// The files of all tables.
pub(crate) fn batch() -> impl Iterator<Item = (String, String)> {
    let faults: std::collections::BTreeMap<usize, &str> = planted().collect();
    (0..TABLES).map(move |number| (format!("{number:03}.toml"), table(number, faults.get(&number).copied())))
}

/// A table without a fault, or with one.
pub(crate) fn table(number: usize, fault: Option<&str>) -> String {
    let (project, department) = (project(number), department(number));
    let mut text = format!(
        "template = \"national/self-2020\"\nyear = 2024\ncurrency = \"万元\"\n\n[project]\nname = \"{project}\"\n\
         department = \"{department}\"\nunit = \"{department}本级\"\n\n[goal]\nexpected = \"为 {number} 个村提供服务\"\n\
         achieved = \"已为 {number} 个村提供服务\"\n\n[[funds]]\nsource = \"total\"\ninitial = \"100\"\nbudget = \"100\"\n\
         executed = \"98\"\n"
    );
    for (row, [tiers, name, target, actual, weight]) in (1..).zip(ROWS) {
        text.push_str(&format!(
            "\n[[indicators]]\npath = [{tiers}]\nname = \"{name}\"\ntarget = \"{target}\"\nactual = \"{actual}\"\n\
             weight = \"{weight}\" # {row}\nreported = \"{weight}\" # {row}\n"
        ));
    }
    text.push_str("\n[reported]\nexecution_rate = \"98%\" # rate\nexecution_score = \"9.8\"\ntotal = \"99.8\"\n");
    if let Some(fault) = fault {
        let [old, new] = FAULTS.iter().find(|known| known.slug == fault).unwrap().edit;
        assert_eq!(text.matches(old).count(), 1, "{old}");
        text = text.replace(old, new);
    }
    text
}

const ROWS: [[&str; 5]; 6] = [
    [r#""产出指标", "数量指标""#, "服务次数", "≥200次", "210次", "15"],
    [r#""产出指标", "质量指标""#, "验收合格率", "≥95%", "97%", "15"],
    [r#""产出指标", "时效指标""#, "任务完成及时率", "≥96%", "96%", "20"],
    [r#""效益指标", "社会效益指标""#, "受益人数", "≥3000人", "3120人", "15"],
    [r#""效益指标", "可持续影响指标""#, "设施使用年限", "≥10年", "10年", "15"],
    [r#""满意度指标", "服务对象满意度指标""#, "群众满意度", "≥90%", "93%", "10"],
];

/// The same table with its rows from the bottom to the top.
pub(crate) fn turned(text: &str) -> String {
    let (head, rest) = text.split_once("\n[[indicators]]").unwrap();
    let (rows, foot) = rest.split_once("\n[reported]").unwrap();
    let mut rows: Vec<&str> = rows.split("\n[[indicators]]").collect();
    rows.reverse();
    format!("{head}\n[[indicators]]{}\n[reported]{foot}", rows.join("\n[[indicators]]"))
}
