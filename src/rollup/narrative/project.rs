//! What there is to tell of one project.

use super::cite::{Document, in_line};
use super::evaluated::Evaluated;
use super::outcomes::{Tally, outcomes};
use crate::model::{
    Amount, Cited, Entered, Execution, FundFacts, FundRow, FundSource, Goal, IndicatorFacts, MoneyFacts, Outcome,
    ProjectFacts, ScoredIndicator, Summary, TierFacts, TierScore,
};

/// The facts of a table.
pub(super) fn project(evaluated: &Evaluated, document: &Document) -> ProjectFacts {
    let Evaluated { card, entry, .. } = evaluated;
    let total = &card.total;
    let cite = |what, key: &str, value| document.maybe(what, &format!("/total/{key}"), value);
    let tally = Tally::of(evaluated);
    ProjectFacts {
        name: in_line(&entry.name),
        department: entry.department.0.as_deref().map(in_line),
        unit: card.project.implementer.as_deref().or(entry.unit.0.as_deref()).map(in_line),
        currency: card.currency.as_deref().map_or_else(|| Summary::CURRENCY.to_owned(), in_line),
        complete: entry.came.score().is_some(),
        score: cite("得分", "score", total.score.as_ref()),
        weight: cite("分值", "weight", total.weight.as_ref()),
        assessed: cite("已评分值", "assessed", total.assessed.as_ref()),
        grade: entry.grade.0.clone(),
        money: card.execution.as_ref().map(|execution| money(execution, document)),
        goal: evaluated.goal.as_ref().and_then(goal),
        funds: evaluated.funds.iter().enumerate().map(|(index, row)| fund(index, row, document)).collect(),
        tiers: tiers(&card.tiers, document),
        outcomes: outcomes(&tally, document),
        indicators: indicators(evaluated, document),
    }
}

fn money(execution: &Execution, document: &Document) -> MoneyFacts {
    let cite =
        |what, key: &str, value: &Option<String>| document.maybe(what, &format!("/execution/{key}"), value.as_ref());
    MoneyFacts {
        budget: cite("全年预算数", "budget", &execution.budget),
        executed: cite("全年执行数", "executed", &execution.executed),
        rate: cite("执行率", "rate_percent", &execution.rate_percent),
        weight: cite("执行率分值", "weight", &execution.weight),
        score: cite("执行率得分", "score", &execution.score),
    }
}

fn goal(goal: &Goal) -> Option<Goal> {
    let text = |text: &Option<String>| text.as_deref().map(in_line).filter(|text| !text.is_empty());
    let goal = Goal { expected: text(&goal.expected), achieved: text(&goal.achieved) };
    (goal.expected.is_some() || goal.achieved.is_some()).then_some(goal)
}

fn fund(index: usize, row: &FundRow, document: &Document) -> FundFacts {
    let cite = |what: &str, key: &str, amount: &Entered<Amount>| {
        let pointer = format!("/funds/{index}/{key}");
        match amount {
            Entered::Open => None,
            Entered::Figure(Amount { number, unit: None }) => {
                Some(document.number(what, &pointer, &number.to_string()))
            }
            // With its unit, or whatever else stands there, as printed.
            Entered::Figure(amount) => document.cell(what, &pointer, Some(&amount.to_string())),
            Entered::Unreadable(printed) => document.cell(what, &pointer, Some(printed)),
        }
    };
    let name = row.name.as_deref().map_or_else(|| form_name(row.source).to_owned(), in_line);
    FundFacts {
        total: row.source == FundSource::Total,
        initial: cite("年初预算数", "initial", &row.initial),
        budget: cite("全年预算数", "budget", &row.budget),
        executed: cite("全年执行数", "executed", &row.executed),
        name,
    }
}

const fn form_name(source: FundSource) -> &'static str {
    match source {
        FundSource::Total => "年度资金总额",
        FundSource::Current => "其中:当年财政拨款",
        FundSource::Carryover => "上年结转资金",
        FundSource::Other => "其他资金",
    }
}

fn tiers(tiers: &[TierScore], document: &Document) -> Vec<TierFacts> {
    let first_level = tiers.iter().enumerate().filter(|(_, tier)| tier.path.len() == 1);
    let facts = first_level.filter_map(|(index, tier)| {
        let cite = |what, key: &str, value| document.maybe(what, &format!("/tiers/{index}/{key}"), value);
        Some(TierFacts {
            name: in_line(&tier.path.concat()),
            weight: cite("分值", "weight", tier.weight.as_ref())?,
            score: cite("得分", "score", tier.score.as_ref())?,
            share: None,
        })
    });
    facts.collect()
}

fn indicators(evaluated: &Evaluated, document: &Document) -> Vec<IndicatorFacts> {
    let rows = evaluated.card.indicators.iter().zip(&evaluated.exceeded).enumerate();
    rows.map(|(index, (row, exceeded))| indicator(row, *exceeded, &(index, document))).collect()
}

fn indicator(row: &ScoredIndicator, exceeded: bool, (index, document): &(usize, &Document)) -> IndicatorFacts {
    let pointer = |key: &str| format!("/indicators/{index}/{key}");
    let own = row.name.as_deref().map(in_line).filter(|name| !name.is_empty());
    let above = || row.path.last().map(|tier| in_line(tier)).unwrap_or_default();
    let why = matches!(row.outcome, Outcome::Missing | Outcome::Unassessable | Outcome::NotApplicable);
    IndicatorFacts {
        path: row.path.iter().map(|tier| in_line(tier)).collect(),
        name: own.unwrap_or_else(above),
        target: printed("年度指标值", &pointer("target"), row, row.target.as_ref().map(|text| &*text.0), document),
        actual: printed("实际完成值", &pointer("actual"), row, row.actual.as_ref().map(|text| &*text.0), document),
        weight: document.maybe("分值", &pointer("weight"), row.weight.as_ref()),
        score: document.maybe("得分", &pointer("score"), row.score.as_ref()),
        outcome: row.outcome,
        met: is_met(row, exceeded),
        unmet: is_unmet(row, exceeded),
        exceeded: exceeded && row.score != row.weight,
        reason: row.reason.as_deref().map(in_line).filter(|reason| !reason.is_empty()),
        why: row.why.as_ref().filter(|_| why).map(|why| in_line(&why.zh)),
    }
}

/// A cell with the operator and the unit that stand in columns of their own.
fn printed(what: &str, pointer: &str, row: &ScoredIndicator, text: Option<&str>, document: &Document) -> Option<Cited> {
    let operator = row.operator.as_ref().filter(|_| pointer.ends_with("target"));
    let numeric = text.is_some_and(|text| text.ends_with(|c: char| c.is_ascii_digit()));
    let unit = row.unit.as_ref().filter(|_| numeric);
    let sign = operator.map(|operator| operator.0.as_str()).filter(|sign| !sign.chars().any(char::is_alphanumeric));
    let text = format!("{}{}{}", sign.unwrap_or_default(), text?, unit.map_or("", |unit| &unit.0));
    document.cell(what, pointer, Some(&text))
}

/// Whether the target was reached, far exceeded or not.
pub(super) const fn is_met(row: &ScoredIndicator, exceeded: bool) -> bool {
    matches!(row.outcome, Outcome::Met) || (exceeded && matches!(row.outcome, Outcome::Partial | Outcome::Missed))
}

/// Whether the target was not reached. What is lost for exceeding it is no miss.
pub(super) const fn is_unmet(row: &ScoredIndicator, exceeded: bool) -> bool {
    matches!(row.outcome, Outcome::Partial | Outcome::Missed) && !exceeded
}
