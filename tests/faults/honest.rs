//! A department that adds up what it wrote, so that a fault stays where it was planted.

use crate::support::AsPrinted as _;
use jixiao::num::Fraction;
use serde_json::Value;

use super::case::{Case, LIBRARY, list, remove, score, set, text};
use super::figures::{figure, plus, value};

/// Writes the points that the rules give, and adds them up.
pub(crate) fn settle(table: &mut Value) {
    let card = score(table);
    for (index, row) in card.indicators.iter().enumerate() {
        let at = format!("/indicators/{index}/reported");
        if let (Some(_), Some(points)) = (table.pointer(&at), row.score.printed().as_deref()) {
            set(table, &at, plain(points));
        }
    }
    let money = card.execution.as_ref();
    if let (Some(_), Some(rate)) =
        (table.pointer("/reported/execution_rate"), money.and_then(|money| money.rate_percent))
    {
        set(table, "/reported/execution_rate", format!("{rate}%"));
    }
    if let (Some(_), Some(points)) = (table.pointer("/reported/execution_score"), money.and_then(|money| money.score)) {
        set(table, "/reported/execution_score", plain(&points.to_string()));
    }
    resum(table);
}

/// 9.50 as 9.5.
fn plain(points: &str) -> String {
    figure(points).to_string()
}

/// Adds up the points as they are written: the total, the subtotals, the grade, and what the goal says of them.
pub(crate) fn resum(table: &mut Value) {
    for index in 0..list(table, "/reported/tiers").len() {
        let tier = format!("/reported/tiers/{index}");
        let path = list(table, &format!("{tier}/path")).to_vec();
        let below = |row: &&Value| list(row, "/path").starts_with(&path);
        let sum = |key: &str| {
            let rows = list(table, "/indicators").iter().filter(below);
            rows.filter_map(|row| value(text(row, key))).fold(Fraction::ZERO, plus).to_string()
        };
        let (weight, points) = (sum("/weight"), sum("/reported"));
        set(table, &format!("{tier}/weight"), weight);
        set(table, &format!("{tier}/score"), points);
    }
    if table.pointer("/reported/total").is_none() {
        return;
    }
    let rows = list(table, "/indicators").iter().filter_map(|row| value(text(row, "/reported")));
    let execution = value(text(table, "/reported/execution_score"));
    let total = rows.chain(execution).fold(Fraction::ZERO, plus);
    let before = text(table, "/reported/total").to_owned();
    set(table, "/reported/total", total.to_string());
    if table.pointer("/goal/achieved").is_some() {
        let achieved = text(table, "/goal/achieved").replace(&format!("得分为{before}分"), &format!("得分为{total}分"));
        set(table, "/goal/achieved", achieved);
    }
    if table.pointer("/reported/grade").is_some() {
        let book = LIBRARY.get(text(table, "/template")).unwrap();
        let grade = book.grade(total).map_or("优", |grade| grade.name.as_str()).to_owned();
        set(table, "/reported/grade", grade);
    }
}

/// Takes the sentences about money out of the goal, and the claim that all was reached.
pub(crate) fn keep_silent(table: &mut Value) {
    if table.pointer("/goal/achieved").is_some() {
        remove(table, "/goal");
    }
}

impl Case {
    /// Writes what a table says into the document of its department.
    pub(crate) fn publish(&mut self, table: usize) {
        let Some(department) = self.department() else { return };
        let table = self.documents[table].1.clone();
        let document = &mut self.documents[department].1;
        let name = text(&table, "/project/name");
        let Some(row) = list(document, "/projects").iter().position(|row| text(row, "/name") == name) else { return };
        for (key, from) in [
            ("total", "/reported/total"),
            ("grade", "/reported/grade"),
            ("budget", "/funds/0/budget"),
            ("executed", "/funds/0/executed"),
        ] {
            set(document, &format!("/projects/{row}/{key}"), text(&table, from));
        }
        let said = statement(&table);
        for index in 0..list(document, "/statements").len() {
            let at = format!("/statements/{index}");
            if text(document, &format!("{at}/project")) == name {
                set(document, &format!("{at}/text"), said.clone());
            }
        }
        count(document);
    }
}

/// The sentences of a final account.
fn statement(table: &Value) -> String {
    let of = |pointer| text(table, pointer);
    format!(
        "{}项目自评得分为{}分。全年预算数为{}万元,执行数为{}万元,完成预算的{}。",
        of("/project/name"),
        of("/reported/total"),
        of("/funds/0/budget"),
        of("/funds/0/executed"),
        of("/reported/execution_rate")
    )
}

/// Counts the rows of a department once more.
pub(crate) fn count(document: &mut Value) {
    let rows = list(document, "/projects").to_vec();
    let grades = ["优", "良", "中", "差"].map(|grade| {
        let many = rows.iter().filter(|row| text(row, "/grade") == grade).count();
        (grade, many)
    });
    let counted = grades.into_iter().filter(|(_, many)| *many > 0);
    set(
        document,
        "/reported/grades",
        counted.map(|(grade, many)| (grade.to_owned(), many.into())).collect::<serde_json::Map<_, _>>(),
    );
    let funds = rows.iter().map(|row| figure(text(row, "/budget"))).fold(Fraction::ZERO, plus);
    set(document, "/reported/funds", funds.to_string());
    set(document, "/reported/projects", rows.len());
}
