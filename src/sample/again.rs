//! A record held against a second draw.

use std::collections::HashSet;
use std::hash::Hash;

use super::record::{DrawnProject, Sample, SampleFrame};
use crate::words::{Text, text, word};

/// What differs between a record and what its design draws now; nothing where they are the same. Where the folder of the
/// files lies, and which version of the program drew, does not matter.
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
    found.extend(other_frame(&record.frame, &again.frame));
    let only = |one: &Sample, other: &Sample| -> String {
        let others: HashSet<_> = other.drawn.iter().map(identity).collect();
        let lone = one.drawn.iter().filter(|row| !others.contains(&identity(row)));
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
    if gone.is_empty() && new.is_empty() {
        found.extend(other_files(record, again));
    }
    if found.is_empty() && comparable(record) != comparable(again) {
        found.push(text!(
            "抽中的项目相同,预算、计量或机会不同",
            "the same projects, with other budgets, measures or chances"
        ));
    }
    found
}

/// What differs between two frames.
fn other_frame(before: &SampleFrame, now: &SampleFrame) -> Vec<Text> {
    let mut found = Vec::new();
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
    for (what, a, b) in [
        (word("未计入的别类评价", "left out, as evaluations of another kind"), before.left_out, now.left_out),
        (word("无法计入的输入", "inputs that could not be taken in"), before.failed, now.failed),
    ] {
        if a != b {
            found.push(text!("{what}:记录为 {a},现为 {b}", "{what}: {a} in the record, {b} now"; what));
        }
    }
    found
}

/// The projects whose files are not those of the record, at the same place below wherever all of them lie now.
fn other_files(record: &Sample, again: &Sample) -> Option<Text> {
    let rows = || record.drawn.iter().zip(&again.drawn);
    let moved = |(before, now): (&DrawnProject, &DrawnProject)| moved(&before.file, &now.file);
    let all = rows().next().and_then(moved);
    let others = rows().filter(|rows| all.is_none() || moved(*rows) != all);
    let names = others.map(|(before, _)| format!("{}({})", before.project, before.file)).collect::<Vec<_>>();
    let names = names.join("、");
    (!names.is_empty()).then(|| text!("文件不同:{names}", "other files: {names}"))
}

/// From which folder to which a file has gone: what is left of both paths before what they end with alike; none where
/// the file has another name.
fn moved(before: &str, now: &str) -> Option<[String; 2]> {
    let [before, now] =
        [before, now].map(|path| path.split(['/', '\\']).filter(|part| *part != ".").collect::<Vec<_>>());
    let alike = before.iter().rev().zip(now.iter().rev()).take_while(|(a, b)| a == b).count();
    let folder = |path: &[&str]| path.get(..path.len() - alike).unwrap_or_default().join("/");
    (alike > 0).then(|| [folder(&before), folder(&now)])
}

/// What tells a project from all others.
fn identity(row: &DrawnProject) -> impl Eq + Hash {
    (&row.project, &row.department, &row.unit, &row.code, row.year)
}

/// A record without what may differ.
fn comparable(sample: &Sample) -> Sample {
    let mut sample = sample.clone();
    sample.engine.version.clear();
    for row in &mut sample.drawn {
        row.file.clear();
    }
    sample
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_may_lie_elsewhere_as_long_as_all_went_together() {
        for (before, now, folders) in [
            ("tables/a.toml", "tables/a.toml", Some(["", ""])),
            ("tables/a.toml", "./tables/a.toml", Some(["", ""])),
            ("tables/a.toml", "/srv/2024/tables/a.toml", Some(["", "/srv/2024"])),
            ("D:\\in\\局\\a.toml", "out/局/a.toml", Some(["D:/in", "out"])),
            ("tables/局/a.toml", "tables/所/a.toml", Some(["tables/局", "tables/所"])),
            ("tables/a.toml", "tables/b.toml", None),
        ] {
            assert_eq!(moved(before, now), folders.map(|folders| folders.map(str::to_owned)), "{before} {now}");
        }
    }
}
