//! A list: one row a group, the total last.

use super::cells::{amounts, grades};
use crate::audit::page::roster_list;
use crate::num::Figure;
use crate::print::{Column, Listing};
use crate::rollup::summary::{Counted, Group, Summary};
use crate::words::{Language, say, word};

const FIGURES: [Column; 24] = [
    Column::figure(word("项目数", "projects")),
    Column::figure(word("有得分", "scored")),
    Column::figure(word("其中部门填报", "reported")),
    Column::figure(word("全年预算数(万元)", "budget")),
    Column::figure(word("全年执行数(万元)", "executed")),
    Column::figure(word("执行率(%)", "rate_percent")),
    Column::figure(word("执行率所依预算", "rate_budget")),
    Column::figure(word("执行率所依执行", "rate_executed")),
    Column::figure(word("平均得分", "mean_score")),
    Column::figure(word("按预算加权平均", "budget_weighted_mean_score")),
    Column::figure(word("最高分", "highest")),
    Column::name(word("最高分项目", "highest_projects")),
    Column::figure(word("最低分", "lowest")),
    Column::name(word("最低分项目", "lowest_projects")),
    Column::name(word("等级", "grades")),
    Column::name(word("各级指标得分率", "tiers")),
    Column::name(word("问题", "findings")),
    Column::words(word("没有得分", "not_scored")),
    Column::words(word("附注", "remarks")),
    Column::name(word("得分分布", "distribution")),
    Column::figure(word("含人工评定", "judged")),
    Column::figure(word("填报总分的项目", "reported_totals")),
    Column::figure(word("填报而未计得分", "reported_not_scored")),
    Column::figure(word("填报平均分", "reported_mean_score")),
];

/// A summary as a list. The first column counts the labels of a row, so that nobody adds groups to their parts; 0 is
/// the total.
#[must_use]
pub fn list(summary: &Summary, language: Language) -> Listing {
    let levels = summary.by.iter().map(|by| Column::name(by.word()));
    let columns = [Column::figure(word("级次", "level"))].into_iter().chain(levels).chain(FIGURES);
    let mut list = Listing::new(say!(language, "绩效汇总", "Summary"), columns.collect::<Vec<_>>());
    list.rows = groups(summary).map(|group| row(group, summary.by.len(), language)).collect();
    list
}

fn groups(summary: &Summary) -> impl Iterator<Item = &Group> {
    summary.groups.iter().chain([&summary.total])
}

/// The sheets of a workbook: the summary, and who has not reported, where that was asked.
#[must_use]
pub fn sheets(summary: &Summary, language: Language) -> Vec<Listing> {
    let roster = summary.roster.as_ref().map(|check| roster_list(check, language));
    [Some(sheet(summary, language)), roster].into_iter().flatten().collect()
}

/// The list as people print it: words in the place of a number tell groups from their parts.
fn sheet(summary: &Summary, language: Language) -> Listing {
    let mut list = list(summary, language);
    list.columns.remove(0);
    for (group, row) in groups(summary).zip(&mut list.rows) {
        row.remove(0);
        let parted = summary.by.len() > group.path.len();
        if let Some(cell) = row.get_mut(group.path.len()).filter(|_| parted) {
            let is_total = group.path.is_empty();
            let named = if is_total { word("合计", "Total") } else { word("小计", "Subtotal") };
            named.get(language).clone_into(cell);
        }
    }
    list
}

fn row(group: &Group, levels: usize, language: Language) -> Vec<String> {
    let mut cells = vec![group.path.len().to_string()];
    cells.extend((0..levels).map(|level| group.path.get(level).cloned().flatten().unwrap_or_default()));
    cells.extend([group.projects, group.scored, group.reported].map(|count| count.to_string()));
    cells.extend(amounts(group).map(|amount| amount.map(|amount| amount.to_string()).unwrap_or_default()));
    let figure = |figure: Option<Figure>| figure.map(|figure| figure.to_string()).unwrap_or_default();
    // The rate is that of these two, which are less where a project states one of its amounts only.
    let of_rate = [group.sums.budget_of_rate, group.sums.executed_of_rate].map(Some);
    let [budget, executed] = of_rate.map(|amount| figure(amount.filter(|_| group.rate_percent.is_some())));
    cells.extend([figure(group.rate_percent), budget, executed]);
    cells.extend([group.mean_score, group.budget_weighted_mean_score].map(figure));
    for extreme in [&group.highest, &group.lowest] {
        let (score, projects) = extreme
            .as_ref()
            .map(|extreme| (extreme.score.to_string(), extreme.projects.join("; ")))
            .unwrap_or_default();
        cells.extend([score, projects]);
    }
    let tiers = group.tiers.iter().map(|tier| {
        let share = tier.share_percent.map_or_else(|| "—".to_owned(), |share| share.to_string());
        format!("{} {share}", tier.tier)
    });
    let findings = group.findings.iter().flatten().map(|(code, count)| format!("{code} {count}"));
    let bins = group.distribution.iter().map(|bin| format!("{} {}", bin.from, bin.count));
    cells.extend([
        grades(&group.grades, "; "),
        tiers.collect::<Vec<_>>().join("; "),
        findings.collect::<Vec<_>>().join("; "),
        counted(&group.not_scored, language),
        counted(&group.remarks, language),
        bins.collect::<Vec<_>>().join("; "),
    ]);
    let stated = &group.reported_totals;
    cells.extend([group.judged, stated.projects, stated.not_scored].map(|count| count.to_string()));
    cells.push(figure(stated.mean_score));
    cells
}

fn counted(list: &[Counted], language: Language) -> String {
    let shown = list.iter().map(|counted| format!("{} {}", counted.get(language), counted.count));
    shown.collect::<Vec<_>>().join("; ")
}
