//! A record held against a second draw.

use super::record::{DrawnProject, Sample};
use crate::words::{Text, text, word};

/// What differs between a record and what its design draws now; nothing where they are the same. Where the files lie,
/// and which version of the program drew, does not matter.
#[must_use]
pub fn differences(record: &Sample, again: &Sample) -> Vec<Text> {
    let mut found = Vec::new();
    if record.algorithm != again.algorithm {
        let (a, b) = (&record.algorithm, &again.algorithm);
        found.push(text!("算法 {a},现为 {b}", "algorithm {a}, now {b}"));
    }
    for (what, option, same) in [
        (word("审核参数", "thresholds"), "--profile", record.profile == again.profile),
        (word("豁免", "waivers"), "--waivers", record.waivers == again.waivers),
        (
            word("对表中豁免的处理", "treatment of the waivers in tables"),
            "--accept-table-waivers",
            record.table_waivers == again.table_waivers,
        ),
    ] {
        if !same {
            found.push(text!(
                "{what}与记录时不是同一份({option})", "other {what} than in the record ({option})";
                what
            ));
        }
    }
    let (before, now) = (&record.frame, &again.frame);
    if before.sha256 != now.sha256 {
        let (a, b) = (before.projects, now.projects);
        found.push(text!(
            "抽取范围的项目不同:记录为 {a} 个,现有 {b} 个",
            "the frame has other projects: {a} in the record, {b} now"
        ));
    } else if before.amount != now.amount {
        let (a, b) = (&before.amount, &now.amount);
        found.push(text!("预算合计 {a},现为 {b}", "budgets of {a}, now {b}"));
    }
    let only = |one: &Sample, other: &Sample| -> String {
        let lone = one.drawn.iter().filter(|row| !other.drawn.iter().any(|other| same_project(row, other)));
        lone.map(|row| row.project.as_str()).collect::<Vec<_>>().join("、")
    };
    let gone = only(record, again);
    if !gone.is_empty() {
        found.push(text!("记录抽中、现未抽中:{gone}", "drawn in the record only: {gone}"));
    }
    let new = only(again, record);
    if !new.is_empty() {
        found.push(text!("现抽中、记录没有:{new}", "drawn now only: {new}"));
    }
    if found.is_empty() && comparable(record) != comparable(again) {
        found.push(text!(
            "抽中的项目相同,预算、计量或机会不同",
            "the same projects, with other budgets, measures or chances"
        ));
    }
    found
}

fn same_project(a: &DrawnProject, b: &DrawnProject) -> bool {
    (&a.project, &a.department, &a.unit, &a.code, a.year) == (&b.project, &b.department, &b.unit, &b.code, b.year)
}

/// A record without what may differ.
fn comparable(sample: &Sample) -> Sample {
    let mut sample = sample.clone();
    sample.engine.version.clear();
    (sample.frame.left_out, sample.frame.failed) = (0, 0);
    for row in &mut sample.drawn {
        row.file.clear();
    }
    sample
}
