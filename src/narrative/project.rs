//! What there is to tell of one project.

use super::cite::{CitedDocument, in_line};
use super::evaluated::Evaluated;
use super::facts::{FundFacts, IndicatorFacts, MoneyFacts, ProjectFacts, Reached, TierFacts};
use super::outcomes::outcomes;
use crate::model::assessment::{FundRow, FundSource, Goal};
use crate::model::scorecard::{Execution, Outcome, ScoredIndicator, TierScore};
use crate::model::value::{Amount, Entered};
use crate::num::{Figure, is_blank_mark};
use crate::prose::Cited;
use crate::rollup::{EntryResult, Reason, Summary};
use crate::words::Note;

/// The facts of a table.
pub(super) fn project(evaluated: &Evaluated, document: &CitedDocument) -> ProjectFacts {
    let Evaluated { card, entry, .. } = evaluated;
    let total = &card.total;
    let cite = |what, key: &str, value| document.points(what, &format!("/total/{key}"), value);
    let indicators = indicators(evaluated, document);
    let currency = card.currency.as_deref().map_or_else(|| Summary::CURRENCY.to_owned(), in_line);
    ProjectFacts {
        name: in_line(&entry.name),
        department: entry.department.0.as_deref().map(in_line),
        unit: card.project.implementer.as_deref().or(entry.unit.0.as_deref()).map(in_line),
        currency: currency.clone(),
        complete: entry.result.score().is_some(),
        inapplicable: matches!(entry.result, EntryResult::NotScored(Reason::NotPassedOn)),
        score: cite("得分", "score", total.score),
        // Of a table of which a part is open no total was computed that another one could be held against.
        stated: entry
            .reported
            .filter(|_| total.weight == total.assessed)
            .filter(|stated| total.score.is_some_and(|score| score.value() != *stated))
            .map(Figure::from),
        weight: cite("分值", "weight", total.weight),
        assessed: cite("已评分值", "assessed", total.assessed),
        grade: card.grade.as_deref().map(in_line),
        money: card.execution.as_ref().map(|execution| money(execution, &currency, document)),
        goal: evaluated.goal.as_ref().and_then(goal),
        funds: evaluated.funds.iter().enumerate().map(|(index, row)| fund(index, row, &currency, document)).collect(),
        tiers: tiers(&card.tiers, document),
        outcomes: outcomes(&indicators, document),
        indicators,
    }
}

fn money(execution: &Execution, currency: &str, document: &CitedDocument) -> MoneyFacts {
    let pointer = |key: &str| format!("/execution/{key}");
    let amount = |what, key: &str, value: Option<Figure>| {
        value.map(|value| document.money(what, &pointer(key), value, currency))
    };
    MoneyFacts {
        budget: amount("全年预算数", "budget", execution.budget),
        executed: amount("全年执行数", "executed", execution.executed),
        rate: document.percent("执行率", &pointer("rate_percent"), execution.rate_percent),
        weight: document.points("执行率分值", &pointer("weight"), execution.weight),
        score: document.points("执行率得分", &pointer("score"), execution.score),
        why: open_because(execution.outcome, execution.why.as_ref()),
    }
}

/// Why something could not be assessed.
fn open_because(outcome: Option<Outcome>, why: Option<&Note>) -> Option<String> {
    let open = matches!(outcome, Some(Outcome::Missing | Outcome::Unassessable | Outcome::NotApplicable));
    why.filter(|_| open).map(|why| in_line(&why.zh))
}

fn goal(goal: &Goal) -> Option<Goal> {
    let text = |text: &Option<String>| text.as_deref().map(in_line).filter(|text| !text.is_empty());
    let goal = Goal { expected: text(&goal.expected), achieved: text(&goal.achieved) };
    (goal.expected.is_some() || goal.achieved.is_some()).then_some(goal)
}

fn fund(index: usize, row: &FundRow, currency: &str, document: &CitedDocument) -> FundFacts {
    let cite = |what: &str, key: &str, amount: &Entered<Amount>| {
        let pointer = format!("/funds/{index}/{key}");
        match amount {
            Entered::Open => None,
            Entered::Figure(Amount { number, unit: None }) => {
                Some(document.number(what, &pointer, (*number).into()).counted_in(currency))
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

fn tiers(tiers: &[TierScore], document: &CitedDocument) -> Vec<TierFacts> {
    let first_level = tiers.iter().enumerate().filter(|(_, tier)| tier.path.len() == 1);
    let facts = first_level.filter_map(|(index, tier)| {
        let cite = |what, key: &str, value| document.points(what, &format!("/tiers/{index}/{key}"), value);
        Some(TierFacts {
            name: in_line(&tier.path.concat()),
            weight: cite("分值", "weight", tier.weight)?,
            score: cite("得分", "score", tier.score)?,
            share: None,
        })
    });
    facts.collect()
}

fn indicators(evaluated: &Evaluated, document: &CitedDocument) -> Vec<IndicatorFacts> {
    let rows = evaluated.card.indicators.iter().zip(&evaluated.exceeded).enumerate();
    rows.map(|(index, (row, exceeded))| indicator(index, row, *exceeded, document)).collect()
}

fn indicator(index: usize, row: &ScoredIndicator, exceeded: bool, document: &CitedDocument) -> IndicatorFacts {
    let pointer = |key: &str| format!("/indicators/{index}/{key}");
    let own = row.name.as_deref().map(in_line).filter(|name| !name.is_empty());
    let above = || row.path.last().map(|tier| in_line(tier)).unwrap_or_default();
    let weight = match row.effective_weight {
        Some(weight) => document.points("分值", &pointer("effective_weight"), Some(weight)),
        None => document.points("分值", &pointer("weight"), row.weight),
    };
    IndicatorFacts {
        path: row.path.iter().map(|tier| in_line(tier)).collect(),
        name: own.unwrap_or_else(above),
        target: printed("年度指标值", &pointer("target"), row, row.target.as_ref().map(|text| &*text.0), document),
        actual: printed("实际完成值", &pointer("actual"), row, row.actual.as_ref().map(|text| &*text.0), document),
        weight,
        score: document.points("得分", &pointer("score"), row.score),
        result: reached(row, exceeded),
        reason: row.reason.as_deref().map(in_line).filter(|reason| !is_blank_mark(reason) && reason != "无"),
        why: open_because(Some(row.outcome), row.why.as_ref()),
    }
}

/// Whether a row has less than its full points.
fn lacks_points(row: &ScoredIndicator) -> bool {
    let weight = row.effective_weight.or(row.weight);
    row.score.zip(weight).is_some_and(|(score, weight)| score.value() < weight.value())
}

/// A cell with the operator and the unit that stand in columns of their own.
fn printed(
    what: &str,
    pointer: &str,
    row: &ScoredIndicator,
    text: Option<&str>,
    document: &CitedDocument,
) -> Option<Cited> {
    let operator = row.operator.as_ref().filter(|_| pointer.ends_with("target"));
    let numeric = text.is_some_and(|text| text.ends_with(|c: char| c.is_ascii_digit()));
    let unit = row.unit.as_ref().filter(|_| numeric);
    let sign = operator.map(|operator| operator.0.as_str()).filter(|sign| !sign.chars().any(char::is_alphanumeric));
    let text = format!("{}{}{}", sign.unwrap_or_default(), text?, unit.map_or("", |unit| &unit.0));
    document.cell(what, pointer, Some(&text))
}

/// What came of a row. What is lost for exceeding a target is no miss.
fn reached(row: &ScoredIndicator, exceeded: bool) -> Reached {
    match row.outcome {
        Outcome::Partial | Outcome::Missed if !exceeded => Reached::Unmet,
        Outcome::Met | Outcome::Partial | Outcome::Missed if exceeded && lacks_points(row) => Reached::Exceeded,
        Outcome::Met | Outcome::Partial | Outcome::Missed => Reached::Met,
        Outcome::Judged if lacks_points(row) => Reached::JudgedShort,
        Outcome::Judged | Outcome::Stated => Reached::Judged,
        Outcome::Missing | Outcome::Unassessable => Reached::Open,
        Outcome::NotApplicable => Reached::NotApplicable,
    }
}
