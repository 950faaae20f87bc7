//! The official forms of the appendix: 项目支出绩效自评结果汇总表 and 项目支出绩效自评表.

use super::facts::{FundFacts, IndicatorFacts, Listed, MoneyFacts, Narrative, ProjectFacts};
use crate::prose::{Cited, Form, FormCell, Span};

/// What stands where a form has a cell and there is nothing to say.
const NONE: &str = "\u{2014}";

/// How wide the columns are, in tenths of a character of the table.
mod width {
    /// What names a block of rows, one word above the other.
    pub(super) const BLOCK: u16 = 27;
    pub(super) const TIER: u16 = 56;
    pub(super) const NAME: u16 = 90;
    pub(super) const VALUE: u16 = 62;
    pub(super) const WEIGHT: u16 = 44;
    pub(super) const SCORE: u16 = 52;
    pub(super) const REASON: u16 = 82;
}

/// A table of results: every project with its total and its grade. None where there are no projects.
#[must_use]
pub fn results_form(narrative: &Narrative, listed: &[Listed], title: &str) -> Option<Form> {
    if listed.is_empty() {
        return None;
    }
    let grades = listed.iter().any(|project| project.grade.is_some());
    let mut heading = vec![FormCell::words("序号"), FormCell::words("项目名称"), FormCell::words("得分")];
    heading.extend(grades.then(|| FormCell::words("等级")));
    let mut rows = vec![heading];
    rows.extend(listed.iter().map(|project| {
        let mut row = vec![
            figure(&project.number),
            FormCell::words(&project.name).prose(),
            project.score.as_ref().map_or_else(|| FormCell::words(NONE), figure),
        ];
        row.extend(grades.then(|| FormCell::words(project.grade.as_deref().unwrap_or(NONE))));
        row
    }));
    let columns = [60, 330, 90, 70].into_iter().take(if grades { 4 } else { 3 }).collect();
    let mut notes = vec![format!("{}\u{ff1a}{}", full_width("部门(单位)名称"), narrative.department)];
    notes.extend(narrative.year.map(|year| format!("{year}年度")));
    Some(Form { title: title.to_owned(), notes, columns, headings: 1, rows, foot: Vec::new() })
}

/// 项目支出绩效自评表, or a department's evaluation of a project in the same layout, with as many tiers as it has.
#[must_use]
pub fn project_form(project: &ProjectFacts, year: Option<u16>, title: &str) -> Form {
    let named = project.indicators.iter().any(|indicator| indicator.path.last() != Some(&indicator.name));
    let tiers =
        Tiers { named, depth: project.indicators.iter().map(|row| path(row, named).len()).max().unwrap_or(2).max(1) };
    let mut rows = head(project, tiers.depth);
    rows.extend(money(project, tiers.depth));
    rows.extend(goal(project, tiers.depth));
    rows.extend(indicators(&project.indicators, tiers));
    rows.extend(total(project, tiers.depth));
    let mut columns = vec![width::BLOCK];
    columns.extend(std::iter::repeat_n(width::TIER, tiers.depth));
    columns.extend([width::NAME, width::VALUE, width::VALUE, width::WEIGHT, width::SCORE, width::REASON]);
    let mut notes: Vec<String> = year.map(|year| format!("\u{ff08}{year}年度\u{ff09}")).into_iter().collect();
    notes.push(format!("单位\u{ff1a}{}", project.currency));
    Form { title: title.to_owned(), notes, columns, headings: 0, rows, foot: Vec::new() }
}

/// How the indicators of a table are arranged.
#[derive(Clone, Copy)]
struct Tiers {
    /// Whether indicators have names of their own, below the last tier.
    named: bool,
    /// How many columns the tiers take.
    depth: usize,
}

/// The tiers that stand before the name of an indicator.
fn path(indicator: &IndicatorFacts, named: bool) -> &[String] {
    match indicator.path.split_last() {
        Some((_, above)) if !named => above,
        _ => &indicator.path,
    }
}

/// Whose project it is.
fn head(project: &ProjectFacts, depth: usize) -> Vec<Vec<FormCell>> {
    let label = |words| FormCell::words(words).across(2);
    let value = |value: Option<&str>| FormCell::words(value.unwrap_or_default());
    let department = project.department.as_deref();
    let unit = project.unit.as_deref().filter(|unit| department != Some(unit));
    let Some(unit) = unit else {
        return vec![vec![
            label("项目名称"),
            value(Some(&project.name)).across(depth + 1),
            FormCell::words("主管部门"),
            value(department).across(3),
        ]];
    };
    vec![
        vec![label("项目名称"), value(Some(&project.name)).across(depth + 5)],
        vec![
            label("主管部门"),
            value(department).across(depth + 1),
            FormCell::words("实施单位"),
            value(Some(unit)).across(3),
        ],
    ]
}

/// 项目预算执行情况; no rows where the table tells nothing of money.
fn money(project: &ProjectFacts, depth: usize) -> Vec<Vec<FormCell>> {
    let scored = project.money.as_ref();
    let sources = project.funds.iter().map(|row| fund(row, scored.filter(|_| row.total), depth));
    // A table may state the sum alone, in no row of its own.
    let sum = scored.filter(|_| !project.funds.iter().any(|row| row.total)).map(|money| {
        let total = FundFacts {
            name: "年度资金总额".to_owned(),
            total: true,
            initial: None,
            budget: money.budget.clone(),
            executed: money.executed.clone(),
        };
        fund(&total, scored, depth)
    });
    let mut rows: Vec<Vec<FormCell>> = sum.into_iter().chain(sources).collect();
    if rows.is_empty() {
        return rows;
    }
    let mut heading = vec![FormCell::words("项目预算执行情况").down(rows.len() + 1), blank().across(depth)];
    let names = ["年初\n预算数", "全年预算数\n(A)", "全年执行数\n(B)", "分值", "执行率\n(B/A)", "得分"];
    heading.extend(names.map(|name| FormCell::words(&full_width(name))));
    rows.insert(0, heading);
    rows
}

/// A row of the money; with its points where it is the one that is scored.
fn fund(row: &FundFacts, scored: Option<&MoneyFacts>, depth: usize) -> Vec<FormCell> {
    let mut cells = vec![FormCell::words(&row.name).across(depth)];
    cells.extend([&row.initial, &row.budget, &row.executed].map(|amount| optional(amount.as_ref())));
    cells.extend(match scored {
        Some(money) => [optional(money.weight.as_ref()), percent(money.rate.as_ref()), optional(money.score.as_ref())],
        None => [NONE; 3].map(FormCell::words),
    });
    cells
}

/// 年度总体目标; no rows where none is stated.
fn goal(project: &ProjectFacts, depth: usize) -> Vec<Vec<FormCell>> {
    let Some(goal) = &project.goal else { return Vec::new() };
    let halves = |expected: FormCell, achieved: FormCell| [expected.across(depth + 2), achieved.across(4)];
    let mut heading = vec![FormCell::words("年度总体目标").down(2)];
    heading.extend(halves(FormCell::words("年初预期目标"), FormCell::words("目标实际完成情况")));
    let text = |text: &Option<String>| FormCell::words(text.as_deref().unwrap_or_default()).prose();
    vec![heading, halves(text(&goal.expected), text(&goal.achieved)).to_vec()]
}

/// 绩效指标: a tier that several rows share is one cell.
fn indicators(indicators: &[IndicatorFacts], tiers: Tiers) -> Vec<Vec<FormCell>> {
    if indicators.is_empty() {
        return Vec::new();
    }
    let mut heading = vec![FormCell::words("绩效指标").down(indicators.len() + 1)];
    heading.extend((1..=tiers.depth + 1).map(|level| FormCell::words(&level_name(level))));
    let names = ["年度指标值\n(A)", "实际完成值\n(B)", "分值", "得分", "偏差原因分析\n及改进措施"];
    heading.extend(names.map(|name| FormCell::words(&full_width(name))));
    let paths: Vec<&[String]> = indicators.iter().map(|row| path(row, tiers.named)).collect();
    let rows = indicators.iter().enumerate().map(|(index, indicator)| {
        let (before, from) = paths.split_at_checked(index).unwrap_or_default();
        let mut row = tier_cells(before.last().copied(), from, tiers.depth);
        row.extend([
            FormCell::words(&indicator.name),
            optional(indicator.target.as_ref()),
            optional(indicator.actual.as_ref()),
            optional(indicator.weight.as_ref()),
            optional(indicator.score.as_ref()),
            reason(indicator),
        ]);
        row
    });
    std::iter::once(heading).chain(rows).collect()
}

/// The cells of tiers that begin in the first of these rows. The last tier of a row takes the columns that longer
/// rows have for more.
fn tier_cells(before: Option<&[String]>, rows: &[&[String]], depth: usize) -> Vec<FormCell> {
    let Some(path) = rows.first() else { return Vec::new() };
    if path.is_empty() {
        return vec![blank().across(depth)];
    }
    let cells = (1..=path.len()).filter(|level| before.is_none_or(|before| !same_cell(before, path, *level)));
    let cells = cells.filter_map(|level| {
        let name = path.get(level - 1)?;
        let shared = rows.iter().take_while(|row| same_cell(row, path, level)).count();
        let columns = if level == path.len() { depth - level + 1 } else { 1 };
        Some(FormCell::words(name).across(columns).down(shared))
    });
    cells.collect()
}

/// Whether two rows have one cell at a level: the same tiers down to it, and none below it or some in both.
fn same_cell(one: &[String], other: &[String], level: usize) -> bool {
    let ends = |path: &[String]| path.len() == level;
    one.len() >= level && one.get(..level) == other.get(..level) && ends(one) == ends(other)
}

/// 偏差原因分析及改进措施: what the unit wrote, and nothing else.
fn reason(indicator: &IndicatorFacts) -> FormCell {
    FormCell::words(indicator.reason.as_deref().unwrap_or_default()).prose()
}

/// 总分 and the grade; how much was assessed, where that is not everything. No row where there are no points.
fn total(project: &ProjectFacts, depth: usize) -> Option<Vec<FormCell>> {
    if project.weight.is_none() && project.score.is_none() && project.grade.is_none() {
        return None;
    }
    let mut last = Vec::new();
    last.extend(project.grade.clone().map(Span::Text));
    if let Some(assessed) = project.assessed.as_ref().filter(|_| !project.complete) {
        let before = if last.is_empty() { "已评分值" } else { "\n已评分值" };
        last.extend([Span::Text(before.to_owned()), Span::Figure(assessed.clone())]);
    }
    let label = FormCell::words("总分").across(depth + 4);
    Some(vec![label, optional(project.weight.as_ref()), optional(project.score.as_ref()), FormCell::new(last)])
}

fn blank() -> FormCell {
    FormCell::words("")
}

fn figure(cited: &Cited) -> FormCell {
    FormCell::new(vec![Span::Figure(cited.clone())])
}

fn optional(cited: Option<&Cited>) -> FormCell {
    cited.map_or_else(blank, figure)
}

fn percent(rate: Option<&Cited>) -> FormCell {
    rate.map_or_else(blank, |rate| {
        let mut cell = figure(rate);
        if !rate.shown.ends_with(['%', '\u{ff05}']) {
            cell.spans.push(Span::Text("%".to_owned()));
        }
        cell
    })
}

/// 一级指标, 二级指标.
fn level_name(level: usize) -> String {
    let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    numerals.get(level - 1).map_or_else(|| format!("第{level}级指标"), |numeral| format!("{numeral}级指标"))
}

/// A label with the brackets of Chinese print.
fn full_width(label: &str) -> String {
    label.replace('(', "\u{ff08}").replace(')', "\u{ff09}")
}
