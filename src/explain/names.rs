//! What the steps of a derivation are called.

use std::borrow::Cow;

use super::sentence::Derivation;
use crate::ledger::StepName;
use crate::model::scorecard::{ParameterUsed, Step};
use crate::score::{all_steps, label};

impl Derivation<'_> {
    /// What a step is called.
    pub(super) fn name<'n>(&self, id: &'n str) -> Cow<'n, str> {
        match self.fixed(id) {
            Some(step) => Cow::Borrowed(step.name.get(self.language)),
            None => self.numbered(id).map_or(Cow::Borrowed(id), Cow::Owned),
        }
    }

    /// The name of a step that is in no series; one that goes by what stands before it rather than the one that does not.
    fn fixed(&self, id: &str) -> Option<&'static StepName> {
        let named = all_steps().flat_map(|steps| steps.names).filter(|name| name.id == id);
        let known = named.filter(|name| name.beside.is_none_or(|beside| self.has_before(id, beside)));
        known.max_by_key(|name| name.beside.is_some()).copied()
    }

    /// Whether a step of a name, or of a series, stands before another one.
    fn has_before(&self, id: &str, name: &str) -> bool {
        self.steps.iter().take_while(|step| step.id != id).any(|step| step.id.starts_with(name))
    }

    /// The name of a step in a series, after what the number stands for.
    fn numbered(&self, id: &str) -> Option<String> {
        let (name, number) = id.rsplit_once('_')?;
        let series = all_steps().flat_map(|steps| steps.series).find(|series| series.id == name)?;
        let about = match series.of {
            Some(input) => self.subject(&format!("{input}_{number}"))?,
            None => number.to_owned(),
        };
        Some(series.name.get(self.language).replace("{}", &about))
    }

    /// Whose figure an input of a series is: a scorer, an answer, an indicator, a parameter.
    fn subject(&self, id: &str) -> Option<String> {
        let from = self.steps.iter().find(|step| step.id == id)?.from.as_deref()?;
        if let Some(place) = from.strip_suffix("/points") {
            let (indicator, scorer) = place.strip_prefix("/indicators/")?.split_once("/panel/")?;
            let panel = &self.card.indicators.get(indicator.parse::<usize>().ok()?)?.panel;
            return Some(panel.get(scorer.parse::<usize>().ok()?)?.scorer.clone());
        }
        if let Some(index) = from.strip_prefix("/indicators/").and_then(|rest| rest.strip_suffix("/score")) {
            return self.card.indicators.get(index.parse::<usize>().ok()?).map(label);
        }
        let name = from.strip_suffix("/value").unwrap_or(from).rsplit_once('/')?.1;
        Some(name.replace("~1", "/").replace("~0", "~"))
    }

    /// What an input is counted in, where that does not stand above the steps already.
    pub(super) fn unit_of(&self, step: &Step) -> Option<&str> {
        match step.id.as_ref() {
            "budget" | "initial" | "received" | "pooled" | "executed" => self.card.currency.as_deref(),
            _ => self.parameter_of(step)?.unit.as_deref(),
        }
    }

    /// The parameter that an input takes.
    pub(super) fn parameter_of(&self, step: &Step) -> Option<&ParameterUsed> {
        let is_one = step.id.starts_with("parameter_");
        let name = self.subject(&step.id).filter(|_| is_one)?;
        self.card.parameters.get(&name)
    }
}
