//! CSV: one row a group, the total last.

use super::cells::grades;
use crate::num::Figure;
use crate::print::{CsvError, Rows};
use crate::rollup::summary::{Counted, Group, Summary};
use crate::words::Language;

const FIGURES: [&str; 24] = [
    "projects",
    "scored",
    "reported",
    "budget",
    "executed",
    "rate_percent",
    "rate_budget",
    "rate_executed",
    "mean_score",
    "budget_weighted_mean_score",
    "highest",
    "highest_projects",
    "lowest",
    "lowest_projects",
    "grades",
    "tiers",
    "findings",
    "not_scored",
    "remarks",
    "distribution",
    "judged",
    "reported_totals",
    "reported_not_scored",
    "reported_mean_score",
];

/// A summary as rows. The first column counts the labels of a row, so that nobody adds groups to their parts; 0 is
/// the total.
///
/// # Errors
/// None: the text is kept in memory.
pub fn csv(summary: &Summary, language: Language) -> Result<Vec<u8>, CsvError> {
    let mut rows = Rows::new(false);
    let levels = summary.by.iter().map(|by| by.name());
    rows.cells(["level"].into_iter().chain(levels).chain(FIGURES))?;
    for group in summary.groups.iter().chain([&summary.total]) {
        rows.cells(row(group, summary.by.len(), language))?;
    }
    rows.finish()
}

fn row(group: &Group, levels: usize, language: Language) -> Vec<String> {
    let mut cells = vec![group.path.len().to_string()];
    cells.extend((0..levels).map(|level| group.path.get(level).cloned().flatten().unwrap_or_default()));
    cells.extend([group.projects, group.scored, group.reported].map(|count| count.to_string()));
    cells.extend([group.budget, group.executed].map(|amount| amount.to_string()));
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
