//! # J708 code-shared · 两个项目用一个编码 · One code for two projects
//!
//! ## 中文
//! 检查:同一年度、同一类评价中,名称不同的项目是否写着同一个项目编码。
//! 为何:项目以编码识别;两个项目一个编码,历年比较和汇总就会把它们当成一个,或者其中一个编码抄错了。
//! 依据:预算管理一体化的项目库:一个项目一个编码。
//! 例:“河道清淤”与“水闸维修”的项目编码都是 51012200。
//! 怎样改正:核对项目库,改正写错的编码;确是同一项目的,统一名称。
//! 不算:名称只差年度、单位、空格和括号的;没有写编码的;不同年度的表。
//!
//! ## English
//! Checks: whether projects of different names have the same code, in one year and one kind of evaluation.
//! Why: a project is known by its code; with one code for two of them, trends and summaries take them for one, or one of the codes was miscopied.
//! Basis: 预算管理一体化 (the integrated budget platform): its register of projects gives every project a code of its own.
//! Example: 河道清淤 and 水闸维修 both have the code 51012200.
//! How to correct: look into the register and correct the code that is wrong; where it is one project, give it one name.
//! Not flagged: names that differ in the year, the unit, blanks and brackets only; tables without a code; tables of other years.

use std::collections::BTreeMap;

use crate::audit::finding::Severity;
use crate::audit::folder::{Folder, ProjectFacts};
use crate::audit::report::{About, FolderReport, Found};
use crate::audit::rule::Rule;
use crate::identity::{plain, without_unit, without_year};
use crate::num::{ArithmeticError, is_blank_mark};
use crate::order::Order;
use crate::words::{Text, text};

pub(crate) const RULE: Rule = Rule {
    code: "J708",
    slug: "code-shared",
    severity: Severity::Inconsistency,
    since: "0.1.0",
    source: include_str!("code_shared.rs"),
    table: None,
    folder: Some(check),
};

/// The first table of each project with a code, by the names of the projects, with its number in the folder.
type ByName<'f> = BTreeMap<String, (usize, &'f ProjectFacts)>;

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    let mut codes: BTreeMap<(String, String, Option<u16>), ByName<'_>> = BTreeMap::new();
    for (index, facts) in folder.projects().enumerate() {
        let Some(code) = facts.code.as_deref().filter(|code| !is_blank_mark(code)) else { continue };
        let key = (plain(code), format!("{:?}", facts.kind), facts.year);
        codes.entry(key).or_default().entry(core(facts)).or_insert((index, facts));
    }
    for names in codes.into_values().filter(|names| names.len() > 1) {
        let mut tables: Vec<(usize, &ProjectFacts)> = names.into_values().collect();
        tables.order_by_key(|(index, _)| *index);
        let tables: Vec<&ProjectFacts> = tables.into_iter().map(|(_, facts)| facts).collect();
        let Some(last) = tables.last() else { continue };
        let about = About { project: Some(&last.name), department: last.department.as_deref() };
        report.add(last.place.clone(), about, found(&tables, last));
    }
    Ok(())
}

/// The name of a project without what makes it no other one.
fn core(facts: &ProjectFacts) -> String {
    let name = plain(&facts.name);
    let name = without_unit(&name, facts.unit.as_deref());
    facts.year.map_or_else(|| name.to_owned(), |year| without_year(name, year))
}

fn found(tables: &[&ProjectFacts], last: &ProjectFacts) -> Found {
    let (many, code) = (tables.len(), last.code.as_deref().unwrap_or_default().trim());
    let names = Text::list(tables.iter().map(|facts| format!("{}({})", facts.name, facts.place)));
    let message = text!(
        "{many} 个项目的编码都是 {code}:{names}", "{many} projects have the code {code}: {names}";
        names
    );
    Found::new("/project/code".to_owned(), message)
}
