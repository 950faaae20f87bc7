//! One level of a summary as a table.

use comfy_table::Cell;

use super::cells::{label, money, short_grades};
use crate::num::Figure;
use crate::print::{WIDE, number, plain_table, trimmed};
use crate::rollup::summary::{Group, Summary};
use crate::words::{Language, say};

/// The groups of a level, a row each; at 80 columns without what can be told from the rest.
pub(super) fn level(summary: &Summary, depth: usize, language: Language, width: u16) -> String {
    let wide = width >= WIDE;
    let reported = summary.total.reported > 0;
    let mut table = plain_table(width);
    let level = summary.by.get(depth - 1).map(|by| by.said().get(language).to_owned()).unwrap_or_default();
    let mut head = vec![Cell::new(level), number(say!(language, "项目", "projects"))];
    if reported {
        head.push(number(say!(language, "其中填报", "reported")));
    }
    head.extend([Cell::new(say!(language, "等级", "grades")), number(say!(language, "预算", "budget"))]);
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
            table.add_row([format!("【{}】", names.join(" / "))]);
            above = parents;
        }
        table.add_row(row(group, language, wide, reported));
    }
    trimmed(&mut table)
}

fn row(group: &Group, language: Language, wide: bool, reported: bool) -> Vec<Cell> {
    let figure = |figure: Option<Figure>| number(&figure.map_or_else(|| "—".to_owned(), |figure| figure.to_string()));
    let mut cells = vec![
        Cell::new(label(group.path.last().and_then(Option::as_ref), language)),
        number(&group.projects.to_string()),
    ];
    if reported {
        cells.push(number(&group.reported.to_string()));
    }
    cells.extend([Cell::new(short_grades(&group.grades)), number(&money(group.budget))]);
    if wide {
        cells.push(number(&money(group.executed)));
    }
    cells.extend([figure(group.rate_percent), figure(group.mean_score)]);
    if wide {
        cells.push(figure(group.budget_weighted_mean_score));
    }
    cells.push(figure(group.lowest.as_ref().map(|lowest| lowest.score)));
    cells
}
