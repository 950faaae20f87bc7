//! Replays derivations from a scorecard alone, step by step, without any method.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::Value as Json;

use super::steps::SCORE;
use crate::model::scorecard::{Operation, Scorecard, Step};
use crate::model::value::Date;
use crate::num::{Fraction, Rounding};

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
    let Ok(json) = serde_json::to_value(card) else { return Vec::new() };
    let mut replay = Replay { json: &json, found: Vec::new() };
    if let Some(execution) = &card.execution {
        let results = [("score", &execution.score), ("rate_percent", &execution.rate_percent)];
        replay.derivation("/execution", &execution.derivation, &results, execution.exact.as_ref());
    }
    for (index, indicator) in card.indicators.iter().enumerate() {
        let base = format!("/indicators/{index}");
        replay.derivation(&base, &indicator.derivation, &[("score", &indicator.score)], indicator.exact.as_ref());
    }
    for (index, tier) in card.tiers.iter().enumerate() {
        replay.derivation(&format!("/tiers/{index}"), &tier.derivation, &[("score", &tier.score)], tier.exact.as_ref());
    }
    let total = &card.total;
    replay.derivation("/total", &total.derivation, &[("score", &total.score)], total.exact.as_ref());
    replay.found
}

struct Replay<'a> {
    json: &'a Json,
    found: Vec<Mismatch>,
}

impl Replay<'_> {
    fn derivation(&mut self, base: &str, steps: &[Step], results: &[(&str, &Option<String>)], exact: Option<&String>) {
        if steps.is_empty() {
            return;
        }
        let mut known: HashMap<&str, &str> = HashMap::new();
        for (index, step) in steps.iter().enumerate() {
            let computed = self.step(step, &known).unwrap_or_else(|| "—".to_owned());
            if !same(&computed, &step.value) {
                let pointer = format!("{base}/derivation/{index}/value");
                self.found.push(Mismatch { pointer, stated: step.value.clone(), computed });
            }
            known.insert(&step.id, &step.value);
        }
        for (name, stated) in results {
            let computed = known.get(name).copied().unwrap_or("—");
            let stated = stated.as_deref().unwrap_or("—");
            if !same(computed, stated) {
                let pointer = format!("{base}/{name}");
                self.found.push(Mismatch { pointer, stated: stated.to_owned(), computed: computed.to_owned() });
            }
        }
        let before_rounding = steps.iter().find(|step| step.id == SCORE.id).and_then(|step| step.of.first());
        let computed = before_rounding.and_then(|id| known.get(id.as_str())).copied().unwrap_or("—");
        let stated = exact.map_or("—", String::as_str);
        if !same(computed, stated) {
            let pointer = format!("{base}/exact");
            self.found.push(Mismatch { pointer, stated: stated.to_owned(), computed: computed.to_owned() });
        }
    }

    /// The text that an operand stands for.
    fn text(&self, operand: &str, known: &HashMap<&str, &str>) -> Option<String> {
        if operand.starts_with('/') {
            return match self.json.pointer(operand)? {
                Json::String(text) => Some(text.clone()),
                // The month is the one figure that is no string.
                Json::Number(number) => Some(number.to_string()),
                _ => None,
            };
        }
        if operand.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
            return Some(operand.to_owned());
        }
        known.get(operand).map(|value| (*value).to_owned())
    }

    fn step(&self, step: &Step, known: &HashMap<&str, &str>) -> Option<String> {
        if step.op == Operation::Input {
            return self.text(step.from.as_deref()?, known);
        }
        let texts: Vec<String> = step.of.iter().map(|operand| self.text(operand, known)).collect::<Option<_>>()?;
        if step.op == Operation::Listed {
            return Some(u8::from(step.words.contains(texts.first()?)).to_string());
        }
        if step.op == Operation::DaysAfter {
            let days: Vec<Date> = texts.iter().map(|text| text.parse().ok()).collect::<Option<_>>()?;
            let [done, due] = days.as_slice() else { return None };
            return Some(done.days_after(*due).to_string());
        }
        let values: Vec<Fraction> = texts.iter().map(|text| text.parse().ok()).collect::<Option<_>>()?;
        let holds = |holds: bool| Some(u8::from(holds).to_string());
        let shown = |value: Fraction| Some(value.to_string());
        match (step.op, values.as_slice()) {
            (Operation::Add, values) => {
                shown(values.iter().try_fold(Fraction::ZERO, |sum, value| sum.add(*value)).ok()?)
            }
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
            (Operation::Round, [a]) => {
                Some(a.round(Rounding { places: step.places?, mode: step.mode? }).ok()?.to_string())
            }
            _ => None,
        }
    }
}

/// Whether two figures are the same value; texts have to be the same text.
pub(crate) fn same(a: &str, b: &str) -> bool {
    a == b || matches!((a.parse::<Fraction>(), b.parse::<Fraction>()), (Ok(a), Ok(b)) if a == b)
}
