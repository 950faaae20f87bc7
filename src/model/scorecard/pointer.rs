//! What stands at a JSON Pointer of a scorecard, for those that steps point to.

use super::{Execution, Scorecard, ScoredIndicator, TierScore};
use crate::num::{Fraction, Number, Value};

impl Scorecard {
    /// The figure or the words at a JSON Pointer; none where a step has nothing to take.
    #[must_use]
    pub fn at(&self, pointer: &str) -> Option<Value> {
        let (part, rest) = pointer.strip_prefix('/')?.split_once('/').unwrap_or((pointer, ""));
        match part {
            _ if pointer == "/month" => self.month.map(|month| Fraction::whole(month.into()).into()),
            "execution" => self.execution.as_ref()?.at(rest),
            "parameters" => {
                let parameter = self.parameters.get(&unescaped(rest.strip_suffix("/value")?))?;
                Some(parameter.value.into())
            }
            "total" if rest == "exact" => self.total.exact.clone(),
            "total" if rest == "score" => self.total.score.map(Value::from),
            "indicators" => {
                let (index, rest) = numbered(rest)?;
                self.indicators.get(index)?.at(rest)
            }
            "tiers" => {
                let (index, rest) = numbered(rest)?;
                self.tiers.get(index)?.at(rest)
            }
            _ => None,
        }
    }
}

impl Execution {
    fn at(&self, key: &str) -> Option<Value> {
        let figure = match key {
            "budget" => self.budget,
            "executed" => self.executed,
            "initial" => self.initial,
            "received" => self.received,
            "pooled" => self.pooled,
            "weight" => self.weight,
            "score" => self.score,
            "exact" => self.exact,
            _ => None,
        };
        figure.map(Value::from)
    }
}

impl ScoredIndicator {
    fn at(&self, key: &str) -> Option<Value> {
        let figure = match key {
            "weight" => self.weight,
            "judged" => self.judged,
            "score" => self.score,
            "exact" => self.exact,
            "reported" => return self.reported.as_ref()?.points().map(Value::from),
            "reading/target/value" => return self.reading.target.value.clone(),
            "reading/target/high" => return self.reading.target.high.clone(),
            "reading/actual/value" => return self.reading.actual.value.clone(),
            _ => return self.at_people(key),
        };
        figure.map(Value::from)
    }

    /// What people counted and gave: answers of a survey, points of scorers.
    fn at_people(&self, key: &str) -> Option<Value> {
        if let Some(answer) = key.strip_prefix("survey/") {
            let count: Number = self.survey.get(&unescaped(answer))?.0.parse().ok()?;
            return Some(count.into());
        }
        let (index, rest) = numbered(key.strip_prefix("panel/")?)?;
        let scorer = self.panel.get(index).filter(|_| rest == "points")?;
        scorer.points.figure().map(|points| (*points).into())
    }
}

impl TierScore {
    fn at(&self, key: &str) -> Option<Value> {
        match key {
            "score" => self.score.map(Value::from),
            "exact" => self.exact.clone(),
            _ => None,
        }
    }
}

/// A number in a list, and what follows it.
fn numbered(rest: &str) -> Option<(usize, &str)> {
    let (index, rest) = rest.split_once('/')?;
    Some((index.parse().ok()?, rest))
}

fn unescaped(name: &str) -> String {
    name.replace("~1", "/").replace("~0", "~")
}
