//! The years of a project as a table, and what is to be known of them.

use comfy_table::Cell;

use super::signed::signed;
use crate::num::{Figure, Fraction};
use crate::print::Reader;
use crate::print::{WIDE, cell, number, plain_table, trimmed};
use crate::rollup::page::money;
use crate::trend::year_on_year::{ProjectYear, ProjectYears, YearSource};
use crate::words::{Text, say, text, word};

/// A line a year, each with the change to the year before.
pub(super) fn table(project: &ProjectYears, reader: Reader) -> String {
    let full = differing_full_points(project);
    let wide = reader.width >= WIDE;
    let mut table = plain_table(reader.width);
    let mut head = vec![cell(say!(reader.language, "年度", "year")), number(say!(reader.language, "得分", "points"))];
    if full {
        head.push(number(say!(reader.language, "满分", "of")));
    }
    head.extend([
        number(say!(reader.language, "增减", "change")),
        cell(say!(reader.language, "等级", "grade")),
        number(say!(reader.language, "全年预算", "budget")),
        number(say!(reader.language, "增减", "change")),
    ]);
    if wide {
        head.push(number(say!(reader.language, "全年执行", "executed")));
    }
    head.extend([
        number(say!(reader.language, "执行率%", "rate %")),
        number(say!(reader.language, "增减", "change")),
        cell(say!(reader.language, "来源", "source")),
    ]);
    table.set_header(head);
    for year in &project.years {
        table.add_row(row(year, reader, full, wide));
    }
    trimmed(&mut table)
}

fn differing_full_points(project: &ProjectYears) -> bool {
    let mut full = project.years.iter().filter_map(|year| year.full_points);
    let first = full.next();
    full.any(|points| Some(points) != first)
}

fn row(year: &ProjectYear, reader: Reader, full: bool, wide: bool) -> Vec<Cell> {
    let amount = |figure: Option<Figure>| number(&figure.map_or_else(|| "—".to_owned(), money));
    let figure = |figure: Option<Figure>| number(&figure.map_or_else(|| "—".to_owned(), |figure| figure.to_string()));
    // The first year has nothing before it; where a later one has no change, a figure is missing.
    let moved = |shown: Option<String>| {
        let missing = if year.change.is_some() { "—" } else { "" };
        number(&shown.unwrap_or_else(|| missing.to_owned()))
    };
    let change = year.change.as_ref();
    let mut cells = vec![cell(year.year), amount(year.score)];
    if full {
        cells.push(figure(year.full_points));
    }
    cells.extend([
        moved(change.and_then(|change| change.score).map(|points| signed(&*money(points)))),
        cell(year.grade.as_deref().unwrap_or("—")),
        amount(year.budget),
        moved(change.and_then(|change| {
            let amount = signed(&*money(change.budget?));
            let share = change.budget_percent;
            Some(share.map_or_else(|| amount.clone(), |share| format!("{amount} ({}%)", signed(share))))
        })),
    ]);
    if wide {
        cells.push(amount(year.executed));
    }
    cells.extend([
        figure(year.rate_percent),
        moved(change.and_then(|change| change.rate_points).map(signed)),
        cell(match year.source {
            YearSource::Computed => say!(reader.language, "按表计算", "computed"),
            YearSource::Reported => say!(reader.language, "部门填报", "reported"),
        }),
    ]);
    cells
}

/// What the table does not say: a gap, another name or template, other full points, a missing figure and why.
pub(super) fn remarks(project: &ProjectYears, reader: Reader, text: &mut String) {
    let plain = |year: &ProjectYear| year.name.replace(&year.year.to_string(), "");
    let name = project.years.last().map(plain);
    let mut before: Option<&ProjectYear> = None;
    for year in &project.years {
        let (this, own) = (year.year, year.name.as_str());
        let mut tell = |says: Text| reader.line(&format!("  · {}", says.get(reader.language)), 4, text);
        if Some(plain(year)) != name {
            tell(text!("{this} 年的名称:{own}", "called {own} in {this}"));
        }
        for (index, remark) in year.remarks.iter().enumerate() {
            // The first one of a year without a score says why it has none.
            let lacks =
                if index == 0 && year.score.is_none() { word("没有得分", ", no points") } else { word("", "") };
            tell(text!("{this} 年{lacks}:{remark}", "{this}{lacks}: {remark}"; lacks, remark));
        }
        if let (Some(change), Some(before)) = (&year.change, before) {
            since(year, change.template_changed, before, &mut tell);
        }
        before = Some(year);
    }
}

fn since(year: &ProjectYear, other_template: bool, before: &ProjectYear, tell: &mut impl FnMut(Text)) {
    let (this, last) = (year.year, before.year);
    if last.saturating_add(1) != this {
        tell(text!(
            "{this} 年与 {last} 年比:其间的年度没有可用的数据",
            "{this} is held against {last}: of the years between there is nothing that counts"
        ));
    }
    if let (true, Some(new), Some(old)) = (other_template, &year.template, &before.template) {
        tell(text!("{this} 年改用模板 {new},{last} 年为 {old}", "scored by {new} in {this}, by {old} in {last}"));
    }
    let scores_apart = year.score.is_some()
        && before.score.is_some()
        && year.change.as_ref().is_some_and(|change| change.score.is_none());
    if scores_apart {
        let [new, old] = [year, before].map(|year| year.full_points.unwrap_or(Fraction::whole(100).into()));
        tell(text!(
            "{this} 年满分 {new},{last} 年满分 {old},得分不作增减",
            "out of {new} points in {this}, of {old} in {last}: not compared"
        ));
    }
    if year.change.as_ref().is_some_and(|change| change.budget.is_some() && change.budget_percent.is_none()) {
        tell(text!(
            "{last} 年预算为 0,{this} 年的增减没有百分比",
            "the budget of {last} is 0, so that the change of {this} has no percentage"
        ));
    }
}
