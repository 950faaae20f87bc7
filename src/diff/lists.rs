//! A second scoring as lists: a row a table, a row an indicator that differs, a row for what one side has alone.

use super::ranked::ranked;
use super::scorecard_diff::{Diff, RowDiff, ScorecardDiff};
use crate::model::assessment::Project;
use crate::num::Figure;
use crate::print::{Column, Listing, shown};
use crate::words::{Language, Word, say, word};

const TABLE: Word = word("总分", "table");
const ROW: Word = word("指标", "row");
const ONLY_BEFORE: Word = word("只在前者", "only_before");
const ONLY_AFTER: Word = word("只在后者", "only_after");

/// The columns.
const COLUMNS: [Column; 12] = [
    Column::short(word("类别", "row")),
    Column::name(word("主管部门", "department")),
    Column::name(word("预算单位", "unit")),
    Column::name(word("项目名称", "project")),
    Column::name(word("指标", "indicator")),
    Column::figure(word("自评", "reported")),
    Column::figure(word("前者(按规则)", "before")),
    Column::figure(word("后者", "after")),
    Column::figure(word("差", "change")),
    Column::short(word("原等级", "grade_before")),
    Column::short(word("现等级", "grade_after")),
    Column::words(word("原因", "why")),
];

/// One list of everything, a table after the other in the order of the first side.
#[must_use]
pub fn list(diff: &Diff, language: Language) -> Listing {
    let mut list = Listing::new(say!(language, "两次评分比较", "Second scoring"), COLUMNS);
    for table in &diff.tables {
        list.rows.push(table_row(table, language));
        list.rows.extend(table.rows.iter().map(|row| indicator_row(table, row, language)));
    }
    list.rows.extend(lone(diff, language));
    list
}

/// A list of the tables that differ, those that differ most first, one of their rows, and one of what one side has alone.
#[must_use]
pub fn ranked_lists(diff: &Diff, language: Language) -> Vec<Listing> {
    let ranked = ranked(diff);
    let mut tables = Listing::new(say!(language, "总分", "Totals"), COLUMNS);
    tables.rows = ranked.iter().map(|table| table_row(table, language)).collect();
    let mut rows = Listing::new(say!(language, "各项", "Rows"), COLUMNS);
    let each = ranked.iter().flat_map(|table| table.rows.iter().map(|row| indicator_row(table, row, language)));
    rows.rows = each.collect();
    let mut alone = Listing::new(say!(language, "只在一边", "On one side only"), COLUMNS);
    alone.rows = lone(diff, language).collect();
    [tables, rows, alone]
        .into_iter()
        .enumerate()
        .filter(|(index, list)| *index == 0 || !list.rows.is_empty())
        .map(|(_, list)| list)
        .collect()
}

fn table_row(table: &ScorecardDiff, language: Language) -> Vec<String> {
    let reported = table.reported.as_ref();
    let stated = reported.and_then(|reported| reported.total.as_ref()).map(|total| total.0.trim());
    let grade = reported.and_then(|reported| reported.grade.as_ref()).map(|grade| grade.0.trim());
    let why: Vec<&str> = table.causes.iter().map(|cause| cause.text.get(language)).collect();
    vec![
        TABLE.get(language).to_owned(),
        shown(table.department.as_deref()),
        shown(table.unit.as_deref()),
        table.project.clone(),
        String::new(),
        shown(stated),
        shown(table.total.before),
        shown(table.total.after),
        shown(table.change()),
        shown(grade.or(table.grade.before.as_deref())),
        shown(table.grade.after.as_deref()),
        why.join(say!(language, ";", "; ")),
    ]
}

fn indicator_row(table: &ScorecardDiff, row: &RowDiff, language: Language) -> Vec<String> {
    let name = if row.path.is_empty() {
        say!(language, "预算执行率", "execution rate").to_owned()
    } else {
        row.path.join(" / ")
    };
    let points = |side: Option<Option<Figure>>| shown(side.flatten());
    vec![
        ROW.get(language).to_owned(),
        shown(table.department.as_deref()),
        shown(table.unit.as_deref()),
        table.project.clone(),
        name,
        shown(row.reported.as_ref().map(|reported| reported.0.trim())),
        points(row.before.as_ref().map(|side| side.score)),
        points(row.after.as_ref().map(|side| side.score)),
        shown(row.change()),
        String::new(),
        String::new(),
        row.why().get(language).to_owned(),
    ]
}

fn lone(diff: &Diff, language: Language) -> impl Iterator<Item = Vec<String>> + '_ {
    let sides = [(ONLY_BEFORE, &diff.only_before), (ONLY_AFTER, &diff.only_after)];
    sides.into_iter().flat_map(move |(row, projects)| {
        projects.iter().map(move |project| {
            let Project { name, department, unit, .. } = project;
            let mut cells =
                vec![row.get(language).to_owned(), shown(department.as_deref()), shown(unit.as_deref()), name.clone()];
            cells.resize(COLUMNS.len(), String::new());
            cells
        })
    })
}
