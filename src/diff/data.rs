//! What a row was computed from, and what of that two tables say differently.

use super::scorecard_diff::{Cause, CauseKind};
use crate::model::scorecard::{Execution, Outcome, ScoredIndicator};
use crate::model::value::Printed;
use crate::num::{Figure, Fraction, Value};
use crate::words::{Text, Word, text, word};

/// One thing that a table says of a row.
pub(super) struct Datum {
    /// Its key in scorecards.
    key: &'static str,
    /// What it is called.
    name: Word,
    value: Option<Value>,
}

/// What a table says of an indicator.
pub(super) fn of_indicator(scored: &ScoredIndicator) -> Vec<Datum> {
    let printed = |side: &Option<Printed>| words(side.as_ref().map(|printed| printed.0.as_str()));
    let of_points = |key: &str, read| figure_or(scored.printed.get(key), read);
    let excused = scored.why.as_ref().filter(|_| scored.outcome == Outcome::NotApplicable);
    let panel = scored.panel.iter().map(|one| {
        let points = one.points.figure().map(ToString::to_string);
        let points = points.as_deref().or_else(|| one.points.unreadable()).unwrap_or("—").to_owned();
        format!("{} {points}", one.scorer)
    });
    let survey = scored.survey.iter().map(|(answer, count)| format!("{answer} {count}"));
    vec![
        datum("operator", word("计算符号", "operator"), printed(&scored.operator)),
        datum("target", word("目标值", "target"), printed(&scored.target)),
        datum("unit", word("度量单位", "unit"), printed(&scored.unit)),
        datum("actual", word("实际值", "actual value"), printed(&scored.actual)),
        datum("weight", word("分值", "weight"), of_points("weight", scored.weight)),
        datum("judged", word("评分", "points given by a person"), of_points("judged", scored.judged)),
        datum("panel", word("各人评分", "points of the panel"), joined(panel)),
        datum("survey", word("调查结果", "survey"), joined(survey)),
        datum("not_applicable", word("不适用", "not applicable"), words(excused.map(|why| why.zh.as_str()))),
        datum("reason", word("偏差原因", "reason"), words(scored.reason.as_deref())),
    ]
}

/// What a table says of its money.
pub(super) fn of_money(execution: &Execution) -> Vec<Datum> {
    // What cannot be read is held against the other table as it is printed.
    let amount = |key: &str, read: Option<Figure>| {
        read.map(Value::Figure).or_else(|| words(execution.printed.get(key).map(String::as_str)))
    };
    vec![
        datum("initial", word("年初预算数", "initial budget"), amount("initial", execution.initial)),
        datum("budget", word("全年预算数", "budget"), amount("budget", execution.budget)),
        datum("received", word("到位资金", "received"), amount("received", execution.received)),
        datum("pooled", word("统筹整合资金", "pooled"), amount("pooled", execution.pooled)),
        datum("executed", word("全年执行数", "executed"), amount("executed", execution.executed)),
        datum(
            "rate_percent",
            word("执行率", "execution rate"),
            execution.rate_percent.map(|rate| Value::Words(format!("{rate}%"))),
        ),
        datum("weight", word("分值", "weight"), execution.weight.map(Value::Figure)),
    ]
}

const fn datum(key: &'static str, name: Word, value: Option<Value>) -> Datum {
    Datum { key, name, value }
}

/// What a cell says, where it says anything.
fn words(text: Option<&str>) -> Option<Value> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(|text| Value::Words(text.to_owned()))
}

/// A figure; as it is printed where it cannot be read.
fn figure_or(printed: Option<&String>, read: Option<Figure>) -> Option<Value> {
    printed.map_or_else(|| read.map(Value::Figure), |printed| words(Some(printed)))
}

fn joined(parts: impl Iterator<Item = String>) -> Option<Value> {
    words(Some(&parts.collect::<Vec<_>>().join("、")))
}

/// What the two tables say differently.
pub(super) fn causes(before: &[Datum], after: &[Datum]) -> Vec<Cause> {
    let pairs = before.iter().zip(after);
    let differ = |(before, after): &(&Datum, &Datum)| !is_same(before.value.as_ref(), after.value.as_ref());
    pairs.filter(differ).map(|(before, after)| change(before, after)).collect()
}

/// Whether two tables say the same: figures are the same whatever their zeros, 7.5 and 7.50, those in cells too.
fn is_same(before: Option<&Value>, after: Option<&Value>) -> bool {
    let value = |side: &Value| match side {
        Value::Figure(figure) => Some(figure.value()),
        Value::Long(_) => None,
        Value::Words(printed) => printed.parse::<Fraction>().ok(),
    };
    before == after || before.and_then(value).is_some_and(|before| Some(before) == after.and_then(value))
}

fn change(before: &Datum, after: &Datum) -> Cause {
    let Datum { key, name, .. } = before;
    let [from, to] = [before, after].map(|side| side.value.as_ref().map(Value::text));
    let (from, to) = (from.as_deref(), to.as_deref());
    Cause::new(CauseKind::Data, changed(*name, from, to)).sides(key, from, to)
}

/// That something is another one, in words.
pub(super) fn changed(name: Word, from: Option<&str>, to: Option<&str>) -> Text {
    let [from, to] = [from, to].map(|side| side.unwrap_or("—"));
    text!("{name} {from} → {to}", "{name} {from} → {to}"; name)
}
