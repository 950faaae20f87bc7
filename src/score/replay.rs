//! Replays derivations from a scorecard alone, step by step, without any method.

use std::collections::HashMap;

use serde::Serialize;

use super::steps::SCORE;
use crate::model::scorecard::{Operand, Operation, Scorecard, Step};
use crate::model::value::Date;
use crate::num::{ExactSum, Figure, Fraction, Rounding, Value};

/// A figure that is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mismatch {
    /// Where it stands in the scorecard, as a JSON Pointer.
    pub pointer: String,
    /// What the scorecard says.
    pub stated: String,
    /// What comes out.
    pub computed: String,
}

/// Replays every derivation of a scorecard: each step from its operands, each score from its
/// last steps. An empty list means that every point is accounted for.
#[must_use]
pub fn replay(card: &Scorecard) -> Vec<Mismatch> {
    let mut replay = Replay { card, found: Vec::new() };
    if let Some(execution) = &card.execution {
        let results = [("score", execution.score), ("rate_percent", execution.rate_percent)];
        replay.derivation("/execution", &execution.derivation, &results, execution.exact.map(Value::from).as_ref());
    }
    for (index, indicator) in card.indicators.iter().enumerate() {
        let base = format!("/indicators/{index}");
        replay.derivation(
            &base,
            &indicator.derivation,
            &[("score", indicator.score)],
            indicator.exact.map(Value::from).as_ref(),
        );
    }
    for (index, tier) in card.tiers.iter().enumerate() {
        replay.derivation(&format!("/tiers/{index}"), &tier.derivation, &[("score", tier.score)], tier.exact.as_ref());
    }
    let total = &card.total;
    replay.derivation("/total", &total.derivation, &[("score", total.score)], total.exact.as_ref());
    replay.found
}

/// The steps so far.
type Known<'s> = HashMap<&'s str, &'s Value>;

struct Replay<'a> {
    card: &'a Scorecard,
    found: Vec<Mismatch>,
}

impl Replay<'_> {
    fn derivation(&mut self, base: &str, steps: &[Step], results: &[(&str, Option<Figure>)], exact: Option<&Value>) {
        if steps.is_empty() {
            return;
        }
        let mut known: Known<'_> = HashMap::new();
        for (index, step) in steps.iter().enumerate() {
            let computed = self.step(step, &known);
            self.hold(|| format!("{base}/derivation/{index}/value"), Some(&step.value), computed.as_ref());
            known.insert(&step.id, &step.value);
        }
        for (name, stated) in results {
            let stated = stated.map(Value::from);
            self.hold(|| format!("{base}/{name}"), stated.as_ref(), known.get(name).copied());
        }
        let before_rounding = steps.iter().find(|step| step.id == SCORE.id).and_then(|step| step.of.first());
        let computed = before_rounding.and_then(|operand| match operand {
            Operand::Step(id) => known.get(id.as_ref()).copied(),
            Operand::Constant(_) | Operand::Pointer(_) => None,
        });
        self.hold(|| format!("{base}/exact"), exact, computed);
    }

    /// Holds what the scorecard states against what comes out.
    fn hold(&mut self, pointer: impl FnOnce() -> String, stated: Option<&Value>, computed: Option<&Value>) {
        let same = match (stated, computed) {
            (Some(stated), Some(computed)) => is_same(stated, computed),
            (stated, computed) => stated.is_none() && computed.is_none(),
        };
        if !same {
            let [stated, computed] =
                [stated, computed].map(|value| value.map_or_else(|| "—".to_owned(), ToString::to_string));
            self.found.push(Mismatch { pointer: pointer(), stated, computed });
        }
    }

    /// The value that an operand stands for.
    fn value(&self, operand: &Operand, known: &Known<'_>) -> Option<Value> {
        match operand {
            Operand::Constant(figure) => Some(Value::Figure(*figure)),
            Operand::Pointer(pointer) => self.card.at(pointer),
            // What begins like a constant is one, even where it is no figure.
            Operand::Step(id) if id.starts_with(|c: char| c.is_ascii_digit() || c == '-') => Some(id.as_ref().into()),
            Operand::Step(id) => known.get(id.as_ref()).map(|value| (*value).clone()),
        }
    }

    fn step(&self, step: &Step, known: &Known<'_>) -> Option<Value> {
        if step.op == Operation::Input {
            return self.value(&Operand::from(step.from.clone()?), known);
        }
        let values: Vec<Value> = step.of.iter().map(|operand| self.value(operand, known)).collect::<Option<_>>()?;
        if step.op == Operation::Listed {
            return Some(one_if(step.words.contains(&values.first()?.to_string())));
        }
        if step.op == Operation::DaysAfter {
            let days: Vec<Date> = values.iter().map(|value| value.text().parse().ok()).collect::<Option<_>>()?;
            let [done, due] = days.as_slice() else { return None };
            return Some(Fraction::whole(done.days_after(*due)).into());
        }
        if values.iter().any(|value| matches!(value, Value::Long(_))) {
            return of_long_sum(step, &values);
        }
        let values: Vec<Fraction> = values.iter().map(Value::exact).collect::<Option<_>>()?;
        let holds = |holds: bool| Some(one_if(holds));
        let shown = |value: Fraction| Some(Value::from(value));
        match (step.op, values.as_slice()) {
            (Operation::Add, values) => Some(ExactSum::of(values.iter().copied()).ok()?.into()),
            (Operation::Subtract, [a, b]) => shown(a.subtract(*b).ok()?),
            (Operation::Multiply, [a, b]) => shown(a.multiply(*b).ok()?),
            (Operation::Divide, [a, b]) => shown(a.divide(*b).ok()?),
            (Operation::Clamp, [a, low, high]) => shown(*a.max(low).min(high)),
            (Operation::AtLeast, [a, b]) => holds(a >= b),
            (Operation::Above, [a, b]) => holds(a > b),
            (Operation::Equal, [a, b]) => holds(a == b),
            (Operation::Below, [a, b]) => holds(a < b),
            (Operation::AtMost, [a, b]) => holds(a <= b),
            (Operation::Unequal, [a, b]) => holds(a != b),
            (Operation::Minimum, values) => shown(*values.iter().min()?),
            (Operation::Maximum, values) => shown(*values.iter().max()?),
            (Operation::Absolute, [a]) => shown(if a.is_negative() { Fraction::ZERO.subtract(*a).ok()? } else { *a }),
            (Operation::And, values @ ([_] | [_, _])) => {
                holds(values.iter().all(|value| !value.is_zero()) && values.len() == 2)
            }
            (Operation::Or, values @ ([_] | [_, _])) => holds(values.iter().any(|value| !value.is_zero())),
            (Operation::Not, [a]) => holds(a.is_zero()),
            (Operation::Choose, [_, taken]) => shown(*taken),
            (Operation::Round, [a]) => Some(a.round(Rounding { places: step.places?, mode: step.mode? }).ok()?.into()),
            _ => None,
        }
    }
}

/// What may be done with a sum that is longer than any figure: it is rounded, or the least of it and a limit is taken.
fn of_long_sum(step: &Step, values: &[Value]) -> Option<Value> {
    match (step.op, values) {
        (Operation::Round, [Value::Long(sum)]) => {
            let rounding = Rounding { places: step.places?, mode: step.mode? };
            Some(sum.near().round(rounding).ok()?.into())
        }
        (Operation::Minimum, [sum @ Value::Long(long), limit]) => {
            Some(if long.compare(limit.exact()?).is_gt() { limit.clone() } else { sum.clone() })
        }
        _ => None,
    }
}

/// Whether two figures are the same value; texts have to be the same text.
fn is_same(a: &Value, b: &Value) -> bool {
    a == b || a.exact().is_some_and(|value| Some(value) == b.exact())
}

fn one_if(holds: bool) -> Value {
    Fraction::whole(holds.into()).into()
}
