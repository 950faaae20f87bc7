//! A proposal as people read it, and as a list.

use super::proposal::{Proposal, ProposalGroup, ProposedProject};
use crate::print::{Column, Listing, Reader, cell, number, plain_table, shown, trimmed, wrap};
use crate::rollup::page::money;
use crate::words::{Language, say, word};

/// Rows of each group that are shown; all are in the list.
const SHOWN: usize = 20;

/// The rule with its source, that nothing is decided, then what is proposed for which projects and why.
#[must_use]
pub fn page(proposal: &Proposal, language: Language, width: u16) -> String {
    let reader = Reader { language, width };
    let mut text = String::new();
    let mut line = |line: &str, indent: usize| text.push_str(&(wrap(line, indent, width) + "\n"));
    let rule = &proposal.rule;
    let (title, basis) = (rule.name(), rule.basis.cited());
    let (title, basis) = (title.get(language), basis.get(language));
    let year = proposal.year.map(|year| say!(language, "{year} 年度结果,", "results of {year}, "));
    let year = year.unwrap_or_default();
    line(&say!(language, "预算建议:{year}{title}", "For the next budget: {year}{title}"), 2);
    line(&say!(language, "依据:{basis}", "Basis: {basis}"), 2);
    line(&rule.basis.says, 2);
    line(proposal.note.get(language), 2);
    for group in proposal.groups.iter().filter(|group| !group.projects.is_empty()) {
        text.push_str(&group_of(group, reader));
    }
    if !proposal.open.is_empty() {
        let count = proposal.open.len();
        text.push_str(&say!(language, "\n无从建议:{count} 个项目\n", "\nNothing can be proposed: {count} projects\n"));
        text.push_str(&table(&proposal.open, reader));
    }
    text.push_str(&last(proposal, reader));
    text
}

fn group_of(group: &ProposalGroup, reader: Reader) -> String {
    let (action, budget, count) = (group.action.get(reader.language), money(group.budget), group.projects.len());
    let head = say!(
        reader.language,
        "{action}:{count} 个项目,本年预算 {budget} 万元",
        "{action}: {count} projects, budget of the year {budget} 万元"
    );
    format!("\n{}\n{}", wrap(&head, 2, reader.width), table(&group.projects, reader))
}

fn table(projects: &[ProposedProject], reader: Reader) -> String {
    let language = reader.language;
    let mut table = plain_table(reader.width);
    table.set_header(vec![
        cell(say!(language, "项目", "project")),
        cell(say!(language, "部门", "department")),
        number(say!(language, "得分", "points")),
        number(say!(language, "执行率%", "rate %")),
        number(say!(language, "预算", "budget")),
        cell(say!(language, "另请注意", "look at")),
    ]);
    let dash = || "—".to_owned();
    for project in projects.iter().take(SHOWN) {
        table.add_row(vec![
            cell(&project.project),
            cell(project.department.as_deref().or(project.unit.as_deref()).unwrap_or_default()),
            number(&project.score.map_or_else(dash, |score| score.to_string())),
            number(&project.rate_percent.map_or_else(dash, |rate| rate.to_string())),
            number(&project.budget.map_or_else(dash, money)),
            cell(why(project, usize::from(project.score.is_some()), language)),
        ]);
    }
    let mut text = trimmed(&mut table);
    if let Some(more) = projects.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        text.push_str(&say!(language, "  另有 {more} 个,见清单\n", "  {more} more, see the list\n"));
    }
    text
}

/// The reasons but for the first ones, which say what other columns do.
fn why(project: &ProposedProject, but: usize, language: Language) -> String {
    let reasons: Vec<&str> = project.reasons.iter().skip(but).map(|reason| reason.get(language)).collect();
    reasons.join(say!(language, ";", "; "))
}

fn last(proposal: &Proposal, reader: Reader) -> String {
    let Proposal { left_out, failed, .. } = proposal;
    let language = reader.language;
    let mut lines = Vec::new();
    if *left_out > 0 {
        lines.push(say!(
            language,
            "没有计入:{left_out} 张表或文件,是别的年度、别类评价或部门文件",
            "left out: {left_out}, of other years, other kinds of evaluation, or files of departments"
        ));
    }
    if *failed > 0 {
        lines.push(say!(language, "无法计算:{failed} 个", "could not be computed: {failed}"));
    }
    lines.push(
        say!(language, "全部项目写入文件:-o 预算建议.xlsx 或 .csv", "all projects in a file: -o FILE.xlsx or .csv")
            .to_owned(),
    );
    let lines: String = lines.iter().map(|line| wrap(line, 2, reader.width) + "\n").collect();
    format!("\n{lines}")
}

/// The columns.
const COLUMNS: [Column; 12] = [
    Column::short(word("建议", "proposal")),
    Column::name(word("主管部门", "department")),
    Column::name(word("预算单位", "unit")),
    Column::name(word("项目名称", "project")),
    Column::short(word("项目编码", "code")),
    Column::figure(word("得分", "score")),
    Column::short(word("等级", "grade")),
    Column::figure(word("执行率(%)", "rate_percent")),
    Column::figure(word("本年预算(万元)", "budget")),
    Column::figure(word("未改正的错误", "errors")),
    Column::words(word("理由", "reasons")),
    Column::name(word("依据的表", "place")),
];

/// The list of all projects, in the order of the rule.
#[must_use]
pub fn list(proposal: &Proposal, language: Language) -> Listing {
    let mut list = Listing::new(say!(language, "预算建议(供研究,不是决定)", "Proposed for the next budget"), COLUMNS);
    let of_groups = proposal
        .groups
        .iter()
        .flat_map(|group| group.projects.iter().map(|project| row(group.action.get(language), project, language)));
    let open = say!(language, "无从建议", "open");
    list.rows = of_groups.chain(proposal.open.iter().map(|project| row(open, project, language))).collect();
    list
}

fn row(action: &str, project: &ProposedProject, language: Language) -> Vec<String> {
    vec![
        action.to_owned(),
        shown(project.department.as_deref()),
        shown(project.unit.as_deref()),
        project.project.clone(),
        shown(project.code.as_deref()),
        shown(project.score),
        shown(project.grade.as_deref()),
        shown(project.rate_percent),
        shown(project.budget),
        project.errors.to_string(),
        why(project, 0, language),
        project.place.clone(),
    ]
}
