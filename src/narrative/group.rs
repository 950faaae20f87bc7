//! What there is to tell of evaluations of one kind together.

use super::cite::{CitedDocument, in_line};
use super::evaluated::Evaluated;
use super::facts::{Best, Evaluations, GradeCount, Listed, SpentFacts, TierFacts};
use super::named::documents;
use super::outcomes::outcomes;
use super::problems::{shortfalls, slowest};
use super::project::project;
use crate::num::{ArithmeticError, Figure};
use crate::order::Order;
use crate::prose::Cited;
use crate::rollup::{Entry, Extreme, Group, Money, Reason, Summary, Sums, TierShare};

/// Projects of one kind.
#[derive(Debug, Default)]
pub(super) struct Evaluation {
    pub(super) tables: Vec<Evaluated>,
    /// Rows of the table of results whose projects have no table.
    pub(super) rows: Vec<Entry>,
    /// The grades of the table of results, the best first.
    pub(super) grades: Vec<String>,
}

impl Evaluation {
    /// Its facts. `group` is what sources call it.
    ///
    /// # Errors
    /// A sum that cannot be kept exactly.
    pub(super) fn facts(mut self, group: &str) -> Result<Evaluations, ArithmeticError> {
        // Stable: what is not listed stays in the order of the files.
        self.tables.order_by_key(|table| place(&table.entry));
        let documents = documents(&mut self.tables, group);
        let entries = || self.tables.iter().map(|table| &table.entry).chain(&self.rows);
        let having = |which: fn(&Money) -> bool| entries().filter(|entry| which(&entry.money)).count();
        let mut sums = Sums::empty();
        entries().try_for_each(|entry| sums.add(entry, false))?;
        let sums = sums.group(Vec::new(), false)?;
        let summary = CitedDocument::summary(group);
        let amount = |what, key: &str, value| summary.money(what, &format!("/total/{key}"), value, Summary::CURRENCY);
        let count = |what, key: &str, count| summary.count(what, &format!("/total/{key}"), count);
        let tables: Vec<_> =
            self.tables.iter().zip(&documents).map(|(table, document)| project(table, document)).collect();
        Ok(Evaluations {
            projects: count("项目数", "projects", sums.projects),
            computed: count("按自评表计算得分的项目数", "scored", sums.scored),
            reported: count("采用汇总表得分的项目数", "reported", sums.reported),
            open: count("没有总分的项目数", "not_scored", sums.projects - sums.scored - sums.reported),
            with_table: count("有自评表的项目数", "projects?table", self.tables.len()),
            with_budget: count("有预算数的项目数", "projects?budget", having(|money| money.budget.is_some())),
            budget: amount("全年预算数", "budget", sums.budget),
            money: sums.rate_percent.map(|rate| SpentFacts {
                projects: count("有预算数和执行数的项目数", "projects?money", having(Money::is_whole)),
                budget: amount("全年预算数", "sums/budget_of_rate", sums.sums.budget_of_rate),
                executed: amount("全年执行数", "sums/executed_of_rate", sums.sums.executed_of_rate),
                rate: summary.number("执行率", "/total/rate_percent", rate).counted_in("%"),
            }),
            mean: summary.points("平均得分", "/total/mean_score", sums.mean_score),
            highest: sums.highest.as_ref().map(|best| best_of(best, "最高得分", "highest", &summary)),
            lowest: sums.lowest.as_ref().map(|best| best_of(best, "最低得分", "lowest", &summary)),
            grades: self.grade_counts(&sums, &summary),
            ungraded: count("有总分而没有等级的项目数", "remarks?no_grade", remarked(&sums, Reason::NoGrade)),
            unconverted: count("金额不能换算的项目数", "remarks?currency", remarked(&sums, Reason::CurrencyUnknown)),
            tiers: sums
                .tiers
                .iter()
                .enumerate()
                .filter_map(|(index, tier)| tier_facts(index, tier, &summary))
                .collect(),
            indicators: outcomes(tables.iter().flat_map(|table| &table.indicators), &summary),
            shortfalls: shortfalls(&tables, &summary),
            slowest: slowest(&tables),
            listed: self.listed(&documents, &summary),
            tables,
        })
    }

    fn grade_counts(&self, sums: &Group, summary: &CitedDocument) -> Vec<GradeCount> {
        let order: Vec<&String> = self.tables.iter().flat_map(|table| &table.grades).chain(&self.grades).collect();
        let mut counts: Vec<(&String, usize)> = sums.grades.iter().map(|(grade, count)| (grade, *count)).collect();
        counts.order_by_key(|(grade, _)| order.iter().position(|known| known == grade).unwrap_or(usize::MAX));
        let counts = counts.into_iter().map(|(grade, count)| GradeCount {
            grade: grade.clone(),
            projects: summary.count(&format!("等级为{grade}的项目数"), &format!("/total/grades/{grade}"), count),
        });
        counts.collect()
    }

    fn listed(&self, documents: &[CitedDocument], summary: &CitedDocument) -> Vec<Listed> {
        let tables = self.tables.iter().zip(documents).map(|(Evaluated { card, entry, .. }, document)| {
            let score = card.total.score.filter(|_| entry.result.score().is_some());
            (entry, document.points("得分", "/total/score", score), true)
        });
        let rows = tables.chain(self.rows.iter().map(|entry| (entry, stated(entry), false)));
        let mut rows: Vec<(&Entry, Option<Cited>, bool)> = rows.collect();
        // Stable: what is not listed stays in the order of the tables.
        rows.order_by_key(|(entry, ..)| place(entry));
        let listed = rows.into_iter().enumerate().map(|(index, (entry, score, computed))| Listed {
            number: summary.count("序号", &format!("/listed/{index}"), index + 1),
            name: in_line(entry.listed.as_ref().map_or(&entry.name, |listed| &listed.name)),
            unit: entry.unit.0.as_deref().map(in_line),
            grade: entry.grade.0.clone().filter(|_| score.is_some()),
            stated: stated(entry),
            score,
            computed,
        });
        listed.collect()
    }
}

/// Its place in the table of results; behind all others where it has none.
fn place(entry: &Entry) -> usize {
    entry.listed.as_ref().map_or(usize::MAX, |listed| listed.place)
}

/// The total that the table of results states of a project.
fn stated(entry: &Entry) -> Option<Cited> {
    let listed = entry.listed.as_ref()?;
    let total = listed.total.map(Figure::from);
    CitedDocument::results().points("汇总表得分", &format!("/projects/{}/total", listed.place), total)
}

/// How many projects have a remark.
fn remarked(sums: &Group, why: Reason) -> usize {
    sums.remarks.iter().filter(|remark| remark.code == why.code()).map(|remark| remark.count).sum()
}

fn best_of(best: &Extreme, what: &str, key: &str, summary: &CitedDocument) -> Best {
    Best {
        score: summary.number(what, &format!("/total/{key}/score"), best.score).counted_in("分"),
        count: summary.count("项目数", &format!("/total/{key}/count"), best.count),
        projects: best.projects.iter().map(|name| in_line(name)).collect(),
    }
}

fn tier_facts(index: usize, tier: &TierShare, summary: &CitedDocument) -> Option<TierFacts> {
    let cite = |what, key: &str, value| summary.number(what, &format!("/total/tiers/{index}/{key}"), value);
    Some(TierFacts {
        name: in_line(&tier.tier),
        weight: cite("分值", "weight", tier.weight).counted_in("分"),
        score: cite("得分", "score", tier.score).counted_in("分"),
        share: Some(cite("得分率", "share_percent", tier.share_percent?).counted_in("%")),
    })
}
