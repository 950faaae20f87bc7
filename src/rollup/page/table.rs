//! One level of a summary as a table.

use comfy_table::Cell;

use super::cells::{amounts, label, money, money_or_none, short_grades};
use crate::num::Figure;
use crate::print::{WIDE, cell, number, plain_table, trimmed, wrap};
use crate::rollup::summary::{Group, Summary};
use crate::words::{Language, say};

/// The groups of a level, a row each; at 80 columns without what can be told from the rest.
pub(super) fn level(summary: &Summary, depth: usize, language: Language, width: u16) -> String {
    let wide = width >= WIDE;
    let reported = summary.total.reported > 0;
    let mut table = plain_table(width);
    let level = summary.by.get(depth - 1).map(|by| by.word().get(language).to_owned()).unwrap_or_default();
    let mut head = vec![cell(level), number(say!(language, "项目", "projects"))];
    if reported {
        head.push(number(say!(language, "其中填报", "reported")));
    }
    head.extend([cell(say!(language, "等级", "grades")), number(say!(language, "预算", "budget"))]);
    if wide {
        head.push(number(say!(language, "执行", "executed")));
    }
    head.extend([say!(language, "执行率%", "rate %"), say!(language, "平均分", "mean")].map(number));
    if wide {
        head.push(number(say!(language, "按预算加权", "by budget")));
    }
    head.push(number(say!(language, "最低", "lowest")));
    table.set_header(head);
    let mut above: &[Option<String>] = &[];
    for group in summary.groups.iter().filter(|group| group.path.len() == depth) {
        let parents = group.path.get(..depth - 1).unwrap_or_default();
        if parents != above {
            let names: Vec<&str> = parents.iter().map(|name| label(name.as_ref(), language)).collect();
            table.add_row([cell(format!("【{}】", names.join(" / ")))]);
            above = parents;
        }
        table.add_row(row(group, language, wide, reported));
    }
    let mut text = trimmed(&mut table);
    let marked = |group: &&Group| group.path.len() == depth && has_other_sums(group);
    for group in summary.groups.iter().filter(marked) {
        let name = label(group.path.last().and_then(Option::as_ref), language);
        let note = format!("* {name}{}{}", say!(language, ":", ": "), of_rate(group, language));
        text.push_str(&(wrap(&note, 2, width) + "\n"));
    }
    text
}

/// Whether the rate of a group is not that of its sums: some of its projects state one of their amounts only.
pub(super) fn has_other_sums(group: &Group) -> bool {
    let sums = &group.sums;
    group.rate_percent.is_some() && (sums.budget_of_rate != group.budget || sums.executed_of_rate != group.executed)
}

/// Of which sums the rate of a group is.
pub(super) fn of_rate(group: &Group, language: Language) -> String {
    let (budget, executed) = (money(group.sums.budget_of_rate), money(group.sums.executed_of_rate));
    let rate = group.rate_percent.map(|rate| rate.to_string()).unwrap_or_default();
    say!(
        language,
        "执行率 {rate}% 只按预算、执行两数齐全的项目计:预算 {budget} 万元,执行 {executed} 万元",
        "the rate of {rate}% is that of the projects that state both amounts: budget {budget} 万元, executed {executed} 万元"
    )
}

fn row(group: &Group, language: Language, wide: bool, reported: bool) -> Vec<Cell> {
    let figure = |figure: Option<Figure>| number(&figure.map_or_else(|| "—".to_owned(), |figure| figure.to_string()));
    let mut cells =
        vec![cell(label(group.path.last().and_then(Option::as_ref), language)), number(&group.projects.to_string())];
    if reported {
        cells.push(number(&group.reported.to_string()));
    }
    let [budget, executed] = amounts(group).map(money_or_none);
    cells.extend([cell(short_grades(&group.grades)), number(&budget)]);
    if wide {
        cells.push(number(&executed));
    }
    let mark = if has_other_sums(group) { "*" } else { "" };
    let rate = group.rate_percent.map_or_else(|| "—".to_owned(), |rate| format!("{rate}{mark}"));
    cells.extend([number(&rate), figure(group.mean_score)]);
    if wide {
        cells.push(figure(group.budget_weighted_mean_score));
    }
    cells.push(figure(group.lowest.as_ref().map(|lowest| lowest.score)));
    cells
}
