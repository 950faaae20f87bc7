//! What matters in more projects than anybody reads one by one: whose points fell, which targets were lowered or dropped.

use super::list::{RankedTarget, ranked_targets, score_change};
use super::signed::signed;
use super::targets::line;
use crate::num::Fraction;
use crate::order::Order;
use crate::print::{Reader, cell, number, plain_table, trimmed};
use crate::trend::year_on_year::{ProjectYear, ProjectYears, TargetMove, YearOnYear};
use crate::words::say;

/// Rows of each that are shown.
const SHOWN: usize = 20;

/// Whose points fell most, then which targets were lowered and dropped, and where to find the rest.
pub(super) fn ranked(found: &YearOnYear, reader: Reader, text: &mut String) {
    fallen(found, reader, text);
    let targets = ranked_targets(found);
    let of = |moved: TargetMove| targets.iter().filter(move |of| of.changed.change.moved == moved).collect::<Vec<_>>();
    let lowered =
        say!(reader.language, "目标降低(低于上次实际的在前)", "Lowered targets, those below what was reached first");
    each(lowered, &of(TargetMove::Lowered), reader, text);
    each(say!(reader.language, "目标取消", "Dropped targets"), &of(TargetMove::Dropped), reader, text);
    let advice = say!(
        reader.language,
        "全部项目和目标写入文件:-o 历年.xlsx 或 .csv;只看一个部门的,给出它的文件夹",
        "all projects and targets in a file: -o FILE.xlsx or .csv; of one department, name its folder"
    );
    text.push('\n');
    reader.line(advice, 2, text);
}

fn fallen(found: &YearOnYear, reader: Reader, text: &mut String) {
    let years = found.projects.iter().flat_map(|project| project.years.iter().map(move |year| (project, year)));
    let fell = years.filter_map(|(project, year)| Some((score_change(year)?, project, year)));
    let mut fell: Vec<(Fraction, &ProjectYears, &ProjectYear)> =
        fell.filter(|(change, ..)| change.is_negative()).collect();
    fell.order_by_key(|(change, ..)| *change);
    if fell.is_empty() {
        return;
    }
    let mut table = plain_table(reader.width);
    table.set_header(vec![
        cell(say!(reader.language, "项目", "project")),
        cell(say!(reader.language, "部门", "department")),
        cell(say!(reader.language, "年度", "year")),
        number(say!(reader.language, "得分", "points")),
        number(say!(reader.language, "增减", "change")),
        cell(say!(reader.language, "等级", "grade")),
    ]);
    for (_, project, year) in fell.iter().take(SHOWN) {
        let change = year.change.as_ref();
        table.add_row(vec![
            cell(&project.name),
            cell(project.department.as_deref().unwrap_or_default()),
            cell(year.year),
            number(&year.score.map(|score| score.to_string()).unwrap_or_default()),
            number(&change.and_then(|change| change.score).map(signed).unwrap_or_default()),
            cell(year.grade.as_deref().unwrap_or("—")),
        ]);
    }
    text.push('\n');
    text.push_str(say!(reader.language, "得分下降(降得多的在前)\n", "Points that fell, the most first\n"));
    text.push_str(&trimmed(&mut table));
    more(fell.len(), reader, text);
}

fn each(title: &str, targets: &[&RankedTarget<'_>], reader: Reader, text: &mut String) {
    if targets.is_empty() {
        return;
    }
    let (count, mut before) = (targets.len(), None);
    text.push('\n');
    reader.line(&say!(reader.language, "{title}:{count} 项", "{title}: {count}"), 2, text);
    for RankedTarget { project, year, changed } in targets.iter().take(SHOWN) {
        let whose = (project.name.as_str(), project.department.as_deref(), year.year);
        if before != Some(whose) {
            let parts = [Some(project.name.as_str()), project.department.as_deref()];
            let (whose, year) = (parts.into_iter().flatten().collect::<Vec<_>>().join(" · "), year.year);
            reader.line(&say!(reader.language, "  {whose} · {year} 年", "  {whose} · {year}"), 4, text);
        }
        before = Some(whose);
        reader.line(&format!("  {}", line(changed.change, changed.changes.from, reader)), 6, text);
    }
    more(count, reader, text);
}

fn more(count: usize, reader: Reader, text: &mut String) {
    if let Some(more) = count.checked_sub(SHOWN).filter(|more| *more > 0) {
        reader.line(&say!(reader.language, "  另有 {more} 项", "  {more} more"), 4, text);
    }
}
