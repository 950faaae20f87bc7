//! Which way is better, of names that a person labelled before anything was run on them: half of them to work on, half
//! set aside. Precision and recall stand in `tests/directions/README.md`.

use std::collections::BTreeMap;
use std::fmt::Write;

use jixiao::codes::Code;
use jixiao::intake::ScoringEngine;
use jixiao::model::scorecard::{Reading, Scorecard};
use jixiao::model::value::Relation;
use jixiao::read::Format;
use serde_json::json;

use crate::support::root;

/// One name with what a person says about it.
struct Labelled {
    tier: String,
    name: String,
    target: String,
    direction: String,
    sure: bool,
}

fn labelled(list: &str) -> Vec<Labelled> {
    let text = std::fs::read_to_string(root().join(format!("tests/directions/{list}.tsv"))).unwrap();
    let read = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [tier, name, target, direction, sureness, _] = cells[..] else { panic!("{line}") };
        let text = str::to_owned;
        Labelled {
            tier: text(tier),
            name: text(name),
            target: text(target),
            direction: text(direction),
            sure: sureness == "sure",
        }
    };
    text.lines().skip(1).map(read).collect()
}

fn scored(names: &[Labelled]) -> Scorecard {
    let row = |row: &Labelled| json!({ "path": [row.tier], "name": row.name, "target": row.target });
    let table = json!({
        "template": "national/self-2020",
        "year": 2024,
        "project": { "name": "指标方向" },
        "indicators": names.iter().map(row).collect::<Vec<_>>(),
    });
    ScoringEngine::builtin().unwrap().score_text("table.json", Format::Json, &table.to_string()).unwrap()
}

/// What the program asserts: nothing where it says that it does not know, or reads no figure.
fn asserted(target: &Reading) -> &'static str {
    if target.notes.iter().any(|note| note.code == Code::DirectionUnknown) {
        return "unknown";
    }
    match target.relation {
        Some(Relation::AtLeast | Relation::Above) => "floor",
        Some(Relation::AtMost | Relation::Below) => "ceiling",
        Some(Relation::Equal) => "exact",
        None => "unknown",
    }
}

/// How often a label of a sort was answered how.
type Answers = BTreeMap<(String, &'static str), usize>;

fn answers(list: &str, sure: bool) -> Answers {
    let names: Vec<Labelled> = labelled(list).into_iter().collect();
    let card = scored(&names);
    let mut answers = Answers::new();
    for (name, row) in names.iter().zip(card.indicators) {
        if name.sure == sure {
            *answers.entry((name.direction.clone(), asserted(&row.reading.target))).or_default() += 1;
        }
    }
    answers
}

const DIRECTIONS: [&str; 4] = ["floor", "ceiling", "exact", "unknown"];

fn count(answers: &Answers, is: impl Fn(&str, &str) -> bool) -> usize {
    answers.iter().filter(|((label, answer), _)| is(label, answer)).map(|(_, count)| count).sum()
}

/// Per cent to one place, cut off.
fn per_cent(part: usize, whole: usize) -> String {
    let tenths = part * 1000 / whole.max(1);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// Sure labels that are asserted to be something else, those that are left unknown, and all of them.
fn faults(answers: &Answers) -> (usize, usize, usize) {
    let wrong = count(answers, |label, answer| label != "unknown" && answer != "unknown" && answer != label);
    let open = count(answers, |label, answer| label != "unknown" && answer == "unknown");
    (wrong, open, count(answers, |label, _| label != "unknown"))
}

fn table(list: &str) -> String {
    let sure = answers(list, true);
    let mut table = String::from(
        "| label | floor | ceiling | exact | unknown | recall | precision |\n|---|--:|--:|--:|--:|--:|--:|\n",
    );
    for label in DIRECTIONS {
        let cell = |answer: &str| count(&sure, |of, given| of == label && given == answer);
        let (right, all, given) =
            (cell(label), count(&sure, |of, _| of == label), count(&sure, |_, given| given == label));
        let cells = DIRECTIONS.map(|answer| cell(answer).to_string()).join(" | ");
        writeln!(table, "| {label} | {cells} | {} | {} |", per_cent(right, all), per_cent(right, given)).unwrap();
    }
    let (wrong, open, all) = faults(&sure);
    let likely = answers(list, false);
    let agreed = count(&likely, |label, answer| label == answer);
    let others = count(&likely, |_, _| true);
    writeln!(
        table,
        "\nOf {all} names with a sure direction {wrong} ({}) are asserted to have another one, {open} ({}) are left \
         unknown. Of {others} names of which the person was less sure, {agreed} are answered alike.",
        per_cent(wrong, all),
        per_cent(open, all)
    )
    .unwrap();
    table
}

#[test]
fn directions_are_seldom_wrong() {
    for list in ["dev", "held"] {
        let (wrong, open, all) = faults(&answers(list, true));
        assert!(wrong * 50 < all, "{list}: {wrong} of {all} are asserted to be another direction");
        assert!(open * 100 < all * 15, "{list}: {open} of {all} are left unknown");
    }
}

/// Of the list that was worked on, those that are asserted to be something else.
#[test]
fn what_is_wrong_of_the_list_that_was_worked_on() {
    let names = labelled("dev");
    let card = scored(&names);
    let wrong: Vec<String> = names
        .iter()
        .zip(&card.indicators)
        .filter(|(name, _)| name.sure && name.direction != "unknown")
        .map(|(name, row)| (name, asserted(&row.reading.target)))
        .filter(|(name, answer)| *answer != "unknown" && *answer != name.direction)
        .map(|(name, answer)| format!("{} {}: {answer}, not {}", name.tier, name.name, name.direction))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_readme_states_precision_and_recall() {
    let readme = std::fs::read_to_string(root().join("tests/directions/README.md")).unwrap();
    let tables = ["dev", "held"].map(|list| (list, table(list)));
    for (list, table) in &tables {
        println!("{list}\n{table}");
    }
    for (list, table) in &tables {
        assert!(readme.contains(table), "tests/directions/README.md should hold of {list}:\n{table}");
    }
}

/// What becomes of the points: template, tier, name, target, actual value, points of 10.
const SCORED: [[&str; 6]; 23] = [
    // The template's own rule holds, whether the operator is printed or not.
    ["national/whole-2020", "部门管理指标/控制率", "编制控制率", "100%", "104%", "9.60"],
    ["national/whole-2020", "部门管理指标/控制率", "三公经费控制率", "100%", "64%", "10.00"],
    ["hunan/whole", "基础数据", "编制控制率", "100%", "88%", "10.00"],
    // What is held down.
    ["national/whole-2020", "部门管理指标", "会议费控制率", "100%", "82%", "10.00"],
    ["national/whole-2020", "部门管理指标", "部门预算追加率", "4%", "1%", "10.00"],
    ["hunan/whole", "基础数据", "公务用车运行维护费", "12.5", "25", "0.00"],
    ["national/self-2020", "产出指标/成本指标", "设备改造投资控制率", "100%", "125%", "7.50"],
    // What is unwanted by its noun, its characters, its unit.
    ["national/self-2020", "产出指标/质量指标", "试卷错发率", "4%", "1%", "10.00"],
    ["national/self-2020", "产出指标/质量指标", "窗口误办率", "2%", "1%", "10.00"],
    ["national/self-2020", "产出指标/质量指标", "平均候诊时长", "20分钟", "12分钟", "10.00"],
    ["national/self-2020", "产出指标/时效指标", "工单回复及时性", "5个工作日", "3个工作日", "10.00"],
    ["national/self-2020", "效益指标/生态效益指标", "氨氮排放浓度", "8毫克/升", "6毫克/升", "10.00"],
    ["national/self-2020", "效益指标/社会效益指标", "供水管网漏损率", "10%", "8%", "10.00"],
    ["national/self-2020", "产出指标/质量指标", "查处决定被纠正数", "4件", "1件", "10.00"],
    // What turns it round again.
    ["national/self-2020", "效益指标/生态效益指标", "松材线虫病害防治率", "90%", "81%", "9.00"],
    ["national/self-2020", "效益指标/社会效益指标", "违建查处率", "80%", "60%", "7.50"],
    ["national/self-2020", "效益指标/社会效益指标", "疫情受控率", "90%", "72%", "8.00"],
    ["national/self-2020", "效益指标/经济效益指标", "单位产品电耗下降率", "4%", "2%", "5.00"],
    // What ought to last, what is saved.
    ["national/self-2020", "效益指标/可持续影响指标", "路灯使用年限", "10年", "5年", "5.00"],
    ["national/self-2020", "产出指标/时效指标", "场馆免费开放天数", "300天", "240天", "8.00"],
    ["national/self-2020", "产出指标/成本指标", "节约印刷费", "10万元", "5万元", "5.00"],
    // A standard is met exactly.
    ["national/self-2020", "产出指标/成本指标", "村医津贴标准", "800元/人", "800元/人", "10.00"],
    ["national/self-2020", "产出指标/成本指标", "村医津贴标准", "800元/人", "600元/人", "7.50"],
];

#[test]
fn points_follow_the_direction() {
    for [template, tier, name, target, actual, points] in SCORED {
        let path: Vec<&str> = tier.split('/').collect();
        let row = json!({ "path": path, "name": name, "target": target, "actual": actual, "weight": "10" });
        let table =
            json!({ "template": template, "year": 2024, "project": { "name": "指标方向" }, "indicators": [row] });
        let card =
            ScoringEngine::builtin().unwrap().score_text("table.json", Format::Json, &table.to_string()).unwrap();
        let found = card.indicators[0].score.as_ref().map(ToString::to_string);
        assert_eq!(found.as_deref(), Some(points), "{name} {target} {actual}: {:?}", card.indicators[0].reading.target);
    }
}
