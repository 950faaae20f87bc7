//! # J707 project-twice · 一个项目有两张表 · Two tables of one project
//!
//! ## 中文
//! 检查:同一部门(单位)、同一年度、同一类评价中,名称和编码都相同的项目,是否有两张以上的表:内容不同的,或同一张表的副本。
//! 为何:一份改过之后旧的没有删去,两份都会被汇总,项目数、资金都算了两遍。
//! 依据:算术:一个项目一年一张自评表;汇总时一个项目只能计一次。
//! 例:a.json 与 b.json 都是“道路养护”2024 年度的自评表,一张实际 100 公里,一张 90 公里。
//! 怎样改正:只留一张;若是不同的项目,写明单位、项目编码或名称以区分。
//! 不算:名称只差空格和括号宽窄的,仍是同一项目;单位、编码、年度或评价类别不同的表。内容完全相同的副本为“警告”。
//!
//! ## English
//! Checks: whether there is more than one table of a project with the same name and code, in one department and unit, one year and one kind of evaluation: different tables, or copies of one.
//! Why: where a corrected table lies beside the old one, both are summed up, and project and money count twice.
//! Basis: 算术 (arithmetic): one project has one self-evaluation a year, and counts once in a summary.
//! Example: a.json and b.json both evaluate 道路养护 in 2024, one with 100 kilometres done, one with 90.
//! How to correct: keep one of them; where the projects differ, name units, codes or names that tell them apart.
//! Not flagged: tables of other units, codes, years or kinds of evaluation. Names that differ in blanks and in the width of brackets are the same. Copies without a difference are a warning.

use std::collections::BTreeMap;

use crate::audit::finding::Severity;
use crate::audit::folder::{Folder, ProjectFacts};
use crate::audit::report::{About, FolderReport, Found};
use crate::audit::rule::Rule;
use crate::num::ArithmeticError;
use crate::order::Order;
use crate::words::{Text, text};

pub(crate) const RULE: Rule = Rule {
    code: "J707",
    slug: "project-twice",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("project_twice.rs"),
    table: None,
    folder: Some(check),
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    let mut tables: BTreeMap<&str, Vec<&ProjectFacts>> = BTreeMap::new();
    for facts in folder.projects() {
        tables.entry(facts.key.as_str()).or_default().push(facts);
    }
    let mut twice: Vec<Vec<&ProjectFacts>> = tables.into_values().filter(|tables| tables.len() > 1).collect();
    twice.order_by_key(|tables| tables.first().map(|facts| &facts.place));
    for tables in twice {
        let Some(last) = tables.last() else { continue };
        let about = About { project: Some(&last.name), department: last.department.as_deref() };
        report.add(last.place.clone(), about, found(&tables));
    }
    Ok(())
}

fn found(tables: &[&ProjectFacts]) -> Found {
    let (many, name) = (tables.len(), tables.first().map_or("", |facts| facts.name.as_str()));
    let files = Text::list(tables.iter().map(|facts| facts.place.to_string()));
    let fingerprints = tables.windows(2).all(|pair| match pair {
        [a, b] => a.fingerprint.is_some() && a.fingerprint == b.fingerprint,
        _ => false,
    });
    let at = "/project/name".to_owned();
    if fingerprints {
        let message = text!(
            "“{name}”的同一张表给出了 {many} 次:{files}", "the same table of {name} is given {many} times: {files}";
            files
        );
        return Found::new(at, message).severity(Severity::Warning);
    }
    let message = text!(
        "“{name}”同一年度有 {many} 张不同的表:{files};汇总时会算 {many} 遍",
        "there are {many} different tables of {name} for one year: {files}; in a summary it would count {many} times";
        files
    );
    Found::new(at, message)
}
