//! What rules about points and texts leave open instead of passing in silence, and edges that one pair of
//! fixtures cannot show.

use jixiao::audit::{Finding, Undecided};
use jixiao::intake::ScoringEngine;
use jixiao::model::scorecard::Outcome;
use serde::Deserialize;

use crate::support::{self, documents, rows};

fn audit(texts: &[&str]) -> (Vec<Finding>, Vec<Undecided>) {
    support::audit(&ScoringEngine::builtin().unwrap(), &documents(texts))
}

/// The findings of rules J4 and J5 as `slug pointer`, and what they leave open.
fn found(documents: &[&str]) -> (Vec<String>, Vec<String>) {
    let (findings, undecided) = audit(documents);
    let ours = |code: &str| code.starts_with("J4") || code.starts_with("J5");
    let findings = findings.iter().filter(|found| ours(&found.code));
    let undecided = undecided.iter().filter(|open| ours(&open.code));
    (
        findings.map(|found| format!("{} {}", found.slug, found.location.pointer)).collect(),
        undecided.map(|open| format!("{} {}", open.slug, open.location.pointer)).collect(),
    )
}

/// A table of one row.
fn row(template: &str, row: &str) -> String {
    format!(
        "template = \"{template}\"\nyear = 2023\ncomplete = false\nproject.name = \"甲\"\n\
         [[indicators]]\npath = [\"产出指标\", \"数量指标\"]\nname = \"清淤长度\"\n{row}"
    )
}

/// What is found in a table of one row.
fn of_row(template: &str, line: &str) -> Vec<String> {
    let (found, open) = found(&[&row(template, line)]);
    assert_eq!(open, [""; 0], "{line}");
    found.into_iter().map(|found| found.split(' ').next().unwrap().to_owned()).collect()
}

const NATIONAL: &str = "national/self-2020";

/// A row of `tests/audit/points.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pointed {
    target: String,
    actual: String,
    weight: String,
    reported: String,
    finds: Vec<String>,
}

#[test]
fn the_points_of_a_row_have_one_fault() {
    for row in rows::<Pointed>("audit/points.toml") {
        let Pointed { target, actual, weight, reported, finds } = row;
        let points = format!("weight = \"{weight}\"\nreported = \"{reported}\"\nreason = \"汛期停工\"");
        let line = format!("target = \"{target}\"\nactual = \"{actual}\"\n{points}");
        assert_eq!(of_row(NATIONAL, &line), finds, "{line}");
    }
}

#[test]
fn words_may_be_judged_where_the_template_lets_a_person_judge() {
    let line = "target = \"优\"\nactual = \"良\"\nweight = \"10\"\nreason = \"返工一次\"\nreported = ";
    assert_eq!(of_row("shandong/zaozhuang-self-2024", &format!("{line}\"6\"")), [""; 0]);
    assert_eq!(of_row("shandong/zaozhuang-self-2024", &format!("{line}\"10\"")), ["unmet-but-full"]);
}

#[test]
fn points_by_the_other_formula_for_ceilings_are_named() {
    let line = "target = \"≤100万元\"\nactual = \"110万元\"\nweight = \"10\"\nreason = \"涨价\"\nreported = \"9.00\"";
    let (findings, _) = audit(&[&row("hubei/self", line)]);
    let found = findings.iter().find(|found| found.slug == "score-not-by-rule").unwrap();
    assert!(found.message.zh.contains("按规则为 9.09"), "{}", found.message.zh);
    assert!(found.message.zh.contains("1 −(实际 − 目标)÷ 目标"), "{}", found.message.zh);
}

#[test]
fn what_cannot_be_scored_is_left_open() {
    let (found, open) = found(&[
        &row(NATIONAL, "actual = \"5公里\"\nweight = \"10\"\nreported = \"10\""),
        &row(NATIONAL, "target = \"290%\"\nactual = \"100%\"\nweight = \"10\"\nreported = \"10\""),
    ]);
    assert_eq!(found, [""; 0]);
    let row = "/indicators/0";
    assert_eq!(open, [format!("score-not-by-rule {row}/reported"), format!("score-not-by-rule {row}/reported"),]);
}

/// What the scorer leaves open the audit does too, and nothing that was scored is open for how it is read, whatever stands in
/// the two cells.
#[test]
fn score_and_audit_agree_on_what_is_open() {
    let targets = [
        "≥95%",
        "≥0.5%",
        "95%",
        "≤5%",
        "=100%",
        "≥0.95",
        "≥100人",
        "≥50人",
        "100",
        "≤40",
        "≥40",
        "≤约5天",
        "≥约100人",
        "290%",
        "45",
        "≥18.5公里",
    ];
    let actuals = [
        "0.96",
        "96%",
        "96",
        "1",
        "0.004",
        "约95%",
        "约96%",
        "约100人",
        "100余人",
        "120人",
        "约40",
        "≤40",
        "≥40",
        "40",
        "290%",
        "295%",
        "2个月",
        "30天",
        "2023年清淤沟渠20公里",
        "优",
        "无",
        "2023年5月",
        "",
    ];
    let mut counted = [0, 0];
    for (target, actual) in targets.iter().flat_map(|target| actuals.map(|actual| (target, actual))) {
        let cells = format!("target = \"{target}\"\nactual = \"{actual}\"\nweight = \"10\"\nreported = \"10\"");
        let text = row(NATIONAL, &cells);
        let card = support::score(&text);
        let scored = &card.indicators[0];
        let (_, undecided) = audit(&[&text]);
        let open: Vec<_> = undecided.iter().filter(|open| open.location.pointer.ends_with("/reported")).collect();
        if matches!(scored.outcome, Outcome::Missing | Outcome::Unassessable) {
            assert!(!open.is_empty() && scored.score.is_none(), "{target}|{actual}: {scored:?}");
            counted[0] += 1;
        } else {
            let mut notes = scored.reading.target.notes.iter().chain(&scored.reading.actual.notes);
            let asked = notes.find(|note| open.iter().any(|open| open.why.zh == note.zh));
            assert!(asked.is_none(), "{target}|{actual}: {asked:?}");
            counted[1] += 1;
        }
    }
    // Both happen, each of them often.
    assert!(counted.iter().all(|many| *many > 30), "{counted:?}");
}

/// A table with money and printed results, whose one row has points.
fn results(template: &str, reported: &str, funds: &str) -> String {
    let line = "target = \"≥5公里\"\nactual = \"5公里\"\nweight = \"10\"\nreported = \"10\"\n";
    row(template, line) + &format!("[reported]\n{reported}\n{funds}")
}

#[test]
fn points_of_a_rate_that_nobody_can_compute_are_left_open() {
    let empty = "[[funds]]\nsource = \"total\"\nbudget = \"0\"\nexecuted = \"0\"\n\
                 [[funds]]\nsource = \"current\"\nbudget = \"90\"\nexecuted = \"89\"";
    let half = "[[funds]]\nsource = \"total\"\nbudget = \"90\"";
    for funds in [empty, half] {
        for template in [NATIONAL, "shandong/zaozhuang-self-2024"] {
            let (found, open) = found(&[&results(template, "execution_score = \"0\"", funds)]);
            assert_eq!((found.len(), open), (0, vec!["execution-score-wrong /reported/execution_score".to_owned()]));
        }
    }
    let zero = "[[funds]]\nsource = \"total\"\nbudget = \"0\"\nexecuted = \"0\"";
    // Where a budget of nothing is worth nothing, nothing is right.
    let (found, open) = found(&[&results("shandong/zaozhuang-self-2024", "execution_score = \"0\"", zero)]);
    assert_eq!((found.len(), open.len()), (0, 0));
}

#[test]
fn a_table_without_weights_has_points_for_its_rate() {
    let table = |score: &str| {
        format!(
            "template = \"hubei/self\"\nproject.name = \"甲\"\n[reported]\nexecution_score = \"{score}\"\n\
             [[funds]]\nsource = \"total\"\nbudget = \"200\"\nexecuted = \"195.5\""
        )
    };
    assert_eq!(found(&[&table("19.55")]).0, [""; 0]);
    assert_eq!(found(&[&table("19")]).0, ["execution-score-wrong /reported/execution_score"]);
}

#[test]
fn a_grade_that_the_template_does_not_know_is_left_open() {
    let of = |grade: &str, total: &str| {
        found(&[&results(NATIONAL, &format!("total = \"{total}\"\ngrade = \"{grade}\""), "")])
    };
    let wrong = vec!["grade-not-by-total /reported/grade".to_owned()];
    for (grade, total) in
        [("优", "90"), ("优秀", "95.5分"), ("优 秀", "90"), ("良好", "89.99"), ("中", "60"), ("差", "59")]
    {
        assert_eq!(of(grade, total), (vec![], vec![]), "{grade} {total}");
    }
    for (grade, total) in [("优", "89.99"), ("良", "90"), ("不合格", "60"), ("合格", "59.99"), ("优", "-1")] {
        assert_eq!(of(grade, total), (wrong.clone(), vec![]), "{grade} {total}");
    }
    for (grade, total) in [("A", "90"), ("优", "九十")] {
        assert_eq!(of(grade, total), (vec![], wrong.clone()), "{grade} {total}");
    }
}

#[test]
fn within_the_year_nothing_is_missed_yet() {
    let table = "template = \"national/monitoring-2019\"\nyear = 2023\nmonth = 7\nproject.name = \"甲\"\n\
                 goal.achieved = \"各项任务均已完成\"\n[[indicators]]\npath = [\"产出指标\"]\nname = \"清淤长度\"\n\
                 target = \"≥5公里\"\nactual = \"1公里\"";
    assert_eq!(found(&[table]), (vec![], vec![]));
}

#[test]
fn a_sentence_may_be_about_several_tables() {
    let text = "department = \"局\"\n[[statements]]\nproject = \"甲\"\ntext = \"全年预算数为80万元。\"";
    let table = |unit: &str, budget: &str| {
        format!(
            "template = \"{NATIONAL}\"\ncurrency = \"万元\"\nproject = {{ name = \"甲\", department = \"{unit}\" }}\n\
             [[funds]]\nsource = \"total\"\nbudget = \"{budget}\"\nexecuted = \"{budget}\""
        )
    };
    let (ours, of_others) = (table("局", "90"), table("另一单位", "80"));
    let at = "text-contradicts-table /statements/0/text".to_owned();
    assert_eq!(found(&[text, &ours, &of_others]), (vec![at.clone()], vec![]));
    assert_eq!(found(&[text, &ours, &ours]), (vec![], vec![at]));
    assert_eq!(found(&[text, &of_others]), (vec![], vec![]));
}

/// What is found and left open in a table of rows that lost points, each with what stands in its column of reasons.
fn of_reasons(reasons: &[&str]) -> (Vec<String>, Vec<String>) {
    let rows = reasons.iter().enumerate().map(|(index, reason)| {
        format!(
            "[[indicators]]\npath = [\"产出指标\", \"数量指标\"]\nname = \"清淤长度{index}\"\ntarget = \"≥5公里\"\n\
             actual = \"4公里\"\nweight = \"10\"\nreported = \"8\"\nreason = '{reason}'\n"
        )
    });
    let head = format!("template = \"{NATIONAL}\"\nyear = 2023\ncomplete = false\nproject.name = \"甲\"\n");
    found(&[&(head + &rows.collect::<String>())])
}

#[test]
fn a_reason_as_above_is_the_one_above() {
    for above in ["同上", "同上。", "〃", "见上", "原因同上", "同前"] {
        assert_eq!(of_reasons(&["汛期停工", above, above]), (vec![], vec![]), "{above}");
        let none = "deviation-without-reason /indicators/0".to_owned();
        assert_eq!(of_reasons(&[above]), (vec![none], vec![]), "{above}");
    }
    let none = |index| format!("deviation-without-reason /indicators/{index}");
    assert_eq!(of_reasons(&["无", "同上"]), (vec![none(0), none(1)], vec![]));
}

#[test]
fn a_reason_that_stands_elsewhere_is_left_open() {
    let open = |index| format!("deviation-without-reason /indicators/{index}");
    for elsewhere in ["见附件", "见附件说明", "详见附件3", "附后"] {
        assert_eq!(of_reasons(&[elsewhere, "同上"]), (vec![], vec![open(0), open(1)]), "{elsewhere}");
    }
    let (_, undecided) = audit(&[&row(
        NATIONAL,
        "target = \"≥5公里\"\nactual = \"4公里\"\nweight = \"10\"\nreported = \"8\"\nreason = \"见附件说明\"",
    )]);
    let why: Vec<&str> = undecided.iter().filter(|open| open.code == "J501").map(|open| open.why.zh.as_str()).collect();
    assert_eq!(why, ["原因写作“见附件说明”,所指之处不在表中,有没有写明原因无法判断"]);
}
