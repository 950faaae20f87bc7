//! # J707 project-twice · 一个项目有两张表 · Two tables of one project
//!
//! ## 中文
//! 检查:同一部门(单位)、同一年度、同一类评价中,名称和编码都相同的项目,是否有两张以上的表:内容不同的,或同一张表的副本;也检查可能是同一项目的:部门、年度相同,名称只差年度、单位、括号、无意义的符号和末尾“项目”二字的;预算也相同,而一个名称只在前后多几个字((二)、市区)的,部门、单位只有一张写了或写了简称的。
//! 为何:一份改过之后旧的没有删去,两份都会被汇总,项目数、资金都算了两遍。
//! 依据:算术:一个项目一年一张自评表;汇总时一个项目只能计一次。
//! 例:a.json 与 b.json 都是“道路养护”2024 年度的自评表,一张实际 100 公里,一张 90 公里。
//! 怎样改正:只留一张;若是不同的项目,写明单位、项目编码或名称以区分。
//! 不算:只有目标而没有实际完成值、执行数和得分的绩效目标表,其数字目标与自评表逐项核对:同一指标、同一单位而写明的要求降低了的为“警告”,其余不同的列为无法判断;名称只差空格和括号宽窄的,仍是同一项目;单位、年度或评价类别不同的表;名称有增减,或部门、单位写法不同,而预算不同的;名称中换了字的(一期、二期,东段、西段)。内容完全相同的副本,以及可能是同一项目的,为“警告”。
//!
//! ## English
//! Checks: whether there is more than one table of a project with the same name and code, in one department and unit, one year and one kind of evaluation: different tables, or copies of one; and tables that may be of one project: of one department and year, with names that differ in the year, the unit, brackets, signs without a meaning and 项目 at their end only; or, with the same budget as well, with a name that adds something in front or behind, or with a department or unit that one of them leaves out or shortens.
//! Why: where a corrected table lies beside the old one, both are summed up, and project and money count twice.
//! Basis: 算术 (arithmetic): one project has one self-evaluation a year, and counts once in a summary.
//! Example: a.json and b.json both evaluate 道路养护 in 2024, one with 100 kilometres done, one with 90.
//! How to correct: keep one of them; where the projects differ, name units, codes or names that tell them apart.
//! Not flagged: a goal form, with targets and without results, money spent or points; its targets in numbers are compared with those of the table: one that is lowered there, with the same printed sign and unit, is a warning, and what differs otherwise is left open. Tables of other units, years or kinds of evaluation; names that add something, and departments or units that are written otherwise, where the budget differs; names in which something is exchanged (一期, 二期; 东段, 西段). Names that differ in blanks and in the width of brackets are the same. Copies without a difference, and tables that may be of one project, are a warning.

use std::collections::BTreeMap;

use crate::audit::finding::Severity;
use crate::audit::folder::{Folder, ProjectFacts};
use crate::audit::kept::Measured;
use crate::audit::report::{About, FolderReport, Found};
use crate::audit::rule::Rule;
use crate::identity::{Suspect, may_be_the_same, plain, suspected};
use crate::model::value::Relation;
use crate::num::ArithmeticError;
use crate::order::Order;
use crate::words::{Text, text, word};

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
        let tables = beside_aims(tables, report);
        let Some(last) = tables.last().filter(|_| tables.len() > 1) else { continue };
        let about = About { project: Some(&last.name), department: last.department.as_deref() };
        report.add(last.place.clone(), about, found(&tables));
    }
    for (one, other) in doubtful(folder) {
        let about = About { project: Some(&other.name), department: other.department.as_deref() };
        report.add(other.place.clone(), about, may_be_one(one, other));
    }
    Ok(())
}

/// The tables of a project without its goal form, with which each is compared; where there are goal forms alone, these.
fn beside_aims<'f>(tables: Vec<&'f ProjectFacts>, report: &mut FolderReport<'_>) -> Vec<&'f ProjectFacts> {
    let (aims, own): (Vec<&ProjectFacts>, Vec<&ProjectFacts>) =
        tables.into_iter().partition(|facts| facts.is_goal_form);
    if own.is_empty() {
        return aims;
    }
    for (aim, own) in aims.iter().flat_map(|aim| own.iter().map(move |own| (aim, own))) {
        for wanted in &aim.measures {
            compare(wanted, own, report);
        }
    }
    own
}

/// A target of a goal form beside that of the table. Whether a change was approved, neither of them says.
fn compare(wanted: &Measured, own: &ProjectFacts, report: &mut FolderReport<'_>) {
    let shown = |measured: &Measured| {
        let sign = measured.relation.map_or("", Relation::sign);
        format!("{sign}{}", measured.in_unit(measured.target()))
    };
    let (name, aim) = (&wanted.indicator.labels, shown(wanted));
    let of_the_same = own.measures.iter().find(|written| written.indicator.key == wanted.indicator.key);
    let (at, place, why) = match of_the_same {
        Some(written) if shown(written) == aim => return,
        Some(written) if written.asks_for_less_than(wanted) => {
            let at = format!("/indicators/{}/target", written.row);
            let about = About { project: Some(&own.name), department: own.department.as_deref() };
            report.add(own.place_at(written.position.clone()), about, lowered(name, at, &aim, &shown(written)));
            return;
        }
        Some(written) => {
            let target = shown(written);
            let why = text!(
                "“{name}”的目标,绩效目标表为 {aim},这里为 {target};是否按规定程序调整过,请核对批复",
                "the target of {name} is {aim} in the goal form and {target} here; whether that change was approved is to be checked"
            );
            (format!("/indicators/{}/target", written.row), own.place_at(written.position.clone()), why)
        }
        None => {
            let why = text!(
                "绩效目标表有“{name}”({aim}),这里没有这项数字目标;是否按规定程序调整过,请核对批复",
                "the goal form has {name} ({aim}), and no such target in numbers stands here; whether that change was approved is to be checked"
            );
            ("/indicators".to_owned(), own.place.clone(), why)
        }
    };
    report.leave_open(place, &at, Some(&own.name), why);
}

/// That a table asks for less than its goal form.
fn lowered(name: &str, at: String, aim: &str, target: &str) -> Found {
    let message = text!(
        "目标比绩效目标表低:绩效目标表为 {aim},这里为 {target}",
        "the target is lower than in the goal form: {aim} there, {target} here"
    );
    let advice = text!(
        "核对调整目标的批复;没有批准的,改回绩效目标表的目标。",
        "Look for the approval of that change; without one, write the target of the goal form."
    );
    let basis = text!(
        "自评表的年度指标值就是绩效目标表所定的目标。",
        "The targets of a self-evaluation are those that the goal form sets."
    );
    Found::new(at, message).severity(Severity::Warning).figures(aim, target).advise(advice).by(basis).about(name)
}

/// Pairs of tables that are told apart by what may be a slip or no more than another way of writing.
fn doubtful(folder: &Folder) -> Vec<(&ProjectFacts, &ProjectFacts)> {
    let tables: Vec<&ProjectFacts> = folder.projects().collect();
    let suspects: Vec<Suspect<'_>> = tables.iter().map(|facts| suspect(facts)).collect();
    let pairs = suspected(&suspects).into_iter();
    let pairs = pairs.filter_map(|(one, other)| Some((*tables.get(one)?, *tables.get(other)?)));
    let mut pairs: Vec<_> = pairs.filter(|(one, other)| one.is_goal_form == other.is_goal_form).collect();
    pairs.order_by_key(|(_, other)| &other.place);
    pairs
}

fn suspect(facts: &ProjectFacts) -> Suspect<'_> {
    Suspect {
        key: &facts.key,
        kind: facts.kind,
        year: facts.year,
        name: &facts.name,
        department: facts.department.as_deref(),
        unit: facts.unit.as_deref(),
        budget: facts.budget,
    }
}

fn may_be_one(one: &ProjectFacts, other: &ProjectFacts) -> Found {
    let (name, files) = (other.name.as_str(), Text::list([one, other].map(|facts| facts.place.to_string())));
    let name_of = |facts: &ProjectFacts| plain(&facts.name);
    let differ = |of: fn(&ProjectFacts) -> Option<&str>| !may_be_the_same(of(one), of(other));
    let what = if name_of(one) != name_of(other) {
        word("名称只是写法不同或有增减", "their names are written otherwise, or one adds something")
    } else if differ(|facts| facts.code.as_deref()) {
        word("只有项目编码不同", "only their codes differ")
    } else if differ(|facts| facts.department.as_deref()) {
        word("预算相同,部门的写法不同", "their budgets are the same, and the department is written otherwise")
    } else {
        word("只有一张写了部门、单位或编码", "only one of them names a department, a unit or a code")
    };
    let message = text!(
        "“{name}”同一年度的两张表可能是同一项目,{what}:{files}",
        "two tables of {name} for one year may be of one project, {what}: {files}";
        what, files
    );
    Found::new("/project/name".to_owned(), message).severity(Severity::Warning)
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
